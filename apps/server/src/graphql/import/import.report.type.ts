import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import type { Oddity, OddityKind } from '@strata/collect';
import { LENGTH } from '../costs.js';
import { OddityKindEnum } from './import.enums.js';

@ObjectType('CountByCode', { description: 'How often something happened.' })
export class CountByCode {
  @Field(() => String, { description: 'What: the code of a rejection, a rule of cleaning, or a target.' })
  code: string;

  @Field(() => Float, { description: 'How often.' })
  count: number;
}

@ObjectType('ImportOddity', { description: 'Values of one column of a file that are unusual in the same way.' })
export class ImportOddity {
  @Field(() => String, { description: 'The column.' })
  column: string;

  @Field(() => OddityKindEnum, { description: 'What is unusual.' })
  kind: OddityKind;

  @Field(() => String, { nullable: true, description: 'The letters before the digits, of PREFIXED ones.' })
  prefix: string | null;

  @Field(() => Float, { description: 'How many there are.' })
  count: number;

  @Field(() => Float, { description: 'The line of the file where the first of them is.' })
  line: number;
}

@ObjectType('ImportReport', { description: 'What an import did so far. Counts are of rows.' })
export class ImportReportObject {
  @Field(() => Float, { description: 'Rows read, the header not among them.' })
  read: number;

  @Field(() => Float, { description: 'Events stored, or rows of users taken.' })
  accepted: number;

  @Field(() => Float, { description: 'Users that did not exist before.' })
  created: number;

  @Field(() => Float, { description: 'Rows that changed a user who existed.' })
  updated: number;

  @Field(() => Float, { description: 'Rows of a user that changed nothing.' })
  unchanged: number;

  @Field(() => Float, { description: 'Rows of a user of whom an earlier row of the file told already.' })
  sameUser: number;

  @Field(() => Float, {
    description: 'Users that a row found to be one person with another, and that were merged into them.',
  })
  merged: number;

  @Field(() => Float, { description: 'Events that were there already.' })
  duplicates: number;

  @Field(() => Float, {
    description:
      'Rows of events without an id of their own that are letter for letter an earlier row. Each was taken or rejected like any other. Of a file with more than 3,000,000 different rows, repeats of the first so many.',
  })
  repeated: number;

  @Field(() => Float, { description: 'Rows that were not taken.' })
  rejected: number;

  @Field(() => [CountByCode], { description: 'Rejected rows by reason, the most frequent first.' })
  rejectedBy: CountByCode[];

  @Field(() => [CountByCode], { description: 'Repaired values by the rule of cleaning, the most frequent first.' })
  repairedBy: CountByCode[];

  @Field(() => [CountByCode], { description: 'Rows without a value, by the target of the mapping.' })
  emptyBy: CountByCode[];

  @Extensions(LENGTH.oddities)
  @Field(() => [ImportOddity], {
    description:
      'What is unusual in the columns of the file, mapped or not, by column: counted over all rows that could be split, the rejected ones too. At most 200.',
  })
  oddities: readonly Oddity[];

  @Field(() => Float, { description: 'Milliseconds at work.' })
  tookMs: number;
}

@ObjectType('ImportUndoReport', { description: 'What an undo did so far, and what could not be undone.' })
export class ImportUndoReport {
  @Field(() => Int, { description: 'Users removed, whom the import had created.' })
  usersRemoved: number;

  @Field(() => Int, { description: 'Users whom the import had created and who stay: something else is kept of them.' })
  usersKept: number;

  @Field(() => Int, { description: 'Values that are again as they were.' })
  valuesRestored: number;

  @Field(() => Int, { description: 'Values that stay: something else has changed them since.' })
  valuesKept: number;

  @Field(() => Int, { description: 'Identities taken away again.' })
  identitiesRemoved: number;

  @Field(() => Int, { description: 'Tags taken away again.' })
  tagsRemoved: number;

  @Field(() => Int, { description: 'Events deleted.' })
  eventsRemoved: number;

  @Field(() => Int, { description: 'Events that stay: somebody else has sent them, too, under the same message id.' })
  eventsKept: number;
}

@ObjectType('ImportPreviewCell', { description: 'One value of a row, as it is and as it would be stored.' })
export class ImportPreviewCell {
  @Field(() => Int, { description: "Which of the mapping's fields, from 0." })
  field: number;

  @Field(() => String, { nullable: true, description: 'As the file has it.' })
  raw?: string | null;

  @Field(() => String, { nullable: true, description: 'As it would be stored.' })
  stored?: string | null;

  @Field(() => String, { nullable: true, description: 'What is wrong with it.' })
  fault?: string | null;

  @Extensions(LENGTH.few)
  @Field(() => [String], { description: 'Rules of cleaning that repaired it.' })
  repairs: readonly string[];
}

@ObjectType('ImportRejection', { description: 'Why a row is not taken.' })
export class ImportRejection {
  @Field(() => String, { description: 'A stable code.' })
  code: string;

  @Field(() => String, { description: 'The reason, for people.' })
  message: string;
}

@ObjectType('ImportPreviewRow', { description: 'One row as it would be stored.' })
export class ImportPreviewRow {
  @Field(() => Int, { description: '1 for the first.' })
  row: number;

  @Field(() => Int, { description: 'The line of the file where it begins.' })
  line: number;

  @Extensions(LENGTH.columns)
  @Field(() => [ImportPreviewCell], { description: "By the mapping's fields." })
  cells: ImportPreviewCell[];

  @Field(() => [String], { description: 'Rules of cleaning that repaired something.' })
  repairs: string[];

  @Field(() => ImportRejection, { nullable: true, description: 'Why it would not be taken.' })
  rejected?: ImportRejection | null;
}
