/** What can be wrong with a rule. Codes are stable; texts are for people. */
export type FaultCode =
  | 'WRONG_TYPE'
  | 'UNKNOWN_KEY'
  | 'MISSING_KEY'
  | 'CONFLICTING_KEYS'
  | 'EMPTY'
  | 'UNKNOWN_ATTRIBUTE'
  | 'UNKNOWN_TAG'
  | 'UNKNOWN_SEGMENT'
  | 'UNKNOWN_PURPOSE'
  | 'UNKNOWN_CHANNEL'
  | 'SEGMENT_CYCLE'
  | 'WRONG_OPERATOR'
  | 'EMPTY_RANGE'
  | 'TOO_DEEP'
  | 'TOO_MANY_CONDITIONS'
  | 'TOO_MANY_TAGS'
  | 'TOO_MANY_LITERALS'
  | 'INVALID_NAME'
  | 'INVALID_TEXT'
  | 'INVALID_NUMBER'
  | 'INVALID_DATE'
  | 'INVALID_INSTANT'
  | 'INVALID_DURATION';

export interface Fault {
  path: string;
  code: FaultCode;
  message: string;
}

/** More than anyone mends at once; a body of 50 MB must not be answered by as much again. */
const MAX_FAULTS = 1000;

export class Faults {
  readonly list: Fault[] = [];

  /** Always undefined: what a reader returns for what it could not read. */
  add(path: string, code: FaultCode, message: string): undefined {
    if (this.list.length < MAX_FAULTS) this.list.push({ path, code, message });
    return undefined;
  }
}

/** A value as a message shows it: short, and without looking inside. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return String(value);
}

/** A path to a key that nobody vouches for. */
export function unknownKeyPath(path: string, key: string): string {
  return /^\w{1,60}$/.test(key) ? `${path}.${key}` : `${path}[${show(key)}]`;
}
