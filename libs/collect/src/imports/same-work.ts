import { createHash } from 'node:crypto';
import type { Transaction } from '@strata/db';
import { Refusal } from '@strata/db';
import type { Mapping } from '../mapping/mapping.js';
import type { FileExamination } from './examination.js';

/** What an import does: the same rows mean the same where they are read alike, mapped alike and come from one source. */
export interface Work {
  contentHash: string;
  mappingHash: string;
}

export function workOf(mapping: Mapping, source: string, examination: FileExamination): Work {
  const { format, encoding, delimiter, header, sheet } = examination;
  const mappingHash = createHash('sha256')
    .update(JSON.stringify([mapping, source, format, encoding, delimiter, header, sheet]))
    .digest('hex');
  return { contentHash: examination.hash, mappingHash };
}

export interface SameWork {
  id: string;
  state: 'RUNNING' | 'DONE';
  /** Whether its file lies in the database, so that a job brings it to its end. */
  fileKept: boolean;
}

/**
 * Another import that has done or does the same work. Until the transaction ends nobody else asks about this content, so that of two that
 * begin at once the second finds the first.
 */
export async function sameWork(
  transaction: Transaction,
  { contentHash, mappingHash }: Work,
  besides: string | null = null,
): Promise<SameWork | undefined> {
  await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${contentHash}`]);
  const [same] = await transaction.query<SameWork | { id: string; state: 'UNDOING' }>(
    `SELECT id, state, file_kept AS "fileKept" FROM imports
     WHERE content_hash = $1 AND mapping_hash = $2 AND same_as IS NULL AND ($3::bigint IS NULL OR id <> $3)
       AND state IN ('RUNNING', 'DONE', 'UNDOING')`,
    [contentHash, mappingHash, besides],
  );
  // What it did is going, so nothing may rest on it.
  if (same?.state === 'UNDOING')
    throw new Refusal('BEING_UNDONE', `import ${same.id} of the same file is being undone; wait until it is`);
  return same;
}
