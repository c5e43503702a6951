import { standard } from './standard-event.js';

/** What Strata itself tells of people: they moved, by what they did or by time alone. */
export const MOVEMENT_EVENTS = {
  segment_entered: standard('进入人群', {
    zh: '用户开始符合一个被关注的人群的规则。',
    en: 'Someone came to match the rule of a watched segment.',
    properties: ['segment'],
  }),
  segment_left: standard('离开人群', {
    zh: '用户不再符合一个被关注的人群的规则。',
    en: 'Someone no longer matches the rule of a watched segment.',
    properties: ['segment'],
  }),
  tag_added: standard('获得标签', {
    zh: '用户按规则获得一个标签。',
    en: 'Someone was given a tag by its rule.',
    properties: ['tag'],
  }),
  tag_removed: standard('失去标签', {
    zh: '用户按规则失去一个标签。',
    en: 'Someone lost a tag by a rule.',
    properties: ['tag'],
  }),
  stage_changed: standard('阶段变化', {
    zh: '用户从生命周期的一个阶段进入另一个阶段。',
    en: 'Someone moved from one stage of a lifecycle to another.',
    properties: ['model', 'from_stage', 'to_stage'],
  }),
};
