import { readUserSet } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import type { Queryable, Transaction } from '@strata/db';
import type { Approval, ApprovalState } from './approval.js';

/** One whose time is over has ended, whether or not the job that says so has come by. */
const STATE = `CASE WHEN state IN ('PENDING', 'APPROVED') AND expires_at <= $1 THEN 'EXPIRED' ELSE state END`;
const COLUMNS = `id, operation, input, reason, people, asked_by AS "askedBy", asked_by_name AS "askedByName",
  asked_at AS "askedAt", behind, ${STATE} AS state, expires_at AS "expiresAt", decided_by_name AS "decidedByName",
  decided_at AS "decidedAt", comment, reached, done, ended_at AS "endedAt", code, failure`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const isApprovalId = (id: unknown): id is string => typeof id === 'string' && UUID.test(id);

/** Which approvals. */
export interface ApprovalFilter {
  state?: ApprovalState | undefined;
  /** Only those behind whom this one stands: their own. */
  of?: string | undefined;
  /** Only those that this one may decide. */
  notOf?: string | undefined;
}

export async function findApproval(
  queryable: Queryable,
  id: string,
  now: Date,
  lock: '' | 'FOR UPDATE' = '',
): Promise<Approval | undefined> {
  if (!isApprovalId(id)) return undefined;
  const [row] = await queryable.query<Approval>(`SELECT ${COLUMNS} FROM approvals WHERE id = $2 ${lock}`, [now, id]);
  return row;
}

const WHERE = `($2::text IS NULL OR ${STATE} = $2) AND ($3::text IS NULL OR behind @> ARRAY[$3::text])
  AND ($4::text IS NULL OR NOT behind @> ARRAY[$4::text])`;
const parametersOf = ({ state, of, notOf }: ApprovalFilter, now: Date): unknown[] => [
  now,
  state ?? null,
  of ?? null,
  notOf ?? null,
];

/** The last asked first, behind the one of an id. */
export async function approvalPage(
  queryable: Queryable,
  filter: ApprovalFilter,
  now: Date,
  first: number,
  after: string | undefined,
): Promise<Approval[]> {
  return queryable.query(
    `SELECT ${COLUMNS} FROM approvals
     WHERE ${WHERE} AND ($6::uuid IS NULL OR (asked_at, id) < (SELECT asked_at, id FROM approvals WHERE id = $6))
     ORDER BY asked_at DESC, id DESC LIMIT $5`,
    [...parametersOf(filter, now), first, after ?? null],
  );
}

export async function countApprovals(queryable: Queryable, filter: ApprovalFilter, now: Date): Promise<number> {
  const [row] = await queryable.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM approvals WHERE ${WHERE}`,
    parametersOf(filter, now),
  );
  return row?.count ?? 0;
}

export async function writePeople(transaction: Transaction, id: string, people: UserSet): Promise<void> {
  for (const { chunk, members } of people.chunks())
    await transaction.query('INSERT INTO approval_people (approval_id, chunk, members) VALUES ($1, $2, $3)', [
      id,
      chunk,
      members,
    ]);
}

export async function readPeople(queryable: Queryable, id: string): Promise<UserSet> {
  const rows = await queryable.query<{ members: Buffer }>(
    'SELECT members FROM approval_people WHERE approval_id = $1',
    [id],
  );
  return readUserSet(rows.map(({ members }) => members));
}

/** How it ended; whom it was about need not be known any more. */
export async function endApproval(
  transaction: Transaction,
  id: string,
  end: { state: ApprovalState; at: Date; code?: string; failure?: string },
): Promise<void> {
  const { state, at, code = '', failure = '' } = end;
  await transaction.query(
    `UPDATE approvals SET state = $2, ended_at = $3, code = $4, failure = $5, expires_at = NULL WHERE id = $1`,
    [id, state, at, code, failure],
  );
  await transaction.query('DELETE FROM approval_people WHERE approval_id = $1', [id]);
}
