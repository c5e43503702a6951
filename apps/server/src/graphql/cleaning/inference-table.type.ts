import { createUnionType, Extensions, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { INFERENCE_TABLE_KINDS, TABLE_FAULTS } from '@strata/collect';
import type { InferenceTableKind, TableFaultCode } from '@strata/collect';
import { LENGTH } from '../costs.js';
import { enumOf } from '../enum.js';
import { DateTimeScalar } from '../scalars.js';

export const InferenceTableKindEnum = enumOf(INFERENCE_TABLE_KINDS);
registerEnumType(InferenceTableKindEnum, {
  name: 'InferenceTableKind',
  description: 'What a table tells places by.',
  valuesConfig: {
    POSTAL_CODE: { description: 'Postal codes, or the digits that they begin with: to a province, city or district.' },
    PHONE_PREFIX: {
      description: 'The first seven digits of mobile numbers, and area codes with their 0: to a province or city.',
    },
    IP: { description: 'Networks and ranges of IPv4 and IPv6: to a province or city.' },
  },
});

const TableFaultEnum = enumOf(TABLE_FAULTS);
registerEnumType(TableFaultEnum, {
  name: 'InferenceTableFaultCode',
  description: 'What is wrong with a row of a table.',
  valuesConfig: {
    UNREADABLE_ROW: { description: 'It is no row of CSV, or has too few columns.' },
    INVALID_KEY: { description: 'It begins with no postal code, telephone prefix or network.' },
    UNKNOWN_DIVISION: { description: 'There is no province, city or district of this code.' },
    WRONG_LEVEL: { description: 'A telephone or an address tells no district.' },
    CONTRADICTION: { description: 'Another row gives another place for the same.' },
    OVERLAP: { description: 'It lies partly in the range of another row; it may lie within it, or outside.' },
  },
});

@ObjectType('InferenceTable', { description: 'A table that places are inferred by, as it was given.' })
export class InferenceTableObject {
  @Field(() => InferenceTableKindEnum, { description: 'What it tells places by.' })
  kind: InferenceTableKind;

  @Field(() => String, { description: 'The name of the file.' })
  fileName: string;

  @Field(() => String, { description: 'Where it comes from, in the words of whoever gave it.' })
  note: string;

  @Field(() => Int, { description: 'How many rows it has.' })
  rows: number;

  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  givenAt: Date;
}

@ObjectType('InferenceTableFault', { description: 'What is wrong with one row of a table.' })
export class InferenceTableFault {
  @Field(() => Int, { description: 'The line of the file, from 1.' })
  line: number;

  @Field(() => TableFaultEnum, { description: 'What is wrong.' })
  code: TableFaultCode;

  @Field(() => String, { description: 'The same in words.' })
  message: string;

  @Field(() => String, { nullable: true, description: 'What cannot be read, at most 60 characters of it.' })
  text?: string | null;

  @Field(() => Int, { nullable: true, description: 'The line of the row that it contradicts.' })
  other?: number | null;
}

@ObjectType('InferenceTableFaulty', { description: 'Some rows cannot be taken; the table is as it was.' })
export class InferenceTableFaulty {
  @Field(() => Int, { description: 'How many.' })
  faulty: number;

  @Extensions(LENGTH.preview)
  @Field(() => [InferenceTableFault], { description: 'The first 50 of them, by line.' })
  faults: readonly InferenceTableFault[];
}

export const GiveInferenceTablePayload = createUnionType({
  name: 'GiveInferenceTablePayload',
  description: 'The table, or the rows that keep it from being taken.',
  types: () => [InferenceTableObject, InferenceTableFaulty] as const,
  resolveType: (value) => ('faults' in value ? InferenceTableFaulty : InferenceTableObject),
});

@InputType({ description: 'A table in place of the one of its kind. Larger ones go by PUT /v1/inference-tables/KIND.' })
export class GiveInferenceTableInput {
  @Field(() => InferenceTableKindEnum, { description: 'What it tells places by.' })
  kind: InferenceTableKind;

  @Field(() => String, {
    description:
      'CSV whose first line names the columns: postal_code, prefix, or range (or first and last), and division, a code of six digits (GB/T 2260). Other columns are passed over.',
  })
  csv: string;

  @Field(() => String, { nullable: true, description: 'Where it comes from, in at most 500 characters.' })
  note?: string | null;
}

@InputType({ description: 'Which table.' })
export class RemoveInferenceTableInput {
  @Field(() => InferenceTableKindEnum, { description: 'Of which kind.' })
  kind: InferenceTableKind;
}

@ObjectType({ description: 'Whether a table was removed.' })
export class RemoveInferenceTablePayload {
  @Field(() => Boolean, { description: 'Whether there was one. What was inferred by it stays.' })
  removed: boolean;
}
