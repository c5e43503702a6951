import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import type { Identity } from '../user-item.js';

/** An identity that too many profiles share. Nobody is found or merged by it until someone clears the notice. */
export interface IdentityNotice extends Identity {
  /** How many profiles had it when it was seen last. */
  profiles: number;
  /** Whose it is; null where it was shared from the start. */
  userId: number | null;
  raisedAt: Date;
}

/** Where a page of notices goes on: the newest first. */
export interface NoticePlace extends Identity {
  raisedAt: string;
}

export interface RaisedNotice extends Identity {
  profiles: number;
  userId: number | null;
  /** Who named it, in the batch that raised the notice: with the last of them the notice is erased. */
  claimedBy: readonly number[];
}

/** Marks identities as shared; one that was cleared before is raised anew. */
export async function raiseNotices(transaction: Transaction, notices: readonly RaisedNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await transaction.query(
    `INSERT INTO identity_notices (value, kind, namespace, profiles, user_id, claimed_by)
     SELECT value, kind, namespace, profiles, user_id, claimed_by::integer[]
     FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::integer[], $6::text[])
       AS new (value, kind, namespace, profiles, user_id, claimed_by)
     ORDER BY value, kind, namespace
     ON CONFLICT (value, kind, namespace) DO UPDATE
       SET profiles = excluded.profiles, user_id = excluded.user_id,
         claimed_by = identity_notices.claimed_by || excluded.claimed_by, raised_at = excluded.raised_at, cleared_at = NULL`,
    [
      notices.map(({ value }) => value),
      notices.map(({ kind }) => kind),
      notices.map(({ namespace }) => namespace),
      notices.map(({ profiles }) => profiles),
      notices.map(({ userId }) => userId),
      notices.map(({ claimedBy }) => `{${claimedBy.join()}}`),
    ],
  );
}

const NOTICE = 'value, kind, namespace, profiles, user_id AS "userId", raised_at AS "raisedAt"';

/** The identities that join nobody any more. */
export class IdentityNotices {
  constructor(private readonly database: Database) {}

  /** A page of those that stand, the newest first. */
  async page(first: number, after?: NoticePlace): Promise<IdentityNotice[]> {
    return this.database.query<IdentityNotice>(
      `SELECT ${NOTICE} FROM identity_notices
       WHERE cleared_at IS NULL
         AND ($2::timestamptz IS NULL OR (date_trunc('milliseconds', raised_at), value, kind, namespace) < ($2, $3, $4, $5))
       ORDER BY date_trunc('milliseconds', raised_at) DESC, value DESC, kind DESC, namespace DESC LIMIT $1`,
      [first, after?.raisedAt ?? null, after?.value ?? null, after?.kind ?? null, after?.namespace ?? null],
    );
  }

  /** How many stand. */
  async count(): Promise<number> {
    const [row] = await this.database.query<{ notices: number }>(
      'SELECT count(*)::integer AS notices FROM identity_notices WHERE cleared_at IS NULL',
    );
    return row?.notices ?? 0;
  }

  /** Lets an identity join people again, counting its profiles from now on; answers with what the notice was. */
  async clear({ kind, namespace, value }: Identity): Promise<IdentityNotice> {
    const [cleared] = await this.database.query<IdentityNotice>(
      `UPDATE identity_notices SET cleared_at = now()
       WHERE value = $1 AND kind = $2 AND namespace = $3 AND cleared_at IS NULL RETURNING ${NOTICE}`,
      [value, kind, namespace],
    );
    if (!cleared) throw new Refusal('NOT_FOUND', `there is no notice of ${kind} "${value}"`);
    return cleared;
  }
}
