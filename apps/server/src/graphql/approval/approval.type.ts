import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { APPROVAL_STATES } from '@strata/access';
import type { Approval, ApprovalState } from '@strata/access';
import { EXPORT_FORMATS } from '@strata/segment';
import type { ExportFormat } from '@strata/segment';
import { ConnectionOf, EdgeOf, PageArguments } from '../connection.js';
import { enumOf } from '../enum.js';
import { RuleInput } from '../rule/rule.input.js';
import { DateTimeScalar } from '../scalars.js';

const ApprovalStateEnum = enumOf(APPROVAL_STATES);
registerEnumType(ApprovalStateEnum, {
  name: 'ApprovalState',
  description: 'How far something is that takes a second person.',
  valuesConfig: {
    PENDING: { description: 'It waits for somebody to decide, seven days at most.' },
    APPROVED: {
      description: 'It is being carried out; or, where whoever asked carries it out, it waits a day for them.',
    },
    REJECTED: { description: 'Somebody decided against it.' },
    WITHDRAWN: { description: 'Whoever asked wants it no more.' },
    EXPIRED: { description: 'Its time is over.' },
    EXECUTED: { description: 'It was done.' },
    FAILED: { description: 'It was approved and could not be done, or not to its end; `code` and `failure` say why.' },
  },
});

const ExportFormatEnum = Object.fromEntries(EXPORT_FORMATS.map((format) => [format.toUpperCase(), format]));
registerEnumType(ExportFormatEnum, {
  name: 'ExportFormat',
  description: 'How a file is written.',
  valuesConfig: {
    CSV: { description: 'For spreadsheets.' },
    NDJSON: { description: 'One JSON object a line.' },
  },
});

/** Fields that follow from who asks are in approval.resolver.ts. */
@ObjectType('Approval', {
  description:
    'Something that takes a second person: asked by one, decided by another, carried out once, exactly as it was asked.',
})
export class ApprovalObject {
  source: Approval;

  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => String, { description: 'The operation that is asked for: `exportMembers`, `eraseUsers`.' })
  operation: string;

  @Field(() => ApprovalStateEnum, { description: 'How far it is.' })
  state: ApprovalState;

  @Field(() => String, { description: 'Why it is asked for.' })
  reason: string;

  @Field(() => Int, { description: 'How many people it was about when it was asked. Nobody joins them later.' })
  people: number;

  @Field(() => Int, { description: 'For how many of them it has been done so far.' })
  done: number;

  @Field(() => String, { description: 'Who asked, by name.' })
  askedByName: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  askedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends by itself; null where it does not.' })
  expiresAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Who decided, by name.' })
  decidedByName?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they did.' })
  decidedAt?: Date | null;

  @Field(() => String, { description: 'What they said to it.' })
  comment: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done, or ended otherwise.' })
  endedAt?: Date | null;

  @Field(() => String, { description: 'Why it failed, as a stable code; else empty.' })
  code: string;

  @Field(() => String, { description: 'The same in words.' })
  failure: string;

  @Field(() => ID, { nullable: true, description: 'Of an export the key of the segment.' })
  segment?: string | null;

  @Field(() => String, { nullable: true, description: 'What it was called when it was asked.' })
  segmentName?: string | null;

  @Field(() => [String], { description: 'Of an export the keys of the attributes that leave.' })
  attributes: string[];

  @Field(() => ExportFormatEnum, { nullable: true, description: 'Of an export how the file is written.' })
  format?: ExportFormat | null;

  @Field(() => Boolean, { description: 'Whether those whom it is about were named one by one, and not by a rule.' })
  named: boolean;
}

@ObjectType('ApprovalEdge', { description: 'One of a page.' })
class ApprovalEdge extends EdgeOf(() => ApprovalObject) {}

@ObjectType('ApprovalConnection', { description: 'A page of what takes a second person, the last asked first.' })
export class ApprovalConnection extends ConnectionOf(() => ApprovalEdge) {}

@ObjectType('ApprovalNeeded', {
  description: 'Nothing was done or asked: this takes a second person. Send it again with a `reason` to ask for it.',
})
export class ApprovalNeeded {
  @Field(() => String, { description: 'APPROVAL_NEEDED.' })
  code: string;

  @Field(() => String, { description: 'What it takes, in words.' })
  message: string;

  @Field(() => Int, { description: 'How many people it is about now.' })
  people: number;

  @Field(() => Int, { description: 'How many of the external ids are nobody’s.' })
  unknown: number;

  /** Whoever named them may count them. */
  named: boolean;
}

export const AskOutcome = createUnionType({
  name: 'AskOutcome',
  description: 'What was asked and waits for a second person; or, without a reason, that it takes one.',
  types: () => [ApprovalObject, ApprovalNeeded] as const,
  resolveType: (outcome) => ('code' in outcome && 'unknown' in outcome ? ApprovalNeeded : ApprovalObject),
});

@ArgsType()
export class ApprovalsArguments extends PageArguments {
  @Field(() => ApprovalStateEnum, { nullable: true, description: 'Only those of a state.' })
  state?: ApprovalState | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that you asked for.' })
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that wait for you to decide.' })
  waiting?: boolean | null;
}

@InputType({ description: 'A decision.' })
export class DecideApprovalInput {
  @Field(() => ID, { description: 'Of what.' })
  id: string;

  @Field(() => Boolean, { description: 'Whether it is to happen.' })
  approve: boolean;

  @Field(() => String, { nullable: true, description: 'What you say to it: at most 500 characters.' })
  comment?: string | null;
}

@InputType({ description: 'What is wanted no more.' })
export class WithdrawApprovalInput {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
}

const REASON =
  'Why: 1 to 500 characters, which name nobody. Absent: nothing is asked, and you are told what it would be about.';

@InputType({ description: 'Whom to erase: exactly one of `externalIds` and `rule`.' })
export class EraseUsersInput {
  @Field(() => [String], { nullable: true, description: 'Ids in your systems, 10,000 at most.' })
  externalIds?: string[] | null;

  @Field(() => RuleInput, { nullable: true, description: 'Everybody whom it selects now and still does then.' })
  rule?: RuleInput | null;

  @Field(() => String, { nullable: true, description: REASON })
  reason?: string | null;
}

@InputType({ description: 'Which members with which values.' })
export class AskExportInput {
  @Field(() => String, { description: 'The key of the segment.' })
  segment: string;

  @Field(() => [String], { description: 'Keys of attributes, some of them sensitive.' })
  attributes: string[];

  @Field(() => ExportFormatEnum, { description: 'How the file is written.' })
  format: ExportFormat;

  @Field(() => String, { nullable: true, description: REASON })
  reason?: string | null;
}
