import { Refusal } from '@strata/db';
import type { Database, Queryable } from '@strata/db';
import type { Actor } from './actor.js';
import { emailAddress, properName } from './member.js';
import type { Member, MemberEntry, MemberState } from './member.js';
import { MemberLinks } from './member-links.js';
import type { MadeLink } from './member-links.js';
import { isBuiltInRole } from './role.js';
import { expectHeld, roleOf } from './role.service.js';
import { endSessions } from './session.service.js';
import type { SessionOwner } from './session.service.js';

const MEMBER = 'id, email, name, role, state';
const ENTRY = `${MEMBER}, openid_subject IS NOT NULL AS "hasOpenId", password_hash IS NOT NULL AS "hasPassword",
  EXISTS (SELECT FROM second_factors WHERE member_id = members.id AND confirmed_at IS NOT NULL) AS "hasSecondFactor",
  created_at AS "createdAt", last_seen_at AS "lastSeenAt"`;
const MOST_MEMBERS = 1_000;

export interface MemberChange {
  name?: string | undefined;
  role?: string | undefined;
  /** Of the two that a hand may set: who was invited becomes active by the link. */
  state?: Exclude<MemberState, 'INVITED'> | undefined;
}

/** Who works here. */
export class MemberService {
  private readonly links: MemberLinks;

  constructor(private readonly database: Database) {
    this.links = new MemberLinks(database);
  }

  async find(id: string): Promise<Member | undefined> {
    const [member] = await this.database.query<Member>(`SELECT ${MEMBER} FROM members WHERE id = $1`, [id]);
    return member;
  }

  async findByEmail(email: string): Promise<Member | undefined> {
    const [member] = await this.database.query<Member>(`SELECT ${MEMBER} FROM members WHERE email = $1`, [
      emailAddress(email),
    ]);
    return member;
  }

  /** Throws NOT_FOUND. */
  async get(id: string): Promise<MemberEntry> {
    const [entry] = await this.database.query<MemberEntry>(`SELECT ${ENTRY} FROM members WHERE id = $1`, [id]);
    if (!entry) throw noSuchMember();
    return entry;
  }

  /** Everybody, by name. */
  list(): Promise<MemberEntry[]> {
    return this.database.query<MemberEntry>(`SELECT ${ENTRY} FROM members ORDER BY name, id LIMIT ${MOST_MEMBERS}`);
  }

  async hasOwner(): Promise<boolean> {
    const [row] = await this.database.query(`SELECT FROM members WHERE role = 'owner' AND state = 'ACTIVE' LIMIT 1`);
    return row !== undefined;
  }

  /** The owner of a demo, who signs in by themselves; undefined once somebody has suspended them. */
  async demoOwner(): Promise<Member | undefined> {
    await this.database.query(
      `INSERT INTO members (email, name, role, state) VALUES ('demo@localhost', '演示', 'owner', 'ACTIVE')
       ON CONFLICT (email) DO NOTHING`,
    );
    const [member] = await this.database.query<Member>(
      `SELECT ${MEMBER} FROM members WHERE email = 'demo@localhost' AND state = 'ACTIVE'`,
    );
    return member;
  }

  /** What a member may do at this moment: nothing, as long as they lack a second factor that the company asks for. */
  async actor(member: Member & Partial<Pick<SessionOwner, 'session' | 'method'>>): Promise<Actor> {
    if (member.state !== 'ACTIVE') throw new Refusal('UNAUTHENTICATED', 'This member is not active.');
    const { permissions, scope } = await roleOf(this.database, member.role);
    const lacksFactor = member.method === 'PASSWORD' && (await this.lacksSecondFactor(member.id));
    return {
      kind: 'member',
      id: member.id,
      name: member.name,
      role: member.role,
      permissions: lacksFactor ? new Set() : permissions,
      ...(lacksFactor && { lacksSecondFactor: true }),
      ...(scope && { scope }),
      ...(member.session !== undefined && { session: member.session }),
    };
  }

  /** Makes a member and the link by which they set their password. Throws ALREADY_EXISTS, INVALID_INPUT, NOT_FOUND, FORBIDDEN. */
  async invite(
    actor: Actor,
    { email, name, role }: { email: string; name: string; role: string },
  ): Promise<{ member: MemberEntry; link: MadeLink }> {
    const address = emailAddress(email);
    const spoken = properName(name);
    const { id, link } = await this.database.transaction(async (transaction) => {
      await this.expectMayGive(transaction, actor, role);
      const [row] = await transaction.query<{ id: string }>(
        `INSERT INTO members (email, name, role, state, created_by)
         SELECT $1, $2, $3, 'INVITED', $4 WHERE (SELECT count(*) FROM members) < ${MOST_MEMBERS}
         ON CONFLICT (email) DO NOTHING RETURNING id`,
        [address, spoken, role, actor.kind === 'member' ? actor.id : null],
      );
      if (!row)
        throw new Refusal('ALREADY_EXISTS', `There is a member of this address, or ${MOST_MEMBERS} in all.`, {
          field: 'email',
        });
      return { id: row.id, link: await this.links.make(transaction, 'INVITATION', row.id) };
    });
    return { member: await this.get(id), link };
  }

  /**
   * Changes name, role or state. Takes effect at once; who is suspended is signed out everywhere, and another role ends the links
   * that were made for the one before. Throws LAST_OWNER, FORBIDDEN, NOT_FOUND, WRONG_STATE.
   */
  async change(actor: Actor, id: string, change: MemberChange): Promise<MemberEntry> {
    const takesAway = change.name === undefined && change.state !== 'ACTIVE';
    await this.database.transaction(async (transaction) => {
      const member = takesAway ? await this.reached(transaction, actor, id) : await this.inHand(transaction, actor, id);
      if (change.role !== undefined && change.role !== member.role) {
        await this.expectMayGive(transaction, actor, change.role);
        if (member.role === 'owner') await expectAnotherOwner(transaction, id);
        // Whoever made a link for the role before would get in by it as what they may not make.
        await transaction.query('DELETE FROM member_links WHERE member_id = $1', [id]);
      }
      if (change.state !== undefined && change.state !== member.state) {
        if (change.state === 'SUSPENDED') {
          await expectAnotherOwner(transaction, id);
          await endSessions(transaction, id);
          await transaction.query('DELETE FROM member_links WHERE member_id = $1', [id]);
        } else if (member.state === 'INVITED')
          throw new Refusal('WRONG_STATE', 'Who was invited becomes active by their link.');
      }
      await transaction.query(
        `UPDATE members SET name = coalesce($2, name), role = coalesce($3, role),
           -- Who never had a password is invited still.
           state = CASE WHEN $4::text = 'ACTIVE' AND password_hash IS NULL AND openid_subject IS NULL AND email <> 'demo@localhost'
             THEN 'INVITED' ELSE coalesce($4::text, state) END
         WHERE id = $1`,
        [id, change.name === undefined ? null : properName(change.name), change.role ?? null, change.state ?? null],
      );
    });
    return this.get(id);
  }

  /** One's own name. Throws INVALID_INPUT. */
  async rename(id: string, name: string): Promise<void> {
    await this.database.query('UPDATE members SET name = $2 WHERE id = $1', [id, properName(name)]);
  }

  /** Throws FORBIDDEN where the actor may not take anything away from the member, such as a session, and NOT_FOUND. */
  async expectReached(actor: Actor, id: string): Promise<void> {
    await this.database.transaction((transaction) => this.reached(transaction, actor, id));
  }

  /** Who they are stays in the audit trail; everything else of them goes. Throws LAST_OWNER, FORBIDDEN, NOT_FOUND. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.reached(transaction, actor, id);
      await expectAnotherOwner(transaction, id);
      await transaction.query('DELETE FROM members WHERE id = $1', [id]);
    });
  }

  /**
   * A link by which a member sets a new password; the old one goes on until then, so that nobody is locked out by it. Their
   * second factor goes only where that is said. Throws FORBIDDEN, NOT_FOUND, WRONG_STATE.
   */
  async reset(actor: Actor, id: string, { secondFactor = false } = {}): Promise<MadeLink> {
    return this.database.transaction(async (transaction) => {
      const { state } = await this.inHand(transaction, actor, id);
      if (state === 'SUSPENDED') throw new Refusal('WRONG_STATE', 'A suspended member has no use for a link.');
      if (secondFactor) await transaction.query('DELETE FROM second_factors WHERE member_id = $1', [id]);
      return this.links.make(transaction, state === 'INVITED' ? 'INVITATION' : 'RESET', id);
    });
  }

  /** A link by which the first owner is made. Throws WRONG_STATE where there is one. */
  async setUpLink(): Promise<MadeLink> {
    if (await this.hasOwner()) throw new Refusal('WRONG_STATE', 'There is an owner already.');
    return this.links.make(this.database, 'SETUP', undefined);
  }

  /** A member from whom the actor may take something away, whatever that member may: an owner is an owner's alone. */
  private async reached(transaction: Queryable, actor: Actor, id: string): Promise<Member> {
    const [member] = await transaction.query<Member>(`SELECT ${MEMBER} FROM members WHERE id = $1 FOR UPDATE`, [id]);
    if (!member) throw noSuchMember();
    if (member.role === 'owner' && actor.role !== 'owner') throw onlyOwners();
    return member;
  }

  /** A member whose way in the actor may make: nobody becomes somebody who may more than they. */
  private async inHand(transaction: Queryable, actor: Actor, id: string): Promise<Member> {
    const member = await this.reached(transaction, actor, id);
    await holdRole(transaction, member.role);
    expectHeld(actor, await roleOf(transaction, member.role));
    return member;
  }

  private async expectMayGive(transaction: Queryable, actor: Actor, role: string): Promise<void> {
    if (role === 'owner' && actor.role !== 'owner') throw onlyOwners();
    if (!(await holdRole(transaction, role)))
      throw new Refusal('NOT_FOUND', `There is no role ${role}.`, { field: 'role' });
    expectHeld(actor, await roleOf(transaction, role));
  }

  private async lacksSecondFactor(id: string): Promise<boolean> {
    const [row] = await this.database.query(
      `SELECT FROM access_settings WHERE second_factor_required
         AND NOT EXISTS (SELECT FROM second_factors WHERE member_id = $1 AND confirmed_at IS NOT NULL)`,
      [id],
    );
    return row !== undefined;
  }
}

/** Keeps a role as it is until the transaction ends; false where there is none. */
async function holdRole(transaction: Queryable, key: string): Promise<boolean> {
  if (isBuiltInRole(key)) return true;
  const [row] = await transaction.query('SELECT FROM roles WHERE key = $1 FOR SHARE', [key]);
  return row !== undefined;
}

/** Two that would demote each other at once wait for one another here. */
async function expectAnotherOwner(transaction: Queryable, id: string): Promise<void> {
  const owners = await transaction.query<{ id: string }>(
    `SELECT id FROM members WHERE role = 'owner' AND state = 'ACTIVE' ORDER BY id FOR UPDATE`,
  );
  if (owners.some((owner) => owner.id === id) && owners.length === 1)
    throw new Refusal('LAST_OWNER', 'The last active owner stays: make another one first.');
}

const noSuchMember = (): Refusal => new Refusal('NOT_FOUND', 'There is no such member.');
const onlyOwners = (): Refusal => new Refusal('FORBIDDEN', 'Only an owner takes an owner in hand, or makes one.');
