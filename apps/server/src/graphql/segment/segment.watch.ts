import { Repeater } from '@graphql-yoga/subscription';
import type { SegmentMove } from '@strata/audience';
import { planRule } from '@strata/rules';
import type { Definitions, Plan } from '@strata/rules';
import type { App } from '../../composition.js';
import type { SegmentChange } from './segment.type.js';

type Listener = (move: SegmentMove) => void;

/** One engine watch for each segment that anyone listens to, however many do; it ends when the last one leaves. */
class SegmentWatches {
  private readonly watched = new Map<string, { listeners: Set<Listener>; unwatch: Promise<() => void> }>();

  constructor(private readonly app: App) {}

  /** Resolves once the members from which changes are told are known; gives what ends it. */
  async listen(key: string, listener: Listener): Promise<() => void> {
    let watched = this.watched.get(key);
    if (!watched) {
      watched = this.watch(key);
      this.watched.set(key, watched);
    }
    const { listeners, unwatch } = watched;
    listeners.add(listener);
    const leave = (): void => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.watched.get(key)?.listeners !== listeners) return;
      this.watched.delete(key);
      // A watch that never began has nothing to end.
      unwatch.then((end) => end()).catch(() => undefined);
    };
    try {
      await unwatch;
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }

  private watch(key: string): { listeners: Set<Listener>; unwatch: Promise<() => void> } {
    const listeners = new Set<Listener>();
    const unwatch = this.app.audience.watch(presentPlan(this.app, key), (move) => {
      for (const tell of listeners) tell(move);
    });
    return { listeners, unwatch };
  }
}

/** The plan of the published rule; the same object while no definition changes, by which the engine knows it again. */
function presentPlan(app: App, key: string): () => Promise<Plan> {
  let last: { definitions: Definitions; plan: Plan } | undefined;
  return async () => {
    const { rules } = await app.definitions.current();
    if (last?.definitions !== rules) last = { definitions: rules, plan: planRule({ segment: { key } }, rules) };
    return last.plan;
  };
}

const watchesOf = new WeakMap<App, SegmentWatches>();

/**
 * The changes of one segment, one after another. What happens while the listener is busy is added up, so that a slow one
 * costs no memory and misses no one.
 */
export function segmentChanges(app: App, key: string): AsyncIterable<SegmentChange> {
  const watches = watchesOf.get(app) ?? new SegmentWatches(app);
  watchesOf.set(app, watches);
  return new Repeater<SegmentChange>(async (push, stop) => {
    let pending: SegmentChange | undefined;
    let sending = false;
    const send = async (): Promise<void> => {
      if (sending) return;
      sending = true;
      while (pending) {
        const change = pending;
        pending = undefined;
        await push(change);
      }
      sending = false;
    };
    const leave = await watches.listen(key, ({ asOf, count, entered, left }) => {
      if (entered.size === 0 && left.size === 0) return;
      const before = pending ?? { entered: 0, left: 0 };
      pending = { key, asOf, count, entered: before.entered + entered.size, left: before.left + left.size };
      send().catch(() => undefined);
    });
    await stop;
    leave();
  });
}
