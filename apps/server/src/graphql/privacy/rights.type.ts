import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RIGHTS } from '@strata/profile';
import type { Right } from '@strata/profile';
import { ConnectionOf, EdgeOf } from '../connection.js';
import { enumOf } from '../enum.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';
import { IdentityInput } from '../user/user.input.js';

export const RightEnum = enumOf(RIGHTS);
registerEnumType(RightEnum, {
  name: 'Right',
  description: 'What someone may ask for what is kept of them. Of an erasure the receipt tells.',
  valuesConfig: {
    ACCESS: { description: 'A copy of everything.' },
    CORRECTION: { description: 'That a value is put right.' },
    RESTRICTION: { description: 'That their data is kept and not used.' },
    RESTRICTION_LIFTED: { description: 'That it is used again.' },
  },
});

@ObjectType('ExercisedRight', { description: 'One right that someone made use of.' })
export class ExercisedRightObject {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at: Date;

  @Field(() => RightEnum, { description: 'Which.' })
  right: Right;

  @Field(() => String, { description: 'The reason or note that was given.' })
  note: string;

  @Field(() => [String], { description: 'The attributes that were corrected, or the format of the copy.' })
  keys: string[];
}

@ObjectType({ description: 'Where a copy of everything that is kept of someone can be fetched. Paths of this server.' })
export class UserExport {
  @Field(() => String, { description: 'As JSON.' })
  json: string;

  @Field(() => String, { description: 'As a page that can be read and printed; `?lang=en` or `?lang=zh`.' })
  html: string;
}

@InputType({ description: 'Whose data: exactly one of these.' })
export class EraseUserInput {
  @Field(() => ID, { nullable: true, description: 'The id in Strata.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'The id in your systems.' })
  externalId?: string | null;

  @Field(() => IdentityInput, { nullable: true, description: 'Any identity, as people write it.' })
  identity?: IdentityInput | null;
}

@InputType({ description: 'Values that are put right.' })
export class CorrectUserInput {
  @Field(() => ID, { description: 'The id in Strata.' })
  id: string;

  @Field(() => JsonScalar, { description: 'Values by attribute key; `null` removes one.' })
  attributes: Record<string, unknown>;

  @Field(() => String, { nullable: true, description: 'Who asked, and why; kept with the person.' })
  note?: string | null;
}

@InputType({ description: 'Whose data is restricted, or used again.' })
export class RestrictUserInput {
  @Field(() => ID, { description: 'The id in Strata.' })
  id: string;

  @Field(() => String, { description: 'Why; kept with the person.' })
  reason: string;
}

@InputType({ description: 'Whose erasure no longer keeps them out.' })
export class LiftErasureInput {
  @Field(() => ID, { description: 'The id of the receipt.' })
  id: string;

  @Field(() => String, {
    description: 'Why: the person came back and consented anew. Name nobody: it stays with the receipt.',
  })
  reason: string;
}

@ObjectType({ description: 'How much of something was deleted.' })
export class ErasedRows {
  @Field(() => String, { description: 'The section, such as `events`.' })
  name: string;

  @Field(() => Int, { description: 'How many rows.' })
  rows: number;
}

@ObjectType('ErasureReceipt', { description: 'What an erasure leaves behind. Nothing in it leads to a person.' })
export class ErasureReceiptObject {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => DateTimeScalar, { description: 'When everything was deleted.' })
  erasedAt: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When nothing that was under way could write any more, some seconds later; absent until then.',
  })
  completedAt?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the person was let in again.' })
  liftedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why they were.' })
  liftReason?: string | null;
}

@ObjectType('ErasureEdge', { description: 'One receipt of a page.' })
export class ErasureEdge extends EdgeOf(() => ErasureReceiptObject) {}

@ObjectType('ErasureConnection', { description: 'A page of receipts, the newest first.' })
export class ErasureConnection extends ConnectionOf(() => ErasureEdge) {}
