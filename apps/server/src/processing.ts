import { IDENTITY_KINDS, nameOfRecord } from '@strata/profile';
import type { LegalBasis, ProcessedKind } from '@strata/profile';
import type { App } from './composition.js';

/** What is collected under one definition, and all that is known of why. */
export interface Processing {
  kind: ProcessedKind;
  name: string;
  /** Its name for people. */
  label: string;
  sensitive: boolean;
  purpose: string;
  basis: LegalBasis | null;
  recipients: string;
  /** Where it comes from, by key; empty where nothing of it has come yet. */
  sources: string[];
  /** ISO 8601 duration; null where it is kept for good. */
  keptFor: string | null;
}

/** The records of processing of everything that is collected: attributes, events, identities, and the roots of the tree of tags. */
export async function processingOf(app: App): Promise<Processing[]> {
  const [attributes, events, tags, records, retentions, sources, collected, tagSources] = await Promise.all([
    app.attributes.list(),
    app.eventCatalogue.names(),
    app.tags.list(),
    app.processing.records(),
    app.retentions.list(),
    app.processing.sourcesOfAttributes(),
    app.collectedFrom.sources(),
    app.tags.sources(),
  ]);
  const from = new Map([
    ...collected,
    ...[...sources].map(([name, keys]): [string, string[]] => [nameOfRecord({ kind: 'ATTRIBUTE', name }), keys]),
    ...[...tagSources].map(([name, keys]): [string, string[]] => [nameOfRecord({ kind: 'TAG', name }), keys]),
  ]);
  const periods = new Map(retentions.map(({ kind, name, period }) => [nameOfRecord({ kind, name }), period]));
  const record = (kind: ProcessedKind, name: string, known: Partial<Processing> = {}): Processing => {
    const said = records.get(nameOfRecord({ kind, name }));
    return {
      kind,
      name,
      label: name,
      sensitive: false,
      purpose: said?.purpose ?? '',
      basis: said?.basis ?? null,
      recipients: said?.recipients ?? '',
      sources: from.get(nameOfRecord({ kind, name })) ?? [],
      keptFor: periods.get(nameOfRecord({ kind, name })) ?? null,
      ...known,
    };
  };
  return [
    ...IDENTITY_KINDS.map((kind) => record('IDENTITY', kind)),
    ...attributes.map(({ key, name, sensitive }) => record('ATTRIBUTE', key, { label: name, sensitive })),
    ...[...events].sort().map((name) => record('EVENT', name)),
    ...tags
      .filter(({ key }) => !key.includes('/'))
      .map(({ key, name, ttl }) => record('TAG', key, { label: name, keptFor: ttl })),
  ];
}
