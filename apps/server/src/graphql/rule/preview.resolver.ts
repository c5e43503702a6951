import { Arg, Args, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { lintRule, restsOnSensitive } from '@strata/rules';
import type { NodeCount } from '@strata/audience';
import type { RuleWarning as Warning } from '@strata/rules';
import type { User } from '@strata/profile';
import type { Context } from '../context.js';
import { EVALUATION, PASS } from '../costs.js';
import { definitionsOf } from '../definitions.loader.js';
import { expectNow } from '../sight.js';
import { DateTimeScalar } from '../scalars.js';
import { usersOf } from '../user/user.connection.js';
import { UserObject } from '../user/user.type.js';
import { BreakdownArguments, breakdownOf } from './breakdown.js';
import { Preview } from './preview.js';
import { Bucket, RuleNodeCount, RulePreview, RuleWarning, TrendPoint } from './rule.type.js';
import { sampleOf } from './sample.js';
import { localeOf } from './sentence.js';
import { TrendArguments, trendOf } from './trend.js';

/** Each field asks for what it needs; the evaluation is begun by the first that needs it. */
@Resolver(() => RulePreview)
export class PreviewResolver {
  @FieldResolver(() => Int, { description: 'How many users it selects, exactly.' })
  async count(@Root() preview: Preview): Promise<number> {
    return (await preview.evaluation()).members.size;
  }

  @FieldResolver(() => Int, { description: 'Everyone, for shares.' })
  async total(@Root() preview: Preview): Promise<number> {
    return (await preview.evaluation()).total;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'The instant for which the answer is exact.' })
  async asOf(@Root() preview: Preview): Promise<Date> {
    return new Date((await preview.evaluation()).asOf);
  }

  @FieldResolver(() => DateTimeScalar, {
    description: 'Every write acknowledged before this instant is in the answer.',
  })
  async freshAsOf(@Root() preview: Preview): Promise<Date> {
    return new Date((await preview.evaluation()).freshAsOf);
  }

  @FieldResolver(() => Float, { description: 'How long the evaluation took, in milliseconds.' })
  async tookMs(@Root() preview: Preview): Promise<number> {
    return (await preview.evaluation()).tookMs;
  }

  @FieldResolver(() => [RuleNodeCount], { description: 'The counts of every node, each before those below it.' })
  async nodes(@Root() preview: Preview): Promise<NodeCount[]> {
    return (await preview.evaluation()).nodes();
  }

  @FieldResolver(() => [TrendPoint], {
    complexity: EVALUATION,
    description:
      'The count at past instants; the last is the instant of the preview, the others begin days of the workspace’s zone (hours, ' +
      'minutes, where they are closer). Ask for it apart, after the count: it takes longer. Slow ones of the past may be an hour old.',
  })
  async trend(
    @Root() preview: Preview,
    @Args(() => TrendArguments) args: TrendArguments,
    @Ctx() context: Context,
  ): Promise<TrendPoint[]> {
    await expectNow(preview.rule, preview.definitions, 'trend', context);
    return trendOf(context, preview.plan, preview.definitions.timeZone, args, preview.options);
  }

  @FieldResolver(() => [RuleWarning], { description: 'What may not have been meant. Stops nothing.' })
  async warnings(
    @Root() preview: Preview,
    @Arg('locale', () => String, { nullable: true, description: "zh or en. Absent: the workspace's." })
    locale: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Warning[]> {
    const { asOf } = preview.options;
    const spoken = await localeOf(locale, context);
    return lintRule(preview.rule, preview.definitions, { asOf, now: Date.now(), locale: spoken });
  }

  @FieldResolver(() => [UserObject], { description: 'Some of the users, from the whole range of ids.' })
  async sample(@Root() preview: Preview, @Ctx() context: Context): Promise<User[]> {
    const { members } = await preview.evaluation();
    const sample = await usersOf(sampleOf(members, preview.sample), context);
    const { sensitive } = await definitionsOf(context.loaders);
    if (restsOnSensitive(preview.rule, preview.definitions, sensitive.attributes))
      context.seen.add(...sample.map(({ id }) => id));
    return sample;
  }

  @FieldResolver(() => [Bucket], {
    complexity: PASS,
    description: 'How an attribute or tags are spread within the rule and among everyone.',
  })
  async breakdown(
    @Root() preview: Preview,
    @Args(() => BreakdownArguments) args: BreakdownArguments,
    @Ctx() context: Context,
  ): Promise<Bucket[]> {
    const { members } = await preview.evaluation();
    return breakdownOf(context, { members, rule: preview.rule }, args, preview.options);
  }
}
