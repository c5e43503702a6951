import type { StandardPropertyKey } from './properties.js';

export interface StandardEvent {
  /** In English it is called by the words of its key. */
  zh: string;
  properties: readonly StandardPropertyKey[];
}

export const standard = <const Key extends StandardPropertyKey>(
  zh: string,
  properties: readonly Key[],
): { zh: string; properties: readonly Key[] } => ({ zh, properties });
