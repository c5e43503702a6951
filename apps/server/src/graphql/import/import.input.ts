import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Encoding, FileFormat, ImportState } from '@strata/collect';
import type { StandardForm } from '@strata/profile';
import type { AttributeType } from '@strata/rules';
import { AttributeTypeEnum, StandardFormEnum } from '../attribute/attribute.type.js';
import { CleaningInput } from '../cleaning/cleaning.type.js';
import { PageArguments } from '../connection.js';
import { EncodingEnum, FileFormatEnum, ImportStateEnum } from './import.enums.js';
import { ImportMappingInput } from './import.mapping.type.js';

@ArgsType()
export class ImportsArguments extends PageArguments {
  @Field(() => [ImportStateEnum], { nullable: true, description: 'Only those in one of these states.' })
  states?: ImportState[] | null;
}

@InputType({ description: 'An attribute to be made with an import.' })
export class NewAttributeInput {
  @Field(() => String, { description: 'Its key.' })
  key: string;

  @Field(() => String, { nullable: true, description: 'Its name for people. Absent: the key.' })
  name?: string | null;

  @Field(() => AttributeTypeEnum, { description: 'The type of its values.' })
  type: AttributeType;

  @Field(() => StandardFormEnum, { nullable: true, description: 'How cleaning reads its values.' })
  standardForm?: StandardForm | null;
}

@InputType({ description: 'How a file is to be read; what is absent is told by its content.' })
export class ExamineImportInput {
  @Field(() => ID, { description: 'The import.' })
  id: string;

  @Field(() => FileFormatEnum, { nullable: true, description: 'How it is written.' })
  format?: FileFormat | null;

  @Field(() => EncodingEnum, { nullable: true, description: 'How it writes text.' })
  encoding?: Encoding | null;

  @Field(() => String, { nullable: true, description: 'What stands between columns, 1 to 5 characters.' })
  delimiter?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the first row names the columns.' })
  header?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Which sheet of a workbook.' })
  sheet?: string | null;
}

@InputType({ description: 'A mapping to be tried on the first rows of a file.' })
export class PreviewImportInput {
  @Field(() => ID, { description: 'The import.' })
  id: string;

  @Field(() => ImportMappingInput, { description: 'The mapping.' })
  mapping: ImportMappingInput;

  @Field(() => String, {
    nullable: true,
    description: 'The key of the source, whose cleaning is used. Absent: `file`.',
  })
  source?: string | null;

  @Field(() => CleaningInput, { nullable: true, description: "Cleaning to try in place of the source's." })
  cleaning?: CleaningInput | null;

  @Field(() => [NewAttributeInput], { nullable: true, description: 'Attributes that would be made.' })
  newAttributes?: NewAttributeInput[] | null;
}

@InputType({ description: 'How a file is to be imported.' })
export class RunImportInput {
  @Field(() => ID, { description: 'The import.' })
  id: string;

  @Field(() => ImportMappingInput, { description: 'The mapping.' })
  mapping: ImportMappingInput;

  @Field(() => String, {
    nullable: true,
    description: 'The key of the source of its values; one that does not exist is made. Absent: `file`.',
  })
  source?: string | null;

  @Field(() => [NewAttributeInput], { nullable: true, description: 'Attributes that are made with it.' })
  newAttributes?: NewAttributeInput[] | null;
}

@InputType({ description: 'Which import.' })
export class ImportIdInput {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
}

@InputType({ description: 'A mapping to be kept; one of the same name is replaced.' })
export class SaveImportMappingInput {
  @Field(() => String, { description: '1 to 128 characters.' })
  name: string;

  @Field(() => ImportMappingInput, { description: 'The mapping.' })
  mapping: ImportMappingInput;

  @Field(() => [String], { description: 'The columns of the file that it was made for.' })
  columns: string[];
}

@InputType({ description: 'Another name for a saved mapping.' })
export class RenameImportMappingInput {
  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => String, { description: 'Its new name, 1 to 128 characters.' })
  to: string;
}

@InputType({ description: 'Which saved mapping.' })
export class DeleteImportMappingInput {
  @Field(() => String, { description: 'Its name.' })
  name: string;
}

@ObjectType({ description: 'What deleting a saved mapping did.' })
export class DeleteImportMappingPayload {
  @Field(() => Boolean, { description: 'Whether there was one of the name.' })
  deleted: boolean;
}
