import { itemPath, keyPath, ROOT_PATH } from '../path.js';
import { circleOf, countTags } from '../references.js';
import type { Definitions, Rule, RuleForm } from '../rule.js';
import { readAttribute, readReachable, readSample, readSegment, readTag } from './conditions.js';
import { readEvent } from './event.js';
import { Faults, show } from './fault.js';
import type { Fault } from './fault.js';
import { readKeys, readTrue } from './readers.js';
import type { Checking, Reader } from './readers.js';

const MAX_LEVELS = 16;
const MAX_CONDITIONS = 500;
/** With segments written out; a hundred segments of a hundred conditions. PostgreSQL takes 65,535 parameters a statement. */
const MAX_WRITTEN_OUT = 10_000;
/**
 * Of all conditions together, with its segments and all tags below written out. Each tag is two columns to load, four for
 * an explanation, and a tenth of a millisecond each time that the rule is evaluated. No less than one list may hold.
 */
const MAX_TAGS = 10_000;

export type CheckedRule = { rule: Rule; faults?: undefined } | { faults: Fault[] };

export interface CheckOptions {
  /** The segment whose rule this will be: it may not refer to itself by any way. */
  segment?: string;
  /** The tag whose rule this will be: as for a segment. */
  tag?: string;
}

/**
 * Checks whatever JSON came in, whole: a normalized copy (texts in NFC), or every fault at once (the first thousand).
 * Never throws, and never goes deeper than a rule may be.
 */
export function checkRule(input: unknown, definitions: Definitions, options: CheckOptions = {}): CheckedRule {
  const faults = new Faults();
  const checking: Checking = { definitions, faults, segment: options.segment, conditions: 0, writtenOut: 0 };
  const rule = readRule(input, ROOT_PATH, checking, 1);
  const { conditions, writtenOut } = checking;
  if (conditions > MAX_CONDITIONS) {
    faults.add(
      ROOT_PATH,
      'TOO_MANY_CONDITIONS',
      `a rule has at most ${MAX_CONDITIONS} conditions, this one ${conditions}`,
    );
  } else if (writtenOut > MAX_WRITTEN_OUT) {
    const message = `with its segments written out, a rule has at most ${MAX_WRITTEN_OUT} conditions, this one ${writtenOut}`;
    faults.add(ROOT_PATH, 'TOO_MANY_CONDITIONS', message);
  }
  if (rule === undefined || faults.list.length > 0) return { faults: faults.list };
  if (countTags(rule, definitions, MAX_TAGS) > MAX_TAGS) {
    const message = `with all tags below and its segments written out, the conditions of a rule come to at most ${MAX_TAGS} tags`;
    faults.add(ROOT_PATH, 'TOO_MANY_TAGS', message);
    return { faults: faults.list };
  }
  const { segment, tag } = options;
  const edited = tag !== undefined ? { tag } : segment !== undefined ? { segment } : undefined;
  const circle = edited && circleOf(rule, definitions, edited);
  if (circle) {
    faults.add(ROOT_PATH, 'SEGMENT_CYCLE', `segments and tags by rule go in a circle: ${circle.join(' → ')}`);
    return { faults: faults.list };
  }
  return { rule };
}

type FormReader = (input: unknown, path: string, checking: Checking, level: number) => Rule | undefined;

const FORMS: Record<RuleForm, FormReader> = {
  everyone: condition(readTrue, (everyone) => ({ everyone })),
  all: (input, path, checking, level) => {
    const all = readRules(input, path, checking, level);
    return all && { all };
  },
  any: (input, path, checking, level) => {
    const any = readRules(input, path, checking, level);
    return any && { any };
  },
  not: (input, path, checking, level) => {
    const not = readRule(input, path, checking, level + 1);
    return not && { not };
  },
  attribute: condition(readAttribute, (attribute) => ({ attribute })),
  tag: condition(readTag, (tag) => ({ tag })),
  event: condition(readEvent, (event) => ({ event })),
  segment: condition(readSegment, (segment) => ({ segment })),
  sample: condition(readSample, (sample) => ({ sample })),
  reachable: condition(readReachable, (reachable) => ({ reachable })),
};
const ALL_FORMS = Object.keys(FORMS) as RuleForm[];

function readRule(input: unknown, path: string, checking: Checking, level: number): Rule | undefined {
  const { faults } = checking;
  if (level > MAX_LEVELS) return faults.add(path, 'TOO_DEEP', `a rule has at most ${MAX_LEVELS} levels`);
  const given = readKeys(input, ALL_FORMS, 'a rule', path, checking);
  if (!given) return undefined;
  const forms = Object.keys(given) as RuleForm[];
  if (forms.length === 0) return faults.add(path, 'MISSING_KEY', `expected one of ${ALL_FORMS.join(', ')}`);
  if (forms.length > 1) faults.add(path, 'CONFLICTING_KEYS', `expected one key, got ${forms.join(' and ')}`);
  const rules = forms.map((form) => FORMS[form](given[form], keyPath(path, form), checking, level));
  return rules[0];
}

/** A form without rules in it: one condition. */
function condition<T>(read: Reader<T>, make: (value: T) => Rule): FormReader {
  return (input, path, checking) => {
    checking.conditions += 1;
    checking.writtenOut += 1;
    const value = read(input, path, checking);
    return value === undefined ? undefined : make(value);
  };
}

/** The children of a group. A list of many is no fault of literals, but of conditions. */
function readRules(input: unknown, path: string, checking: Checking, level: number): Rule[] | undefined {
  const { faults } = checking;
  if (!Array.isArray(input)) return faults.add(path, 'WRONG_TYPE', `expected a list of rules, got ${show(input)}`);
  if (input.length === 0) return faults.add(path, 'EMPTY', 'a group has at least one condition');
  return input.flatMap((child: unknown, i) => readRule(child, itemPath(path, i), checking, level + 1) ?? []);
}
