import { Arg, Args, Ctx, Extensions, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Refusal } from '@strata/db';
import { placeOfConsent } from '@strata/profile';
import type { ChannelReach, ConsentPlace, ConsentPurpose, IngestAnswer, Suppression, User } from '@strata/profile';
import { addDuration, CHANNELS, parseDuration } from '@strata/rules';
import { CursorFormat, page, PageArguments, pageSize } from '../connection.js';
import type { Context, LoaderFactory } from '../context.js';
import { LENGTH, LIST } from '../costs.js';
import { definitionsOf } from '../definitions.loader.js';
import { sees } from '../scope.js';
import { batched } from '../user/user.loaders.js';
import { UserObject } from '../user/user.type.js';
import {
  DefineConsentPurposeInput,
  PreferenceLinkInput,
  PreferenceLinkPayload,
  RecordConsentsInput,
  RecordConsentsPayload,
  SuppressUsersInput,
  SuppressUsersPayload,
  UnsuppressUsersInput,
  UnsuppressUsersPayload,
} from './consent.input.js';
import {
  ChannelReachObject,
  ConsentPurposeObject,
  ConsentRecordConnection,
  SuppressionObject,
} from './consent.type.js';
import { preferencePath } from '../../http/preferences/path.js';

const USUAL_LINK = 'P180D';
const LONGEST_LINK = 'P1Y';

@Resolver(() => ConsentPurposeObject)
export class ConsentResolver {
  @Extensions(LENGTH.purposes)
  @Query(() => [ConsentPurposeObject], { description: 'Every purpose that people are asked to consent to, by key.' })
  async consentPurposes(@Ctx() { loaders }: Context): Promise<ConsentPurpose[]> {
    return [...(await definitionsOf(loaders)).purposes.values()];
  }

  @Mutation(() => ConsentPurposeObject, {
    description: 'Defines a purpose, or changes one. Its wordings add up: what people agreed to stays readable.',
  })
  defineConsentPurpose(
    @Arg('input', () => DefineConsentPurposeInput, { description: 'The purpose.' }) input: DefineConsentPurposeInput,
    @Ctx() { app }: Context,
  ): Promise<ConsentPurpose> {
    return app.purposes.define(input);
  }

  @Mutation(() => RecordConsentsPayload, {
    description: 'Records what people said. One bad item never refuses the rest.',
  })
  async recordConsents(
    @Arg('input', () => RecordConsentsInput, { description: 'The batch.' }) input: RecordConsentsInput,
    @Ctx() { app, actor }: Context,
  ): Promise<IngestAnswer> {
    return app.consenting.record(input.consents, await app.rules.writeScope(actor));
  }

  @Mutation(() => SuppressUsersPayload, {
    description: 'Stops messages to users on a channel, whatever they have agreed to.',
  })
  async suppressUsers(
    @Arg('input', () => SuppressUsersInput, { description: 'Whom, where and why.' }) input: SuppressUsersInput,
    @Ctx() { app, actor }: Context,
  ): Promise<SuppressUsersPayload> {
    const { changed, ...answer } = await app.suppressions.suppress(input, await app.rules.writeScope(actor));
    return { suppressed: changed, ...answer };
  }

  @Mutation(() => UnsuppressUsersPayload, { description: 'Lifts what stopped messages to users on a channel.' })
  async unsuppressUsers(
    @Arg('input', () => UnsuppressUsersInput, { description: 'Whom, where and why.' }) input: UnsuppressUsersInput,
    @Ctx() { app, actor }: Context,
  ): Promise<UnsuppressUsersPayload> {
    const { changed, ...answer } = await app.suppressions.unsuppress(input, await app.rules.writeScope(actor));
    return { lifted: changed, ...answer };
  }

  @Mutation(() => PreferenceLinkPayload, {
    description: 'Makes a link to the page on which a person sees and changes what they have agreed to.',
  })
  async preferenceLink(
    @Arg('input', () => PreferenceLinkInput, { description: 'For whom.' }) input: PreferenceLinkInput,
    @Ctx() context: Context,
  ): Promise<PreferenceLinkPayload> {
    const { app, loaders } = context;
    const { timeZone } = (await definitionsOf(loaders)).rules;
    const expiresAt = new Date(linkEnd(input.lasts ?? USUAL_LINK, timeZone));
    const user = await userOf(input, context);
    const path = preferencePath(await app.preferenceLinks.tokenOf(user.id, expiresAt));
    const only = new URLSearchParams({
      ...(input.purpose && { purpose: input.purpose }),
      ...(input.channel && { channel: input.channel }),
    }).toString();
    const url = `${app.publicUrl}${path}`;
    return { url, path, oneClickUrl: only === '' ? url : `${url}?${only}`, expiresAt };
  }
}

function linkEnd(lasts: string, timeZone: string): number {
  const duration = parseDuration(lasts);
  const longest = parseDuration(LONGEST_LINK);
  const now = Date.now();
  const end = duration && addDuration(now, duration, 1, timeZone);
  if (end === undefined || !longest || end > addDuration(now, longest, 1, timeZone))
    throw new Refusal('INVALID_INPUT', `lasts: expected an ISO 8601 duration of at most ${LONGEST_LINK}, got ${lasts}`);
  return end;
}

async function userOf({ id, externalId }: PreferenceLinkInput, context: Context): Promise<User> {
  if ((typeof id === 'string') === (typeof externalId === 'string'))
    throw new Refusal('INVALID_INPUT', 'expected either id or externalId');
  const { profiles } = context.app;
  const user = typeof id === 'string' ? await profiles.byId(Number(id)) : await profiles.byExternalId(externalId ?? '');
  if (user && (await sees(user.id, context))) return user;
  throw new Refusal('NOT_FOUND', 'there is no such user');
}

const consentCursor = new CursorFormat<ConsentPlace>('consents', (value): value is ConsentPlace => {
  if (!Array.isArray(value) || value.length !== 5) return false;
  const [at, ...texts] = value as unknown[];
  return typeof at === 'number' && texts.every((text) => typeof text === 'string');
});

@Resolver(() => UserObject)
export class UserConsentResolver {
  @FieldResolver(() => ConsentRecordConnection, {
    complexity: LIST,
    description: 'Everything that they have said, the newest first.',
  })
  async consents(
    @Root() user: User,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() { app }: Context,
  ): Promise<ConsentRecordConnection> {
    const size = pageSize(args.first);
    const rows = await app.consents.page(user.id, size + 1, consentCursor.decode(args.after));
    return {
      ...page(rows, {
        first: size,
        after: args.after,
        cursor: (row) => consentCursor.encode(placeOfConsent(row)),
        node: (row) => row,
      }),
      get totalCount() {
        return app.consents.count(user.id);
      },
    };
  }

  @Extensions(LENGTH.channels)
  @FieldResolver(() => [ChannelReachObject], { description: 'How they stand on each channel, for one purpose.' })
  async reachability(
    @Root() user: User,
    @Arg('purpose', () => String, { defaultValue: 'MARKETING', description: 'The key of the purpose.' })
    purpose: string,
    @Ctx() { loaders }: Context,
  ): Promise<ChannelReach[]> {
    const { purposes } = await definitionsOf(loaders);
    if (!purposes.has(purpose)) throw new Refusal('NOT_FOUND', `purpose: no purpose "${purpose}" is defined`);
    return loaders.of(reachabilityFor(purpose)).load(user.id);
  }

  @Extensions(LENGTH.suppressions)
  @FieldResolver(() => [SuppressionObject], {
    description: 'What stops messages to them, and what did, the newest first; at most 100.',
  })
  suppressions(@Root() user: User, @Ctx() { loaders }: Context): Promise<Suppression[]> {
    return loaders.of(suppressionsOfUsers).load(user.id);
  }
}

const suppressionsOfUsers: LoaderFactory<number, Suppression[]> = ({ consents }, options) =>
  batched((ids) => consents.suppressionsOf(ids), [], options);

/** One loader a purpose, so that each is read once for all users of a page. There are at most 100 purposes. */
const byPurpose = new Map<string, LoaderFactory<number, ChannelReach[]>>();
function reachabilityFor(purpose: string): LoaderFactory<number, ChannelReach[]> {
  let factory = byPurpose.get(purpose);
  if (!factory) {
    factory = ({ consents }, options, others) =>
      batched(
        async (ids) => {
          const { timeZone } = (await definitionsOf(others)).rules;
          return consents.reachabilityOf(ids, CHANNELS, purpose, { asOf: Date.now(), timeZone });
        },
        [],
        options,
      );
    byPurpose.set(purpose, factory);
  }
  return factory;
}
