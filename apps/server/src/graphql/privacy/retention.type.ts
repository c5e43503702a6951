import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { RETENTION_KINDS } from '@strata/profile';
import type { RetentionKind } from '@strata/profile';
import { enumOf } from '../enum.js';
import { DateTimeScalar } from '../scalars.js';

export const RetentionKindEnum = enumOf(RETENTION_KINDS);
registerEnumType(RetentionKindEnum, {
  name: 'RetentionKind',
  description: 'What is kept for a time.',
  valuesConfig: {
    EVENT: { description: 'Events of a name, by when they occurred.' },
    ATTRIBUTE: { description: 'Values of an attribute, by when they were said, those of the past by when they ended.' },
  },
});

@ObjectType('Retention', { description: 'For how long events of a name, or values of an attribute, are kept.' })
export class RetentionObject {
  @Field(() => RetentionKindEnum, { description: 'Of what.' })
  kind: RetentionKind;

  @Field(() => String, { description: 'The name of the event, or the key of the attribute.' })
  name: string;

  @Field(() => String, { description: 'ISO 8601 duration. What is older is deleted within an hour.' })
  period: string;

  @Field(() => DateTimeScalar, { description: 'When it was set.' })
  setAt: Date;
}

@InputType({ description: 'For how long something is to be kept.' })
export class SetRetentionInput {
  @Field(() => RetentionKindEnum, { description: 'Of what.' })
  kind: RetentionKind;

  @Field(() => String, { description: 'The name of the event, or the key of the attribute.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'ISO 8601 duration of a day at least. Absent: for good.' })
  period?: string | null;
}
