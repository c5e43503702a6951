import 'reflect-metadata';
import { createPubSub } from '@graphql-yoga/subscription';
import { GraphQLInputObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { blurCounts } from './blur.js';
import { auditMutations } from '../audit/audited-mutations.js';
import { resolvers } from './resolvers.js';

// TypeGraphQL 2.0.0-rc.4 has no option for @oneOf; graphql-js reads the mark when it prints and validates.
const ONE_OF = ['RuleInput', 'MeasureInput', 'UserNameInput', 'ModelSettingsInput'];

/** The schema, built from the code. Needs no database. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({ resolvers, validate: false, pubSub: createPubSub() });
  for (const name of ONE_OF) {
    const type = schema.getType(name);
    if (!(type instanceof GraphQLInputObjectType)) throw new Error(`no input type ${name}`);
    type.isOneOf = true;
  }
  blurCounts(schema);
  auditMutations(schema);
  return schema;
}

/** The text of schema.graphql: sorted, so that a change shows as what it is. */
export function schemaText(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
