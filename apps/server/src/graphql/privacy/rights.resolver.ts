import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Refusal } from '@strata/db';
import type { ErasureReceipt, ExercisedRight, Subject, User } from '@strata/profile';
import type { App } from '../../composition.js';
import { CursorFormat, page, PageArguments, pageSize } from '../connection.js';
import type { Context, LoaderFactory } from '../context.js';
import { LENGTH } from '../costs.js';
import { mayNotUncover, sightOf } from '../sight.js';
import { batched } from '../user/user.loaders.js';
import { IdentityInput } from '../user/user.input.js';
import { UserObject } from '../user/user.type.js';
import {
  CorrectUserInput,
  ErasedRows,
  EraseUserInput,
  ErasureConnection,
  ErasureReceiptObject,
  ExercisedRightObject,
  LiftErasureInput,
  RestrictUserInput,
  UserExport,
} from './rights.type.js';

/** In a day, by one person and their keys; more is bulk erasure, which takes a second person. */
const MOST_ERASED_SINGLY = 100;

const erasureCursor = new CursorFormat<string>(
  'erasures',
  (value): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value),
);

const rightsOfUsers: LoaderFactory<number, ExercisedRight[]> = ({ rights }, options) =>
  batched((ids) => rights.exercisedBy(ids), [], options);

@Resolver(() => UserObject)
export class UserRightsResolver {
  @FieldResolver(() => [ExercisedRightObject], {
    description: 'What they asked for by their rights, the newest first; at most 100.',
  })
  exercisedRights(@Root() user: User, @Ctx() { loaders }: Context): Promise<ExercisedRight[]> {
    return loaders.of(rightsOfUsers).load(user.id);
  }

  @FieldResolver(() => UserExport, { description: 'Where a copy of everything that is kept of them can be fetched.' })
  export(@Root() { id }: User): UserExport {
    return { json: `/v1/users/${id}/export.json`, html: `/v1/users/${id}/export.html` };
  }

  @Mutation(() => UserObject, {
    description:
      'Puts values right. They outrank what any other source says, so that no later import undoes it. Refused with NOT_FOUND, LEAVES_SCOPE where it would take the user from the sight of whoever sees only some, or the code of the value that is wrong.',
  })
  async correctUser(
    @Arg('input', () => CorrectUserInput, { description: 'Whose, and how.' })
    { id, attributes, note }: CorrectUserInput,
    @Ctx() { app, actor }: Context,
  ): Promise<User> {
    const user = readId(id);
    await app.rights.correct(user, attributes, note ?? '', await app.rules.writeScope(actor));
    return present(app, user);
  }

  @Mutation(() => UserObject, {
    description:
      'Keeps what is known of a user, takes in what arrives, and uses none of it: no rule selects them. Refused with NOT_FOUND.',
  })
  async restrictUser(
    @Arg('input', () => RestrictUserInput, { description: 'Who, and why.' }) { id, reason }: RestrictUserInput,
    @Ctx() { app, actor }: Context,
  ): Promise<User> {
    const user = readId(id);
    await app.rights.restrict(user, reason, await app.rules.writeScope(actor));
    return present(app, user);
  }

  @Mutation(() => UserObject, { description: 'Lets what is known of a user be used again. Refused with NOT_FOUND.' })
  async liftRestriction(
    @Arg('input', () => RestrictUserInput, { description: 'Who, and why.' }) { id, reason }: RestrictUserInput,
    @Ctx() { app }: Context,
  ): Promise<User> {
    const user = readId(id);
    await app.rights.liftRestriction(user, reason);
    return present(app, user);
  }
}

@Resolver(() => ErasureReceiptObject)
export class ErasureResolver {
  @Query(() => ErasureConnection, { description: 'All erasures, the newest first.' })
  async erasures(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { app }: Context,
  ): Promise<ErasureConnection> {
    const size = pageSize(first);
    const rows = await app.erasures.page({ first: size + 1, after: erasureCursor.decode(after) });
    return {
      ...page(rows, {
        first: size,
        after,
        cursor: ({ id }) => erasureCursor.encode(id),
        // `counts` is resolved below.
        node: (receipt) => receipt as unknown as ErasureReceiptObject,
      }),
      get totalCount() {
        return app.erasures.count();
      },
    };
  }

  @Query(() => ErasureReceiptObject, {
    nullable: true,
    description: 'One erasure, by `id`, or the last of whoever had an `identity`.',
  })
  async erasure(
    @Arg('id', () => ID, { nullable: true, description: 'The id of the receipt.' }) id: string | null | undefined,
    @Arg('identity', () => IdentityInput, { nullable: true, description: 'Any identity, as people write it.' })
    identity: IdentityInput | null | undefined,
    @Ctx() context: Context,
  ): Promise<ErasureReceipt | undefined> {
    const { app } = context;
    if (typeof id === 'string') return app.erasures.byId(id);
    await expectSeenKind(identity, context);
    if (identity) return app.erasures.byIdentity({ ...identity, namespace: identity.namespace ?? '' });
    throw new Refusal('INVALID_INPUT', 'erasure: expected either id or identity');
  }

  @Extensions(LENGTH.few)
  @FieldResolver(() => [ErasedRows], { description: 'How much was deleted, by section.' })
  counts(@Root() { rows }: ErasureReceipt): ErasedRows[] {
    return Object.entries(rows).map(([name, count]) => ({ name, rows: count }));
  }

  @Mutation(() => ErasureReceiptObject, {
    description:
      'Deletes all that is kept of a person, everywhere, and keeps them from coming back by any identity. Asked again it gives the same receipt. It cannot be undone. Who is no user may stand in rejected rows of imports, waiting files and received bodies: by `externalId` or `identity` that is deleted and they are kept out all the same, and the section `profile` counts the 2 rows that this took. One that was meant otherwise is let in again by `liftErasure`. Refused with NOT_FOUND by an `id` that nobody has, INVALID_INPUT, and APPROVAL_NEEDED after 100 in a day: see eraseUsers.',
  })
  async eraseUser(
    @Arg('input', () => EraseUserInput, { description: 'Whose data.' }) input: EraseUserInput,
    @Ctx() context: Context,
  ): Promise<ErasureReceipt> {
    const { app, actor } = context;
    const subject = subjectOf(input);
    await expectSeenKind(input.identity, context);
    await app.approvals.expectFew(actor, 'eraseUser', MOST_ERASED_SINGLY);
    return app.erasures.erase(subject);
  }

  @Mutation(() => ErasureReceiptObject, {
    description:
      'Lets in again someone who came back and consented anew. What was erased stays so. Refused with NOT_FOUND.',
  })
  liftErasure(
    @Arg('input', () => LiftErasureInput, { description: 'Which, and why.' }) { id, reason }: LiftErasureInput,
    @Ctx() { app }: Context,
  ): Promise<ErasureReceipt> {
    return app.erasures.lift(id, reason);
  }
}

/** Refused whether somebody has it or not: a receipt would say whose address it was. */
async function expectSeenKind(identity: IdentityInput | null | undefined, context: Context): Promise<void> {
  if (identity && (await sightOf(context)).hidesIdentity(identity.kind))
    throw mayNotUncover(`identity (${identity.kind})`);
}

function subjectOf({ id, externalId, identity }: EraseUserInput): Subject {
  if ([id, externalId, identity].filter((given) => given != null).length !== 1)
    throw new Refusal('INVALID_INPUT', 'expected exactly one of id, externalId and identity');
  if (identity) return { identity: { ...identity, namespace: identity.namespace ?? '' } };
  return typeof id === 'string' ? { id: readId(id) } : { externalId: externalId as string };
}

function readId(id: string): number {
  if (/^[1-9]\d{0,9}$/.test(id) && Number(id) < 2 ** 31) return Number(id);
  throw new Refusal('NOT_FOUND', 'there is no such user');
}

async function present(app: App, id: number): Promise<User> {
  const user = await app.profiles.byId(id);
  if (!user) throw new Refusal('NOT_FOUND', 'there is no such user');
  return user;
}
