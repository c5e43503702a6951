import { Refusal } from '@strata/db';
import type { Database, Queryable } from '@strata/db';
import { inPassing } from './in-passing.js';
import type { Member } from './member.js';
import { hashOf, newToken } from './token.js';

/** A session ends this long after it was last used … */
const IDLE = '12 hours';
/** … and this long after it began, used or not. */
const LONGEST = '14 days';
/** When a session was last seen is told to within this; a write for every request would be one too many. */
const SEEN = '1 minute';
/** Which sessions go on. One that was seen in the future is of a clock that was set back, and would last as much longer. */
const LASTS = `expires_at > now()
  AND sessions.last_seen_at BETWEEN now() - interval '${IDLE}' AND now() + interval '1 minute'`;
/** A member has some devices; who has more than these is told of the last ones used. */
const MOST_SHOWN = 100;

/** By what a session began. */
export type SignInMethod = 'PASSWORD' | 'OPENID' | 'DEMO';

/** A browser in which a member is signed in. */
export interface Session {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string;
  /** What the browser says of itself. */
  agent: string;
}

interface Beginning {
  address: string;
  agent: string;
  method?: SignInMethod;
  passwordHash?: string | null;
}

/** Whose a session is, and how they came. */
export interface SessionOwner extends Member {
  session: string;
  method: SignInMethod;
}

/** Who is signed in where. A session is a random token, of which only the hash is kept; whoever holds the token is the member. */
export class SessionService {
  constructor(private readonly database: Database) {}

  /**
   * The token, which is told once. `passwordHash` is of the password that was shown: a reset or a suspension that came meanwhile ends
   * sessions, and this one would outlive it. Throws WRONG_CREDENTIALS.
   */
  async begin(
    member: Pick<Member, 'id'>,
    { address, agent, method = 'PASSWORD', passwordHash }: Beginning,
  ): Promise<string> {
    const token = newToken();
    const begun = await this.database.query(
      `INSERT INTO sessions (token_hash, member_id, expires_at, address, agent, method)
       SELECT $1, id, now() + interval '${LONGEST}', $3, $4, $5 FROM members
       WHERE id = $2 AND state = 'ACTIVE' AND ($6::text IS NULL OR password_hash = $6) FOR SHARE
       RETURNING 1`,
      [hashOf(token), member.id, address, agent.slice(0, 500), method, passwordHash ?? null],
    );
    if (begun.length === 0) throw new Refusal('WRONG_CREDENTIALS', 'This account has changed just now: sign in again.');
    await this.database.query('UPDATE members SET last_seen_at = now() WHERE id = $1', [member.id]);
    await this.database.query(
      `DELETE FROM sessions WHERE expires_at <= now() OR last_seen_at <= now() - interval '${IDLE}'`,
    );
    return token;
  }

  /** Whose it is, while it lasts. Looking on does not count as use. */
  async memberOf(token: string, { looksOn = false } = {}): Promise<SessionOwner | undefined> {
    const [row] = await this.database.query<SessionOwner & { unseen: boolean }>(
      `SELECT members.id, email, name, role, state, sessions.id AS session, method,
         sessions.last_seen_at < now() - interval '${SEEN}' AS unseen
       FROM sessions JOIN members ON members.id = member_id
       WHERE token_hash = $1 AND ${LASTS} AND state = 'ACTIVE'`,
      [hashOf(token)],
    );
    if (!row) return undefined;
    const { unseen, ...owner } = row;
    if (unseen && !looksOn) {
      await inPassing(this.seen(token, owner.id));
    }
    return owner;
  }

  private async seen(token: string, memberId: string): Promise<void> {
    await this.database.query('UPDATE sessions SET last_seen_at = now() WHERE token_hash = $1', [hashOf(token)]);
    await this.database.query('UPDATE members SET last_seen_at = now() WHERE id = $1', [memberId]);
  }

  /** Where a member is signed in, the last used first. */
  list(memberId: string): Promise<Session[]> {
    return this.database.query<Session>(
      `SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", address, agent
       FROM sessions WHERE member_id = $1 AND ${LASTS} ORDER BY last_seen_at DESC, id DESC LIMIT ${MOST_SHOWN}`,
      [memberId],
    );
  }

  async end(token: string): Promise<void> {
    await this.database.query('DELETE FROM sessions WHERE token_hash = $1', [hashOf(token)]);
  }

  /** Whose a session is, by its id. */
  async ownerOf(id: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ member: string }>(
      'SELECT member_id AS member FROM sessions WHERE id = $1',
      [id],
    );
    return row?.member;
  }

  async endById(id: string): Promise<void> {
    await this.database.query('DELETE FROM sessions WHERE id = $1', [id]);
  }

  /** All of a member's, but for one that goes on; tells how many. */
  async endAll(memberId: string, except?: string): Promise<number> {
    return endSessions(this.database, memberId, except);
  }
}

/** The same within a transaction. */
export async function endSessions(queryable: Queryable, memberId: string, except?: string): Promise<number> {
  const ended = await queryable.query(
    'DELETE FROM sessions WHERE member_id = $1 AND id IS DISTINCT FROM $2::bigint RETURNING 1',
    [memberId, except ?? null],
  );
  return ended.length;
}
