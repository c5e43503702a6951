import { Arg, Ctx, Extensions, FieldResolver, Float, Int, Query, Resolver, Root } from 'type-graphql';
import type { DayCount as DayCountOf } from '@strata/collect';
import { Refusal } from '@strata/db';
import { dayOf, dayStart } from '@strata/rules';
import type { Moment } from '@strata/rules';
import type { Context } from '../context.js';
import { LENGTH, PASS } from '../costs.js';
import { someUsers, withinScope } from '../scope.js';
import { DayCount } from '../event/event.type.js';
import { attention } from './attention.js';
import { AttentionItem, Overview, Reach } from './overview.type.js';
import { reachOf } from './reach.js';

const MOST_DAYS = 366;

interface Asked {
  days: number;
}

@Resolver(() => Overview)
export class OverviewResolver {
  @Query(() => Overview, { description: 'How things stand, over the last days.' })
  overview(@Arg('days', () => Int, { description: 'How many days, today the last; 1 to 366.' }) days: number): Asked {
    if (days < 1 || days > MOST_DAYS)
      throw new Refusal('INVALID_INPUT', `days: expected 1 to ${MOST_DAYS}, got ${days}`);
    return { days };
  }

  @FieldResolver(() => Int, { description: 'How many users there are.' })
  async users(@Ctx() context: Context): Promise<number> {
    const { app, signal } = context;
    const asked = await withinScope({ signal }, context);
    return (await app.audience.evaluate({ node: 'everyone', path: 'rule' }, asked)).total;
  }

  @FieldResolver(() => Int, { complexity: PASS, description: 'How many users became known in these days.' })
  async newUsers(@Root() { days }: Asked, @Ctx() context: Context): Promise<number> {
    const { app } = context;
    const { asOf, timeZone } = await present(app);
    return app.profiles.countSince(
      dayStart(dayOf(asOf, timeZone) - days + 1, timeZone),
      await someUsers(context),
      context.signal,
    );
  }

  @Extensions(LENGTH.days)
  @FieldResolver(() => [DayCount], {
    complexity: PASS,
    description: 'Events and active users a day, the oldest first, today the last.',
  })
  async active(@Root() { days }: Asked, @Ctx() context: Context): Promise<DayCountOf[]> {
    return context.app.events.activity(days, await present(context.app), await someUsers(context), context.signal);
  }

  @FieldResolver(() => Float, { complexity: PASS, description: 'How many events in these days.' })
  async events(@Root() { days }: Asked, @Ctx() context: Context): Promise<number> {
    const active = await context.app.events.activity(
      days,
      await present(context.app),
      await someUsers(context),
      context.signal,
    );
    return active.reduce((sum, { count }) => sum + count, 0);
  }

  @FieldResolver(() => Reach, { complexity: PASS, description: 'Who may be written to now, for one purpose.' })
  reach(
    @Arg('purpose', () => String, { defaultValue: 'MARKETING', description: 'The key of the purpose.' })
    purpose: string,
    @Ctx() context: Context,
  ): Promise<Reach> {
    return reachOf(purpose, context);
  }

  @FieldResolver(() => [AttentionItem], {
    complexity: PASS,
    description: 'What someone should look at, at most 20 of each kind.',
  })
  attention(@Ctx() context: Context): Promise<AttentionItem[]> {
    return attention(context, Date.now());
  }
}

async function present(app: Context['app']): Promise<Moment> {
  const { rules } = await app.definitions.current();
  return { asOf: Date.now(), timeZone: rules.timeZone };
}
