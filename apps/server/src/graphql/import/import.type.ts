import { Field, Float, ID, ObjectType } from 'type-graphql';
import type { ImportState } from '@strata/collect';
import { ConnectionOf, EdgeOf } from '../connection.js';
import { DateTimeScalar } from '../scalars.js';
import { ImportStateEnum } from './import.enums.js';
import { ImportMappingObject } from './import.mapping.type.js';
import { ImportRejection, ImportUndoReport } from './import.report.type.js';

@ObjectType('Import', { description: 'A file of users or events, from its upload to its undo.' })
export class ImportObject {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => ImportStateEnum, { description: 'Where it stands.' })
  state: ImportState;

  @Field(() => String, { description: 'What the file was called.' })
  fileName: string;

  @Field(() => Float, { nullable: true, description: 'How large the file is to be, where its sender said so.' })
  bytes?: number | null;

  @Field(() => Float, { description: 'How many bytes of it are here.' })
  received: number;

  @Field(() => Boolean, { description: 'Whether the file is still kept: until it is imported, 7 days at most.' })
  fileKept: boolean;

  @Field(() => ImportMappingObject, { nullable: true, description: 'What it was run with.' })
  mapping?: ImportMappingObject | null;

  @Field(() => String, { nullable: true, description: 'The key of the source that its values come from.' })
  source?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The import that has imported the same content in the same way; this one changed nothing.',
  })
  sameAs?: string | null;

  @Field(() => Float, { description: 'How far the file is read, 0 to 1.' })
  progress: number;

  @Field(() => ImportUndoReport, { nullable: true, description: 'What its undo did.' })
  undoReport?: ImportUndoReport | null;

  @Field(() => ImportRejection, { nullable: true, description: 'Why it FAILED or was DISCARDED.' })
  fault?: ImportRejection | null;

  @Field(() => DateTimeScalar, { description: 'When the upload began.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was first run.' })
  startedAt?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  finishedAt?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was undone.' })
  undoneAt?: Date | null;
}

@ObjectType('ImportEdge', { description: 'One import of a page.' })
export class ImportEdge extends EdgeOf(() => ImportObject) {}

@ObjectType('ImportConnection', { description: 'A page of imports, the newest first.' })
export class ImportConnection extends ConnectionOf(() => ImportEdge) {}
