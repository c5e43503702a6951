/** Users of whom nothing was known before: nothing is read, and what is written goes by COPY. */
import { copyRows } from '@strata/db';
import type { Transaction } from '@strata/db';
import { foldedOf } from './attribute-value.js';
import type { StoredValue } from './attribute-value.js';
import { originOf } from './origin.js';
import type { StoredOrigin } from './origin.js';
import { settle } from './settle-attributes.js';
import type { Candidates, PastChange, Said, Written } from './settle-attributes.js';
import type { Rules } from './timeline.js';

/** What becomes of one new user, with the texts that COPY takes. */
interface FirstRow extends Written {
  values: string;
  folded: string | null;
  origins: string;
}

/** Writes what a batch says of those users whom its own transaction has created. */
export async function writeFirst(
  transaction: Transaction,
  candidates: Candidates,
  created: ReadonlySet<number>,
  rules: Rules,
): Promise<FirstRow[]> {
  const text = new JsonText();
  const rows: FirstRow[] = [];
  for (const [userId, said] of candidates) {
    const row = created.has(userId) ? firstRow(userId, said, rules, text) : undefined;
    if (row) rows.push(row);
  }
  if (rows.length === 0) return rows;
  rows.sort((a, b) => a.userId - b.userId);
  await copyRows(
    transaction,
    'user_attribute_origins',
    ['user_id', 'origins'],
    rows.map(({ userId, origins }) => [userId, origins]),
  );
  await copyRows(
    transaction,
    'user_attributes',
    ['user_id', '"values"', 'folded'],
    rows.map(({ userId, values, folded }) => [userId, values, folded]),
  );
  return rows;
}

const NOTHING: readonly PastChange[] = [];

function firstRow(userId: number, said: readonly Said[], rules: Rules, text: JsonText): FirstRow | undefined {
  const row = { values: '', folded: '', origins: '' };
  let changed: string[] = [];
  const add = (key: string, value: StoredValue | null, origin: StoredOrigin): void => {
    const name = text.name(key);
    row.origins += `${row.origins && ','}${name}${text.origin(origin)}`;
    if (value === null) return;
    changed.push(key);
    row.values += `${row.values && ','}${name}${JSON.stringify(value)}`;
    const folded = foldedOf(value);
    if (folded !== null) row.folded += `${row.folded && ','}${name}${JSON.stringify(folded)}`;
  };
  const [only] = said;
  let past = NOTHING;
  let words: FirstRow['words'];
  if (only && said.length === 1) {
    // An item speaks of each attribute once, and against nothing: all that it says stands.
    for (const [key, candidate] of only)
      add(key, candidate.value, originOf(candidate, candidate.at ?? rules.now, rules.now));
  } else {
    const settled = settle(said, { values: {}, origins: {} }, rules);
    for (const [key, origin] of settled.origins) add(key, settled.values.get(key) ?? null, origin);
    past = settled.past;
    changed = [...settled.changed];
    words = settled.words;
  }
  if (row.origins === '') return undefined;
  return {
    userId,
    changed,
    past,
    words,
    values: `{${row.values}}`,
    folded: row.folded === '' ? null : `{${row.folded}}`,
    origins: `{${row.origins}}`,
  };
}

/** JSON of what is the same in all rows of a batch, written once: a third of the time of having whole objects written. */
class JsonText {
  private readonly names = new Map<string, string>();
  private readonly sources = new Map<string, string>();

  name(key: string): string {
    let name = this.names.get(key);
    if (name === undefined) this.names.set(key, (name = `${JSON.stringify(key)}:`));
    return name;
  }

  origin([source, at, details]: StoredOrigin): string {
    let name = this.sources.get(source);
    if (name === undefined) this.sources.set(source, (name = JSON.stringify(source)));
    return details ? `[${name},${at},${JSON.stringify(details)}]` : `[${name},${at}]`;
  }
}
