import type { UserSet } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { enqueue } from '@strata/jobs';
import { isStorableText } from '@strata/rules';
import type { AccessSettings } from '../access-settings.js';
import { ENVIRONMENT_KEY, systemActor } from '../actor.js';
import type { Actor } from '../actor.js';
import { Attempts } from '../attempts.js';
import type { AuditTrail } from '../audit/audit-trail.js';
import type { Authorization } from '../authorize.js';
import type { Approval, ApprovalInput } from './approval.js';
import { nameOf } from './approval.js';
import type { ApprovalRule, AskedFacts } from './approval-rule.js';
import { approvalPage, countApprovals, endApproval, findApproval, readPeople, writePeople } from './approval.store.js';
import type { ApprovalFilter } from './approval.store.js';
import { Askers } from './askers.js';

export const RUN_APPROVED = 'access.run_approved';
export const EXPIRE_APPROVALS = 'access.expire_approvals';

declare module '@strata/jobs' {
  interface JobMap {
    [RUN_APPROVED]: { id: string };
    [EXPIRE_APPROVALS]: Record<string, never>;
  }
}

const DAY = 86_400_000;
/** How long something waits for a second person … */
export const DECIDED_WITHIN = 7 * DAY;
/** … and then, where whoever asked carries it out, for them. */
export const FETCHED_WITHIN = DAY;
/** What one asks for at a time is bounded, so that nobody buries what they want approved. */
const MOST_OPEN = 20;
const LONGEST_TEXT = 500;
const TRIES = 10;

/** Carries out what was approved, for the people of then. It may be stopped anywhere and called again: it asks `once` for each. */
export type ApprovedRun = (approval: Approval, asker: Actor, people: UserSet, signal: AbortSignal) => Promise<void>;

interface ApprovalPorts {
  database: Database;
  authorization: Authorization;
  settings: AccessSettings;
  audit: AuditTrail;
  clock: () => number;
  /** By operation: those that a job carries out. */
  runs: Readonly<Record<string, ApprovedRun>>;
}

/** What takes a second person: asked by one, decided by another, carried out once, as it was asked. */
export class ApprovalService {
  private readonly askers: Askers;
  private readonly attempts: Attempts;

  constructor(private readonly ports: ApprovalPorts) {
    this.askers = new Askers(ports.database, ports.clock);
    this.attempts = new Attempts(ports.database);
  }

  /** Whether an operation, as it is asked, takes a second person. */
  async needed(operation: string, facts: AskedFacts): Promise<boolean> {
    return this.ruleOf(operation).needed(facts, await this.ports.settings.get());
  }

  /**
   * Counts what needs nobody else one by one: whoever does more than `most` of it in a day, by whichever key of theirs, does in
   * bulk what takes a second person. Throws APPROVAL_NEEDED.
   */
  async expectFew(actor: Actor, operation: string, most: number): Promise<void> {
    if (nameOf(actor) === nameOf(ENVIRONMENT_KEY)) return;
    const people = (await this.askers.behind(actor)).filter((one) => actor.kind !== 'key' || one !== nameOf(actor));
    const subjects = people.length > 0 ? people : [nameOf(actor)];
    try {
      await this.attempts.begin(subjects.map((one) => ({ subject: `${operation} ${one}`, most, minutes: 1_440 })));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const message = `More than ${most} in a day take a second person: ask for them together.`;
      throw new Refusal('APPROVAL_NEEDED', message, error.details);
    }
  }

  /** Throws FORBIDDEN to whoever may not do it, INVALID_INPUT, TOO_LARGE. */
  async ask(
    actor: Actor,
    asked: { operation: string; input: ApprovalInput; people: UserSet; reason: string },
  ): Promise<Approval> {
    const { operation, input, people } = asked;
    this.ports.authorization.authorize(actor, operation);
    this.ruleOf(operation);
    const reason = text(asked.reason, 'reason');
    if (reason === '') throw new Refusal('INVALID_INPUT', 'reason: say why', { field: 'reason' });
    const behind = await this.askers.behind(actor);
    const now = this.now();
    return this.ports.database.transaction(async (transaction) => {
      await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`approvals ${nameOf(actor)}`]);
      const open = await countApprovals(transaction, { state: 'PENDING', of: nameOf(actor) }, now);
      if (open >= MOST_OPEN)
        throw new Refusal('TOO_LARGE', `${MOST_OPEN} that you asked for wait already: withdraw some first.`);
      const [row] = await transaction.query<{ id: string }>(
        `INSERT INTO approvals (operation, input, reason, people, asked_by, asked_by_name, asked_at, behind, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        [
          operation,
          JSON.stringify(input),
          reason,
          people.size,
          nameOf(actor),
          actor.name,
          now,
          behind,
          new Date(now.getTime() + DECIDED_WITHIN),
        ],
      );
      const { id } = row as { id: string };
      await writePeople(transaction, id, people);
      return (await findApproval(transaction, id, now)) as Approval;
    });
  }

  /**
   * Lets it happen, or not. A person decides, and another one than whoever asked: what a job carries out is handed to it in the same
   * transaction. Throws NOT_FOUND, FORBIDDEN, OWN_APPROVAL, WRONG_STATE, INVALID_INPUT.
   */
  async decide(actor: Actor, id: string, decision: { approve: boolean; comment: string }): Promise<Approval> {
    this.ports.authorization.authorize(actor, 'decideApproval');
    if (actor.kind !== 'member') throw new Refusal('FORBIDDEN', 'Only a member who is signed in decides.');
    const comment = text(decision.comment, 'comment');
    return this.change(id, async (transaction, approval, now) => {
      if (approval.behind.includes(nameOf(actor)))
        throw new Refusal('OWN_APPROVAL', 'You asked for this yourself, or by a key of yours: somebody else decides.');
      if (approval.state !== 'PENDING') throw wrongState(approval);
      await transaction.query(
        'UPDATE approvals SET decided_by = $2, decided_by_name = $3, decided_at = $4, comment = $5 WHERE id = $1',
        [id, nameOf(actor), actor.name, now, comment],
      );
      if (!decision.approve) return endApproval(transaction, id, { state: 'REJECTED', at: now });
      const isJob = this.ruleOf(approval.operation).by === 'JOB';
      await transaction.query(`UPDATE approvals SET state = 'APPROVED', expires_at = $2 WHERE id = $1`, [
        id,
        isJob ? null : new Date(now.getTime() + FETCHED_WITHIN),
      ]);
      if (isJob) await enqueue(transaction, RUN_APPROVED, { id }, { key: `approval ${id}` });
    });
  }

  /** Whoever asked wants it no more. Throws NOT_FOUND, and WRONG_STATE once it has ended or a job carries it out. */
  async withdraw(actor: Actor, id: string): Promise<Approval> {
    return this.change(id, async (transaction, approval, now) => {
      if (!approval.behind.includes(nameOf(actor))) throw noSuchApproval();
      const waits = approval.state === 'PENDING' || (approval.state === 'APPROVED' && approval.expiresAt !== null);
      if (!waits) throw wrongState(approval);
      await endApproval(transaction, id, { state: 'WITHDRAWN', at: now });
    });
  }

  /**
   * What was approved, for whoever asked to carry it out: as it was asked, and the people of then. Throws NOT_FOUND to everybody
   * else, WRONG_STATE.
   */
  async approved(actor: Actor, id: string, operation: string): Promise<{ approval: Approval; people: UserSet }> {
    const { database } = this.ports;
    const approval = await findApproval(database, id, this.now());
    if (approval?.operation !== operation || approval.askedBy !== nameOf(actor)) throw noSuchApproval();
    if (approval.state !== 'APPROVED') throw wrongState(approval);
    return { approval, people: await readPeople(database, id) };
  }

  /** Takes it, once: of many who come at the same time one gets through. Call it before the first byte leaves. Throws WRONG_STATE. */
  async take(id: string): Promise<void> {
    await this.change(id, async (transaction, approval, now) => {
      if (approval.state !== 'APPROVED') throw wrongState(approval);
      await endApproval(transaction, id, { state: 'EXECUTED', at: now });
    });
  }

  /**
   * The job's work: carries out what was approved, if whoever asked may still do it. What refuses it fails it for good; a surprise is
   * tried again.
   */
  async run(id: string, attempt: number, signal: AbortSignal): Promise<void> {
    const { database, audit, runs } = this.ports;
    const approval = await findApproval(database, id, this.now());
    if (approval?.state !== 'APPROVED') return;
    const { operation } = approval;
    const run = runs[operation];
    if (!run) throw new Error(`nobody carries out ${operation}`);
    const asker = await this.askers.actor(approval.askedBy);
    const deed = { operation: 'runApproved', object: 'approval', objectId: id, details: { operation, attempt } };
    try {
      await audit.around(
        asker ?? systemActor('approvals'),
        deed,
        async () => {
          await run(approval, await this.stillMay(approval), await readPeople(database, id), signal);
        },
        async () => ({ details: { done: (await findApproval(database, id, this.now()))?.done } }),
      );
    } catch (error) {
      const refused = error instanceof Refusal ? error : undefined;
      if (!refused && (signal.aborted || attempt < TRIES)) throw error;
      const failure = refused?.message ?? `It could not be finished in ${TRIES} tries.`;
      await this.end(id, { state: 'FAILED', code: refused?.code ?? 'INTERNAL', failure });
      // The queue tells of a surprise in the log. Its next try finds that it has failed, and ends at once.
      if (!refused) throw error;
      return;
    }
    await this.end(id, { state: 'EXECUTED' });
  }

  /**
   * Does something for one of the people, once: it and the note that it was done are one transaction, whoever tries it and however
   * often. `act` says whether there was something to do. Whoever was suspended in the middle of a long run does no more of it: throws
   * ASKER_GONE, FORBIDDEN.
   */
  async once(approval: Approval, person: number, act: (transaction: Transaction) => Promise<boolean>): Promise<void> {
    const { id } = approval;
    await this.stillMay(approval);
    await this.ports.database.transaction(async (transaction) => {
      const mine = await transaction.query(
        `UPDATE approvals SET reached = $2 WHERE id = $1 AND state = 'APPROVED' AND reached < $2 RETURNING 1`,
        [id, person],
      );
      if (mine.length > 0 && (await act(transaction)))
        await transaction.query('UPDATE approvals SET done = done + 1 WHERE id = $1', [id]);
    });
  }

  /** Whoever asked, if they may do it at this moment. */
  private async stillMay({ askedBy, askedByName, operation }: Approval): Promise<Actor> {
    const asker = await this.askers.actor(askedBy);
    if (!asker) throw new Refusal('ASKER_GONE', `${askedByName} was suspended or removed since.`);
    this.ports.authorization.authorize(asker, operation);
    return asker;
  }

  /** Ends what nobody decided or fetched in its time. */
  async expire(): Promise<void> {
    const { database, audit } = this.ports;
    const now = this.now();
    const due = await database.query<{ id: string }>(
      `SELECT id FROM approvals WHERE state IN ('PENDING', 'APPROVED') AND expires_at <= $1 ORDER BY expires_at LIMIT 1000`,
      [now],
    );
    for (const { id } of due) {
      const ended = await database.transaction(async (transaction) => {
        // Not by what it reads as: that is EXPIRED already.
        const [row] = await transaction.query(
          `SELECT FROM approvals WHERE id = $1 AND state IN ('PENDING', 'APPROVED') AND expires_at <= $2 FOR UPDATE`,
          [id, now],
        );
        if (row) await endApproval(transaction, id, { state: 'EXPIRED', at: now });
        return row !== undefined;
      });
      if (ended)
        await audit.note(systemActor('approvals'), { operation: 'expireApproval', object: 'approval', objectId: id });
    }
  }

  /** One, for whoever may decide and whoever asked; to others there is none. */
  async find(actor: Actor, id: string): Promise<Approval | undefined> {
    const approval = await findApproval(this.ports.database, id, this.now());
    return approval && (this.seesAll(actor) || approval.behind.includes(nameOf(actor))) ? approval : undefined;
  }

  page(actor: Actor, filter: ApprovalFilter, first: number, after?: string): Promise<Approval[]> {
    return approvalPage(this.ports.database, this.filterFor(actor, filter), this.now(), first, after);
  }

  count(actor: Actor, filter: ApprovalFilter): Promise<number> {
    return countApprovals(this.ports.database, this.filterFor(actor, filter), this.now());
  }

  /** Whether it is for this actor to decide. */
  mayDecide(actor: Actor, { state, behind }: Approval): boolean {
    return state === 'PENDING' && actor.kind === 'member' && this.seesAll(actor) && !behind.includes(nameOf(actor));
  }

  private seesAll(actor: Actor): boolean {
    return this.ports.authorization.denied(actor, 'decideApproval') === undefined;
  }

  private filterFor(actor: Actor, filter: ApprovalFilter): ApprovalFilter {
    return this.seesAll(actor) ? filter : { ...filter, of: nameOf(actor) };
  }

  private end(id: string, end: { state: 'EXECUTED' | 'FAILED'; code?: string; failure?: string }): Promise<Approval> {
    return this.change(id, async (transaction, approval, at) => {
      if (approval.state === 'APPROVED') await endApproval(transaction, id, { ...end, at });
    });
  }

  /** Nobody else changes it until the commit. */
  private async change(
    id: string,
    act: (transaction: Transaction, approval: Approval, now: Date) => Promise<void>,
  ): Promise<Approval> {
    const now = this.now();
    return this.ports.database.transaction(async (transaction) => {
      const approval = await findApproval(transaction, id, now, 'FOR UPDATE');
      if (!approval) throw noSuchApproval();
      await act(transaction, approval, now);
      return (await findApproval(transaction, id, now)) as Approval;
    });
  }

  private ruleOf(operation: string): ApprovalRule {
    const rule = this.ports.authorization.rules.approvals[operation];
    if (!rule) throw new Error(`${operation} never takes a second person`);
    return rule;
  }

  private now(): Date {
    return new Date(this.ports.clock());
  }
}

function text(given: string, field: string): string {
  const trimmed = given.trim().normalize('NFC');
  if (trimmed.length > LONGEST_TEXT || !isStorableText(trimmed))
    throw new Refusal('INVALID_INPUT', `${field}: expected at most ${LONGEST_TEXT} characters`, { field });
  return trimmed;
}

const noSuchApproval = (): Refusal => new Refusal('NOT_FOUND', 'There is no such approval.');
const wrongState = ({ state }: Approval): Refusal => new Refusal('WRONG_STATE', `It is ${state} by now.`, { state });
