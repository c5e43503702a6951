import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import type { Rule } from '@strata/rules';

/** A saved rule under a name. What it selects is decided by its published version alone. */
@Entity('segments')
export class Segment {
  @PrimaryColumn('text')
  key: string;

  @Column('text')
  name: string;

  @Column('text')
  description: string;

  /** The published version's number. */
  @Column('integer')
  version: number;

  @OneToOne(() => SegmentVersion)
  @JoinColumn([
    { name: 'key', referencedColumnName: 'segmentKey' },
    { name: 'version', referencedColumnName: 'version' },
  ])
  published: Relation<SegmentVersion>;

  /** Whatever the editor keeps while it is at work; used by nothing. Up to 1 MB, so it is read only when asked for. */
  @Column('jsonb', { nullable: true, select: false })
  draft?: unknown;

  @Column('timestamptz', { name: 'draft_at', nullable: true })
  draftAt: Date | null;

  /** Who enters and leaves is written down, as it happens. */
  @Column('boolean', { default: false })
  watched: boolean;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}

/** A rule as it was published once. Never changed, so that any of them can be restored. */
@Entity('segment_versions')
export class SegmentVersion {
  @PrimaryColumn('text', { name: 'segment_key' })
  segmentKey: string;

  @PrimaryColumn('integer')
  version: number;

  @Column('jsonb')
  rule: Rule;

  @Column('text')
  note: string;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;
}

export const SNAPSHOT_STATES = ['RUNNING', 'DONE', 'FAILED'] as const;
export type SnapshotState = (typeof SNAPSHOT_STATES)[number];

/** The members of a segment at one instant. Its set lies in `segment_snapshot_chunks`, and is there whole once it is DONE. */
@Entity('segment_snapshots')
export class SegmentSnapshot {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id: string;

  @Column('text', { name: 'segment_key' })
  segmentKey: string;

  @Column('text')
  state: SnapshotState;

  /** From 0 to 1. */
  @Column('double precision')
  progress: number;

  @Column('integer', { name: 'rule_version' })
  ruleVersion: number;

  @Column('timestamptz', { name: 'as_of', nullable: true })
  asOf: Date | null;

  @Column('integer', { nullable: true })
  count: number | null;

  /** Members now that were none in the snapshot before. */
  @Column('integer', { nullable: true })
  entered: number | null;

  /** Members of the snapshot before that are none now. */
  @Column('integer', { nullable: true })
  left: number | null;

  @Column('text', { nullable: true })
  error: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}

/** What the database connection has to know of this folder. */
export const segmentEntities = [Segment, SegmentVersion, SegmentSnapshot];
