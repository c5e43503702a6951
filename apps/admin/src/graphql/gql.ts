/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
  '\n  query Workspace {\n    workspace {\n      name\n      timeZone\n      locale\n      version\n      demo\n    }\n  }\n': typeof types.WorkspaceDocument;
  '\n  query Find($text: String!) {\n    users(search: $text, first: 5) {\n      edges {\n        node {\n          id\n          name\n          externalId\n        }\n      }\n    }\n    segments(search: $text, first: 5) {\n      edges {\n        node {\n          key\n          name\n          count\n        }\n      }\n    }\n  }\n': typeof types.FindDocument;
  '\n  query FindTags {\n    tags {\n      key\n      name\n      coverage\n    }\n  }\n': typeof types.FindTagsDocument;
};
const documents: Documents = {
  '\n  query Workspace {\n    workspace {\n      name\n      timeZone\n      locale\n      version\n      demo\n    }\n  }\n':
    types.WorkspaceDocument,
  '\n  query Find($text: String!) {\n    users(search: $text, first: 5) {\n      edges {\n        node {\n          id\n          name\n          externalId\n        }\n      }\n    }\n    segments(search: $text, first: 5) {\n      edges {\n        node {\n          key\n          name\n          count\n        }\n      }\n    }\n  }\n':
    types.FindDocument,
  '\n  query FindTags {\n    tags {\n      key\n      name\n      coverage\n    }\n  }\n': types.FindTagsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query Workspace {\n    workspace {\n      name\n      timeZone\n      locale\n      version\n      demo\n    }\n  }\n',
): (typeof documents)['\n  query Workspace {\n    workspace {\n      name\n      timeZone\n      locale\n      version\n      demo\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query Find($text: String!) {\n    users(search: $text, first: 5) {\n      edges {\n        node {\n          id\n          name\n          externalId\n        }\n      }\n    }\n    segments(search: $text, first: 5) {\n      edges {\n        node {\n          key\n          name\n          count\n        }\n      }\n    }\n  }\n',
): (typeof documents)['\n  query Find($text: String!) {\n    users(search: $text, first: 5) {\n      edges {\n        node {\n          id\n          name\n          externalId\n        }\n      }\n    }\n    segments(search: $text, first: 5) {\n      edges {\n        node {\n          key\n          name\n          count\n        }\n      }\n    }\n  }\n'];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(
  source: '\n  query FindTags {\n    tags {\n      key\n      name\n      coverage\n    }\n  }\n',
): (typeof documents)['\n  query FindTags {\n    tags {\n      key\n      name\n      coverage\n    }\n  }\n'];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> =
  TDocumentNode extends DocumentNode<infer TType, any> ? TType : never;
