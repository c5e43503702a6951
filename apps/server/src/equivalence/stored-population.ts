/** A population of plain objects, written to the tables as the folders that own them do, with news in the change feed. */
import { recordChanges } from '@strata/audience';
import { collectColumns } from '@strata/collect';
import type { Database, Transaction } from '@strata/db';
import { profileColumns } from '@strata/profile';
import { storeReachability } from '@strata/profile/testing';
import type { AttributeType, Catalogue, Definitions } from '@strata/rules';
import { foldText, normalizeText, parseDate, parseInstant } from '@strata/rules';
import type { Change, JsonValue, Population, PopulationEvent, PopulationUser } from '@strata/rules/testing';
import { tagColumns } from '@strata/tag';

export const catalogue: Catalogue = { ...profileColumns, ...collectColumns, ...tagColumns };

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

const TABLES = [
  'identities',
  'consents',
  'suppressions',
  'users',
  'user_attributes',
  'user_attribute_origins',
  'user_attribute_history',
  'tag_assignments',
  'tag_assignment_history',
  'tags',
  'events',
  'changes',
];

/** Empties the tables and writes the population in their place. */
export async function storePopulation(
  database: Database,
  definitions: Definitions,
  { users, events }: Population,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(`SELECT set_config('strata.person_leaves', 'on', true)`);
    for (const table of TABLES) {
      await transaction.query(`DELETE FROM ${table}`);
    }
    await transaction.query(
      `INSERT INTO tags (key, name, class) SELECT key, key, 'BASIC' FROM unnest($1::text[]) key`,
      [[...definitions.tags.keys()]],
    );
    for (const user of users) await storeUser(transaction, definitions, user);
    for (const event of events) await storeEvent(transaction, event);
    await recordChanges(
      transaction,
      ['users', ...topicsOf(definitions), ...events.map(({ name }) => `event:${name}`)].map((topic) => ({
        topic,
        users: null,
      })),
    );
  });
}

function topicsOf({ attributes, tags, purposes }: Definitions): string[] {
  return [
    ...[...attributes.keys()].map((key) => `attribute:${key}`),
    ...[...tags.keys()].map((key) => `tag:${key}`),
    ...[...(purposes?.keys() ?? [])].map((key) => `consent:${key}`),
    ...ADDRESS_TOPICS,
    'suppressions',
  ];
}

/** Writes what a change made of the population, and the news of it. */
export async function storeChange(
  transaction: Transaction,
  definitions: Definitions,
  change: Change,
  after: Population,
): Promise<void> {
  if (change.change === 'time') return;
  if (change.change === 'event') {
    const { event } = change;
    if (after.events.at(-1) !== event) return;
    await storeEvent(transaction, event);
    await recordChanges(transaction, [{ topic: `event:${normalizeText(event.name)}`, users: [event.user] }]);
    return;
  }
  const id = typeof change.user === 'number' ? change.user : change.user.id;
  const user = after.users.find((one) => one.id === id);
  if (!user) return;
  await storeUser(transaction, definitions, user);
  const topics: Record<typeof change.change, string[]> = {
    attributes: change.change === 'attributes' ? Object.keys(change.attributes).map((key) => `attribute:${key}`) : [],
    assign: change.change === 'assign' ? [`tag:${change.tag.tag}`] : [],
    remove: change.change === 'remove' ? [`tag:${change.tag}`] : [],
    consent: change.change === 'consent' ? [`consent:${change.consent.purpose}`] : [],
    suppress: ['suppressions'],
    addresses: ADDRESS_TOPICS,
    arrive: ['users', ...topicsOf(definitions)],
    erase: ['users'],
  };
  await recordChanges(
    transaction,
    topics[change.change].map((topic) => ({ topic, users: [id] })),
  );
}

async function storeUser(transaction: Transaction, { attributes }: Definitions, user: PopulationUser): Promise<void> {
  const { id, erased = false, attributes: values, tags, since = {}, past = [], pastTags = [] } = user;
  await storeReachability(transaction, user);
  await transaction.query(
    `INSERT INTO users (id, external_id, erased_at) VALUES ($1, $2, CASE WHEN $3 THEN now() END)
     ON CONFLICT (id) DO UPDATE SET erased_at = excluded.erased_at`,
    [id, `user-${id}`, erased],
  );
  const stored = Object.entries(values).map(([key, value]) => [key, STORED[attributes.get(key)!.type](value)] as const);
  await transaction.query(
    `INSERT INTO user_attributes (user_id, "values", folded) VALUES ($1, $2, $3)
     ON CONFLICT (user_id) DO UPDATE SET "values" = excluded."values", folded = excluded.folded`,
    [id, JSON.stringify(Object.fromEntries(stored)), JSON.stringify(foldedOf(stored))],
  );
  await transaction.query(
    `INSERT INTO user_attribute_origins (user_id, origins) VALUES ($1, $2)
     ON CONFLICT (user_id) DO UPDATE SET origins = excluded.origins`,
    [id, JSON.stringify(Object.fromEntries(stored.map(([key]) => [key, ['test', since[key] ?? 0]])))],
  );
  await transaction.query('DELETE FROM user_attribute_history WHERE user_id = $1', [id]);
  const then = past.map(({ key, value, from, to }) => {
    const kept = STORED[attributes.get(key)!.type](value);
    return { key, valid_from: iso(from), valid_to: iso(to), value: kept, folded: foldedOf([[key, kept]])[key] };
  });
  await transaction.query(
    `INSERT INTO user_attribute_history (user_id, key, valid_from, valid_to, value, folded)
     SELECT $1::integer, * FROM jsonb_to_recordset($2::jsonb)
       AS past (key text, valid_from timestamptz, valid_to timestamptz, value jsonb, folded text)`,
    [id, JSON.stringify(then)],
  );
  await transaction.query(
    `DELETE FROM tag_assignments WHERE user_id = $1 AND tag_id NOT IN (SELECT id FROM tags WHERE key = ANY($2))`,
    [id, tags.map(({ tag }) => tag)],
  );
  const isoOrNull = (instant: number | undefined): string | null => (instant === undefined ? null : iso(instant));
  for (const { tag, weight, assignedAt, expiresAt, changedAt } of tags) {
    await transaction.query(
      `INSERT INTO tag_assignments (user_id, tag_id, weight, source, assigned_at, expires_at, changed_at)
       SELECT $1, id, $3::float8, 'test', $4::timestamptz, $5::timestamptz, $6::timestamptz FROM tags WHERE key = $2
       ON CONFLICT (user_id, tag_id) DO UPDATE SET weight = excluded.weight, expires_at = excluded.expires_at,
         assigned_at = excluded.assigned_at, changed_at = excluded.changed_at`,
      [id, tag, weight ?? null, iso(assignedAt), isoOrNull(expiresAt), isoOrNull(changedAt)],
    );
  }
  await transaction.query('DELETE FROM tag_assignment_history WHERE user_id = $1', [id]);
  for (const { tag, weight, assignedAt, expiresAt, from, to } of pastTags) {
    await transaction.query(
      `INSERT INTO tag_assignment_history (user_id, tag_id, valid_from, valid_to, weight, source, assigned_at, expires_at)
       SELECT $1, id, $3, $4, $5, 'test', $6, $7 FROM tags WHERE key = $2`,
      [id, tag, iso(from), iso(to), weight ?? null, iso(assignedAt), isoOrNull(expiresAt)],
    );
  }
}

const ADDRESS_TOPICS = ['identity:EMAIL', 'identity:PHONE', 'identity:IM'];

/** The form in which each type is stored. */
const STORED: Record<AttributeType, (value: JsonValue) => unknown> = {
  TEXT: (value) => normalizeText(value as string),
  NUMBER: (value) => value,
  BOOLEAN: (value) => value,
  DATE: (value) => parseDate(value as string),
  DATETIME: (value) => parseInstant(value as string),
  TEXT_LIST: (value) => (value as string[]).map(normalizeText),
};

/** Texts in lower case, where that differs. */
function foldedOf(values: readonly (readonly [string, unknown])[]): Record<string, string> {
  const texts = values.filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(
    texts
      .map(([key, text]) => [key, foldText(text)] as const)
      .filter(([key, folded]) => {
        return texts.some(([other, text]) => other === key && text !== folded);
      }),
  );
}

async function storeEvent(transaction: Transaction, { user, name, at, properties }: PopulationEvent): Promise<void> {
  const normalized = normalizeJson(properties) as Record<string, JsonValue>;
  await transaction.query(
    `INSERT INTO events (user_id, occurred_at, id, name, properties, folded)
     VALUES ($1, $2, nextval('event_blocks'), $3, $4, $5)`,
    [
      user,
      iso(at),
      normalizeText(name),
      JSON.stringify(normalized),
      JSON.stringify(foldedOf(Object.entries(normalized))),
    ],
  );
}

function normalizeJson(value: JsonValue): JsonValue {
  if (typeof value === 'string') return normalizeText(value);
  if (Array.isArray(value)) return value.map(normalizeJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [normalizeText(key), normalizeJson(part)]));
}
