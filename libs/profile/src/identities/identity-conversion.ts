/** Brings identities that were stored before their kind had a standard form into it, once after an upgrade. */
import type { Database, Transaction } from '@strata/db';
import { enqueue } from '@strata/jobs';
import { compareLater } from '../duplicates/find-duplicates.js';
import { mergeJoined } from '../merge/merge-users.js';
import type { PersonalData } from '../personal-data.js';
import { isUnusualIdSql, standardIdentity } from '../standard-forms/identity-value.js';
import { releaseIdentities } from '../take-back.js';
import type { Identity } from '../user-item.js';
import { claimIdentities } from './claim-identities.js';
import { isExternalId, nameOf, ownersOf } from './identity-rows.js';

export const STANDARDIZE_IDENTITIES = 'profile.standardizeIdentities';

declare module '@strata/jobs' {
  interface JobMap {
    [STANDARDIZE_IDENTITIES]: Record<string, never>;
  }
}

/** Read in one go: small enough that reading them holds up nobody else in the process. */
const CHUNK = 2_000;
const START: Identity = { value: '', kind: 'ANONYMOUS', namespace: '' };

/**
 * Walks over all identities, those of a chunk in one transaction. Killed in the middle it begins again: what is converted is only
 * read then. Two spellings of one identity become what they would had they arrived today: by the policy of the kind their
 * users are merged, or stay two, and then each keeps the spelling that they have.
 */
export class IdentityConversion {
  constructor(
    private readonly database: Database,
    private readonly personalData: readonly PersonalData[],
    private readonly region: () => string,
  ) {}

  /** Has it done, where it is due. */
  async begin(): Promise<void> {
    const due = await this.database.query('SELECT FROM identity_conversion');
    if (due.length > 0) await enqueue(this.database, STANDARDIZE_IDENTITIES, {}, { key: STANDARDIZE_IDENTITIES });
  }

  async run(signal?: AbortSignal): Promise<void> {
    for (let last: Identity | undefined = START; last && !signal?.aborted;) last = await this.convertAfter(last);
    if (!signal?.aborted) await this.database.query('DELETE FROM identity_conversion');
  }

  /** The last identity of the chunk, or undefined after the last one. */
  private async convertAfter({ value, kind, namespace }: Identity): Promise<Identity | undefined> {
    const stored = await this.database.query<Identity>(
      `SELECT value, kind, namespace FROM identities
       WHERE (kind IN ('PHONE', 'EMAIL') OR ${isUnusualIdSql('value')}) AND (value, kind, namespace) > ($1, $2, $3)
       ORDER BY value, kind, namespace LIMIT ${CHUNK}`,
      [value, kind, namespace],
    );
    const region = this.region();
    const pairs = stored
      .map((old) => ({ old, standard: { ...old, value: standardIdentity(old.kind, old.value, region) } }))
      .filter(({ old, standard }) => old.value !== standard.value && standard.value !== '');
    if (pairs.length > 0) await this.database.transaction((transaction) => this.convert(transaction, pairs));
    return stored.at(-1);
  }

  private async convert(transaction: Transaction, pairs: { old: Identity; standard: Identity }[]): Promise<void> {
    const before = (
      await ownersOf(
        transaction,
        pairs.map(({ old }) => old),
      )
    ).of;
    const items = pairs
      .filter(({ old }) => before.has(nameOf(old)))
      .map(({ old, standard }, index) => ({
        index,
        externalId: null,
        values: new Map(),
        identities: [old, standard],
      }));
    const claimed = await claimIdentities(transaction, items);
    await mergeJoined(transaction, this.personalData, claimed.joins);
    const { of: owners } = await ownersOf(
      transaction,
      items.flatMap(({ identities }) => identities),
    );
    const replaced = pairs.flatMap(({ old, standard }) => {
      const userId = owners.get(nameOf(old));
      return userId !== undefined && userId === owners.get(nameOf(standard))
        ? [{ ...old, userId, standard: standard.value }]
        : [];
    });
    await releaseIdentities(transaction, replaced);
    await renameUsers(transaction, replaced.filter(isExternalId));
    await compareLater(
      transaction,
      replaced.map(({ userId }) => userId),
    );
  }
}

/** The external id that a user is shown by is one of their identities, too. */
async function renameUsers(
  transaction: Transaction,
  renamed: readonly { userId: number; value: string; standard: string }[],
): Promise<void> {
  if (renamed.length === 0) return;
  await transaction.query(
    `UPDATE users SET external_id = new.standard FROM unnest($1::integer[], $2::text[], $3::text[]) AS new (user_id, value, standard)
     WHERE users.id = new.user_id AND users.external_id = new.value`,
    [renamed.map(({ userId }) => userId), renamed.map(({ value }) => value), renamed.map(({ standard }) => standard)],
  );
}
