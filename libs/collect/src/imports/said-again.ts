/** What of an import somebody else says again: an undo of the import leaves that. */
import type { Queryable, Transaction } from '@strata/db';
import { attributesOf, externalIdentity, markOf, nameOfIdentity, personsOf, startOf } from '@strata/profile';
import type { Identity, StoredAttributes, StoredOrigin, StoredValue, WrittenUsers } from '@strata/profile';
import { saidByKey } from './brought.js';
import type { Brought } from './brought.js';

/** What one of them named of a user; nothing of the three where it was the user alone. */
export interface Said {
  /** Attributes, each with the time from when on the word counts that was said again; without one, in what earlier versions noted, whatever it is. */
  keys: (string | [key: string, from: number])[];
  identities: Identity[];
  tags: string[];
}

/** By who said it: an import by its id, all others as NOBODYS. */
export type SaidAgain = Readonly<Record<string, Said>>;

/** Of those who are no import, and whose word cannot be undone. */
export const NOBODYS = '0';

type Tags = (index: number) => readonly string[] | null | undefined;

/**
 * Notes, when a batch is written, what it has said of users of whom an import brought something: their existence, and which of its values,
 * identities and tags. A value that is so already is not written again (settle-attributes.ts), so that nothing else would tell. Nothing is asked
 * for new users, and nothing written twice: a feed that repeats itself costs one look a batch.
 */
export async function noteSaidAgain(
  transaction: Transaction,
  { users, created }: WrittenUsers,
  by: string = NOBODYS,
  tagsOf: Tags = () => [],
): Promise<void> {
  const isNew = new Set(created);
  const existing = users.filter(({ userId }) => !isNew.has(userId));
  if (existing.length === 0) return;
  const rows = await transaction.query<Owed>(
    `SELECT user_id, import_id, before, again FROM import_changes WHERE user_id = ANY($1::integer[]) AND import_id <> $2`,
    [[...new Set(existing.map(({ userId }) => userId))], by],
  );
  if (rows.length === 0) return;
  const owed = new Set(rows.map(({ user_id }) => user_id));
  const said = saidOf(
    existing.filter(({ userId }) => owed.has(userId)),
    await attributesOf(transaction, [...owed]),
    tagsOf,
  );
  const words = await wordsOwed(transaction, rows);
  const news = rows.flatMap(({ user_id, import_id, again }) => {
    const one = said.get(user_id)!;
    const keys = one.keys.filter((word) => words(user_id, import_id, word));
    const fresh = notYetSaid(again[by], { ...one, keys: keys.map(({ key, from }) => [key, from]) });
    return fresh ? [{ user_id, import_id, fresh }] : [];
  });
  if (news.length === 0) return;
  // Added to what is there by then, not to what was read: another batch may have noted something of the same user meanwhile.
  await transaction.query(
    `UPDATE import_changes changed SET again = jsonb_set(changed.again, ARRAY[$4::text], ${WITH_NEWS})
     FROM unnest($1::integer[], $2::bigint[], $3::jsonb[]) AS new (user_id, import_id, said)
     WHERE changed.user_id = new.user_id AND changed.import_id = new.import_id`,
    [
      news.map(({ user_id }) => user_id),
      news.map(({ import_id }) => import_id),
      news.map(({ fresh }) => JSON.stringify(fresh)),
      by,
    ],
  );
}

/** An import that brought something of a user. */
interface Owed {
  user_id: number;
  import_id: string;
  before: Brought;
  again: SaidAgain;
}

/** One word that an item has said, and that is told. */
interface SaidWordOfKey {
  key: string;
  from: number;
  value: StoredValue | null;
}

/** Tells whether a word is of an import: of the user, or of one who was merged into them, of whom the user's record only notes. */
async function wordsOwed(
  transaction: Transaction,
  rows: readonly Owed[],
): Promise<(userId: number, importId: string, word: SaidWordOfKey) => boolean> {
  const own = new Map(rows.map((row) => [`${row.user_id} ${row.import_id}`, [saidByKey(row.before)]]));
  const merged = await personsOf(
    transaction,
    rows.map(({ user_id }) => user_id),
  );
  const others = [...merged].flatMap(([id, kept]) => (id === kept ? [] : [id]));
  if (others.length > 0) {
    const theirs = await transaction.query<Omit<Owed, 'again'>>(
      'SELECT user_id, import_id, before FROM import_changes WHERE user_id = ANY($1::integer[])',
      [others],
    );
    for (const { user_id, import_id, before } of theirs)
      own.get(`${merged.get(user_id)} ${import_id}`)?.push(saidByKey(before));
  }
  return (userId, importId, { key, from, value }) =>
    (own.get(`${userId} ${importId}`) ?? []).some((said) => {
      const one = said.get(key);
      return one !== undefined && (one.at === from || one.came.includes(markOf({ from, value })));
    });
}

/** What was noted of one, with the news. By `jsonb_set`, since Citus takes no `jsonb_build_object` (which is stable) in an update. */
const NOTED = `coalesce(changed.again -> $4::text, '{"keys": [], "identities": [], "tags": []}')`;
const WITH_NEWS = (['keys', 'identities', 'tags'] satisfies (keyof Said)[]).reduce(
  (noted, what) => `jsonb_set(${noted}, '{${what}}', (${NOTED} -> '${what}') || (new.said -> '${what}'))`,
  NOTED,
);

/** Undefined where all of it was said before. */
function notYetSaid(before: Said | undefined, now: Said): Said | undefined {
  if (!before) return now;
  const named = new Set(before.identities.map(nameOfIdentity));
  const words = new Set(before.keys.map(nameOfWord));
  const fresh = {
    keys: now.keys.filter((word) => !words.has(nameOfWord(word))),
    identities: now.identities.filter((identity) => !named.has(nameOfIdentity(identity))),
    tags: now.tags.filter((tag) => !before.tags.includes(tag)),
  };
  return Object.values(fresh).some((some) => some.length > 0) ? fresh : undefined;
}

const nameOfWord = (word: Said['keys'][number]): string => JSON.stringify(word);

/** Whether a word of an attribute was said again. */
export const isSaidAgain = ({ keys }: Said, key: string, from: number): boolean =>
  keys.some((word) => (Array.isArray(word) ? word[0] === key && word[1] === from : word === key));

/** Of each user: the attributes that are as the items say, and the identities and tags that they name. */
function saidOf(users: WrittenUsers['users'], stored: StoredAttributes, tagsOf: Tags): Map<number, SaidOfUser> {
  const said = new Map<number, SaidOfUser>();
  for (const { index, userId, externalId, values, identities } of users) {
    const held = stored.get(userId) ?? { values: {}, origins: {} };
    const keys = [...values].flatMap(([key, { value, at }]) =>
      [...timesOf(held, key, value, at)].map((from) => ({ key, from, value })),
    );
    const own = externalId === null ? [] : [externalIdentity(externalId)];
    const named = [...own, ...identities].map(({ kind, namespace, value }) => ({ kind, namespace, value }));
    const tags = [...(tagsOf(index) ?? [])];
    const earlier = said.get(userId);
    const item = togetherSaid([
      { keys: [], identities: [...(earlier?.identities ?? []), ...named], tags: [...(earlier?.tags ?? []), ...tags] },
    ]);
    said.set(userId, { ...item, keys: [...(earlier?.keys ?? []), ...keys] });
  }
  return said;
}

type SaidOfUser = Omit<Said, 'keys'> & { keys: SaidWordOfKey[] };

/** From when on those words count that an item may have said again: what is so now, since when and of when, and that of its own time. */
function timesOf(
  { values, origins }: { values: Record<string, StoredValue>; origins: Record<string, StoredOrigin> },
  key: string,
  value: StoredValue | null,
  at: number | undefined,
): Set<number> {
  const times = new Set<number>(at === undefined ? [] : [at]);
  if (JSON.stringify(values[key] ?? null) !== JSON.stringify(value)) return times;
  const origin = origins[key];
  const start = startOf({ value: values[key], origin });
  if (start !== undefined) times.add(start);
  if (origin) times.add(origin[1]);
  return times;
}

/** All that several have said, each once. */
export function togetherSaid(all: readonly Said[]): Said {
  const identities = new Map(
    all.flatMap((one) => one.identities.map((identity) => [nameOfIdentity(identity), identity])),
  );
  return {
    keys: [...new Map(all.flatMap(({ keys }) => keys.map((word) => [nameOfWord(word), word]))).values()],
    identities: [...identities.values()],
    tags: [...new Set(all.flatMap(({ tags }) => tags))],
  };
}

/** By who said it. */
export function bothSaid(one: SaidAgain, other: SaidAgain): SaidAgain {
  const both: Record<string, Said> = { ...one };
  for (const [by, said] of Object.entries(other)) both[by] = both[by] ? togetherSaid([both[by], said]) : said;
  return both;
}

/** Of those who said something the ones whose word stands: not the imports that are undone themselves. */
export async function standing(queryable: Queryable, all: readonly SaidAgain[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(all.flatMap((again) => Object.keys(again)))];
  const imports = ids.filter((id) => id !== NOBODYS);
  if (imports.length === 0) return new Set(ids);
  const rows = await queryable.query<{ id: string }>(
    `SELECT id::text FROM imports WHERE id = ANY($1::bigint[]) AND state NOT IN ('UNDOING', 'UNDONE')`,
    [imports],
  );
  return new Set([NOBODYS, ...rows.map(({ id }) => id)]);
}
