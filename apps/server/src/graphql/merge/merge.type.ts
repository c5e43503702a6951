import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ConnectionOf, EdgeOf } from '../connection.js';
import { DateTimeScalar } from '../scalars.js';

@InputType({ description: 'A user, by one of these.' })
export class UserNameInput {
  @Field(() => ID, { nullable: true, description: 'The id in Strata.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'The id in your systems.' })
  externalId?: string | null;
}

@InputType({ description: 'Two users who are one person.' })
export class MergeUsersInput {
  @Field(() => UserNameInput, { description: 'The one who is kept.' })
  keep: UserNameInput;

  @Field(() => UserNameInput, { description: 'The one whose everything goes to the other.' })
  merge: UserNameInput;
}

@InputType({ description: 'The merge to undo.' })
export class UndoMergeInput {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
}

@ObjectType('Merge', { description: 'One user who was merged into another.' })
export class MergeObject {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  mergedAt: Date;

  @Field(() => ID, { description: 'The id of the one who was kept.' })
  keptId: number;

  @Field(() => ID, { description: 'The id that the one who was merged had; `user(id:)` answers the one who was kept.' })
  mergedId: number;

  @Field(() => String, { nullable: true, description: 'The id in your systems of the one who was merged.' })
  mergedExternalId?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it can be undone, 30 days; absent where it was undone, or is over.',
  })
  undoableUntil?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was undone.' })
  undoneAt?: Date | null;
}

@ObjectType('MergeEdge', { description: 'One merge of a page.' })
export class MergeEdge extends EdgeOf(() => MergeObject) {}

@ObjectType('MergeConnection', { description: 'A page of merges, the newest first.' })
export class MergeConnection extends ConnectionOf(() => MergeEdge) {}
