import type { Queryable } from '@strata/db';
import type { Rule } from '@strata/rules';
import { isPermission } from './permission.js';
import type { Permission } from './permission.js';

/** The rule by which a role or an API key sees only some users, and what it allows with them. */
export interface ScopeRule {
  kind: 'ROLE' | 'API_KEY';
  /** Of a role its key, of an API key its id. */
  key: string;
  name: string;
  rule: Rule;
  permissions: ReadonlySet<Permission>;
}

/** Every rule that limits somebody, those of revoked keys left out; read where the caller says, as inside a transaction. */
export async function scopeRules(queryable: Queryable): Promise<ScopeRule[]> {
  const rows = await queryable.query<Omit<ScopeRule, 'permissions'> & { permissions: string[] }>(
    `SELECT 'ROLE' AS kind, key, name, scope AS rule, permissions FROM roles WHERE scope IS NOT NULL
     UNION ALL
     SELECT 'API_KEY', id::text, name, scope, permissions FROM api_keys WHERE scope IS NOT NULL AND revoked_at IS NULL
     ORDER BY 1 DESC, 2`,
  );
  return rows.map(({ permissions, ...row }) => ({ ...row, permissions: new Set(permissions.filter(isPermission)) }));
}
