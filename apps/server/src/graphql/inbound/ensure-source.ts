import type { SourceKind } from '@strata/profile';
import type { App } from '../../composition.js';

/** The key of a source as it is stored; one that is not defined yet is, by the name of what brings it. */
export async function ensureSource(app: App, key: string, kind: SourceKind, name: string): Promise<string> {
  const known = await app.sources.get(key);
  return (known ?? (await app.sources.define({ key, kind, name }))).key;
}
