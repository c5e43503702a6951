import type { StandardEvents } from './standard-events.js';

/** What goes over the wire, one call each. */
export interface Message {
  /** Made by the sender: however often a message arrives, it counts once. */
  messageId: string;
  type: 'identify' | 'track';
  userId?: string;
  anonymousId?: string;
  /** Of `track`. */
  name?: string;
  properties?: Record<string, unknown>;
  /** Of `identify`: attributes that Strata has been told of. */
  traits?: Record<string, unknown>;
  /** By the sender's clock, which Strata corrects by the `sentAt` of the batch. */
  occurredAt: string;
}

/** Names that Strata knows, and any other. */
export type EventName = keyof StandardEvents | (string & {});
export type EventProperties<Name extends EventName> = Name extends keyof StandardEvents
  ? StandardEvents[Name] & Record<string, unknown>
  : Record<string, unknown>;

/** What the SDK could not send, or Strata did not take: for a log. It never throws at the page. */
export interface Problem {
  code: string;
  message: string;
  lost: readonly Message[];
}

/** A text that no other sender makes; those of one sender sort by time. */
export function newMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Date.now().toString(36) + Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('');
}
