/** A population of plain objects, written to the tables as the folders that own them do, with news in the change feed. */
import { recordChanges } from '@strata/audience';
import { collectColumns } from '@strata/collect';
import type { Database, Transaction } from '@strata/db';
import { profileColumns } from '@strata/profile';
import type { AttributeType, Catalogue, Definitions } from '@strata/rules';
import { foldText, normalizeText, parseDate, parseInstant } from '@strata/rules';
import type { Change, JsonValue, Population, PopulationEvent, PopulationUser } from '@strata/rules/testing';
import { tagColumns } from '@strata/tag';

export const catalogue: Catalogue = { ...profileColumns, ...collectColumns, ...tagColumns };

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Empties the tables and writes the population in their place. */
export async function storePopulation(
  database: Database,
  definitions: Definitions,
  { users, events }: Population,
): Promise<void> {
  await database.transaction(async (transaction) => {
    for (const table of ['users', 'user_attributes', 'tag_assignments', 'tags', 'events', 'changes']) {
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

function topicsOf({ attributes, tags }: Definitions): string[] {
  return [...[...attributes.keys()].map((key) => `attribute:${key}`), ...[...tags.keys()].map((key) => `tag:${key}`)];
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
    arrive: ['users', ...topicsOf(definitions)],
    erase: ['users'],
  };
  await recordChanges(
    transaction,
    topics[change.change].map((topic) => ({ topic, users: [id] })),
  );
}

async function storeUser(
  transaction: Transaction,
  { attributes }: Definitions,
  { id, erased = false, attributes: values, tags }: PopulationUser,
): Promise<void> {
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
    `DELETE FROM tag_assignments WHERE user_id = $1 AND tag_id NOT IN (SELECT id FROM tags WHERE key = ANY($2))`,
    [id, tags.map(({ tag }) => tag)],
  );
  for (const { tag, weight, assignedAt, expiresAt } of tags) {
    await transaction.query(
      `INSERT INTO tag_assignments (user_id, tag_id, weight, source, assigned_at, expires_at)
       SELECT $1, id, $3::float8, 'test', $4::timestamptz, $5::timestamptz FROM tags WHERE key = $2
       ON CONFLICT (user_id, tag_id) DO UPDATE SET weight = excluded.weight, expires_at = excluded.expires_at`,
      [id, tag, weight ?? null, iso(assignedAt), expiresAt === undefined ? null : iso(expiresAt)],
    );
  }
}

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
