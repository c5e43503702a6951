/** The tags that an RFM model ends as: one that is exclusive, and below it one for each named segment. */
import type { Transaction } from '@strata/db';
import type { Rule } from '@strata/rules';
import { changeTag, createTag } from '@strata/tag';
import { localeOf } from '../kept/kept-table.js';
import type { RfmModel } from './rfm-model.js';
import { OTHERS } from './named-segments.js';

const OTHERS_NAMES = { zh: '其他', en: 'Others' };

/**
 * Makes the tags that are missing, has each follow its segment, and takes the rule from those whose segment is gone. What somebody wrote
 * of a tag besides its rule stays. Throws as the making of tags does.
 */
export async function keepTags(
  transaction: Transaction,
  { key, name, settings }: RfmModel,
  now: number,
): Promise<void> {
  const there = await transaction.query<{ key: string; rule: Rule | null; implied: boolean }>(
    `SELECT key, rule, implied FROM tags WHERE key = $1 OR starts_with(key, $1 || '/')`,
    [key],
  );
  const known = new Map(there.map((tag) => [tag.key, tag]));
  const ruleOf = (segment: string): Rule => ({ attribute: { key: `${key}.segment`, is: { eq: segment } } });
  const locale = await localeOf(transaction);
  const named = [...settings.segments, { key: OTHERS, names: OTHERS_NAMES }];
  const above = known.get(key);
  if (!above || above.implied) await createTag(transaction, { key, name, class: 'VALUE', exclusive: true }, {}, now);
  for (const { key: segment, names } of named) {
    const tag = `${key}/${segment}`;
    const was = known.get(tag);
    const rule = ruleOf(segment);
    if (was && isSame(was.rule, rule)) continue;
    if (was) await changeTag(transaction, { key: tag, rule }, {}, now);
    else await createTag(transaction, { key: tag, name: names[locale], class: 'VALUE', rule }, {}, now);
  }
  const wanted = new Set(named.map((segment) => `${key}/${segment.key}`));
  for (const tag of there) {
    const segment = tag.key.slice(key.length + 1);
    if (wanted.has(tag.key) || !isSame(tag.rule, ruleOf(segment))) continue;
    await changeTag(transaction, { key: tag.key, rule: null }, {}, now);
  }
}

/** By what it asks: the database keeps the keys of an object in an order of its own. */
function isSame(rule: Rule | null, other: Rule): boolean {
  if (!rule || !('attribute' in rule) || !('attribute' in other)) return false;
  return rule.attribute.key === other.attribute.key && rule.attribute.is.eq === other.attribute.is.eq;
}
