import { Field, Float, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { EVIDENCE_KINDS } from '@strata/profile';
import type { EvidenceKind, OutcomeReason } from '@strata/profile';
import { AttributeObject } from '../attribute/attribute.type.js';
import { ConnectionOf, EdgeOf } from '../connection.js';
import { enumOf } from '../enum.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';
import { UserObject } from '../user/user.type.js';

const EvidenceKindEnum = enumOf(EVIDENCE_KINDS);
registerEnumType(EvidenceKindEnum, {
  name: 'EvidenceKind',
  description: 'What speaks for two users being one person, or against it.',
  valuesConfig: {
    SAME_NAME_AND_BIRTHDAY: { description: 'The same name and birthday.' },
    SAME_NAME: { description: 'The same name, beside other evidence.' },
    SIMILAR_PHONE: { description: 'Phones with one digit wrong, or two changed about.' },
    SIMILAR_EMAIL: { description: 'The same e-mail address but for dots, or what follows a plus.' },
    OTHER_NAME: { description: 'Against: different names.' },
    OTHER_BIRTHDAY: { description: 'Against: different birthdays.' },
  },
});

const OUTCOME_REASONS: readonly OutcomeReason[] = ['SAME', 'ONLY_ONE', 'GIVEN', 'RANK', 'NEWER', 'KEPT'];
const OutcomeReasonEnum = enumOf(OUTCOME_REASONS);
registerEnumType(OutcomeReasonEnum, {
  name: 'MergeOutcomeReason',
  description: 'Why a value stands after a merge.',
  valuesConfig: {
    SAME: { description: 'Both are the same.' },
    ONLY_ONE: { description: 'Only one of them has a value.' },
    GIVEN: { description: 'The other was inferred.' },
    RANK: { description: 'Its source is the better ranked one.' },
    NEWER: { description: 'It is newer, of sources of one rank.' },
    KEPT: { description: 'It is the one of the user who is kept, and neither is ahead.' },
  },
});

@ObjectType('DuplicateEvidence', { description: 'What two users have in common, or not.' })
export class DuplicateEvidence {
  @Field(() => EvidenceKindEnum, { description: 'What.' })
  kind: EvidenceKind;

  @Field(() => String, { nullable: true, description: 'The value of the first.' })
  one?: string | null;

  @Field(() => String, { nullable: true, description: 'The value of the other.' })
  other?: string | null;
}

@ObjectType('MergeOutcome', { description: 'What a merge makes of one attribute.' })
export class MergeOutcome {
  @Field(() => AttributeObject, { description: 'The definition.' })
  attribute: AttributeObject;

  @Field(() => Boolean, { description: 'It is sensitive, and whoever asks may not see it (`profile.sensitive`).' })
  masked: boolean;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The value of the one who is kept; null where it is masked.',
  })
  kept: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The value of the one who is merged; null where it is masked.',
  })
  merged: unknown;

  @Field(() => Boolean, { description: 'Whether the value of the one who is merged stands.' })
  mergedStands: boolean;

  @Field(() => OutcomeReasonEnum, { nullable: true, description: 'Why; null where it is masked.' })
  reason?: OutcomeReason | null;
}

@ObjectType('Duplicate', { description: 'Two users who are probably one person. Nobody is merged by it.' })
export class DuplicateObject {
  @Field(() => Float, { description: 'How sure, between 0 and 1.' })
  score: number;

  @Field(() => DateTimeScalar, { description: 'When it was found.' })
  foundAt: Date;

  @Field(() => [DuplicateEvidence], { description: 'What speaks for it, then what speaks against it.' })
  evidence: DuplicateEvidence[];

  @Field(() => UserObject, { nullable: true, description: 'The one who came first.' })
  one?: UserObject | null;

  @Field(() => UserObject, { nullable: true, description: 'The other.' })
  other?: UserObject | null;
}

@ObjectType('DuplicateEdge', { description: 'One pair of a page.' })
export class DuplicateEdge extends EdgeOf(() => DuplicateObject) {}

@ObjectType('DuplicateConnection', { description: 'A page of pairs, the surer first.' })
export class DuplicateConnection extends ConnectionOf(() => DuplicateEdge) {}

@InputType({ description: 'Two users who are not one person.' })
export class DismissDuplicateInput {
  @Field(() => ID, { description: 'The id of one in Strata.' })
  one: string;

  @Field(() => ID, { description: 'The id of the other.' })
  other: string;
}

@ObjectType({ description: 'What was decided.' })
export class DismissDuplicatePayload {
  @Field(() => ID, { description: 'The id of one in Strata.' })
  one: string;

  @Field(() => ID, { description: 'The id of the other.' })
  other: string;
}
