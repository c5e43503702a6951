import type { Literal, Operator, Predicate, PredicateType } from '@strata/rules';

/**
 * The predicates that the controls can show, each a shape with one operator word and one editor. Any other predicate is
 * kept as it is, shown as a sentence and edited as JSON.
 */
export type FormName =
  | 'isOneOf'
  | 'isNoneOf'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'equals'
  | 'differs'
  | 'atLeast'
  | 'moreThan'
  | 'atMost'
  | 'lessThan'
  | 'between'
  | 'within'
  | 'inLast'
  | 'inNext'
  | 'anniversary'
  | 'from'
  | 'before'
  | 'dates'
  | 'isTrue'
  | 'isFalse'
  | 'hasAny'
  | 'hasAll'
  | 'known'
  | 'unknown';

/** What stands beside the operator. */
export type EditorKind =
  'texts' | 'text' | 'number' | 'numbers' | 'duration' | 'days' | 'instant' | 'instants' | 'none';

interface PredicateForm {
  editor: EditorKind;
  types: readonly PredicateType[];
  /** The operators it is made of; a single text given as `eq`, `ne` or `has` is shown as a list of one. */
  shapes: readonly (readonly Operator[])[];
  /** A predicate of this form to begin with, keeping what can be kept. */
  start: (from: Kept, type: PredicateType) => Predicate;
}

/** What survives a change of operator. */
interface Kept {
  texts: string[];
  text: string;
  low?: number;
  high?: number;
  duration: string;
  lowInstant: string;
  highInstant: string;
}

const TEXT: readonly PredicateType[] = ['TEXT', 'ANY'];
const NUMBER: readonly PredicateType[] = ['NUMBER', 'ANY'];
const TIME: readonly PredicateType[] = ['DATE', 'DATETIME'];
const BOOLEAN: readonly PredicateType[] = ['BOOLEAN', 'ANY'];
const LIST: readonly PredicateType[] = ['TEXT_LIST'];
const EVERY: readonly PredicateType[] = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'DATETIME', 'TEXT_LIST', 'ANY'];

const number = (value: number | undefined): number => value ?? 0;

export const FORMS: Record<FormName, PredicateForm> = {
  isOneOf: { editor: 'texts', types: TEXT, shapes: [['in'], ['eq']], start: ({ texts }) => ({ in: texts }) },
  isNoneOf: { editor: 'texts', types: TEXT, shapes: [['notIn'], ['ne']], start: ({ texts }) => ({ notIn: texts }) },
  contains: { editor: 'text', types: TEXT, shapes: [['contains']], start: ({ text }) => ({ contains: text }) },
  startsWith: { editor: 'text', types: TEXT, shapes: [['startsWith']], start: ({ text }) => ({ startsWith: text }) },
  endsWith: { editor: 'text', types: TEXT, shapes: [['endsWith']], start: ({ text }) => ({ endsWith: text }) },
  between: {
    editor: 'numbers',
    types: NUMBER,
    shapes: [['gte', 'lte']],
    start: ({ low, high }) => ({ gte: number(low ?? high), lte: number(high ?? low) }),
  },
  within: {
    editor: 'numbers',
    types: NUMBER,
    shapes: [['gte', 'lt']],
    start: ({ low, high }) => ({ gte: number(low ?? high), lt: number(high ?? low) }),
  },
  atLeast: {
    editor: 'number',
    types: NUMBER,
    shapes: [['gte']],
    start: ({ low, high }) => ({ gte: number(low ?? high) }),
  },
  moreThan: {
    editor: 'number',
    types: NUMBER,
    shapes: [['gt']],
    start: ({ low, high }) => ({ gt: number(low ?? high) }),
  },
  atMost: {
    editor: 'number',
    types: NUMBER,
    shapes: [['lte']],
    start: ({ low, high }) => ({ lte: number(high ?? low) }),
  },
  lessThan: {
    editor: 'number',
    types: NUMBER,
    shapes: [['lt']],
    start: ({ low, high }) => ({ lt: number(high ?? low) }),
  },
  equals: {
    editor: 'number',
    types: NUMBER,
    shapes: [['eq']],
    start: ({ low, high }) => ({ eq: number(low ?? high) }),
  },
  differs: {
    editor: 'number',
    types: NUMBER,
    shapes: [['ne']],
    start: ({ low, high }) => ({ ne: number(low ?? high) }),
  },
  inLast: { editor: 'duration', types: TIME, shapes: [['inLast']], start: ({ duration }) => ({ inLast: duration }) },
  inNext: { editor: 'duration', types: TIME, shapes: [['inNext']], start: ({ duration }) => ({ inNext: duration }) },
  anniversary: {
    editor: 'days',
    types: ['DATE'],
    shapes: [['anniversaryInNext']],
    start: () => ({ anniversaryInNext: 'P7D' }),
  },
  before: { editor: 'instant', types: TIME, shapes: [['lt']], start: ({ highInstant }) => ({ lt: highInstant }) },
  from: { editor: 'instant', types: TIME, shapes: [['gte']], start: ({ lowInstant }) => ({ gte: lowInstant }) },
  dates: {
    editor: 'instants',
    types: TIME,
    shapes: [['gte', 'lt']],
    start: ({ lowInstant, highInstant }) => ({ gte: lowInstant, lt: highInstant }),
  },
  isTrue: { editor: 'none', types: BOOLEAN, shapes: [['eq']], start: () => ({ eq: true }) },
  isFalse: { editor: 'none', types: BOOLEAN, shapes: [['eq']], start: () => ({ eq: false }) },
  hasAny: { editor: 'texts', types: LIST, shapes: [['hasAny'], ['has']], start: ({ texts }) => ({ hasAny: texts }) },
  hasAll: { editor: 'texts', types: LIST, shapes: [['hasAll']], start: ({ texts }) => ({ hasAll: texts }) },
  known: { editor: 'none', types: EVERY, shapes: [['exists']], start: () => ({ exists: true }) },
  unknown: { editor: 'none', types: EVERY, shapes: [['exists']], start: () => ({ exists: false }) },
};

export const FORM_NAMES = Object.keys(FORMS) as FormName[];

const literalsOf = (is: Predicate): Literal[] =>
  Object.values(is).flatMap((value) =>
    Array.isArray(value) ? (value as Literal[]) : value === undefined ? [] : [value as Literal],
  );

/** Whether the literals are of the kind that the editor edits. */
const EDITABLE: Record<EditorKind, (literals: Literal[]) => boolean> = {
  texts: (literals) => literals.every((literal) => typeof literal === 'string'),
  text: (literals) => literals.every((literal) => typeof literal === 'string'),
  number: (literals) => literals.every((literal) => typeof literal === 'number'),
  numbers: (literals) => literals.every((literal) => typeof literal === 'number'),
  duration: (literals) => literals.every((literal) => typeof literal === 'string'),
  days: (literals) => literals.every((literal) => typeof literal === 'string'),
  instant: (literals) => literals.every((literal) => typeof literal === 'string'),
  instants: (literals) => literals.every((literal) => typeof literal === 'string'),
  none: ([literal]) => typeof literal === 'boolean',
};

/** The form that shows a predicate, or nothing where none does. */
export function formOf(is: Predicate, type: PredicateType): FormName | undefined {
  const operators = (Object.keys(is) as Operator[]).filter((operator) => is[operator] !== undefined);
  const literals = literalsOf(is);
  return FORM_NAMES.find((name) => {
    const { types, shapes, editor, start } = FORMS[name];
    if (!types.includes(type) || !EDITABLE[editor](literals)) return false;
    if (
      !shapes.some(
        (shape) => shape.length === operators.length && shape.every((operator) => operators.includes(operator)),
      )
    ) {
      return false;
    }
    // "Is true" and "is false", "known" and "unknown" differ in the literal alone.
    return editor !== 'none' || literals[0] === literalsOf(start(keptOf(is), type))[0];
  });
}

function keptOf(is: Predicate): Kept {
  const low = [is.gte, is.gt, is.eq, is.ne];
  const high = [is.lte, is.lt];
  const texts = [is.in, is.notIn, is.hasAny, is.hasAll, [is.eq, is.ne, is.has]].flatMap((list) => list ?? []);
  const found = texts.filter((text): text is string => typeof text === 'string');
  const firstNumber = (values: (Literal | undefined)[]): number | undefined =>
    values.find((value) => typeof value === 'number');
  const firstText = (values: (Literal | undefined)[]): string | undefined =>
    values.find((value) => typeof value === 'string');
  return {
    texts: found,
    text: is.contains ?? is.startsWith ?? is.endsWith ?? found[0] ?? '',
    low: firstNumber(low),
    high: firstNumber(high),
    duration: is.inLast ?? is.inNext ?? 'P30D',
    lowInstant: firstText(low) ?? '-P60D',
    highInstant: firstText(high) ?? '-P30D',
  };
}

/** The same condition under another operator. */
export const reform = (is: Predicate, name: FormName, type: PredicateType): Predicate =>
  FORMS[name].start(keptOf(is), type);

/** The operators that a type offers, in the order of the table. */
export const formsFor = (type: PredicateType): FormName[] =>
  FORM_NAMES.filter((name) => FORMS[name].types.includes(type));

/** The texts of a predicate that is a list of them, whichever way it was written. */
export function textsOf(is: Predicate): string[] {
  return keptOf(is).texts;
}

/** Writes a list of texts back under the operator it came with; `eq`, `ne` and `has` become lists once there are more. */
export function withTexts(is: Predicate, texts: string[]): Predicate {
  const [only] = texts;
  const single = texts.length === 1 && only !== undefined;
  if (is.eq !== undefined) return single ? { eq: only } : { in: texts };
  if (is.ne !== undefined) return single ? { ne: only } : { notIn: texts };
  if (is.has !== undefined) return single ? { has: only } : { hasAny: texts };
  if (is.notIn) return { notIn: texts };
  if (is.hasAny) return { hasAny: texts };
  if (is.hasAll) return { hasAll: texts };
  return { in: texts };
}
