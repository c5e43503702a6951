import { isStorableText } from '@strata/rules';
import type { App } from '../composition.js';

/**
 * How definitions and settings are read before and after somebody changes them, by the kind of object and its id. What is
 * kept of people is not among them: a trail that is only ever added to can forget nobody.
 */
const READERS: Readonly<Record<string, (app: App, id: string) => Promise<unknown>>> = {
  api_key: ({ apiKeys }, id) => apiKeys.find(id),
  attribute: async ({ attributes }, key) => (await attributes.list()).find((one) => one.key === key),
  connector: async ({ inbound }, key) => (await inbound.connectors.list()).find((one) => one.key === key),
  consent_purpose: async ({ purposes }, key) => (await purposes.list()).find((one) => one.key === key),
  // Without the address, which a trail that forgets nobody need not know.
  member: async ({ members }, id) => {
    const { name, role, state, hasSecondFactor } = (await members.list()).find((one) => one.id === id) ?? {};
    return role && { name, role, state, hasSecondFactor };
  },
  role: async ({ roles }, key) => (await roles.list()).find((one) => one.key === key),
  segment: ({ segments }, key) => segments.queries.find(key),
  source: ({ sources }, key) => sources.get(key),
  tag: ({ tags }, key) => tags.byKey(key),
  webhook: async ({ inbound }, key) => (await inbound.webhooks.list()).find((one) => one.key === key),
  workspace: ({ workspace }) => workspace.get(),
};

/** What moves without anybody having changed it. */
const MOVING = new Set([
  'updatedAt',
  'usedAt',
  'secrets',
  'lastRunAt',
  'nextRunAt',
  'cursor',
  'version',
  'refreshedAt',
]);

export type Settings = Readonly<Record<string, unknown>>;

/** The settings of an object as JSON, without what moves by itself; undefined where there is none. */
export async function settingsOf(app: App, object: string, id: string): Promise<Settings | undefined> {
  const read = READERS[object];
  if (!read || (id === '' && object !== 'workspace') || !isStorableText(id)) return undefined;
  const found = await read(app, id);
  if (found === undefined || found === null) return undefined;
  const plain = JSON.parse(JSON.stringify(found)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(plain).filter(([name]) => !MOVING.has(name)));
}

/** What is different, before and after. */
export function changesOf(
  before: Settings | undefined,
  after: Settings | undefined,
): { before?: Settings; after?: Settings } {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const changed = [...names].filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
  if (changed.length === 0) return {};
  const part = (settings: Settings): Settings =>
    Object.fromEntries(changed.filter((name) => name in settings).map((name) => [name, settings[name]]));
  return { ...(before && { before: part(before) }), ...(after && { after: part(after) }) };
}
