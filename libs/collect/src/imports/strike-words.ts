import type { Queryable, Transaction } from '@strata/db';
import { markOf } from '@strata/profile';
import type { SaidWord, Withdrawal, Withdrawn } from '@strata/profile';
import { saidByKey } from './brought.js';
import type { Before, Brought } from './brought.js';

/**
 * What an import has taken back is not what another one's undo brings back; and what was said again in vain, since words of others stand
 * before it, is theirs to bring back from now on.
 */
export async function strikeWords(
  transaction: Transaction,
  importId: string,
  keptOf: ReadonlyMap<number, number>,
  withdrawals: readonly Withdrawal[],
  done: readonly Withdrawn[],
): Promise<void> {
  const struck = new Map<string, Withdrawal[]>();
  for (const one of withdrawals) {
    const name = `${keptOf.get(one.userId)} ${one.key}`;
    struck.set(name, [...(struck.get(name) ?? []), one]);
  }
  const vain = new Map(done.map(({ userId, key, uncounted }) => [`${userId} ${key}`, uncounted]));
  await rewriteRecords(transaction, [...keptOf.keys()], importId, (userId, key, said) => {
    const gone = struck.get(`${keptOf.get(userId)} ${key}`);
    const handed = vain.get(`${userId} ${key}`) ?? [];
    if (!gone) return said;
    const isGone = (word: SaidWord): boolean => {
      const { at, value, source, original, inferred } = word;
      const one = { from: at, at, value, source, original, inferred, isGap: false };
      return gone.some(({ isTheirs, stays }) => isTheirs(one, undefined) && !stays(one));
    };
    const left = said.went.filter((word) => !isGone(word));
    return left.length === said.went.length && handed.length === 0 ? said : { ...said, went: [...left, ...handed] };
  });
}

/** When two who were merged become two again, the kept one is given back nothing that was the other one's. */
export async function strikeMoved(
  transaction: Transaction,
  kept: number,
  moved: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  if (moved.size === 0) return;
  await rewriteRecords(transaction, [kept], '0', (_userId, key, said) => {
    const marks = moved.get(key);
    const left = said.went.filter((word) => !marks?.includes(markOf({ ...word, from: word.at })));
    return left.length === said.went.length ? said : { ...said, went: left };
  });
}

/** Records of imports beside one; those that have nothing to bring back, as all of new users, are not read. */
async function rewriteRecords(
  transaction: Transaction,
  users: readonly number[],
  beside: string,
  change: (userId: number, key: string, said: Before) => Before,
): Promise<void> {
  const rows = await recordsOf(transaction, users, beside);
  const changed = rows.flatMap(({ user, id, before }) => {
    const was = saidByKey(before);
    const is = new Map([...was].map(([key, said]) => [key, change(user, key, said)]));
    const isSame = [...was].every(([key, said]) => is.get(key) === said);
    return isSame ? [] : [{ user, id, text: JSON.stringify(Object.fromEntries(is)) }];
  });
  if (changed.length === 0) return;
  await transaction.query(
    `UPDATE import_changes stored SET before = new.before
     FROM unnest($1::integer[], $2::bigint[], $3::jsonb[]) AS new (user_id, import_id, before)
     WHERE stored.user_id = new.user_id AND stored.import_id = new.import_id`,
    [changed.map(({ user }) => user), changed.map(({ id }) => id), changed.map(({ text }) => text)],
  );
}

const recordsOf = (
  queryable: Queryable,
  users: readonly number[],
  beside: string,
): Promise<{ user: number; id: string; before: Brought }[]> =>
  queryable.query(
    `SELECT user_id AS user, import_id::text AS id, before FROM import_changes
     WHERE user_id = ANY($1::integer[]) AND import_id <> $2 AND jsonb_typeof(before) = 'object' AND before <> '{}'`,
    [users, beside],
  );
