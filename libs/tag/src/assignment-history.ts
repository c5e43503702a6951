import type { Transaction } from '@strata/db';

/** An assignment as it stands in its row. */
export interface StoredAssignment {
  user_id: number;
  tag_id: number;
  weight: number | null;
  source: string;
  assigned_at: Date;
  expires_at: Date | null;
  /** Since when it is so; null: since it was assigned. */
  changed_at: Date | null;
}

export const STORED = 'user_id, tag_id, weight, source, assigned_at, expires_at, changed_at';

/** Since when an assignment is as it is. */
export const startOf = ({ changed_at, assigned_at }: StoredAssignment): number => (changed_at ?? assigned_at).getTime();

/** Keeps assignments as they were until `at`, in the transaction that changes or deletes them; one that began only then leaves nothing. */
export async function writeHistory(
  transaction: Transaction,
  assignments: readonly StoredAssignment[],
  at: number,
): Promise<void> {
  const ended = assignments.filter((one) => startOf(one) < at);
  if (ended.length === 0) return;
  await transaction.query(
    `INSERT INTO tag_assignment_history (user_id, tag_id, valid_from, valid_to, weight, source, assigned_at, expires_at)
     SELECT user_id, tag_id, valid_from, $3::timestamptz, weight, source, assigned_at, expires_at
     FROM unnest($1::integer[], $2::integer[], $4::timestamptz[], $5::float8[], $6::text[], $7::timestamptz[], $8::timestamptz[])
       AS ended (user_id, tag_id, valid_from, weight, source, assigned_at, expires_at)`,
    [
      ended.map(({ user_id }) => user_id),
      ended.map(({ tag_id }) => tag_id),
      new Date(at).toISOString(),
      ended.map((one) => new Date(startOf(one)).toISOString()),
      ended.map(({ weight }) => weight),
      ended.map(({ source }) => source),
      ended.map(({ assigned_at }) => assigned_at.toISOString()),
      ended.map(({ expires_at }) => expires_at?.toISOString() ?? null),
    ],
  );
}
