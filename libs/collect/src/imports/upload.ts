import { Refusal } from '@strata/db';
import type { Database, Queryable } from '@strata/db';
import { enqueue } from '@strata/jobs';
import { EXAMINE } from './job-names.js';
import { COLUMNS, importOf, move, theImport } from './import.js';
import type { Import } from './import.js';
import type { FileSource } from './source.js';

/** Rows of so much are written and read, held once or twice by each upload. */
const CHUNK = 1 << 20;
const BLOCK = 1 << 18;
const MOST_NAME = 200;

export interface UploadLimits {
  /** The largest file. */
  maxBytes: number;
}

/** Who goes on with an import: a job, or whoever called. */
export type Examiner = 'JOB' | 'CALLER';

/**
 * Files on their way in. They lie in the database in pieces until they are imported: whichever process runs the import
 * finds them there, and what was acknowledged is not lost. Each piece is written in a transaction of its own together with how
 * far the upload has come, so that a dropped one goes on where it broke off.
 */
export class Uploads {
  constructor(
    private readonly database: Database,
    private readonly limits: UploadLimits,
  ) {}

  /** `bytes`: how large the file is to be, where the sender knows; the upload is whole when so much has come. */
  async begin(
    fileName: string,
    bytes: number | undefined,
    { queryable = this.database, uploadedBy = null }: { queryable?: Queryable; uploadedBy?: string | null } = {},
  ): Promise<Import> {
    this.expectSmall(bytes ?? 0);
    const [row] = await queryable.query<Import>(
      `INSERT INTO imports (state, file_name, bytes, uploaded_by) VALUES ('UPLOADING', $1, $2, $3) RETURNING ${COLUMNS}`,
      [bareName(fileName), bytes ?? null, uploadedBy],
    );
    return importOf(row!);
  }

  /**
   * Takes what comes, from byte `offset` of the file on. What has come before the sender is gone stands. Answers the import as it
   * is then; it is being examined when it is whole.
   */
  async take(id: string, offset: number, content: AsyncIterable<Buffer>, by: Examiner = 'JOB'): Promise<Import> {
    const before = await theImport(this.database, id);
    if (before.state !== 'UPLOADING') throw new Refusal('WRONG_STATE', `the import is ${before.state}`);
    if (offset !== before.received) throw wrongOffset(before.received);
    const limit = Math.min(before.bytes ?? Infinity, this.limits.maxBytes);
    let waiting: Buffer[] = [];
    let held = 0;
    let at = offset;
    const flush = async (): Promise<void> => {
      if (held === 0) return;
      const piece = Buffer.concat(waiting);
      waiting = [];
      held = 0;
      await this.write(id, at, piece);
      at += piece.length;
    };
    try {
      for await (const block of content) {
        if (at + held + block.length > limit) {
          if (before.bytes !== null && limit === before.bytes) {
            throw new Refusal('TOO_LARGE', `the file was said to have ${before.bytes} bytes, and more came`);
          }
          this.expectSmall(at + held + block.length);
        }
        waiting.push(block);
        held += block.length;
        if (held >= CHUNK) await flush();
      }
    } finally {
      await flush();
    }
    return before.bytes === null || at === before.bytes ? this.finish(id, by) : theImport(this.database, id);
  }

  /** The upload is whole: it is examined by a job, or by the caller. An upload without a stated size is finished by its sender. */
  finish(id: string, by: Examiner = 'JOB'): Promise<Import> {
    return this.database.transaction(async (transaction) => {
      const whole = await move(transaction, id, 'EXAMINING');
      if (whole.bytes !== null && whole.received < whole.bytes) {
        throw new Refusal('INCOMPLETE', `${whole.received} of ${whole.bytes} bytes are here`);
      }
      if (by === 'JOB') await enqueue(transaction, EXAMINE, { id }, { key: `import:${id}` });
      return whole;
    });
  }

  /** An upload that is not to be gone on with leaves nothing. */
  async abandon(id: string): Promise<void> {
    await this.database.query("DELETE FROM imports WHERE id = $1 AND state = 'UPLOADING'", [id]);
  }

  private async write(id: string, start: number, bytes: Buffer): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const moved = await transaction.query(
        `UPDATE imports SET received = received + $3 WHERE id = $1 AND received = $2 AND state = 'UPLOADING' RETURNING 1`,
        [id, start, bytes.length],
      );
      if (moved.length === 0) throw wrongOffset((await theImport(transaction, id)).received);
      await transaction.query('INSERT INTO import_chunks (import_id, start, bytes) VALUES ($1, $2, $3)', [
        id,
        start,
        bytes,
      ]);
    });
  }

  private expectSmall(bytes: number): void {
    const { maxBytes } = this.limits;
    if (bytes > maxBytes) throw new Refusal('TOO_LARGE', `a file may have ${maxBytes} bytes`);
  }
}

/** The file of an import, read piece by piece from the database. */
export function uploadedFile(queryable: Queryable, { id, fileName, received }: Import): FileSource {
  return {
    name: fileName,
    bytes: received,
    async *read(from = 0) {
      let at = from;
      while (at < received) {
        const [row] = await queryable.query<{ start: string; bytes: Buffer }>(
          'SELECT start, bytes FROM import_chunks WHERE import_id = $1 AND start <= $2 ORDER BY start DESC LIMIT 1',
          [id, at],
        );
        const start = Number(row?.start ?? 0);
        if (!row || start + row.bytes.length <= at) throw fileGone(id);
        // In smaller blocks, each of which is decoded in one go.
        for (let from = at - start; from < row.bytes.length; from += BLOCK)
          yield row.bytes.subarray(from, from + BLOCK);
        at = start + row.bytes.length;
      }
    },
  };
}

/** Deletes the file, and with it the samples of its values and its first rows. */
export async function dropFile(queryable: Queryable, id: string): Promise<void> {
  await queryable.query('DELETE FROM import_chunks WHERE import_id = $1', [id]);
  await queryable.query(
    `UPDATE imports SET file_kept = false, examination = jsonb_set(examination, '{columns}', coalesce(
       (SELECT jsonb_agg(jsonb_set(c, '{samples}', '[]')) FROM jsonb_array_elements(examination -> 'columns') c), '[]')) || '{"firstRows": []}'
     WHERE id = $1`,
    [id],
  );
}

const wrongOffset = (received: number): Refusal =>
  new Refusal('WRONG_OFFSET', `${received} bytes are here; go on from there`, { received });

const fileGone = (id: string): Refusal => new Refusal('FILE_GONE', `the file of import ${id} is no longer kept`);

/** What a person may read in a list: never a path, no control characters. */
export function bareName(fileName: string): string {
  const last = fileName.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const bare = last.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '').trim();
  if (bare === '' || bare === '.' || bare === '..') throw new Refusal('INVALID_INPUT', 'fileName: expected a name');
  return bare.slice(0, MOST_NAME);
}
