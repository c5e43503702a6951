import { freshness } from '@strata/audience';
import type { Audience, UserSet } from '@strata/audience';
import type { OwnEvents } from '@strata/collect';
import { Lease, Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import type { Plan } from '@strata/rules';
import type { Moved } from './movement.js';
import { BULK, recordMovements } from './record-movements.js';
import { Repeated } from './repeated.js';

const LOOKS_EVERY_MS = 1_000;
/** What is kept is held against the engine again this often at the most: it finds what others took or gave by hand. */
const SETTLES_AFTER_MS = 300_000;
/** Users who move in one transaction of differences. */
const USERS_AT_ONCE = 20_000;
/** After a failure. */
const RESTS_MS = 1_000;

/** Who entered and left one followed set since it was written last. */
export interface Difference {
  key: string;
  entered: readonly number[];
  left: readonly number[];
}

/** A kind of sets that are kept in the database as the engine finds them. What a write answers are those who really moved by it. */
export interface FollowedKind {
  name: string;
  /** Everything to follow now, by key; the same object while nothing changed. Without a plan: not to be evaluated now, and kept as it is. */
  plans(): Promise<ReadonlyMap<string, Plan | undefined>>;
  /** Keys whose members are kept although they are not to be followed any more. Asked by a process that begins to follow. */
  leftovers(): Promise<string[]>;
  /** Makes what is kept of one set equal to its members, whatever is kept. */
  settle(transaction: Transaction, key: string, members: UserSet, now: number): Promise<Moved[]>;
  /** The same for many sets of which the differences from what was written last are known. */
  apply(transaction: Transaction, differences: readonly Difference[], now: number): Promise<Moved[]>;
  /** One is not followed any more: its members go. */
  end(transaction: Transaction, key: string, now: number): Promise<Moved[]>;
}

export interface FollowerPorts {
  database: Database;
  audience: Audience;
  events: OwnEvents;
  kinds: readonly FollowedKind[];
  /** Milliseconds since 1970. */
  clock: () => number;
  report: (error: unknown) => void;
}

interface Followed {
  kind: FollowedKind;
  key: string;
  plan: Plan;
  /** Ends the engine's watch. */
  watch?: Promise<() => void>;
  /** What the engine found last; absent until the first look. */
  members?: UserSet;
  /** What is kept in the database; absent where that is not known. */
  written?: UserSet | undefined;
  settledAt: number;
}

/**
 * Keeps sets in the database as the engine finds them, within a second of whoever comes or goes: by differences, so that the work grows with
 * who moved. One process follows at a time, by a lease; another takes over when it dies. Whoever begins to follow holds what is kept against
 * the engine once, so that what moved while nobody followed is found and told: after a kill every movement is told once.
 */
export class Follower {
  private readonly lease: Lease;
  private readonly looks: Repeated;
  private readonly followed = new Map<string, Followed>();
  private readonly plans = new Map<FollowedKind, ReadonlyMap<string, Plan | undefined>>();
  /** What is kept and not to be followed any more; of a kind that was not looked at yet, absent. */
  private readonly ending = new Map<FollowedKind, Set<string>>();
  private leads = false;
  private ended = false;
  private restsUntil = -Infinity;
  private writing: Promise<void> = Promise.resolve();
  private waking = false;
  private writes = 0;

  constructor(private readonly ports: FollowerPorts) {
    this.lease = new Lease(ports.database, 'follow');
    this.looks = new Repeated(() => this.look(), LOOKS_EVERY_MS, ports.report);
  }

  start(): void {
    this.looks.start();
  }

  /** Ends after the write under way. */
  async stop(): Promise<void> {
    this.ended = true;
    await this.looks.stop();
    await this.writing;
    this.drop();
    if (this.leads) await this.lease.give();
    this.leads = false;
  }

  /** Resolves once everything found by now is written, and what moves by that. Throws what a write failed with. */
  async settled(): Promise<void> {
    await this.look();
    await Promise.all([...this.followed.values()].flatMap(({ watch }) => watch ?? []));
    for (let before = -1; before !== this.writes || this.unwritten().length > 0;) {
      before = this.writes;
      await this.alone(() => this.round());
      await this.ports.audience.tick();
      await this.writing;
    }
  }

  private async look(): Promise<void> {
    if (!(await this.lease.take())) {
      this.leads = false;
      return this.drop();
    }
    this.leads = true;
    for (const kind of this.ports.kinds) await this.lookAt(kind);
    this.settleOldest();
    this.wake();
  }

  /** Follows what there is to follow now, and no more what there is not. What fails of it the next look tries again. */
  private async lookAt(kind: FollowedKind): Promise<void> {
    const plans = await kind.plans();
    const ending = this.ending.get(kind) ?? new Set(await kind.leftovers());
    this.ending.set(kind, ending);
    if (this.plans.get(kind) !== plans) {
      for (const one of [...this.followed.values()].filter((followed) => followed.kind === kind)) {
        const plan = plans.get(one.key);
        if (plan) one.plan = plan;
        else this.forget(one);
        if (!plans.has(one.key)) ending.add(one.key);
      }
    }
    for (const key of ending) {
      if (!plans.has(key)) await this.alone(() => this.write((transaction, now) => kind.end(transaction, key, now)));
      ending.delete(key);
    }
    if (this.plans.get(kind) === plans) return;
    const minFreshness = await this.ports.database.transaction(freshness);
    this.plans.set(kind, plans);
    for (const [key, plan] of plans)
      if (plan && !this.followed.has(nameOf(kind, key))) this.follow(kind, key, plan, minFreshness);
  }

  private follow(kind: FollowedKind, key: string, plan: Plan, minFreshness: string): void {
    const one: Followed = { kind, key, plan, settledAt: -Infinity };
    this.followed.set(nameOf(kind, key), one);
    one.watch = this.begin(one, minFreshness);
    one.watch.catch((error: unknown) => {
      this.ports.report(error);
      if (this.follows(one)) this.forget(one);
      this.plans.delete(kind);
    });
  }

  /**
   * From everything that was committed when it came to be followed: who was in it by then does not enter it. The first look may have to load
   * columns for half a minute, which the others do not wait for.
   */
  private async begin(one: Followed, minFreshness: string): Promise<() => void> {
    const { audience } = this.ports;
    await audience.evaluate(one.plan, { minFreshness });
    return audience.watch(
      () => Promise.resolve(one.plan),
      ({ members }) => {
        one.members = members;
        this.wake();
      },
    );
  }

  private follows(one: Followed): boolean {
    return this.followed.get(nameOf(one.kind, one.key)) === one;
  }

  private forget(one: Followed): void {
    this.followed.delete(nameOf(one.kind, one.key));
    one.watch?.then((unwatch) => unwatch()).catch(() => undefined);
  }

  private drop(): void {
    for (const one of [...this.followed.values()]) this.forget(one);
    this.plans.clear();
    this.ending.clear();
  }

  /** One at a time, as a look finds it: all at once would read every holder of every tag. */
  private settleOldest(): void {
    const now = performance.now();
    let oldest: Followed | undefined;
    for (const one of this.followed.values())
      if (one.written && (!oldest || one.settledAt < oldest.settledAt)) oldest = one;
    if (oldest && now - oldest.settledAt >= SETTLES_AFTER_MS) oldest.written = undefined;
  }

  private unwritten(): Followed[] {
    return [...this.followed.values()].filter(({ members, written }) => members !== written);
  }

  /** Writes what has moved, unless it is being written: what moves meanwhile is of the next round. */
  private wake(): void {
    if (this.waking || this.ended || !this.leads || performance.now() < this.restsUntil) return;
    if (this.unwritten().length === 0) return;
    this.waking = true;
    this.alone(() => this.round())
      .catch((error: unknown) => {
        this.restsUntil = performance.now() + RESTS_MS;
        this.ports.report(error);
      })
      .finally(() => {
        this.waking = false;
        this.wake();
      });
  }

  /** One write after another: of what is followed no more nothing is written later. */
  private alone(work: () => Promise<void>): Promise<void> {
    const done = this.writing.then(work);
    this.writing = done.catch(() => undefined);
    return done;
  }

  /** Differences of all that moved, some thousand users a transaction; what is not known or moved as a whole, one set a transaction. */
  private async round(): Promise<void> {
    const failures: unknown[] = [];
    // One that cannot be written holds up none of the others.
    const attempt = (work: Promise<void>): Promise<void> => work.catch((error: unknown) => void failures.push(error));
    let differences: { one: Followed; to: UserSet; difference: Difference }[] = [];
    let users = 0;
    const flush = async (): Promise<void> => {
      const those = differences;
      [differences, users] = [[], 0];
      if (those.length > 0) await attempt(this.applyAll(those));
    };
    for (const one of this.unwritten()) {
      const { members, written } = one;
      if (!members || !this.follows(one)) continue;
      const entered = written && members.andNot(written);
      const left = written && written.andNot(members);
      if (!entered || !left || entered.size + left.size > BULK) {
        await attempt(this.settle(one, members));
        continue;
      }
      const difference = { key: one.key, entered: [...entered], left: [...left] };
      differences.push({ one, to: members, difference });
      users += entered.size + left.size;
      if (users >= USERS_AT_ONCE) await flush();
    }
    await flush();
    if (failures.length > 0) throw failures[0];
  }

  private async settle(one: Followed, members: UserSet): Promise<void> {
    one.written = undefined;
    await this.write((transaction, now) => one.kind.settle(transaction, one.key, members, now));
    one.written = members;
    one.settledAt = performance.now();
  }

  private async applyAll(those: readonly { one: Followed; to: UserSet; difference: Difference }[]): Promise<void> {
    // Should the write fail, nobody knows whether it was committed.
    for (const { one } of those) one.written = undefined;
    await this.write(async (transaction, now) => {
      const moved: Moved[] = [];
      for (const kind of this.ports.kinds) {
        const its = those.filter(({ one }) => one.kind === kind).map(({ difference }) => difference);
        if (its.length > 0) moved.push(...(await kind.apply(transaction, its, now)));
      }
      return moved;
    });
    for (const { one, to } of those) one.written = to;
  }

  private async write(work: (transaction: Transaction, now: number) => Promise<Moved[]>): Promise<void> {
    const { database, events, clock } = this.ports;
    const now = clock();
    await events.prepare(now);
    this.writes++;
    try {
      await database.transaction(async (transaction) => {
        await this.lease.within(transaction, async () => {
          await recordMovements(transaction, events, await work(transaction, now), now);
        });
      });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'LEASE_LOST') {
        this.leads = false;
        this.drop();
      }
      throw error;
    }
  }
}

const nameOf = (kind: FollowedKind, key: string): string => `${kind.name} ${key}`;

/** The plan that was, where the new one says the same: a watch knows it again, and need not look at everything anew. */
export const sameOr = (was: Plan | undefined, is: Plan | undefined): Plan | undefined =>
  was && is && JSON.stringify(was) === JSON.stringify(is) ? was : is;
