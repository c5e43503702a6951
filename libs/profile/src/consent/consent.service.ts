import { freshness, recordChanges } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database, Transaction } from '@strata/db';
import { ItemRejected } from '../profile.errors.js';
import type { IngestAnswer, RejectedItem } from '../profile.errors.js';
import { quote } from '../attribute-value.js';
import { externalIdentity } from '../identities/identity-rows.js';
import { resolveUsers } from '../identities/resolve-users.js';
import { seenUsers } from '../identities/write-scope.js';
import type { WriteScope } from '../identities/write-scope.js';
import type { PersonalData } from '../personal-data.js';
import { ERASED_MESSAGE, erasedAmong } from '../rights/erased-identities.js';
import { consentTopic } from './channels.js';
import { readConsentItem } from './consent-item.js';
import type { ConsentItem, ReadConsent } from './consent-item.js';
import { forgetAllUnconsented, forgetUnconsented, guardedAttributes, lockWithdrawals } from './guarded.js';

const MAX_BATCH = 10_000;

/** Writes down what people consent to. Records are only ever added; of those there are, the rules say which one counts. */
export class ConsentService {
  constructor(
    private readonly database: Database,
    private readonly personalData: readonly PersonalData[],
    private readonly clock: () => number = Date.now,
  ) {}

  /**
   * Records consents by external id. Nobody is created by one: an id with a slip in it would be a person who agreed, and the one who
   * spoke would not have. An item with anything wrong in it is rejected, and the others are taken. The same again (person, purpose, channel, time, state, giver) is a duplicate and changes nothing.
   * Whoever writes within a `scope` is told of users outside it as of nobody.
   */
  async record(items: readonly ConsentItem[], scope?: WriteScope): Promise<IngestAnswer> {
    if (items.length > MAX_BATCH) throw new Refusal('TOO_LARGE', `at most ${MAX_BATCH} consents in one batch`);
    const now = this.clock();
    return this.database.transaction(async (transaction) => {
      const rows = await transaction.query<{ key: string }>('SELECT key FROM consent_purposes');
      const purposes = new Set(rows.map(({ key }) => key));
      const read: { index: number; externalId: string; consent: ReadConsent }[] = [];
      const rejected: RejectedItem[] = [];
      items.forEach((item, index) => {
        try {
          read.push({ index, ...readConsentItem(item, purposes, now) });
        } catch (error) {
          if (!(error instanceof ItemRejected)) throw error;
          rejected.push({ index, code: error.code, message: error.message });
        }
      });
      const withdrawn = read.filter(({ consent }) => consent.state === 'WITHDRAWN');
      await lockWithdrawals(
        transaction,
        withdrawn.map(({ consent }) => consent.purpose),
      );
      const named = read.map(({ externalId }) => externalId);
      const users = scope
        ? await seenUsers(transaction, named, scope)
        : await resolveUsers(transaction, named, { create: false });
      const unnamed = read.filter(({ externalId }) => !users.has(externalId));
      rejected.push(...(scope ? unnamed.map(unknownUser) : await refusalsOf(transaction, unnamed)));
      const consents = read.flatMap(({ externalId, consent }) => {
        const userId = users.get(externalId);
        return userId === undefined ? [] : [{ userId, ...consent }];
      });
      const duplicates = await writeConsents(transaction, this.personalData, consents, now);
      return {
        accepted: consents.length - duplicates,
        duplicates,
        rejected: rejected.sort((a, b) => a.index - b.index),
        freshness: await freshness(transaction),
      };
    });
  }

  /** Deletes values that nobody consents to any more without having withdrawn anything: `forgetAllUnconsented`. */
  forgetUnconsented(signal?: AbortSignal): Promise<number> {
    return forgetAllUnconsented(this.database, this.personalData, this.clock(), signal);
  }
}

/** Why items that name no user cannot be taken. */
async function refusalsOf(
  transaction: Transaction,
  items: readonly { index: number; externalId: string }[],
): Promise<RejectedItem[]> {
  if (items.length === 0) return [];
  const identities = items.map(({ externalId }) => externalIdentity(externalId));
  const erased = await erasedAmong(transaction, identities);
  return items.map(({ index, externalId }, place) =>
    erased.has(identities[place]!)
      ? { index, code: 'ERASED', message: ERASED_MESSAGE }
      : unknownUser({ index, externalId }),
  );
}

function unknownUser({ index, externalId }: { index: number; externalId: string }): RejectedItem {
  return { index, code: 'UNKNOWN_USER', message: `externalId: ${quote(externalId)} is nobody’s; send the user first` };
}

/**
 * Writes consents of users that exist, announces them, and forgets what none of them allows to be kept any more; returns how many
 * were there already. After `lockWithdrawals`.
 */
export async function writeConsents(
  transaction: Transaction,
  personalData: readonly PersonalData[],
  consents: readonly (ReadConsent & { userId: number })[],
  now: number,
): Promise<number> {
  if (consents.length === 0) return 0;
  const guarded = new Set((await guardedAttributes(transaction)).values());
  const withdrawing = consents.filter(({ purpose, state }) => state === 'WITHDRAWN' && guarded.has(purpose));
  // In the order of the key, so that concurrent batches take their locks in one order.
  const sorted = consents.toSorted((a, b) => a.userId - b.userId || compare(a.purpose, b.purpose) || a.at - b.at);
  const inserted = await transaction.query<{ user_id: number; purpose: string }>(
    `INSERT INTO consents (user_id, purpose, channel, at, state, given_by, source, wording, proof)
     SELECT user_id, purpose, channel, to_timestamp(at / 1000), state, given_by, source, wording, proof
     FROM unnest($1::integer[], $2::text[], $3::text[], $4::float8[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[])
       AS new (user_id, purpose, channel, at, state, given_by, source, wording, proof)
     ON CONFLICT DO NOTHING RETURNING user_id, purpose`,
    [
      sorted.map(({ userId }) => userId),
      sorted.map(({ purpose }) => purpose),
      sorted.map(({ channel }) => channel ?? ''),
      sorted.map(({ at }) => at),
      sorted.map(({ state }) => state),
      sorted.map(({ givenBy }) => givenBy),
      sorted.map(({ source }) => source),
      sorted.map(({ wording }) => wording),
      sorted.map(({ proof }) => proof && JSON.stringify(proof)),
    ],
  );
  const users = new Map<string, Set<number>>();
  for (const { user_id, purpose } of inserted) {
    const those = users.get(purpose) ?? new Set();
    users.set(purpose, those.add(user_id));
  }
  await recordChanges(
    transaction,
    [...users].map(([purpose, those]) => ({ topic: consentTopic(purpose), users: [...those] })),
  );
  const those = [...new Set(withdrawing.map(({ userId }) => userId))];
  await forgetUnconsented(transaction, personalData, those, { now, withdrawn: true });
  return consents.length - inserted.length;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
