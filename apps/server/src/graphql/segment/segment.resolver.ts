import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { expectMoreThanFigures } from '@strata/access';
import { nameDependents } from '@strata/segment';
import type { Segment, SegmentPosition, SegmentSnapshot } from '@strata/segment';
import { smallCountOf } from '../blur.js';
import { CursorFormat, page, PageArguments, pageSize } from '../connection.js';
import type { Connection } from '../connection.js';
import type { Context } from '../context.js';
import { RULE } from '../costs.js';
import { inScope, withinScope } from '../scope.js';
import { changeBetween } from '../rule/change.js';
import { plainRule } from '../rule/rule.plain.js';
import { RuleChange } from '../rule/rule.type.js';
import { sampleSize, USUAL_SAMPLE } from '../rule/sample.js';
import {
  ArchiveSegmentInput,
  ArchiveSegmentPayload,
  CreateSegmentInput,
  MaterializeSegmentInput,
  RestoreSegmentVersionInput,
  SaveSegmentDraftInput,
  UpdateSegmentInput,
} from './segment.input.js';
import type { SegmentArchived, SegmentInUse } from './segment.input.js';
import type { AskedSegment } from './segment.loaders.js';
import { SegmentConnection, SegmentObject, SegmentOverlaps, SegmentSnapshotObject } from './segment.type.js';

const cursors = new CursorFormat<SegmentPosition>('segments', (value): value is SegmentPosition => {
  const { updatedAt, key } = (value ?? {}) as Partial<SegmentPosition>;
  return Number.isSafeInteger(updatedAt) && Math.abs(updatedAt ?? 0) < 8.64e15 && typeof key === 'string';
});

@ArgsType()
class SegmentsArguments extends PageArguments {
  @Field(() => String, { nullable: true, description: 'A part of key, name or description.' })
  search?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'The archived ones instead of those in use.' })
  archived?: boolean | null;
}

@Resolver()
export class SegmentResolver {
  @Query(() => SegmentObject, { nullable: true, description: 'One segment, archived or not.' })
  async segment(
    @Arg('key', () => String, { description: 'The key of the segment.' }) key: string,
    @Arg('minFreshness', () => String, {
      nullable: true,
      description: 'The `freshness` of a write that its live figures must show.',
    })
    minFreshness: string | null | undefined,
    @Ctx() { app }: Context,
  ): Promise<AskedSegment | null> {
    const segment = await app.segments.queries.find(key);
    return segment ? Object.assign(segment, { minFreshness: minFreshness ?? undefined }) : null;
  }

  @Query(() => SegmentConnection, { description: 'Segments, the last changed first.' })
  async segments(
    @Args(() => SegmentsArguments) { first, after, ...filter }: SegmentsArguments,
    @Ctx() { app }: Context,
  ): Promise<Connection<Segment>> {
    const { queries } = app.segments;
    const size = pageSize(first);
    const rows = await queries.list(filter, size + 1, cursors.decode(after));
    return {
      ...page(rows, {
        first: size,
        after,
        cursor: ({ updatedAt, key }) => cursors.encode({ updatedAt: updatedAt.getTime(), key }),
        node: (segment) => segment,
      }),
      get totalCount() {
        return queries.count(filter);
      },
    };
  }

  @Query(() => SegmentOverlaps, {
    complexity: RULE,
    description: 'How two to six segments share their members, now.',
  })
  async segmentOverlaps(
    @Arg('keys', () => [String], { description: 'Keys of two to six segments.' }) keys: string[],
    @Ctx() context: Context,
  ): Promise<SegmentOverlaps> {
    const { app, actor, signal } = context;
    await app.rules.expectNotJoined(
      actor,
      keys.map((key) => ({ segment: { key: key.normalize('NFC') } })),
    );
    const { cells, ...overlaps } = await app.segments.members.overlaps(keys, await withinScope({ signal }, context));
    // That a cell is here says that somebody is in it.
    const least = Math.max(1, await smallCountOf(context));
    return { ...overlaps, overlaps: cells.filter(({ count }) => count >= least) };
  }

  @Query(() => SegmentSnapshotObject, { nullable: true, description: 'One snapshot; ask again to see its progress.' })
  segmentSnapshot(
    @Arg('id', () => ID, { description: 'The id of the snapshot.' }) id: string,
    @Ctx() { app }: Context,
  ): Promise<SegmentSnapshot | null> {
    return app.segments.snapshots.find(id);
  }

  @Query(() => RuleChange, { description: 'Who entered and who left between two snapshots.' })
  async compareSnapshots(
    @Arg('before', () => ID, { description: 'The id of the earlier snapshot; it must be DONE.' }) before: string,
    @Arg('after', () => ID, { description: 'The id of the later snapshot; it must be DONE.' }) after: string,
    @Arg('sample', () => Int, {
      nullable: true,
      defaultValue: USUAL_SAMPLE,
      description: 'How many users each sample shows, at most 100.',
    })
    sample: number | null | undefined,
    @Ctx() context: Context,
  ): Promise<RuleChange> {
    const size = sampleSize(sample);
    const pair = await context.app.segments.snapshots.finishedPair(before, after);
    if (pair[0].segment !== pair[1].segment) expectMoreThanFigures(context.actor);
    // Snapshots are of everybody.
    const [was, is] = await Promise.all(
      pair.map(async ({ members, asOf }) => ({ members: await inScope(members, context), asOf })),
    );
    return changeBetween(was!, is!, size, context);
  }

  @Mutation(() => SegmentObject, { description: 'Saves a rule under a name, as version 1.' })
  async createSegment(
    @Arg('input', () => CreateSegmentInput, { description: 'The segment.' }) input: CreateSegmentInput,
    @Ctx() { app, actor }: Context,
  ): Promise<Segment> {
    const rule = await app.rules.admitted(actor, plainRule(input.rule));
    return app.segments.service.create({ ...input, rule });
  }

  @Mutation(() => SegmentObject, { description: 'Keeps what an editor is at beside the published rule.' })
  async saveSegmentDraft(
    @Arg('input', () => SaveSegmentDraftInput, { description: 'The draft.' }) input: SaveSegmentDraftInput,
    @Ctx() { app, actor }: Context,
  ): Promise<Segment> {
    await app.rules.admitted(actor, { given: input.draft });
    return app.segments.service.saveDraft(input.key, input.draft);
  }

  @Mutation(() => SegmentObject, {
    description:
      'Changes name and description; a new rule is published as a new version. BREAKS_DEPENDENTS, with the `dependents`, when rules that use the segment would be too large with it; DECIDES_WHAT_OTHERS_SEE, with them, when it limits a role or an API key that you could not give.',
  })
  async updateSegment(
    @Arg('input', () => UpdateSegmentInput, { description: 'What to change.' }) input: UpdateSegmentInput,
    @Ctx() { app, actor }: Context,
  ): Promise<Segment> {
    const rule = input.rule ? await app.rules.admitted(actor, plainRule(input.rule)) : undefined;
    return app.segments.service.publish(actor, { ...input, rule });
  }

  @Mutation(() => SegmentObject, {
    description:
      'Publishes the rule of an earlier version again, as a new version. Refused like a new rule with `updateSegment`.',
  })
  async restoreSegmentVersion(
    @Arg('input', () => RestoreSegmentVersionInput, { description: 'Which version.' })
    input: RestoreSegmentVersionInput,
    @Ctx() { app, actor }: Context,
  ): Promise<Segment> {
    return app.segments.service.restore(actor, input.key, input.version);
  }

  @Mutation(() => ArchiveSegmentPayload, {
    description:
      'Takes a segment out of use; refused, with the dependents, while rules refer to it, or limits of roles and API keys.',
  })
  async archiveSegment(
    @Arg('input', () => ArchiveSegmentInput, { description: 'Which segment.' }) input: ArchiveSegmentInput,
    @Ctx() { app }: Context,
  ): Promise<SegmentArchived | SegmentInUse> {
    const outcome = await app.segments.service.archive(input.key);
    if ('segment' in outcome) return outcome;
    return { ...outcome, message: `Segment "${input.key}" is used by ${nameDependents(outcome.dependents)}.` };
  }

  @Mutation(() => SegmentObject, {
    description:
      'Brings an archived segment back, if its rule still holds. DECIDES_WHAT_OTHERS_SEE when a role or an API key that you could not give is limited by it.',
  })
  unarchiveSegment(
    @Arg('input', () => ArchiveSegmentInput, { description: 'Which segment.' }) input: ArchiveSegmentInput,
    @Ctx() { app, actor }: Context,
  ): Promise<Segment> {
    return app.segments.service.unarchive(actor, input.key);
  }

  @Mutation(() => SegmentSnapshotObject, {
    complexity: RULE,
    description: 'Begins a snapshot of the members, which `members` and `contains` serve once it is DONE.',
  })
  materializeSegment(
    @Arg('input', () => MaterializeSegmentInput, { description: 'Which segment.' }) input: MaterializeSegmentInput,
    @Ctx() { app }: Context,
  ): Promise<SegmentSnapshot> {
    return app.segments.snapshots.materialize(input.key);
  }
}
