import type { Queryable } from '@strata/db';
import type { Rule } from '@strata/rules';
import { rulings, wholeRule } from './tag-plan.js';
import type { RuledTag } from './tag-plan.js';

/** The whole tree, as far as it decides to whom rules give tags; at most 10,000 can be created. */
export function ruledTags(queryable: Queryable): Promise<(RuledTag & { name: string })[]> {
  return queryable.query('SELECT id, key, name, exclusive, rule FROM tags');
}

/** The tags that a rule decides, read where the caller says: inside a transaction that holds a lock, or outside. */
export async function tagRules(queryable: Queryable): Promise<{ key: string; name: string; rule: Rule }[]> {
  const tags = await ruledTags(queryable);
  const names = new Map(tags.map(({ key, name }) => [key, name]));
  return [...rulings(tags)]
    .map(([key, ruling]) => ({ key, name: names.get(key)!, rule: wholeRule(ruling) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
