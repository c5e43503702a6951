import { createHash } from 'node:crypto';
import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { cluesOf } from './clues.js';
import { enterHashes, holdersOfErased, keyOf } from './erased-identities.js';
import type { ErasureService } from './erasure.service.js';

/** One erasure of a list, as it lies in a file: no personal data, and of no use without the key of the database. */
interface ListedErasure {
  id: string;
  users: number[];
  erasedAt: string;
  rows: Record<string, number>;
  liftedAt: string | null;
  liftReason: string | null;
  /** In hexadecimal. */
  hashes: string[];
}

export interface Replayed {
  /** How many erasures the list has. */
  listed: number;
  /** How many users were there again, and were erased again. */
  erased: number;
}

const FORMAT = 'strata erasures 1';
const PAGE = 1_000;

/** The list of erasures, which outlives a backup: kept apart from it, and replayed after it was restored. */
export class ErasureList {
  constructor(
    private readonly database: Database,
    private readonly erasures: ErasureService,
  ) {}

  /** All of it as lines of JSON: first the format and which database's it is, then the erasures, the oldest first. */
  async *lines(): AsyncGenerator<string> {
    yield `${JSON.stringify({ format: FORMAT, database: await this.fingerprint() })}\n`;
    for (let after: { at: string; id: string } | undefined; ;) {
      const rows: (ListedErasure & { at: string })[] = await this.database.query(
        `SELECT id, user_ids AS users, erased_at AS "erasedAt", erased_at::text AS at, rows, lifted_at AS "liftedAt",
           lift_reason AS "liftReason",
           ARRAY(SELECT encode(hash, 'hex') FROM erased_identities WHERE erasure_id = id ORDER BY 1) AS hashes
         FROM erasures WHERE $1::timestamptz IS NULL OR (erased_at, id) > ($1, $2::uuid)
         ORDER BY erased_at, id LIMIT ${PAGE}`,
        [after?.at ?? null, after?.id ?? null],
      );
      yield rows.map(({ at: _at, ...erasure }) => `${JSON.stringify(erasure)}\n`).join('');
      after = rows.at(-1);
      if (!after || rows.length < PAGE) return;
    }
  }

  /**
   * Enters a list into this database, and erases again whoever a restored backup brought back. An erasure that was lifted
   * is that of its old user alone: whoever came back stays. A second run finds nothing to do.
   */
  async replay(lines: AsyncIterable<string>): Promise<Replayed> {
    let listed = -1;
    for await (const line of lines) {
      if (line.trim() === '') continue;
      if (listed < 0) await this.expectOwn(line);
      else await this.enter(readLine(line));
      listed += 1;
    }
    if (listed < 0) throw new Refusal('INVALID_INPUT', 'this is no list of erasures: it is empty');
    const erasures = new Map<string, number[]>();
    for (const { user, erasure } of await this.comeBack())
      erasures.set(erasure, [...(erasures.get(erasure) ?? []), user]);
    for (const [erasure, users] of erasures)
      await this.erasures.search(
        await this.database.transaction(async (transaction) => {
          const clues = await cluesOf(transaction, users);
          await this.erasures.eraseAll(transaction, erasure, users, clues);
          return clues;
        }),
      );
    return { listed, erased: new Set([...erasures.values()].flat()).size };
  }

  private async comeBack(): Promise<{ user: number; erasure: string }[]> {
    const holders = await holdersOfErased(this.database);
    const rows = await this.database.query<{ id: string; users: number[] }>(
      'SELECT id, user_ids AS users FROM erasures WHERE lifted_at IS NOT NULL AND id = ANY($1::uuid[])',
      [[...new Set(holders.map(({ erasure }) => erasure))]],
    );
    const lifted = new Map(rows.map(({ id, users }) => [id, users]));
    return holders.filter(({ user, erasure }) => lifted.get(erasure)?.includes(user) ?? true);
  }

  private async enter({ id, users, erasedAt, rows, liftedAt, liftReason, hashes }: ListedErasure): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.query(
        `INSERT INTO erasures (id, user_ids, erased_at, rows, completed_at, lifted_at, lift_reason)
         VALUES ($1, $2, $3, $4, now(), $5, $6)
         ON CONFLICT (id) DO UPDATE SET lifted_at = excluded.lifted_at, lift_reason = excluded.lift_reason
         WHERE erasures.lifted_at IS NULL`,
        [id, users, erasedAt, JSON.stringify(rows), liftedAt, liftReason],
      );
      await enterHashes(
        transaction,
        id,
        hashes.map((hash) => Buffer.from(hash, 'hex')),
      );
    });
  }

  /** Under another key the hashes would match nobody, and the list would seem to be replayed. */
  private async expectOwn(line: string): Promise<void> {
    const { format, database } = readJson(line) as { format?: unknown; database?: unknown };
    if (format !== FORMAT) throw new Refusal('INVALID_INPUT', `this is no list of erasures: expected "${FORMAT}"`);
    if (database !== (await this.fingerprint()))
      throw new Refusal('OTHER_DATABASE', 'this list is of another database, or of this one before it had a list');
  }

  private async fingerprint(): Promise<string> {
    return createHash('sha256')
      .update(await keyOf(this.database))
      .digest('hex')
      .slice(0, 16);
  }
}

function readLine(line: string): ListedErasure {
  const erasure = readJson(line) as Partial<ListedErasure> | null;
  if (typeof erasure?.id !== 'string' || !Array.isArray(erasure.users) || !Array.isArray(erasure.hashes))
    throw new Refusal('INVALID_INPUT', 'a line of the list is no erasure');
  return erasure as ListedErasure;
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Refusal('INVALID_INPUT', 'a line of the list is no JSON');
  }
}
