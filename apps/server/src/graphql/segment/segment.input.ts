import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { RuleInput } from '../rule/rule.input.js';
import { JsonScalar } from '../scalars.js';
import { SegmentObject } from './segment.type.js';

@InputType({ description: 'A new segment.' })
export class CreateSegmentInput {
  @Field(() => String, { description: '1 to 64 letters of any script, digits, `_`, `-` and `.`; never changes.' })
  key: string;

  @Field(() => String, { description: '1 to 200 characters.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What it is for, in words; at most 4,000 characters.' })
  description?: string | null;

  @Field(() => RuleInput, { description: 'Who belongs. It becomes version 1.' })
  rule: RuleInput;
}

@InputType({ description: 'What an editor keeps while it is at work.' })
export class SaveSegmentDraftInput {
  @Field(() => String, { description: 'The key of the segment.' })
  key: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Any JSON of at most 1 MB, kept beside the published rule and used by nothing. Null or absent drops it.',
  })
  draft?: unknown;
}

@InputType({ description: 'What to change of a segment; what is absent stays.' })
export class UpdateSegmentInput {
  @Field(() => String, { description: 'The key of the segment.' })
  key: string;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 4,000 characters.' })
  description?: string | null;

  @Field(() => RuleInput, {
    nullable: true,
    description:
      'Published as a new version, unless it equals the present rule. The draft goes: it has become the rule.',
  })
  rule?: RuleInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether who enters and leaves is written down from now on: as `segment_entered` and `segment_left` on the timeline, and told as movements.',
  })
  watched?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why, kept with the new version; at most 1,000 characters.' })
  note?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that the edit began from. VERSION_CONFLICT when another has been published since.',
  })
  ifVersion?: number | null;
}

@InputType({ description: 'Which version to bring back.' })
export class RestoreSegmentVersionInput {
  @Field(() => String, { description: 'The key of the segment.' })
  key: string;

  @Field(() => Int, { description: 'The version whose rule is published again, as a new version.' })
  version: number;
}

@InputType({ description: 'Which segment to take out of use, or to bring back.' })
export class ArchiveSegmentInput {
  @Field(() => String, { description: 'The key of the segment.' })
  key: string;
}

@InputType({ description: 'Which segment to make a snapshot of.' })
export class MaterializeSegmentInput {
  @Field(() => String, { description: 'The key of the segment.' })
  key: string;
}

@ObjectType({ description: 'Something whose rule names a segment.' })
export class SegmentDependent {
  @Field(() => String, { description: 'SEGMENT or TAG; ROLE or API_KEY, which it limits to some users.' })
  kind: string;

  @Field(() => String, { description: 'Its key; of an API key its id.' })
  key: string;

  @Field(() => String, { description: 'Its name.' })
  name: string;
}

@ObjectType({ description: 'The segment was archived.' })
export class SegmentArchived {
  @Field(() => SegmentObject, { description: 'The segment.' })
  segment: SegmentObject;
}

@ObjectType({ description: 'The segment was not archived, because rules refer to it.' })
export class SegmentInUse {
  @Field(() => [SegmentDependent], { description: 'What refers to it.' })
  dependents: SegmentDependent[];

  @Field(() => String, { description: 'The same in words.' })
  message: string;
}

export const ArchiveSegmentPayload = createUnionType({
  name: 'ArchiveSegmentPayload',
  description: 'The archived segment, or why it was not archived.',
  types: () => [SegmentArchived, SegmentInUse] as const,
  resolveType: (value) => ('segment' in value ? SegmentArchived : SegmentInUse),
});
