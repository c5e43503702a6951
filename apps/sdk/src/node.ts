import { fileStore, memoryStore } from './file-store.js';
import { newMessageId } from './message.js';
import type { EventName, EventProperties, Message } from './message.js';
import { createQueue } from './queue.js';
import type { QueueOptions } from './queue.js';

export type { EventName, EventProperties, Message, Problem } from './message.js';
export type { StandardEvents } from './standard-events.js';

export interface NodeOptions extends QueueOptions {
  /** A file that keeps what could not be sent over the end of the process. Absent: it is kept in memory. */
  file?: string;
}

/** Whose it is: their id, or the anonymous id that the browser was given, or both. */
export type Who = { userId: string; anonymousId?: string } | { anonymousId: string; userId?: undefined };

export interface When {
  occurredAt?: Date;
  /** Another system's name of this message: the same one counts once. */
  messageId?: string;
}

export interface Strata {
  identify(who: { userId: string; anonymousId?: string }, traits?: Record<string, unknown>, when?: When): void;
  track<Name extends EventName>(who: Who, name: Name, properties?: EventProperties<Name>, when?: When): void;
  page(who: Who, name: string, properties?: Record<string, unknown>, when?: When): void;
  /** What this anonymous id did was done by this user. */
  alias(who: { userId: string; anonymousId: string }): void;
  /**
   * Sends what waits, and says whether nothing is left. Given milliseconds it tries again until then: before a process ends,
   * `await strata.flush(10_000)`.
   */
  flush(timeout?: number): Promise<boolean>;
}

export function createStrata(options: NodeOptions): Strata {
  const queue = createQueue(options, options.file === undefined ? memoryStore : fileStore(options.file));
  const push = (who: Who, message: Pick<Message, 'type' | 'name' | 'properties' | 'traits'>, when: When = {}): void => {
    const { occurredAt = new Date(), messageId = newMessageId() } = when;
    queue.push({ messageId, ...message, ...who, occurredAt: occurredAt.toISOString() });
  };
  return {
    identify: (who, traits, when) => push(who, { type: 'identify', traits }, when),
    track: (who, name, properties, when) => push(who, { type: 'track', name, properties }, when),
    page: (who, name, properties, when) =>
      push(who, { type: 'track', name: 'page_viewed', properties: { page: name, ...properties } }, when),
    alias: (who) => push(who, { type: 'identify' }),
    flush: (timeout) => queue.flush(timeout),
  };
}
