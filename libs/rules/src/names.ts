import { normalizeText } from './text.js';

/** Names that JavaScript objects give a meaning of their own. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
/** In an address they mean this folder and the one above, and browsers resolve them away. */
const ONLY_DOTS = /^\.+$/;
const MAX_TAG_LEVELS = 8;
const KEY = /^[\p{L}\p{M}\p{Nd}_.-]{1,64}$/u;
/** No control characters, and no lone surrogates, which PostgreSQL does not keep. */
const EVENT_NAME = /^[^\p{Cc}\p{Cs}]{1,128}$/u;

export type KeyKind = 'attribute' | 'tag' | 'segment' | 'purpose';
export type NameCheck = { name: string; problem?: undefined } | { problem: string };

/** The key in NFC, or what is wrong with it. */
export function checkKey(kind: KeyKind, input: unknown): NameCheck {
  if (typeof input !== 'string') return { problem: `expected the key of a ${kind} as text` };
  const name = normalizeText(input);
  const levels = kind === 'tag' ? name.split('/') : [name];
  if (levels.length > MAX_TAG_LEVELS) return { problem: `a tag has at most ${MAX_TAG_LEVELS} levels` };
  if (levels.some((level) => FORBIDDEN.has(level) || ONLY_DOTS.test(level)))
    return { problem: 'this name is reserved' };
  if (!levels.every((level) => KEY.test(level))) {
    const levelled = kind === 'tag' ? ', with "/" between levels' : '';
    return { problem: `a key is 1 to 64 letters, digits, "_", "-" and "."${levelled}` };
  }
  return { name };
}

/** The name of an event in NFC, or what is wrong with it. */
export function checkEventName(input: unknown): NameCheck {
  if (typeof input !== 'string') return { problem: 'expected the name of an event as text' };
  const name = normalizeText(input);
  if (FORBIDDEN.has(name)) return { problem: 'this name is reserved' };
  if (!EVENT_NAME.test(name))
    return { problem: 'the name of an event is 1 to 128 characters, none a control character' };
  return { name };
}

/** The name of an event's property in NFC, or what is wrong with it. */
export function checkPropertyName(input: unknown): NameCheck {
  if (typeof input !== 'string') return { problem: 'expected the name of a property as text' };
  const name = normalizeText(input);
  if (FORBIDDEN.has(name)) return { problem: 'this name is reserved' };
  if (name === '' || /\0|\p{Cs}/u.test(name)) return { problem: 'this is no name that a property can have' };
  return { name };
}
