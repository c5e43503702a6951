import type { AttributeDefinition, ConsentPurpose } from '@strata/profile';
import { CHANNELS, channelName, spokenName } from '@strata/rules';
import type { App } from '../composition.js';
import type { SectionPiece } from './pieces.js';
import type { ExportLanguage } from './words.js';

/** What things are called that the company has defined, for the page that a person reads. */
export interface Names {
  timeZone: string;
  attribute(key: string): Pick<AttributeDefinition, 'name' | 'type' | 'unit' | 'standardForm'> | undefined;
  tag(key: string): string;
  event(name: string): string;
  property(key: string): string;
  source(key: string): string | undefined;
  purpose(key: string): string;
  channel(channel: string): string;
  segment(key: string): string;
  webhook(key: string): string;
  /** Learns the names of segments: a company may have thousands, and a person is in few. */
  learn(piece: SectionPiece): Promise<void>;
}

export async function namesOf(app: App, language: ExportLanguage): Promise<Names> {
  const [attributes, tags, sources, purposes, webhooks, { timeZone }] = await Promise.all([
    app.attributes.list(),
    app.tags.list(),
    app.sources.list(),
    app.purposes.list(),
    app.inbound.webhooks.list(),
    app.workspace.get(),
  ]);
  const attribute = new Map(attributes.map((one) => [one.key, one]));
  const tag = new Map(tags.map(({ key, name }) => [key, name]));
  const source = new Map(sources.map(({ key, name }) => [key, name]));
  const purpose = new Map<string, ConsentPurpose['name']>(purposes.map(({ key, name }) => [key, name]));
  const webhook = new Map(webhooks.map(({ key, name }) => [key, name]));
  const segment = new Map<string, string>();
  return {
    timeZone,
    attribute: (key) => attribute.get(key),
    tag: (key) =>
      pathsOf(key)
        .map((path) => tag.get(path) ?? path.slice(path.lastIndexOf('/') + 1))
        .join(' / '),
    event: (name) => spokenName(name, language).name,
    property: (key) => spokenName(key, language).name,
    source: (key) => source.get(key),
    purpose: (key) => purpose.get(key)?.[language] ?? key,
    channel(name) {
      const known = CHANNELS.find((one) => one === name);
      return known ? channelName(known, language) : name;
    },
    segment: (key) => segment.get(key) ?? key,
    webhook: (key) => webhook.get(key) ?? key,
    async learn({ kind, rows }) {
      if (kind !== 'segments') return;
      const keys = [...new Set(rows.flatMap(({ segment: key }) => (typeof key === 'string' ? [key] : [])))].filter(
        (key) => !segment.has(key),
      );
      for (const { key, name } of await app.segments.queries.findMany(keys)) segment.set(key, name);
    },
  };
}

/** `a/b/c`: `a`, `a/b` and `a/b/c`. */
const pathsOf = (key: string): string[] =>
  key.split('/').map((_, place, levels) => levels.slice(0, place + 1).join('/'));
