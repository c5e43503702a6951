import type { Database, Queryable, Transaction } from '@strata/db';
import { SqlParameters } from '@strata/rules';
import type { Channel, Moment } from '@strata/rules';
import { holdUsers } from '../identities/hold-users.js';
import type { PersonalData } from '../personal-data.js';
import { birthDateKeys, bornRows, of14 } from './birth-dates.js';
import { consentRows } from './consent.columns.js';
import { writeConsents } from './consent.service.js';
import { lockWithdrawals, timeZoneOf } from './guarded.js';
import { keptUser } from './kept-user.js';
import { reachabilityOf } from './may-reach.js';
import { purposes } from './purpose.service.js';
import type { ConsentPurpose } from './purpose.service.js';

/** One thing that a person can agree to or not. */
export interface Preference {
  /** Null where it is no matter of channels. */
  channel: Channel | null;
  granted: boolean;
  /** When the person said so; null where they were never asked. */
  since: Date | null;
  /** Nothing is sent on this channel, whatever is agreed to. */
  suppressed: boolean;
}

export interface PurposePreferences {
  purpose: ConsentPurpose;
  preferences: Preference[];
}

export interface Preferences {
  purposes: PurposePreferences[];
  /** Under 14 by their birth date: what they agree to alone does not count. */
  isChild: boolean;
}

export interface PreferenceChange {
  purpose: string;
  channel: Channel | null;
  granted: boolean;
  /** The version of the text that was shown. */
  wording: string | null;
}

/** How a choice was made, kept with it. No address of a computer is among it. */
export interface PreferenceProof {
  source: string;
  proof: Record<string, unknown>;
}

/** What one person has agreed to, as they see and change it themselves. */
export class PreferenceService {
  constructor(
    private readonly database: Database,
    private readonly personalData: readonly PersonalData[],
    private readonly clock: () => number = Date.now,
  ) {}

  /** Every purpose that rests on consent, by the channels on which the person can be asked or has been. */
  async of(userId: number): Promise<Preferences> {
    const moment = { asOf: this.clock(), timeZone: await timeZoneOf(this.database) };
    const asked = (await purposes(this.database)).filter(({ basis }) => basis === 'CONSENT');
    const own = await this.database.query<{ purpose: string; channel: Channel }>(
      `SELECT DISTINCT purpose, channel FROM consents WHERE user_id = $1 AND channel <> ''`,
      [userId],
    );
    const found: PurposePreferences[] = [];
    for (const purpose of asked) {
      // Also channels that are not the purpose's: what was said of them counts, and is the person's to take back.
      const said = own.filter((one) => one.purpose === purpose.key).map(({ channel }) => channel);
      const channels = [...new Set([...purpose.channels, ...said])];
      const reach = await reachabilityOf(this.database, [userId], channels, purpose.key, moment);
      const known = (reach.get(userId) ?? []).filter(
        ({ addresses, channel }) => addresses > 0 || said.includes(channel),
      );
      const preferences = known.map(({ channel, consent, suppressedSince }) => ({
        channel,
        granted: consent?.state === 'GRANTED',
        since: consent?.at ?? null,
        suppressed: suppressedSince !== null,
      }));
      if (preferences.length > 0 && purpose.channels.length > 0) found.push({ purpose, preferences });
      else {
        const general = await this.general(userId, purpose.key, moment);
        found.push({ purpose, preferences: [{ channel: null, ...general, suppressed: false }, ...preferences] });
      }
    }
    return { purposes: found, isChild: await isUnder14(this.database, userId, moment) };
  }

  /** Writes down what the person chose, later than all that was written before; nothing of one who was erased meanwhile. */
  async change(userId: number, changes: readonly PreferenceChange[], proof: PreferenceProof): Promise<void> {
    const withdrawn = changes.filter(({ granted }) => !granted).map(({ purpose }) => purpose);
    await this.ofPresent(userId, withdrawn, (transaction, user) => this.write(transaction, user, changes, proof));
  }

  /**
   * `withdrawn`: purposes that may be withdrawn, undefined where any may. One who is merged into another meanwhile is that one: what they
   * withdraw must not stay behind with a key that nobody reads.
   */
  private async ofPresent(
    userId: number,
    withdrawn: readonly string[] | undefined,
    work: (transaction: Transaction, user: number) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await lockWithdrawals(transaction, withdrawn);
      const user = await keptUser(transaction, userId);
      if (user === null) return;
      await holdUsers(transaction, [user]);
      await work(transaction, user);
    });
  }

  private async write(
    transaction: Transaction,
    userId: number,
    changes: readonly PreferenceChange[],
    { source, proof }: PreferenceProof,
  ): Promise<void> {
    const at = await this.nextTime(transaction, userId);
    const known = new Map((await purposes(transaction)).map(({ key, wordings }) => [key, wordings]));
    const consents = changes
      .filter(({ purpose }) => known.has(purpose))
      .map(({ purpose, channel, granted, wording }) => ({
        userId,
        purpose,
        channel,
        state: granted ? ('GRANTED' as const) : ('WITHDRAWN' as const),
        givenBy: 'SELF' as const,
        source,
        wording: known.get(purpose)?.find(({ version }) => version === wording)?.version ?? null,
        at,
        proof,
      }));
    await writeConsents(transaction, this.personalData, consents, at);
  }

  /** Withdraws everything, or what was agreed to for a purpose, on a channel. Done again it changes nothing. */
  async withdraw(userId: number, only: { purpose?: string; channel?: Channel }, proof: PreferenceProof): Promise<void> {
    const withdrawn = only.purpose === undefined ? undefined : [only.purpose];
    await this.ofPresent(userId, withdrawn, async (transaction, user) => {
      const granted = await transaction.query<{ purpose: string; channel: Channel | null }>(
        `WITH latest AS (SELECT DISTINCT ON (purpose, channel) purpose, channel, state FROM consents WHERE user_id = $1
           ORDER BY purpose, channel, at DESC, state DESC)
         SELECT purpose, nullif(channel, '') AS channel FROM latest
         WHERE state = 'GRANTED' AND ($2::text IS NULL OR purpose = $2) AND ($3::text IS NULL OR channel IN ('', $3))
           AND purpose NOT IN (SELECT purpose FROM latest WHERE channel = $3 AND state = 'WITHDRAWN')`,
        [user, only.purpose ?? null, only.channel ?? null],
      );
      // What was agreed to on every channel ends on the one that was named.
      const named = granted.map(({ purpose, channel }) => ({ purpose, channel: only.channel ?? channel }));
      const distinct = new Map(named.map((one) => [JSON.stringify(one), one]));
      const changes = [...distinct.values()].map((one) => ({ ...one, granted: false, wording: null }));
      await this.write(transaction, user, changes, proof);
    });
  }

  /** Now, or just after the latest choice, should another server's clock have been ahead. */
  private async nextTime(transaction: Transaction, userId: number): Promise<number> {
    const [row] = await transaction.query<{ last: number | null }>(
      `SELECT round(date_part('epoch', max(at)) * 1000) AS last FROM consents WHERE user_id = $1`,
      [userId],
    );
    return Math.max(this.clock(), (row?.last ?? 0) + 1);
  }

  /** What was said for no channel in particular. */
  private async general(
    userId: number,
    purpose: string,
    moment: Moment,
  ): Promise<Pick<Preference, 'granted' | 'since'>> {
    const parameters = new SqlParameters();
    const some = parameters.add([userId], 'int[]');
    const birthDates = await birthDateKeys(this.database);
    const rows = consentRows({ purpose, channel: '', birthDates }, moment, parameters, some);
    const [said] = await this.database.query<{ value: number }>(`SELECT value FROM (${rows}) c`, parameters.values);
    return { granted: (said?.value ?? 0) > 0, since: said ? new Date(Math.abs(said.value)) : null };
  }
}

async function isUnder14(queryable: Queryable, userId: number, moment: Moment): Promise<boolean> {
  const birthDates = await birthDateKeys(queryable);
  if (birthDates.length === 0) return false;
  const parameters = new SqlParameters();
  const born = bornRows(birthDates, parameters, parameters.add([userId], 'int[]'));
  const now = parameters.add(moment.asOf, 'float8');
  const rows = await queryable.query(
    `SELECT FROM (${born}) known WHERE to_timestamp(${now} / 1000) < ${of14('born', moment, parameters)}`,
    parameters.values,
  );
  return rows.length > 0;
}
