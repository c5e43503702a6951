import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@strata/db';
import type { Member } from './member.service.js';

/** A session ends this long after it was last used … */
const IDLE = '12 hours';
/** … and this long after it began, used or not. */
const LONGEST = '14 days';
/** When a session was last seen is told to within this; a write for every request would be one too many. */
const SEEN = '1 minute';

/** Who is signed in where. A session is a random token, of which only the hash is kept; whoever holds the token is the member. */
export class SessionService {
  constructor(private readonly database: Database) {}

  /** The token, which is told once. */
  async begin(member: Member, { address, agent }: { address: string; agent: string }): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.database.query(
      `INSERT INTO sessions (token_hash, member_id, expires_at, address, agent)
       VALUES ($1, $2, now() + interval '${LONGEST}', $3, $4)`,
      [hashOf(token), member.id, address, agent.slice(0, 500)],
    );
    return token;
  }

  /** Whose it is, while it lasts. */
  async memberOf(token: string): Promise<Member | undefined> {
    const [row] = await this.database.query<Member & { unseen: boolean }>(
      `SELECT members.id, email, name, role, state, sessions.last_seen_at < now() - interval '${SEEN}' AS unseen
       FROM sessions JOIN members ON members.id = member_id
       WHERE token_hash = $1 AND expires_at > now() AND sessions.last_seen_at > now() - interval '${IDLE}'
         AND state = 'ACTIVE'`,
      [hashOf(token)],
    );
    if (!row) return undefined;
    const { unseen, ...member } = row;
    if (unseen)
      await this.database.query('UPDATE sessions SET last_seen_at = now() WHERE token_hash = $1', [hashOf(token)]);
    return member;
  }

  async end(token: string): Promise<void> {
    await this.database.query('DELETE FROM sessions WHERE token_hash = $1', [hashOf(token)]);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
