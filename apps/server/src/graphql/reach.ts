import { getNamedType, isAbstractType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import type { AccessRules, Requirement } from '@strata/access';

/** An operation of the schema: one of its root fields. */
export interface RootField {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every operation of the schema. */
export function rootFields(schema: GraphQLSchema): RootField[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, type]) => Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field })));
}

/** What a field gives: an object, or all that a union or an interface may turn out to be; nothing for a value. */
export function objectsOf(schema: GraphQLSchema, output: GraphQLOutputType): readonly GraphQLObjectType[] {
  const type = getNamedType(output);
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

/** All that an operation takes before anything of its answer is chosen: what it takes itself, and the objects that it gives. */
export function takenBy(
  schema: GraphQLSchema,
  rules: AccessRules,
  field: GraphQLField<unknown, unknown>,
): Requirement[] {
  const given = objectsOf(schema, field.type).map(({ name }) => rules.objects[name]);
  return [rules.operations[field.name], ...given].filter((one) => one !== undefined);
}
