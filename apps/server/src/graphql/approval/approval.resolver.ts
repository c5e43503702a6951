import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isApprovalId } from '@strata/access';
import type { Approval, ApprovalFilter } from '@strata/access';
import type { Rule } from '@strata/rules';
import type { AskedInput } from '../../approved.js';
import { CursorFormat, page, pageSize } from '../connection.js';
import type { Context } from '../context.js';
import { sentenceOf } from '../rule/sentence.js';
import { ApprovalConnection, ApprovalObject, ApprovalsArguments } from './approval.type.js';
import { DecideApprovalInput, WithdrawApprovalInput } from './approval.type.js';

const cursors = new CursorFormat<string>('approvals', isApprovalId);

/** As the graph tells it. */
export function presentApproval(source: Approval): ApprovalObject {
  const { segment, segmentName, attributes = [], format, keys } = source.input as AskedInput;
  return { ...source, source, segment, segmentName, attributes, format, named: keys !== undefined };
}

@Resolver(() => ApprovalObject)
export class ApprovalResolver {
  @Query(() => ApprovalConnection, {
    description:
      'What takes a second person, the last asked first: all of it for whoever may decide, for others what they asked for themselves.',
  })
  async approvals(
    @Args(() => ApprovalsArguments) { first, after, state, mine, waiting }: ApprovalsArguments,
    @Ctx() { app, actor }: Context,
  ): Promise<ApprovalConnection> {
    const size = pageSize(first);
    const me = `${actor.kind} ${actor.id}`;
    const filter: ApprovalFilter = {
      state: waiting ? 'PENDING' : (state ?? undefined),
      of: mine ? me : undefined,
      notOf: waiting ? me : undefined,
    };
    const rows = await app.approvals.page(actor, filter, size + 1, cursors.decode(after));
    return {
      ...page(rows, { first: size, after, cursor: ({ id }) => cursors.encode(id), node: presentApproval }),
      get totalCount() {
        return app.approvals.count(actor, filter);
      },
    };
  }

  @Query(() => ApprovalObject, { nullable: true, description: 'One of them; null where you may not see it.' })
  async approval(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() { app, actor }: Context,
  ): Promise<ApprovalObject | undefined> {
    const found = await app.approvals.find(actor, id);
    return found && presentApproval(found);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Of an erasure by a rule the rule in plain words. What it asks of sensitive attributes is `•••` to those who may not see them.',
  })
  async sentence(
    @Root() { source }: ApprovalObject,
    @Arg('locale', () => String, { nullable: true, description: "zh or en. Absent: the workspace's." })
    locale: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<string | null> {
    const { rule } = source.input as AskedInput;
    return rule === undefined ? null : sentenceOf(rule as Rule, locale, context);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you asked for it, by a key of yours too.' })
  isMine(@Root() { source }: ApprovalObject, @Ctx() { actor }: Context): boolean {
    return source.behind.includes(`${actor.kind} ${actor.id}`);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is for you to decide.' })
  mayDecide(@Root() { source }: ApprovalObject, @Ctx() { app, actor }: Context): boolean {
    return app.approvals.mayDecide(actor, source);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may withdraw it.' })
  mayWithdraw(@Root() { source }: ApprovalObject, @Ctx() { actor }: Context): boolean {
    const isOpen = source.state === 'PENDING' || (source.state === 'APPROVED' && source.expiresAt !== null);
    return isOpen && source.behind.includes(`${actor.kind} ${actor.id}`);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where you can fetch what was approved, once. A path of this server; null where it is not for you to.',
  })
  file(@Root() { source }: ApprovalObject, @Ctx() { actor }: Context): string | null {
    const waits = source.operation === 'exportMembers' && source.state === 'APPROVED';
    return waits && source.askedBy === `${actor.kind} ${actor.id}` ? `/v1/approvals/${source.id}/file` : null;
  }

  @Mutation(() => ApprovalObject, {
    description:
      'Lets it happen, or not. Only a member decides, and never whoever asked. Refused with NOT_FOUND, FORBIDDEN, OWN_APPROVAL, WRONG_STATE, INVALID_INPUT.',
  })
  async decideApproval(
    @Arg('input', () => DecideApprovalInput, { description: 'Of what, and how.' }) input: DecideApprovalInput,
    @Ctx() { app, actor }: Context,
  ): Promise<ApprovalObject> {
    const { id, approve, comment } = input;
    return presentApproval(await app.approvals.decide(actor, id, { approve, comment: comment ?? '' }));
  }

  @Mutation(() => ApprovalObject, {
    description:
      'Takes back what you asked for, as long as nobody carries it out. Refused with NOT_FOUND, WRONG_STATE.',
  })
  async withdrawApproval(
    @Arg('input', () => WithdrawApprovalInput, { description: 'What.' }) { id }: WithdrawApprovalInput,
    @Ctx() { app, actor }: Context,
  ): Promise<ApprovalObject> {
    return presentApproval(await app.approvals.withdraw(actor, id));
  }
}
