import { copyRows } from '@strata/db';
import type { Transaction } from '@strata/db';
import { markOf } from '@strata/profile';
import type { Identity, WordChange, WordChanges, WrittenUsers } from '@strata/profile';
import { together } from './brought.js';
import type { Brought, Given } from './brought.js';
import type { StoredEvents } from '../event.service.js';
import type { BoundUser } from '../mapping/bind.js';
import type { ImportDoors } from './doors.js';
import { noteSaidAgain } from './said-again.js';
import type { SaidAgain } from './said-again.js';

/** What an import changed of one user, as it is stored. */
export interface UserChange {
  user_id: number;
  created: boolean;
  before: Brought;
  identities: Identity[];
  tags: string[];
  /** What somebody else has said again since. */
  again: SaidAgain;
}

/** Follows what one batch changes of its users. */
export class UserChanges {
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
    if (this.givesTags && existing.length > 0) this.tags = await this.doors.heldTags(transaction, existing);
  }

  /** When it is written: keeps what changed, and counts the rows by what they did. */
  async remember(transaction: Transaction, written: WrittenUsers, changesOf: WordChanges) {
    const { users, created, now } = written;
    const ids = [...new Set(users.map(({ userId }) => userId))];
    const isNew = new Set(created);
    const given = givenOnce(users, isNew, now);
    const tags = this.givesTags ? await this.doors.heldTags(transaction, ids) : this.tags;
    const known = await this.known(
      transaction,
      ids.filter((id) => !isNew.has(id)),
    );

    const changes: UserChange[] = [];
    const changed = new Set<number>();
    for (const userId of ids) {
      const identities = [...(written.given.get(userId) ?? [])];
      const once = given.get(userId);
      if (once) {
        const given = [...(tags.get(userId) ?? [])];
        changes.push({ user_id: userId, created: true, before: once, identities, tags: given, again: {} });
        continue;
      }
      const earlier = known.get(userId);
      const before = isNew.has(userId) ? said(userId, users, changesOf) : changesOf(userId);
      const held = new Set(this.tags.get(userId));
      const newTags = (tags.get(userId) ?? []).filter((key) => !held.has(key));
      if (before.size + newTags.length + identities.length === 0 && !isNew.has(userId)) continue;
      changed.add(userId);
      changes.push({
        user_id: userId,
        created: isNew.has(userId) || (earlier?.created ?? false),
        before: together(earlier?.before, before),
        identities: [...(earlier?.identities ?? []), ...identities],
        tags: [...(earlier?.tags ?? []), ...newTags],
        again: {},
      });
    }
    await this.store(transaction, changes, isNew);
    await noteSaidAgain(transaction, written, this.importId, (index) => this.items[index]!.tags);
    return countRows(users, isNew, changed, known);
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
}

/** Those who are new by one row that does not say of when its values are: what they have now is what it says. */
function givenOnce(users: WrittenUsers['users'], isNew: ReadonlySet<number>, now: number): Map<number, Given> {
  const given = new Map<number, Given>();
  const seen = new Set<number>();
  for (const { userId, values } of users) {
    if (seen.has(userId)) given.delete(userId);
    // Of a time that a row gives itself another row may say something else, of the same source.
    else if (isNew.has(userId) && [...values.values()].every(({ at }) => at === undefined))
      given.set(userId, [now, ...values.keys()]);
    seen.add(userId);
  }
  return given;
}

/** What came with a new user: all that its only row says, or else what the rows together have made of it. */
function said(userId: number, users: WrittenUsers['users'], changesOf: WordChanges): ReadonlyMap<string, WordChange> {
  const changes = changesOf(userId);
  if (changes.size > 0) return changes;
  const values = users.find((one) => one.userId === userId)?.values ?? new Map<never, never>();
  return new Map(
    [...values].map(([key, { at, value }]) => [
      key,
      { came: at === undefined ? [] : [markOf({ from: at, value })], went: [] },
    ]),
  );
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
