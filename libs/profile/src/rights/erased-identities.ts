import { createHmac } from 'node:crypto';
import type { Queryable, Transaction } from '@strata/db';
import { isUnusualIdSql, standardIdentity, standardIdSql } from '../standard-forms/identity-value.js';
import type { Identity } from '../user-item.js';

/** What of an item that was erased is told to whoever sends it again. It does not repeat what was sent. */
export const ERASED_MESSAGE =
  'this person was erased at their own wish; they are taken again only after the erasure is lifted';

/** An identity as it is hashed: kind, namespace and value in standard form, each on a line. */
const textOf = ({ kind, namespace }: Identity, value: string): string => `${kind}\n${namespace}\n${value}`;

/**
 * Those of some identities that were erased, and whose erasure nobody has lifted. Ask after identities were looked for and
 * not found: what an erasure deletes and what it enters here are of one transaction.
 */
export async function erasedAmong<One extends Identity>(
  queryable: Queryable,
  identities: readonly One[],
): Promise<Set<One>> {
  if (identities.length === 0) return new Set();
  const [key] = await queryable.query<{ key: Buffer }>(
    'SELECT key FROM erasure_key WHERE EXISTS (SELECT FROM erased_identities)',
  );
  if (!key) return new Set();
  const hashes = identities.flatMap((identity) => hashesOf(identity, key.key).map((hash) => ({ identity, hash })));
  const rows = await queryable.query<{ hash: Buffer }>(
    `SELECT hash FROM erased_identities JOIN erasures ON id = erasure_id
     WHERE hash = ANY($1::bytea[]) AND lifted_at IS NULL`,
    [hashes.map(({ hash }) => hash)],
  );
  const erased = new Set(rows.map(({ hash }) => hash.toString('hex')));
  return new Set(hashes.filter(({ hash }) => erased.has(hash.toString('hex'))).map(({ identity }) => identity));
}

/** The erasure of whoever had an identity: one that still keeps them out, else the last. */
export async function erasureOfIdentity(queryable: Queryable, identity: Identity): Promise<string | undefined> {
  const [row] = await queryable.query<{ id: string }>(
    `SELECT id FROM erased_identities JOIN erasures ON id = erasure_id
     WHERE hash = ANY($1::bytea[]) ORDER BY lifted_at IS NULL DESC, erased_at DESC LIMIT 1`,
    [hashesOf(identity, await keyOf(queryable))],
  );
  return row?.id;
}

/**
 * Enters the identities of users into the erasure list, and those that nobody has and nobody else is left to have named: in standard
 * form, and as they are stored, which is another text until the conversion of an older version's has come to them.
 */
export async function listIdentities(
  transaction: Transaction,
  { erasure, users, region }: { erasure: string; users: number[]; region: string },
): Promise<void> {
  const identities = await transaction.query<Identity>(
    `SELECT kind, namespace, value FROM identities WHERE user_id = ANY($1::integer[])
     UNION SELECT kind, namespace, value FROM identity_notices
       WHERE user_id IS NULL AND claimed_by <> '{}' AND claimed_by <@ $1::integer[]`,
    [users],
  );
  if (identities.length === 0) return;
  const key = await keyOf(transaction);
  await enterHashes(
    transaction,
    erasure,
    identities.flatMap(({ kind, namespace, value: written }) =>
      hashesOf({ kind, namespace, value: standardIdentity(kind, written, region), written }, key),
    ),
  );
}

export async function enterHashes(transaction: Transaction, erasure: string, hashes: Buffer[]): Promise<void> {
  await transaction.query(
    'INSERT INTO erased_identities (hash, erasure_id) SELECT unnest($1::bytea[]), $2 ON CONFLICT DO NOTHING',
    [hashes, erasure],
  );
}

export async function keyOf(queryable: Queryable): Promise<Buffer> {
  const [row] = await queryable.query<{ key: Buffer }>('SELECT key FROM erasure_key');
  if (!row) throw new Error('erasure_key is empty: run the migrations');
  return row.key;
}

/** Of the standard form, and of the text as it came where that is another one. */
function hashesOf(identity: Identity, key: Buffer): Buffer[] {
  const values = new Set([identity.value, identity.written ?? identity.value]);
  return [...values].map((value) => createHmac('sha256', key).update(textOf(identity, value)).digest());
}

/** The bytes in a block of SHA-256, to which HMAC pads its key. */
const BLOCK = 64;

/**
 * Who has an identity of the list, with the erasures that it is of: one pass over all identities, for which PostgreSQL
 * computes the same HMAC, H(key ⊕ opad, H(key ⊕ ipad, text)).
 */
export async function holdersOfErased(queryable: Queryable): Promise<{ user: number; erasure: string }[]> {
  const key = await keyOf(queryable);
  const padded = Buffer.concat([key, Buffer.alloc(BLOCK - key.length)]);
  const pad = (byte: number): Buffer => Buffer.from(padded.map((one) => one ^ byte));
  return queryable.query(
    `WITH spelled AS (
       SELECT user_id, kind, namespace, value FROM identities
       UNION ALL SELECT user_id, kind, namespace, ${standardIdSql('value')} FROM identities WHERE ${isUnusualIdSql('value')}
     ), held AS MATERIALIZED (
       SELECT user_id, sha256($1::bytea || sha256($2::bytea || convert_to(kind || E'\\n' || namespace || E'\\n' || value, 'UTF8'))) AS hash
       FROM spelled
     )
     SELECT DISTINCT user_id AS user, erasure_id AS erasure FROM held JOIN erased_identities USING (hash)`,
    [pad(0x5c), pad(0x36)],
  );
}
