import { attributes } from './attributes.js';
import type { CaseGroup } from './case-group.js';
import { events, precision } from './events.js';
import { history } from './history.js';
import { reachability } from './reachable.js';
import { sequences } from './sequences.js';
import { decay, tags } from './tags.js';
import { calendar, newYork, saoPaulo } from './time.js';

/** The one table of truths: the oracle, the SQL and the engine answer every case alike. */
export const CASE_GROUPS: readonly CaseGroup[] = [
  attributes,
  tags,
  decay,
  history,
  events,
  precision,
  calendar,
  newYork,
  saoPaulo,
  sequences,
  reachability,
];
