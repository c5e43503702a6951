import { ArgsType, Field, Int } from 'type-graphql';
import type { EvaluateOptions, UserSet } from '@strata/audience';
import { Refusal } from '@strata/db';
import { formatDate, planRule, tagLineage } from '@strata/rules';
import type { AttributeType, Definitions, Literal, Rule } from '@strata/rules';
import type { App } from '../../composition.js';
import type { Context } from '../context.js';
import { smallCountOf } from '../blur.js';
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

/** How the values of an attribute, or the tags one level below a key, are spread within an audience and among everyone. */
export async function breakdownOf(
  context: Context,
  members: UserSet,
  args: BreakdownArguments,
  question: EvaluateOptions,
): Promise<Bucket[]> {
  const options = await withinScope(question, context);
  const small = await smallCountOf(context);
  const buckets = await allBuckets(context, members, args, options);
  return (small === 0 ? buckets : withoutSmall(buckets, small)).map((bucket) => ({
    ...bucket,
    within: { count: members.size },
  }));
}

/**
 * Without the bars that few share: that there is a bar for a value says that somebody has it. Those few are among the others.
 */
function withoutSmall(buckets: readonly Bucket[], small: number): Bucket[] {
  const isSmall = ({ value, count }: Bucket): boolean => typeof value === 'string' && count < small;
  const few = buckets.filter(isSmall);
  const rest = buckets.filter((bucket) => !isSmall(bucket));
  if (few.length === 0 || few.some(({ label }) => label != null)) return rest;
  const other = rest.find((bucket) => bucket.other) ?? { count: 0, of: 0, other: true, missing: false };
  const added = few.reduce((sum, { count, of }) => ({ ...sum, count: sum.count + count, of: sum.of + of }), other);
  return [
    ...rest.filter((bucket) => !bucket.other && !bucket.missing),
    added,
    ...rest.filter(({ missing }) => missing),
  ];
}

async function allBuckets(
  context: Context,
  members: UserSet,
  { attribute, tagUnder, buckets }: BreakdownArguments,
  options: EvaluateOptions,
): Promise<Bucket[]> {
  const { app } = context;
  const most = buckets ?? USUAL_BUCKETS;
  if (most < 1 || most > MOST_BUCKETS) {
    throw new Refusal('INVALID_INPUT', `buckets: expected 1 to ${MOST_BUCKETS}, got ${most}`);
  }
  const { rules: definitions } = await app.definitions.current();
  const count = async (rule: Rule): Promise<UserSet> =>
    (await app.audience.evaluate(planRule(rule, definitions), options)).members;
  if (typeof attribute === 'string' && typeof tagUnder !== 'string') {
    const key = attribute.normalize('NFC');
    await expectShown(key, context);
    return attributeBuckets(app, members, key, most, definitions, options, count);
  }
  if (typeof tagUnder === 'string' && typeof attribute !== 'string') {
    return tagBuckets(members, tagUnder.normalize('NFC'), most, definitions, count);
  }
  throw new Refusal('INVALID_INPUT', 'breakdown: expected either attribute or tagUnder');
}

/** Bars name values. */
async function expectShown(key: string, context: Context): Promise<void> {
  if (!(await hiddenAttributes(context)).has(key)) return;
  const message = `attribute: "${key}" is sensitive, and a breakdown by it takes the permission profile.sensitive.`;
  throw new Refusal('FORBIDDEN', message, { permission: 'profile.sensitive' });
}

type Count = (rule: Rule) => Promise<UserSet>;

async function attributeBuckets(
  app: App,
  members: UserSet,
  key: string,
  most: number,
  definitions: Definitions,
  options: EvaluateOptions,
  count: Count,
): Promise<Bucket[]> {
  const type = definitions.attributes.get(key)?.type;
  if (!type) throw new Refusal('NOT_FOUND', `There is no attribute "${key}".`);
  const found = await app.audience.breakdown(members, { kind: 'attribute', key, type }, most, options);
  const plain = { other: false, missing: false };
  const buckets: Bucket[] =
    found.kind === 'numbers'
      ? found.buckets.map(({ from, to, ...rest }) => ({
          from: shown(from, type),
          to: shown(to, type),
          ...rest,
          ...plain,
        }))
      : found.buckets.map((bucket) => ({ ...bucket, ...plain }));
  const has = (is: object): Rule => ({ attribute: { key, is } });
  if (found.kind === 'values' && found.other > 0) {
    const values = found.buckets.map(({ value }): Literal => (type === 'BOOLEAN' ? value === 'true' : value));
    const listed = has(type === 'TEXT_LIST' ? { hasAny: values } : { in: values });
    const { size } = await count({ all: [has({ exists: true }), { not: listed }] });
    buckets.push({ count: found.other, of: size, other: true, missing: false });
  }
  if (found.missing > 0) {
    const { size } = await count(has({ exists: false }));
    buckets.push({ count: found.missing, of: size, other: false, missing: true });
  }
  return buckets;
}

/** Those who hold two of the tags are counted in both; `missing` counts those who hold none of them. */
async function tagBuckets(
  members: UserSet,
  under: string,
  most: number,
  { tags }: Definitions,
  count: Count,
): Promise<Bucket[]> {
  if (under !== '' && !tags.has(under)) throw new Refusal('NOT_FOUND', `There is no tag "${under}".`);
  const level = under === '' ? 1 : tagLineage(under).length + 1;
  const keys = [...tags.keys()].filter(
    (key) => tagLineage(key).length === level && (under === '' || key.startsWith(`${under}/`)),
  );
  if (keys.length === 0) return [];
  if (keys.length > MOST_TAGS) {
    throw new Refusal(
      'TOO_LARGE',
      `tagUnder: ${keys.length} tags lie one level below; at most ${MOST_TAGS} are counted`,
    );
  }
  const bucketOf = async (key: string): Promise<Bucket> => {
    const holders = await count({ tag: { in: [key] } });
    const label = tags.get(key)?.name ?? key;
    return { value: key, label, count: members.andSize(holders), of: holders.size, other: false, missing: false };
  };
  const buckets: Bucket[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    buckets.push(...(await Promise.all(keys.slice(start, start + AT_ONCE).map(bucketOf))));
  }
  const shownFirst = buckets.filter((bucket) => bucket.count > 0).sort((a, b) => b.count - a.count);
  const nobody = await count({ not: { tag: { in: keys } } });
  const missing = members.andSize(nobody);
  const rest = missing > 0 ? [{ count: missing, of: nobody.size, other: false, missing: true }] : [];
  return [...shownFirst.slice(0, most), ...rest];
}

function shown(value: number, type: AttributeType): Literal {
  if (type === 'DATE') return formatDate(value);
  return type === 'DATETIME' ? new Date(value).toISOString() : value;
}
