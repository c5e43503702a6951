import type DataLoader from 'dataloader';
import type { Caller } from '../caller.js';
import type { Actor } from '@strata/access';
import { SeenPeople } from '../audit/seen-people.js';
import type { App } from '../composition.js';

/** What each resolver is given beside its arguments. One for each HTTP request, one for each operation of a web socket. */
export interface Context {
  readonly app: App;
  /** Who asks. */
  readonly actor: Actor;
  readonly requestId: string;
  readonly caller: Caller;
  /** Aborts when nobody waits for the answer any more, and when it takes too long. */
  readonly signal: AbortSignal;
  readonly loaders: Loaders;
  /** Whose sensitive values are in the answer. */
  readonly seen: SeenPeople;
}

/** Makes one batching loader for one request. Declare it once beside the resolver that uses it. */
export type LoaderFactory<Key, Value> = (
  app: App,
  options: { cache: boolean },
  others: Loaders,
  actor: Actor,
) => DataLoader<Key, Value>;

/**
 * The loaders of one request, made when first asked for: `context.loaders.of(tagsOfUsers).load(id)`. Batching keeps the
 * number of SQL statements independent of the length of a list.
 */
export class Loaders {
  private readonly made = new Map<unknown, unknown>();

  constructor(
    private readonly app: App,
    /** A web socket lives for hours: there a loader batches, but remembers nothing. */
    private readonly options: { cache: boolean },
    /** For whom they load. */
    private readonly actor: Actor,
    /** Ends what is loaded when nobody waits for it any more. */
    readonly signal: AbortSignal,
  ) {}

  of<Key, Value>(factory: LoaderFactory<Key, Value>): DataLoader<Key, Value> {
    let loader = this.made.get(factory) as DataLoader<Key, Value> | undefined;
    if (!loader) {
      loader = factory(this.app, this.options, this, this.actor);
      this.made.set(factory, loader);
    }
    return loader;
  }
}

/** `cache` is whether its loaders remember what they have loaded. */
export function createContext(
  app: App,
  asked: { requestId: string; actor: Actor; caller: Caller; signal: AbortSignal },
  options: { cache: boolean },
): Context {
  return {
    app,
    ...asked,
    loaders: new Loaders(app, options, asked.actor, asked.signal),
    seen: new SeenPeople(app, asked.actor),
  };
}
