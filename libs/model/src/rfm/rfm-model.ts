import type { RfmSettings } from './rfm-settings.js';

/** A model as a run knows it. */
export interface RfmModel {
  id: number;
  key: string;
  name: string;
  settings: RfmSettings;
}
