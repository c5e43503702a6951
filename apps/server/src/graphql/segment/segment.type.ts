import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SNAPSHOT_STATES } from '@strata/segment';
import type { SegmentVersion, SnapshotState } from '@strata/segment';
import { ConnectionOf, EdgeOf } from '../connection.js';
import { enumOf } from '../enum.js';
import { DateTimeScalar } from '../scalars.js';

/** Fields that need more than the segment's own row are in segment.fields.ts. */
@ObjectType('Segment', {
  description: 'A saved rule under a name, with versions. Its published version decides who belongs.',
})
export class SegmentObject {
  published: SegmentVersion;

  @Field(() => String, { description: 'Its name in rules; never changes.' })
  key: string;

  @Field(() => String, { description: 'Its name for people.' })
  name: string;

  @Field(() => String, { description: 'What it is for, in words.' })
  description: string;

  @Field(() => Int, { description: 'The number of the published version, counted from 1.' })
  version: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the draft was last saved; null where there is none.',
  })
  draftAt?: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, {
    description: 'When name, description, rule or archiving last changed. Drafts do not count.',
  })
  updatedAt: Date;

  @Field(() => Boolean, { description: 'Whether who enters and leaves is written down, as it happens.' })
  watched: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was archived; null while it is in use.' })
  archivedAt?: Date | null;
}

@ObjectType('SegmentEdge', { description: 'One segment of a page.' })
export class SegmentEdge extends EdgeOf(() => SegmentObject) {}

@ObjectType('SegmentConnection', { description: 'A page of segments, the last changed first.' })
export class SegmentConnection extends ConnectionOf(() => SegmentEdge) {}

@ObjectType('SegmentVersion', { description: 'A rule as it was published once; any of them can be restored.' })
export class SegmentVersionObject {
  @Field(() => Int, { description: 'Its number, counted from 1.' })
  version: number;

  @Field(() => String, { description: 'Why it was published; `↺ 3` where version 3 was restored.' })
  note: string;

  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  publishedAt: Date;
}

@ObjectType('SegmentVersionEdge', { description: 'One version of a page.' })
export class SegmentVersionEdge extends EdgeOf(() => SegmentVersionObject) {}

@ObjectType('SegmentVersionConnection', { description: 'A page of versions, the newest first.' })
export class SegmentVersionConnection extends ConnectionOf(() => SegmentVersionEdge) {}

const SnapshotStateEnum = enumOf(SNAPSHOT_STATES);
registerEnumType(SnapshotStateEnum, {
  name: 'SnapshotState',
  description: 'How far a snapshot is.',
  valuesConfig: {
    RUNNING: { description: 'Being made; `progress` says how far.' },
    DONE: { description: 'Whole, and served.' },
    FAILED: { description: 'Given up; `error` says why. The one before it stands.' },
  },
});

/** How many it has, entered and left is in segment.snapshot.ts. */
@ObjectType('SegmentSnapshot', { description: 'The members of a segment, kept as they were at an instant.' })
export class SegmentSnapshotObject {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => SnapshotStateEnum, { description: 'How far it is.' })
  state: SnapshotState;

  @Field(() => Float, { description: 'From 0 to 1.' })
  progress: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant for which it is exact; null until it is DONE.',
  })
  asOf?: Date | null;

  @Field(() => Int, { description: 'The version of the rule that it was made by.' })
  ruleVersion: number;

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  error?: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done or given up.' })
  finishedAt?: Date | null;
}

@ObjectType('SnapshotEdge', { description: 'One snapshot of a page.' })
export class SnapshotEdge extends EdgeOf(() => SegmentSnapshotObject) {}

@ObjectType('SnapshotConnection', { description: 'A page of snapshots, the newest first.' })
export class SnapshotConnection extends ConnectionOf(() => SnapshotEdge) {}

@ObjectType({ description: 'Users in exactly these of the segments asked about, and in none of the others.' })
export class SegmentOverlap {
  @Field(() => [String], { description: 'Keys of segments.' })
  keys: string[];

  @Field(() => Int, { description: 'How many users.' })
  count: number;
}

@ObjectType({ description: 'A segment and its size.' })
export class SegmentSize {
  @Field(() => String, { description: 'The key of the segment.' })
  key: string;

  @Field(() => Int, { description: 'How many members.' })
  count: number;
}

@ObjectType({ description: 'How segments share their members: the cells of an UpSet or Venn diagram.' })
export class SegmentOverlaps {
  @Field(() => DateTimeScalar, { description: 'The instant for which it is exact.' })
  asOf: Date | number;

  @Field(() => Int, { description: 'Everyone, for shares.' })
  total: number;

  @Field(() => [SegmentSize], { description: 'The whole size of each, in the order asked for.' })
  sizes: SegmentSize[];

  @Field(() => [SegmentOverlap], {
    description: 'The largest first, empty ones left out. Every user in any of the segments is counted in one of them.',
  })
  overlaps: SegmentOverlap[];
}

@ObjectType({ description: 'Users entered or left a segment, by what happened or by time alone.' })
export class SegmentChange {
  @Field(() => String, { description: 'The key of the segment.' })
  key: string;

  @Field(() => Int, { description: 'How many members now.' })
  count: number;

  @Field(() => Int, { description: 'How many entered.' })
  entered: number;

  @Field(() => Int, { description: 'How many left.' })
  left: number;

  @Field(() => DateTimeScalar, { description: 'The instant for which `count` is exact.' })
  asOf: Date | number;
}
