import type { Transaction } from '@strata/db';
import { inPieces } from '../personal-data.js';
import type { Json, PersonalData } from '../personal-data.js';
import { keepApart } from './kept-apart.js';
import { withMerged } from './with-merged.js';

/** What merging itself keeps of people. */
interface Moved {
  /** Those from whom only the merged one was kept apart: the kept one is too, for as long as they are one. */
  apart: number[];
  /** Notices of identities: value, kind, namespace. */
  notices: [string, string, string][];
}

export const mergingPersonalData: PersonalData = {
  name: 'merging',
  tables: ['merges', 'kept_apart', 'identity_notices', 'duplicates', 'duplicate_keys'],

  async *pieces(queryable, userId) {
    yield* inPieces(
      queryable,
      'merges',
      `SELECT merged_id AS "mergedId", merged_at AS "mergedAt", undone_at AS "undoneAt", evidence_kind AS "evidenceKind",
         evidence_namespace AS "evidenceNamespace", evidence_value AS evidence
       FROM merges WHERE user_id = $1 ORDER BY id`,
      [userId],
    );
  },

  async move(transaction, from, to) {
    const apart = await transaction.query<{ other: number }>(
      `SELECT other_id AS other FROM kept_apart WHERE user_id = $1 AND other_id <> $2
         AND other_id NOT IN (SELECT other_id FROM kept_apart WHERE user_id = $2)`,
      [from, to],
    );
    for (const { other } of apart) await keepApart(transaction, to, other);
    const notices = await transaction.query<{ value: string; kind: string; namespace: string }>(
      'UPDATE identity_notices SET user_id = $2 WHERE user_id = $1 RETURNING value, kind, namespace',
      [from, to],
    );
    await compareAnew(transaction, from, [to]);
    const moved: Moved = {
      apart: apart.map(({ other }) => other),
      notices: notices.map(({ value, kind, namespace }) => [value, kind, namespace]),
    };
    return moved as unknown as Json;
  },

  async moveBack(transaction, from, to, json) {
    const { apart, notices } = json as unknown as Moved;
    await transaction.query(
      `DELETE FROM kept_apart WHERE (user_id = $1 AND other_id = ANY($2::integer[]))
         OR (user_id = ANY($2::integer[]) AND other_id = $1)`,
      [to, apart],
    );
    await transaction.query(
      `UPDATE identity_notices SET user_id = $1 WHERE user_id = $2 AND (value, kind, namespace) IN
         (SELECT * FROM unnest($3::text[], $4::text[], $5::text[]))`,
      [
        from,
        to,
        notices.map(([value]) => value),
        notices.map(([, kind]) => kind),
        notices.map(([, , namespace]) => namespace),
      ],
    );
    await compareAnew(transaction, from, [from, to]);
  },

  /** What would undo a merge holds what the profile moved: the values that were taken, those that stood before, and their past. */
  forgetCopies: (transaction, users, keys) => forgetMoved(transaction, users, keys),

  /** With the records of those who were merged into the user: what undoes a merge holds all that was theirs. */
  async erase(transaction, userId) {
    const users = await withMerged(transaction, [userId]);
    let rows = await forgetMerged(
      transaction,
      users.filter((id) => id !== userId),
    );
    for (const user of users) {
      rows += await count(transaction, 'DELETE FROM merges WHERE user_id = $1 OR merged_id = $1', user);
      rows += await count(transaction, 'DELETE FROM kept_apart WHERE user_id = $1 OR other_id = $1', user);
    }
    rows += await count(
      transaction,
      `DELETE FROM identity_notices WHERE user_id = $1
         OR (user_id IS NULL AND claimed_by <> '{}' AND claimed_by <@ ARRAY[$1::integer])`,
      userId,
    );
    await transaction.query(
      'UPDATE identity_notices SET claimed_by = array_remove(claimed_by, $1::integer) WHERE claimed_by @> ARRAY[$1::integer]',
      [userId],
    );
    rows += await count(transaction, 'DELETE FROM duplicates WHERE user_id = $1 OR other_id = $1', userId);
    rows += await count(transaction, 'DELETE FROM duplicate_keys WHERE user_id = $1', userId);
    return rows;
  },
};

/** What undoes merges into these users forgets these attributes; records of earlier versions have them in two lists. */
async function forgetMoved(transaction: Transaction, users: readonly number[], keys: readonly string[]): Promise<void> {
  for (const part of ['words', 'attributes', 'past'])
    await transaction.query(
      `UPDATE merges SET moved = jsonb_set(moved, '{profile,attributes,${part}}', jsonb_path_query_array(
         moved #> '{profile,attributes,${part}}', '$[*] ? (!(@.key == $keys[*]))', jsonb_build_object('keys', $2::jsonb)))
       WHERE user_id = ANY($1::integer[]) AND moved #> '{profile,attributes,${part}}' IS NOT NULL`,
      [users, JSON.stringify(keys)],
    );
}

/** What undoes merges into these users forgets these tags of a source. */
export async function forgetMovedTags(
  transaction: Transaction,
  users: readonly number[],
  source: string,
): Promise<void> {
  await transaction.query(
    `UPDATE merges SET moved = jsonb_set(moved, '{tags,tags}', jsonb_path_query_array(moved #> '{tags,tags}',
       '$[*] ? (!(@.taken.source == $source))', jsonb_build_object('source', $2::text)))
     WHERE user_id = ANY($1::integer[]) AND moved #> '{tags,tags}' IS NOT NULL`,
    [users, source],
  );
}

/** The rows of those who were merged bear the external ids that they came with. */
async function forgetMerged(transaction: Transaction, merged: number[]): Promise<number> {
  const rows = await transaction.query(
    `UPDATE users SET external_id = NULL, merged_into = NULL, merged_at = NULL, erased_at = now()
     WHERE id = ANY($1::integer[]) RETURNING id`,
    [merged],
  );
  return rows.length;
}

/** One who is gone is proposed with nobody; those who are changed are compared again. */
async function compareAnew(transaction: Transaction, gone: number, changed: number[]): Promise<void> {
  await transaction.query('DELETE FROM duplicates WHERE user_id = $1 OR other_id = $1', [gone]);
  await transaction.query('DELETE FROM duplicate_keys WHERE user_id = $1', [gone]);
  await transaction.query('INSERT INTO duplicates_pending (user_ids) VALUES ($1)', [changed]);
}

async function count(transaction: Transaction, text: string, userId: number): Promise<number> {
  return (await transaction.query(`${text} RETURNING 1`, [userId])).length;
}
