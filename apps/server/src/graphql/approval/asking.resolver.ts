import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { userSet } from '@strata/audience';
import type { UserSet } from '@strata/audience';
import { Refusal } from '@strata/db';
import type { AskedInput } from '../../approved.js';
import type { Context } from '../context.js';
import { RULE } from '../costs.js';
import { plainRule } from '../rule/rule.plain.js';
import { sightOf } from '../sight.js';
import { presentApproval } from './approval.resolver.js';
import { ApprovalNeeded, ApprovalObject, AskExportInput, AskOutcome, EraseUsersInput } from './approval.type.js';

/** Each takes some statements, and one at a time. */
const MOST_ERASED = 10_000;

interface Asked {
  operation: string;
  input: AskedInput;
  people: UserSet;
  unknown?: number;
  reason: string | null | undefined;
}

/** Whatever takes a second person is asked for here; an operation that does says so in the access.ts of its folder. */
@Resolver()
export class AskingResolver {
  @Mutation(() => AskOutcome, {
    complexity: RULE,
    description:
      'Erases many people, once somebody else has approved it. The people are those of now: nobody joins them later, and whoever the rule selects no more by then, or was merged since, stays. Refused with INVALID_INPUT, TOO_LARGE, FORBIDDEN, RULE_INVALID.',
  })
  async eraseUsers(
    @Arg('input', () => EraseUsersInput, { description: 'Whom, and why.' }) given: EraseUsersInput,
    @Ctx() context: Context,
  ): Promise<ApprovalObject | ApprovalNeeded> {
    const { people, unknown, input } = await erased(given, context);
    if (people.size > MOST_ERASED)
      throw new Refusal('TOO_LARGE', `These are more than the ${MOST_ERASED} that are erased at a time.`);
    if (people.size === 0 && input.keys !== undefined)
      throw new Refusal('INVALID_INPUT', 'externalIds: these are nobody’s.');
    return ask(context, { operation: 'eraseUsers', input, people, unknown, reason: given.reason });
  }

  @Mutation(() => AskOutcome, {
    complexity: RULE,
    description:
      'Asks for the members of a segment as a file with sensitive values. Approved, whoever asked fetches it once, within a day. Nobody is in it who was not a member when it was asked. Refused with NOT_FOUND, INVALID_INPUT, TOO_LARGE, FORBIDDEN.',
  })
  async askExport(
    @Arg('input', () => AskExportInput, { description: 'Of whom, and what.' }) given: AskExportInput,
    @Ctx() context: Context,
  ): Promise<ApprovalObject | ApprovalNeeded> {
    const { app } = context;
    const segment = await app.segments.queries.find(given.segment.normalize('NFC'));
    if (!segment) throw new Refusal('NOT_FOUND', 'There is no such segment.');
    const { keys, sensitive } = await app.segments.export.chosen(given.attributes, await sightOf(context));
    const served = (await app.segments.members.served([segment])).get(segment.key);
    const people = served?.members ?? userSet([]);
    if (!(await app.approvals.needed('exportMembers', { people: people.size, sensitive })))
      throw new Refusal('INVALID_INPUT', 'attributes: none of these is sensitive, so the file can be had at once.');
    const input = { segment: segment.key, segmentName: segment.name, attributes: keys, format: given.format };
    return ask(context, { operation: 'exportMembers', input, people, reason: given.reason });
  }
}

async function ask({ app, actor }: Context, asked: Asked): Promise<ApprovalObject | ApprovalNeeded> {
  const { input, people, unknown = 0, reason } = asked;
  if (typeof reason === 'string')
    return presentApproval(await app.approvals.ask(actor, { ...asked, input: { ...input }, reason }));
  const message = 'This takes a second person: ask for it with a reason.';
  return { code: 'APPROVAL_NEEDED', message, people: people.size, unknown, named: input.keys !== undefined };
}

async function erased(
  { externalIds, rule }: EraseUsersInput,
  { app, actor }: Context,
): Promise<{ people: UserSet; unknown: number; input: AskedInput }> {
  if (rule && !externalIds) {
    const given = plainRule(rule);
    const { members } = await app.rules.evaluate(actor, given);
    return { people: members, unknown: 0, input: { rule: given.given } };
  }
  if (!externalIds || rule) throw new Refusal('INVALID_INPUT', 'expected exactly one of externalIds and rule');
  const asked = [...new Set(externalIds)];
  if (asked.length > MOST_ERASED) throw new Refusal('TOO_LARGE', `externalIds: at most ${MOST_ERASED}`);
  const known = await app.profiles.keysOf(asked);
  return { people: userSet(known.values()), unknown: asked.length - known.size, input: { keys: known.size } };
}
