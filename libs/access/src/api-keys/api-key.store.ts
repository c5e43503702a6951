import type { Queryable, Transaction } from '@strata/db';
import type { Rule } from '@strata/rules';
import { isPermission } from '../permission.js';
import type { ApiKey, ApiKeySecret } from './api-key.js';

/** A revoked key is shown, and told by its code, this long; then it is as good as one that never was. */
const REMEMBERED = '90 days';

/** A key with the hashes of its secrets, which leave this folder never. */
export interface StoredApiKey extends Omit<ApiKey, 'secrets'> {
  secrets: (ApiKeySecret & { hash: string })[];
}

interface Row extends Omit<ApiKey, 'permissions' | 'secrets'> {
  permissions: string[];
  scope: Rule | null;
  secrets: {
    hash: string;
    createdAt: string;
    expiresAt: string | null;
    lastUsedAt: string | null;
    lastUsedFrom: string | null;
  }[];
}

/** All that are not forgotten, the newest first; or one. */
export async function readKeys(queryable: Queryable, id?: string): Promise<StoredApiKey[]> {
  const rows = await queryable.query<Row>(
    `SELECT k.id, name, prefix, permissions, scope, addresses, rate_per_minute AS "ratePerMinute",
       k.created_at AS "createdAt", created_by AS "createdBy", created_by_name AS "createdByName",
       k.expires_at AS "expiresAt", revoked_at AS "revokedAt", s.secrets
     FROM api_keys k
     CROSS JOIN LATERAL (
       SELECT coalesce(json_agg(json_build_object('hash', encode(hash, 'hex'), 'createdAt', created_at,
         'expiresAt', expires_at, 'lastUsedAt', last_used_at, 'lastUsedFrom', last_used_from)
         ORDER BY created_at DESC), '[]') AS secrets
       FROM api_key_secrets WHERE key_id = k.id
     ) s
     WHERE ($1::bigint IS NULL OR k.id = $1) AND (revoked_at IS NULL OR revoked_at > now() - interval '${REMEMBERED}')
     ORDER BY k.id DESC`,
    [id ?? null],
  );
  return rows.map(({ permissions, secrets, ...row }) => ({
    ...row,
    permissions: permissions.filter(isPermission),
    secrets: secrets.map(({ createdAt, expiresAt, lastUsedAt, ...secret }) => ({
      ...secret,
      createdAt: new Date(createdAt),
      expiresAt: dateOf(expiresAt),
      lastUsedAt: dateOf(lastUsedAt),
    })),
  }));
}

/** Call it in every transaction that changes a key: from its end on no server goes by what it was. */
export async function raiseKeysVersion(transaction: Transaction): Promise<void> {
  await transaction.query('UPDATE api_keys_version SET version = version + 1');
}

export async function keysVersion(queryable: Queryable): Promise<string> {
  const [row] = await queryable.query<{ version: string }>('SELECT version FROM api_keys_version');
  if (!row) throw new Error('api_keys_version is empty: run the migrations');
  return row.version;
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
