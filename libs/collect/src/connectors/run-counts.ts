import type { Queryable } from '@strata/db';

/** What one part of a run brought. */
export interface RunCounts {
  files: number;
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  rejectedBy: Readonly<Record<string, number>>;
  repairedBy: Readonly<Record<string, number>>;
}

const summed = (column: string, parameter: string): string =>
  `(SELECT coalesce(jsonb_object_agg(code, n), '{}') FROM (
     SELECT code, sum(n::bigint) AS n
     FROM (SELECT * FROM jsonb_each_text(${column}) UNION ALL SELECT * FROM jsonb_each_text(${parameter}::jsonb)) AS both_of (code, n)
     GROUP BY code) sums)`;

/** Adds to the sums of a run. */
export async function addToRun(queryable: Queryable, runId: string, counts: RunCounts): Promise<void> {
  const { files, rows, accepted, duplicates, rejected, rejectedBy, repairedBy } = counts;
  await queryable.query(
    `UPDATE connector_runs SET files = files + $2, rows = rows + $3, accepted = accepted + $4,
       duplicates = duplicates + $5, rejected = rejected + $6,
       rejected_by = ${summed('rejected_by', '$7')}, repaired_by = ${summed('repaired_by', '$8')}
     WHERE id = $1`,
    [runId, files, rows, accepted, duplicates, rejected, JSON.stringify(rejectedBy), JSON.stringify(repairedBy)],
  );
}
