import type { Rule } from '@strata/rules';

/** A rule, and the count of it as a good engineer would write it over the plain tables; `$1` is the instant asked about. */
export interface RuleCase {
  group: string;
  name: string;
  rule: Rule;
  sql: string;
}

type Entry = [name: string, rule: Rule, sql: string];

export const group = (name: string, entries: readonly Entry[]): RuleCase[] =>
  entries.map(([entry, rule, sql]) => ({ group: name, name: entry, rule, sql }));

/** Within the last so long, up to the instant. */
export const last = (interval: string, column = 'at') =>
  `${column} > $1::timestamptz - interval '${interval}' AND ${column} <= $1`;

export const ofTag = (tag: string) =>
  `SELECT user_id FROM plain.tags WHERE tag = '${tag}' AND (expires_at IS NULL OR expires_at > $1)`;
