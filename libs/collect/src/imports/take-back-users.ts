import type { Transaction } from '@strata/db';
import {
  forgetMovedTags,
  holdPersons,
  markOf,
  nameOfIdentity,
  releaseIdentities,
  removeUsers,
  withdrawWords,
} from '@strata/profile';
import type { Withdrawn, Word, WordChange } from '@strata/profile';
import { isSaid, saidByKey, together } from './brought.js';
import type { Brought } from './brought.js';
import type { ImportDoors } from './doors.js';
import type { UndoReport } from './import.js';
import { isSaidAgain, NOBODYS, standing, togetherSaid } from './said-again.js';
import type { Said, SaidAgain } from './said-again.js';
import { strikeWords } from './strike-words.js';
import type { UserChange } from './undo-records.js';

const USERS = 1_000;

interface Undone {
  importId: string;
  source: string;
}

/** Those who are one person by now, and what the import changed of each. */
interface Person {
  kept: number;
  profiles: number[];
  changes: UserChange[];
  /** By whom something was said again since, and what by all of them; undefined where by nobody. */
  by: SaidAgain;
  said: Said | undefined;
}

/** What becomes of one person. */
interface Plan {
  person: Person;
  words: readonly Withdrawn[];
  /** What stays because it was said again: who said it may be undone, too. */
  stays: { identities: UserChange['identities']; tags: string[] };
  valuesRestored: number;
  valuesKept: number;
  identities: UserChange['identities'];
  tags: string[];
}

/** One batch of an undo. Undefined where there was nothing left to do. */
export async function takeBackUsers(
  transaction: Transaction,
  doors: ImportDoors,
  { importId, source }: Undone,
): Promise<Partial<UndoReport> | undefined> {
  const people = await nextPeople(transaction, importId);
  if (people.length === 0) return undefined;
  const [run] = await transaction.query<{ began: Date }>('SELECT started_at AS began FROM imports WHERE id = $1', [
    importId,
  ]);
  const began = run!.began;
  const words = await takeBackWords(transaction, { importId, source }, people);
  const plans = people.map((person) =>
    planOf(
      person,
      person.profiles.flatMap((id) => words.get(id) ?? []),
    ),
  );
  const identitiesRemoved = await releaseIdentities(
    transaction,
    plans.flatMap(({ person, identities }) => identities.map((identity) => ({ ...identity, userId: person.kept }))),
  );
  const tagsRemoved = await removeTags(transaction, doors, { source, began }, plans);
  // Before it is asked what remains of them: these records are kept of them, too.
  await transaction.query('DELETE FROM import_changes WHERE import_id = $1 AND user_id = ANY($2::integer[])', [
    importId,
    people.flatMap(({ profiles }) => profiles),
  ]);
  await handOver(transaction, plans);
  const removed = new Set(await remove(transaction, doors, people));
  // Whoever makes them two again later does not bring back what was the file's.
  const tagged = plans.filter(({ person, tags }) => person.profiles.length > 1 && tags.length > 0);
  if (tagged.length > 0)
    await forgetMovedTags(
      transaction,
      tagged.flatMap(({ person }) => person.profiles),
      source,
    );
  return {
    valuesRestored: plans.reduce((sum, plan) => sum + plan.valuesRestored, 0),
    valuesKept: plans.reduce((sum, plan) => sum + plan.valuesKept, 0),
    identitiesRemoved,
    tagsRemoved,
    usersRemoved: removed.size,
    usersKept: people.filter(({ kept, changes }) => !removed.has(kept) && changes.some(({ created }) => created))
      .length,
  };
}

/** The next users that the import changed, with all who are one person with them; held until the commit. */
async function nextPeople(transaction: Transaction, importId: string): Promise<Person[]> {
  const next = await transaction.query<{ id: number }>(
    `SELECT user_id AS id FROM import_changes WHERE import_id = $1 ORDER BY user_id LIMIT ${USERS}`,
    [importId],
  );
  if (next.length === 0) return [];
  const keptOf = await holdPersons(
    transaction,
    next.map(({ id }) => id),
  );
  const changes = await transaction.query<UserChange>(
    `SELECT user_id, created, before, identities, tags, again FROM import_changes
     WHERE user_id = ANY($2::integer[]) AND import_id = $1 ORDER BY user_id`,
    [importId, [...keptOf.keys()]],
  );
  const stands = await standing(
    transaction,
    changes.map(({ again }) => again),
  );
  const people = new Map<number, Person>();
  for (const [id, kept] of keptOf) {
    const person = people.get(kept);
    if (person) person.profiles.push(id);
    else people.set(kept, { kept, profiles: [id], changes: [], by: {}, said: undefined });
  }
  for (const change of changes) {
    const person = people.get(keptOf.get(change.user_id)!)!;
    person.changes.push(change);
    for (const [by, said] of Object.entries(change.again)) {
      if (!stands.has(by)) continue;
      const earlier = person.by[by];
      person.by = { ...person.by, [by]: earlier ? togetherSaid([earlier, said]) : said };
      person.said = togetherSaid(person.said ? [person.said, said] : [said]);
    }
  }
  return [...people.values()];
}

/** All that the import said, but for what somebody else has said again since. */
async function takeBackWords(
  transaction: Transaction,
  { importId, source }: Undone,
  people: readonly Person[],
): Promise<ReadonlyMap<number, Withdrawn[]>> {
  const withdrawals = people.flatMap(({ changes, said }) =>
    changes.flatMap(({ user_id: userId, before }) =>
      [...saidByKey(before)].map(([key, one]) => ({
        userId,
        key,
        isTheirs: (word: Word, next: Word | undefined) => isSaid(one, source, word, next),
        stays: ({ from }: Word) => said !== undefined && isSaidAgain(said, key, from),
        went: one.went,
      })),
    ),
  );
  const keptOf = new Map(people.flatMap(({ kept, profiles }) => profiles.map((id) => [id, kept])));
  const words = await withdrawWords(transaction, keptOf, withdrawals);
  await strikeWords(transaction, importId, keptOf, withdrawals, words);
  const byUser = new Map<number, Withdrawn[]>();
  for (const one of words) {
    const those = byUser.get(one.userId);
    if (those) those.push(one);
    else byUser.set(one.userId, [one]);
  }
  return byUser;
}

function planOf(person: Person, words: readonly Withdrawn[]): Plan {
  const said = person.said ?? { keys: [], identities: [], tags: [] };
  const named = new Set(said.identities.map(nameOfIdentity));
  const all = person.changes.flatMap(({ identities }) => identities);
  const tags = [...new Set(person.changes.flatMap((change) => change.tags))];
  const keys = new Set(words.map(({ key }) => key));
  const changed = new Set(words.flatMap(({ key, isChanged }) => (isChanged ? [key] : [])));
  return {
    person,
    words,
    stays: {
      identities: all.filter((identity) => named.has(nameOfIdentity(identity))),
      tags: tags.filter((tag) => said.tags.includes(tag)),
    },
    valuesRestored: changed.size,
    valuesKept: keys.size - changed.size,
    identities: all.filter((identity) => !named.has(nameOfIdentity(identity))),
    tags: tags.filter((tag) => !said.tags.includes(tag)),
  };
}

/** Of two who became one the history has what one was given while the other's stood: since the import began, it is the import's. */
async function removeTags(
  transaction: Transaction,
  doors: ImportDoors,
  { source, began }: { source: string; began: Date },
  plans: readonly Plan[],
): Promise<number> {
  let removed = 0;
  for (const merged of [false, true]) {
    const given = plans
      .filter(({ person }) => person.profiles.length > 1 === merged)
      .flatMap(({ person, tags }) => tags.map((tag) => ({ userId: person.kept, tag })));
    if (given.length === 0) continue;
    removed += await doors.removeTags(transaction, source, given, { since: began, merged });
  }
  return removed;
}

/** What stays only because another import has said it, too, becomes that import's to take back. */
async function handOver(transaction: Transaction, plans: readonly Plan[]): Promise<void> {
  const rows = plans.flatMap(({ person: { kept, changes, by }, words, stays }): Handed[] => {
    const { [NOBODYS]: nobodys, ...imports } = by;
    const [heir] = Object.keys(imports);
    if (heir === undefined) return [];
    const created = changes.some((change) => change.created);
    const others = Object.fromEntries(Object.entries(imports).filter(([id]) => id !== heir));
    const again = nobodys ? { ...others, [NOBODYS]: nobodys } : others;
    const names = new Set(nobodys?.identities.map(nameOfIdentity));
    const identities = stays.identities.filter((identity) => !names.has(nameOfIdentity(identity)));
    const tags = stays.tags.filter((tag) => !nobodys?.tags.includes(tag));
    const of = (user_id: number): Handed => {
      const came = words.flatMap(({ userId, key, stayed, went }): [string, WordChange][] => {
        const theirs = stayed.filter(({ from }) => !nobodys || !isSaidAgain(nobodys, key, from)).map(markOf);
        return userId === user_id && theirs.length > 0 ? [[key, { came: theirs, went: [...went] }]] : [];
      });
      const isKept = user_id === kept;
      return {
        user_id,
        import_id: heir,
        created: isKept && created,
        before: new Map(came),
        identities: isKept ? identities : [],
        tags: isKept ? tags : [],
        again,
      };
    };
    return [...new Set([kept, ...words.map(({ userId }) => userId)])]
      .map(of)
      .filter((row) => row.created || row.before.size + row.identities.length + row.tags.length > 0);
  });
  if (rows.length === 0) return;
  const known = await transaction.query<{ user: number; id: string; before: Brought }>(
    `SELECT user_id AS user, import_id::text AS id, before FROM import_changes
     WHERE user_id = ANY($1::integer[]) AND import_id = ANY($2::bigint[])`,
    [rows.map(({ user_id }) => user_id), [...new Set(rows.map(({ import_id }) => import_id))]],
  );
  const has = new Map(known.map(({ user, id, before }) => [`${user} ${id}`, before]));
  await transaction.query(
    `INSERT INTO import_changes (user_id, import_id, created, before, identities, tags, again)
     SELECT user_id, import_id, created, before, identities, ARRAY(SELECT jsonb_array_elements_text(tags)), again
     FROM jsonb_to_recordset($1::jsonb) AS new (user_id integer, import_id bigint, created boolean, before jsonb,
       identities jsonb, tags jsonb, again jsonb)
     ON CONFLICT (user_id, import_id) DO UPDATE SET created = import_changes.created OR excluded.created,
       before = excluded.before,
       identities = import_changes.identities || excluded.identities, tags = import_changes.tags || excluded.tags,
       again = excluded.again || import_changes.again`,
    [
      JSON.stringify(
        rows.map((row) => {
          const before = has.get(`${row.user_id} ${row.import_id}`);
          return { ...row, before: row.before.size === 0 && before ? before : together(before, row.before) };
        }),
      ),
    ],
  );
}

/** What becomes another import's to take back of one user. */
interface Handed extends Pick<UserChange, 'user_id' | 'created' | 'identities' | 'tags' | 'again'> {
  import_id: string;
  before: ReadonlyMap<string, WordChange>;
}

/** Whom the import created, all of a person, and of whom nothing else is known. Answers whom. */
async function remove(transaction: Transaction, doors: ImportDoors, people: readonly Person[]): Promise<number[]> {
  const created = people.filter(
    ({ profiles, changes, said }) =>
      said === undefined && profiles.every((id) => changes.some((change) => change.user_id === id && change.created)),
  );
  if (created.length === 0) return [];
  const remaining = await doors.remains(
    transaction,
    created.flatMap(({ profiles }) => profiles),
  );
  const gone = await removeUsers(
    transaction,
    created.filter(({ profiles }) => !profiles.some((id) => remaining.has(id))).flatMap(({ profiles }) => profiles),
  );
  await doors.dropDerived(transaction, gone);
  return gone;
}
