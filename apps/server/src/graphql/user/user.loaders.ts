import DataLoader from 'dataloader';
import type { AttributeInterval, KnownOfUser, ShownIdentity, User } from '@strata/profile';
import type { AttributeType } from '@strata/rules';
import type { LoaderFactory } from '../context.js';
import { definitionsOf } from '../definitions.loader.js';
import { scopeSet } from '../scope.js';
import { sightOf } from '../sight.js';
import { together } from '../together.js';
import type { AboutUser } from '../together.js';

/** Keys of one tick of the event loop, at most as many as a page has rows many times over. */
const MOST_KEYS = 1000;

/** A loader over a function that answers for many keys at once. */
export function batched<Key, Value>(
  load: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
  missing: Value,
  options: { cache: boolean },
): DataLoader<Key, Value> {
  return new DataLoader<Key, Value>(
    async (keys) => {
      const found = await load([...new Set(keys)]);
      return keys.map((key) => found.get(key) ?? missing);
    },
    { ...options, maxBatchSize: MOST_KEYS },
  );
}

/** Every list of users reads them by it: whom whoever asks does not see is not there. */
export const usersById: LoaderFactory<number, User | null> = ({ profiles }, options, loaders, actor) =>
  batched(
    async (ids) => {
      const scope = await scopeSet({ actor, loaders });
      const users = await profiles.byIds(scope ? ids.filter((id) => scope.has(id)) : ids, loaders.signal);
      return new Map(users.map((user): [number, User | null] => [user.id, user]));
    },
    null,
    options,
  );

interface AskedUser {
  user: number;
  /** With where each value comes from. */
  origins: boolean;
}

/** One loader for both, so that whoever asks for a name and for all attributes costs one statement. */
export const knownOfUsers: LoaderFactory<AskedUser, KnownOfUser | undefined> = (
  { profiles },
  options,
  loaders,
  actor,
) =>
  new DataLoader<AskedUser, KnownOfUser | undefined, string>(
    async (asked) => {
      const [{ rules }, sight] = await Promise.all([definitionsOf(loaders), sightOf({ actor, loaders })]);
      const wholes = new Set(asked.flatMap(({ user, origins }) => (origins ? [user] : [])));
      const others = [...new Set(asked.flatMap(({ user }) => (wholes.has(user) ? [] : [user])))];
      const read = (ids: number[], origins: boolean) =>
        ids.length > 0 ? profiles.knownOf(ids, sight, { types: rules.attributes, origins }) : undefined;
      const [known, values] = await Promise.all([read([...wholes], true), read(others, false)]);
      return asked.map(({ user }) => known?.get(user) ?? values?.get(user));
    },
    { ...options, maxBatchSize: MOST_KEYS, cacheKeyFn: ({ user, origins }) => `${user}:${origins}` },
  );

export const identitiesOfUsers: LoaderFactory<number, ShownIdentity[]> = ({ profiles }, options, loaders, actor) =>
  batched(async (ids) => profiles.identitiesOf(ids, await sightOf({ actor, loaders })), [], options);

interface HistoryQuestion {
  key: string;
  type: AttributeType;
}

export const attributeHistoryPages: LoaderFactory<
  AboutUser<HistoryQuestion & { first: number; before?: number }>,
  AttributeInterval[]
> = ({ attributeHistory }, options, loaders, actor) =>
  together(
    async (users, { first, before, ...asked }) =>
      attributeHistory.pages(users, asked, await sightOf({ actor, loaders }), { first, before }),
    [],
    options,
  );

export const attributeHistoryCounts: LoaderFactory<AboutUser<HistoryQuestion>, number> = (
  { attributeHistory },
  options,
) => together((users, asked) => attributeHistory.counts(users, asked), 0, options);
