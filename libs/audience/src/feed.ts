import type { Transaction } from '@strata/db';
import { Cursor } from './changes.js';

/** Users, or everybody: then a column is loaded anew. */
export type Users = ReadonlySet<number> | 'everybody';

/** Beyond so many users a column is loaded anew: reading one user by index costs some twenty times what a scan costs. */
export const USERS_AT_MOST = 50_000;
const ROWS_AT_MOST = 20_000;

/** What changed between two cursors, by topic. */
export class News {
  private readonly topics = new Map<string, Set<number> | 'everybody'>();
  private everything = false;

  add(topic: string, users: Iterable<number> | 'everybody'): void {
    const known = this.topics.get(topic);
    if (known === 'everybody') return;
    const all = known ?? new Set<number>();
    this.topics.set(topic, all);
    if (users !== 'everybody') for (const user of users) all.add(user);
    if (users === 'everybody' || all.size > USERS_AT_MOST) this.topics.set(topic, 'everybody');
  }

  addEverything(): void {
    this.everything = true;
  }

  addAll(other: News): void {
    this.everything ||= other.everything;
    for (const [topic, users] of other.topics) this.add(topic, users);
  }

  of(topics: readonly string[]): Users {
    if (this.everything) return 'everybody';
    const users = new Set<number>();
    for (const topic of topics) {
      const changed = this.topics.get(topic);
      if (changed === 'everybody') return 'everybody';
      if (changed) for (const user of changed) users.add(user);
    }
    return users;
  }
}

const ECHO_MS = 3_000;

/**
 * On Citus the feed's row is committed on the coordinator before the workers have the second phase of their commit behind
 * them, and what they hold may be read as it was. So news is heard again for a few seconds; reading a user twice changes
 * nothing.
 */
export class Echo {
  private heard: { at: number; news: News }[] = [];

  /** The news, and that of the last seconds. */
  with(news: News): News {
    const now = performance.now();
    const recent = this.heard.filter(({ at }) => now - at < ECHO_MS);
    const all = new News();
    for (const echo of recent) all.addAll(echo.news);
    all.addAll(news);
    this.heard = [...recent, { at: now, news }];
    return all;
  }
}

export function unite(one: Users, other: Users): Users {
  if (one === 'everybody' || other === 'everybody') return 'everybody';
  const all = new Set(one);
  for (const user of other) all.add(user);
  return all.size > USERS_AT_MOST ? 'everybody' : all;
}

export interface Reading {
  cursor: Cursor;
  /** The database's clock, in milliseconds. */
  at: number;
  news: News;
}

/**
 * The news that this transaction sees and `last` did not. The cursor is a snapshot: a transaction that was slow to commit
 * is found whenever it does, and holds up nobody.
 */
export async function readFeed(transaction: Transaction, last: Cursor | undefined): Promise<Reading> {
  const [now] = await transaction.query<{ cursor: string; at: number }>(
    `SELECT pg_current_snapshot()::text AS cursor, date_part('epoch', clock_timestamp()) * 1000 AS at`,
  );
  if (!now) throw new Error('no snapshot');
  const news = new News();
  const cursor = new Cursor(now.cursor);
  if (!last) return { cursor, at: now.at, news };
  const rows = await transaction.query<{ topic: string; users: number[] | null }>(
    `SELECT topic, user_ids AS users FROM changes
     WHERE xid >= pg_snapshot_xmin($1::pg_snapshot) AND NOT pg_visible_in_snapshot(xid, $1::pg_snapshot)
     LIMIT ${ROWS_AT_MOST + 1}`,
    [last.text],
  );
  if (rows.length > ROWS_AT_MOST) news.addEverything();
  else for (const { topic, users } of rows) news.add(topic, users ?? 'everybody');
  return { cursor, at: now.at, news };
}
