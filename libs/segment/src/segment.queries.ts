import { In } from 'typeorm';
import type { SelectQueryBuilder } from 'typeorm';
import { isStorableText, normalizeText } from '@strata/rules';
import type { Rule } from '@strata/rules';
import type { Database, Queryable } from '@strata/db';
import { Segment, SegmentVersion } from './segment.entity.js';
import { invalidInput } from './segment.errors.js';

/** A place in the list of segments, which is ordered by the last change, the newest first. */
export interface SegmentPosition {
  /** Milliseconds since 1970. */
  updatedAt: number;
  key: string;
}

export interface SegmentFilter {
  /** A part of key, name or description, whatever the case of letters. */
  search?: string | null;
  /** Archived ones instead of the others. */
  archived?: boolean | null;
}

/** Reads segments and their versions. */
export class SegmentQueries {
  constructor(private readonly database: Database) {}

  async find(key: string): Promise<Segment | undefined> {
    const [found] = await this.findMany([key]);
    return found;
  }

  /** Those that exist, archived ones too, in no order. */
  findMany(keys: readonly string[]): Promise<Segment[]> {
    const known = keys.map(normalizeText).filter(isStorableText);
    return this.repository().find({ where: { key: In(known) }, relations: { published: true } });
  }

  /** Every unarchived segment. */
  findPublished(): Promise<Segment[]> {
    return this.filtered({}).getMany();
  }

  /** One page; `first` rows at most, so ask for one more to learn whether the list goes on. */
  list(filter: SegmentFilter, first: number, after?: SegmentPosition): Promise<Segment[]> {
    const query = this.filtered(filter).orderBy('segment.updatedAt', 'DESC').addOrderBy('segment.key', 'ASC');
    if (after) {
      const position = { at: new Date(after.updatedAt), key: after.key };
      query.andWhere('(segment.updatedAt < :at OR (segment.updatedAt = :at AND segment.key > :key))', position);
    }
    return query.limit(first).getMany();
  }

  count(filter: SegmentFilter): Promise<number> {
    return this.filtered(filter).getCount();
  }

  /** The drafts of these segments, where there are any. */
  async drafts(keys: readonly string[]): Promise<Map<string, unknown>> {
    const rows = await this.database.query<{ key: string; draft: unknown }>(
      'SELECT key, draft FROM segments WHERE key = ANY($1) AND draft IS NOT NULL',
      [keys],
    );
    return new Map(rows.map(({ key, draft }) => [key, draft]));
  }

  /** For each segment one page of versions, the newest first, below `before` where given; one statement for all. */
  async versions(keys: readonly string[], first: number, before?: number): Promise<Map<string, SegmentVersion[]>> {
    const rows = await this.database.query<SegmentVersion>(
      `SELECT v.segment_key AS "segmentKey", v.version, v.rule, v.note, v.published_at AS "publishedAt"
       FROM unnest($1::text[]) AS wanted (key) CROSS JOIN LATERAL (
         SELECT * FROM segment_versions WHERE segment_key = wanted.key AND ($2::int IS NULL OR version < $2)
         ORDER BY version DESC LIMIT $3
       ) v ORDER BY v.version DESC`,
      [keys, before ?? null, first],
    );
    const pages = new Map(keys.map((key): [string, SegmentVersion[]] => [key, []]));
    for (const row of rows) pages.get(row.segmentKey)?.push(row);
    return pages;
  }

  async version(key: string, version: number): Promise<SegmentVersion | null> {
    return this.database.dataSource.getRepository(SegmentVersion).findOneBy({ segmentKey: key, version });
  }

  private filtered({ search, archived }: SegmentFilter): SelectQueryBuilder<Segment> {
    const query = this.repository()
      .createQueryBuilder('segment')
      .innerJoinAndSelect('segment.published', 'published')
      .where(archived ? 'segment.archivedAt IS NOT NULL' : 'segment.archivedAt IS NULL');
    if (search) {
      if (!isStorableText(search)) throw invalidInput('search: U+0000 and lone surrogates are in no name');
      const pattern = `%${normalizeText(search).replaceAll(/[\\%_]/g, '\\$&')}%`;
      query.andWhere(
        '(segment.key ILIKE :pattern OR segment.name ILIKE :pattern OR segment.description ILIKE :pattern)',
        { pattern },
      );
    }
    return query;
  }

  private repository() {
    return this.database.dataSource.getRepository(Segment);
  }
}

/** What rules may refer to: the published rules of all segments that are not archived. */
export async function publishedRules(queryable: Queryable): Promise<Map<string, { name: string; rule: Rule }>> {
  const rows = await queryable.query<{ key: string; name: string; rule: Rule }>(
    `SELECT s.key, s.name, v.rule FROM segments s
     JOIN segment_versions v ON v.segment_key = s.key AND v.version = s.version
     WHERE s.archived_at IS NULL ORDER BY s.key`,
  );
  return new Map(rows.map(({ key, name, rule }) => [key, { name, rule }]));
}
