import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  Float,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { DayCount as DayCountOf, EventType } from '@strata/collect';
import { Refusal } from '@strata/db';
import type { User } from '@strata/profile';
import {
  isStorableText,
  normalizeText,
  spokenName,
  standardEvent,
  standardEventDescription,
  unexpectedTypes,
} from '@strata/rules';
import { unseenBy } from '../../naming.js';
import { page, PageArguments, pageSize } from '../connection.js';
import type { Context } from '../context.js';
import { LENGTH, LIST } from '../costs.js';
import { someUsers } from '../scope.js';
import { UserObject } from '../user/user.type.js';
import { eventActivities, eventCounts, eventPages } from './event.loaders.js';
import {
  DayCount,
  EventTypeObject,
  StandardEventObject,
  TrackEventsInput,
  TrackEventsPayload,
  UserEventConnection,
} from './event.type.js';

@ArgsType()
class UserEventsArguments extends PageArguments {
  @Field(() => String, { nullable: true, description: 'Only events of this name.' })
  name?: string | null;
}

@Resolver(() => EventTypeObject)
export class EventTypeResolver {
  @Extensions(LENGTH.eventTypes)
  @Query(() => [EventTypeObject], { description: 'Every event name that has arrived, the most frequent first.' })
  async eventTypes(@Ctx() { app }: Context): Promise<EventTypeObject[]> {
    const types = await app.eventCatalogue.list();
    return types.map((type) => ({
      ...type,
      properties: type.properties.map((property) => ({
        ...property,
        unexpected: unexpectedTypes(type.name, property.name, property.types),
      })),
    }));
  }

  @FieldResolver(() => Int, {
    description: 'How many users have one; up to some minutes old where it is slow to count.',
  })
  async coverage(@Root() type: EventType, @Ctx() context: Context): Promise<number> {
    return (await context.app.eventCatalogue.coverage(await someUsers(context), context.signal)).get(type.name) ?? 0;
  }

  @FieldResolver(() => Float, { description: 'How many there are.' })
  async volume(@Root() type: EventType, @Ctx() context: Context): Promise<number> {
    const among = await someUsers(context);
    return among
      ? ((await context.app.eventCatalogue.volumesOf(among, context.signal)).get(type.name) ?? 0)
      : type.volume;
  }

  @FieldResolver(() => StandardEventObject, {
    nullable: true,
    description: 'What the catalogue of standard events says of it; null for a name of your own.',
  })
  standard(@Root() { name }: EventType): StandardEventObject | null {
    const known = standardEvent(name);
    if (!known) return null;
    const { zh, properties } = known;
    const description = standardEventDescription(name)!;
    const nameEn = spokenName(name, 'en').name;
    return {
      nameZh: zh,
      nameEn,
      descriptionZh: description.zh,
      descriptionEn: description.en,
      properties: [...properties],
    };
  }

  @Mutation(() => TrackEventsPayload, {
    description:
      'Stores events durably, each once. One bad event never refuses the rest. Whoever sees only some users sends those of no others: UNKNOWN_USER.',
  })
  async trackEvents(
    @Arg('input', () => TrackEventsInput, { description: 'The batch.' }) input: TrackEventsInput,
    @Ctx() { app, actor }: Context,
  ): Promise<TrackEventsPayload> {
    const [scope, unseen] = await Promise.all([app.rules.writeScope(actor), unseenBy(app, actor)]);
    return app.trackEvents(input.events, { scope, unseen });
  }
}

@Resolver(() => UserObject)
export class UserEventResolver {
  @FieldResolver(() => UserEventConnection, { complexity: LIST, description: 'What they did, the newest first.' })
  async events(
    @Root() user: User,
    @Args(() => UserEventsArguments) args: UserEventsArguments,
    @Ctx() { loaders }: Context,
  ): Promise<UserEventConnection> {
    const { id: userId } = user;
    const first = pageSize(args.first);
    const name = readName(args.name);
    const question = { first: first + 1, after: args.after ?? undefined, name };
    const rows = await loaders.of(eventPages).load({ userId, question });
    return {
      ...page(rows, { first, after: args.after, cursor: ({ cursor }) => cursor, node: (event) => event }),
      get totalCount() {
        return loaders.of(eventCounts).load({ userId, question: { name } });
      },
    };
  }

  @Extensions(LENGTH.days)
  @FieldResolver(() => [DayCount], {
    complexity: LIST,
    description: 'How much they did on each day, the oldest first.',
  })
  activity(
    @Root() { id: userId }: User,
    @Arg('days', () => Int, { description: 'How many days, today included: 1 to 366.' }) days: number,
    @Ctx() { loaders }: Context,
  ): Promise<DayCountOf[]> {
    return loaders.of(eventActivities).load({ userId, question: { days } });
  }
}

function readName(name: string | null | undefined): string | undefined {
  if (name === null || name === undefined) return undefined;
  if (!isStorableText(name)) throw new Refusal('INVALID_INPUT', 'name: U+0000 and lone surrogates are no text');
  return normalizeText(name);
}
