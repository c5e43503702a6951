import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { isEnumType, isInputObjectType, isObjectType, parse, validate } from 'graphql';
import type { GraphQLArgument, GraphQLField, GraphQLInputField, GraphQLNamedType } from 'graphql';
import { createSchema } from './schema.js';

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

/** Everything in a type that a reader of the playground may point at. */
function partsOf(type: GraphQLNamedType): [string, string | null | undefined][] {
  const parts: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type))
    for (const value of type.getValues()) parts.push([`${type.name}.${value.name}`, value.description]);
  if (isObjectType(type) || isInputObjectType(type)) {
    const fields = Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields());
    for (const field of fields) {
      parts.push([`${type.name}.${field.name}`, field.description]);
      const args: readonly GraphQLArgument[] = 'args' in field ? field.args : [];
      for (const argument of args) parts.push([`${type.name}.${field.name}(${argument.name})`, argument.description]);
    }
  }
  return parts;
}

describe('the schema', () => {
  test('every type, field, argument and word of an enum says what it means', () => {
    const roots = ['Query', 'Mutation', 'Subscription', 'String', 'Boolean', 'Int', 'Float', 'ID'];
    const silent = types.flatMap(partsOf).filter(([name, description]) => !description && !roots.includes(name));
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  test('rules and measures are one of their forms', () => {
    for (const name of ['RuleInput', 'MeasureInput']) {
      const type = schema.getType(name);
      expect(isInputObjectType(type) && type.isOneOf).toBe(true);
    }
  });

  test('the examples of the playground are valid', () => {
    const examples = readFileSync(new URL('../playground/examples.graphql', import.meta.url), 'utf8');
    const document = parse(examples);
    expect(document.definitions.length).toBeGreaterThan(5);
    expect(validate(schema, document)).toEqual([]);
  });
});
