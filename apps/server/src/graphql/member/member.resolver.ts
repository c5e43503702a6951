import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import type { MemberEntry } from '@strata/access';
import { linkUrl } from '../../member-link.js';
import type { Context } from '../context.js';
import { LENGTH } from '../costs.js';
import {
  ChangeMemberInput,
  InviteMemberInput,
  MemberLinkObject,
  MemberObject,
  RemoveMemberInput,
  ResetMemberInput,
} from './member.type.js';

@Resolver()
export class MemberResolver {
  @Extensions(LENGTH.inbound)
  @Query(() => [MemberObject], { description: 'Everybody who works here, by name; at most 1,000.' })
  members(@Ctx() { app }: Context): Promise<MemberEntry[]> {
    return app.members.list();
  }

  @Mutation(() => MemberLinkObject, {
    description:
      'Invites somebody, by a link that works for 7 days. Nobody gives what they do not hold. Refused with ALREADY_EXISTS, INVALID_INPUT, NOT_FOUND, FORBIDDEN.',
  })
  async inviteMember(
    @Arg('input', () => InviteMemberInput, { description: 'Whom, and as what.' }) input: InviteMemberInput,
    @Ctx() { app, actor }: Context,
  ): Promise<MemberLinkObject> {
    const { member, link } = await app.members.invite(actor, input);
    return { member, url: linkUrl(app, link), expiresAt: link.expiresAt };
  }

  @Mutation(() => MemberObject, {
    description:
      'Changes a member, at once. Nobody gives what they do not hold; an owner is changed by owners alone. Another role ends the links that were made for the one before. Refused with LAST_OWNER, FORBIDDEN, NOT_FOUND, INVALID_INPUT, WRONG_STATE.',
  })
  changeMember(
    @Arg('input', () => ChangeMemberInput, { description: 'Whom, and what.' })
    { id, name, role, state }: ChangeMemberInput,
    @Ctx() { app, actor }: Context,
  ): Promise<MemberEntry> {
    return app.members.change(actor, known(id), {
      name: name ?? undefined,
      role: role ?? undefined,
      state: state ?? undefined,
    });
  }

  @Mutation(() => MemberLinkObject, {
    description:
      'A link by which a member sets a new password within 24 hours; the old one works until then. Refused with FORBIDDEN, NOT_FOUND, WRONG_STATE.',
  })
  async resetMember(
    @Arg('input', () => ResetMemberInput, { description: 'Whose.' }) { id, secondFactor }: ResetMemberInput,
    @Ctx() { app, actor }: Context,
  ): Promise<MemberLinkObject> {
    const link = await app.members.reset(actor, known(id), { secondFactor: secondFactor ?? false });
    return { member: await app.members.get(id), url: linkUrl(app, link), expiresAt: link.expiresAt };
  }

  @Mutation(() => Boolean, {
    description:
      'Removes a member, who is signed out everywhere. Refused with LAST_OWNER, FORBIDDEN, NOT_FOUND. Answers true.',
  })
  async removeMember(
    @Arg('input', () => RemoveMemberInput, { description: 'Whom.' }) { id }: RemoveMemberInput,
    @Ctx() { app, actor }: Context,
  ): Promise<boolean> {
    await app.members.remove(actor, known(id));
    return true;
  }
}

/** Ids are numbers of PostgreSQL; any other text is nobody's. */
export const known = (id: string): string => (/^[1-9]\d{0,17}$/.test(id) ? id : '0');
