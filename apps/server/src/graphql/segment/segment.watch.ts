import { Repeater } from '@graphql-yoga/subscription';
import type { SegmentMove } from '@strata/audience';
import { Refusal } from '@strata/db';
import { planRule } from '@strata/rules';
import type { Definitions, Plan, Rule } from '@strata/rules';
import type { App } from '../../composition.js';
import { within } from '../scope.js';
import type { SegmentChange } from './segment.type.js';

interface Listener {
  move(move: SegmentMove): void;
  /** The segment is in use no more: nothing will be told. */
  end(): void;
}

interface Watched {
  listeners: Set<Listener>;
  unwatch: Promise<() => void>;
}

/** One engine watch for each segment, and each scope within which anyone listens to it, however many do; it ends when the last one leaves. */
class SegmentWatches {
  private readonly watched = new Map<string, Watched>();

  constructor(private readonly app: App) {}

  /** Resolves once the members from which changes are told are known; gives what ends it. */
  async listen(key: string, scope: Rule | undefined, listener: Listener): Promise<() => void> {
    const name = JSON.stringify([key, scope]);
    const watched = this.watched.get(name) ?? this.watch(name, key, scope);
    const { listeners, unwatch } = watched;
    listeners.add(listener);
    const leave = (): void => {
      if (!listeners.delete(listener) || listeners.size > 0) return;
      this.forget(name, watched);
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

  private watch(name: string, key: string, scope: Rule | undefined): Watched {
    const listeners = new Set<Listener>();
    const onGone = (): void => {
      this.forget(name, watched);
      for (const listener of listeners) listener.end();
    };
    const unwatch = this.app.audience.watch(presentPlan(this.app, key, scope, onGone), (move) => {
      for (const listener of listeners) listener.move(move);
    });
    const watched = { listeners, unwatch };
    this.watched.set(name, watched);
    return watched;
  }

  /** Whoever listens from now on begins a watch anew. */
  private forget(name: string, watched: Watched): void {
    if (this.watched.get(name) === watched) this.watched.delete(name);
  }
}

/**
 * The plan of the published rule; the same object while no definition changes, by which the engine knows it again. Of a
 * segment that was archived meanwhile the last one stays, until those who are told of it have left.
 */
function presentPlan(app: App, key: string, scope: Rule | undefined, onGone: () => void): () => Promise<Plan> {
  let last: { definitions: Definitions; plan: Plan } | undefined;
  return async () => {
    const { rules } = await app.definitions.current();
    if (last?.definitions === rules) return last.plan;
    if (rules.segments.has(key)) {
      last = { definitions: rules, plan: within(scope, planRule({ segment: { key } }, rules), rules) };
      return last.plan;
    }
    if (!last) throw notInUse(key);
    onGone();
    return last.plan;
  };
}

export const notInUse = (key: string): Refusal =>
  new Refusal('NOT_FOUND', `There is no segment "${key}" in use.`, { key });

const watchesOf = new WeakMap<App, SegmentWatches>();

/**
 * The changes of one segment, one after another. What happens while the listener is busy is added up, so that a slow one
 * costs no memory and misses no one. They end when the segment is archived. Fewer than `least` are not told of until there are more:
 * that something is told says that somebody moved. Within a `scope` those alone are told of who are in it: one who enters it enters the segment.
 */
export function segmentChanges(app: App, key: string, least = 1, scope?: Rule): AsyncIterable<SegmentChange> {
  const watches = watchesOf.get(app) ?? new SegmentWatches(app);
  watchesOf.set(app, watches);
  return new Repeater<SegmentChange>(async (push, stop) => {
    let pending: SegmentChange | undefined;
    let sending = false;
    let gone = false;
    const send = async (): Promise<void> => {
      if (sending) return;
      sending = true;
      while (pending && Math.max(pending.entered, pending.left) >= least) {
        const change = pending;
        pending = undefined;
        await push(change);
      }
      sending = false;
      if (gone) stop();
    };
    const leave = await watches.listen(key, scope, {
      move({ asOf, count, entered, left }) {
        if (entered.size === 0 && left.size === 0) return;
        const before = pending ?? { entered: 0, left: 0 };
        pending = { key, asOf, count, entered: before.entered + entered.size, left: before.left + left.size };
        send().catch(() => undefined);
      },
      end() {
        gone = true;
        send().catch(() => undefined);
      },
    });
    await stop;
    leave();
  });
}
