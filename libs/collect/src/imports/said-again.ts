/** What of an import somebody else says again: an undo of the import leaves that. */
import type { Queryable, Transaction } from '@strata/db';
import { attributesOf, externalIdentity, nameOfIdentity } from '@strata/profile';
import type { Identity, StoredAttributes, WrittenUsers } from '@strata/profile';

/** What one of them named of a user; nothing of the three where it was the user alone. */
export interface Said {
  keys: string[];
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
  const rows = await transaction.query<{ user_id: number; import_id: string; again: SaidAgain }>(
    `SELECT user_id, import_id, again FROM import_changes WHERE user_id = ANY($1::integer[]) AND import_id <> $2`,
    [[...new Set(existing.map(({ userId }) => userId))], by],
  );
  if (rows.length === 0) return;
  const owed = new Set(rows.map(({ user_id }) => user_id));
  const said = saidOf(
    existing.filter(({ userId }) => owed.has(userId)),
    await attributesOf(transaction, [...owed]),
    tagsOf,
  );
  const news = rows.flatMap(({ user_id, import_id, again }) => {
    const fresh = notYetSaid(again[by], said.get(user_id)!);
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
  const fresh = {
    keys: now.keys.filter((key) => !before.keys.includes(key)),
    identities: now.identities.filter((identity) => !named.has(nameOfIdentity(identity))),
    tags: now.tags.filter((tag) => !before.tags.includes(tag)),
  };
  return Object.values(fresh).some((some) => some.length > 0) ? fresh : undefined;
}

/** Of each user: the attributes that are as the items say, and the identities and tags that they name. */
function saidOf(users: WrittenUsers['users'], stored: StoredAttributes, tagsOf: Tags): Map<number, Said> {
  const said = new Map<number, Said>();
  for (const { index, userId, externalId, values, identities } of users) {
    const held = stored.get(userId)?.values ?? {};
    const keys = [...values].flatMap(([key, { value }]) =>
      JSON.stringify(held[key] ?? null) === JSON.stringify(value) ? [key] : [],
    );
    const own = externalId === null ? [] : [externalIdentity(externalId)];
    const named = [...own, ...identities].map(({ kind, namespace, value }) => ({ kind, namespace, value }));
    const item = { keys, identities: named, tags: [...(tagsOf(index) ?? [])] };
    const earlier = said.get(userId);
    said.set(userId, earlier ? togetherSaid([earlier, item]) : item);
  }
  return said;
}

/** All that several have said, each once. */
export function togetherSaid(all: readonly Said[]): Said {
  const identities = new Map(
    all.flatMap((one) => one.identities.map((identity) => [nameOfIdentity(identity), identity])),
  );
  return {
    keys: [...new Set(all.flatMap(({ keys }) => keys))],
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
