export { RFM_CELLS } from './cells.js';
export { defaultSegments, OTHERS } from './named-segments.js';
export type { NamedSegment } from './named-segments.js';
export { readRfmSettings, RFM_MIDDLES, RFM_SCORINGS } from './rfm-settings.js';
export type { RfmSettings, RfmSettingsInput } from './rfm-settings.js';
export { previewRfm, runRfm } from './rfm-run.js';
export type { RfmFigures } from './rfm-run.js';
export { rfmPersonalData } from './scores.js';
