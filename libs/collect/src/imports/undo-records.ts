import { createHash } from 'node:crypto';
import { copyRows } from '@strata/db';
import type { Transaction } from '@strata/db';
import { attributesOf } from '@strata/profile';
import type { Identity, StoredAttributes, StoredOrigin, StoredValue, WrittenUsers } from '@strata/profile';
import type { StoredEvents } from '../event.service.js';
import type { BoundUser } from '../mapping/bind.js';
import type { ImportDoors } from './doors.js';
import { noteSaidAgain } from './said-again.js';
import type { SaidAgain } from './said-again.js';

/** An attribute before the import: its value and origin, null where there was none, and what the import made of it. */
export type Before = [value: StoredValue | null, origin: StoredOrigin | null, after: string];

/**
 * Of a user whom the import created by one row: the time of what it gave, in milliseconds, and the keys. There was nothing before, and what
 * still is of that source and time is the import's; eight fingerprints would take half as long as all that is stored of the user.
 */
export type Given = [at: number, ...keys: string[]];

/** What an import changed of one user, as it is stored. */
export interface UserChange {
  user_id: number;
  created: boolean;
  before: Record<string, Before> | Given;
  identities: Identity[];
  tags: string[];
  /** What somebody else has said again since. */
  again: SaidAgain;
}

/** A value and who said so, when, as they can be recognized again without keeping them twice. */
export const fingerprint = (value: StoredValue | undefined, origin: StoredOrigin | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify([value ?? null, origin?.slice(0, 2) ?? null]))
    .digest('base64url')
    .slice(0, 11);

/** An attribute with where it came from; null where there is none. */
export type Attribute = { value: StoredValue | null; origin: StoredOrigin | null };

type Held = { values: Record<string, StoredValue>; origins: Record<string, StoredOrigin> };

/** The attributes before the import one by one, by what the user has now. */
function beforeOf(
  before: UserChange['before'],
  source: string,
  { values, origins }: Held = { values: {}, origins: {} },
): Record<string, Before> {
  if (!Array.isArray(before)) return before;
  const [at, ...keys] = before;
  return Object.fromEntries(
    keys.map((key): [string, Before] => {
      const origin = origins[key];
      const ours = origin?.[0] === source && origin[1] === at;
      return [key, [null, null, ours ? fingerprint(values[key], origin) : '']];
    }),
  );
}

/** What was before the import where what is now, or was before another change, is what it made; else undefined. */
export function stepBack(
  before: UserChange['before'],
  source: string,
  key: string,
  { value, origin }: Attribute,
): Attribute | undefined {
  if (Array.isArray(before)) {
    const [at, ...keys] = before;
    const ours = keys.includes(key) && origin?.[0] === source && origin[1] === at;
    return ours ? { value: null, origin: null } : undefined;
  }
  const entry = before[key];
  if (!entry || entry[2] !== fingerprint(value ?? undefined, origin ?? undefined)) return undefined;
  return { value: entry[0], origin: entry[1] };
}

/** Follows what one batch changes of its users. */
export class UserChanges {
  private stored: StoredAttributes = new Map();
  private tags: ReadonlyMap<number, readonly string[]> = new Map();
  private readonly givesTags: boolean;

  constructor(
    private readonly doors: ImportDoors,
    private readonly importId: string,
    private readonly source: string,
    private readonly items: readonly BoundUser[],
  ) {
    this.givesTags = items.some(({ tags }) => tags?.length);
  }

  /** Before the batch is written. */
  async look(transaction: Transaction, { users, created }: WrittenUsers): Promise<void> {
    const isNew = new Set(created);
    const existing = [...new Set(users.map(({ userId }) => userId))].filter((id) => !isNew.has(id));
    this.stored = existing.length > 0 ? await attributesOf(transaction, existing) : new Map<never, never>();
    if (this.givesTags && existing.length > 0) this.tags = await this.doors.heldTags(transaction, existing);
  }

  /** When it is written: keeps what changed, and counts the rows by what they did. */
  async remember(transaction: Transaction, written: WrittenUsers) {
    const { users, created, now } = written;
    const ids = [...new Set(users.map(({ userId }) => userId))];
    const isNew = new Set(created);
    const given = this.givenOnce(users, isNew, now);
    const others = ids.filter((id) => !given.has(id));
    const stored: StoredAttributes =
      others.length > 0 ? await attributesOf(transaction, others) : new Map<never, never>();
    const tags = this.givesTags ? await this.doors.heldTags(transaction, ids) : this.tags;
    const known = await this.known(
      transaction,
      ids.filter((id) => !isNew.has(id)),
    );

    const changes: UserChange[] = [];
    const changed = new Set<number>();
    const resaid: { userId: number; again: SaidAgain }[] = [];
    for (const userId of ids) {
      const identities = [...(written.given.get(userId) ?? [])];
      const once = given.get(userId);
      if (once) {
        const given = [...(tags.get(userId) ?? [])];
        changes.push({ user_id: userId, created: true, before: once, identities, tags: given, again: {} });
        continue;
      }
      const earlier = known.get(userId);
      const recorded = earlier && beforeOf(earlier.before, this.source, this.stored.get(userId));
      const before = this.difference(userId, stored, recorded);
      // What somebody else has said again since is what was before this change.
      const { again, kept: earlierBefore } = superseded(earlier?.again, recorded, before);
      const held = new Set(this.tags.get(userId));
      const newTags = (tags.get(userId) ?? []).filter((key) => !held.has(key));
      if (Object.keys(before).length + newTags.length + identities.length === 0 && !isNew.has(userId)) continue;
      changed.add(userId);
      changes.push({
        user_id: userId,
        created: isNew.has(userId) || (earlier?.created ?? false),
        before: merged(earlierBefore, before),
        identities: [...(earlier?.identities ?? []), ...identities],
        tags: [...(earlier?.tags ?? []), ...newTags],
        again,
      });
      if (earlier && again !== earlier.again) resaid.push({ userId, again });
    }
    await this.store(transaction, changes, isNew);
    await this.storeAgain(transaction, resaid);
    await noteSaidAgain(transaction, written, this.importId, (index) => this.items[index]!.tags);
    return countRows(users, isNew, changed, known);
  }

  /** Those who are new by one row that does not say of when its values are: what they have now is what it says. */
  private givenOnce(users: WrittenUsers['users'], isNew: ReadonlySet<number>, now: number): Map<number, Given> {
    const given = new Map<number, Given>();
    const seen = new Set<number>();
    for (const { index, userId } of users) {
      const item = this.items[index]!;
      if (seen.has(userId)) given.delete(userId);
      else if (isNew.has(userId) && (item.at ?? undefined) === undefined) given.set(userId, [now, ...keysOf(item)]);
      seen.add(userId);
    }
    return given;
  }

  /** A row that only says an earlier one again is no change, but the origin that it gave the value is the import's, too. */
  private difference(
    userId: number,
    now: StoredAttributes,
    earlier: Record<string, Before> = {},
  ): Record<string, Before> {
    const { values: old, origins } = this.stored.get(userId) ?? { values: {}, origins: {} };
    const { values, origins: given } = now.get(userId) ?? { values: {}, origins: {} };
    const before: Record<string, Before> = {};
    for (const key of new Set([...Object.keys(old), ...Object.keys(values)])) {
      const after = fingerprint(values[key], given[key]);
      const same = JSON.stringify(old[key]) === JSON.stringify(values[key]);
      if (same && !(earlier[key] && after !== fingerprint(old[key], origins[key]))) continue;
      before[key] = [old[key] ?? null, origins[key] ?? null, after];
    }
    return before;
  }

  private async known(transaction: Transaction, ids: readonly number[]): Promise<Map<number, UserChange>> {
    if (ids.length === 0) return new Map<never, never>();
    const rows = await transaction.query<UserChange>(
      `SELECT user_id, created, before, identities, tags, again FROM import_changes
       WHERE user_id = ANY($2::integer[]) AND import_id = $1`,
      [this.importId, ids],
    );
    return new Map(rows.map((row) => [row.user_id, row]));
  }

  /** Of a user who is new nothing can be kept yet: that goes by COPY, which costs a third. */
  private async store(transaction: Transaction, all: readonly UserChange[], isNew: ReadonlySet<number>): Promise<void> {
    const isFirst = ({ user_id, tags }: UserChange): boolean => isNew.has(user_id) && tags.length === 0;
    const first = all.filter(isFirst);
    if (first.length > 0)
      await copyRows(
        transaction,
        'import_changes',
        ['import_id', 'user_id', 'created', 'before', 'identities'],
        first.map(({ user_id, before, identities }) => [
          this.importId,
          user_id,
          'true',
          JSON.stringify(before),
          JSON.stringify(identities),
        ]),
      );
    const changes = first.length > 0 ? all.filter((change) => !isFirst(change)) : all;
    if (changes.length === 0) return;
    await transaction.query(
      `INSERT INTO import_changes (import_id, user_id, created, before, identities, tags)
       SELECT $1::bigint, user_id, created, before, identities, ARRAY(SELECT jsonb_array_elements_text(tags))
       FROM unnest($2::integer[], $3::boolean[], $4::jsonb[], $5::jsonb[], $6::jsonb[])
         AS new (user_id, created, before, identities, tags)
       ON CONFLICT (user_id, import_id) DO UPDATE
         SET before = excluded.before, identities = excluded.identities, tags = excluded.tags`,
      [
        this.importId,
        changes.map(({ user_id }) => user_id),
        changes.map(({ created }) => created),
        changes.map(({ before }) => JSON.stringify(before)),
        changes.map(({ identities }) => JSON.stringify(identities)),
        changes.map(({ tags }) => JSON.stringify(tags)),
      ],
    );
  }

  /** Apart, where it has changed at all: others note there what they say at the same time. */
  private async storeAgain(transaction: Transaction, rows: { userId: number; again: SaidAgain }[]): Promise<void> {
    if (rows.length === 0) return;
    await transaction.query(
      `UPDATE import_changes stored SET again = new.again FROM unnest($2::integer[], $3::jsonb[]) AS new (user_id, again)
       WHERE stored.user_id = new.user_id AND stored.import_id = $1`,
      [this.importId, rows.map(({ userId }) => userId), rows.map(({ again }) => JSON.stringify(again))],
    );
  }
}

function keysOf({ attributes }: BoundUser): string[] {
  if (!attributes) return [];
  const keys = Object.keys(attributes).filter((key) => attributes[key] !== null);
  return keys.map((key) => key.normalize('NFC'));
}

/** What was before the first change stays; what became of it is what the last one made. */
function merged(earlier: Record<string, Before> = {}, later: Record<string, Before>): Record<string, Before> {
  const both = { ...earlier };
  for (const [key, [value, origin, after]] of Object.entries(later)) {
    const first = earlier[key];
    both[key] = first ? [first[0], first[1], after] : [value, origin, after];
  }
  return both;
}

/** The record of this import without what others said again and a later row of it has changed, and what they said that stands. */
function superseded(
  again: SaidAgain = {},
  recorded: Record<string, Before> | undefined,
  changes: Record<string, Before>,
): { again: SaidAgain; kept: Record<string, Before> | undefined } {
  const said = new Set(Object.values(again).flatMap(({ keys }) => keys));
  const over = Object.keys(changes).filter((key) => said.has(key));
  if (over.length === 0) return { again, kept: recorded };
  return {
    again: Object.fromEntries(
      Object.entries(again).map(([by, one]) => [by, { ...one, keys: one.keys.filter((key) => !over.includes(key)) }]),
    ),
    kept: recorded && Object.fromEntries(Object.entries(recorded).filter(([key]) => !over.includes(key))),
  };
}

function countRows(
  users: WrittenUsers['users'],
  created: ReadonlySet<number>,
  changed: ReadonlySet<number>,
  known: ReadonlyMap<number, UserChange>,
): { created: number; updated: number; unchanged: number; sameUser: number } {
  const counts = { created: 0, updated: 0, unchanged: 0, sameUser: 0 };
  const seen = new Set<number>();
  for (const { userId } of users) {
    if (known.has(userId) || seen.has(userId)) counts.sameUser += 1;
    else if (created.has(userId)) counts.created += 1;
    else if (changed.has(userId)) counts.updated += 1;
    else counts.unchanged += 1;
    seen.add(userId);
  }
  return counts;
}

/** The `now()` of this transaction, to the microsecond: what it has made bears it. Asked for once, since the nodes of a cluster each have their own. */
async function beginOf(transaction: Transaction): Promise<string> {
  const [row] = await transaction.query<{ now: string }>('SELECT now()::text AS now');
  return row!.now;
}

/** Keeps which events a batch brought. Answers how many users it created. */
export async function rememberEvents(
  transaction: Transaction,
  importId: string,
  { firstId, count, userIds, messages }: StoredEvents,
): Promise<number> {
  if (count === 0) return 0;
  await transaction.query(
    `INSERT INTO import_event_batches (import_id, first_id, last_id, user_ids, messages)
     VALUES ($1, $2, $3, $4::integer[], $5::uuid[])`,
    [importId, String(firstId), String(firstId + BigInt(count) - 1n), userIds, messages],
  );
  const created = await transaction.query(
    `INSERT INTO import_changes (import_id, user_id, created)
     SELECT $1::bigint, id, true FROM users WHERE id = ANY($2::integer[]) AND created_at = $3::timestamptz
     ON CONFLICT DO NOTHING RETURNING 1`,
    [importId, userIds, await beginOf(transaction)],
  );
  return created.length;
}
