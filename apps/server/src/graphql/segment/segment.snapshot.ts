import DataLoader from 'dataloader';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { mayNotJoin } from '@strata/access';
import type { SegmentSnapshot, SnapshotSizes } from '@strata/segment';
import type { Context, LoaderFactory } from '../context.js';
import { definitionsOf } from '../definitions.loader.js';
import { scopeSet } from '../scope.js';
import { SegmentSnapshotObject } from './segment.type.js';

const NONE = { count: null, entered: null, left: null };

/** A snapshot is of everybody: for whoever sees only some users its members are counted again, by id, in two statements for all. */
const sizesInScope: LoaderFactory<string, SnapshotSizes | typeof NONE> = ({ segments }, options, loaders, actor) =>
  new DataLoader(async (ids) => {
    const scope = await scopeSet({ actor, loaders });
    const sizes = scope ? await segments.snapshots.sizesWithin(ids, scope) : undefined;
    return ids.map((id) => sizes?.get(id) ?? NONE);
  }, options);

type Sizes = { [Name in keyof SnapshotSizes]?: number | null };

async function sizesOf(snapshot: SegmentSnapshot, { actor, loaders }: Context): Promise<Sizes> {
  if (!actor.scope) return snapshot;
  const { segmentKey: key, id } = snapshot;
  const isTold = !mayNotJoin(actor, { segment: { key } }, await definitionsOf(loaders));
  return isTold ? loaders.of(sizesInScope).load(id) : NONE;
}

@Resolver(() => SegmentSnapshotObject)
export class SnapshotFields {
  @FieldResolver(() => Int, { nullable: true, description: 'How many members.' })
  async count(@Root() snapshot: SegmentSnapshot, @Ctx() context: Context): Promise<number | null | undefined> {
    return (await sizesOf(snapshot, context)).count;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Members that were none in the snapshot before; null for the first one, and, where whoever asks sees only some users, when the one before is no longer kept.',
  })
  async entered(@Root() snapshot: SegmentSnapshot, @Ctx() context: Context): Promise<number | null | undefined> {
    return (await sizesOf(snapshot, context)).entered;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Members of the snapshot before that are none in this one; null as `entered` is.',
  })
  async left(@Root() snapshot: SegmentSnapshot, @Ctx() context: Context): Promise<number | null | undefined> {
    return (await sizesOf(snapshot, context)).left;
  }
}
