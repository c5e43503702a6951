import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { TAG_CLASSES } from '@strata/tag';
import type { TagClass } from '@strata/tag';
import { enumOf } from '../enum.js';
import { DateTimeScalar } from '../scalars.js';

export const TagClassEnum = enumOf(TAG_CLASSES);
registerEnumType(TagClassEnum, {
  name: 'TagClass',
  description: 'What a tag says about a user.',
  valuesConfig: {
    BASIC: { description: 'Who they are.' },
    BEHAVIOUR: { description: 'What they do.' },
    INTEREST: { description: 'What they like.' },
    VALUE: { description: 'What they are worth.' },
  },
});

@ObjectType('Tag', { description: 'A label that users hold. The tree is in the keys: `a/b` lies below `a`.' })
export class TagObject {
  @Field(() => String, { description: 'Its name in rules, with `/` between levels.' })
  key: string;

  @Field(() => String, { description: 'Its name for people.' })
  name: string;

  @Field(() => TagClassEnum, { description: 'What it says about a user.' })
  class: TagClass;

  @Field(() => String, { description: 'What it means, in words.' })
  definition: string;

  @Field(() => String, { nullable: true, description: 'ISO 8601 duration for which an assignment lasts.' })
  ttl?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 8601 duration in which a weight decays to its half; absent where weights stay.',
  })
  halfLife?: string | null;

  @Field(() => Boolean, { description: 'Whether nobody holds two of the branches right below it.' })
  exclusive: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt: Date;
}

@ObjectType('UserTag', { description: 'A tag that a user holds.' })
export class UserTagObject {
  @Field(() => TagObject, { description: 'The tag.' })
  tag: TagObject;

  @Field(() => Float, {
    nullable: true,
    description:
      'How strongly, as of now: w · 2^(−(now − since) / halfLife) where the tag has a half-life, else as given. Absent where none was given.',
  })
  weight?: number | null;

  @Field(() => Float, { nullable: true, description: 'How strongly it was given last; absent where none was.' })
  weightGiven?: number | null;

  @Field(() => String, { description: 'Where the assignment came from: a source of data, or `rule`.' })
  source: string;

  @Field(() => DateTimeScalar, { description: 'When it was first assigned.' })
  assignedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends by itself.' })
  expiresAt?: Date | null;
}
