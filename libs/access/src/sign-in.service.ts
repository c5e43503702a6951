import { Refusal } from '@strata/db';
import type { Database, Secrets } from '@strata/db';
import type { Actor } from './actor.js';
import type { Attempts, AttemptLimit } from './attempts.js';
import { emailAddress, properName } from './member.js';
import type { Member } from './member.js';
import type { MemberLinks, OpenedLink } from './member-links.js';
import { checkPassword, hashPassword, isOutdated, passwordMatches } from './password.js';
import { wrongCode } from './second-factor.service.js';
import type { SecondFactorService } from './second-factor.service.js';
import { endSessions } from './session.service.js';
import type { SessionService, SignInMethod } from './session.service.js';
import type { SignInNotes, Tried } from './sign-in-notes.js';
import { hashOf } from './token.js';

/** Where somebody signs in from. */
export interface Client {
  address: string;
  /** What the address is counted as: of IPv6 its network. */
  network: string;
  agent: string;
  /** As the log has it. */
  requestId?: string;
}

/** The token of a session, or a ticket for the second step, which takes a code. */
export type SignedIn = { token: string } | { ticket: string };

/** A ticket waits as long for its code, in milliseconds. */
const TICKET_LASTS = 5 * 60_000;
/** What tickets are sealed for: nothing else that is sealed is one. */
const TICKET = 'sign-in ticket';
/** The first owner is made once, whoever follows the link first. */
const SETUP_LOCK = 7_310_524;

interface Account extends Member {
  passwordHash: string | null;
}

interface Ticket {
  id: string;
  until: number;
  method: SignInMethod;
  /** Of the password that was shown: another one ends the ticket. */
  of: string;
}

/** What an OpenID provider says of somebody. */
interface OpenIdClaims {
  subject: string;
  email: string | undefined;
  emailVerified: boolean;
}

interface Parts {
  database: Database;
  secrets: Secrets;
  sessions: SessionService;
  factors: SecondFactorService;
  links: MemberLinks;
  attempts: Attempts;
  notes: SignInNotes;
  clock: () => number;
}

/** How members get in: by a password, a link, or OpenID Connect, and where they have one by a second factor. */
export class SignInService {
  constructor(private readonly parts: Parts) {}

  /** Throws WRONG_CREDENTIALS, the same and after the same work whether there is such a member or not, and RATE_LIMITED. */
  signIn(given: { email: string; password: string }, client: Client): Promise<SignedIn> {
    return this.parts.notes.trying('signIn', client, (tried) => this.byPassword(given, client, tried));
  }

  private async byPassword(
    { email, password }: { email: string; password: string },
    client: Client,
    tried: Tried,
  ): Promise<SignedIn> {
    const { attempts } = this.parts;
    const address = email.trim().normalize('NFKC').toLowerCase();
    const limits = limitsOf(address, client);
    const account = await this.account('email = $1', address);
    Object.assign(tried, known(account));
    await attempts.begin(limits);
    if (!(await passwordMatches(account?.passwordHash, password)) || account?.state !== 'ACTIVE')
      throw new Refusal('WRONG_CREDENTIALS', 'E-mail and password do not match.');
    await attempts.succeeded(limits);
    if (account.passwordHash !== null && isOutdated(account.passwordHash)) {
      const anew = await hashPassword(password);
      const [stored] = await this.parts.database.query(
        'UPDATE members SET password_hash = $2 WHERE id = $1 AND password_hash = $3 RETURNING id',
        [account.id, anew, account.passwordHash],
      );
      // Hashed by another sign-in of this moment, or another password was set: it is judged by what is stored now.
      if (!stored) return this.byPassword({ email, password }, client, tried);
      account.passwordHash = anew;
    }
    return this.enter(account, client, 'PASSWORD', tried);
  }

  /** The second step. Throws WRONG_CODE, RATE_LIMITED, and TICKET_EXPIRED where the first has to be done again. */
  secondFactor(given: { ticket: string; code: string }, client: Client): Promise<SignedIn> {
    return this.parts.notes.trying('signInSecondFactor', client, (tried) => this.byCode(given, client, tried));
  }

  private async byCode(
    { ticket, code }: { ticket: string; code: string },
    client: Client,
    tried: Tried,
  ): Promise<SignedIn> {
    const { attempts, factors, sessions } = this.parts;
    const { id, method, of } = this.readTicket(ticket);
    const account = await this.account('id = $1', id);
    Object.assign(tried, known(account));
    tried.details = { method };
    if (account?.state !== 'ACTIVE' || of !== mark(account)) throw ticketExpired();
    const limits = codeLimits(id);
    await attempts.begin(limits);
    if (!(await factors.verify(id, code))) throw wrongCode();
    await attempts.succeeded(limits);
    return { token: await sessions.begin(account, { ...client, method, passwordHash: account.passwordHash }) };
  }

  /** What a link is for. Throws LINK_EXPIRED. */
  async link(token: string): Promise<OpenedLink> {
    const link = await this.parts.links.open(token);
    if (!link) throw linkExpired();
    return link;
  }

  /**
   * Sets the password by a link and signs in: the first owner, who was invited, who was locked out. All other sessions end.
   * Throws LINK_EXPIRED, WEAK_PASSWORD, INVALID_INPUT.
   */
  accept(given: { token: string; email: string; name: string; password: string }, client: Client): Promise<SignedIn> {
    return this.parts.notes.trying('acceptLink', client, (tried) => this.byLink(given, client, tried));
  }

  private async byLink(
    { token, email, name, password }: { token: string; email: string; name: string; password: string },
    client: Client,
    tried: Tried,
  ): Promise<SignedIn> {
    const seen = await this.link(token);
    Object.assign(tried, known(seen.member));
    tried.details = { purpose: seen.purpose };
    const asked = seen.member ?? { email: emailAddress(email), name: properName(name) };
    checkPassword(password, asked);
    const hashed = await hashPassword(password);
    const id = await this.parts.database.transaction(async (transaction) => {
      const link = await this.parts.links.use(transaction, token);
      if (!link) throw linkExpired();
      if (link.member) {
        const [member] = await transaction.query<{ id: string; name: string }>(
          `UPDATE members SET password_hash = $2, state = 'ACTIVE', name = coalesce($3, name)
           WHERE id = $1 AND state <> 'SUSPENDED' RETURNING id, name`,
          [link.member.id, hashed, link.purpose === 'INVITATION' && name.trim() !== '' ? properName(name) : null],
        );
        // Suspended since the link was looked at.
        if (!member) throw linkExpired();
        await endSessions(transaction, member.id);
        tried.member = member;
        await tried.note(transaction);
        return member.id;
      }
      await transaction.query('SELECT pg_advisory_xact_lock($1)', [SETUP_LOCK]);
      const [owner] = await transaction.query(`SELECT FROM members WHERE role = 'owner' AND state = 'ACTIVE' LIMIT 1`);
      if (owner) throw linkExpired();
      const [made] = await transaction.query<{ id: string }>(
        `INSERT INTO members (email, name, role, state, password_hash) VALUES ($1, $2, 'owner', 'ACTIVE', $3)
         ON CONFLICT (email) DO UPDATE SET name = excluded.name, role = 'owner', state = 'ACTIVE',
           password_hash = excluded.password_hash
         RETURNING id`,
        [asked.email, asked.name, hashed],
      );
      await transaction.query(`DELETE FROM member_links WHERE purpose = 'SETUP'`);
      tried.member = { id: made!.id, name: asked.name };
      await tried.note(transaction);
      return made!.id;
    });
    const account = (await this.account('id = $1', id))!;
    return this.enter({ ...account, passwordHash: hashed }, client, 'PASSWORD', tried);
  }

  /** A new password of one's own: every other session ends, and this one gets a new token. Throws WRONG_PASSWORD, WEAK_PASSWORD, RATE_LIMITED. */
  async changePassword(
    actor: Actor,
    { current, password }: { current: string; password: string },
    client: Client,
  ): Promise<{ token: string }> {
    const account = await this.confirm(actor, current);
    checkPassword(password, account);
    const hashed = await hashPassword(password);
    await this.parts.database.transaction(async (transaction) => {
      await transaction.query('UPDATE members SET password_hash = $2 WHERE id = $1', [account.id, hashed]);
      await transaction.query('DELETE FROM member_links WHERE member_id = $1', [account.id]);
      await endSessions(transaction, account.id);
    });
    return { token: await this.parts.sessions.begin(account, { ...client, passwordHash: hashed }) };
  }

  /** That it is really the member who sits there. Throws WRONG_PASSWORD, RATE_LIMITED. */
  async confirm(actor: Actor, password: string): Promise<Member> {
    const { attempts } = this.parts;
    const account = actor.kind === 'member' ? await this.account('id = $1', actor.id) : undefined;
    if (!account) throw new Refusal('WRONG_STATE', 'Only a member who is signed in has a password.');
    const limits: AttemptLimit[] = [{ subject: `confirm ${account.id}`, most: 10, minutes: 15 }];
    await attempts.begin(limits);
    if (!(await passwordMatches(account.passwordHash, password)))
      throw new Refusal('WRONG_PASSWORD', 'This is not your password.', { field: 'current' });
    await attempts.succeeded(limits);
    return account;
  }

  /**
   * Whom an OpenID provider vouches for: known by its subject, or at the first time by an address that the provider says is
   * verified. Nobody becomes a member by it. Throws NOT_A_MEMBER.
   */
  openId(given: OpenIdClaims, client: Client): Promise<{ token: string }> {
    return this.parts.notes.trying('signInByOpenId', client, (tried) => this.vouchedFor(given, client, tried));
  }

  private async vouchedFor(
    { subject, email, emailVerified }: OpenIdClaims,
    client: Client,
    tried: Tried,
  ): Promise<{ token: string }> {
    tried.details = { method: 'OPENID' };
    const account = await this.account('openid_subject = $1', subject);
    if (account) {
      Object.assign(tried, known(account));
      if (account.state !== 'ACTIVE') throw notAMember();
      return { token: await this.parts.sessions.begin(account, { ...client, method: 'OPENID' }) };
    }
    if (email === undefined || !emailVerified) throw notAMember();
    const address = email.trim().normalize('NFKC').toLowerCase();
    Object.assign(tried, known(await this.account('email = $1', address)));
    const [bound] = await this.parts.database.query<{ id: string }>(
      `UPDATE members SET openid_subject = $2, state = 'ACTIVE'
       WHERE email = $1 AND openid_subject IS NULL AND state <> 'SUSPENDED' RETURNING id`,
      [address, subject],
    );
    if (!bound) throw notAMember();
    await this.parts.database.query('DELETE FROM member_links WHERE member_id = $1', [bound.id]);
    return { token: await this.parts.sessions.begin(bound, { ...client, method: 'OPENID' }) };
  }

  /** A session, or a ticket where the member has a second factor. */
  private async enter(account: Account, client: Client, method: SignInMethod, tried: Tried): Promise<SignedIn> {
    const { factors, secrets, sessions, clock } = this.parts;
    tried.details = { ...tried.details, method };
    if (!(await factors.state(account.id)))
      return { token: await sessions.begin(account, { ...client, method, passwordHash: account.passwordHash }) };
    tried.details = { ...tried.details, next: 'SECOND_FACTOR' };
    const ticket: Ticket = { id: account.id, until: clock() + TICKET_LASTS, method, of: mark(account) };
    return { ticket: secrets.seal(JSON.stringify(ticket), TICKET) };
  }

  private readTicket(text: string): Ticket {
    const { secrets, clock } = this.parts;
    let ticket: Ticket;
    try {
      ticket = JSON.parse(secrets.open(text, TICKET)) as Ticket;
    } catch {
      throw ticketExpired();
    }
    if (ticket.until < clock()) throw ticketExpired();
    return ticket;
  }

  private async account(where: 'id = $1' | 'email = $1' | 'openid_subject = $1', value: string) {
    const [account] = await this.parts.database.query<Account>(
      `SELECT id, email, name, role, state, password_hash AS "passwordHash" FROM members WHERE ${where}`,
      [value],
    );
    return account;
  }
}

/**
 * Ten failures of an account from one address; fifty of an address, whatever the accounts; and of an account a hundred an hour
 * from everywhere, so that its owner, who is elsewhere, is kept out only by a crowd, and never longer than that.
 */
const limitsOf = (email: string, { network }: Client): AttemptLimit[] => [
  { subject: `account and address ${email} ${network}`, most: 10, minutes: 15 },
  { subject: `address ${network}`, most: 50, minutes: 15 },
  { subject: `account ${email}`, most: 100, minutes: 60 },
];

/** Whoever gets so far has the password: ten codes of a million in a quarter of an hour. */
const codeLimits = (id: string): AttemptLimit[] => [{ subject: `code ${id}`, most: 10, minutes: 15 }];

const known = (member: Member | undefined): Partial<Tried> =>
  member ? { member: { id: member.id, name: member.name } } : {};

const mark = ({ passwordHash }: Account): string => hashOf(passwordHash ?? '').toString('base64url');

const ticketExpired = (): Refusal => new Refusal('TICKET_EXPIRED', 'Sign in with e-mail and password again.');
const linkExpired = (): Refusal => new Refusal('LINK_EXPIRED', 'This link was used, has expired, or never was.');
const notAMember = (): Refusal => new Refusal('NOT_A_MEMBER', 'Nobody who works here signs in with that account.');
