import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { json } from 'express';

/** Apollo Server as its documentation sets it up with Express, with one resolver that gives what is there. Prints its port. */
const apollo = new ApolloServer({
  typeDefs: `
    type Query { user(externalId: String!): User }
    type User { id: ID! externalId: String name: String attribute(key: String!): String }
  `,
  resolvers: {
    Query: { user: (_: unknown, { externalId }: { externalId: string }) => ({ id: '7', externalId, name: '王小明' }) },
    User: { attribute: () => '上海市' },
  },
});
await apollo.start();
const server = createServer(express().use('/graphql', json(), expressMiddleware(apollo)));
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
