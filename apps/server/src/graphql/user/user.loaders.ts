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

export const attributesOfUsers: LoaderFactory<number, UserAttribute[]> = ({ profiles }, options, loaders, actor) =>
  batched(
    async (ids) => {
      const { rules } = await definitionsOf(loaders);
      return profiles.attributesOf(ids, await sightOf({ actor, loaders }), rules.attributes);
    },
    [],
    options,
  );

const NO_VALUES: ValueByKey = () => null;

export const valuesOfUsers: LoaderFactory<number, ValueByKey> = ({ profiles }, options, loaders, actor) =>
  batched(
    async (ids) => {
      const { rules } = await definitionsOf(loaders);
      return profiles.valuesOf(ids, await sightOf({ actor, loaders }), rules.attributes);
    },
    NO_VALUES,
    options,
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
