import type { Transaction } from '@strata/db';
import {
  attributesOf,
  forgetMoved,
  holdPersons,
  nameOfIdentity,
  pastOf,
  putBack,
  releaseIdentities,
  removeUsers,
} from '@strata/profile';
import type { ImportDoors } from './doors.js';
import type { UndoReport } from './import.js';
import { NOBODYS, standing, togetherSaid } from './said-again.js';
import type { Said, SaidAgain } from './said-again.js';
import { fingerprint, stepBack } from './undo-records.js';
import type { Attribute, Before, UserChange } from './undo-records.js';

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

/** What was so before, by kept user and key, the latest first. */
type Past = Awaited<ReturnType<typeof pastOf>>;

/** What becomes of one person. */
interface Plan {
  person: Person;
  /** What each attribute is again. */
  back: Map<string, Attribute>;
  /** What stays because it was said again: who said it may be undone, too. */
  stays: { before: Record<string, Before>; identities: UserChange['identities']; tags: string[] };
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
  const held = await attributesOf(
    transaction,
    people.map(({ kept }) => kept),
  );
  const past = await pastOf(
    transaction,
    people.filter(isMixed).map(({ kept }) => kept),
  );
  const [run] = await transaction.query<{ began: Date }>('SELECT started_at AS began FROM imports WHERE id = $1', [
    importId,
  ]);
  const began = run!.began;
  const plans = people.map((person) => planOf(person, source, held.get(person.kept), past));
  // Of two who became one nobody knows whose past came late.
  for (const merged of [false, true])
    await putBack(
      transaction,
      plans
        .filter(({ person }) => person.profiles.length > 1 === merged)
        .map(({ person, back }) => ({ userId: person.kept, values: back })),
      merged ? undefined : { source, began: began.getTime() },
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
  for (const { person, back, tags } of plans) {
    if (person.profiles.length === 1 || removed.has(person.kept)) continue;
    // Whoever makes them two again later does not bring back what was the file's.
    await forgetMoved(transaction, person.profiles, [...back.keys()], tags.length > 0 ? source : null);
  }
  return {
    valuesRestored: plans.reduce((sum, { back }) => sum + back.size, 0),
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

/** Only what still is as the import left it, and what nobody has said again. */
function planOf(
  person: Person,
  source: string,
  {
    values,
    origins,
  }: { values: Record<string, Attribute['value']>; origins: Record<string, NonNullable<Attribute['origin']>> } = {
    values: {},
    origins: {},
  },
  past: Past,
): Plan {
  const said = person.said ?? { keys: [], identities: [], tags: [] };
  const named = new Set(said.identities.map(nameOfIdentity));
  const all = person.changes.flatMap(({ identities }) => identities);
  const tags = [...new Set(person.changes.flatMap((change) => change.tags))];
  const plan: Plan = {
    person,
    back: new Map(),
    stays: {
      before: {},
      identities: all.filter((identity) => named.has(nameOfIdentity(identity))),
      tags: tags.filter((tag) => said.tags.includes(tag)),
    },
    valuesKept: 0,
    identities: all.filter((identity) => !named.has(nameOfIdentity(identity))),
    tags: tags.filter((tag) => !said.tags.includes(tag)),
  };
  for (const key of new Set(person.changes.flatMap(({ before }) => keysOf(before)))) {
    const now = { value: values[key] ?? null, origin: origins[key] ?? null };
    const began = wayBack(person.changes, source, key, now);
    const was = began?.value === null ? (lastOfOthers(person, source, key, past) ?? began) : began;
    if (was && !said.keys.includes(key)) plan.back.set(key, was);
    else plan.valuesKept += 1;
    if (was && said.keys.includes(key))
      plan.stays.before[key] = [was.value, was.origin, fingerprint(now.value ?? undefined, now.origin ?? undefined)];
  }
  return plan;
}

const keysOf = (before: UserChange['before']): string[] =>
  Array.isArray(before) ? (before.slice(1) as string[]) : Object.keys(before);

/** Of two who became one each may have been changed, and both after they were one. */
function wayBack(changes: readonly UserChange[], source: string, key: string, now: Attribute): Attribute | undefined {
  const left = new Set(changes);
  let was: Attribute | undefined;
  for (let found = true; found;) {
    found = false;
    for (const change of left) {
      const earlier = stepBack(change.before, source, key, was ?? now);
      if (!earlier) continue;
      was = earlier;
      found = left.delete(change);
      break;
    }
  }
  return was;
}

/** Whether one whom the import knew was merged with one whom it did not create. */
const isMixed = ({ profiles, changes }: Person): boolean =>
  profiles.length > 1 && profiles.some((id) => !changes.some((change) => change.user_id === id && change.created));

/** What one of two who became one had, and the import's value of the other has superseded. */
function lastOfOthers({ kept, changes }: Person, source: string, key: string, past: Past): Attribute | undefined {
  const isOurs = (one: Attribute): boolean => changes.some(({ before }) => stepBack(before, source, key, one));
  return past.get(`${kept} ${key}`)?.find((one) => !isOurs(one));
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
    removed += await doors.removeTags(transaction, source, given, merged ? began : undefined);
  }
  return removed;
}

/** What stays only because another import has said it, too, becomes that import's to take back. */
async function handOver(transaction: Transaction, plans: readonly Plan[]): Promise<void> {
  const rows = plans.flatMap(({ person: { kept, changes, by }, stays }) => {
    const { [NOBODYS]: nobodys, ...imports } = by;
    const [heir] = Object.keys(imports);
    const created = changes.some((change) => change.created);
    const others = Object.fromEntries(Object.entries(imports).filter(([id]) => id !== heir));
    const staying = Object.keys(stays.before).length + stays.identities.length + stays.tags.length;
    if (heir === undefined || (!created && staying === 0)) return [];
    const names = new Set(nobodys?.identities.map(nameOfIdentity));
    return {
      user_id: kept,
      import_id: heir,
      created,
      before: Object.fromEntries(Object.entries(stays.before).filter(([key]) => !nobodys?.keys.includes(key))),
      identities: stays.identities.filter((identity) => !names.has(nameOfIdentity(identity))),
      tags: stays.tags.filter((tag) => !nobodys?.tags.includes(tag)),
      again: nobodys ? { ...others, [NOBODYS]: nobodys } : others,
    };
  });
  if (rows.length === 0) return;
  await transaction.query(
    `INSERT INTO import_changes (user_id, import_id, created, before, identities, tags, again)
     SELECT user_id, import_id, created, before, identities, ARRAY(SELECT jsonb_array_elements_text(tags)), again
     FROM jsonb_to_recordset($1::jsonb) AS new (user_id integer, import_id bigint, created boolean, before jsonb,
       identities jsonb, tags jsonb, again jsonb)
     ON CONFLICT (user_id, import_id) DO UPDATE SET created = import_changes.created OR excluded.created,
       before = CASE jsonb_typeof(import_changes.before) WHEN 'object' THEN excluded.before || import_changes.before
         ELSE import_changes.before END,
       identities = import_changes.identities || excluded.identities, tags = import_changes.tags || excluded.tags,
       again = excluded.again || import_changes.again`,
    [JSON.stringify(rows)],
  );
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
  return removeUsers(
    transaction,
    created.filter(({ profiles }) => !profiles.some((id) => remaining.has(id))).flatMap(({ profiles }) => profiles),
  );
}
