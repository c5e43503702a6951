/** The conditions that are not about events. */
import { checkKey } from '../names.js';
import type { KeyKind } from '../names.js';
import { keyPath } from '../path.js';
import { segmentReach } from '../references.js';
import { CHANNELS } from '../rule.js';
import type { AttributeCondition, Channel, ReachableCondition, SampleCondition, TagCondition } from '../rule.js';
import { isStorableText, normalizeText } from '../text.js';
import { predicateMoves } from '../resolve-test.js';
import { show } from './fault.js';
import type { FaultCode } from './fault.js';
import { readDuration } from './literal.js';
import { readOperators, readPredicate } from './predicate.js';
import { readKey, readKeys, readList, readName, readNumber, readOptional } from './readers.js';
import type { Checking, Reader } from './readers.js';

export function readAttribute(input: unknown, path: string, checking: Checking): AttributeCondition | undefined {
  const given = readKeys(input, ['key', 'is', 'heldFor'], 'an attribute condition', path, checking);
  if (!given) return undefined;
  const { attributes } = checking.definitions;
  const key = readKey(given, 'key', readKnown('attribute', attributes, 'UNKNOWN_ATTRIBUTE'), path, checking);
  const type = key === undefined ? undefined : attributes.get(key)?.type;
  const is = readKey(
    given,
    'is',
    (predicate, at, within) =>
      type === undefined
        ? void readOperators(predicate, at, within)
        : readPredicate(predicate, at, within, { type, name: `attribute "${key}"` }),
    path,
    checking,
  );
  const heldFor = readOptional(given, 'heldFor', readDuration, path, checking);
  if (key === undefined || is === undefined) return undefined;
  if (heldFor === undefined) return { key, is };
  if (attributes.get(key)?.keptBy !== undefined) {
    const message = `attribute "${key}" is kept by a model, of the present alone: nobody knows since when it is so`;
    return checking.faults.add(keyPath(path, 'heldFor'), 'CONFLICTING_KEYS', message);
  }
  if (type === undefined || !predicateMoves(is, type)) return { key, is, heldFor };
  const message = 'a predicate that moves with time itself has not held for a time: name a date or an instant';
  return checking.faults.add(keyPath(path, 'heldFor'), 'CONFLICTING_KEYS', message);
}

export function readTag(input: unknown, path: string, checking: Checking): TagCondition | undefined {
  const given = readKeys(input, ['in', 'weight', 'assigned'], 'a tag condition', path, checking);
  if (!given) return undefined;
  const keys = readKey(
    given,
    'in',
    readList(readKnown('tag', checking.definitions.tags, 'UNKNOWN_TAG')),
    path,
    checking,
  );
  const weight = readOptional(
    given,
    'weight',
    (is, at, within) => readPredicate(is, at, within, { type: 'NUMBER', name: 'the weight' }),
    path,
    checking,
  );
  const assigned = readOptional(
    given,
    'assigned',
    (is, at, within) => readPredicate(is, at, within, { type: 'DATETIME', name: 'the time of assignment' }),
    path,
    checking,
  );
  return keys && { in: keys, ...(weight && { weight }), ...(assigned && { assigned }) };
}

export function readSegment(input: unknown, path: string, checking: Checking): { key: string } | undefined {
  const given = readKeys(input, ['key'], 'a segment condition', path, checking);
  if (!given) return undefined;
  const { definitions, faults, segment } = checking;
  const at = keyPath(path, 'key');
  const known = readKnown('segment', definitions.segments, 'UNKNOWN_SEGMENT', segment);
  const key = readKey(given, 'key', known, path, checking);
  if (key === undefined) return undefined;
  const reach = segmentReach(key, definitions.segments, segment);
  if ('cycle' in reach) return faults.add(at, 'SEGMENT_CYCLE', `segments go in a circle: ${reach.cycle.join(' → ')}`);
  if ('unknown' in reach)
    return faults.add(at, 'UNKNOWN_SEGMENT', `"${key}" needs the unknown segment "${reach.unknown}"`);
  checking.writtenOut += reach.conditions - 1;
  return { key };
}

export function readSample(input: unknown, path: string, checking: Checking): SampleCondition | undefined {
  const given = readKeys(input, ['salt', 'from', 'to'], 'a sample', path, checking);
  if (!given) return undefined;
  const salt = readKey(given, 'salt', readSalt, path, checking);
  const from = readKey(given, 'from', readShare, path, checking);
  const to = readKey(given, 'to', readShare, path, checking);
  if (salt === undefined || from === undefined || to === undefined) return undefined;
  if (from < to) return { salt, from, to };
  return checking.faults.add(path, 'EMPTY_RANGE', `no bucket lies between ${from} and ${to}`);
}

const NO_PURPOSES: ReadonlyMap<string, unknown> = new Map();

export function readReachable(input: unknown, path: string, checking: Checking): ReachableCondition | undefined {
  const given = readKeys(input, ['channel', 'purpose'], 'a reachable condition', path, checking);
  if (!given) return undefined;
  const purposes = checking.definitions.purposes ?? NO_PURPOSES;
  const channel = readKey(given, 'channel', readChannel, path, checking);
  const purpose = readKey(given, 'purpose', readKnown('purpose', purposes, 'UNKNOWN_PURPOSE'), path, checking);
  return channel === undefined || purpose === undefined ? undefined : { channel, purpose };
}

function readChannel(input: unknown, path: string, { faults }: Checking): Channel | undefined {
  if (typeof input !== 'string') return faults.add(path, 'WRONG_TYPE', `expected a channel, got ${show(input)}`);
  const channel = CHANNELS.find((one) => one === input);
  return channel ?? faults.add(path, 'UNKNOWN_CHANNEL', `expected one of ${CHANNELS.join(', ')}, got ${show(input)}`);
}

/** The bucket is a hash of this very text, so that it is not normalized. */
function readSalt(input: unknown, path: string, { faults }: Checking): string | undefined {
  if (typeof input !== 'string') return faults.add(path, 'WRONG_TYPE', `expected a text, got ${show(input)}`);
  if (isStorableText(input)) return input;
  return faults.add(path, 'INVALID_TEXT', `U+0000 and lone surrogates are no text, got ${show(input)}`);
}

function readShare(input: unknown, path: string, checking: Checking): number | undefined {
  const share = readNumber(input, path, checking, 'a number from 0 to 100');
  if (share === undefined || (share >= 0 && share <= 100)) return share;
  return checking.faults.add(path, 'INVALID_NUMBER', `expected a number from 0 to 100, got ${share}`);
}

/** A key of something defined, or of the segment that is just being made. */
function readKnown(
  kind: KeyKind,
  defined: ReadonlyMap<string, unknown>,
  code: FaultCode,
  own?: string,
): Reader<string> {
  const readKeyText = readName((input) => checkKey(kind, input));
  return (input, path, checking) => {
    if (typeof input === 'string') {
      const key = normalizeText(input);
      if (defined.has(key) || key === own) return key;
    }
    const key = readKeyText(input, path, checking);
    return key === undefined ? undefined : checking.faults.add(path, code, `unknown ${kind} ${show(key)}`);
  };
}
