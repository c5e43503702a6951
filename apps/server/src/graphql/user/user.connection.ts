import type { UserSet } from '@strata/audience';
import { comparePlaces } from '@strata/profile';
import type { FoundUser, SearchPlace, User } from '@strata/profile';
import { CursorFormat, isDenseKey, page, pageSize } from '../connection.js';
import type { Context } from '../context.js';
import { usersById } from './user.loaders.js';
import type { UserConnection } from './user.type.js';

const userCursor = new CursorFormat<number>('users', isDenseKey);

/** The rows of these users, in one statement for a whole page. One who was erased meanwhile is left out. */
export async function usersOf(ids: readonly number[], context: Context): Promise<User[]> {
  const users = await context.loaders.of(usersById).loadMany(ids);
  return users.filter((user): user is User => {
    if (user instanceof Error) throw user;
    return user !== null;
  });
}

/** Where a list of users is gone on with, for one whose cursors hold more than the user. */
interface Place {
  last: number | undefined;
  encode: (id: number) => string;
}

/** One page of the members of a set that was exact at `asOf`. */
export async function userPage(
  members: UserSet,
  asOf: number,
  { first, after }: { first: number; after?: string | null },
  context: Context,
  { last, encode }: Place = { last: userCursor.decode(after), encode: (id) => userCursor.encode(id) },
): Promise<UserConnection> {
  const size = pageSize(first);
  const ids = members.page(size + 1, last);
  const users = new Map((await usersOf(ids.slice(0, size), context)).map((user) => [user.id, user]));
  const { edges, pageInfo } = page(ids, {
    first: size,
    after,
    cursor: encode,
    node: (id) => users.get(id),
  });
  const present = edges.flatMap(({ cursor, node }) => (node ? [{ cursor, node }] : []));
  return { edges: present, pageInfo, totalCount: members.size, asOf };
}

/** What is found has an order of its own; it goes on behind a place, whether or not the user who stood there still does. */
const foundCursor = new CursorFormat<SearchPlace>('found', (value): value is SearchPlace => {
  const { by, value: identity, id } = (value ?? {}) as Partial<SearchPlace>;
  return (by === 0 || by === 1 || by === 2) && typeof identity === 'string' && isDenseKey(id);
});

/** A page of a short list that is held whole: what a search found. */
export function foundPage(
  found: readonly FoundUser[],
  { first, after }: { first: number; after?: string | null },
): UserConnection {
  const size = pageSize(first);
  const last = foundCursor.decode(after);
  const rows = last ? found.filter(({ place }) => comparePlaces(place, last) > 0) : found;
  return {
    ...page(rows.slice(0, size + 1), {
      first: size,
      after,
      cursor: ({ place }) => foundCursor.encode(place),
      node: (user) => user,
    }),
    totalCount: found.length,
    asOf: Date.now(),
  };
}
