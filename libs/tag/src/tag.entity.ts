import type { Rule } from '@strata/rules';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const TAG_CLASSES = ['BASIC', 'BEHAVIOUR', 'INTEREST', 'VALUE'] as const;
export type TagClass = (typeof TAG_CLASSES)[number];

/** A label that users can hold. The tree is in the keys: `rfm/champions` lies below `rfm`. */
@Entity('tags')
export class Tag {
  /** Short, for the assignments; never shown. */
  @PrimaryColumn('integer', { default: () => "nextval('tag_ids')" })
  id: number;

  @Column('text')
  key: string;

  @Column('text')
  name: string;

  @Column('text')
  class: TagClass;

  /** What it means, in words. */
  @Column('text', { default: '' })
  definition: string;

  /** Who holds it, where a rule says so. */
  @Column('jsonb', { nullable: true })
  rule: Rule | null;

  /** ISO 8601 duration: how long an assignment holds that names no expiry of its own, and after which the tag is stale. */
  @Column('text', { nullable: true })
  ttl: string | null;

  /** ISO 8601 duration of weeks, days and smaller, in which a weight decays to its half. */
  @Column('text', { name: 'half_life', nullable: true })
  halfLife: string | null;

  /** Whether nobody holds two of those right below it: giving one takes the others. */
  @Column('boolean', { default: false })
  exclusive: boolean;

  /** Made only because a tag below it was: creating it then says what it means. */
  @Column('boolean', { default: false })
  implied: boolean;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  /** When assignments were last written. */
  @Column('timestamptz', { name: 'refreshed_at', nullable: true })
  refreshedAt: Date | null;
}
