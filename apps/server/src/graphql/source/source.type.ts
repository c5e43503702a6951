import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SOURCE_KINDS } from '@strata/profile';
import type { SourceKind } from '@strata/profile';
import { CleaningInput, CleaningObject } from '../cleaning/cleaning.type.js';
import { enumOf } from '../enum.js';
import { DateTimeScalar } from '../scalars.js';

const SourceKindEnum = enumOf(SOURCE_KINDS);
registerEnumType(SourceKindEnum, {
  name: 'SourceKind',
  description: 'By which road data comes.',
  valuesConfig: {
    API: { description: 'Calls of a partner system.' },
    FILE: { description: 'Files that are imported.' },
    CONNECTOR: { description: 'A database or service that is asked on a schedule.' },
    WEBHOOK: { description: 'A system that calls when something happens.' },
    SDK: { description: 'A browser or server with the SDK.' },
    MANUAL: { description: 'People who correct values in the app.' },
    SYSTEM: { description: 'Strata itself.' },
  },
});

@ObjectType('Source', { description: 'Where data comes from. Its key is kept with each value.' })
export class SourceObject {
  @Field(() => String, { description: 'Its name in `upsertUsers`.' })
  key: string;

  @Field(() => String, { description: 'Its name for people.' })
  name: string;

  @Field(() => SourceKindEnum, { description: 'By which road it comes.' })
  kind: SourceKind;

  @Field(() => Int, {
    description: 'Of two values of one attribute the one of the lower rank stands; at equal ranks the newer one.',
  })
  rank: number;

  @Field(() => CleaningObject, { description: 'How what it sends is cleaned.' })
  cleaning: object;

  @Field(() => DateTimeScalar, { description: 'When it was defined.' })
  createdAt: Date;
}

@InputType({ description: 'A source; one of this key that exists is changed, and keeps what is left out here.' })
export class DefineSourceInput {
  @Field(() => String, { description: 'Like the key of a tag.' })
  key: string;

  @Field(() => String, { nullable: true, description: 'Its name for people. Absent for a new one: the key.' })
  name?: string | null;

  @Field(() => SourceKindEnum, { nullable: true, description: 'By which road it comes. A new one needs it.' })
  kind?: SourceKind | null;

  @Field(() => Int, { nullable: true, description: '0 to 1,000; lower is better. Absent for a new one: 100.' })
  rank?: number | null;

  @Field(() => CleaningInput, {
    nullable: true,
    description: 'How what it sends is cleaned. For a new one: every rule.',
  })
  cleaning?: CleaningInput | null;
}
