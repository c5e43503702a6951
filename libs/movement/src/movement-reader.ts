import { readUserSet, userSet } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import type { Queryable } from '@strata/db';
import { isStorableText } from '@strata/rules';
import type { MovementKind } from './movement.js';

/** One who moved, or with `count` many who moved at once. */
export interface Movement {
  /** Grows with time: to tell movements apart, and to go on from. */
  id: string;
  kind: MovementKind;
  /** The key of the segment, tag or model. */
  object: string;
  at: Date;
  /** Absent for many at once. */
  userId: number | null;
  /** How many moved at once; absent for one. */
  count: number | null;
  details: Readonly<Record<string, string>>;
}

/** Which movements; absent: all. */
export interface MovementFilter {
  kinds?: readonly MovementKind[] | null | undefined;
  objects?: readonly string[] | null | undefined;
}

const COLUMNS = 'id::text, kind, object, at';
const MATCHES = `($2::text[] IS NULL OR kind = ANY($2)) AND ($3::text[] IS NULL OR object = ANY($3))`;

/** Reads what was written down of who moved. */
export class MovementReader {
  constructor(private readonly queryable: Queryable) {}

  /** The id of the last movement that was begun: what comes later is later. */
  async last(): Promise<string> {
    const [row] = await this.queryable.query<{ last: string }>('SELECT last_value::text AS last FROM movement_ids');
    return row?.last ?? '0';
  }

  /** The first movements after one, in their order, up to `until` where that is given. */
  async after(id: string, filter: MovementFilter, first: number, until?: string): Promise<Movement[]> {
    const values = [id, filter.kinds ?? null, filter.objects?.filter(isStorableText) ?? null, first, until ?? null];
    const rows = (table: string, columns: string): Promise<Movement[]> =>
      this.queryable.query<Movement>(
        `SELECT ${COLUMNS}, ${columns} FROM ${table}
         WHERE id > $1 AND ${MATCHES} AND ($5::bigint IS NULL OR id <= $5) ORDER BY id LIMIT $4`,
        values,
      );
    // Of a cluster the one table lies on its nodes, and the other does not.
    const each = await Promise.all([
      rows('movements', 'user_id AS "userId", NULL::integer AS count, details'),
      rows('bulk_movements', `NULL::integer AS "userId", count, '{}'::jsonb AS details`),
    ]);
    const all = each.flat().sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
    return all.slice(0, first);
  }

  /** Everybody of one who moved at once, but those who were forgotten since; nothing where there is no such movement. */
  async users(id: string): Promise<UserSet | undefined> {
    if (!/^\d{1,18}$/.test(id)) return undefined;
    const [movement] = await this.queryable.query('SELECT FROM bulk_movements WHERE id = $1', [id]);
    if (!movement) return undefined;
    const chunks = await this.queryable.query<{ members: Buffer }>(
      'SELECT members FROM bulk_movement_chunks WHERE movement_id = $1 ORDER BY chunk',
      [id],
    );
    return chunks.length > 0 ? readUserSet(chunks.map(({ members }) => members)) : userSet([]);
  }
}
