import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MOVEMENT_KINDS } from '@strata/movement';
import type { MovementKind } from '@strata/movement';
import { enumOf } from '../enum.js';
import { DateTimeScalar } from '../scalars.js';

export const MovementKindEnum = enumOf(MOVEMENT_KINDS);
registerEnumType(MovementKindEnum, {
  name: 'MovementKind',
  description: 'What moved. The same word is the name of the event on the timeline of whoever moved.',
  valuesConfig: {
    segment_entered: { description: 'Entered a watched segment.' },
    segment_left: { description: 'Left a watched segment.' },
    tag_added: { description: 'Was given a tag by its rule.' },
    tag_removed: { description: "Lost a tag, as its rule or another tag's says." },
    stage_changed: { description: 'Moved from one stage of a lifecycle to another.' },
  },
});

@ObjectType('Movement', {
  description:
    'Somebody who entered or left a watched segment, a dynamic tag or a stage; or more than 10,000 who did at once.',
})
export class MovementObject {
  @Field(() => ID, { description: 'Grows with time: go on from it with `after`, and tell movements apart by it.' })
  id: string;

  @Field(() => MovementKindEnum, { description: 'What moved.' })
  kind: MovementKind;

  @Field(() => String, { description: 'The key of the segment, tag or model.' })
  object: string;

  @Field(() => DateTimeScalar, { description: 'When it was written down, within a second of what caused it.' })
  at: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'How many moved at once; null for one. They are listed at `GET /v1/movements/ID/users`.',
  })
  count: number | null;
}
