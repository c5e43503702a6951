import { Refusal } from '@strata/db';
import type { Database } from '@strata/db';
import { keepApart } from '../merge/kept-apart.js';
import { peopleOf } from './people.js';
import { likeness } from './similar.js';
import type { Evidence } from './similar.js';

/** Where a page of proposals goes on: the surer first. */
export interface DuplicatePlace {
  score: number;
  userId: number;
  otherId: number;
}

/** Two users who are probably one person. */
export interface Duplicate extends DuplicatePlace {
  foundAt: Date;
  evidence: Evidence[];
}

/** Proposes who is probably the same person. Nobody is merged by it. */
export class DuplicateService {
  constructor(private readonly database: Database) {}

  /** A page of those that nobody has decided on, the surer first, with the evidence of now. */
  async page(first: number, after?: DuplicatePlace): Promise<Duplicate[]> {
    const rows = await this.database.query<Omit<Duplicate, 'evidence'>>(
      `SELECT user_id AS "userId", other_id AS "otherId", score, found_at AS "foundAt" FROM duplicates
       WHERE $2::float8 IS NULL OR score < $2 OR (score = $2 AND (user_id, other_id) > ($3::integer, $4::integer))
       ORDER BY score DESC, user_id, other_id LIMIT $1`,
      [first, after?.score ?? null, after?.userId ?? null, after?.otherId ?? null],
    );
    const people = await peopleOf(this.database, [...new Set(rows.flatMap((row) => [row.userId, row.otherId]))]);
    return rows.map((row) => {
      const [one, other] = [people.get(row.userId), people.get(row.otherId)];
      return { ...row, evidence: (one && other && likeness(one, other)?.evidence) ?? [] };
    });
  }

  /** How many nobody has decided on. */
  async count(): Promise<number> {
    const [row] = await this.database.query<{ pairs: number }>('SELECT count(*)::integer AS pairs FROM duplicates');
    return row?.pairs ?? 0;
  }

  /** These two are not one person: they are never proposed again, nor merged by an identity that both give. */
  async dismiss(one: number, other: number): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const dismissed = await transaction.query(
        'DELETE FROM duplicates WHERE user_id = $1 AND other_id = $2 RETURNING user_id',
        [Math.min(one, other), Math.max(one, other)],
      );
      if (dismissed.length === 0) throw new Refusal('NOT_FOUND', 'these two are not proposed as one person');
      await keepApart(transaction, one, other);
    });
  }
}
