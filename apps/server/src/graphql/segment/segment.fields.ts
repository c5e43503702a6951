import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Refusal } from '@strata/db';
import { restsOnSensitive, withoutSensitiveLiterals } from '@strata/rules';
import { checkedPlan } from '@strata/segment';
import type { Members, Segment, SegmentSnapshot, SegmentVersion } from '@strata/segment';
import { CursorFormat, isDenseKey, page, PageArguments, pageSize } from '../connection.js';
import type { Connection } from '../connection.js';
import type { Context } from '../context.js';
import { EVALUATION, LIST, PASS } from '../costs.js';
import { BreakdownArguments, breakdownOf } from '../rule/breakdown.js';
import { Bucket, TrendPoint } from '../rule/rule.type.js';
import { TrendArguments, trendOf } from '../rule/trend.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';
import { inScope, withinScope } from '../scope.js';
import { hiddenAttributes } from '../sight.js';
import { userPage } from '../user/user.connection.js';
import { UserConnection } from '../user/user.type.js';
import * as loaders from './segment.loaders.js';
import type { AskedSegment } from './segment.loaders.js';
import { SegmentObject, SegmentVersionConnection, SegmentVersionObject, SnapshotConnection } from './segment.type.js';

const snapshotCursors = new CursorFormat<string>(
  'snapshots',
  (value): value is string => typeof value === 'string' && /^\d{1,18}$/.test(value),
);
const versionCursors = new CursorFormat<number>(
  'versions',
  (value): value is number => Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 31,
);

const DOTS = 'What it asks of sensitive attributes is `•••` to those who may not see them.';

/** Where a page of members ended, and the snapshot that it was of; null where the rule was evaluated. */
type MemberPlace = [user: number, snapshot: string | null];
const memberCursors = new CursorFormat<MemberPlace>(
  'members',
  (value): value is MemberPlace =>
    Array.isArray(value) &&
    value.length === 2 &&
    isDenseKey(value[0]) &&
    (value[1] === null || (typeof value[1] === 'string' && /^\d{1,18}$/.test(value[1]))),
);

/** What a page is of. One that goes on stays in the list that it began in, whatever has been materialized since. */
async function listOf(segment: AskedSegment, last: MemberPlace | undefined, context: Context): Promise<Members> {
  const { app, loaders: of } = context;
  if (!last) return of.of(loaders.servedSegments).load(segment);
  const [, snapshot] = last;
  if (snapshot === null) return of.of(loaders.liveSegments).load(segment);
  const kept = await app.segments.snapshots.membersAt(segment.key, snapshot);
  if (kept) return { ...kept, members: await inScope(kept.members, context) };
  const message = `after: snapshot ${snapshot} of segment "${segment.key}" is no longer kept; begin again without after`;
  throw new Refusal('INVALID_CURSOR', message);
}

/** The fields of a segment that need more than its row. All but `trend` take as many statements for a hundred as for one. */
@Resolver(() => SegmentObject)
export class SegmentFields {
  @FieldResolver(() => JsonScalar, {
    description: `The published rule. ${DOTS}`,
  })
  async rule(@Root() segment: Segment, @Ctx() context: Context): Promise<unknown> {
    return withoutSensitiveLiterals(segment.published.rule, await hiddenAttributes(context));
  }

  @FieldResolver(() => JsonScalar, {
    nullable: true,
    description: `What the editor keeps; null where there is none. ${DOTS}`,
  })
  async draft(@Root() segment: Segment, @Ctx() context: Context): Promise<unknown> {
    if (!segment.draftAt) return null;
    const draft = await context.loaders.of(loaders.draftsOfSegments).load(segment.key);
    return withoutSensitiveLiterals(draft, await hiddenAttributes(context));
  }

  @FieldResolver(() => Int, { complexity: EVALUATION, description: 'How many members by the published rule, now.' })
  async count(@Root() segment: AskedSegment, @Ctx() context: Context): Promise<number> {
    return (await context.loaders.of(loaders.liveSegments).load(segment)).members.size;
  }

  @FieldResolver(() => DateTimeScalar, {
    complexity: EVALUATION,
    description: 'The instant for which `count` is exact.',
  })
  async asOf(@Root() segment: AskedSegment, @Ctx() context: Context): Promise<Date> {
    return new Date((await context.loaders.of(loaders.liveSegments).load(segment)).asOf);
  }

  @FieldResolver(() => UserConnection, {
    complexity: EVALUATION,
    description:
      'Members of the last snapshot that is DONE; where there is none, by the published rule, now. A page after a cursor is of the snapshot of the page that gave it; INVALID_CURSOR when that is no longer kept: begin again.',
  })
  async members(
    @Root() segment: AskedSegment,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: Context,
  ): Promise<UserConnection> {
    const last = memberCursors.decode(args.after);
    const { members, asOf, snapshot } = await listOf(segment, last, context);
    return userPage(members, asOf, args, context, {
      last: last?.[0],
      encode: (id) => memberCursors.encode([id, snapshot ?? null]),
    });
  }

  @FieldResolver(() => Boolean, { complexity: EVALUATION, description: 'Whether a user is among `members`.' })
  async contains(
    @Root() segment: AskedSegment,
    @Arg('externalId', () => String, { description: 'The id in your systems.' }) externalId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const [{ members }, user] = await Promise.all([
      context.loaders.of(loaders.servedSegments).load(segment),
      context.loaders.of(loaders.keysOfUsers).load(externalId),
    ]);
    return user !== undefined && members.has(user);
  }

  @FieldResolver(() => SnapshotConnection, {
    complexity: LIST,
    description: 'Its snapshots, the newest first. The last sixty are kept.',
  })
  async snapshots(
    @Root() { key }: Segment,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<SegmentSnapshot>> {
    const size = pageSize(first);
    const before = snapshotCursors.decode(after);
    const rows = await context.loaders.of(loaders.snapshotPages).load({ key, first: size + 1, before });
    return {
      ...page(rows, { first: size, after, cursor: ({ id }) => snapshotCursors.encode(id), node: (row) => row }),
      get totalCount() {
        return context.loaders.of(loaders.snapshotCounts).load(key);
      },
    };
  }

  @FieldResolver(() => SegmentVersionConnection, {
    complexity: LIST,
    description: 'Every version that was published, the newest first.',
  })
  async versions(
    @Root() { key, version }: Segment,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<SegmentVersion>> {
    const size = pageSize(first);
    const before = versionCursors.decode(after)?.toString();
    const rows = await context.loaders.of(loaders.versionPages).load({ key, first: size + 1, before });
    const cursor = (row: SegmentVersion): string => versionCursors.encode(row.version);
    return { ...page(rows, { first: size, after, cursor, node: (row) => row }), totalCount: version };
  }

  @FieldResolver(() => [SegmentObject], { description: 'Segments in use whose published rules name this one.' })
  usedIn(@Root() { key }: Segment, @Ctx() context: Context): Promise<Segment[]> {
    return context.loaders.of(loaders.usesOf.segments).load(key);
  }

  @FieldResolver(() => [TrendPoint], {
    nullable: true,
    complexity: EVALUATION,
    description:
      'What the published rule selects at past instants; the last is now, the others begin days of the workspace’s zone (hours, ' +
      'minutes, where they are closer). Slow ones of the past may be an hour old. Null where it rests on sensitive attributes that ' +
      'whoever asks may not see: the day on which it begins to hold somebody would tell them.',
  })
  async trend(
    @Root() segment: AskedSegment,
    @Args(() => TrendArguments) args: TrendArguments,
    @Ctx() context: Context,
  ): Promise<TrendPoint[] | null> {
    const { app, signal } = context;
    const { rules } = await app.definitions.current();
    // A list of segments is not to fail for one of them.
    if (restsOnSensitive(segment.published.rule, rules, await hiddenAttributes(context))) return null;
    const plan = checkedPlan(segment.published.rule, rules);
    const question = await withinScope({ minFreshness: segment.minFreshness, signal }, context);
    return trendOf(context, plan, rules.timeZone, args, question);
  }

  @FieldResolver(() => [Bucket], {
    complexity: PASS,
    description: 'How an attribute or tags are spread within the segment, now.',
  })
  async breakdown(
    @Root() segment: AskedSegment,
    @Args(() => BreakdownArguments) args: BreakdownArguments,
    @Ctx() context: Context,
  ): Promise<Bucket[]> {
    const { members } = await context.loaders.of(loaders.liveSegments).load(segment);
    return breakdownOf(context, { members, rule: segment.published.rule }, args, { signal: context.signal });
  }
}

@Resolver(() => SegmentVersionObject)
export class SegmentVersionFields {
  @FieldResolver(() => JsonScalar, { description: `The rule. ${DOTS}` })
  async rule(@Root() { rule }: SegmentVersion, @Ctx() context: Context): Promise<unknown> {
    return withoutSensitiveLiterals(rule, await hiddenAttributes(context));
  }
}
