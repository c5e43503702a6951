import { Arg, Ctx, Extensions, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { AccessSettingsValues, Actor, SecondFactorBegun } from '@strata/access';
import { Refusal } from '@strata/db';
import type { App } from '../../composition.js';
import type { Context } from '../context.js';
import { LENGTH } from '../costs.js';
import {
  AccessSettingsObject,
  AccountObject,
  PasswordInput,
  SecondFactorBegunObject,
  SessionObject,
  UpdateAccessSettingsInput,
} from './account.type.js';
import { known } from './member.resolver.js';

/** What is one's own. */
@Resolver()
export class AccountResolver {
  @Query(() => AccountObject, { nullable: true, description: 'The member who asks; null for an API key.' })
  async account(@Ctx() { app, actor }: Context): Promise<AccountObject | null> {
    return actor.kind === 'member' ? accountOf(app, actor) : null;
  }

  @Mutation(() => AccountObject, { description: 'Changes your own name. Refused with INVALID_INPUT, WRONG_STATE.' })
  async changeName(
    @Arg('name', () => String, { description: '1 to 100 characters.' }) name: string,
    @Ctx() { app, actor }: Context,
  ): Promise<AccountObject> {
    await app.members.rename(memberId(actor), name);
    return accountOf(app, actor);
  }

  @Mutation(() => SecondFactorBegunObject, {
    description:
      'Begins a second factor: nothing is asked of you before a first code confirms it. Refused with WRONG_PASSWORD, WRONG_STATE, RATE_LIMITED.',
  })
  async beginSecondFactor(
    @Arg('input', () => PasswordInput, { description: 'That it is really you.' }) { password }: PasswordInput,
    @Ctx() { app, actor }: Context,
  ): Promise<SecondFactorBegun> {
    return app.secondFactors.begin(await app.signIn.confirm(actor, password));
  }

  @Mutation(() => [String], {
    description:
      'The first code puts it in force, and all your other sessions end. Answers ten recovery codes, each for one sign-in without the device; they are told once. Refused with WRONG_CODE.',
  })
  async confirmSecondFactor(
    @Arg('code', () => String, { description: 'Of now, by the authenticator.' }) code: string,
    @Ctx() { app, actor }: Context,
  ): Promise<string[]> {
    const codes = await app.secondFactors.confirm(memberId(actor), code);
    await app.sessions.endAll(memberId(actor), actor.session);
    return codes;
  }

  @Mutation(() => AccountObject, {
    description:
      'Gives the second factor up, and ends all your other sessions. Refused with WRONG_PASSWORD, RATE_LIMITED.',
  })
  async disableSecondFactor(
    @Arg('input', () => PasswordInput, { description: 'That it is really you.' }) { password }: PasswordInput,
    @Ctx() { app, actor }: Context,
  ): Promise<AccountObject> {
    const { id } = await app.signIn.confirm(actor, password);
    await app.secondFactors.remove(id);
    await app.sessions.endAll(id, actor.session);
    return accountOf(app, actor);
  }

  @Extensions(LENGTH.suppressions)
  @Query(() => [SessionObject], {
    description:
      'Where you are signed in, the last used first; with `member`, which takes member.manage, where they are.',
  })
  async sessions(
    @Arg('member', () => ID, { nullable: true, description: 'The id of another member.' })
    member: string | null | undefined,
    @Ctx() { app, actor }: Context,
  ): Promise<SessionObject[]> {
    const id = member == null ? memberId(actor) : known(member);
    await expectMayEnd(app, actor, id);
    return (await app.sessions.list(id)).map((session) => ({ ...session, isThis: session.id === actor.session }));
  }

  @Mutation(() => Boolean, {
    description:
      'Signs you out in one browser, or with member.manage somebody else. Refused with NOT_FOUND, FORBIDDEN. Answers true.',
  })
  async endSession(
    @Arg('id', () => ID, { description: 'Of the session.' }) id: string,
    @Ctx() { app, actor }: Context,
  ): Promise<boolean> {
    const owner = await app.sessions.ownerOf(known(id));
    if (owner === undefined) throw new Refusal('NOT_FOUND', 'There is no such session.');
    await expectMayEnd(app, actor, owner);
    await app.sessions.endById(known(id));
    return true;
  }

  @Mutation(() => Boolean, { description: 'Signs you out everywhere but here. Answers true.' })
  async endOtherSessions(@Ctx() { app, actor }: Context): Promise<boolean> {
    await app.sessions.endAll(memberId(actor), actor.session);
    return true;
  }

  @Query(() => AccessSettingsObject, { description: 'What the company asks of its members.' })
  accessSettings(@Ctx() { app }: Context): Promise<AccessSettingsValues> {
    return app.accessSettings.get();
  }

  @Mutation(() => AccessSettingsObject, {
    description: 'Changes what the company asks of its members, at once. Refused with INVALID_INPUT.',
  })
  updateAccessSettings(
    @Arg('input', () => UpdateAccessSettingsInput, { description: 'What it asks.' }) input: UpdateAccessSettingsInput,
    @Ctx() { app }: Context,
  ): Promise<AccessSettingsValues> {
    const { secondFactorRequired, approvalAudienceSize } = input;
    return app.accessSettings.update({
      ...(typeof secondFactorRequired === 'boolean' && { secondFactorRequired }),
      ...(typeof approvalAudienceSize === 'number' && { approvalAudienceSize }),
    });
  }
}

/** Throws WRONG_STATE for a key, which has no account. */
function memberId(actor: Actor): string {
  if (actor.kind !== 'member') throw new Refusal('WRONG_STATE', 'Only a member who is signed in has an account.');
  return actor.id;
}

/** One's own, or with the right to manage members those of anybody but an owner. */
async function expectMayEnd(app: App, actor: Actor, memberId: string): Promise<void> {
  if (actor.kind === 'member' && actor.id === memberId) return;
  app.authorization.authorize(actor, 'changeMember');
  await app.members.expectReached(actor, memberId);
}

async function accountOf(app: App, actor: Actor): Promise<AccountObject> {
  const member = await app.members.get(memberId(actor));
  const factor = await app.secondFactors.state(member.id);
  return {
    ...member,
    recoveryCodesLeft: factor?.recoveryCodesLeft ?? 0,
    lacksSecondFactor: actor.lacksSecondFactor ?? false,
  };
}
