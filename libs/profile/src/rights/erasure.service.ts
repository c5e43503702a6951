import { Refusal } from '@strata/db';
import type { Database, Queryable, Transaction } from '@strata/db';
import { enqueue } from '@strata/jobs';
import { isStorableText } from '@strata/rules';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockMerging, lockUsers } from '../identities/hold-users.js';
import { externalIdentity, ownerOf } from '../identities/identity-rows.js';
import { readExternalId, resolveIdentities } from '../identities/resolve-users.js';
import type { PersonalData } from '../personal-data.js';
import { ItemRejected } from '../profile.errors.js';
import { MAX_USER_KEY } from '../profile-reader.js';
import { standardIdentity } from '../standard-forms/identity-value.js';
import { readIdentity } from '../user-item.js';
import type { Identity } from '../user-item.js';
import { cluesOf } from './clues.js';
import type { Clues } from './clues.js';
import { erasureOfIdentity, listIdentities } from './erased-identities.js';
import { countErasures, erasureOfUser, erasurePage, findErasure } from './erasure.js';
import type { ErasurePage, ErasureReceipt } from './erasure.js';

/** Whose data: by user key, by external id, or by any identity. */
export type Subject = { id: number } | { externalId: string } | { identity: Identity };

export const SWEEP = 'profile.sweep_erasure';

declare module '@strata/jobs' {
  interface JobMap {
    [SWEEP]: { erasure: string };
  }
}

const MAX_REASON = 500;
/** How often those who may still write are looked for. */
const LOOK_AGAIN = 100;

/** The right to be forgotten. */
export class ErasureService {
  constructor(
    private readonly database: Database,
    private readonly personalData: readonly PersonalData[],
    private readonly region: () => string,
  ) {}

  /**
   * Deletes all that is kept of a person, in one transaction, and keeps them from coming back by any of their identities.
   * Who is writing of them is waited for; a job then searches what takes longer, and looks for whatever was written all the
   * same by who had begun before. Until it is done the erasure keeps by what to know them. Asked again, it gives the same receipt.
   *
   * Who is no user may stand in rejected rows, waiting files and bodies all the same: whoever is named by an identity becomes an
   * empty user first, so that all of this holds for them as well, and for who is just bringing them.
   */
  async erase(subject: Subject): Promise<ErasureReceipt> {
    return this.database.transaction(async (transaction) => {
      let user = await this.find(transaction, subject);
      if (user === undefined) {
        const receipt = await this.receiptOf(transaction, subject);
        if (receipt) return receipt;
        user = await this.enter(transaction, subject);
      }
      return this.eraseUser(transaction, user);
    });
  }

  /**
   * The same for one of many, who is who they were at an instant: whoever was merged, in or into others, since then is more, or
   * somebody else, than was meant, and stays. Whether they were erased.
   */
  async eraseUnchanged(transaction: Transaction, user: number, since: Date): Promise<boolean> {
    await lockMerging(transaction);
    const [found] = await transaction.query(
      'SELECT FROM users WHERE id = $1 AND merged_into IS NULL AND erased_at IS NULL',
      [user],
    );
    const merged = await transaction.query(
      'SELECT FROM merges WHERE user_id = $1 AND merged_at > $2 AND undone_at IS NULL LIMIT 1',
      [user, since],
    );
    if (!found || merged.length > 0) return false;
    await this.eraseUser(transaction, user);
    return true;
  }

  private async eraseUser(transaction: Transaction, user: number): Promise<ErasureReceipt> {
    const erased = await erasureOfUser(transaction, user);
    if (erased) return erased;
    // Waits for those who write of the user, and for merges. Erased or merged meanwhile, the transaction runs again.
    await lockUsers(transaction, [user]);
    const users = [user, ...(await mergedInto(transaction, user))];
    const id = randomUUID();
    await transaction.query(`INSERT INTO erasures (id, user_ids, rows) VALUES ($1, $2, '{}')`, [id, users]);
    const clues = await cluesOf(transaction, users);
    const rows = await this.eraseAll(transaction, id, users, clues);
    await transaction.query('UPDATE erasures SET rows = $2, clues = $3 WHERE id = $1', [
      id,
      JSON.stringify(rows),
      clues,
    ]);
    await enqueue(transaction, SWEEP, { erasure: id });
    return (await findErasure(transaction, id)) as ErasureReceipt;
  }

  /**
   * The job's work: searches what takes long, waits until every transaction that had begun before has ended, and erases again
   * what one of them wrote; until there is nothing. Ends at once when that has been done, so that a second run does no harm.
   */
  async sweep(id: string, signal?: AbortSignal): Promise<void> {
    const searched = new Set<string>();
    for (;;) {
      const [erasure] = await this.database.query<{ users: number[]; clues: string[] }>(
        'SELECT user_ids AS users, clues FROM erasures WHERE id = $1 AND completed_at IS NULL',
        [id],
      );
      if (!erasure) return;
      const unsearched = erasure.clues.filter((clue) => !searched.has(clue));
      await this.addRows(this.database, id, await this.search(unsearched, signal));
      for (const clue of unsearched) searched.add(clue);
      await this.othersEnded(signal);
      const isClean = await this.database.transaction(async (transaction) => {
        const clues = [...new Set([...erasure.clues, ...(await cluesOf(transaction, erasure.users))])];
        const rows = await this.eraseAll(transaction, id, erasure.users, clues);
        await this.addRows(transaction, id, rows);
        const isNothing = Object.values(rows).every((count) => count === 0);
        await transaction.query(
          `UPDATE erasures SET completed_at = CASE WHEN $2 THEN clock_timestamp() END,
             clues = CASE WHEN $2 THEN '{}' ELSE $3::text[] END WHERE id = $1`,
          [id, isNothing, clues],
        );
        return isNothing;
      });
      if (isClean) return;
    }
  }

  /** What takes too long for a transaction, in every folder; returns how much was deleted, by folder. */
  async search(clues: Clues, signal?: AbortSignal): Promise<Record<string, number>> {
    const rows: Record<string, number> = {};
    if (clues.length === 0) return rows;
    for (const data of this.personalData)
      if (data.search) rows[data.name] = await data.search(this.database, clues, signal);
    return rows;
  }

  private async addRows(queryable: Queryable, id: string, rows: Record<string, number>): Promise<void> {
    if (Object.values(rows).every((count) => count === 0)) return;
    await queryable.query(
      `UPDATE erasures SET rows = (SELECT jsonb_object_agg(name, count + coalesce(($2::jsonb ->> name)::integer, 0))
         FROM jsonb_each_text(rows) AS counted (name, text), LATERAL (SELECT text::integer AS count) c)
       WHERE id = $1`,
      [id, JSON.stringify(rows)],
    );
  }

  /** Lets someone in again who was erased and came back. Their old data stays erased, also when a backup is restored. */
  async lift(id: string, reason: string): Promise<ErasureReceipt> {
    const given = reason.trim();
    if (given === '' || given.length > MAX_REASON || !isStorableText(given))
      throw new Refusal('INVALID_INPUT', `reason: expected a text of 1 to ${MAX_REASON} characters`);
    if (!(await findErasure(this.database, id))) throw new Refusal('NOT_FOUND', 'there is no such erasure');
    await this.database.query(
      'UPDATE erasures SET lifted_at = now(), lift_reason = $2 WHERE id = $1 AND lifted_at IS NULL',
      [id, given],
    );
    return (await findErasure(this.database, id)) as ErasureReceipt;
  }

  /** The last erasure of whoever had this identity. */
  async byIdentity(identity: Identity): Promise<ErasureReceipt | undefined> {
    const id = await erasureOfIdentity(this.database, this.standard(identity));
    return id === undefined ? undefined : findErasure(this.database, id);
  }

  byId(id: string): Promise<ErasureReceipt | undefined> {
    return findErasure(this.database, id);
  }

  page(asked: ErasurePage): Promise<ErasureReceipt[]> {
    return erasurePage(this.database, asked);
  }

  count(): Promise<number> {
    return countErasures(this.database);
  }

  /**
   * Deletes all of these users and lists their identities, within a transaction. Folders that find what is theirs by the
   * identities come before the profile, which deletes them.
   */
  async eraseAll(
    transaction: Transaction,
    erasure: string,
    users: number[],
    clues: Clues,
  ): Promise<Record<string, number>> {
    await listIdentities(transaction, { erasure, users, region: this.region() });
    const rows: Record<string, number> = {};
    for (const data of this.personalData)
      for (const user of users) rows[data.name] = (rows[data.name] ?? 0) + (await data.erase(transaction, user, clues));
    return rows;
  }

  /** The user; where they were merged, the one that was kept. */
  private async find(transaction: Transaction, subject: Subject): Promise<number | undefined> {
    let wanted = 'id' in subject ? subject.id : await ownerOf(transaction, this.identityOf(subject));
    while (wanted !== undefined && isUserKey(wanted)) {
      const [user]: { mergedInto: number | null }[] = await transaction.query(
        'SELECT merged_into AS "mergedInto" FROM users WHERE id = $1',
        [wanted],
      );
      if (!user) return undefined;
      if (user.mergedInto === null) return wanted;
      wanted = user.mergedInto;
    }
    return undefined;
  }

  /** The erasure of somebody who is no user any more. One that was lifted keeps nobody out. */
  private async receiptOf(transaction: Transaction, subject: Subject): Promise<ErasureReceipt | undefined> {
    const id = 'id' in subject ? undefined : await erasureOfIdentity(transaction, this.identityOf(subject));
    const receipt = id === undefined ? undefined : await findErasure(transaction, id);
    return receipt?.liftedAt ? undefined : receipt;
  }

  /** Gives an identity that nobody has to an empty user. */
  private async enter(transaction: Transaction, subject: Subject): Promise<number> {
    if ('id' in subject) throw new Refusal('NOT_FOUND', 'there is no such user');
    const identity = this.named(subject);
    const user = (await resolveIdentities(transaction, [identity], { create: true }))(identity);
    if (user === undefined)
      throw new Refusal('NOT_FOUND', 'too many people share this identity: it names none of them');
    return user;
  }

  private named(subject: Exclude<Subject, { id: number }>): Identity {
    try {
      if ('identity' in subject) return readIdentity(subject.identity, this.region());
      return externalIdentity(readExternalId(subject.externalId));
    } catch (error) {
      if (error instanceof ItemRejected) throw new Refusal('INVALID_INPUT', error.message);
      throw error;
    }
  }

  private identityOf(subject: Exclude<Subject, { id: number }>): Identity {
    if ('identity' in subject) return this.standard(subject.identity);
    return externalIdentity(subject.externalId);
  }

  private standard({ kind, namespace, value }: Identity): Identity {
    if (!isStorableText(value) || !isStorableText(namespace)) throw new Refusal('NOT_FOUND', 'there is no such user');
    return { kind, namespace, value: standardIdentity(kind, value, this.region()), written: value };
  }

  /** Resolves when every transaction that had begun before this call has ended. */
  private async othersEnded(signal?: AbortSignal): Promise<void> {
    const [now] = await this.database.query<{ at: string }>('SELECT clock_timestamp()::text AS at');
    for (;;) {
      const [row] = await this.database.query<{ running: number }>(
        `SELECT count(*)::integer AS running FROM pg_stat_activity
         WHERE datname = current_database() AND backend_type = 'client backend' AND xact_start < $1
           AND pid <> pg_backend_pid()`,
        [now?.at],
      );
      if (row?.running === 0) return;
      await sleep(LOOK_AGAIN, undefined, { signal });
    }
  }
}

const isUserKey = (id: number): boolean => Number.isInteger(id) && id > 0 && id <= MAX_USER_KEY;

/** All who were merged into a user, and into those. */
async function mergedInto(transaction: Transaction, user: number): Promise<number[]> {
  const found: number[] = [];
  for (let latest = [user]; latest.length > 0;) {
    const rows = await transaction.query<{ id: number }>(
      'SELECT id FROM users WHERE merged_into = ANY($1::integer[]) ORDER BY id',
      [latest],
    );
    latest = rows.map(({ id }) => id);
    found.push(...latest);
  }
  return found;
}
