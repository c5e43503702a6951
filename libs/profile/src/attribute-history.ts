import type { Queryable, Transaction } from '@strata/db';
import { foldedOf, showAttributeValue } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';
import { attributeTypes } from './attribute.service.js';
import type { PersonalPiece } from './personal-data.js';
import type { ClosedInterval } from './settle-attributes.js';

/** Rows a statement: each has nine values. */
const BATCH = 10_000;

/** Keeps what was superseded or removed, in the transaction that does so. */
export async function writeHistory(
  transaction: Transaction,
  rows: readonly { userId: number; closed: readonly ClosedInterval[] }[],
): Promise<void> {
  const all = rows.flatMap(({ userId, closed }) => closed.map((interval) => ({ userId, ...interval })));
  for (let start = 0; start < all.length; start += BATCH) {
    const some = all.slice(start, start + BATCH);
    await transaction.query(
      `INSERT INTO user_attribute_history
         (user_id, key, valid_from, valid_to, value, folded, source, original, inferred)
       SELECT * FROM unnest($1::integer[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::jsonb[], $6::text[],
         $7::text[], $8::text[], $9::text[])`,
      [
        some.map(({ userId }) => userId),
        some.map(({ key }) => key),
        some.map(({ from }) => new Date(from).toISOString()),
        some.map(({ to }) => new Date(to).toISOString()),
        some.map(({ value }) => JSON.stringify(value)),
        some.map(({ value }) => foldedOf(value)),
        some.map(({ origin }) => origin?.[0] ?? null),
        some.map(({ origin }) => origin?.[2]?.original ?? null),
        some.map(({ origin }) => origin?.[2]?.inferred ?? null),
      ],
    );
  }
}

const PIECE = 1_000;

/** All that was so of one user, for an export. */
export async function* historyPieces(queryable: Queryable, userId: number): AsyncGenerator<PersonalPiece> {
  const types = await attributeTypes(queryable);
  let after: [key: string, from: Date] = ['', new Date(0)];
  for (;;) {
    const rows = await queryable.query<{
      key: string;
      value: StoredValue;
      source: string | null;
      original: string | null;
      inferred: string | null;
      from: Date;
      to: Date;
    }>(
      `SELECT key, value, source, original, inferred, valid_from AS "from", valid_to AS "to" FROM user_attribute_history
       WHERE user_id = $1 AND (key, valid_from) > ($2, $3) ORDER BY key, valid_from LIMIT ${PIECE}`,
      [userId, ...after],
    );
    yield {
      kind: 'attribute history',
      rows: rows.map(({ key, value, from, to, ...rest }) => {
        const type = types.get(key);
        const shown = type ? showAttributeValue(value, type) : value;
        return { key, value: shown, from: from.toISOString(), to: to.toISOString(), ...rest };
      }),
    };
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = [last.key, last.from];
  }
}
