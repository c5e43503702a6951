import type { Queryable } from '@strata/db';
import type { Rule } from '@strata/rules';

/** The tags that a rule decides, read where the caller says: inside a transaction that holds a lock, or outside. */
export function tagRules(queryable: Queryable): Promise<{ key: string; name: string; rule: Rule }[]> {
  return queryable.query('SELECT key, name, rule FROM tags WHERE rule IS NOT NULL ORDER BY key');
}
