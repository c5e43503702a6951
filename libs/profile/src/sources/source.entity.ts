import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SOURCE_KINDS = ['API', 'FILE', 'CONNECTOR', 'WEBHOOK', 'SDK', 'MANUAL', 'SYSTEM'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Where data comes from. Its key is kept with each value. */
@Entity('sources')
export class Source {
  @PrimaryColumn('text')
  key: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: SourceKind;

  /** Of two values of one attribute the one from the source of the lower rank stands; at equal ranks the newer one. */
  @Column('integer')
  rank: number;

  /** How values are cleaned, as JSON that those who clean read. */
  @Column('jsonb')
  cleaning: object;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
