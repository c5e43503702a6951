import { standard } from './standard-event.js';

/** What Strata itself tells of people: they moved, by what they did or by time alone. */
export const MOVEMENT_EVENTS = {
  segment_entered: standard('进入人群', ['segment']),
  segment_left: standard('离开人群', ['segment']),
  tag_added: standard('获得标签', ['tag']),
  tag_removed: standard('失去标签', ['tag']),
  stage_changed: standard('阶段变化', ['model', 'from_stage', 'to_stage']),
};
