import { Extensions, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CONSENT_GIVERS, CONSENT_STATES, LEGAL_BASES } from '@strata/profile';
import type { ConsentGiver, ConsentState, LegalBasis } from '@strata/profile';
import { CHANNELS } from '@strata/rules';
import type { Channel } from '@strata/rules';
import { ConnectionOf, EdgeOf } from '../connection.js';
import { LENGTH } from '../costs.js';
import { enumOf } from '../enum.js';
import { DateTimeScalar, JsonScalar } from '../scalars.js';

export const ChannelEnum = enumOf(CHANNELS);
registerEnumType(ChannelEnum, {
  name: 'Channel',
  description: 'Where a message may reach a person, and which identity is an address there.',
  valuesConfig: {
    INBOX: { description: 'The inbox in the company’s own app: an external id.' },
    EMAIL: { description: 'E-mail: an identity of kind EMAIL.' },
    SMS: { description: 'Text messages: an identity of kind PHONE.' },
    WEB_PUSH: { description: 'Push messages of a browser: an identity of kind DEVICE with the namespace `web_push`.' },
    TELEGRAM: { description: 'Telegram: an identity of kind IM with the namespace `telegram`.' },
    WECOM: { description: 'WeCom: an identity of kind IM with the namespace `wecom`.' },
    DINGTALK: { description: 'DingTalk: an identity of kind IM with the namespace `dingtalk`.' },
    FEISHU: { description: 'Feishu: an identity of kind IM with the namespace `feishu`.' },
    WEBHOOK: { description: 'A system of the company, which knows the person by an external id.' },
  },
});

export const ConsentStateEnum = enumOf(CONSENT_STATES);
registerEnumType(ConsentStateEnum, {
  name: 'ConsentState',
  description: 'What a person said.',
  valuesConfig: { GRANTED: { description: 'Yes.' }, WITHDRAWN: { description: 'No, or not any more.' } },
});

export const ConsentGiverEnum = enumOf(CONSENT_GIVERS);
registerEnumType(ConsentGiverEnum, {
  name: 'ConsentGiver',
  description: 'Who said it.',
  valuesConfig: {
    SELF: { description: 'The person. Granted by someone under 14, it does not count.' },
    GUARDIAN: {
      description:
        'A parent or other guardian. Granted for someone who was not under 14 by their birth date, it does not count.',
    },
  },
});

export const LegalBasisEnum = enumOf(LEGAL_BASES);
registerEnumType(LegalBasisEnum, {
  name: 'LegalBasis',
  description: 'On what the processing of personal data rests, by GDPR article 6 and PIPL article 13.',
  valuesConfig: {
    CONSENT: { description: 'The person agreed.' },
    CONTRACT: { description: 'It is needed for a contract with the person.' },
    LEGAL_OBLIGATION: { description: 'The law asks for it.' },
    VITAL_INTERESTS: { description: 'A life or health is at stake.' },
    PUBLIC_TASK: { description: 'It serves the public interest.' },
    LEGITIMATE_INTERESTS: { description: 'An interest that outweighs the person’s; GDPR alone knows it.' },
  },
});

@ObjectType({ description: 'A text in both languages.' })
export class TextInBothLanguages {
  @Field(() => String, { description: 'In Chinese.' })
  zh: string;

  @Field(() => String, { description: 'In English.' })
  en: string;
}

@ObjectType({ description: 'A text that people are asked by. It never changes: a new text is a new version.' })
export class ConsentWording {
  @Field(() => String, { description: 'Its version.' })
  version: string;

  @Field(() => TextInBothLanguages, { description: 'What people read.' })
  text: TextInBothLanguages;

  @Field(() => DateTimeScalar, { description: 'Since when it is there.' })
  createdAt: Date;
}

@ObjectType('ConsentPurpose', { description: 'What people are asked to consent to.' })
export class ConsentPurposeObject {
  @Field(() => String, { description: 'Its name in rules and in `recordConsents`.' })
  key: string;

  @Field(() => TextInBothLanguages, { description: 'Its name for people.' })
  name: TextInBothLanguages;

  @Field(() => TextInBothLanguages, { description: 'What it is about.' })
  description: TextInBothLanguages;

  @Field(() => LegalBasisEnum, { description: 'On what it rests. People choose about those that rest on consent.' })
  basis: LegalBasis;

  @Extensions(LENGTH.channels)
  @Field(() => [ChannelEnum], { description: 'On which it is asked for; none where it is no matter of channels.' })
  channels: Channel[];

  @Extensions(LENGTH.wordings)
  @Field(() => [ConsentWording], { description: 'Every text there was, the oldest first; the last is in force.' })
  wordings: ConsentWording[];
}

@ObjectType('ConsentRecord', { description: 'What a person said once. Records are only ever added.' })
export class ConsentRecordObject {
  @Field(() => String, { description: 'The key of the purpose.' })
  purpose: string;

  @Field(() => ChannelEnum, {
    nullable: true,
    description: 'The channel. Null: every channel that has no consent of its own.',
  })
  channel?: Channel | null;

  @Field(() => ConsentStateEnum, { description: 'What was said.' })
  state: ConsentState;

  @Field(() => ConsentGiverEnum, { description: 'By whom.' })
  givenBy: ConsentGiver;

  @Field(() => String, { description: 'Where it was said.' })
  source: string;

  @Field(() => String, { nullable: true, description: 'The version of the text that was shown.' })
  wording?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'What shows that it was said.' })
  proof?: unknown;

  @Field(() => DateTimeScalar, { description: 'When it was said.' })
  at: Date;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  recordedAt: Date;
}

@ObjectType({ description: 'One record of a page.' })
export class ConsentRecordEdge extends EdgeOf(() => ConsentRecordObject) {}

@ObjectType({ description: 'A page of records.' })
export class ConsentRecordConnection extends ConnectionOf(() => ConsentRecordEdge) {}

@ObjectType({ description: 'The consent that counts.' })
export class CountingConsent {
  @Field(() => ConsentStateEnum, { description: 'What was said.' })
  state: ConsentState;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at: Date;
}

@ObjectType('ChannelReach', { description: 'How a user stands on one channel, for one purpose.' })
export class ChannelReachObject {
  @Field(() => ChannelEnum, { description: 'The channel.' })
  channel: Channel;

  @Field(() => Boolean, { description: 'Whether a message may be sent: what the rule `reachable` says.' })
  reachable: boolean;

  @Field(() => Int, { description: 'How many addresses there are.' })
  addresses: number;

  @Field(() => CountingConsent, {
    nullable: true,
    description: 'The consent that counts: the one for the channel, then the latest. Null: nobody has been asked.',
  })
  consent?: CountingConsent | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when nothing may be sent on this channel.' })
  suppressedSince?: Date | null;
}

@ObjectType('Suppression', { description: 'Stops messages to a user, whatever they have agreed to.' })
export class SuppressionObject {
  @Field(() => ChannelEnum, { nullable: true, description: 'On which channel. Null: on every one.' })
  channel?: Channel | null;

  @Field(() => String, { description: 'Why.' })
  reason: string;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  suppressedAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when. Null: it stands.' })
  liftedAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was lifted.' })
  liftReason?: string | null;
}
