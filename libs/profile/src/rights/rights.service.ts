import { recordChanges } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { Database, Queryable, Transaction } from '@strata/db';
import { isStorableText } from '@strata/rules';
import { attributeTypes, keptAttributes } from '../attribute.service.js';
import { guardedAttributes, lockGuarded, refusedWithoutConsent } from '../consent/guarded.js';
import { LEAVES, lockSeen } from '../identities/write-scope.js';
import type { WriteScope } from '../identities/write-scope.js';
import { ItemRejected } from '../profile.errors.js';
import { readAttributes } from '../user-item.js';
import { writeAttributes } from '../write-attributes.js';

export const RIGHTS = ['ACCESS', 'CORRECTION', 'RESTRICTION', 'RESTRICTION_LIFTED'] as const;
export type Right = (typeof RIGHTS)[number];

/** One right that somebody made use of. */
export interface ExercisedRight {
  id: string;
  at: Date;
  right: Right;
  note: string;
  /** The attributes that were corrected, or the format of what was handed out. */
  keys: string[];
}

/** The source of what a person said about themselves to somebody in the app: before every other. */
const BY_HAND = 'manual';
const MAX_NOTE = 500;
const MOST_SHOWN = 100;

/** Correction and restriction of what is kept of one person, and a record of what was asked for. */
export class RightsService {
  constructor(
    private readonly database: Database,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Keeps the data and uses it no more: the user is in no set of any rule until the restriction is lifted. */
  async restrict(user: number, reason: string, scope?: WriteScope): Promise<void> {
    await this.setRestricted(user, true, readNote(reason, 'reason'), scope);
  }

  async liftRestriction(user: number, reason: string): Promise<void> {
    await this.setRestricted(user, false, readNote(reason, 'reason'));
  }

  /**
   * Writes values that outrank those of every other source, so that no later import undoes the correction; null removes one. Within a
   * `scope` users outside it are nobody, and nobody is taken out of it: LEAVES_SCOPE.
   */
  async correct(user: number, attributes: Record<string, unknown>, note: string, scope?: WriteScope): Promise<void> {
    const given = readNote(note, 'note', { mayBeEmpty: true });
    await this.database.transaction(async (transaction) => {
      const guarded = await guardedAttributes(transaction);
      // Before the user's row, as everybody does who writes or withdraws.
      if (guarded.size > 0) await lockGuarded(transaction, { withdrawing: false });
      await lockPresent(transaction, user, scope);
      const now = this.clock();
      const context = {
        types: await attributeTypes(transaction),
        kept: await keptAttributes(transaction),
        source: BY_HAND,
        now,
      };
      const values = readValues(attributes, context);
      if (values.size === 0) throw new Refusal('INVALID_INPUT', 'attributes: expected at least one');
      const keys = [...values].filter(([, { value }]) => value !== null).map(([key]) => key);
      const refused = await refusedWithoutConsent(transaction, [{ index: 0, user, keys }], guarded, now);
      for (const reason of refused.values()) throw new Refusal('CONSENT_REQUIRED', reason);
      await writeAttributes(transaction, new Map([[user, [values]]]), now);
      if (scope && !(await scope.seen(transaction, [user])).has(user)) throw new Refusal(LEAVES.code, LEAVES.message);
      await record(transaction, user, { right: 'CORRECTION', note: given, keys: [...values.keys()].sort() });
    });
  }

  /** Notes that somebody was given what is kept of them, and how. */
  async recordAccess(user: number, format: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await lockPresent(transaction, user);
      await record(transaction, user, { right: 'ACCESS', note: '', keys: [format] });
    });
  }

  /** The last hundred of each of these users, the newest first. */
  async exercisedBy(users: readonly number[]): Promise<Map<number, ExercisedRight[]>> {
    const rows = await this.database.query<ExercisedRight & { user: number }>(
      `SELECT user_id AS user, id, at, "right", note, keys FROM (
         SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY at DESC, id) AS place
         FROM rights_exercised WHERE user_id = ANY($1::integer[])
       ) ranked WHERE place <= ${MOST_SHOWN} ORDER BY user_id, place`,
      [users],
    );
    const exercised = new Map<number, ExercisedRight[]>(users.map((user) => [user, []]));
    for (const { user, ...one } of rows) exercised.get(user)?.push(one);
    return exercised;
  }

  private async setRestricted(user: number, restricted: boolean, note: string, scope?: WriteScope): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const isRestricted = await lockPresent(transaction, user, scope);
      if (isRestricted === restricted) return;
      const at = restricted ? new Date(this.clock()) : null;
      await transaction.query('UPDATE users SET restricted_at = $2::timestamptz WHERE id = $1', [user, at]);
      await record(transaction, user, { right: restricted ? 'RESTRICTION' : 'RESTRICTION_LIFTED', note, keys: [] });
      await recordChanges(transaction, [{ topic: 'users', users: [user] }]);
    });
  }
}

/** Locks a user's row, so that erasure and merging come before or after; whether they are restricted. */
async function lockPresent(transaction: Transaction, user: number, scope?: WriteScope): Promise<boolean> {
  if (scope && !(await lockSeen(transaction, [user], scope)).has(user)) throw noSuchUser();
  const [row] = await transaction.query<{ restricted: boolean }>(
    `SELECT restricted_at IS NOT NULL AS restricted FROM users
     WHERE id = $1 AND erased_at IS NULL AND merged_into IS NULL FOR UPDATE`,
    [user],
  );
  if (!row) throw noSuchUser();
  return row.restricted;
}

const noSuchUser = (): Refusal => new Refusal('NOT_FOUND', 'there is no such user');

async function record(
  queryable: Queryable,
  user: number,
  { right, note, keys }: Omit<ExercisedRight, 'id' | 'at'>,
): Promise<void> {
  await queryable.query('INSERT INTO rights_exercised (user_id, "right", note, keys) VALUES ($1, $2, $3, $4)', [
    user,
    right,
    note,
    keys,
  ]);
}

function readValues(
  attributes: Record<string, unknown>,
  context: Parameters<typeof readAttributes>[1],
): ReturnType<typeof readAttributes> {
  try {
    return readAttributes({ attributes }, context);
  } catch (error) {
    if (error instanceof ItemRejected) throw new Refusal(error.code, error.message);
    throw error;
  }
}

function readNote(text: string, what: string, { mayBeEmpty = false } = {}): string {
  const given = text.trim();
  if ((given === '' && !mayBeEmpty) || given.length > MAX_NOTE || !isStorableText(given))
    throw new Refusal('INVALID_INPUT', `${what}: expected a text of ${mayBeEmpty ? 0 : 1} to ${MAX_NOTE} characters`);
  return given;
}
