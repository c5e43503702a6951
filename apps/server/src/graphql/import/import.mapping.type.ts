import { Extensions, Field, InputType, ObjectType } from 'type-graphql';
import type { ImportKind } from '@strata/collect';
import { LENGTH } from '../costs.js';
import { DateTimeScalar, LiteralScalar } from '../scalars.js';
import { ImportKindEnum } from './import.enums.js';

const TEXTS = {
  source: 'The name of a column, its number (1 the first), or the path to a value of a JSON object.',
  target:
    '`externalId`, `identities.KIND` or `identities.KIND/NAMESPACE`; of users `attributes.KEY`, `tags`, `at` (the time of the values); of events `occurredAt`, ' +
    '`name`, `messageId`, `properties.KEY`. An event without an external id is of whom its first identity names.',
  format:
    'text, number, number(,) (1.234,56), boolean, json, iso, unix, unixms, list(;) or a date pattern such as `yyyy/M/d H:mm`. ' +
    'Absent: by the target.',
  times: 'Another column, by which the number is multiplied: an amount is quantity times price.',
  name: 'The name of every event; absent where a field says it.',
  missing: 'Texts that stand for no value, such as `NA`; at most 20.',
  timeZone: "Of times without a zone. Absent: the workspace's.",
};

@ObjectType('ImportMappingField', { description: 'Where one value comes from and where it goes.' })
export class ImportMappingField {
  @Field(() => LiteralScalar, { description: TEXTS.source })
  source: string | number;

  @Field(() => String, { description: TEXTS.target })
  target: string;

  @Field(() => String, { nullable: true, description: TEXTS.format })
  format?: string | null;

  @Field(() => LiteralScalar, { nullable: true, description: TEXTS.times })
  times?: string | number | null;
}

@ObjectType('ImportMapping', { description: 'How records become users or events.' })
export class ImportMappingObject {
  @Field(() => ImportKindEnum, { description: 'What the rows are.' })
  kind: ImportKind;

  @Field(() => String, { nullable: true, description: TEXTS.name })
  name?: string | null;

  @Extensions(LENGTH.columns)
  @Field(() => [ImportMappingField], { description: 'One for each value.' })
  fields: ImportMappingField[];

  @Field(() => [String], { nullable: true, description: TEXTS.missing })
  missing?: string[] | null;

  @Field(() => String, { nullable: true, description: TEXTS.timeZone })
  timeZone?: string | null;
}

@InputType({ description: 'Where one value comes from and where it goes.' })
export class ImportMappingFieldInput {
  @Field(() => LiteralScalar, { description: TEXTS.source })
  source: string | number | boolean;

  @Field(() => String, { description: TEXTS.target })
  target: string;

  @Field(() => String, { nullable: true, description: TEXTS.format })
  format?: string | null;

  @Field(() => LiteralScalar, { nullable: true, description: TEXTS.times })
  times?: string | number | boolean | null;
}

@InputType({ description: 'How records become users or events.' })
export class ImportMappingInput {
  @Field(() => ImportKindEnum, { description: 'What the rows are.' })
  kind: ImportKind;

  @Field(() => String, { nullable: true, description: TEXTS.name })
  name?: string | null;

  @Field(() => [ImportMappingFieldInput], { description: 'One for each value, at most 1,000.' })
  fields: ImportMappingFieldInput[];

  @Field(() => [String], { nullable: true, description: TEXTS.missing })
  missing?: string[] | null;

  @Field(() => String, { nullable: true, description: TEXTS.timeZone })
  timeZone?: string | null;
}

@ObjectType('SavedImportMapping', { description: 'A mapping under a name, to be used again.' })
export class SavedImportMapping {
  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => ImportMappingObject, { description: 'The mapping.' })
  mapping: ImportMappingObject;

  @Extensions(LENGTH.columns)
  @Field(() => [String], { description: 'The columns of the file that it was made for.' })
  columns: string[];

  @Extensions(LENGTH.few)
  @Field(() => [String], {
    description: 'Columns that it names and the given file has not; what becomes of them is left out of the mapping.',
  })
  lacks: string[];

  @Field(() => DateTimeScalar, { description: 'When it was last saved.' })
  updatedAt: Date;
}
