import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AUDIT_OUTCOMES } from '@strata/access';
import type { AuditOutcome } from '@strata/access';
import { ConnectionOf, EdgeOf, PageArguments } from '../connection.js';
import { enumOf } from '../enum.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';

export const AuditOutcomeEnum = enumOf(AUDIT_OUTCOMES);
registerEnumType(AuditOutcomeEnum, {
  name: 'AuditOutcome',
  description: 'How something that somebody did ended.',
  valuesConfig: {
    DONE: { description: 'It was done.' },
    REFUSED: { description: 'It was refused; `code` says why.' },
    FAILED: { description: 'It failed on our side.' },
    UNKNOWN: { description: 'It began, and the process did not live to say how it ended.' },
  },
});

@ObjectType('AuditEntry', {
  description: 'Who did what to which object from where, and how it ended. It is never changed.',
})
export class AuditEntryObject {
  @Field(() => Int, { description: 'Its place in the chain: 1, 2, 3, …' })
  place: number;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  at: Date;

  @Field(() => String, { description: 'member, key, command, system or stranger.' })
  actorKind: string;

  @Field(() => ID, { description: 'Of the member or the key; the name of the command or job.' })
  actorId: string;

  @Field(() => String, { description: 'What they were called then.' })
  actorName: string;

  @Field(() => String, { description: 'The address from which it came; empty for what this server does by itself.' })
  address: string;

  @Field(() => String, { description: 'The id of the request, as the log and the answer had it.' })
  requestId: string;

  @Field(() => String, { description: 'The operation, by its name in GraphQL or of the door.' })
  operation: string;

  @Field(() => String, { description: 'The kind of what it was done to: segment, attribute, user, …' })
  object: string;

  @Field(() => String, { description: 'Its key or id; empty where it was several or none.' })
  objectId: string;

  @Field(() => AuditOutcomeEnum, { description: 'How it ended.' })
  outcome: AuditOutcome;

  @Field(() => String, { description: 'The code of a refusal; else empty.' })
  code: string;

  @Field(() => JsonScalar, {
    description:
      '`before` and `after` of the settings that changed, without the literals of sensitive conditions; counts, and keys of what changed of users.',
  })
  details: unknown;
}

@ObjectType({ description: 'One entry of a page.' })
class AuditEdge extends EdgeOf(() => AuditEntryObject) {}

@ObjectType({ description: 'Entries of the audit trail, the newest first.' })
export class AuditConnection extends ConnectionOf(() => AuditEdge) {}

@InputType({ description: 'Which entries; all that is given has to hold.' })
export class AuditFilterInput {
  @Field(() => String, { nullable: true, description: 'Who: `member 3`, `key 7`, or a part of the name.' })
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'The kind of actor: member, key, command, system or stranger.' })
  actorKind?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the operation.' })
  operation?: string | null;

  @Field(() => String, { nullable: true, description: 'The kind of object.' })
  object?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key or id of the object, or one of many that the entry names.',
  })
  objectId?: string | null;

  @Field(() => AuditOutcomeEnum, { nullable: true, description: 'How it ended.' })
  outcome?: AuditOutcome | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From this instant on.' })
  from?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this instant.' })
  to?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A text anywhere in the entry; in `before` and `after` for whoever holds `profile.sensitive`.',
  })
  text?: string | null;
}

@ArgsType()
export class AuditArguments extends PageArguments {
  @Field(() => AuditFilterInput, { nullable: true, description: 'Which entries; absent: all.' })
  filter?: AuditFilterInput | null;
}

@ObjectType({ description: 'What was found when the whole chain was read.' })
export class AuditVerification {
  @Field(() => Int, { description: 'How many entries hold, from the first on.' })
  entries: number;

  @Field(() => String, {
    description:
      'The place and hash of the last of them. Kept elsewhere, it proves later that nothing up to it was changed or cut off.',
  })
  head: string;

  @Field(() => Int, { nullable: true, description: 'The place of the first link that is broken; null where all hold.' })
  brokenAt: number | null;
}
