import { Arg, Ctx, Extensions, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { seesFiguresAlone } from '@strata/access';
import { Refusal } from '@strata/db';
import { normalizeText, withoutSensitiveLiterals } from '@strata/rules';
import type { Rule } from '@strata/rules';
import type { User } from '@strata/profile';
import { isStale } from '@strata/tag';
import type { Holders, Judging, Tag, UserTag } from '@strata/tag';
import type { CountedWithin } from '../blur.js';
import type { Context, LoaderFactory } from '../context.js';
import { LENGTH } from '../costs.js';
import { plainRule } from '../rule/rule.plain.js';
import { DateTimeScalar, JsonScalar, readInstant } from '../scalars.js';
import { someUsers } from '../scope.js';
import { hiddenAttributes } from '../sight.js';
import { batched } from '../user/user.loaders.js';
import { UserObject } from '../user/user.type.js';
import {
  AssignTagsInput,
  AssignTagsPayload,
  CreateTagInput,
  RemoveTagsInput,
  RemoveTagsPayload,
  UpdateTagInput,
} from './tag.input.js';
import { TagObject, UserTagObject } from './tag.type.js';

const MOST_IDS = 10_000;

@Resolver(() => TagObject)
export class TagResolver {
  @Extensions(LENGTH.tags)
  @Query(() => [TagObject], { description: 'The tree of tags by key, or what lies below one of them.' })
  tags(
    @Arg('under', () => String, { nullable: true, description: 'The key of the tag above.' })
    under: string | null | undefined,
    @Ctx() { app }: Context,
  ): Promise<Tag[]> {
    return app.tags.list(under ?? undefined);
  }

  @FieldResolver(() => JsonScalar, {
    nullable: true,
    description:
      'The rule that decides who holds it; absent for a tag given by hand. What it asks of sensitive attributes is `•••` to those who may not see them.',
  })
  async rule(@Root() { rule }: Tag, @Ctx() context: Context): Promise<Rule | null> {
    return rule ? withoutSensitiveLiterals(rule, await hiddenAttributes(context)) : null;
  }

  @FieldResolver(() => Int, {
    description: 'How many users hold it or a tag below it; up to some minutes old where it is slow to count.',
  })
  async coverage(@Root() tag: Tag, @Ctx() context: Context): Promise<number> {
    return (await context.app.tags.coverage(await someUsers(context), context.signal)).get(tag.key) ?? 0;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When assignments were last written.' })
  freshness(@Root() tag: Tag): Date | null {
    return tag.refreshedAt;
  }

  @FieldResolver(() => Boolean, { description: 'Whether its `ttl` has passed since assignments were last written.' })
  stale(@Root() tag: Tag): boolean {
    return isStale(tag, Date.now());
  }

  @Mutation(() => TagObject, { description: 'Creates a tag, and those above it that do not exist.' })
  async createTag(
    @Arg('input', () => CreateTagInput, { description: 'The new tag.' }) { rule, ...input }: CreateTagInput,
    @Ctx() { app, actor }: Context,
  ): Promise<Tag> {
    const checked = rule && (await app.rules.checkKept(actor, plainRule(rule))).rule;
    const judging = await judgingOf({ app, actor }, input, checked ?? undefined);
    const tag = await app.tagging.create({ ...input, rule: checked }, judging);
    return tag;
  }

  @Mutation(() => TagObject, {
    description:
      'Changes what a tag says. A new rule is followed within seconds, by whom it gives the tag to and takes it from.',
  })
  async updateTag(
    @Arg('input', () => UpdateTagInput, { description: 'Which tag, and what changes.' })
    { rule, class: kind, ...input }: UpdateTagInput,
    @Ctx() { app, actor }: Context,
  ): Promise<Tag> {
    const checked = rule && (await app.rules.checkKept(actor, plainRule(rule))).rule;
    const judging = await judgingOf({ app, actor }, input, checked);
    const tag = await app.tagging.update({ ...input, class: kind ?? undefined, rule: checked }, judging);
    return tag;
  }

  @Mutation(() => AssignTagsPayload, {
    description: 'Gives a tag to users. Assigning again changes weight and expiry.',
  })
  async assignTags(
    @Arg('input', () => AssignTagsInput, { description: 'Which tag, and to whom.' }) input: AssignTagsInput,
    @Ctx() context: Context,
  ): Promise<AssignTagsPayload & CountedWithin> {
    const expiresAt = readInstant(input.expiresAt, 'expiresAt');
    const options = { weight: input.weight, expiresAt, source: 'api' };
    const assigned = await context.app.tagging.assign(input.tag, await holdersOf(input, context), options);
    return { ...assigned, named: !input.rule };
  }

  @Mutation(() => RemoveTagsPayload, { description: 'Takes a tag from users.' })
  async removeTags(
    @Arg('input', () => RemoveTagsInput, { description: 'Which tag, and from whom.' }) input: RemoveTagsInput,
    @Ctx() context: Context,
  ): Promise<RemoveTagsPayload & CountedWithin> {
    const removed = await context.app.tagging.remove(input.tag, await holdersOf(input, context));
    return { ...removed, named: !input.rule };
  }
}

@Resolver(() => UserObject)
export class UserTagResolver {
  @FieldResolver(() => [UserTagObject], { description: 'The tags that they hold now, by key.' })
  tags(@Root() user: User, @Ctx() { loaders }: Context): Promise<UserTag[]> {
    return loaders.of(tagsOfUsers).load(user.id);
  }
}

/** What a tag that somebody makes or changes is judged by, in the transaction that does it. */
async function judgingOf(
  { app, actor }: Pick<Context, 'app' | 'actor'>,
  input: Pick<UpdateTagInput, 'key' | 'exclusive'>,
  rule: Rule | null | undefined,
): Promise<Judging> {
  const key = normalizeText(input.key);
  const definitions = await app.definitions.current();
  // Read before the transaction: one that waits for a lock must not keep its holder from a connection.
  const besides = rule === undefined ? [] : await app.tags.besides(key);
  const below = input.exclusive ? (await app.tags.list(key)).map((tag) => tag.key) : [];
  const moved = { tags: rule === undefined ? [] : [key], besides: [...besides, ...below] };
  const { service } = app.segments;
  return {
    definitions: definitions.rules,
    async check(transaction) {
      if (rule) await service.holdRule(transaction, definitions.rules, key, rule);
      // Whom it holds from now on, who makes room for it, and those below it of whom each user keeps one.
      if (moved.tags.length + moved.besides.length > 0)
        await service.holdDecisive(transaction, { actor, definitions }, moved);
    },
  };
}

const tagsOfUsers: LoaderFactory<number, UserTag[]> = ({ tags }, options) =>
  batched((ids) => tags.tagsOf(ids), [], options);

/** Exactly one way to say who. Those whom whoever asks does not see are as unknown as those who do not exist. */
async function holdersOf(
  { tag, externalIds, rule, minFreshness }: Pick<AssignTagsInput, 'tag' | 'externalIds' | 'rule' | 'minFreshness'>,
  context: Context,
): Promise<Holders> {
  const { app, actor } = context;
  if (seesFiguresAlone(actor)) {
    // By whom it counts no more, a segment that asks for the tag would tell who was in it.
    const key = normalizeText(tag);
    const moved = { tags: [key], besides: await app.tags.besides(key) };
    const decided = await app.segments.usage.decidedBy(moved, app.database);
    const ruling = decided.map((holder) => holder.rule);
    await app.rules.expectNotJoined(actor, ruling);
  }
  const scope = await app.rules.writeScope(actor);
  if (externalIds && !rule) {
    if (externalIds.length > MOST_IDS) throw new Refusal('TOO_LARGE', `externalIds: at most ${MOST_IDS} at once`);
    return { externalIds, scope };
  }
  if (rule && !externalIds) {
    // By what it changes it tells how many the rule selects.
    app.authorization.authorize(actor, 'tagByRule');
    // Whoever holds a tag can be asked about with anything else.
    await app.rules.expectNotJoined(actor, [plainRule(rule).given]);
    const options = { minFreshness: minFreshness ?? undefined };
    return { users: (await app.rules.evaluate(actor, plainRule(rule), options)).members, scope };
  }
  throw new Refusal('INVALID_INPUT', 'expected either externalIds or rule');
}
