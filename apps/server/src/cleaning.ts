import { readCleaningSettings } from '@strata/collect';
import type { Preparing } from '@strata/collect';
import type { SourceService } from '@strata/profile';
import type { DefinitionsProvider } from './definitions.js';

/** What the items of a source are cleaned with: the definitions of now, and the source's settings. */
export async function preparingOf(
  definitions: DefinitionsProvider,
  sources: SourceService,
  source: string,
): Promise<Preparing> {
  const [{ attributes, rules, region }, found] = await Promise.all([definitions.current(), sources.get(source)]);
  return { timeZone: rules.timeZone, region, attributes, cleaning: readCleaningSettings(found?.cleaning) };
}
