import type { Database, Transaction } from '@strata/db';
import { peopleOf } from './people.js';
import { blockingKeys, likeness } from './similar.js';
import type { Person } from './similar.js';

/** Serves one at a time: two that enter keys at once would not see each other's. */
const LOCK = 7_316_003;
/** Compared in one go. */
const CHUNK = 1_000;
/** A key that more have than so tells nothing: a birthday that a form fills in, the mailbox of a whole company. */
const CROWD = 20;

/** Has users who arrived or changed compared with others, in the transaction that changes them. */
export async function compareLater(transaction: Transaction, users: Iterable<number>): Promise<void> {
  const ids = [...new Set(users)];
  if (ids.length > 0) await transaction.query('INSERT INTO duplicates_pending (user_ids) VALUES ($1)', [ids]);
}

/**
 * Compares all who arrived or changed with those who have a blocking key in common: work by what changed, not by how many
 * there are. Each batch is one transaction; a process killed in the middle finds the rest still pending.
 */
export async function findDuplicates(database: Database, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted) {
    const done = await database.transaction(async (transaction) => {
      await transaction.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      const [pending] = await transaction.query<{ users: number[] }>(
        `DELETE FROM duplicates_pending WHERE id = (SELECT min(id) FROM duplicates_pending) RETURNING user_ids AS users`,
      );
      const users = pending?.users ?? [];
      for (let start = 0; start < users.length; start += CHUNK)
        await compare(transaction, users.slice(start, start + CHUNK));
      return !pending;
    });
    if (done) return;
  }
}

async function compare(transaction: Transaction, users: number[]): Promise<void> {
  const people = await peopleOf(transaction, users);
  const proposed = await proposedOf(transaction, users);
  const { keys, changed } = await writeKeys(transaction, users, people);
  const again = users.filter((user) => changed.has(user) || proposed.has(user));
  if (again.length === 0) return;
  const pairs = pairsOf(
    again.filter((user) => people.has(user)),
    keys,
    await holdersOf(transaction, [...new Set(again.flatMap((user) => keys.get(user) ?? []))]),
  );
  const others = [...new Set([...pairs.values()].flat())].filter((user) => !people.has(user));
  for (const [id, person] of await peopleOf(transaction, others)) people.set(id, person);
  await writeProposals(transaction, again, likelyPairs(pairs, people));
}

/** Who is proposed with anybody: what is known of them may have changed without any key. */
async function proposedOf(transaction: Transaction, users: number[]): Promise<Set<number>> {
  const rows = await transaction.query<{ one: number; other: number }>(
    `SELECT user_id AS one, other_id AS other FROM duplicates
     WHERE user_id = ANY($1::integer[]) OR other_id = ANY($1::integer[])`,
    [users],
  );
  return new Set(rows.flatMap(({ one, other }) => [one, other]));
}

/** Makes the stored keys those of now; answers them, and whose they were not. */
async function writeKeys(
  transaction: Transaction,
  users: number[],
  people: ReadonlyMap<number, Person>,
): Promise<{ keys: Map<number, string[]>; changed: Set<number> }> {
  const keys = new Map([...people].map(([id, person]) => [id, blockingKeys(person)]));
  const rows = await transaction.query<{ id: number; key: string }>(
    'SELECT user_id AS id, key FROM duplicate_keys WHERE user_id = ANY($1::integer[])',
    [users],
  );
  const stored = new Set(rows.map(({ id, key }) => `${id} ${key}`));
  const wanted = new Set([...keys].flatMap(([id, those]) => those.map((key) => `${id} ${key}`)));
  const gone = rows.filter(({ id, key }) => !wanted.has(`${id} ${key}`));
  const fresh = [...keys].flatMap(([id, those]) =>
    those.filter((key) => !stored.has(`${id} ${key}`)).map((key) => ({ id, key })),
  );
  await transaction.query(
    `DELETE FROM duplicate_keys WHERE (user_id, key) IN (SELECT * FROM unnest($1::integer[], $2::bigint[]))`,
    [gone.map(({ id }) => id), gone.map(({ key }) => key)],
  );
  await transaction.query(
    `INSERT INTO duplicate_keys (user_id, key) SELECT * FROM unnest($1::integer[], $2::bigint[]) ON CONFLICT DO NOTHING`,
    [fresh.map(({ id }) => id), fresh.map(({ key }) => key)],
  );
  return { keys, changed: new Set([...gone, ...fresh].map(({ id }) => id)) };
}

/** Who has each of these keys, where it is no crowd. */
async function holdersOf(transaction: Transaction, keys: string[]): Promise<Map<string, number[]>> {
  const several = await transaction.query<{ key: string }>(
    `SELECT key FROM duplicate_keys WHERE key = ANY($1::bigint[]) GROUP BY key HAVING count(*) BETWEEN 2 AND ${CROWD}`,
    [keys],
  );
  const rows = await transaction.query<{ key: string; id: number }>(
    'SELECT key, user_id AS id FROM duplicate_keys WHERE key = ANY($1::bigint[])',
    [several.map(({ key }) => key)],
  );
  const holders = new Map<string, number[]>();
  for (const { key, id } of rows) {
    const those = holders.get(key);
    if (those) those.push(id);
    else holders.set(key, [id]);
  }
  return holders;
}

/** With whom each of these users is compared. */
function pairsOf(
  users: readonly number[],
  keys: ReadonlyMap<number, string[]>,
  holders: ReadonlyMap<string, number[]>,
): Map<number, number[]> {
  return new Map(
    users.map((user) => {
      const others = new Set((keys.get(user) ?? []).flatMap((key) => holders.get(key) ?? []));
      others.delete(user);
      return [user, [...others]];
    }),
  );
}

interface Proposal {
  one: number;
  other: number;
  score: number;
}

function likelyPairs(pairs: ReadonlyMap<number, number[]>, people: ReadonlyMap<number, Person>): Proposal[] {
  const found = new Map<string, Proposal>();
  for (const [user, others] of pairs)
    for (const candidate of others) {
      const [one, other] = user < candidate ? [user, candidate] : [candidate, user];
      const [a, b] = [people.get(one), people.get(other)];
      const like = a && b && likeness(a, b);
      if (like) found.set(`${one} ${other}`, { one, other, score: like.score });
    }
  return [...found.values()];
}

/** Replaces what is proposed of these users. Those who are not the same, as someone said, are never proposed again. */
async function writeProposals(transaction: Transaction, users: number[], proposals: Proposal[]): Promise<void> {
  const apart = await transaction.query<{ one: number; other: number }>(
    'SELECT user_id AS one, other_id AS other FROM kept_apart WHERE user_id = ANY($1::integer[])',
    [[...new Set(proposals.map(({ one }) => one))]],
  );
  const never = new Set(apart.map(({ one, other }) => `${one} ${other}`));
  const wanted = proposals.filter(({ one, other }) => !never.has(`${one} ${other}`));
  const columns = [wanted.map(({ one }) => one), wanted.map(({ other }) => other)];
  await transaction.query(
    `DELETE FROM duplicates WHERE (user_id = ANY($1::integer[]) OR other_id = ANY($1::integer[]))
       AND (user_id, other_id) NOT IN (SELECT * FROM unnest($2::integer[], $3::integer[]))`,
    [users, ...columns],
  );
  await transaction.query(
    `INSERT INTO duplicates (user_id, other_id, score)
     SELECT * FROM unnest($1::integer[], $2::integer[], $3::float8[])
     ON CONFLICT (user_id, other_id) DO UPDATE SET score = excluded.score WHERE duplicates.score <> excluded.score`,
    [...columns, wanted.map(({ score }) => score)],
  );
}
