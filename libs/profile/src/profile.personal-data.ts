import { recordChanges } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import { showAttributeValue } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';
import { attributeTypes } from './attribute.service.js';
import { moveAttributes, moveAttributesBack } from './move-attributes.js';
import { rowLock } from './identities/hold-users.js';
import type { MovedAttributes } from './move-attributes.js';
import { historyPieces, takeHistory } from './attribute-history.js';
import type { StoredOrigin } from './origin.js';
import { inPieces } from './personal-data.js';
import type { Json, PersonalData, PersonalPiece } from './personal-data.js';

/** What `move` took, besides the attributes. */
interface Moved {
  attributes: MovedAttributes;
  /** Value, kind, namespace. */
  identities: [string, string, string][];
  rights: string[];
  /** What the kept user was before. */
  kept: { externalId: string | null; createdAt: string; restrictedAt: string | null };
  /** Since when both together were restricted. */
  restrictedAt: string | null;
}

/** Who someone is: the row of `users`, identities, attributes and their past. */
export const profilePersonalData: PersonalData = {
  name: 'profile',
  tables: [
    'users',
    'identities',
    'user_attributes',
    'user_attribute_origins',
    'user_attribute_history',
    'rights_exercised',
  ],

  async *pieces(queryable, userId) {
    yield* inPieces(
      queryable,
      'user',
      `SELECT id, external_id AS "externalId", created_at AS "createdAt", restricted_at AS "restrictedAt"
       FROM users WHERE id = $1 ORDER BY id`,
      [userId],
    );
    yield* inPieces(
      queryable,
      'identities',
      `SELECT kind, namespace, value, created_at AS "createdAt" FROM identities WHERE user_id = $1
       ORDER BY kind, namespace, value`,
      [userId],
    );
    yield { kind: 'attributes', rows: await attributeRows(queryable, userId) };
    yield* historyPieces(queryable, userId);
    yield* inPieces(
      queryable,
      'rights',
      'SELECT at, "right", note, keys FROM rights_exercised WHERE user_id = $1 ORDER BY at, id',
      [userId],
    );
  },

  /**
   * The kept user gets the identities, the newer of two values, and where the other is older, when they became known. If either
   * is restricted, the kept one is.
   */
  async move(transaction, from, to) {
    const attributes = await moveAttributes(transaction, from, to);
    const identities = await transaction.query<{ value: string; kind: string; namespace: string }>(
      'UPDATE identities SET user_id = $2 WHERE user_id = $1 RETURNING value, kind, namespace',
      [from, to],
    );
    const users = await transaction.query<{
      id: number;
      externalId: string | null;
      createdAt: string;
      restrictedAt: string | null;
    }>(
      `SELECT id, external_id AS "externalId", created_at::text AS "createdAt", restricted_at::text AS "restrictedAt" FROM users
       WHERE id = ANY($1::integer[]) ORDER BY id ${await rowLock(transaction)}`,
      [[from, to]],
    );
    const gone = users.find(({ id }) => id === from);
    const kept = users.find(({ id }) => id === to);
    if (!gone || !kept) throw new Error('a user that is merged does not exist');
    await transaction.query('UPDATE users SET merged_into = $2, merged_at = now() WHERE id = $1', [from, to]);
    await transaction.query(
      `UPDATE users SET external_id = coalesce(external_id, $2), created_at = least(created_at, $3),
         restricted_at = coalesce(restricted_at, $4) WHERE id = $1`,
      [to, gone.externalId, gone.createdAt, gone.restrictedAt],
    );
    await recordChanges(transaction, [{ topic: 'users', users: [from, to] }]);
    const moved: Moved = {
      attributes,
      identities: identities.map(({ value, kind, namespace }) => [value, kind, namespace]),
      rights: await giveRights(transaction, from, to),
      kept: { externalId: kept.externalId, createdAt: kept.createdAt, restrictedAt: kept.restrictedAt },
      restrictedAt: kept.restrictedAt ?? gone.restrictedAt,
    };
    return moved as unknown as Json;
  },

  async moveBack(transaction, from, to, json) {
    const { attributes, identities, rights, kept, restrictedAt } = json as unknown as Moved;
    await moveAttributesBack(transaction, from, to, attributes);
    await transaction.query(
      `UPDATE identities SET user_id = $1 WHERE user_id = $2 AND (value, kind, namespace) IN
         (SELECT * FROM unnest($3::text[], $4::text[], $5::text[]))`,
      [
        from,
        to,
        identities.map(([value]) => value),
        identities.map(([, kind]) => kind),
        identities.map(([, , namespace]) => namespace),
      ],
    );
    await giveRights(transaction, to, from, rights);
    // A restriction that was set or lifted meanwhile was so of both.
    const [now] = await transaction.query<{ restrictedAt: string | null }>(
      'SELECT restricted_at::text AS "restrictedAt" FROM users WHERE id = $1 FOR UPDATE',
      [to],
    );
    const sinceThen = now && now.restrictedAt !== restrictedAt ? now : undefined;
    await transaction.query(
      `UPDATE users SET merged_into = NULL, merged_at = NULL,
         restricted_at = CASE WHEN $2 THEN $3::timestamptz ELSE restricted_at END WHERE id = $1`,
      [from, sinceThen !== undefined, sinceThen?.restrictedAt],
    );
    await transaction.query('UPDATE users SET external_id = $2, created_at = $3, restricted_at = $4 WHERE id = $1', [
      to,
      kept.externalId ?? (await externalIdOf(transaction, to)),
      kept.createdAt,
      (sinceThen ?? kept).restrictedAt,
    ]);
    await recordChanges(transaction, [{ topic: 'users', users: [from, to] }]);
  },

  /** The row of `users` stays as an empty one, so that the key is never anybody else's. */
  async erase(transaction, userId) {
    // A value without an origin is there, and an origin without a value, of one that was removed.
    const attributes = await deletedKeys(transaction, 'user_attributes', '"values"', userId);
    const origins = await deletedKeys(transaction, 'user_attribute_origins', 'origins', userId);
    const history = await takeHistory(transaction, userId);
    const identities = await deleted(transaction, 'identities', userId);
    const rights = await deleted(transaction, 'rights_exercised', userId);
    const users = await transaction.query(
      `UPDATE users SET external_id = NULL, merged_into = NULL, merged_at = NULL, restricted_at = NULL, created_at = now(), erased_at = now()
       WHERE id = $1 AND erased_at IS NULL RETURNING id`,
      [userId],
    );
    const current = [...attributes, ...origins].flatMap((row) => row.keys);
    const keys = new Set([...current, ...history.map(({ key }) => key)]);
    const changes = [...keys].map((key) => ({ topic: `attribute:${key}`, users: [userId] }));
    await recordChanges(transaction, [...changes, { topic: 'users', users: [userId] }]);
    return attributes.length + origins.length + history.length + identities + rights + users.length;
  },
};

/** One that has arrived since, of someone who had none. */
async function externalIdOf(transaction: Transaction, userId: number): Promise<string | null> {
  const [row] = await transaction.query<{ value: string }>(
    `SELECT value FROM identities WHERE user_id = $1 AND kind = 'EXTERNAL_ID' AND namespace = ''
     ORDER BY created_at, value LIMIT 1`,
    [userId],
  );
  return row?.value ?? null;
}

/** Writes all of one user's, or those of these ids, anew under another; answers which. */
async function giveRights(transaction: Transaction, from: number, to: number, ids?: string[]): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>(
    `INSERT INTO rights_exercised (user_id, id, at, "right", note, keys)
     SELECT $2::integer, id, at, "right", note, keys FROM rights_exercised
     WHERE user_id = $1 AND ($3::uuid[] IS NULL OR id = ANY($3)) RETURNING id`,
    [from, to, ids ?? null],
  );
  if (rows.length === 0) return [];
  const given = rows.map(({ id }) => id);
  await transaction.query('DELETE FROM rights_exercised WHERE user_id = $1 AND id = ANY($2::uuid[])', [from, given]);
  return given;
}

async function deletedKeys(
  transaction: Transaction,
  table: string,
  column: string,
  userId: number,
): Promise<{ keys: string[] }[]> {
  return transaction.query(
    `DELETE FROM ${table} WHERE user_id = $1 RETURNING ARRAY(SELECT jsonb_object_keys(${column})) AS keys`,
    [userId],
  );
}

async function deleted(transaction: Transaction, table: string, userId: number): Promise<number> {
  const rows = await transaction.query(`DELETE FROM ${table} WHERE user_id = $1 RETURNING user_id`, [userId]);
  return rows.length;
}

/** Every value that is kept, of whatever definition, with all that is kept of where it came from. */
async function attributeRows(queryable: Queryable, userId: number): Promise<PersonalPiece['rows']> {
  const [found] = await queryable.query<{
    values: Record<string, StoredValue> | null;
    origins: Record<string, StoredOrigin> | null;
  }>(
    `SELECT "values", origins FROM (SELECT $1::integer AS user_id) one
     LEFT JOIN user_attributes USING (user_id) LEFT JOIN user_attribute_origins USING (user_id)`,
    [userId],
  );
  const values = found?.values ?? {};
  const origins = found?.origins ?? {};
  const types = await attributeTypes(queryable);
  // A key with an origin and no value was removed.
  return [...new Set([...Object.keys(values), ...Object.keys(origins)])].sort().map((key) => {
    const type = types.get(key);
    const stored = values[key] ?? null;
    const [source, at, details] = origins[key] ?? [null, null];
    const value = type && stored !== null ? showAttributeValue(stored, type) : stored;
    return { key, value, source, at: at === null ? null : new Date(at).toISOString(), ...details };
  });
}
