import { recordChanges } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import { foldedOf } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';
import { addHistory, dropHistory, rowsSince, takeHistory, writeHistory } from './attribute-history.js';
import type { HistoryRow } from './attribute-history.js';
import { rowLock } from './identities/hold-users.js';
import { originOf, stands, startOf } from './origin.js';
import type { Candidate, Present, StoredOrigin } from './origin.js';
import { ranksOfSources } from './sources/source.service.js';
import type { PastRow } from './timeline.js';

/** What was so of one attribute; an origin without a value is that of a removal. */
export type Held = { value: StoredValue | null; origin: StoredOrigin | null };

/** One attribute that was taken, what the kept user had, and what stands there since; null where theirs stayed. */
interface MovedAttribute {
  key: string;
  taken: Held;
  was: Held | null;
  became: Held | null;
}

export interface MovedAttributes {
  attributes: MovedAttribute[];
  /** The whole past of the user that was merged, and by what the kept user's history grew; older records have no ends. */
  past: HistoryRow[];
  added: [key: string, from: string, to?: string][];
}

/**
 * Gives the attributes of one user to another, as if the other's had been said of the kept one: the better ranked source
 * stands, then the newer value, at one time the kept user's. A removal comes only where nothing is. The past of an attribute
 * comes along where the kept user has none of it; else the kept user's own past stands.
 */
export async function moveAttributes(transaction: Transaction, from: number, to: number): Promise<MovedAttributes> {
  const held = await heldBy(transaction, [from, to]);
  const kept = held.get(to) ?? new Map<string, Held>();
  const rankOf = await ranksOfSources(transaction);
  const past = await takeHistory(transaction, from);
  const now = Date.now();
  const closed: (PastRow & { key: string })[] = [];
  const attributes = [...(held.get(from) ?? [])].map(([key, taken]): MovedAttribute => {
    const was = kept.get(key) ?? null;
    if (was && !prevails(taken, was, rankOf)) return { key, taken, was, became: null };
    const [start, before] = [startOf(present(taken)), was ? startOf(present(was)) : undefined];
    const since = before === undefined || (start !== undefined && start > before) ? start : Math.max(now, before);
    if (was && was.value !== null && before !== undefined && since !== undefined && since > before)
      closed.push({ key, from: before, to: since, value: was.value, ...speakerOf(was) });
    const became = { value: taken.value, origin: taken.origin && startingAt(taken.origin, since ?? taken.origin[1]) };
    kept.set(key, became);
    return { key, taken, was, became };
  });
  await write(transaction, to, kept);
  await write(transaction, from, new Map());
  const whole = new Set(attributes.filter(({ was }) => !was).map(({ key }) => key));
  const along = past.filter(({ key }) => whole.has(key));
  await addHistory(transaction, to, along);
  await writeHistory(transaction, [
    { userId: to, past: closed.map(({ key, ...row }) => ({ key, gone: [], came: [row] })) },
  ]);
  await announce(transaction, attributes, past, [from, to]);
  const added = [
    ...along.map((row): [string, string, string] => [row.key, row.valid_from, row.valid_to]),
    ...closed.map((one): [string, string, string] => [
      one.key,
      new Date(one.from).toISOString(),
      new Date(one.to).toISOString(),
    ]),
  ];
  return { attributes, past, added };
}

/** Gives them back. A value that has changed since the move, or its past, stays as it is now, and so does what went before it. */
export async function moveAttributesBack(
  transaction: Transaction,
  from: number,
  to: number,
  { attributes, past, added }: MovedAttributes,
): Promise<void> {
  const kept = (await heldBy(transaction, [to])).get(to) ?? new Map<string, Held>();
  const rewritten = await rewrittenSince(transaction, to, added);
  const untouched = attributes.filter(
    ({ key, became }) => became !== null && isSame(kept.get(key), became) && !rewritten.has(key),
  );
  for (const { key, was } of untouched) {
    if (was) kept.set(key, was);
    else kept.delete(key);
  }
  await write(transaction, to, kept);
  await write(transaction, from, new Map(attributes.map(({ key, taken }) => [key, taken])));
  const back = new Set(untouched.map(({ key }) => key));
  await dropHistory(
    transaction,
    to,
    added.flatMap(([key, from]) => (back.has(key) ? [[key, from] as const] : [])),
  );
  await addHistory(transaction, from, past);
  await announce(transaction, attributes, past, [from, to]);
}

/** Whether what is taken stands in place of what the kept user has. Of two of which neither is ahead, the kept user's stays. */
export function prevails(taken: Held, was: Held, rankOf: (source?: string) => number): boolean {
  if (taken.value === null) return false;
  return stands(candidate(taken), present(was), rankOf) && !stands(candidate(was), present(taken), rankOf);
}

/** Of which attributes the past that a move added is not there any more as it was: something came late. */
async function rewrittenSince(
  transaction: Transaction,
  userId: number,
  added: MovedAttributes['added'],
): Promise<ReadonlySet<string>> {
  const known = added.flatMap(([key, from, to]) => (to === undefined ? [] : [{ key, from, to }]));
  if (known.length === 0) return new Set();
  const asked = [...new Set(known.map(({ key }) => key))].map((key) => ({ userId, key, at: 0 }));
  const rows = (await rowsSince(transaction, asked)).get(userId);
  const isThere = ({ key, from, to }: (typeof known)[number]): boolean =>
    rows?.get(key)?.some((row) => row.from === Date.parse(from) && row.to === Date.parse(to)) ?? false;
  return new Set(known.filter((one) => !isThere(one)).map(({ key }) => key));
}

const present = ({ value, origin }: Held): Present => ({ value: value ?? undefined, origin: origin ?? undefined });
const candidate = ({ value, origin }: Held): Candidate => ({
  value,
  source: origin?.[0] ?? '',
  at: origin?.[1] ?? -Infinity,
  inferred: origin?.[2]?.inferred,
});

const speakerOf = ({ origin }: Held): Pick<PastRow, 'source' | 'original' | 'inferred'> => ({
  source: origin?.[0],
  original: origin?.[2]?.original,
  inferred: origin?.[2]?.inferred,
});

/** The same origin, of a value that is valid from another time on. */
function startingAt([source, at, details]: StoredOrigin, start: number): StoredOrigin {
  return originOf({ value: null, source, at, original: details?.original, inferred: details?.inferred }, start, at);
}

/** The same whatever the order of keys, which PostgreSQL changes. */
function isSame(one: Held | undefined, other: Held): boolean {
  const text = ({ value, origin }: Held): string =>
    JSON.stringify([value, origin?.slice(0, 2), Object.entries(origin?.[2] ?? {}).sort()]);
  return one !== undefined && text(one) === text(other);
}

/** Locked, so that nothing written meanwhile is lost. */
const heldBy = async (transaction: Transaction, users: number[]): Promise<Map<number, Map<string, Held>>> =>
  attributesHeld(transaction, users, await rowLock(transaction));

/** All that is so of the attributes of these users. */
export async function attributesHeld(
  queryable: Queryable,
  users: number[],
  lock: '' | 'FOR UPDATE' = '',
): Promise<Map<number, Map<string, Held>>> {
  const rows = await queryable.query<{ user_id: number; values: Record<string, StoredValue> }>(
    `SELECT user_id, "values" FROM user_attributes WHERE user_id = ANY($1::integer[]) ORDER BY user_id ${lock}`,
    [users],
  );
  const origins = await queryable.query<{ user_id: number; origins: Record<string, StoredOrigin> }>(
    `SELECT user_id, origins FROM user_attribute_origins WHERE user_id = ANY($1::integer[]) ORDER BY user_id ${lock}`,
    [users],
  );
  const originsOf = new Map(origins.map((row) => [row.user_id, row.origins]));
  return new Map(
    rows.map(({ user_id, values }) => {
      const known = originsOf.get(user_id) ?? {};
      const keys = [...new Set([...Object.keys(values), ...Object.keys(known)])];
      return [user_id, new Map(keys.map((key) => [key, { value: values[key] ?? null, origin: known[key] ?? null }]))];
    }),
  );
}

/** Makes these all the attributes that a user has. */
async function write(transaction: Transaction, user: number, held: ReadonlyMap<string, Held>): Promise<void> {
  if (held.size === 0) {
    await transaction.query('DELETE FROM user_attributes WHERE user_id = $1', [user]);
    await transaction.query('DELETE FROM user_attribute_origins WHERE user_id = $1', [user]);
    return;
  }
  const entries = [...held];
  const values = entries.flatMap(([key, { value }]) => (value === null ? [] : [[key, value] as const]));
  const folded = values.flatMap(([key, value]) => {
    const lower = foldedOf(value);
    return lower === null ? [] : [[key, lower] as const];
  });
  await transaction.query(
    `INSERT INTO user_attributes (user_id, "values", folded) VALUES ($1, $2::jsonb, $3::jsonb)
     ON CONFLICT (user_id) DO UPDATE SET "values" = excluded."values", folded = excluded.folded`,
    [
      user,
      JSON.stringify(Object.fromEntries(values)),
      folded.length > 0 ? JSON.stringify(Object.fromEntries(folded)) : null,
    ],
  );
  await transaction.query(
    `INSERT INTO user_attribute_origins (user_id, origins) VALUES ($1, $2::jsonb)
     ON CONFLICT (user_id) DO UPDATE SET origins = excluded.origins`,
    [user, JSON.stringify(Object.fromEntries(entries.flatMap(([key, { origin }]) => (origin ? [[key, origin]] : []))))],
  );
}

async function announce(
  transaction: Transaction,
  attributes: readonly MovedAttribute[],
  past: readonly HistoryRow[],
  users: number[],
): Promise<void> {
  const keys = new Set([...attributes, ...past].map(({ key }) => key));
  await recordChanges(
    transaction,
    [...keys].map((key) => ({ topic: `attribute:${key}`, users })),
  );
}
