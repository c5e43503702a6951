import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ConsentGiver, ConsentState, LegalBasis } from '@strata/profile';
import type { Channel } from '@strata/rules';
import { LENGTH } from '../costs.js';
import { RejectedItem } from '../ingest.type.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';
import { ChannelEnum, ConsentGiverEnum, ConsentStateEnum, LegalBasisEnum } from './consent.type.js';

@InputType({ description: 'What one person said. What is wrong with it rejects it alone.' })
export class ConsentInput {
  @Field(() => String, {
    description:
      'The id in your systems. Of someone unknown nothing is recorded (`UNKNOWN_USER`): `upsertUsers` first.',
  })
  externalId: string;

  @Field(() => String, { description: 'The key of a defined purpose.' })
  purpose: string;

  @Field(() => ChannelEnum, {
    nullable: true,
    description: 'The channel. Absent: every channel that has no consent of its own.',
  })
  channel?: Channel | null;

  @Field(() => ConsentStateEnum, { description: 'What was said.' })
  state: ConsentState;

  @Field(() => String, { nullable: true, description: 'Where it was said. Absent: `api`.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'The version of the text that was shown.' })
  wording?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was said. Absent: now.' })
  at?: string | null;

  @Field(() => ConsentGiverEnum, { nullable: true, description: 'By whom. Absent: SELF.' })
  givenBy?: ConsentGiver | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What shows that it was said: an object of at most 8,192 characters.',
  })
  proof?: Record<string, unknown> | null;
}

@InputType({ description: 'A batch of consents.' })
export class RecordConsentsInput {
  @Field(() => [ConsentInput], { description: 'The consents, at most 10,000.' })
  consents: ConsentInput[];
}

@ObjectType({ description: 'What became of a batch of consents.' })
export class RecordConsentsPayload {
  @Field(() => Int, { description: 'Recorded for good.' })
  accepted: number;

  @Field(() => Int, { description: 'Recorded before: same person, purpose, channel, time, state and giver.' })
  duplicates: number;

  @Extensions(LENGTH.batch)
  @Field(() => [RejectedItem], { description: 'Not recorded.' })
  rejected: RejectedItem[];

  @Field(() => String, { description: 'Give it as `minFreshness` to see this write.' })
  freshness: string;
}

@InputType({ description: 'To whom nothing may be sent.' })
export class SuppressUsersInput {
  @Field(() => ChannelEnum, { nullable: true, description: 'On which channel. Absent: on every one.' })
  channel?: Channel | null;

  @Field(() => [String], { description: 'External ids, at most 10,000.' })
  externalIds: string[];

  @Field(() => String, { description: 'Why, in words.' })
  reason: string;
}

@InputType({ description: 'For whom a suppression is lifted.' })
export class UnsuppressUsersInput {
  @Field(() => ChannelEnum, {
    nullable: true,
    description: 'The channel that was suppressed. Absent: what was suppressed on every channel at once.',
  })
  channel?: Channel | null;

  @Field(() => [String], { description: 'External ids, at most 10,000.' })
  externalIds: string[];

  @Field(() => String, { description: 'Why, in words.' })
  reason: string;
}

@ObjectType({ description: 'What suppressing did.' })
export class SuppressUsersPayload {
  @Field(() => Int, { description: 'Users who were not suppressed on this channel before.' })
  suppressed: number;

  @Extensions(LENGTH.batch)
  @Field(() => [String], { description: 'External ids of nobody.' })
  unknown: string[];

  @Field(() => String, { description: 'Give it as `minFreshness` to see this write.' })
  freshness: string;
}

@ObjectType({ description: 'What lifting did.' })
export class UnsuppressUsersPayload {
  @Field(() => Int, { description: 'Users who were suppressed on this channel and are no longer.' })
  lifted: number;

  @Extensions(LENGTH.batch)
  @Field(() => [String], { description: 'External ids of nobody.' })
  unknown: string[];

  @Field(() => String, { description: 'Give it as `minFreshness` to see this write.' })
  freshness: string;
}

@InputType({ description: 'A text in both languages.' })
export class TextInBothLanguagesInput {
  @Field(() => String, { description: 'In Chinese.' })
  zh: string;

  @Field(() => String, { description: 'In English.' })
  en: string;
}

@InputType({ description: 'A text that people are asked by.' })
export class ConsentWordingInput {
  @Field(() => String, { nullable: true, description: 'Its version, up to 64 characters. Absent: the next number.' })
  version?: string | null;

  @Field(() => TextInBothLanguagesInput, { description: 'What people read. The text in force again adds nothing.' })
  text: TextInBothLanguagesInput;
}

@InputType({ description: 'A purpose; one of this key that exists is changed. What is left out stays as it is.' })
export class DefineConsentPurposeInput {
  @Field(() => String, { description: '1 to 64 letters of any script, digits, `_`, `-` and `.`.' })
  key: string;

  @Field(() => TextInBothLanguagesInput, { nullable: true, description: 'Its name for people; a new one needs it.' })
  name?: TextInBothLanguagesInput | null;

  @Field(() => TextInBothLanguagesInput, { nullable: true, description: 'What it is about.' })
  description?: TextInBothLanguagesInput | null;

  @Field(() => LegalBasisEnum, { nullable: true, description: 'On what it rests. Absent for a new one: CONSENT.' })
  basis?: LegalBasis | null;

  @Field(() => [ChannelEnum], { nullable: true, description: 'On which it is asked for.' })
  channels?: Channel[] | null;

  @Field(() => ConsentWordingInput, { nullable: true, description: 'A new text: it becomes a version.' })
  wording?: ConsentWordingInput | null;
}

@InputType({ description: 'For whom a link is made: by `id` or by `externalId`.' })
export class PreferenceLinkInput {
  @Field(() => ID, { nullable: true, description: 'The id in Strata.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'The id in your systems.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601 duration, at most `P1Y`. Absent: `P180D`.' })
  lasts?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The purpose that `oneClickUrl` withdraws. Absent: every purpose.',
  })
  purpose?: string | null;

  @Field(() => ChannelEnum, { nullable: true, description: 'The channel on which it does. Absent: every channel.' })
  channel?: Channel | null;
}

@ObjectType({ description: 'A link to the page on which a person sees and changes what they have agreed to.' })
export class PreferenceLinkPayload {
  @Field(() => String, { description: 'The whole address, for a message. Whoever has it acts for the person there.' })
  url: string;

  @Field(() => String, { description: 'The same without the name of the server.' })
  path: string;

  @Field(() => String, {
    description:
      'For the header `List-Unsubscribe` with `List-Unsubscribe-Post: List-Unsubscribe=One-Click` (RFC 8058).',
  })
  oneClickUrl: string;

  @Field(() => DateTimeScalar, { description: 'When it ends; erasing the person ends it, too.' })
  expiresAt: Date;
}
