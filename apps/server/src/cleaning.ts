import { readCleaningSettings } from '@strata/collect';
import type { CleaningSettings, LoadedTables, Preparing } from '@strata/collect';
import type { SourceService } from '@strata/profile';
import type { DefinitionsProvider } from './definitions.js';

/** What the items of a source are cleaned with: the definitions of now, and the source's settings or others. */
export async function preparingOf(
  definitions: DefinitionsProvider,
  sources: SourceService,
  loadedTables: LoadedTables,
  source: string,
  others?: CleaningSettings,
): Promise<Preparing> {
  const [{ attributes, rules, region }, found] = await Promise.all([definitions.current(), sources.get(source)]);
  const cleaning = others ?? readCleaningSettings(found?.cleaning);
  const tables = await loadedTables.current(cleaning.infer);
  return { timeZone: rules.timeZone, region, attributes, cleaning, tables };
}
