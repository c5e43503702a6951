import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { PROCESSED_KINDS } from '@strata/profile';
import type { LegalBasis, ProcessedKind } from '@strata/profile';
import { LegalBasisEnum } from '../consent/consent.type.js';
import { enumOf } from '../enum.js';

export const ProcessedKindEnum = enumOf(PROCESSED_KINDS);
registerEnumType(ProcessedKindEnum, {
  name: 'ProcessedKind',
  description: 'What is collected.',
  valuesConfig: {
    ATTRIBUTE: { description: 'Values of an attribute.' },
    EVENT: { description: 'Events of a name.' },
    IDENTITY: { description: 'Identities of a kind.' },
    TAG: { description: 'A tag and all below it.' },
  },
});

@ObjectType('ProcessingRecord', {
  description: 'What is collected under one definition, why, from where, and for how long.',
})
export class ProcessingRecordObject {
  @Field(() => ProcessedKindEnum, { description: 'What it is.' })
  kind: ProcessedKind;

  @Field(() => String, { description: 'The key or name of the definition.' })
  name: string;

  @Field(() => String, { description: 'Its name for people.' })
  label: string;

  @Field(() => Boolean, { description: 'Whether it is sensitive.' })
  sensitive: boolean;

  @Field(() => String, { description: 'What it is collected for; empty where nobody has said.' })
  purpose: string;

  @Field(() => LegalBasisEnum, { nullable: true, description: 'By which right; absent where nobody has said.' })
  basis?: LegalBasis | null;

  @Field(() => String, { description: 'Who else is given it; empty where nobody has said.' })
  recipients: string;

  @Field(() => [String], {
    description: 'The keys of the sources that it comes from; empty where nothing of it has come yet.',
  })
  sources: string[];

  @Field(() => String, { nullable: true, description: 'ISO 8601 duration for which it is kept. Absent: for good.' })
  keptFor?: string | null;
}

@InputType({ description: 'What is said of one definition. What is left out stays.' })
export class SetProcessingRecordInput {
  @Field(() => ProcessedKindEnum, { description: 'What it is.' })
  kind: ProcessedKind;

  @Field(() => String, { description: 'The key or name of the definition.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What it is collected for.' })
  purpose?: string | null;

  @Field(() => LegalBasisEnum, { nullable: true, description: 'By which right.' })
  basis?: LegalBasis | null;

  @Field(() => String, { nullable: true, description: 'Who else is given it.' })
  recipients?: string | null;
}
