import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { User } from '@strata/profile';
import type { Segment } from '@strata/segment';
import { AttributeObject } from '../attribute/attribute.type.js';
import type { Context } from '../context.js';
import { HELD, LENGTH } from '../costs.js';
import { EventTypeObject } from '../event/event.type.js';
import { TagObject } from '../tag/tag.type.js';
import { UserObject } from '../user/user.type.js';
import { segmentsOfUsers, usesOf } from './segment.loaders.js';
import { SegmentObject } from './segment.type.js';

@Resolver(() => AttributeObject)
export class AttributeUses {
  @Extensions(LENGTH.few)
  @FieldResolver(() => [SegmentObject], { description: 'Segments in use whose published rules name it.' })
  usedIn(@Root() { key }: AttributeObject, @Ctx() { loaders }: Context): Promise<Segment[]> {
    return loaders.of(usesOf.attributes).load(key);
  }
}

@Resolver(() => TagObject)
export class TagUses {
  @Extensions(LENGTH.few)
  @FieldResolver(() => [SegmentObject], {
    description: 'Segments in use whose published rules name it, or a tag above it.',
  })
  usedIn(@Root() { key }: TagObject, @Ctx() { loaders }: Context): Promise<Segment[]> {
    return loaders.of(usesOf.tags).load(key);
  }
}

@Resolver(() => EventTypeObject)
export class EventUses {
  @Extensions(LENGTH.few)
  @FieldResolver(() => [SegmentObject], { description: 'Segments in use whose published rules name it.' })
  usedIn(@Root() { name }: EventTypeObject, @Ctx() { loaders }: Context): Promise<Segment[]> {
    return loaders.of(usesOf.events).load(name);
  }
}

@Resolver(() => UserObject)
export class UserSegments {
  @FieldResolver(() => [SegmentObject], {
    complexity: HELD,
    description: 'Segments in use that hold the user now, by key.',
  })
  segments(@Root() { id }: User, @Ctx() { loaders }: Context): Promise<Segment[]> {
    return loaders.of(segmentsOfUsers).load(id);
  }
}
