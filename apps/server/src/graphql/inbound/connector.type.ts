import { Extensions, Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CONNECTOR_KINDS } from '@strata/collect';
import type { ConnectorKind } from '@strata/collect';
import { LENGTH } from '../costs.js';
import { enumOf } from '../enum.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';
import { MAPPING_FORM } from './mapping.js';

const ConnectorKindEnum = enumOf(CONNECTOR_KINDS);
registerEnumType(ConnectorKindEnum, {
  name: 'ConnectorKind',
  description: 'What a connector reads.',
  valuesConfig: {
    POSTGRES: { description: 'A PostgreSQL database.' },
    MYSQL: { description: 'A MySQL or MariaDB database.' },
    HTTP: { description: 'An HTTP source of JSON.' },
    FOLDER: { description: 'Files in a folder of the server that STRATA_FOLDERS opens.' },
    S3: { description: 'Files under a prefix of an object store that speaks S3.' },
  },
});

@ObjectType({ description: 'Why a run of a connector ended early.' })
export class ConnectorFault {
  @Field(() => String, { description: 'What kind of fault, such as UNREACHABLE or REPEATS.' })
  code: string;

  @Field(() => String, { description: 'The same in words.' })
  message: string;
}

@ObjectType('ConnectorRun', { description: 'One run of a connector.' })
export class ConnectorRunObject {
  @Field(() => String, { description: 'Its id.' })
  id: string;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  startedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null while it is under way.' })
  endedAt: Date | null;

  @Field(() => Int, { description: 'Records that were read.' })
  rows: number;

  @Field(() => Int, { description: 'Users or events that were stored.' })
  accepted: number;

  @Field(() => Int, { description: 'Events that had been stored before.' })
  duplicates: number;

  @Field(() => Int, { description: 'Records that could not be taken.' })
  rejected: number;

  @Field(() => JsonScalar, { description: 'How many of them by each code.' })
  rejectedBy: unknown;

  @Field(() => JsonScalar, { description: 'How many values each rule of cleaning repaired.' })
  repairedBy: unknown;

  @Field(() => Int, { description: 'Files that went their whole way, of a connector that reads files.' })
  files: number;

  @Field(() => ConnectorFault, { nullable: true, description: 'Why it ended early.' })
  fault: ConnectorFault | null;
}

@ObjectType('ConnectorFile', { description: 'A file of a connector that reads files.' })
export class ConnectorFileObject {
  @Field(() => String, { description: 'Its name, with folders, from where the connector begins.' })
  name: string;

  @Field(() => Float, { description: 'How large it is.' })
  bytes: number;

  @Field(() => DateTimeScalar, { description: 'Since when it stands as it is.' })
  seenAt: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was taken; null where it was not, as it is now.',
  })
  takenAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The id of the import that took it: its report, its rejected rows and its undo.',
  })
  importId: string | null;

  @Field(() => ConnectorFault, { nullable: true, description: 'What is wrong with it.' })
  fault: ConnectorFault | null;
}

@ObjectType('Connector', { description: 'A system that is asked on a schedule for what is new.' })
export class ConnectorObject {
  @Field(() => String, { description: 'Its key.' })
  key: string;

  @Field(() => String, { description: 'Its name for people.' })
  name: string;

  @Field(() => ConnectorKindEnum, { description: 'What it reads.' })
  kind: ConnectorKind;

  @Field(() => String, { description: 'The source that is kept with what it brings.' })
  source: string;

  @Field(() => JsonScalar, { description: 'Where and what it reads, without its secret (docs/connectors.md).' })
  settings: unknown;

  @Field(() => JsonScalar, { description: `How records become users or events. ${MAPPING_FORM}` })
  mapping: unknown;

  @Field(() => Int, { description: 'Minutes between the begins of two runs.' })
  every: number;

  @Field(() => Boolean, { description: 'Whether it rests; it can still be run by hand.' })
  paused: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'All that had changed in the system by then has been read. How long ago that is, is its lag.',
  })
  caughtUpAt: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it runs next, unless it is paused.' })
  nextRunAt: Date;

  @Field(() => Int, { description: 'Runs that failed one after the other.' })
  failures: number;
}

@InputType({ description: 'A connector, to be tested or saved.' })
export class ConnectorInput {
  @Field(() => String, { description: 'Its name for people.' })
  name: string;

  @Field(() => ConnectorKindEnum, { description: 'What it reads.' })
  kind: ConnectorKind;

  @Field(() => String, { description: 'The key of its source; one that is not defined is made.' })
  source: string;

  @Field(() => JsonScalar, { description: 'Where and what it reads (docs/connectors.md).' })
  settings: unknown;

  @Field(() => JsonScalar, { description: `How records become users or events. ${MAPPING_FORM}` })
  mapping: unknown;

  @Field(() => Int, { description: 'Minutes between the begins of two runs: 1 to 10,080.' })
  every: number;

  @Field(() => String, {
    nullable: true,
    description: 'Password, token or client secret. It is never given out again.',
  })
  secret?: string | null;
}

@InputType({ description: 'What is to be other of a connector; what is left out stays.' })
export class ChangeConnectorInput {
  @Field(() => String, { description: 'Which.' })
  key: string;

  @Field(() => String, { nullable: true, description: 'Its name for people.' })
  name?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Where and what it reads: tested first, and read from the beginning.',
  })
  settings?: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: `How records become users or events: tested first, likewise. ${MAPPING_FORM}`,
  })
  mapping?: unknown;

  @Field(() => Int, { nullable: true, description: 'Minutes between the begins of two runs.' })
  every?: number | null;

  @Field(() => String, { nullable: true, description: 'Another password, token or client secret.' })
  secret?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it rests.' })
  paused?: boolean | null;
}

@InputType({ description: 'Which connector.' })
export class ConnectorKeyInput {
  @Field(() => String, { description: 'Its key.' })
  key: string;
}

@ObjectType({ description: 'The first records that a connector would read.' })
export class ConnectorTest {
  @Extensions(LENGTH.tried)
  @Field(() => [JsonScalar], {
    description:
      'Up to ten: `{ record, item, rejected, repairs }`, the record as it came and as it would be stored; without `profile.sensitive` their form alone.',
  })
  records: unknown[];
}
