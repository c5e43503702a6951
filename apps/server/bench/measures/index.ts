import type { Measure } from '../measure.js';
import { cold } from './cold.js';
import { fileImport } from './file-import.js';
import { following } from './following.js';
import { history } from './history.js';
import { ingest } from './ingest.js';
import { lookUp } from './look-up.js';
import { materialize } from './materialize.js';
import { memory } from './memory.js';
import { merge } from './merge.js';
import { rfm } from './rfm.js';
import { rules } from './rules.js';
import { slider } from './slider.js';
import { stalls } from './stalls.js';
import { start } from './start.js';
import { statements } from './statements.js';
import { userImport } from './user-import.js';
import { visibility } from './visibility.js';

/** In the order of the table. Those that write come last, so that what they write slows nothing down. */
export const MEASURES: readonly Measure[] = [
  rules,
  slider,
  cold,
  history,
  memory,
  stalls,
  statements,
  start,
  lookUp,
  materialize,
  visibility,
  following,
  ingest,
  rfm,
  merge,
  fileImport,
  userImport,
];
