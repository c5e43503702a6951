import type { NonEmptyArray } from 'type-graphql';
import { AttributeResolver } from './attribute/attribute.resolver.js';
import { EventTypeResolver, UserEventResolver } from './event/event.resolver.js';
import { TagResolver, UserTagResolver } from './tag/tag.resolver.js';
import { UserResolver } from './user/user.resolver.js';
import { WorkspaceResolver } from './workspace/workspace.resolver.js';

/** Every resolver of the schema. None has constructor arguments: services come with the context. */
export const resolvers: NonEmptyArray<new () => object> = [
  AttributeResolver,
  EventTypeResolver,
  TagResolver,
  UserTagResolver,
  UserEventResolver,
  UserResolver,
  WorkspaceResolver,
];
