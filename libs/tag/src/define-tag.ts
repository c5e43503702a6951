/** What tags are: made and changed in a transaction of the caller's, who knows the other definitions. */
import { recordChanges } from '@strata/audience';
import { raiseDefinitionsVersion, Refusal } from '@strata/db';
import type { Transaction } from '@strata/db';
import { checkKey, isStorableText, normalizeText, parseDuration, parseHalfLife, tagLineage } from '@strata/rules';
import type { Definitions, Rule } from '@strata/rules';
import { lockExclusiveTags, settleGroup } from './exclusive-tags.js';
import { ChangedHolders } from './tag-assignments.js';
import { expectBranchesApart } from './tag-plan.js';
import { ruledTags } from './tag-rules.js';
import { Tag, TAG_CLASSES } from './tag.entity.js';
import type { TagClass } from './tag.entity.js';

export interface TagInput {
  key: string;
  /** Absent: the last level of the key. */
  name?: string | null;
  class: TagClass;
  definition?: string | null;
  /** Checked before by the caller, who knows the definitions. */
  rule?: Rule | null;
  /** ISO 8601 duration. */
  ttl?: string | null;
  /** ISO 8601 duration of weeks, days and smaller, in which a weight decays to its half. */
  halfLife?: string | null;
  /** Whether nobody holds two of those right below it. */
  exclusive?: boolean | null;
}

/** What is absent stays; a rule, a time to live or a half-life of null is taken away. */
export type TagChange = Partial<TagInput> & Pick<TagInput, 'key'>;

/** What a tag is judged by. */
export interface Judging {
  definitions?: Pick<Definitions, 'segments' | 'tags'>;
  /** Runs first in the transaction: there whoever knows what the rule names keeps it from going away, or refuses. */
  check?: (transaction: Transaction) => Promise<void>;
}

type Row = Pick<Tag, 'key' | 'name' | 'class' | 'definition' | 'rule' | 'ttl' | 'halfLife' | 'exclusive'>;

const MAX_TAGS = 10_000;
const MAX_TEXT = 1_000;

/** Throws INVALID_KEY, INVALID_INPUT, TOO_LARGE, ALREADY_EXISTS, RULE_INVALID. */
export async function createTag(
  transaction: Transaction,
  input: TagInput,
  { check, definitions }: Judging,
  now: number,
): Promise<Tag> {
  const key = readKey(input.key);
  const row = rowOf(input, { key, name: lastLevel(key), class: input.class, ...PLAIN });
  await check?.(transaction);
  await expectFits(transaction, row, definitions);
  const above = tagLineage(key).slice(0, -1);
  const [count] = await transaction.query<{ tags: number }>('SELECT count(*)::integer AS tags FROM tags');
  if ((count?.tags ?? 0) + above.length >= MAX_TAGS) throw new Refusal('TOO_LARGE', `at most ${MAX_TAGS} tags`);
  await transaction.query(
    `INSERT INTO tags (key, name, class, implied)
     SELECT key, name, $3, true FROM unnest($1::text[], $2::text[]) AS new (key, name) ON CONFLICT DO NOTHING`,
    [above, above.map(lastLevel), row.class],
  );
  const created = await transaction.query(
    `INSERT INTO tags (key, name, class, definition, rule, ttl, exclusive, half_life)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (key) DO UPDATE SET name = $2, class = $3, definition = $4, rule = $5, ttl = $6, exclusive = $7, half_life = $8, implied = false
     WHERE tags.implied RETURNING id`,
    parametersOf(row),
  );
  if (created.length === 0) throw new Refusal('ALREADY_EXISTS', `there is a tag "${key}" already`);
  // It may have been there without words, with tags below it that are held.
  if (row.exclusive) await settle(transaction, key, now);
  await raiseDefinitionsVersion(transaction);
  return transaction.manager.findOneByOrFail(Tag, { key });
}

/** Throws NOT_FOUND, INVALID_INPUT, RULE_INVALID. */
export async function changeTag(
  transaction: Transaction,
  change: TagChange,
  { check, definitions }: Judging,
  now: number,
): Promise<Tag> {
  const key = normalizeText(change.key);
  await check?.(transaction);
  if (change.exclusive) await lockExclusiveTags(transaction);
  const was = isStorableText(key)
    ? await transaction.manager.findOne(Tag, { where: { key }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!was) throw new Refusal('NOT_FOUND', `there is no tag ${JSON.stringify(change.key.slice(0, 80))}`);
  const row = rowOf(change, was);
  await expectFits(transaction, row, definitions);
  await transaction.query(
    `UPDATE tags SET name = $2, class = $3, definition = $4, rule = $5, ttl = $6, exclusive = $7, half_life = $8, implied = false,
       rule_ended = (rule_ended OR rule IS NOT NULL) AND $5::jsonb IS NULL
     WHERE key = $1`,
    parametersOf(row),
  );
  if (row.exclusive && !was.exclusive) await settle(transaction, key, now);
  await raiseDefinitionsVersion(transaction);
  return transaction.manager.findOneByOrFail(Tag, { key });
}

const PLAIN = { definition: '', rule: null, ttl: null, halfLife: null, exclusive: false } as const;

function rowOf(given: Partial<TagInput>, before: Row): Row {
  const kind = given.class ?? before.class;
  if (!TAG_CLASSES.includes(kind)) throw new Refusal('INVALID_INPUT', `no class of tags "${String(kind)}"`);
  const ttl = given.ttl === undefined ? before.ttl : given.ttl;
  if (ttl !== null && !isPositiveDuration(ttl))
    throw new Refusal('INVALID_INPUT', 'ttl: expected a duration such as P30D, longer than nothing');
  const halfLife = given.halfLife === undefined ? before.halfLife : given.halfLife;
  if (halfLife !== null && parseHalfLife(halfLife) === undefined)
    throw new Refusal(
      'INVALID_INPUT',
      'halfLife: expected a duration such as P30D, of weeks, days and smaller, longer than nothing',
    );
  return {
    key: before.key,
    name: readText(given.name, 'name') ?? before.name,
    class: kind,
    definition: readText(given.definition, 'definition') ?? before.definition,
    rule: given.rule === undefined ? before.rule : given.rule,
    ttl,
    halfLife,
    exclusive: given.exclusive ?? before.exclusive,
  };
}

const parametersOf = ({ key, name, class: kind, definition, rule, ttl, halfLife, exclusive }: Row): unknown[] => [
  key,
  name,
  kind,
  definition,
  rule && JSON.stringify(rule),
  ttl,
  exclusive,
  halfLife,
];

/** Whether the tree with this tag in it holds; of one that is exclusive nobody is given another branch until the transaction ends. */
async function expectFits(
  transaction: Transaction,
  { key, rule, exclusive }: Row,
  definitions: Judging['definitions'],
): Promise<void> {
  if (exclusive) await lockExclusiveTags(transaction);
  if (!definitions) return;
  const tags = await ruledTags(transaction);
  const id = tags.find((tag) => tag.key === key)?.id ?? Infinity;
  expectBranchesApart([...tags.filter((tag) => tag.key !== key), { id, key, rule, exclusive }], definitions);
}

/** Leaves each user one branch below a tag that has become exclusive. */
async function settle(transaction: Transaction, key: string, now: number): Promise<void> {
  const changed = new ChangedHolders();
  await settleGroup(transaction, key, now, changed);
  const tags = await transaction.query<{ id: number; key: string }>(
    'SELECT id, key FROM tags WHERE id = ANY($1::integer[])',
    [changed.tags],
  );
  await recordChanges(
    transaction,
    tags.map((tag) => ({ topic: `tag:${tag.key}`, users: changed.of(tag.id) })),
  );
}

const lastLevel = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

function isPositiveDuration(text: string): boolean {
  const duration = parseDuration(text);
  return duration !== undefined && duration.months + duration.milliseconds > 0;
}

function readKey(key: string): string {
  const check = checkKey('tag', key);
  if (check.problem !== undefined) throw new Refusal('INVALID_KEY', `tag key: ${check.problem}`);
  return check.name;
}

function readText(text: string | null | undefined, what: string): string | null {
  if (text === undefined || text === null) return null;
  if (text.length > MAX_TEXT || !isStorableText(text))
    throw new Refusal('INVALID_INPUT', `${what}: expected a text of at most ${MAX_TEXT} characters`);
  return normalizeText(text);
}
