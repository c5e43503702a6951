import type { Queryable } from '@strata/db';

/** What an erasure leaves behind: when, and how much of what. Nothing in it leads to a person. */
export interface ErasureReceipt {
  id: string;
  erasedAt: Date;
  /** When nothing that was under way at the erasure can write any more, seconds later; null until then. */
  completedAt: Date | null;
  /** How many rows were deleted, by the section of what is kept of people. */
  rows: Record<string, number>;
  /** When the person was let in again, and why. */
  liftedAt: Date | null;
  liftReason: string | null;
}

/** Where a page of receipts goes on: behind the erasure of this id. */
export interface ErasurePage {
  first: number;
  after?: string;
}

const COLUMNS = `id, erased_at AS "erasedAt", completed_at AS "completedAt", rows, lifted_at AS "liftedAt",
  lift_reason AS "liftReason"`;

/** Anything else names no erasure, and would be an error of the database. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function findErasure(queryable: Queryable, id: string): Promise<ErasureReceipt | undefined> {
  if (!UUID.test(id)) return undefined;
  const [receipt] = await queryable.query<ErasureReceipt>(`SELECT ${COLUMNS} FROM erasures WHERE id = $1`, [id]);
  return receipt;
}

/** The erasure by which a user key became an empty row. */
export async function erasureOfUser(queryable: Queryable, user: number): Promise<ErasureReceipt | undefined> {
  const [receipt] = await queryable.query<ErasureReceipt>(
    `SELECT ${COLUMNS} FROM erasures WHERE user_ids @> ARRAY[$1::integer] ORDER BY erased_at DESC LIMIT 1`,
    [user],
  );
  return receipt;
}

/** A page of all erasures, the newest first. */
export async function erasurePage(queryable: Queryable, { first, after }: ErasurePage): Promise<ErasureReceipt[]> {
  return queryable.query(
    `SELECT ${COLUMNS} FROM erasures
     WHERE $2::uuid IS NULL OR (erased_at, id) < (SELECT erased_at, id FROM erasures WHERE id = $2)
     ORDER BY erased_at DESC, id DESC LIMIT $1`,
    [first, after !== undefined && UUID.test(after) ? after : null],
  );
}

export async function countErasures(queryable: Queryable): Promise<number> {
  const [row] = await queryable.query<{ erasures: number }>('SELECT count(*)::integer AS erasures FROM erasures');
  return row?.erasures ?? 0;
}
