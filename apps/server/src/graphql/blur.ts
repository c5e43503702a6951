import { defaultFieldResolver, GraphQLObjectType } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import DataLoader from 'dataloader';
import { seesSensitive } from '@strata/access';
import type { Context, LoaderFactory } from './context.js';
import { definitionsOf } from './definitions.loader.js';
import { withinScope } from './scope.js';

/**
 * Every count of people that the graph tells. Whoever may not see sensitive values is told the small ones as none: a count of
 * one, with what is known of that one, names them. A field that counts and is not here has to be in the list of the test that it is of
 * something else.
 */
export const COUNTS_OF_PEOPLE: readonly string[] = [
  'Approval.done',
  'Approval.people',
  'ApprovalNeeded.people',
  'AttentionItem.count',
  'Attribute.coverage',
  'Bucket.count',
  'Bucket.of',
  'ChannelCount.addresses',
  'ChannelCount.reachable',
  'Cohort.size',
  'CohortCell.users',
  'DayCount.users',
  'EventType.coverage',
  'Overview.newUsers',
  'Overview.users',
  'Query.retentionPreview',
  'Reach.anywhere',
  'RuleChange.after',
  'RuleChange.before',
  'RuleChange.entered',
  'RuleChange.left',
  'RuleNodeCount.count',
  'RuleNodeCount.running',
  'RuleNodeCount.without',
  'RulePreview.count',
  'RulePreview.total',
  'Segment.count',
  'SegmentChange.count',
  'SegmentChange.entered',
  'SegmentChange.left',
  'SegmentOverlap.count',
  'SegmentOverlaps.total',
  'SegmentSize.count',
  'SegmentSnapshot.count',
  'SegmentSnapshot.entered',
  'SegmentSnapshot.left',
  'Tag.coverage',
  'TrendPoint.count',
  'UserConnection.totalCount',
  'AssignTagsPayload.assigned',
  'RemoveTagsPayload.removed',
];

/** What an answer says beside its counts. */
export interface CountedWithin {
  /** By field, how large the whole is that the count is a part of: of a bar, the audience. Absent: everybody. */
  within?: Readonly<Record<string, number>>;
  /** Of people whom the one who asks has named: they may count them. */
  named?: boolean;
}

/**
 * A count as somebody may be told it: below `small` as none, and less than `small` short of the whole as the whole, because whoever
 * knows the whole could subtract. 0 is told as 0, as are 1 to `small` − 1: they look alike.
 */
export function blurred(count: number, whole: number, small: number): number {
  if (count < small) return 0;
  return count > whole - small && count < whole ? whole : count;
}

/** Below how many people a count is told as none to whoever asks; 0: every count is told. */
export async function smallCountOf({ actor, loaders }: Pick<Context, 'actor' | 'loaders'>): Promise<number> {
  return seesSensitive(actor) ? 0 : (await definitionsOf(loaders)).smallCount;
}

/** How many users there are for whoever asks, once a request. */
const everybody: LoaderFactory<'everybody', number> = ({ audience }, options, loaders, actor) =>
  new DataLoader(async (keys) => {
    const asked = await withinScope({ signal: loaders.signal }, { actor, loaders });
    const { total } = await audience.evaluate({ node: 'everyone', path: 'rule' }, asked);
    return keys.map(() => total);
  }, options);

/** Tells the counts of a schema as whoever asks may be told them, whichever resolver they come from. */
export function blurCounts(schema: GraphQLSchema): void {
  for (const name of COUNTS_OF_PEOPLE) {
    const [typeName = '', fieldName = ''] = name.split('.');
    const type = schema.getType(typeName);
    const field = type instanceof GraphQLObjectType ? type.getFields()[fieldName] : undefined;
    if (!field) throw new Error(`there is no field ${name}`);
    const resolve = (field.resolve ?? defaultFieldResolver) as GraphQLFieldResolver<CountedWithin, Context>;
    field.resolve = async (parent: CountedWithin, args, context: Context, info): Promise<unknown> => {
      const count: unknown = await resolve(parent, args, context, info);
      if (typeof count !== 'number' || parent?.named) return count;
      const small = await smallCountOf(context);
      if (small === 0) return count;
      const whole = parent?.within?.[fieldName] ?? (await context.loaders.of(everybody).load('everybody'));
      return blurred(count, whole, small);
    };
  }
}
