import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { getOperationAST, isEnumType, isInputObjectType, isObjectType, Kind, parse, validate } from 'graphql';
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

  test('the examples of the playground are valid, each with the variables that it needs', () => {
    const folder = new URL('../playground/', import.meta.url);
    const names = readdirSync(folder);
    const examples = names.filter((name) => name.endsWith('.graphql'));
    expect(examples.length).toBeGreaterThan(5);
    for (const name of examples) {
      const document = parse(readFileSync(new URL(name, folder), 'utf8'));
      expect([name, validate(schema, document)]).toEqual([name, []]);
      const variables = name.replace('.graphql', '.json');
      const given = names.includes(variables)
        ? (JSON.parse(readFileSync(new URL(variables, folder), 'utf8')) as object)
        : {};
      const needed = getOperationAST(document)?.variableDefinitions?.filter(
        ({ type }) => type.kind === Kind.NON_NULL_TYPE,
      );
      expect([name, Object.keys(given)]).toEqual([name, needed?.map(({ variable }) => variable.name.value)]);
    }
  });
});
