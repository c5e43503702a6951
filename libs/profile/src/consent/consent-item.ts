/** One consent as it arrives, and as it is once every part of it was found good. */
import { CHANNELS, isStorableText, normalizeText, parseInstant } from '@strata/rules';
import type { Channel } from '@strata/rules';
import { quote } from '../attribute-value.js';
import { ItemRejected } from '../profile.errors.js';
import { readExternalId } from '../identities/resolve-users.js';
import { MAX_VERSION } from './purpose.service.js';

export const CONSENT_STATES = ['GRANTED', 'WITHDRAWN'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

export const CONSENT_GIVERS = ['SELF', 'GUARDIAN'] as const;
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];

export interface ConsentItem {
  externalId: string;
  purpose: string;
  /** Absent: on every channel that has no consent of its own. */
  channel?: string | null;
  state: string;
  /** Absent: `api`. */
  source?: string | null;
  /** The version of the text that was shown. */
  wording?: string | null;
  /** ISO 8601 with zone. Absent: now. */
  at?: string | Date | null;
  /** Absent: the person. */
  givenBy?: string | null;
  /** What shows that it was given: a page, a form's number, a recording. */
  proof?: Record<string, unknown> | null;
}

export interface ReadConsent {
  purpose: string;
  channel: Channel | null;
  state: ConsentState;
  givenBy: ConsentGiver;
  source: string;
  wording: string | null;
  /** Milliseconds since 1970. */
  at: number;
  proof: Record<string, unknown> | null;
}

/** Clocks differ by so much; beyond it a time is a mistake. */
const MAX_AHEAD_MS = 300_000;
const MAX_SOURCE = 100;
const MAX_PROOF = 8_192;

/** Reads one item, or throws its rejection. */
export function readConsentItem(
  item: ConsentItem,
  purposes: ReadonlySet<string>,
  now: number,
): { externalId: string; consent: ReadConsent } {
  const externalId = readExternalId(item.externalId);
  const purpose = typeof item.purpose === 'string' ? normalizeText(item.purpose) : '';
  if (!purposes.has(purpose)) throw new ItemRejected('UNKNOWN_PURPOSE', `no purpose ${quote(item.purpose)} is defined`);
  return {
    externalId,
    consent: {
      purpose,
      channel: isNone(item.channel) ? null : oneOf(CHANNELS, item.channel, 'INVALID_CHANNEL', 'channel'),
      state: oneOf(CONSENT_STATES, item.state, 'INVALID_STATE', 'state'),
      givenBy: isNone(item.givenBy) ? 'SELF' : oneOf(CONSENT_GIVERS, item.givenBy, 'INVALID_GIVER', 'givenBy'),
      source: isNone(item.source) ? 'api' : readText(item.source, 'source', MAX_SOURCE),
      wording: isNone(item.wording) ? null : readText(item.wording, 'wording', MAX_VERSION),
      at: isNone(item.at) ? now : readTime(item.at, now),
      proof: isNone(item.proof) ? null : readProof(item.proof),
    },
  };
}

const isNone = (value: unknown): value is null | undefined => value === null || value === undefined;

function oneOf<Name extends string>(names: readonly Name[], value: unknown, code: string, what: string): Name {
  const known = names.find((name) => name === value);
  if (known !== undefined) return known;
  throw new ItemRejected(code, `${what}: expected one of ${names.join(', ')}, got ${quote(value)}`);
}

function readText(text: unknown, what: string, most: number): string {
  if (typeof text === 'string' && text !== '' && text.length <= most && isStorableText(text))
    return normalizeText(text);
  throw new ItemRejected('INVALID_TEXT', `${what}: expected a text of 1 to ${most} characters`);
}

/** A time a little ahead is that of a clock that is: the consent was given now. */
function readTime(at: string | Date, now: number): number {
  const time = at instanceof Date ? at.getTime() : typeof at === 'string' ? parseInstant(at) : undefined;
  if (time === undefined || !(time > 0))
    throw new ItemRejected('INVALID_TIME', `at: expected a date-time with zone since 1970, got ${quote(at)}`);
  if (time > now + MAX_AHEAD_MS) throw new ItemRejected('IN_THE_FUTURE', `at: ${quote(at)} has not come yet`);
  return Math.min(Math.floor(time), now);
}

function readProof(proof: unknown): Record<string, unknown> {
  const text = JSON.stringify(proof) ?? '';
  // As JSON U+0000 is an escape that PostgreSQL refuses.
  if (typeof proof !== 'object' || Array.isArray(proof) || text.length > MAX_PROOF || /\\u0000/.test(text))
    throw new ItemRejected('INVALID_PROOF', `proof: expected an object of at most ${MAX_PROOF} characters`);
  return proof as Record<string, unknown>;
}
