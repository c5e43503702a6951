import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { Channel } from '@strata/rules';
import { ChannelEnum } from '../consent/consent.type.js';
import { LENGTH } from '../costs.js';
import { DateTimeScalar } from '../scalars.js';

export const ATTENTION_KINDS = [
  'STALE_TAG',
  'FAILED_SNAPSHOT',
  'EMPTY_SEGMENT',
  'UNUSED_SEGMENT',
  'SHARED_IDENTITY',
] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

@ObjectType({ description: 'Something that someone should look at.' })
export class AttentionItem {
  @Field(() => String, {
    description:
      'STALE_TAG: its time to live has passed. FAILED_SNAPSHOT: the last snapshot of a segment failed. EMPTY_SEGMENT: it selects nobody. UNUSED_SEGMENT: for 90 days neither changed, materialized nor named by a rule. SHARED_IDENTITY: too many profiles have it, so it joins nobody.',
  })
  kind: AttentionKind;

  @Field(() => String, { description: 'The key of the tag or segment; the value of the identity.' })
  key: string;

  @Field(() => String, { description: 'Its name; the kind of the identity.' })
  name: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when.' })
  since?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How many users it concerns.' })
  count?: number | null;
}

@ObjectType({ description: 'How many users a message may be sent to on one channel.' })
export class ChannelCount {
  @Field(() => ChannelEnum, { description: 'The channel.' })
  channel: Channel;

  @Field(() => Int, { description: 'How many have an address there.' })
  addresses: number;

  @Field(() => Int, { description: 'How many of them may be written to.' })
  reachable: number;
}

@ObjectType({ description: 'Who may be written to, for one purpose.' })
export class Reach {
  @Field(() => Int, { description: 'How many on one channel or more.' })
  anywhere: number;

  @Extensions(LENGTH.channels)
  @Field(() => [ChannelCount], { description: 'On each channel on which anybody has an address, the widest first.' })
  channels: ChannelCount[];
}

/** Every field is worked out when it is asked for, in overview.resolver.ts. */
@ObjectType({ description: 'How things stand.' })
export class Overview {}
