import { Field, InputType, Int } from 'type-graphql';
import type { SettingsInput } from '@strata/model';
import { RfmSettingsInput, rfmSettings } from './rfm.input.js';

@InputType({ description: 'The settings of a model: those of one kind.' })
export class ModelSettingsInput {
  @Field(() => RfmSettingsInput, {
    nullable: true,
    description: 'Recency, frequency and amount of any events, as scores, cells and named segments.',
  })
  rfm?: RfmSettingsInput | null;
}

/** As the models read them. */
export const modelSettings = ({ rfm }: ModelSettingsInput): SettingsInput => ({
  ...(rfm && { rfm: rfmSettings(rfm) }),
});

@InputType({ description: 'A new model.' })
export class CreateModelInput {
  @Field(() => String, {
    description:
      'By which it is named, and before its attributes (`rfm.segment`) and tags (`rfm/champions`). For good.',
  })
  key: string;

  @Field(() => String, { description: 'Its name for people, at most 256 characters.' })
  name: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "The hour of the day at which it runs, 0 to 23 in the workspace's time zone. Absent: only when it is asked to.",
  })
  runHour?: number | null;

  @Field(() => ModelSettingsInput, { description: 'What it is asked; of what kind it is.' })
  settings: ModelSettingsInput;
}

@InputType({ description: 'What a model is from now on. What is left out stays as it is.' })
export class UpdateModelInput {
  @Field(() => String, { description: 'Which.' })
  key: string;

  @Field(() => String, { nullable: true, description: 'Its name for people.' })
  name?: string | null;

  @Field(() => Int, { nullable: true, description: '`null`: it runs only when it is asked to.' })
  runHour?: number | null;

  @Field(() => ModelSettingsInput, {
    nullable: true,
    description: 'Whole, and of the kind that it has. What it has found stays until the next run.',
  })
  settings?: ModelSettingsInput | null;
}

@InputType({ description: 'Which model.' })
export class ModelKeyInput {
  @Field(() => String, { description: 'Its key.' })
  key: string;
}
