import { GraphQLError, GraphQLScalarType, Kind, print } from 'graphql';
import type { ObjMap } from 'graphql/jsutils/ObjMap.js';
import type { ValueNode } from 'graphql';
import { Refusal } from '@strata/db';
import { parseInstant } from '@strata/rules';
import type { Literal } from '@strata/rules';

const badInput = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

function literal(value: unknown): Literal {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw badInput('A literal is a text, a finite number or a boolean.');
}

export const LiteralScalar = new GraphQLScalarType<Literal, Literal>({
  name: 'Literal',
  description: 'A text, a finite number or a boolean. Dates and instants are ISO 8601 texts.',
  serialize: literal,
  parseValue: literal,
  parseLiteral(node) {
    if (node.kind === Kind.STRING || node.kind === Kind.BOOLEAN) return node.value;
    if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return literal(Number(node.value));
    throw badInput(`A literal is a text, a number or a boolean, not ${print(node)}.`);
  },
});

/**
 * Comes in as text and is read where it is used (`readInstant`), not here: a bad instant in one event of a batch must
 * reject that event alone, and what a scalar throws refuses the whole request.
 */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant: ISO 8601 date-time with zone, to the millisecond. Given out in UTC.',
  serialize(value) {
    const date = typeof value === 'number' ? new Date(value) : value;
    if (!(date instanceof Date)) throw new TypeError(`not an instant: ${typeof value}`);
    return date.toISOString();
  },
  parseValue: text,
  parseLiteral: (node) => text(node.kind === Kind.STRING ? node.value : undefined),
});

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw badInput(`${INSTANT_EXPECTED}, as text.`);
}

const INSTANT_EXPECTED = 'expected an ISO 8601 date-time with zone, such as 2026-11-22T09:30:00+08:00';

/** Milliseconds since 1970 of a DateTime argument, or the refusal that names the argument. */
export function readInstant(value: string, argument: string): number;
export function readInstant(value: string | null | undefined, argument: string): number | undefined;
export function readInstant(value: string | null | undefined, argument: string): number | undefined {
  if (value === null || value === undefined) return undefined;
  const instant = parseInstant(value);
  if (instant === undefined) throw new Refusal('INVALID_INPUT', `${argument}: ${INSTANT_EXPECTED}`);
  return instant;
}

/** Objects have no prototype, so `__proto__` in them is a key like any other and is refused where keys are checked. */
function jsonOf(node: ValueNode, variables: ObjMap<unknown> | null | undefined): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map((value) => jsonOf(value, variables));
    case Kind.OBJECT: {
      const object = Object.create(null) as Record<string, unknown>;
      for (const field of node.fields) object[field.name.value] = jsonOf(field.value, variables);
      return object;
    }
    case Kind.VARIABLE:
      return variables?.[node.name.value];
    case Kind.ENUM:
      throw badInput(`JSON has no bare word ${node.value}; write it in quotes.`);
  }
}

export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: jsonOf,
});
