import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Query, Resolver } from 'type-graphql';
import { Refusal } from '@strata/db';
import { planRule, restsOnSensitive } from '@strata/rules';
import { evaluateTogether } from '@strata/segment';
import type { Explanation } from '@strata/segment';
import type { Context } from '../context.js';
import { RULE } from '../costs.js';
import { definitionsOf } from '../definitions.loader.js';
import { DateTimeScalar, readInstant } from '../scalars.js';
import { sees, withinScope } from '../scope.js';
import { expectNow, hiddenAttributes } from '../sight.js';
import { changeBetween } from './change.js';
import { Preview } from './preview.js';
import { RuleInput } from './rule.input.js';
import { plainRule } from './rule.plain.js';
import { RuleChange, RuleExplanation, RulePreview } from './rule.type.js';
import { sampleSize, USUAL_SAMPLE } from './sample.js';

@ArgsType()
class PreviewArguments {
  @Field(() => RuleInput, { description: 'The rule.' })
  rule: RuleInput;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'The instant; absent: now. In the past, events, attributes and tags are as they were then; before their history began, HISTORY_NOT_KEPT.',
  })
  asOf?: string | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: USUAL_SAMPLE,
    description: 'How many users `sample` shows, at most 100.',
  })
  sample?: number | null;

  @Field(() => String, { nullable: true, description: 'The `freshness` of a write that the answer must show.' })
  minFreshness?: string | null;
}

@Resolver()
export class RuleResolver {
  @Query(() => RulePreview, {
    complexity: RULE,
    description:
      'What a rule would select: its count, that of every node, samples and charts. RULE_INVALID names every fault.',
  })
  async previewRule(@Args(() => PreviewArguments) args: PreviewArguments, @Ctx() context: Context): Promise<Preview> {
    const { app, actor } = context;
    const size = sampleSize(args.sample);
    const { rule, definitions } = await app.rules.check(actor, plainRule(args.rule));
    if (args.asOf != null) await expectNow(rule, definitions, 'asOf', context);
    const options = await withinScope(
      {
        asOf: readInstant(args.asOf, 'asOf'),
        minFreshness: args.minFreshness ?? undefined,
        signal: context.signal,
      },
      context,
    );
    return new Preview(app, rule, definitions, options, size);
  }

  @Query(() => RuleChange, {
    complexity: 2 * RULE,
    description: 'Who would enter and who would leave if one rule became another.',
  })
  async compareRules(
    @Arg('before', () => RuleInput, { description: 'The rule as it is.' }) before: RuleInput,
    @Arg('after', () => RuleInput, { description: 'The rule as it would be.' }) after: RuleInput,
    @Arg('sample', () => Int, {
      nullable: true,
      defaultValue: USUAL_SAMPLE,
      description: 'How many users each sample shows, at most 100.',
    })
    sample: number | null | undefined,
    @Ctx() context: Context,
  ): Promise<RuleChange> {
    const { app, actor, signal } = context;
    const size = sampleSize(sample);
    const checked = await Promise.all([before, after].map((rule) => app.rules.check(actor, plainRule(rule))));
    await app.rules.expectNotJoined(
      actor,
      checked.map(({ rule }) => rule),
    );
    const plans = checked.map(({ rule, definitions }) => planRule(rule, definitions));
    const [was, is] = await evaluateTogether(app.audience, plans, await withinScope({ signal }, context));
    if (!was || !is) throw new Error('two rules were compared, and fewer answered');
    return changeBetween(was, is, size, context);
  }

  @Query(() => RuleExplanation, {
    complexity: RULE,
    description:
      'Why a rule selects one user or not: each condition, the value that decided, and the events behind it.',
  })
  async explainRule(
    @Arg('rule', () => RuleInput, { description: 'The rule.' }) rule: RuleInput,
    @Arg('userId', () => ID, { description: "The user's id in Strata." }) userId: string,
    @Arg('asOf', () => DateTimeScalar, { nullable: true, description: 'The instant; absent: now.' })
    asOf: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Explanation> {
    const { app, actor, signal } = context;
    const checked = await app.rules.check(actor, plainRule(rule));
    const user = await app.profiles.byId(Number(userId));
    if (!user || !(await sees(user.id, context))) throw new Refusal('NOT_FOUND', `There is no user ${userId}.`);
    const { explainer } = app.segments;
    const at = readInstant(asOf, 'asOf');
    if (at !== undefined) await expectNow(checked.rule, checked.definitions, 'asOf', context);
    const explained = await explainer.explain(checked.rule, checked.definitions, user.id, at, signal);
    const { sensitive } = await definitionsOf(context.loaders);
    if (restsOnSensitive(checked.rule, checked.definitions, sensitive.attributes)) context.seen.add(user.id);
    // The instant would tell the value behind a segment that turns on one: a birthday by the day on which its rule is met.
    const hidden = await hiddenAttributes(context);
    if (!restsOnSensitive(checked.rule, checked.definitions, hidden)) return explained;
    return { ...explained, changesAt: () => Promise.resolve(null) };
  }
}
