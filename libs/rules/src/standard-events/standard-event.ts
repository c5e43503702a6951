import type { StandardPropertyKey } from './properties.js';

export interface StandardEvent {
  /** In English it is called by the words of its key. */
  zh: string;
  description: { zh: string; en: string };
  properties: readonly StandardPropertyKey[];
}

export function standard<const Key extends StandardPropertyKey>(
  zh: string,
  { properties, ...description }: { zh: string; en: string; properties: readonly Key[] },
): Omit<StandardEvent, 'properties'> & { properties: readonly Key[] } {
  return { zh, description, properties };
}
