import { previewRfm, runRfm } from './rfm-run.js';
import { readRfmSettings } from './rfm-settings.js';
import { rfmScores } from './scores.js';

/** Recency, frequency and amount of any events, as scores, cells and named segments. */
export const rfm = { kept: rfmScores, read: readRfmSettings, preview: previewRfm, run: runRfm };
