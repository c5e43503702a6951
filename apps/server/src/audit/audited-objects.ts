import { systemActor } from '@strata/access';
import { isStorableText, withoutSensitiveLiterals } from '@strata/rules';
import type { App } from '../composition.js';

type Reader = (app: App, id: string) => Promise<unknown>;

/** Reads by a number of ours; whatever else was asked for is nobody's id. */
const numbered =
  (read: Reader): Reader =>
  (app, id) =>
    /^[1-9]\d{0,17}$/.test(id) ? read(app, id) : Promise.resolve(undefined);

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * How definitions and settings are read before and after somebody changes them, by the kind of object and its id; or why they are
 * not. What is kept of people is not among them: a trail that is only ever added to can forget nobody.
 */
export const AUDITED_OBJECTS: Readonly<Record<string, Reader | { readonly not: string }>> = {
  access_settings: ({ accessSettings }) => accessSettings.get(),
  // Without the address, which a trail that forgets nobody need not know.
  account: numbered(async ({ members, sessions }, id) => {
    const found = (await members.list()).find((one) => one.id === id);
    if (!found) return undefined;
    return { name: found.name, hasSecondFactor: found.hasSecondFactor, sessions: (await sessions.list(id)).length };
  }),
  api_key: numbered(({ apiKeys }, id) => apiKeys.find(id)),
  approval: async ({ approvals }, id) => {
    const found = await approvals.find(systemActor('audit'), id);
    if (!found) return undefined;
    const { operation, people, state, askedByName, decidedByName } = found;
    return { operation, people, state, askedByName, decidedByName };
  },
  attribute: async ({ attributes }, key) => (await attributes.list()).find((one) => one.key === key),
  audit: { not: 'it is only ever added to' },
  connector: async ({ inbound }, key) => (await inbound.connectors.list()).find((one) => one.key === key),
  consent_purpose: async ({ purposes }, key) => (await purposes.list()).find((one) => one.key === key),
  destination: async ({ destinations }, key) => {
    const found = (await destinations.list()).find((one) => one.key === key);
    return (
      found && { name: found.name, url: found.url, kinds: found.kinds, objects: found.objects, paused: found.paused }
    );
  },
  duplicate: { not: 'two users, whose ids the entry has, are proposed no more' },
  // Neither the reason, which somebody typed, nor whose it was.
  erasure: async ({ erasures }, id) => {
    const found = UUID.test(id) ? await erasures.byId(id) : undefined;
    return found && { erasedAt: found.erasedAt, liftedAt: found.liftedAt };
  },
  identity_notice: { not: 'it is of an address or a number of somebody' },
  identity_policy: async ({ identityPolicies }, kind) =>
    (await identityPolicies.list()).find((one) => one.kind === kind),
  // What the file is, not what is in it: its examination quotes rows.
  import: numbered(async ({ imports }, id) => {
    const found = await imports.find(id);
    return found && { state: found.state, source: found.source };
  }),
  import_mapping: async ({ importMappings }, name) => {
    const found = (await importMappings.list()).find((one) => one.name === name);
    return found && { name: found.name, mapping: found.mapping };
  },
  inference_table: async ({ inferenceTables }, kind) => (await inferenceTables.list()).find((one) => one.kind === kind),
  member: numbered(async ({ members }, id) => {
    const { name, role, state, hasSecondFactor } = (await members.list()).find((one) => one.id === id) ?? {};
    return role && { name, role, state, hasSecondFactor };
  }),
  merge: numbered(async ({ merges }, id) => {
    const [found] = await merges.page(1, String(BigInt(id) + 1n));
    return found?.id === id ? { keptId: found.keptId, mergedId: found.mergedId, undoneAt: found.undoneAt } : undefined;
  }),
  model: ({ models }, key) => models.find(key),
  movement: { not: 'it is of people, and is kept for a week' },
  processing_record: async ({ processing }, id) => (await processing.records()).get(id),
  retention: async ({ retentions }, id) => (await retentions.list()).find(({ kind, name }) => `${kind} ${name}` === id),
  role: async ({ roles }, key) => (await roles.list()).find((one) => one.key === key),
  segment: ({ segments }, key) => segments.queries.find(key),
  session: numbered(async ({ sessions }, id) => {
    const member = await sessions.ownerOf(id);
    return member && { member };
  }),
  source: ({ sources }, key) => sources.get(key),
  tag: ({ tags }, key) => tags.byKey(key),
  // Whether their data may be used; all else of them can be forgotten.
  user: numbered(async ({ profiles }, id) => {
    const [found] = Number(id) < 2 ** 31 ? await profiles.byIds([Number(id)]) : [];
    return found && { restrictedAt: found.restrictedAt };
  }),
  webhook: async ({ inbound }, key) => (await inbound.webhooks.list()).find((one) => one.key === key),
  workspace: ({ workspace }) => workspace.get(),
  write_key: async ({ inbound }, key) => (await inbound.writeKeys.list()).find((one) => one.key === key),
};

/** There is one of each, without an id. */
const ALONE = new Set(['access_settings', 'workspace']);

/** What moves without anybody having changed it. */
const MOVING = new Set([
  'updatedAt',
  'usedAt',
  'setAt',
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
  const read = AUDITED_OBJECTS[object];
  if (typeof read !== 'function' || (id === '' && !ALONE.has(object)) || !isStorableText(id)) return undefined;
  const found = await read(app, id);
  if (found === undefined || found === null) return undefined;
  const plain = JSON.parse(JSON.stringify(found)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(plain).filter(([name]) => !MOVING.has(name)));
}

/**
 * What is different, before and after. Of conditions on sensitive attributes the literals are left out: many read the trail who may
 * not see them, and it forgets nobody whose number a rule has named.
 */
export function changesOf(
  before: Settings | undefined,
  after: Settings | undefined,
  sensitive: ReadonlySet<string>,
): { before?: Settings; after?: Settings } {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const changed = [...names].filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
  if (changed.length === 0) return {};
  const part = (settings: Settings): Settings =>
    withoutSensitiveLiterals(
      Object.fromEntries(changed.filter((name) => name in settings).map((name) => [name, settings[name]])),
      sensitive,
    );
  return { ...(before && { before: part(before) }), ...(after && { after: part(after) }) };
}
