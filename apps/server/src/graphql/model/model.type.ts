import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MODEL_KIND_NAMES } from '@strata/model';
import type { ModelKindName, ModelRunState } from '@strata/model';
import { enumOf } from '../enum.js';
import { DateTimeScalar } from '../scalars.js';
import { RfmFiguresObject, RfmMoves, RfmSettingsObject } from './rfm.type.js';

const ModelKindEnum = enumOf(MODEL_KIND_NAMES);
registerEnumType(ModelKindEnum, {
  name: 'ModelKind',
  description: 'By what a model layers users.',
  valuesConfig: { RFM: { description: 'By how lately, how often and for how much they did something.' } },
});

const ModelRunStateEnum = enumOf(['RUNNING', 'DONE', 'FAILED'] satisfies ModelRunState[]);
registerEnumType(ModelRunStateEnum, {
  name: 'ModelRunState',
  description: 'How a run of a model goes.',
  valuesConfig: {
    RUNNING: { description: 'It is under way, or about to be.' },
    DONE: { description: 'What it found is kept.' },
    FAILED: { description: 'It changed nothing.' },
  },
});

@ObjectType({ description: 'Too few users to say anything: nobody is scored, and what an earlier run kept stands.' })
export class NotEnoughData {
  @Field(() => Int, { description: 'How many there are.' })
  found: number;

  @Field(() => Int, { description: 'How many it takes.' })
  needed: number;
}

export const ModelSettings = createUnionType({
  name: 'ModelSettings',
  description: 'What a model is asked, by its kind.',
  types: () => [RfmSettingsObject] as const,
});

export const ModelFigures = createUnionType({
  name: 'ModelFigures',
  description: 'What a model found, by its kind.',
  types: () => [RfmFiguresObject, NotEnoughData] as const,
});

export const RfmMovementAnswer = createUnionType({
  name: 'RfmMovement',
  description: 'Who moved, or that there were too few users at one of the instants.',
  types: () => [RfmMoves, NotEnoughData] as const,
});

@ObjectType('Model', {
  description: 'What layers users by rules of its own, and keeps what it finds as attributes and tags.',
})
export class ModelObject {
  @Field(() => String, { description: 'By which it is named, and before its attributes and tags.' })
  key: string;

  @Field(() => String, { description: 'Its name for people.' })
  name: string;

  @Field(() => ModelKindEnum, { description: 'By what it layers users.' })
  kind: ModelKindName;

  @Field(() => Int, {
    nullable: true,
    description: "The hour of the day at which it runs, in the workspace's time zone; null: only when it is asked to.",
  })
  runHour: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it runs no more.' })
  archivedAt: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt: Date;
}

@ObjectType('ModelRun', { description: 'One time that a model looked at everybody.' })
export class ModelRunObject {
  @Field(() => ID, { description: 'By which it is told from others.' })
  id: string;

  @Field(() => ModelRunStateEnum, { description: 'How it goes.' })
  state: ModelRunState;

  @Field(() => Float, { description: 'How far it is, 0 to 1.' })
  progress: number;

  @Field(() => String, { description: 'Who asked for it: a member, a key, or `schedule`.' })
  askedBy: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant for which it is exact; null until it is done.',
  })
  asOf: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it failed, in words.' })
  error: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  finishedAt: Date | null;
}
