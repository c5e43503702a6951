import { ArgsType, Field, Int } from 'type-graphql';
import { expectNotJoined, mayNotJoin } from '@strata/access';
import type { EvaluateOptions, UserSet } from '@strata/audience';
import { Refusal } from '@strata/db';
import { formatDate, planRule, tagLineage } from '@strata/rules';
import type { AttributeType, Literal, Rule } from '@strata/rules';
import type { DefinitionsSnapshot } from '../../definitions.js';
import type { Context } from '../context.js';
import { smallCountOf } from '../blur.js';
import { definitionsOf } from '../definitions.loader.js';
import { withinScope } from '../scope.js';
import { hiddenAttributes } from '../sight.js';
import type { Bucket } from './rule.type.js';

const MOST_BUCKETS = 100;
const USUAL_BUCKETS = 12;
/** Each is a set of its own, loaded when first asked for; so many of a small tag are at hand within a second or two. */
const MOST_TAGS = 1_000;
/** Sets at once: enough to load side by side, few enough that others get their turn. */
const AT_ONCE = 8;

/** The arguments of every breakdown: of a preview and of a segment. */
@ArgsType()
export class BreakdownArguments {
  @Field(() => String, { nullable: true, description: 'The key of an attribute: its top values, or a histogram.' })
  attribute?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key of a tag: the tags one level below it; empty for the roots.',
  })
  tagUnder?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: USUAL_BUCKETS, description: 'How many bars, at most 100.' })
  buckets?: number | null;
}

/** Whose values are told, and the rule that made them members. */
interface Told {
  members: UserSet;
  rule: Rule;
}

/** How the values of an attribute, or the tags one level below a key, are spread within an audience and among everyone. */
export async function breakdownOf(
  context: Context,
  told: Told,
  args: BreakdownArguments,
  question: EvaluateOptions,
): Promise<Bucket[]> {
  const definitions = await definitionsOf(context.loaders);
  const { members, rule } = told;
  // Each bar is of those who are members and have something besides.
  expectNotJoined(context.actor, [rule], definitions);
  const spread: Spread = {
    context,
    definitions,
    members,
    options: await withinScope(question, context),
    least: Math.max(1, await smallCountOf(context)),
  };
  return (await allBuckets(spread, args)).map((bucket) => ({ ...bucket, within: { count: members.size } }));
}

/** What every kind of bar is made from. */
interface Spread {
  context: Context;
  definitions: DefinitionsSnapshot;
  members: UserSet;
  options: EvaluateOptions;
  /** That there is a bar for a value says that so many members have it; beyond 1, the bars of all others hang on everyone alone. */
  least: number;
}

async function allBuckets(spread: Spread, { attribute, tagUnder, buckets }: BreakdownArguments): Promise<Bucket[]> {
  const most = buckets ?? USUAL_BUCKETS;
  if (most < 1 || most > MOST_BUCKETS) {
    throw new Refusal('INVALID_INPUT', `buckets: expected 1 to ${MOST_BUCKETS}, got ${most}`);
  }
  if (typeof attribute === 'string' && typeof tagUnder !== 'string') {
    const key = attribute.normalize('NFC');
    await expectShown(key, spread.context);
    return attributeBuckets(spread, key, most);
  }
  if (typeof tagUnder === 'string' && typeof attribute !== 'string') {
    return tagBuckets(spread, tagUnder.normalize('NFC'), most);
  }
  throw new Refusal('INVALID_INPUT', 'breakdown: expected either attribute or tagUnder');
}

async function countOf({ context, definitions, options }: Spread, rule: Rule): Promise<UserSet> {
  return (await context.app.audience.evaluate(planRule(rule, definitions.rules), options)).members;
}

/** The bar of those who have none of what is shown: there where members are, or, where few are not told of, where enough of everyone are. */
async function restOf(spread: Spread, count: number, rule: Rule, which: 'other' | 'missing'): Promise<Bucket[]> {
  if (count === 0 && spread.least === 1) return [];
  const { size } = await countOf(spread, rule);
  return size >= spread.least ? [{ count, of: size, other: which === 'other', missing: which === 'missing' }] : [];
}

/** Bars name values. */
async function expectShown(key: string, context: Context): Promise<void> {
  if (!(await hiddenAttributes(context)).has(key)) return;
  const message = `attribute: "${key}" is sensitive, and a breakdown by it takes the permission profile.sensitive.`;
  throw new Refusal('FORBIDDEN', message, { permission: 'profile.sensitive' });
}

async function attributeBuckets(spread: Spread, key: string, most: number): Promise<Bucket[]> {
  const { context, definitions, members, options, least } = spread;
  const definition = definitions.rules.attributes.get(key);
  if (!definition) throw new Refusal('NOT_FOUND', `There is no attribute "${key}".`);
  const { type, keptBy } = definition;
  const column = { kind: 'attribute', key, type, ...(keptBy !== undefined && { keptBy }) } as const;
  const found = await context.app.audience.breakdown(members, column, most, { ...options, least });
  const plain = { other: false, missing: false };
  const has = (is: object): Rule => ({ attribute: { key, is } });
  const missing = await restOf(spread, found.missing, has({ exists: false }), 'missing');
  if (found.kind === 'numbers') {
    const bars = found.buckets.map(({ from, to, ...rest }): Bucket => {
      return { from: shown(from, type), to: shown(to, type), ...rest, ...plain };
    });
    return [...bars, ...missing];
  }
  const values = found.buckets.map(({ value }): Literal => (type === 'BOOLEAN' ? value === 'true' : value));
  const listed = has(type === 'TEXT_LIST' ? { hasAny: values } : { in: values });
  const others: Rule = values.length === 0 ? has({ exists: true }) : { all: [has({ exists: true }), { not: listed }] };
  const other = await restOf(spread, found.other, others, 'other');
  return [...found.buckets.map((bucket) => ({ ...bucket, ...plain })), ...other, ...missing];
}

/** Those who hold two of the tags are counted in both; `missing` counts those who hold none of them. */
async function tagBuckets(spread: Spread, under: string, most: number): Promise<Bucket[]> {
  const { context, definitions, members, least } = spread;
  const { tags } = definitions.rules;
  if (under !== '' && !tags.has(under)) throw new Refusal('NOT_FOUND', `There is no tag "${under}".`);
  const level = under === '' ? 1 : tagLineage(under).length + 1;
  const keys = [...tags.keys()].filter(
    (key) =>
      tagLineage(key).length === level &&
      (under === '' || key.startsWith(`${under}/`)) &&
      !mayNotJoin(context.actor, { tag: { in: [key] } }, definitions),
  );
  if (keys.length === 0) return [];
  if (keys.length > MOST_TAGS) {
    throw new Refusal(
      'TOO_LARGE',
      `tagUnder: ${keys.length} tags lie one level below; at most ${MOST_TAGS} are counted`,
    );
  }
  const bucketOf = async (key: string): Promise<Bucket> => {
    const holders = await countOf(spread, { tag: { in: [key] } });
    const label = tags.get(key)?.name ?? key;
    return { value: key, label, count: members.andSize(holders), of: holders.size, other: false, missing: false };
  };
  const buckets: Bucket[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    buckets.push(...(await Promise.all(keys.slice(start, start + AT_ONCE).map(bucketOf))));
  }
  const shownFirst = buckets.filter((bucket) => bucket.count >= least).sort((a, b) => b.count - a.count);
  const none: Rule = { not: { tag: { in: keys } } };
  const missing = await restOf(spread, members.andSize(await countOf(spread, none)), none, 'missing');
  return [...shownFirst.slice(0, most), ...missing];
}

function shown(value: number, type: AttributeType): Literal {
  if (type === 'DATE') return formatDate(value);
  return type === 'DATETIME' ? new Date(value).toISOString() : value;
}
