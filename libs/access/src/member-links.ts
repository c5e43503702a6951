import type { Database, Queryable } from '@strata/db';
import type { Member } from './member.js';
import { hashOf, newToken } from './token.js';

/** What a link is for, and how long it lasts. */
const LASTS = { SETUP: '24 hours', INVITATION: '7 days', RESET: '24 hours' } as const;
export type LinkPurpose = keyof typeof LASTS;

/** What whoever opens a link is shown. A set-up link is nobody's yet. */
export interface OpenedLink {
  purpose: LinkPurpose;
  member: Member | undefined;
}

/** A link that was made: told once, to whoever hands it on. */
export interface MadeLink {
  purpose: LinkPurpose;
  token: string;
  expiresAt: Date;
}

/** Links by which a password is set: one use each, and of a member only the last one made. */
export class MemberLinks {
  constructor(private readonly database: Database) {}

  async make(queryable: Queryable, purpose: LinkPurpose, memberId: string | undefined): Promise<MadeLink> {
    if (memberId !== undefined) await queryable.query('DELETE FROM member_links WHERE member_id = $1', [memberId]);
    await queryable.query('DELETE FROM member_links WHERE expires_at <= now()');
    const token = newToken();
    const [row] = await queryable.query<{ expiresAt: Date }>(
      `INSERT INTO member_links (token_hash, member_id, purpose, expires_at)
       VALUES ($1, $2, $3, now() + $4::interval) RETURNING expires_at AS "expiresAt"`,
      [hashOf(token), memberId ?? null, purpose, LASTS[purpose]],
    );
    return { purpose, token, expiresAt: row!.expiresAt };
  }

  /** What a link is for, without using it; undefined for one that was used, has expired, was never made, or whose member is suspended. */
  async open(token: string): Promise<OpenedLink | undefined> {
    const [row] = await this.database.query<OpenRow>(OPEN, [hashOf(token)]);
    return row && opened(row);
  }

  /** The same, and the link is used up. Of two at once one gets it. */
  async use(transaction: Queryable, token: string): Promise<OpenedLink | undefined> {
    const [row] = await transaction.query<OpenRow>(OPEN, [hashOf(token)]);
    if (!row) return undefined;
    const used = await transaction.query('DELETE FROM member_links WHERE token_hash = $1 RETURNING 1', [hashOf(token)]);
    return used.length > 0 ? opened(row) : undefined;
  }
}

interface OpenRow extends Omit<Member, 'id'> {
  purpose: LinkPurpose;
  id: string | null;
}

const OPEN = `
  SELECT purpose, members.id, email, name, role, state
  FROM member_links LEFT JOIN members ON members.id = member_id
  WHERE token_hash = $1 AND expires_at > now() AND (member_id IS NULL OR state <> 'SUSPENDED')`;

function opened({ purpose, id, ...rest }: OpenRow): OpenedLink {
  return { purpose, member: id === null ? undefined : { id, ...rest } };
}
