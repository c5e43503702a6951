import DataLoader from 'dataloader';
import type { AttributeInterval, ShownIdentity, User, UserAttribute, ValueByKey } from '@strata/profile';
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
  /** All attributes with where they come from, which takes a second table; single values otherwise. */
  whole: boolean;
}

interface KnownOfUser {
  valueByKey: ValueByKey;
  /** None where single values were asked for. */
  attributes: readonly UserAttribute[];
}

const NOTHING_KNOWN: KnownOfUser = { valueByKey: () => null, attributes: [] };

/** One loader for both, so that whoever asks for a name and for all attributes costs one statement. */
export const knownOfUsers: LoaderFactory<AskedUser, KnownOfUser> = ({ profiles }, options, loaders, actor) =>
  new DataLoader<AskedUser, KnownOfUser, string>(
    async (asked) => {
      const [{ rules }, sight] = await Promise.all([definitionsOf(loaders), sightOf({ actor, loaders })]);
      const wholes = new Set(asked.flatMap(({ user, whole }) => (whole ? [user] : [])));
      const others = [...new Set(asked.flatMap(({ user }) => (wholes.has(user) ? [] : [user])))];
      const [attributes, values] = await Promise.all([
        wholes.size > 0 ? profiles.attributesOf([...wholes], sight, rules.attributes) : undefined,
        others.length > 0 ? profiles.valuesOf(others, sight, rules.attributes) : undefined,
      ]);
      return asked.map(({ user }) => {
        const all = attributes?.get(user);
        if (all) return { attributes: all, valueByKey: (key) => all.find((one) => one.key === key)?.value ?? null };
        const valueByKey = values?.get(user);
        return valueByKey ? { attributes: [], valueByKey } : NOTHING_KNOWN;
      });
    },
    { ...options, maxBatchSize: MOST_KEYS, cacheKeyFn: ({ user, whole }) => `${user}:${whole}` },
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
