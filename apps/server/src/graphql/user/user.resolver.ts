import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Refusal } from '@strata/db';
import type { ShownIdentity, User } from '@strata/profile';
import { isStorableText, normalizeText, restsOnSensitive } from '@strata/rules';
import type { Literal } from '@strata/rules';
import { unseenBy } from '../../naming.js';
import type { GivenRule } from '../../rules.service.js';
import { asksFor } from '../asks-for.js';
import { PageArguments } from '../connection.js';
import type { Context } from '../context.js';
import { RULE } from '../costs.js';
import { RuleInput } from '../rule/rule.input.js';
import { plainRule } from '../rule/rule.plain.js';
import { definitionsOf } from '../definitions.loader.js';
import { LiteralScalar } from '../scalars.js';
import { scopeSet, sees } from '../scope.js';
import { sightOf } from '../sight.js';
import { foundPage, userPage } from './user.connection.js';
import { IdentityInput, UpsertUsersInput, UpsertUsersPayload } from './user.input.js';
import { identitiesOfUsers, knownOfUsers } from './user.loaders.js';
import { UserAttribute, UserConnection, UserIdentity, UserObject } from './user.type.js';

/** The fields of an attribute that take more than its value. */
const ORIGIN: ReadonlySet<string> = new Set(['source', 'at', 'original', 'inferred']);

const EVERYONE: GivenRule = { given: { everyone: true } };
/** A search answers with the best matches, not with a list to be read through. */
const MOST_FOUND = 100;

@ArgsType()
class UsersArguments extends PageArguments {
  @Field(() => RuleInput, { nullable: true, description: 'Who is in the list. Absent: everyone.' })
  rule?: RuleInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The beginning of an id, phone or e-mail as people write them, or a part of the name. Gives the 100 best matches; none by what whoever asks may not see.',
  })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'The `freshness` of a write that the list must show.' })
  minFreshness?: string | null;
}

@Resolver(() => UserObject)
export class UserResolver {
  @Query(() => UserObject, { nullable: true, description: 'One user, by `id`, by `externalId` or by any `identity`.' })
  async user(
    @Arg('id', () => ID, { nullable: true, description: 'The id in Strata.' }) id: string | null | undefined,
    @Arg('externalId', () => String, { nullable: true, description: 'The id in your systems.' })
    externalId: string | null | undefined,
    @Arg('identity', () => IdentityInput, {
      nullable: true,
      description: 'A phone, e-mail or other identity; phones and e-mails as people write them.',
    })
    identity: IdentityInput | null | undefined,
    @Ctx() context: Context,
  ): Promise<User | null> {
    const { app } = context;
    if ([id, externalId, identity].filter((given) => given != null).length !== 1) {
      throw new Refusal('INVALID_INPUT', 'user: expected one of id, externalId and identity');
    }
    const { profiles } = app;
    const user = identity
      ? await profiles.byIdentity({ ...identity, namespace: identity.namespace ?? '' }, await sightOf(context))
      : typeof id === 'string'
        ? await profiles.byId(Number(id))
        : await profiles.byExternalId(externalId!);
    if (!user || !(await sees(user.id, context))) return null;
    // Whose it is has been told, whatever else is asked of them.
    if (identity && (await definitionsOf(context.loaders)).sensitive.identities.has(identity.kind))
      context.seen.add(user.id);
    return user;
  }

  @Query(() => UserConnection, {
    complexity: RULE,
    description: 'Users by a rule, or all of them, in the order of their ids; by a search, the better match first.',
  })
  async users(@Args(() => UsersArguments) args: UsersArguments, @Ctx() context: Context): Promise<UserConnection> {
    const search = args.search?.trim();
    const rule = args.rule ? plainRule(args.rule) : undefined;
    const found = await this.listed(args, search, rule, context);
    const { rules, sensitive } = await definitionsOf(context.loaders);
    const isSearched = search && (sensitive.identities.size > 0 || sensitive.attributes.has('name'));
    // Being found by a sensitive value tells it, whatever else is asked of them.
    if (isSearched || (rule && restsOnSensitive(rule.given, rules, sensitive.attributes)))
      context.seen.add(...found.edges.map(({ node }) => node.id));
    return found;
  }

  private async listed(
    args: UsersArguments,
    search: string | undefined,
    rule: GivenRule | undefined,
    context: Context,
  ): Promise<UserConnection> {
    const { app, actor, loaders, signal } = context;
    const options = { minFreshness: args.minFreshness ?? undefined, signal };
    if (search) {
      const scope = await scopeSet(context, options.minFreshness);
      const among = await app.rules.someUsers(actor, await definitionsOf(loaders));
      const some = await app.userSearch.find(search, MOST_FOUND, await sightOf(context), { among, signal });
      const found = scope ? some.filter(({ id }) => scope.has(id)) : some;
      if (!rule) return foundPage(found, args);
      const { members } = await app.rules.evaluate(actor, rule, options, await definitionsOf(loaders));
      return foundPage(
        found.filter(({ id }) => members.has(id)),
        args,
      );
    }
    const { members, asOf } = await app.rules.evaluate(actor, rule ?? EVERYONE, options, await definitionsOf(loaders));
    return userPage(members, asOf, args, context);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The value of the TEXT attribute `name`.' })
  async name(@Root() user: User, @Ctx() context: Context): Promise<string | null> {
    const value = await valueOf(user, 'name', context);
    return typeof value === 'string' ? value : null;
  }

  @FieldResolver(() => LiteralScalar, {
    nullable: true,
    description:
      'One value; dates and instants as ISO 8601 texts. Null for lists, and where it is masked: see `attributes`.',
  })
  async attribute(
    @Root() user: User,
    @Arg('key', () => String, { description: 'The key of the attribute.' }) key: string,
    @Ctx() context: Context,
  ): Promise<Literal | null> {
    const value = await valueOf(user, key.normalize('NFC'), context);
    return typeof value === 'object' ? null : value;
  }

  @FieldResolver(() => [UserAttribute], { description: 'All that is known, by key.' })
  async attributes(
    @Root() user: User,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UserAttribute[]> {
    const origins = asksFor(info, ORIGIN);
    const [known, { attributes }] = await Promise.all([
      context.loaders.of(knownOfUsers).load({ user: user.id, origins }),
      definitionsOf(context.loaders),
    ]);
    return (known?.attributes() ?? []).flatMap(({ key, ...value }) => {
      const attribute = attributes.get(key);
      if (attribute?.sensitive) context.seen.add(user.id);
      return attribute ? [{ attribute, ...value }] : [];
    });
  }

  @FieldResolver(() => [UserIdentity], { description: 'Everything by which they are known.' })
  async identities(@Root() user: User, @Ctx() { loaders, seen }: Context): Promise<ShownIdentity[]> {
    const [identities, { sensitive }] = await Promise.all([
      loaders.of(identitiesOfUsers).load(user.id),
      definitionsOf(loaders),
    ]);
    if (identities.some(({ kind }) => sensitive.identities.has(kind))) seen.add(user.id);
    return identities;
  }

  @Mutation(() => UpsertUsersPayload, {
    description:
      'Creates or changes users by external id. One bad item never refuses the rest. Whoever sees only some users creates nobody and gives no identities: UNKNOWN_USER, and LEAVES_SCOPE for what would take a user from their sight.',
  })
  async upsertUsers(
    @Arg('input', () => UpsertUsersInput, { description: 'The batch.' }) input: UpsertUsersInput,
    @Ctx() { app, actor }: Context,
  ): Promise<UpsertUsersPayload> {
    const source = readSource(input.source);
    const [scope, unseen] = await Promise.all([app.rules.writeScope(actor), unseenBy(app, actor)]);
    return app.upsertUsers(input.users, source, { scope, unseen });
  }
}

async function valueOf(
  user: User,
  key: string,
  { loaders, seen }: Context,
): Promise<Literal | readonly string[] | null> {
  const [known, { attributes }] = await Promise.all([
    loaders.of(knownOfUsers).load({ user: user.id, origins: false }),
    definitionsOf(loaders),
  ]);
  if (attributes.get(key)?.sensitive) seen.add(user.id);
  return known?.value(key) ?? null;
}

const LONGEST_SOURCE = 100;

function readSource(source: string | null | undefined): string | undefined {
  if (source === null || source === undefined) return undefined;
  if (source !== '' && source.length <= LONGEST_SOURCE && isStorableText(source)) return normalizeText(source);
  throw new Refusal('INVALID_INPUT', `source: expected a text of 1 to ${LONGEST_SOURCE} characters`);
}
