import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { Encoding, FileFormat, GuessReason, ImportKind, ValueShape } from '@strata/collect';
import type { StandardForm } from '@strata/profile';
import type { AttributeType } from '@strata/rules';
import { AttributeTypeEnum, StandardFormEnum } from '../attribute/attribute.type.js';
import { LENGTH } from '../costs.js';
import { LiteralScalar } from '../scalars.js';
import { EncodingEnum, FileFormatEnum, GuessReasonEnum, ImportKindEnum, ValueShapeEnum } from './import.enums.js';

@ObjectType('ImportColumn', { description: 'A column of a file, told by its first 2,000 rows.' })
export class ImportColumn {
  @Field(() => String, { description: 'Its name in the header, its number without one, or the path in a JSON object.' })
  name: string;

  @Field(() => Int, { description: '1 for the first.' })
  number: number;

  @Field(() => [String], { description: 'Up to 5 different values; none when the file is no longer kept.' })
  samples: string[];

  @Field(() => Float, { description: 'Which part of the rows has a value, 0 to 1.' })
  filled: number;

  @Field(() => Int, { description: 'How many different values there are.' })
  distinct: number;

  @Field(() => ValueShapeEnum, { description: 'What the values look like.' })
  shape: ValueShape;

  @Field(() => String, { nullable: true, description: 'How its dates are written; null for no date, or ISO 8601.' })
  format?: string | null;

  @Field(() => Boolean, { description: 'Of dates: whether day and month could be the other way round.' })
  ambiguous: boolean;
}

@ObjectType('ProposedAttribute', { description: 'An attribute that would be made with the import.' })
export class ProposedAttribute {
  @Field(() => String, { description: 'Its key.' })
  key: string;

  @Field(() => String, { description: 'Its name for people.' })
  name: string;

  @Field(() => AttributeTypeEnum, { description: 'The type of its values.' })
  type: AttributeType;

  @Field(() => StandardFormEnum, { nullable: true, description: 'How cleaning would read its values.' })
  standardForm?: StandardForm | null;
}

@ObjectType('GuessedImportField', { description: 'What a column probably is.' })
export class GuessedImportField {
  @Field(() => LiteralScalar, { description: 'The column: its name, or its number where it has none.' })
  source: string | number;

  @Field(() => String, { description: 'Where its values go, as in a mapping.' })
  target: string;

  @Field(() => String, { nullable: true, description: 'How they are read, as in a mapping.' })
  format?: string | null;

  @Field(() => LiteralScalar, { nullable: true, description: 'The column by which they are multiplied.' })
  times?: string | number | null;

  @Field(() => Float, { description: '0 to 1; below 0.75 a person should look at it.' })
  confidence: number;

  @Extensions(LENGTH.few)
  @Field(() => [GuessReasonEnum], { description: 'Why.' })
  reasons: GuessReason[];

  @Field(() => ProposedAttribute, { nullable: true, description: 'The attribute that there is not yet.' })
  newAttribute?: ProposedAttribute | null;
}

@ObjectType('ImportGuess', { description: 'A mapping guessed from the headers and the values.' })
export class ImportGuess {
  @Field(() => ImportKindEnum, { description: 'What the rows probably are.' })
  kind: ImportKind;

  @Field(() => Float, { description: '0 to 1.' })
  kindConfidence: number;

  @Field(() => String, { nullable: true, description: 'The name of every event, where no column says it.' })
  name?: string | null;

  @Extensions(LENGTH.columns)
  @Field(() => [GuessedImportField], { description: 'Columns that are not here are left out.' })
  fields: GuessedImportField[];

  @Field(() => [String], { description: 'Texts that seem to stand for no value.' })
  missing: string[];
}

@ObjectType('ImportExamination', { description: 'What a file is and how it is read.' })
export class ImportExamination {
  @Field(() => FileFormatEnum, { description: 'How it is written.' })
  format: FileFormat;

  @Field(() => Boolean, { description: 'Whether it came as gzip.' })
  packed: boolean;

  @Field(() => Float, { description: 'How many bytes it has, opened.' })
  unpackedBytes: number;

  @Field(() => EncodingEnum, { description: 'How its text is read.' })
  encoding: Encoding;

  @Field(() => EncodingEnum, { description: 'What the content says, whatever was set.' })
  detectedEncoding: Encoding;

  @Field(() => String, { nullable: true, description: 'What stands between columns.' })
  delimiter?: string | null;

  @Field(() => Boolean, { description: 'Whether the first row names the columns.' })
  header: boolean;

  @Field(() => [String], { description: 'The sheets of a workbook.' })
  sheets: string[];

  @Field(() => String, { nullable: true, description: 'The sheet that is read.' })
  sheet?: string | null;

  @Field(() => Int, { description: 'By how many rows the columns were told.' })
  sampledRows: number;

  @Extensions(LENGTH.columns)
  @Field(() => [ImportColumn], { description: 'Its columns, at most 1,000.' })
  columns: ImportColumn[];

  @Field(() => [[String]], {
    description: 'Its first 8 rows as they are read, by its first 60 columns; none when the file is no longer kept.',
  })
  firstRows: string[][];

  @Field(() => ImportGuess, { description: 'What its columns probably are.' })
  guess: ImportGuess;
}
