/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Whether an API key works. */
export type ApiKeyState =
  /** It works. */
  | 'ACTIVE'
  /** Its time is over. */
  | 'EXPIRED'
  /** It was taken back. */
  | 'REVOKED'
  /** It works, and so does the one before it, until that ends. */
  | 'ROTATING';

/** How far something is that takes a second person. */
export type ApprovalState =
  /** It is being carried out; or, where whoever asked carries it out, it waits a day for them. */
  | 'APPROVED'
  /** It was done. */
  | 'EXECUTED'
  /** Its time is over. */
  | 'EXPIRED'
  /** It was approved and could not be done, or not to its end; `code` and `failure` say why. */
  | 'FAILED'
  /** It waits for somebody to decide, seven days at most. */
  | 'PENDING'
  /** Somebody decided against it. */
  | 'REJECTED'
  /** Whoever asked wants it no more. */
  | 'WITHDRAWN';

/** Which members with which values. */
export type AskExportInput = {
  /** Keys of attributes, some of them sensitive. */
  attributes: Array<string>;
  /** How the file is written. */
  format: ExportFormat;
  /** Why: 1 to 500 characters, which name nobody. Absent: nothing is asked, and you are told what it would be about. */
  reason?: string | null | undefined;
  /** The key of the segment. */
  segment: string;
};

/** Who gets a tag: `externalIds`, or those whom a `rule` selects now. */
export type AssignTagsInput = {
  /** When it ends. Absent: by the tag's `ttl`, or never. */
  expiresAt?: string | null | undefined;
  /** External ids, at most 10,000. */
  externalIds?: Array<string> | null | undefined;
  /** The `freshness` of a write that the `rule` must see. */
  minFreshness?: string | null | undefined;
  /** Users by what holds of them at this moment. */
  rule?: RuleInput | null | undefined;
  /** The key of the tag. */
  tag: string;
  /** How strongly; above 0 where the weights of the tag decay. */
  weight?: number | null | undefined;
};

/** Users whose attribute value satisfies the predicate. */
export type AttributeConditionInput = {
  /** ISO 8601 duration: the predicate has held without a break for at least so long, by the history. Not with a predicate that moves with time. */
  heldFor?: string | null | undefined;
  /** Literals are read by the attribute's declared type. */
  is: PredicateInput;
  /** The key of a defined attribute. */
  key: string;
};

/** How the values of an attribute are stored and how literals in rules are read. Never changes. */
export type AttributeType =
  /** true or false. */
  | 'BOOLEAN'
  /** A calendar day: "2026-11-22". */
  | 'DATE'
  /** An instant: ISO 8601 date-time with zone. */
  | 'DATETIME'
  /** A number within ±(2^53 − 1). */
  | 'NUMBER'
  /** Text, kept in Unicode NFC. */
  | 'TEXT'
  /** A list of texts. */
  | 'TEXT_LIST';

/** Which entries; all that is given has to hold. */
export type AuditFilterInput = {
  /** Who: `member 3`, `key 7`, or a part of the name. */
  actor?: string | null | undefined;
  /** The kind of actor: member, key, command, system or stranger. */
  actorKind?: string | null | undefined;
  /** From this instant on. */
  from?: string | null | undefined;
  /** The kind of object. */
  object?: string | null | undefined;
  /** The key or id of the object, or one of many that the entry names. */
  objectId?: string | null | undefined;
  /** The name of the operation. */
  operation?: string | null | undefined;
  /** How it ended. */
  outcome?: AuditOutcome | null | undefined;
  /** A text anywhere in the entry; in `before` and `after` for whoever holds `profile.sensitive`. */
  text?: string | null | undefined;
  /** Before this instant. */
  to?: string | null | undefined;
};

/** How something that somebody did ended. */
export type AuditOutcome =
  /** It was done. */
  | 'DONE'
  /** It failed on our side. */
  | 'FAILED'
  /** It was refused; `code` says why. */
  | 'REFUSED'
  /** It began, and the process did not live to say how it ended. */
  | 'UNKNOWN';

/** A window of the calendar in the workspace's time zone; weeks start on Monday. */
export type CalendarWindow =
  /** The whole month before this one. */
  | 'LAST_MONTH'
  /** The whole week before this one. */
  | 'LAST_WEEK'
  /** Since the first of the month. */
  | 'THIS_MONTH'
  /** Since Monday. */
  | 'THIS_WEEK'
  /** Since 1 January. */
  | 'THIS_YEAR'
  /** Since the day began. */
  | 'TODAY'
  /** The whole day before today. */
  | 'YESTERDAY';

/** What is to be other of a connector; what is left out stays. */
export type ChangeConnectorInput = {
  /** Minutes between the begins of two runs. */
  every?: number | null | undefined;
  /** Which. */
  key: string;
  /** How records become users or events: tested first, likewise. A mapping is `{ "kind": "events", "name": "order_completed", "fields": [{ "source": "customer.id", "target": "externalId" }, …] }`: docs/connectors.md, "Mappings". */
  mapping?: unknown;
  /** Its name for people. */
  name?: string | null | undefined;
  /** Whether it rests. */
  paused?: boolean | null | undefined;
  /** Another password, token or client secret. */
  secret?: string | null | undefined;
  /** Where and what it reads: tested first, and read from the beginning. */
  settings?: unknown;
};

/** What is to be other; what is absent stays. Where tries had failed it is tried again at once. */
export type ChangeDestinationInput = {
  /** Which. */
  key: string;
  /** Only these; none: all. */
  kinds?: Array<MovementKind> | null | undefined;
  /** Its name for people, 1 to 200 characters. */
  name?: string | null | undefined;
  /** Only of these keys, at most 500; none: of all. */
  objects?: Array<string> | null | undefined;
  /** Whether it waits. */
  paused?: boolean | null | undefined;
  /** Where to post. */
  url?: string | null | undefined;
};

/** What to change of a member; what is absent stays. */
export type ChangeMemberInput = {
  /** Whom. */
  id: string | number;
  /** 1 to 100 characters. */
  name?: string | null | undefined;
  /** The key of a role; it holds at once. */
  role?: string | null | undefined;
  /** Who is suspended is signed out everywhere at once. */
  state?: SettableMemberState | null | undefined;
};

/** What is to be other of a webhook; what is left out stays. */
export type ChangeWebhookInput = {
  /** Where the items are in a body; null: the body itself. */
  items?: string | null | undefined;
  /** Which. */
  key: string;
  /** How items become users or events. A mapping is `{ "kind": "events", "name": "order_completed", "fields": [{ "source": "customer.id", "target": "externalId" }, …] }`: docs/connectors.md, "Mappings". */
  mapping?: unknown;
  /** Its name for people. */
  name?: string | null | undefined;
  /** Whether deliveries are refused for now. */
  paused?: boolean | null | undefined;
};

/** Where a message may reach a person, and which identity is an address there. */
export type Channel =
  /** DingTalk: an identity of kind IM with the namespace `dingtalk`. */
  | 'DINGTALK'
  /** E-mail: an identity of kind EMAIL. */
  | 'EMAIL'
  /** Feishu: an identity of kind IM with the namespace `feishu`. */
  | 'FEISHU'
  /** The inbox in the company’s own app: an external id. */
  | 'INBOX'
  /** Text messages: an identity of kind PHONE. */
  | 'SMS'
  /** Telegram: an identity of kind IM with the namespace `telegram`. */
  | 'TELEGRAM'
  /** A system of the company, which knows the person by an external id. */
  | 'WEBHOOK'
  /** Push messages of a browser: an identity of kind DEVICE with the namespace `web_push`. */
  | 'WEB_PUSH'
  /** WeCom: an identity of kind IM with the namespace `wecom`. */
  | 'WECOM';

/** How what a source sends is to be cleaned, as a whole. */
export type CleaningInput = {
  /** Absent: dates that could be read in two ways are not read. */
  dateOrder?: DateOrder | null | undefined;
  /** By what places are inferred. Absent: nothing. */
  infer?: Array<InferenceMethod> | null | undefined;
  /** Rules to switch off. Absent: none. */
  off?: Array<CleaningRule> | null | undefined;
  /** 0 to 99. Absent: years of two digits are not read. */
  pivotYear?: number | null | undefined;
  /** Absent: the item is rejected. */
  unreadable?: Unreadable | null | undefined;
};

/** A rule of cleaning. Each can be switched off for a source. */
export type CleaningRule =
  /** An age that contradicts the day of birth follows it. */
  | 'AGE'
  /** Words for yes and no. */
  | 'BOOLEAN'
  /** Dates in many forms to one; what could be read in two ways is not read. */
  | 'DATE'
  /** E-mail addresses to lower case, their syntax checked. */
  | 'EMAIL'
  /** Words for genders, and the digits of GB/T 2261.1. */
  | 'GENDER'
  /** Times with any zone to UTC; the text with its zone is kept. */
  | 'INSTANT'
  /** Names with single spaces, none between Chinese characters. */
  | 'NAME'
  /** Thousands separators, currency signs, full-width digits, 万 and 亿. */
  | 'NUMBER'
  /** Telephone numbers to E.164. */
  | 'PHONE'
  /** Places in China to the whole names of province, city and district, and their codes. */
  | 'REGION'
  /** Resident identity numbers with a right check digit. */
  | 'RESIDENT_NUMBER'
  /** Texts trimmed, in Unicode NFC, without invisible characters. */
  | 'TEXT'
  /** Full-width letters and digits to half-width; Chinese punctuation stays. */
  | 'WIDTH';

/** The notice to clear. */
export type ClearIdentityNoticeInput = {
  /** The identity that it is of. */
  identity: IdentityInput;
};

/** Which events count. */
export type CohortEventInput = {
  /** The name of the event. Absent: any event. */
  name?: string | null | undefined;
  /** Filters, all of which one and the same event must meet; only beside a name. */
  where?: Array<PropertyFilterInput> | null | undefined;
};

/** How long a cohort and a period are, by the calendar of the workspace's time zone. */
export type CohortUnit =
  /** From the first of a month to its last day. */
  | 'MONTH'
  /** From Monday to Sunday. */
  | 'WEEK';

/** A question about cohorts: who began when, and who came back. */
export type CohortsInput = {
  /** A property of the returning events to sum; what is no JSON number is left out. */
  amount?: string | null | undefined;
  /** The instant of the answer: later events do not count. Absent: now. */
  asOf?: string | null | undefined;
  /** Whoever does this for the first time of all belongs to the cohort of that time. */
  first: CohortEventInput;
  /** A day within the first cohort, such as 2026-11-22. Absent: so that there are 12 cohorts. */
  from?: string | null | undefined;
  /** How many periods follow, the cohort's own counted, 1 to 60. Absent: all up to asOf, 60 at most. */
  periods?: number | null | undefined;
  /** Whoever does this in a period has returned in it. */
  returning: CohortEventInput;
  /** Only users that this rule selects. Absent: everyone. */
  rule?: RuleInput | null | undefined;
  /** A day within the last cohort; at most 60 cohorts. Absent: the day of asOf. */
  to?: string | null | undefined;
  /** How long a cohort and a period are. */
  unit: CohortUnit;
};

/** A connector, to be tested or saved. */
export type ConnectorInput = {
  /** Minutes between the begins of two runs: 1 to 10,080. */
  every: number;
  /** What it reads. */
  kind: ConnectorKind;
  /** How records become users or events. A mapping is `{ "kind": "events", "name": "order_completed", "fields": [{ "source": "customer.id", "target": "externalId" }, …] }`: docs/connectors.md, "Mappings". */
  mapping: unknown;
  /** Its name for people. */
  name: string;
  /** Password, token or client secret. It is never given out again. */
  secret?: string | null | undefined;
  /** Where and what it reads (docs/connectors.md). */
  settings: unknown;
  /** The key of its source; one that is not defined is made. */
  source: string;
};

/** Which connector. */
export type ConnectorKeyInput = {
  /** Its key. */
  key: string;
};

/** What a connector reads. */
export type ConnectorKind =
  /** Files in a folder of the server that STRATA_FOLDERS opens. */
  | 'FOLDER'
  /** An HTTP source of JSON. */
  | 'HTTP'
  /** A MySQL or MariaDB database. */
  | 'MYSQL'
  /** A PostgreSQL database. */
  | 'POSTGRES'
  /** Files under a prefix of an object store that speaks S3. */
  | 'S3';

/** Who said it. */
export type ConsentGiver =
  /** A parent or other guardian. Granted for someone who was not under 14 by their birth date, it does not count. */
  | 'GUARDIAN'
  /** The person. Granted by someone under 14, it does not count. */
  | 'SELF';

/** What one person said. What is wrong with it rejects it alone. */
export type ConsentInput = {
  /** When it was said. Absent: now. */
  at?: string | null | undefined;
  /** The channel. Absent: every channel that has no consent of its own. */
  channel?: Channel | null | undefined;
  /** The id in your systems. Of someone unknown nothing is recorded (`UNKNOWN_USER`): `upsertUsers` first. */
  externalId: string;
  /** By whom. Absent: SELF. */
  givenBy?: ConsentGiver | null | undefined;
  /** What shows that it was said: an object of at most 8,192 characters. */
  proof?: unknown;
  /** The key of a defined purpose. */
  purpose: string;
  /** Where it was said. Absent: `api`. */
  source?: string | null | undefined;
  /** What was said. */
  state: ConsentState;
  /** The version of the text that was shown. */
  wording?: string | null | undefined;
};

/** What a person said. */
export type ConsentState =
  /** Yes. */
  | 'GRANTED'
  /** No, or not any more. */
  | 'WITHDRAWN';

/** A text that people are asked by. */
export type ConsentWordingInput = {
  /** What people read. The text in force again adds nothing. */
  text: TextInBothLanguagesInput;
  /** Its version, up to 64 characters. Absent: the next number. */
  version?: string | null | undefined;
};

/** Values that are put right. */
export type CorrectUserInput = {
  /** Values by attribute key; `null` removes one. */
  attributes: unknown;
  /** The id in Strata. */
  id: string | number;
  /** Who asked, and why; kept with the person. */
  note?: string | null | undefined;
};

/** A new API key. */
export type CreateApiKeyInput = {
  /** Addresses or networks (203.0.113.0/24, 2001:db8::/32) from which it works; absent: from anywhere. */
  addresses?: Array<string> | null | undefined;
  /** When it stops to work; absent: never by itself. */
  expiresAt?: string | null | undefined;
  /** What people call it: the system that uses it. */
  name: string;
  /** What it may do: nothing that you may not do yourself. */
  permissions: Array<Permission>;
  /** Requests a minute, 1 to 1,000,000; absent: 6,000. */
  ratePerMinute?: number | null | undefined;
  /** The rule of the users that it sees; absent: all. */
  scope?: RuleInput | null | undefined;
};

/** A new destination. It is told of what happens from now on. */
export type CreateDestinationInput = {
  /** Only these; absent or none: all. */
  kinds?: Array<MovementKind> | null | undefined;
  /** Its name for people, 1 to 200 characters. */
  name: string;
  /** Only of these keys, at most 500; absent or none: of all. */
  objects?: Array<string> | null | undefined;
  /** Where to post: https:// or http://, in the public internet. */
  url: string;
};

/** A new model. */
export type CreateModelInput = {
  /** By which it is named, and before its attributes (`rfm.segment`) and tags (`rfm/champions`). For good. */
  key: string;
  /** Its name for people, at most 256 characters. */
  name: string;
  /** The hour of the day at which it runs, 0 to 23 in the workspace's time zone. Absent: only when it is asked to. */
  runHour?: number | null | undefined;
  /** What it is asked; of what kind it is. */
  settings: ModelSettingsInput;
};

/** A new segment. */
export type CreateSegmentInput = {
  /** What it is for, in words; at most 4,000 characters. */
  description?: string | null | undefined;
  /** 1 to 64 letters of any script, digits, `_`, `-` and `.`; never changes. */
  key: string;
  /** 1 to 200 characters. */
  name: string;
  /** Who belongs. It becomes version 1. */
  rule: RuleInput;
};

/** A new tag. Those above it in the tree are created with it. */
export type CreateTagInput = {
  /** What it says about a user. */
  class: TagClass;
  /** What it means, in words. */
  definition?: string | null | undefined;
  /** Whether nobody holds two of the branches right below it: giving one takes the others. Of rules that overlap the tag that was made first stands, and what was given by hand stands before rules. Where users hold two already, what they were given last stays. */
  exclusive?: boolean | null | undefined;
  /** ISO 8601 duration of weeks, days and smaller (P30D, PT12H) in which a weight decays to its half. Weights are then above 0. */
  halfLife?: string | null | undefined;
  /** Levels of 1 to 64 characters with `/` between them, at most 8. */
  key: string;
  /** Its name for people. Absent: the last level of the key. */
  name?: string | null | undefined;
  /** Who holds it, brought up to date by Strata within seconds. */
  rule?: RuleInput | null | undefined;
  /** ISO 8601 duration for which an assignment lasts. */
  ttl?: string | null | undefined;
};

/** A new webhook. */
export type CreateWebhookInput = {
  /** Where the items are in a body, such as `data.orders`. */
  items?: string | null | undefined;
  /** How items become users or events. May come later. A mapping is `{ "kind": "events", "name": "order_completed", "fields": [{ "source": "customer.id", "target": "externalId" }, …] }`: docs/connectors.md, "Mappings". */
  mapping?: unknown;
  /** Its name for people. */
  name: string;
  /** The key of its source; one that is not defined is made. */
  source: string;
};

/** A new write key. */
export type CreateWriteKeyInput = {
  /** The name of a source that is made. */
  name?: string | null | undefined;
  /** The key of the source that it writes as; one that is not defined is made. */
  source: string;
};

/** The order in which a source writes dates such as 05/06/1990. */
export type DateOrder =
  /** The day first. */
  | 'DMY'
  /** The month first. */
  | 'MDY'
  /** The year first, of two digits. */
  | 'YMD';

/** A decision. */
export type DecideApprovalInput = {
  /** Whether it is to happen. */
  approve: boolean;
  /** What you say to it: at most 500 characters. */
  comment?: string | null | undefined;
  /** Of what. */
  id: string | number;
};

/** A definition; an attribute of this key that exists is changed, but never its type. */
export type DefineAttributeInput = {
  /** The key of a consent purpose: values are taken only of those who have consented to it, and deleted when they withdraw. What is there already stays until then. Absent: as it is. `null`: none. */
  consentPurpose?: string | null | undefined;
  /** 1 to 64 letters of any script, digits, `_`, `-` and `.`. */
  key: string;
  /** Its name for people. Absent: the key. */
  name?: string | null | undefined;
  /** The usual values. */
  options?: Array<string> | null | undefined;
  /** Whether it is personal data that not everyone may see. Absent: as it is; of a new one, whether its form is PHONE, EMAIL or RESIDENT_NUMBER. To take it away needs `profile.sensitive`. */
  sensitive?: boolean | null | undefined;
  /** How cleaning reads its values; each form needs its type. Absent: as it is. `null`: none. */
  standardForm?: StandardForm | null | undefined;
  /** The type of its values. */
  type: AttributeType;
  /** What its numbers count. */
  unit?: string | null | undefined;
};

/** A purpose; one of this key that exists is changed. What is left out stays as it is. */
export type DefineConsentPurposeInput = {
  /** On what it rests. Absent for a new one: CONSENT. */
  basis?: LegalBasis | null | undefined;
  /** On which it is asked for. */
  channels?: Array<Channel> | null | undefined;
  /** What it is about. */
  description?: TextInBothLanguagesInput | null | undefined;
  /** 1 to 64 letters of any script, digits, `_`, `-` and `.`. */
  key: string;
  /** Its name for people; a new one needs it. */
  name?: TextInBothLanguagesInput | null | undefined;
  /** A new text: it becomes a version. */
  wording?: ConsentWordingInput | null | undefined;
};

/** A source; one of this key that exists is changed, and keeps what is left out here. */
export type DefineSourceInput = {
  /** How what it sends is cleaned. For a new one: every rule. */
  cleaning?: CleaningInput | null | undefined;
  /** Like the key of a tag. */
  key: string;
  /** By which road it comes. A new one needs it. */
  kind?: SourceKind | null | undefined;
  /** Its name for people. Absent for a new one: the key. */
  name?: string | null | undefined;
  /** 0 to 1,000; lower is better. Absent for a new one: 100. */
  rank?: number | null | undefined;
};

/** Which saved mapping. */
export type DeleteImportMappingInput = {
  /** Its name. */
  name: string;
};

/** Which destination. */
export type DestinationKeyInput = {
  /** Its key. */
  key: string;
};

/** Two users who are not one person. */
export type DismissDuplicateInput = {
  /** The id of one in Strata. */
  one: string | number;
  /** The id of the other. */
  other: string | number;
};

/** A window of time: `last`, or `from` and `to`, or `calendar`. */
export type DuringInput = {
  /** A window of the calendar. */
  calendar?: CalendarWindow | null | undefined;
  /** From this instant on, itself included: ISO 8601 with zone, or relative as in "-P60D". */
  from?: string | null | undefined;
  /** ISO 8601 duration up to the evaluation. */
  last?: string | null | undefined;
  /** Up to this instant, itself excluded. */
  to?: string | null | undefined;
};

/** Whose data: exactly one of these. */
export type EraseUserInput = {
  /** The id in your systems. */
  externalId?: string | null | undefined;
  /** The id in Strata. */
  id?: string | number | null | undefined;
  /** Any identity, as people write it. */
  identity?: IdentityInput | null | undefined;
};

/** Whom to erase: exactly one of `externalIds` and `rule`. */
export type EraseUsersInput = {
  /** Ids in your systems, 10,000 at most. */
  externalIds?: Array<string> | null | undefined;
  /** Why: 1 to 500 characters, which name nobody. Absent: nothing is asked, and you are told what it would be about. */
  reason?: string | null | undefined;
  /** Everybody whom it selects now and still does then. */
  rule?: RuleInput | null | undefined;
};

/** Users by what they did: events of one `name`, or a `sequence`. */
export type EventConditionInput = {
  /** When it occurred. Absent: at any time. */
  during?: DuringInput | null | undefined;
  /** A predicate on the measure. May be absent for a count, and then means at least once. */
  is?: PredicateInput | null | undefined;
  /** What is measured. Absent: how many. */
  measure?: MeasureInput | null | undefined;
  /** The name of the event. */
  name?: string | null | undefined;
  /** In place of `name`; only `during` may stand beside it. */
  sequence?: SequenceInput | null | undefined;
  /** Filters, all of which one and the same event must meet. */
  where?: Array<PropertyFilterInput> | null | undefined;
};

/** What speaks for two users being one person, or against it. */
export type EvidenceKind =
  /** Against: different birthdays. */
  | 'OTHER_BIRTHDAY'
  /** Against: different names. */
  | 'OTHER_NAME'
  /** The same name, beside other evidence. */
  | 'SAME_NAME'
  /** The same name and birthday. */
  | 'SAME_NAME_AND_BIRTHDAY'
  /** The same e-mail address but for dots, or what follows a plus. */
  | 'SIMILAR_EMAIL'
  /** Phones with one digit wrong, or two changed about. */
  | 'SIMILAR_PHONE';

/** How a file is to be read; what is absent is told by its content. */
export type ExamineImportInput = {
  /** What stands between columns, 1 to 5 characters. */
  delimiter?: string | null | undefined;
  /** How it writes text. */
  encoding?: FileEncoding | null | undefined;
  /** How it is written. */
  format?: FileFormat | null | undefined;
  /** Whether the first row names the columns. */
  header?: boolean | null | undefined;
  /** The import. */
  id: string | number;
  /** Which sheet of a workbook. */
  sheet?: string | null | undefined;
};

/** How a file is written. */
export type ExportFormat =
  /** For spreadsheets. */
  | 'CSV'
  /** One JSON object a line. */
  | 'NDJSON';

/** How a file writes text in bytes. */
export type FileEncoding =
  /** Chinese; GBK and GB2312 are parts of it. */
  | 'GB18030'
  /** Unicode, as most files. */
  | 'UTF_8'
  /** The same, the higher byte first. */
  | 'UTF_16BE'
  /** Unicode in pairs of bytes, as Excel writes "Unicode text". */
  | 'UTF_16LE';

/** How a file is written. */
export type FileFormat =
  /** Columns with any run of blanks between them. */
  | 'BLANK'
  /** Columns with a delimiter between them. */
  | 'CSV'
  /** A JSON object a line. */
  | 'NDJSON'
  /** Columns with tabs between them. */
  | 'TSV'
  /** An Excel workbook. */
  | 'XLSX';

/** Something by which a user is known. */
export type IdentityInput = {
  /** What it is. */
  kind: IdentityKind;
  /** Among what the value is unique. Absent: everywhere. */
  namespace?: string | null | undefined;
  /** The identity itself. A phone is kept in E.164 and an e-mail address in lower case, where it can be read as one. */
  value: string;
};

/** What an identity is; an address on a channel is an identity of its kind. */
export type IdentityKind =
  /** An id from before they were known. */
  | 'ANONYMOUS'
  /** A device. */
  | 'DEVICE'
  /** An e-mail address, in lower case. */
  | 'EMAIL'
  /** The id in another system. */
  | 'EXTERNAL_ID'
  /** An account of a messenger, which the namespace names. */
  | 'IM'
  /** Anything else. */
  | 'OTHER'
  /** A telephone number, in E.164 where it could be read. */
  | 'PHONE';

/** What becomes of an item that names an identity of another user. */
export type IdentityPolicyKind =
  /** It stays with its owner; the item is taken without it. */
  | 'LINK'
  /** The two are one person, and are merged. */
  | 'MERGE'
  /** The item is rejected. */
  | 'REJECT';

/** Why a column is taken for what it is taken for. */
export type ImportGuessReason =
  /** An attribute has this key or name. */
  | 'ATTRIBUTE_EXISTS'
  /** Day and month could be the other way round. */
  | 'DAY_AND_MONTH_UNCLEAR'
  /** A few different words, as the names of events are. */
  | 'FEW_VALUES'
  /** The header is a usual word for it, in Chinese or English. */
  | 'HEADER'
  /** The header is the name of a target, such as `attributes.city`. */
  | 'HEADER_IS_TARGET'
  /** The values are dates or times. */
  | 'LOOKS_LIKE_DATE'
  /** The values are e-mail addresses. */
  | 'LOOKS_LIKE_EMAIL'
  /** The values are numbers. */
  | 'LOOKS_LIKE_NUMBER'
  /** The values are phone numbers. */
  | 'LOOKS_LIKE_PHONE'
  /** There is a quantity and a price, and no amount. */
  | 'QUANTITY_TIMES_PRICE'
  /** Values come again, as the id of who did things does. */
  | 'REPEATED_VALUES'
  /** No row is without, and so it may be an id. */
  | 'UNIQUE_VALUES';

/** Which import. */
export type ImportIdInput = {
  /** Its id. */
  id: string | number;
};

/** What the rows of a file are. */
export type ImportKind =
  /** What people did. */
  | 'EVENTS'
  /** People. */
  | 'USERS';

/** Where one value comes from and where it goes. */
export type ImportMappingFieldInput = {
  /** text, number, number(,) (1.234,56), boolean, json, iso, unix, unixms, list(;) or a date pattern such as `yyyy/M/d H:mm`. Absent: by the target. */
  format?: string | null | undefined;
  /** The name of a column, its number (1 the first), or the path to a value of a JSON object. */
  source: string | number | boolean;
  /** `externalId`, `identities.KIND` or `identities.KIND/NAMESPACE`; of users `attributes.KEY`, `tags`, `at` (the time of the values); of events `occurredAt`, `name`, `messageId`, `properties.KEY`. An event without an external id is of whom its first identity names. */
  target: string;
  /** Another column, by which the number is multiplied: an amount is quantity times price. */
  times?: string | number | boolean | null | undefined;
};

/** How records become users or events. */
export type ImportMappingInput = {
  /** One for each value, at most 1,000. */
  fields: Array<ImportMappingFieldInput>;
  /** What the rows are. */
  kind: ImportKind;
  /** Texts that stand for no value, such as `NA`; at most 20. */
  missing?: Array<string> | null | undefined;
  /** The name of every event; absent where a field says it. */
  name?: string | null | undefined;
  /** Of times without a zone. Absent: the workspace's. */
  timeZone?: string | null | undefined;
};

/** What is unusual of values in their column. Numbers are judged where at least 80 % of the values are numbers, and forms where at least 80 % have one. */
export type ImportOddityKind =
  /** There is none, or a text that stands for none. */
  | 'EMPTY'
  /** Below zero, where most are not. */
  | 'NEGATIVE'
  /** A plain number, where the others are written another way. */
  | 'NUMBER'
  /** Digits among other characters. */
  | 'OTHER'
  /** Digits behind some capital letters, the `prefix`. */
  | 'PREFIXED'
  /** Digits with signs or blanks between them, as dates and some phone numbers are. */
  | 'SEPARATED'
  /** Digits before some letters. */
  | 'SUFFIXED'
  /** No digit at all. */
  | 'WORDS'
  /** Zero, where most are not; not told of columns of 0 and 1. */
  | 'ZERO';

/** Where an import stands. */
export type ImportState =
  /** A person ended it; what was imported stands, and it can go on or be undone. */
  | 'CANCELLED'
  /** Its file was thrown away, and nothing was imported. */
  | 'DISCARDED'
  /** All rows were read. */
  | 'DONE'
  /** The file is being read, for its columns and a guess. */
  | 'EXAMINING'
  /** It ended early, by its `fault`; it can be examined anew, go on, or be undone. */
  | 'FAILED'
  /** It waits for a mapping. The file is kept for 7 days. */
  | 'READY'
  /** Rows are being imported. */
  | 'RUNNING'
  /** It is being taken back. */
  | 'UNDOING'
  /** It was taken back. */
  | 'UNDONE'
  /** The file is on its way; an upload that was dropped goes on at `received`. */
  | 'UPLOADING';

/** By what a missing province, city or district may be inferred. It never replaces one that was given. */
export type InferenceMethod =
  /** The IP address, by the company’s table. */
  | 'IP'
  /** The first seven digits of a mobile number, by the company’s table. */
  | 'PHONE_PREFIX'
  /** The postal code, by the company’s table. */
  | 'POSTAL_CODE'
  /** The first six digits of a resident identity number: where it was issued. */
  | 'RESIDENT_NUMBER';

/** What a table tells places by. */
export type InferenceTableKind =
  /** Networks and ranges of IPv4 and IPv6: to a province or city. */
  | 'IP'
  /** The first seven digits of mobile numbers, and area codes with their 0: to a province or city. */
  | 'PHONE_PREFIX'
  /** Postal codes, or the digits that they begin with: to a province, city or district. */
  | 'POSTAL_CODE';

/** Who is invited, and as what. */
export type InviteMemberInput = {
  /** By which they will sign in. */
  email: string;
  /** 1 to 100 characters. */
  name: string;
  /** The key of a role that allows nothing which you may not do yourself. */
  role: string;
};

/** On what the processing of personal data rests, by GDPR article 6 and PIPL article 13. */
export type LegalBasis =
  /** The person agreed. */
  | 'CONSENT'
  /** It is needed for a contract with the person. */
  | 'CONTRACT'
  /** The law asks for it. */
  | 'LEGAL_OBLIGATION'
  /** An interest that outweighs the person’s; GDPR alone knows it. */
  | 'LEGITIMATE_INTERESTS'
  /** It serves the public interest. */
  | 'PUBLIC_TASK'
  /** A life or health is at stake. */
  | 'VITAL_INTERESTS';

/** Whose erasure no longer keeps them out. */
export type LiftErasureInput = {
  /** The id of the receipt. */
  id: string | number;
  /** Why: the person came back and consented anew. Name nobody: it stays with the receipt. */
  reason: string;
};

/** What is measured of the events of one user; exactly one of these. */
export type MeasureInput =
  {   /** The average of this property. */
  avg: string; count?: never; days?: never; distinct?: never; first?: never; last?: never; lastValue?: never; max?: never; min?: never; sum?: never; }
  |  { avg?: never;   /** How many (the default). */
  count: boolean; days?: never; distinct?: never; first?: never; last?: never; lastValue?: never; max?: never; min?: never; sum?: never; }
  |  { avg?: never; count?: never;   /** On how many days of the workspace's time zone. */
  days: boolean; distinct?: never; first?: never; last?: never; lastValue?: never; max?: never; min?: never; sum?: never; }
  |  { avg?: never; count?: never; days?: never;   /** How many distinct values this property has. */
  distinct: string; first?: never; last?: never; lastValue?: never; max?: never; min?: never; sum?: never; }
  |  { avg?: never; count?: never; days?: never; distinct?: never;   /** When the first one occurred. */
  first: boolean; last?: never; lastValue?: never; max?: never; min?: never; sum?: never; }
  |  { avg?: never; count?: never; days?: never; distinct?: never; first?: never;   /** When the last one occurred. */
  last: boolean; lastValue?: never; max?: never; min?: never; sum?: never; }
  |  { avg?: never; count?: never; days?: never; distinct?: never; first?: never; last?: never;   /** This property on the latest one. */
  lastValue: string; max?: never; min?: never; sum?: never; }
  |  { avg?: never; count?: never; days?: never; distinct?: never; first?: never; last?: never; lastValue?: never;   /** The greatest value of this property. */
  max: string; min?: never; sum?: never; }
  |  { avg?: never; count?: never; days?: never; distinct?: never; first?: never; last?: never; lastValue?: never; max?: never;   /** The smallest value of this property. */
  min: string; sum?: never; }
  |  { avg?: never; count?: never; days?: never; distinct?: never; first?: never; last?: never; lastValue?: never; max?: never; min?: never;   /** The sum of this property. */
  sum: string; };

/** Whether a member gets in. */
export type MemberState =
  /** They get in. */
  | 'ACTIVE'
  /** They have a link, and no password yet. */
  | 'INVITED'
  /** They do not get in, and are signed out everywhere. */
  | 'SUSPENDED';

/** Why a value stands after a merge. */
export type MergeOutcomeReason =
  /** The other was inferred. */
  | 'GIVEN'
  /** It is the one of the user who is kept, and neither is ahead. */
  | 'KEPT'
  /** It is newer, of sources of one rank. */
  | 'NEWER'
  /** Only one of them has a value. */
  | 'ONLY_ONE'
  /** Its source is the better ranked one. */
  | 'RANK'
  /** Both are the same. */
  | 'SAME';

/** Two users who are one person. */
export type MergeUsersInput = {
  /** The one who is kept. */
  keep: UserNameInput;
  /** The one whose everything goes to the other. */
  merge: UserNameInput;
};

/** Which model. */
export type ModelKeyInput = {
  /** Its key. */
  key: string;
};

/** How a run of a model goes. */
export type ModelRunState =
  /** What it found is kept. */
  | 'DONE'
  /** It changed nothing. */
  | 'FAILED'
  /** It is under way, or about to be. */
  | 'RUNNING';

/** The settings of a model: those of one kind. */
export type ModelSettingsInput =
  {   /** Recency, frequency and amount of any events, as scores, cells and named segments. */
  rfm: RfmSettingsInput; };

/** What moved. The same word is the name of the event on the timeline of whoever moved. */
export type MovementKind =
  /** Entered a watched segment. */
  | 'segment_entered'
  /** Left a watched segment. */
  | 'segment_left'
  /** Moved from one stage of a lifecycle to another. */
  | 'stage_changed'
  /** Was given a tag by its rule. */
  | 'tag_added'
  /** Lost a tag, as its rule or another tag's says. */
  | 'tag_removed';

/** An attribute to be made with an import. */
export type NewAttributeInput = {
  /** Its key. */
  key: string;
  /** Its name for people. Absent: the key. */
  name?: string | null | undefined;
  /** How cleaning reads its values. */
  standardForm?: StandardForm | null | undefined;
  /** The type of its values. */
  type: AttributeType;
};

/** An event that must not come after the last step. */
export type NotFollowedByInput = {
  /** The name of the event. */
  name: string;
  /** Filters that the event must meet. */
  where?: Array<PropertyFilterInput> | null | undefined;
  /** ISO 8601 duration after the last step; that time must have passed. Absent: up to the evaluation. */
  within?: string | null | undefined;
};

/** That it is really you. */
export type PasswordInput = {
  /** Your password. */
  password: string;
};

/** What a role or a key may be allowed to do. */
export type Permission =
  /** Approve or refuse what needs a second person. */
  | 'APPROVAL_DECIDE'
  /** Counts, previews and charts of rules: figures, nobody by name. */
  | 'AUDIENCE_COUNT'
  /** The audit trail. */
  | 'AUDIT_READ'
  /** Change connectors, webhooks and write keys. */
  | 'CONNECTION_MANAGE'
  /** Connectors, webhooks and write keys, without their secrets. */
  | 'CONNECTION_READ'
  /** Record consents and suppressions. */
  | 'CONSENT_WRITE'
  /** Definitions of attributes, events, identities and sources, and how values are cleaned. */
  | 'DEFINITION_READ'
  /** Change those definitions. */
  | 'DEFINITION_WRITE'
  /** What users did, one by one. */
  | 'EVENT_READ'
  /** Send events. */
  | 'EVENT_WRITE'
  /** Imports and their reports. */
  | 'IMPORT_READ'
  /** Upload, run and undo imports, and see the rows of the files as they came. */
  | 'IMPORT_RUN'
  /** Make, rotate and revoke API keys; nobody gives what they do not hold. */
  | 'KEY_MANAGE'
  /** API keys, without the keys themselves. */
  | 'KEY_READ'
  /** Invite and suspend members, and make roles; nobody gives what they do not hold. */
  | 'MEMBER_MANAGE'
  /** Members and roles. */
  | 'MEMBER_READ'
  /** Metrics of the server. */
  | 'METRICS_READ'
  /** Consent purposes, retention, restrictions and records of processing. */
  | 'PRIVACY_MANAGE'
  /** Erasures, retention and records of processing. */
  | 'PRIVACY_READ'
  /** Erase a person, and lift an erasure. */
  | 'PROFILE_ERASE'
  /** Everything that is kept of one person, as a file. */
  | 'PROFILE_EXPORT'
  /** Merge users who are one person, and undo it. */
  | 'PROFILE_MERGE'
  /** Users one by one and in lists, their sensitive values masked. */
  | 'PROFILE_READ'
  /** Sensitive values as they are, and questions that turn on them. */
  | 'PROFILE_SENSITIVE'
  /** Create and change users. */
  | 'PROFILE_WRITE'
  /** Members of a segment as a file. */
  | 'SEGMENT_EXPORT'
  /** Segments, their rules, counts and history. */
  | 'SEGMENT_READ'
  /** Compose, publish, materialize and archive segments. */
  | 'SEGMENT_WRITE'
  /** Give tags to users and take them away. */
  | 'TAG_ASSIGN'
  /** Define tags. */
  | 'TAG_DEFINE'
  /** The tag tree, and which tags a user holds. */
  | 'TAG_READ'
  /** Settings of the whole company. */
  | 'WORKSPACE_MANAGE';

/** A test on one value: one or more operators, all of which must hold. A missing value satisfies only `ne`, `notIn` and `exists: false`. */
export type PredicateInput = {
  /** A date whose month and day come up within these whole days or weeks, today the first: "P7D". */
  anniversaryInNext?: string | null | undefined;
  /** Text that contains this, whatever the case of letters. */
  contains?: string | null | undefined;
  /** Text that ends with this, whatever the case of letters. */
  endsWith?: string | null | undefined;
  /** Equal to. Text compares exactly, after NFC. */
  eq?: string | number | boolean | null | undefined;
  /** Whether there is a value at all. */
  exists?: boolean | null | undefined;
  /** Greater than, or later than. */
  gt?: string | number | boolean | null | undefined;
  /** Greater than or equal to, or not before. */
  gte?: string | number | boolean | null | undefined;
  /** A list that has this text. */
  has?: string | null | undefined;
  /** A list that has all of these texts. */
  hasAll?: Array<string> | null | undefined;
  /** A list that has at least one of these texts. */
  hasAny?: Array<string> | null | undefined;
  /** Equal to one of these. */
  in?: Array<string | number | boolean> | null | undefined;
  /** ISO 8601 duration: an instant in the time of this length that ends at the evaluation, as in "P30D". */
  inLast?: string | null | undefined;
  /** ISO 8601 duration: an instant in the time of this length that follows the evaluation. */
  inNext?: string | null | undefined;
  /** Less than, or earlier than. */
  lt?: string | number | boolean | null | undefined;
  /** Less than or equal to, or not after. */
  lte?: string | number | boolean | null | undefined;
  /** Not equal to; also holds where there is no value. */
  ne?: string | number | boolean | null | undefined;
  /** Equal to none of these; also holds where there is no value. */
  notIn?: Array<string | number | boolean> | null | undefined;
  /** Text that starts with this, whatever the case of letters. */
  startsWith?: string | null | undefined;
};

/** For whom a link is made: by `id` or by `externalId`. */
export type PreferenceLinkInput = {
  /** The channel on which it does. Absent: every channel. */
  channel?: Channel | null | undefined;
  /** The id in your systems. */
  externalId?: string | null | undefined;
  /** The id in Strata. */
  id?: string | number | null | undefined;
  /** ISO 8601 duration, at most `P1Y`. Absent: `P180D`. */
  lasts?: string | null | undefined;
  /** The purpose that `oneClickUrl` withdraws. Absent: every purpose. */
  purpose?: string | null | undefined;
};

/** A mapping to be tried on the first rows of a file. */
export type PreviewImportInput = {
  /** Cleaning to try in place of the source's. */
  cleaning?: CleaningInput | null | undefined;
  /** The import. */
  id: string | number;
  /** The mapping. */
  mapping: ImportMappingInput;
  /** Attributes that would be made. */
  newAttributes?: Array<NewAttributeInput> | null | undefined;
  /** The key of the source, whose cleaning is used. Absent: `file`. */
  source?: string | null | undefined;
};

/** What is collected. */
export type ProcessedKind =
  /** Values of an attribute. */
  | 'ATTRIBUTE'
  /** Events of a name. */
  | 'EVENT'
  /** Identities of a kind. */
  | 'IDENTITY'
  /** A tag and all below it. */
  | 'TAG';

/** A filter on one of an event's properties. */
export type PropertyFilterInput = {
  /** The literal says which type is asked for. */
  is: PredicateInput;
  /** A top-level key of the properties. */
  property: string;
};

/** Users who have an address on the channel, consent for the purpose, and no suppression on the channel. */
export type ReachableConditionInput = {
  /** Where a message would be sent. */
  channel: Channel;
  /** The key of the purpose. */
  purpose: string;
};

/** A batch of consents. */
export type RecordConsentsInput = {
  /** The consents, at most 10,000. */
  consents: Array<ConsentInput>;
};

/** Which table. */
export type RemoveInferenceTableInput = {
  /** Of which kind. */
  kind: InferenceTableKind;
};

/** Who goes. */
export type RemoveMemberInput = {
  /** Whom. */
  id: string | number;
};

/** Which role goes. */
export type RemoveRoleInput = {
  /** Its key. */
  key: string;
};

/** Who loses a tag: `externalIds`, or those whom a `rule` selects now. */
export type RemoveTagsInput = {
  /** External ids, at most 10,000. */
  externalIds?: Array<string> | null | undefined;
  /** The `freshness` of a write that the `rule` must see. */
  minFreshness?: string | null | undefined;
  /** Users by what holds of them at this moment. */
  rule?: RuleInput | null | undefined;
  /** The key of the tag. */
  tag: string;
};

/** Another name for a saved mapping. */
export type RenameImportMappingInput = {
  /** Its name. */
  name: string;
  /** Its new name, 1 to 128 characters. */
  to: string;
};

/** What cleaning did to a value: repaired it by a rule, inferred it by a method, left it out. */
export type RepairRule =
  /** An age that contradicts the day of birth follows it. */
  | 'AGE'
  /** Words for yes and no. */
  | 'BOOLEAN'
  /** Dates in many forms to one; what could be read in two ways is not read. */
  | 'DATE'
  /** A value that could not be read was left out. */
  | 'DROPPED'
  /** E-mail addresses to lower case, their syntax checked. */
  | 'EMAIL'
  /** Words for genders, and the digits of GB/T 2261.1. */
  | 'GENDER'
  /** A city was inferred from an IP address. */
  | 'INFERRED_IP'
  /** A city was inferred from a mobile number. */
  | 'INFERRED_PHONE_PREFIX'
  /** A place was inferred from a postal code. */
  | 'INFERRED_POSTAL_CODE'
  /** A place was inferred from a resident identity number. */
  | 'INFERRED_RESIDENT_NUMBER'
  /** Times with any zone to UTC; the text with its zone is kept. */
  | 'INSTANT'
  /** Names with single spaces, none between Chinese characters. */
  | 'NAME'
  /** Thousands separators, currency signs, full-width digits, 万 and 亿. */
  | 'NUMBER'
  /** Telephone numbers to E.164. */
  | 'PHONE'
  /** Places in China to the whole names of province, city and district, and their codes. */
  | 'REGION'
  /** A place that is not known, or is several, stayed as it was; what is certain of it was read. */
  | 'REGION_UNRESOLVED'
  /** Resident identity numbers with a right check digit. */
  | 'RESIDENT_NUMBER'
  /** Texts trimmed, in Unicode NFC, without invisible characters. */
  | 'TEXT'
  /** Full-width letters and digits to half-width; Chinese punctuation stays. */
  | 'WIDTH';

/** Whose way in is made anew. */
export type ResetMemberInput = {
  /** Whose. */
  id: string | number;
  /** Takes their second factor away, too. Absent: no. */
  secondFactor?: boolean | null | undefined;
};

/** Which version to bring back. */
export type RestoreSegmentVersionInput = {
  /** The key of the segment. */
  key: string;
  /** The version whose rule is published again, as a new version. */
  version: number;
};

/** Whose data is restricted, or used again. */
export type RestrictUserInput = {
  /** The id in Strata. */
  id: string | number;
  /** Why; kept with the person. */
  reason: string;
};

/** What is kept for a time. */
export type RetentionKind =
  /** Values of an attribute, by when they were said, those of the past by when they ended. */
  | 'ATTRIBUTE'
  /** Events of a name, by when they occurred. */
  | 'EVENT';

/** Which API key. */
export type RevokeApiKeyInput = {
  /** Its id. */
  id: string | number;
};

/** Which write key. */
export type RevokeWriteKeyInput = {
  /** The key itself. */
  key: string;
};

/** The limits of fixed scoring: ascending, one fewer than classes. */
export type RfmFixedLimitsInput = {
  /** How many. */
  frequency: Array<number>;
  /** Amounts. */
  monetary: Array<number>;
  /** Days since the last event. */
  recency: Array<number>;
};

/** What high and low are told apart by, for the eight cells. */
export type RfmMiddle =
  /** The mean of all who are scored. */
  | 'MEAN'
  /** The median of all who are scored. */
  | 'MEDIAN';

/** How values become classes. A class begins at a limit, which belongs to it. */
export type RfmScoring =
  /** Limits that somebody wrote. */
  | 'FIXED'
  /** Limits at the k/n quantiles, by linear interpolation (type 7 of Hyndman and Fan, 1996), plus one, as the R package rfm takes them. */
  | 'QUANTILE'
  /** Classes of equal size: 1 + floor((rank − 1) × n / users), the worst value of rank 1; equal values share the class of the first of them. */
  | 'RANK';

/** A named segment of RFM scores. Of several that match the first in the list counts. */
export type RfmSegmentInput = {
  /** Its name in English, at most 64 characters. */
  en: string;
  /** Which scores of frequency. */
  frequency: ScoreRangeInput;
  /** The value of the attribute and the last level of the tag; in lower case. */
  key: string;
  /** Which scores of the amount. */
  monetary: ScoreRangeInput;
  /** Which scores of recency. */
  recency: ScoreRangeInput;
  /** Its name in Chinese, at most 64 characters. */
  zh: string;
};

/** What an RFM model is asked. What is absent is as a new model has it. */
export type RfmSettingsInput = {
  /** The property that is summed; what is no JSON number is left out. */
  amount: string;
  /** How many classes, 2 to 10. Absent: 5. */
  classes?: number | null | undefined;
  /** The property whose distinct values are the frequency, such as an order number. Absent: each event. */
  distinct?: string | null | undefined;
  /** The event that counts, such as `order_completed`. */
  event: string;
  /** With FIXED alone, and then needed. */
  limits?: RfmFixedLimitsInput | null | undefined;
  /** For the eight cells. Absent: MEAN. */
  middle?: RfmMiddle | null | undefined;
  /** ISO 8601 duration up to the run. Absent: all time. */
  period?: string | null | undefined;
  /** How values become classes. Absent: QUANTILE. */
  scoring?: RfmScoring | null | undefined;
  /** At most 50. Absent: the eleven of a new model. */
  segments?: Array<RfmSegmentInput> | null | undefined;
  /** Filters that each event must meet. */
  where?: Array<PropertyFilterInput> | null | undefined;
};

/** A role of your own. */
export type RoleInput = {
  /** What it is for, in at most 500 characters. */
  description?: string | null | undefined;
  /** Small letters, digits and _, beginning with a letter; at most 64. */
  key: string;
  /** 1 to 100 characters. */
  name: string;
  /** What it allows: nothing that you may not do yourself. */
  permissions: Array<Permission>;
  /** The rule of the users that its members see; null: all. */
  scope?: RuleInput | null | undefined;
};

/** A second secret for an API key. */
export type RotateApiKeyInput = {
  /** Which. */
  id: string | number;
  /** Until when the old one works beside the new one, 30 days at most; an instant that has passed ends it at once. */
  oldUntil: string;
};

/** A rule is a set of users. Exactly one key in each object; at most 16 levels and 500 conditions. */
export type RuleInput =
  {   /** Users in all of these. */
  all: Array<RuleInput>; any?: never; attribute?: never; event?: never; everyone?: never; not?: never; reachable?: never; sample?: never; segment?: never; tag?: never; }
  |  { all?: never;   /** Users in at least one of these. */
  any: Array<RuleInput>; attribute?: never; event?: never; everyone?: never; not?: never; reachable?: never; sample?: never; segment?: never; tag?: never; }
  |  { all?: never; any?: never;   /** By an attribute. */
  attribute: AttributeConditionInput; event?: never; everyone?: never; not?: never; reachable?: never; sample?: never; segment?: never; tag?: never; }
  |  { all?: never; any?: never; attribute?: never;   /** By what they did. */
  event: EventConditionInput; everyone?: never; not?: never; reachable?: never; sample?: never; segment?: never; tag?: never; }
  |  { all?: never; any?: never; attribute?: never; event?: never;   /** `true`: all users that are not erased. */
  everyone: boolean; not?: never; reachable?: never; sample?: never; segment?: never; tag?: never; }
  |  { all?: never; any?: never; attribute?: never; event?: never; everyone?: never;   /** All users but these. */
  not: RuleInput; reachable?: never; sample?: never; segment?: never; tag?: never; }
  |  { all?: never; any?: never; attribute?: never; event?: never; everyone?: never; not?: never;   /** By whether they may be written to. */
  reachable: ReachableConditionInput; sample?: never; segment?: never; tag?: never; }
  |  { all?: never; any?: never; attribute?: never; event?: never; everyone?: never; not?: never; reachable?: never;   /** By a stable random sample. */
  sample: SampleConditionInput; segment?: never; tag?: never; }
  |  { all?: never; any?: never; attribute?: never; event?: never; everyone?: never; not?: never; reachable?: never; sample?: never;   /** By membership of another segment. */
  segment: SegmentConditionInput; tag?: never; }
  |  { all?: never; any?: never; attribute?: never; event?: never; everyone?: never; not?: never; reachable?: never; sample?: never; segment?: never;   /** By tags. */
  tag: TagConditionInput; };

/** How a file is to be imported. */
export type RunImportInput = {
  /** The import. */
  id: string | number;
  /** The mapping. */
  mapping: ImportMappingInput;
  /** Attributes that are made with it. */
  newAttributes?: Array<NewAttributeInput> | null | undefined;
  /** The key of the source of its values; one that does not exist is made. Absent: `file`. */
  source?: string | null | undefined;
};

/** A stable random part of the users: those whose bucket in [0, 100) lies in [from, to). */
export type SampleConditionInput = {
  /** From this bucket on, itself included. */
  from: number;
  /** Another salt draws another sample. */
  salt: string;
  /** Up to this bucket, itself excluded. */
  to: number;
};

/** A mapping to be kept; one of the same name is replaced. */
export type SaveImportMappingInput = {
  /** The columns of the file that it was made for. */
  columns: Array<string>;
  /** The mapping. */
  mapping: ImportMappingInput;
  /** 1 to 128 characters. */
  name: string;
};

/** What an editor keeps while it is at work. */
export type SaveSegmentDraftInput = {
  /** Any JSON of at most 1 MB, kept beside the published rule and used by nothing. Null or absent drops it. */
  draft?: unknown;
  /** The key of the segment. */
  key: string;
};

/** Scores from one to another, both included. */
export type ScoreRangeInput = {
  /** The lowest, from 1. */
  from: number;
  /** The highest, at most the number of classes. */
  to: number;
};

/** Members of another segment, by its published rule. */
export type SegmentConditionInput = {
  /** The key of the segment. */
  key: string;
};

/** Events of one user, each later than the one before. */
export type SequenceInput = {
  /** What must not have followed. */
  notFollowedBy?: NotFollowedByInput | null | undefined;
  /** The steps, in order. */
  steps: Array<SequenceStepInput>;
  /** ISO 8601 duration from the first step to the last at most. */
  within?: string | null | undefined;
};

/** One step of a sequence. */
export type SequenceStepInput = {
  /** The name of the event. */
  name: string;
  /** Filters that the event must meet. */
  where?: Array<PropertyFilterInput> | null | undefined;
};

/** What changes in the policy of one kind; what is absent stays. */
export type SetIdentityPolicyInput = {
  /** Of which kind. */
  kind: IdentityKind;
  /** With MERGE: so many profiles one may join, 1 to 1,000. */
  mostProfiles?: number | null | undefined;
  /** What becomes of an item that names one of another user. */
  policy?: IdentityPolicyKind | null | undefined;
  /** Whether only those see such identities who hold `profile.sensitive`. Of PHONE and EMAIL it is so until it is said otherwise, of EXTERNAL_ID never. To take it away needs `profile.sensitive`. */
  sensitive?: boolean | null | undefined;
};

/** What is said of one definition. What is left out stays. */
export type SetProcessingRecordInput = {
  /** By which right. */
  basis?: LegalBasis | null | undefined;
  /** What it is. */
  kind: ProcessedKind;
  /** The key or name of the definition. */
  name: string;
  /** What it is collected for. */
  purpose?: string | null | undefined;
  /** Who else is given it. */
  recipients?: string | null | undefined;
};

/** For how long something is to be kept. */
export type SetRetentionInput = {
  /** Of what. */
  kind: RetentionKind;
  /** The name of the event, or the key of the attribute. */
  name: string;
  /** ISO 8601 duration of a day at least. Absent: for good. */
  period?: string | null | undefined;
};

/** What a member may be made. */
export type SettableMemberState =
  /** They get in again. */
  | 'ACTIVE'
  /** They do not get in, and are signed out everywhere. */
  | 'SUSPENDED';

/** How far a snapshot is. */
export type SnapshotState =
  /** Whole, and served. */
  | 'DONE'
  /** Given up; `error` says why. The one before it stands. */
  | 'FAILED'
  /** Being made; `progress` says how far. */
  | 'RUNNING';

/** By which road data comes. */
export type SourceKind =
  /** Calls of a partner system. */
  | 'API'
  /** A database or service that is asked on a schedule. */
  | 'CONNECTOR'
  /** Files that are imported. */
  | 'FILE'
  /** People who correct values in the app. */
  | 'MANUAL'
  /** A browser or server with the SDK. */
  | 'SDK'
  /** Strata itself. */
  | 'SYSTEM'
  /** A system that calls when something happens. */
  | 'WEBHOOK';

/** What the values of an attribute mean beyond their type: how cleaning reads what imports and connectors bring. */
export type StandardForm =
  /** Age in years (NUMBER), held against the day of birth. */
  | 'AGE'
  /** The day of birth (DATE). It tells who is under 14; one attribute has it (SECOND_BIRTH_DATE). */
  | 'BIRTH_DATE'
  /** A city by its full name: 深圳市 (TEXT). */
  | 'CITY'
  /** The code of the city: 440300 (TEXT). */
  | 'CITY_CODE'
  /** A district or county by its full name: 南山区 (TEXT). */
  | 'DISTRICT'
  /** The code of the district: 440305 (TEXT). */
  | 'DISTRICT_CODE'
  /** An e-mail address in lower case (TEXT). */
  | 'EMAIL'
  /** Gender by its many words (TEXT). */
  | 'GENDER'
  /** An IP address (TEXT). */
  | 'IP'
  /** A person’s name (TEXT). */
  | 'NAME'
  /** A telephone number in E.164 (TEXT). */
  | 'PHONE'
  /** A postal code (TEXT). */
  | 'POSTAL_CODE'
  /** A province by its full name: 广东省 (TEXT). */
  | 'PROVINCE'
  /** The code of the province, GB/T 2260: 440000 (TEXT). */
  | 'PROVINCE_CODE'
  /** A place or an address in China as it was written (TEXT); it fills the following. */
  | 'REGION'
  /** A Chinese resident identity number (TEXT). */
  | 'RESIDENT_NUMBER';

/** To whom nothing may be sent. */
export type SuppressUsersInput = {
  /** On which channel. Absent: on every one. */
  channel?: Channel | null | undefined;
  /** External ids, at most 10,000. */
  externalIds: Array<string>;
  /** Why, in words. */
  reason: string;
};

/** What a tag says about a user. */
export type TagClass =
  /** Who they are. */
  | 'BASIC'
  /** What they do. */
  | 'BEHAVIOUR'
  /** What they like. */
  | 'INTEREST'
  /** What they are worth. */
  | 'VALUE';

/** Users who hold one of the tags, or any tag below it in the tree. */
export type TagConditionInput = {
  /** Of the same assignment: when it was made. */
  assigned?: PredicateInput | null | undefined;
  /** Tag keys. */
  in: Array<string>;
  /** Of the same assignment: its weight. */
  weight?: PredicateInput | null | undefined;
};

/** A text in both languages. */
export type TextInBothLanguagesInput = {
  /** In English. */
  en: string;
  /** In Chinese. */
  zh: string;
};

/** Values to see cleaned. Nothing is stored. */
export type TryCleaningInput = {
  /** The attribute that the values are of. */
  attribute: string;
  /** Settings in place of the source’s. */
  cleaning?: CleaningInput | null | undefined;
  /** The key of a source, whose settings count. */
  source?: string | null | undefined;
  /** At most 100 texts. */
  values: Array<string>;
};

/** The merge to undo. */
export type UndoMergeInput = {
  /** Its id. */
  id: string | number;
};

/** What becomes of an item with a value that cannot be read. */
export type Unreadable =
  /** It is taken without the value. */
  | 'DROP'
  /** It is rejected. */
  | 'REJECT';

/** For whom a suppression is lifted. */
export type UnsuppressUsersInput = {
  /** The channel that was suppressed. Absent: what was suppressed on every channel at once. */
  channel?: Channel | null | undefined;
  /** External ids, at most 10,000. */
  externalIds: Array<string>;
  /** Why, in words. */
  reason: string;
};

/** What the company asks of its members; what is not given stays. */
export type UpdateAccessSettingsInput = {
  /** A campaign to more people than this takes a second person; 0: every campaign does. */
  approvalAudienceSize?: number | null | undefined;
  /** Whoever signs in with a password needs a second factor. */
  secondFactorRequired?: boolean | null | undefined;
};

/** What a model is from now on. What is left out stays as it is. */
export type UpdateModelInput = {
  /** Which. */
  key: string;
  /** Its name for people. */
  name?: string | null | undefined;
  /** `null`: it runs only when it is asked to. */
  runHour?: number | null | undefined;
  /** Whole, and of the kind that it has. What it has found stays until the next run. */
  settings?: ModelSettingsInput | null | undefined;
};

/** What to change of a segment; what is absent stays. */
export type UpdateSegmentInput = {
  /** At most 4,000 characters. */
  description?: string | null | undefined;
  /** The version that the edit began from. VERSION_CONFLICT when another has been published since. */
  ifVersion?: number | null | undefined;
  /** The key of the segment. */
  key: string;
  /** 1 to 200 characters. */
  name?: string | null | undefined;
  /** Why, kept with the new version; at most 1,000 characters. */
  note?: string | null | undefined;
  /** Published as a new version, unless it equals the present rule. The draft goes: it has become the rule. */
  rule?: RuleInput | null | undefined;
  /** Whether who enters and leaves is written down from now on: as `segment_entered` and `segment_left` on the timeline, and told as movements. */
  watched?: boolean | null | undefined;
};

/** What a tag is from now on. What is left out stays as it is. */
export type UpdateTagInput = {
  /** What it says about a user. */
  class?: TagClass | null | undefined;
  /** What it means, in words. */
  definition?: string | null | undefined;
  /** As of `createTag`. */
  exclusive?: boolean | null | undefined;
  /** As of `createTag`. Weights that were given decay by it from when they were given on. `null`: they stay as they were given. */
  halfLife?: string | null | undefined;
  /** The key of the tag; it never changes. */
  key: string;
  /** Its name for people. */
  name?: string | null | undefined;
  /** Who holds it from now on. `null`: it has no rule any more, and is taken from those whom the rule gave it to; who was given it by other means keeps it. */
  rule?: RuleInput | null | undefined;
  /** ISO 8601 duration for which an assignment lasts; of those that are there nothing changes. `null`: for ever. */
  ttl?: string | null | undefined;
};

/** What to change of the workspace; what is absent stays. */
export type UpdateWorkspaceInput = {
  /** zh or en. */
  locale?: string | null | undefined;
  /** 1 to 100 characters. */
  name?: string | null | undefined;
  /** Two letters of ISO 3166-1 such as CN. */
  region?: string | null | undefined;
  /** 0 to 1,000; 5 until it is said otherwise. To change it needs `profile.sensitive`, too. */
  smallCount?: number | null | undefined;
  /** An IANA time zone such as Asia/Shanghai. */
  timeZone?: string | null | undefined;
};

/** A user, by one of these. */
export type UserNameInput =
  {   /** The id in your systems. */
  externalId: string; id?: never; }
  |  { externalId?: never;   /** The id in Strata. */
  id: string | number; };

/** What the values of a column look like. */
export type ValueShape =
  /** Yes and no. */
  | 'BOOLEAN'
  /** Calendar days. */
  | 'DATE'
  /** Days with a time, or instants. */
  | 'DATETIME'
  /** E-mail addresses. */
  | 'EMAIL'
  /** There are none. */
  | 'EMPTY'
  /** Whole numbers. */
  | 'INTEGER'
  /** Numbers. */
  | 'NUMBER'
  /** Phone numbers. */
  | 'PHONE'
  /** Anything else. */
  | 'TEXT';

/** Which webhook. */
export type WebhookKeyInput = {
  /** The end of its address. */
  key: string;
};

/** What is wanted no more. */
export type WithdrawApprovalInput = {
  /** Its id. */
  id: string | number;
};

export type CoverageOfAttributesQueryVariables = Exact<{ [key: string]: never; }>;


export type CoverageOfAttributesQuery = { overview: { users: number }, attributes: Array<{ key: string, coverage: number }> };

export type CoverageOfTagsQueryVariables = Exact<{ [key: string]: never; }>;


export type CoverageOfTagsQuery = { overview: { users: number }, tags: Array<{ key: string, coverage: number }> };

export type CoverageOfEventsQueryVariables = Exact<{ [key: string]: never; }>;


export type CoverageOfEventsQuery = { overview: { users: number }, eventTypes: Array<{ name: string, coverage: number }> };

export type BuilderSegmentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type BuilderSegmentsQuery = { segments: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { key: string, name: string, rule: unknown } }> } };

export type BuilderSegmentCountsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type BuilderSegmentCountsQuery = { segments: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { key: string, count: number } }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, name: string, isMember: boolean, isScoped: boolean, smallCount: number, permissions: Array<Permission>, operations: Array<string>, lacksSecondFactor: boolean } };

export type ViewerScopeQueryVariables = Exact<{
  locale: string;
}>;


export type ViewerScopeQuery = { viewer: { id: string, scope: string | null } };

export type WorkspaceQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkspaceQuery = { workspace: { name: string, timeZone: string, locale: string, region: string, version: string, publicUrl: string, demo: boolean } };

export type AskErasureMutationVariables = Exact<{
  input: EraseUsersInput;
}>;


export type AskErasureMutation = { eraseUsers:
    | { __typename: 'Approval', id: string }
    | { __typename: 'ApprovalNeeded', people: number, unknown: number }
   };

export type AskExportMutationVariables = Exact<{
  input: AskExportInput;
}>;


export type AskExportMutation = { askExport:
    | { __typename: 'Approval', id: string }
    | { __typename: 'ApprovalNeeded', people: number, unknown: number }
   };

export type ExportAttributesQueryVariables = Exact<{ [key: string]: never; }>;


export type ExportAttributesQuery = { attributes: Array<{ key: string, name: string, sensitive: boolean }> };

export type CohortEventsQueryVariables = Exact<{ [key: string]: never; }>;


export type CohortEventsQuery = { eventTypes: Array<{ name: string, properties: Array<{ name: string, types: Array<string> }> }> };

export type CohortsQueryVariables = Exact<{
  input: CohortsInput;
}>;


export type CohortsQuery = { cohorts: { asOf: string, unit: CohortUnit, bounds: Array<string>, averages: Array<{ period: number, share: number | null }>, cohorts: Array<{ begins: string, size: number, cells: Array<{ period: number, users: number, events: number, amount: string | null, share: number | null, ended: boolean } | null> }> } };

export type CleaningSourcesQueryVariables = Exact<{ [key: string]: never; }>;


export type CleaningSourcesQuery = { sources: Array<{ key: string, name: string, kind: SourceKind, rank: number, cleaning: { off: Array<CleaningRule>, infer: Array<InferenceMethod>, dateOrder: DateOrder | null, pivotYear: number | null, unreadable: Unreadable } }> };

export type DefineCleaningMutationVariables = Exact<{
  input: DefineSourceInput;
}>;


export type DefineCleaningMutation = { defineSource: { key: string, name: string } };

export type TryCleaningQueryVariables = Exact<{
  input: TryCleaningInput;
}>;


export type TryCleaningQuery = { tryCleaning: Array<{ value: string, repairs: Array<RepairRule>, fault: string | null, stored: Array<{ attribute: string, value: unknown, inferred: InferenceMethod | null }> }> };

export type InferenceTablesQueryVariables = Exact<{ [key: string]: never; }>;


export type InferenceTablesQuery = { inferenceTables: Array<{ kind: InferenceTableKind, fileName: string, note: string, rows: number, givenAt: string }> };

export type RemoveInferenceTableMutationVariables = Exact<{
  input: RemoveInferenceTableInput;
}>;


export type RemoveInferenceTableMutation = { removeInferenceTable: { removed: boolean } };

export type ConnectorsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConnectorsQuery = { connectors: Array<{ key: string, name: string, kind: ConnectorKind, source: string, settings: unknown, mapping: unknown, every: number, paused: boolean, caughtUpAt: string | null, nextRunAt: string, failures: number, runs: Array<{ id: string, startedAt: string, endedAt: string | null, rows: number, accepted: number, duplicates: number, rejected: number, rejectedBy: unknown, repairedBy: unknown, files: number, fault: { code: string, message: string } | null }>, files: Array<{ name: string, bytes: number, takenAt: string | null, importId: string | null, fault: { code: string, message: string } | null }> }> };

export type TestConnectorMutationVariables = Exact<{
  input: ConnectorInput;
  key?: string | null | undefined;
}>;


export type TestConnectorMutation = { testConnector: { records: Array<unknown> } };

export type CreateConnectorMutationVariables = Exact<{
  input: ConnectorInput;
}>;


export type CreateConnectorMutation = { createConnector: { key: string, name: string } };

export type ChangeConnectorMutationVariables = Exact<{
  input: ChangeConnectorInput;
}>;


export type ChangeConnectorMutation = { changeConnector: { key: string, name: string } };

export type RunConnectorMutationVariables = Exact<{
  input: ConnectorKeyInput;
}>;


export type RunConnectorMutation = { runConnector: { key: string } };

export type RestartConnectorMutationVariables = Exact<{
  input: ConnectorKeyInput;
}>;


export type RestartConnectorMutation = { restartConnector: { key: string } };

export type RemoveConnectorMutationVariables = Exact<{
  input: ConnectorKeyInput;
}>;


export type RemoveConnectorMutation = { removeConnector: boolean };

export type DestinationsQueryVariables = Exact<{ [key: string]: never; }>;


export type DestinationsQuery = { destinations: Array<{ key: string, name: string, url: string, kinds: Array<MovementKind>, objects: Array<string>, paused: boolean, failures: number, fault: string | null, arrivedAt: string | null, createdAt: string }> };

export type WhatMovesQueryVariables = Exact<{ [key: string]: never; }>;


export type WhatMovesQuery = { segments: { edges: Array<{ node: { key: string, name: string, watched: boolean } }> }, tags: Array<{ key: string, name: string, rule: unknown }> };

export type CreateDestinationMutationVariables = Exact<{
  input: CreateDestinationInput;
}>;


export type CreateDestinationMutation = { createDestination: { secret: string, destination: { key: string } } };

export type ChangeDestinationMutationVariables = Exact<{
  input: ChangeDestinationInput;
}>;


export type ChangeDestinationMutation = { changeDestination: { key: string } };

export type RotateDestinationMutationVariables = Exact<{
  input: DestinationKeyInput;
}>;


export type RotateDestinationMutation = { rotateDestinationSecret: { secret: string } };

export type RemoveDestinationMutationVariables = Exact<{
  input: DestinationKeyInput;
}>;


export type RemoveDestinationMutation = { removeDestination: boolean };

export type EventTypesQueryVariables = Exact<{
  mayCount?: boolean;
}>;


export type EventTypesQuery = { eventTypes: Array<{ name: string, firstSeen: string, lastSeen: string, volume?: number, properties: Array<{ name: string, types: Array<string>, unexpected: Array<string> }>, usedIn: Array<{ key: string, name: string }> }> };

export type AttributesQueryVariables = Exact<{
  mayPrivacy?: boolean;
}>;


export type AttributesQuery = { retentions?: Array<{ kind: RetentionKind, name: string, period: string }>, attributes: Array<{ key: string, name: string, type: AttributeType, unit: string | null, options: Array<string> | null, sensitive: boolean, consentPurpose: string | null, standardForm: StandardForm | null, usedIn: Array<{ key: string, name: string }> }> };

export type PurposeNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type PurposeNamesQuery = { consentPurposes: Array<{ key: string, channels: Array<Channel>, name: { zh: string, en: string } }> };

export type DefineAttributeMutationVariables = Exact<{
  input: DefineAttributeInput;
}>;


export type DefineAttributeMutation = { defineAttribute: { key: string, name: string, type: AttributeType, unit: string | null, options: Array<string> | null, sensitive: boolean } };

export type GuessFieldsFragment = { kind: ImportKind, name: string | null, missing: Array<string>, fields: Array<{ source: string | number | boolean, target: string, format: string | null, times: string | number | boolean | null, confidence: number, reasons: Array<ImportGuessReason>, newAttribute: { key: string, name: string, type: AttributeType, standardForm: StandardForm | null } | null }> };

export type ImportRowFragment = { id: string, state: ImportState, fileName: string, bytes: number | null, received: number, source: string | null, sameAs: string | null, progress: number, createdAt: string, startedAt: string | null, finishedAt: string | null, undoneAt: string | null, fault: { code: string, message: string } | null, mapping: { kind: ImportKind, name: string | null } | null, examination: { guess: { kind: ImportKind } } | null, report: { read: number, accepted: number, created: number, updated: number, unchanged: number, sameUser: number, merged: number, duplicates: number, rejected: number, tookMs: number } };

export type ImportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  states?: Array<ImportState> | ImportState | null | undefined;
}>;


export type ImportsQuery = { imports: { totalCount: number, edges: Array<{ node: { id: string, state: ImportState, fileName: string, bytes: number | null, received: number, source: string | null, sameAs: string | null, progress: number, createdAt: string, startedAt: string | null, finishedAt: string | null, undoneAt: string | null, fault: { code: string, message: string } | null, mapping: { kind: ImportKind, name: string | null } | null, examination: { guess: { kind: ImportKind } } | null, report: { read: number, accepted: number, created: number, updated: number, unchanged: number, sameUser: number, merged: number, duplicates: number, rejected: number, tookMs: number } } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } }, sources: Array<{ key: string, name: string }> };

export type ImportQueryVariables = Exact<{
  id: string | number;
}>;


export type ImportQuery = { import: { fileKept: boolean, rejectedFile: string | null, id: string, state: ImportState, fileName: string, bytes: number | null, received: number, source: string | null, sameAs: string | null, progress: number, createdAt: string, startedAt: string | null, finishedAt: string | null, undoneAt: string | null, mapping: { kind: ImportKind, name: string | null, missing: Array<string> | null, timeZone: string | null, fields: Array<{ source: string | number | boolean, target: string, format: string | null, times: string | number | boolean | null }> } | null, examination: { format: FileFormat, packed: boolean, unpackedBytes: number, encoding: FileEncoding, detectedEncoding: FileEncoding, delimiter: string | null, header: boolean, sheets: Array<string>, sheet: string | null, sampledRows: number, firstRows: Array<Array<string>>, columns: Array<{ name: string, number: number, samples: Array<string>, filled: number, distinct: number, shape: ValueShape, format: string | null, ambiguous: boolean }>, guess: { kindConfidence: number, kind: ImportKind, name: string | null, missing: Array<string>, fields: Array<{ source: string | number | boolean, target: string, format: string | null, times: string | number | boolean | null, confidence: number, reasons: Array<ImportGuessReason>, newAttribute: { key: string, name: string, type: AttributeType, standardForm: StandardForm | null } | null }> } } | null, report: { repeated: number, read: number, accepted: number, created: number, updated: number, unchanged: number, sameUser: number, merged: number, duplicates: number, rejected: number, tookMs: number, emptyBy: Array<{ code: string, count: number }>, rejectedBy: Array<{ code: string, count: number }>, repairedBy: Array<{ code: string, count: number }>, oddities: Array<{ column: string, kind: ImportOddityKind, prefix: string | null, count: number, line: number }> }, undoReport: { usersRemoved: number, usersKept: number, valuesRestored: number, valuesKept: number, identitiesRemoved: number, tagsRemoved: number, eventsRemoved: number, eventsKept: number } | null, fault: { code: string, message: string } | null } | null };

export type TargetNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type TargetNamesQuery = { attributes: Array<{ key: string, name: string, type: AttributeType }> };

export type TagKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type TagKeysQuery = { tags: Array<{ key: string }> };

export type MakeTagForImportMutationVariables = Exact<{
  input: CreateTagInput;
}>;


export type MakeTagForImportMutation = { createTag: { key: string } };

export type MappingTargetsQueryVariables = Exact<{
  columns: Array<string> | string;
}>;


export type MappingTargetsQuery = { attributes: Array<{ key: string, name: string, type: AttributeType }>, sources: Array<{ key: string, name: string, kind: SourceKind, cleaning: { off: Array<CleaningRule>, infer: Array<InferenceMethod>, dateOrder: DateOrder | null, pivotYear: number | null, unreadable: Unreadable } }>, importMappings: Array<{ name: string, updatedAt: string, lacks: Array<string>, mapping: { kind: ImportKind, name: string | null, missing: Array<string> | null, timeZone: string | null, fields: Array<{ source: string | number | boolean, target: string, format: string | null, times: string | number | boolean | null }> } }> };

export type PreviewImportQueryVariables = Exact<{
  input: PreviewImportInput;
}>;


export type PreviewImportQuery = { previewImport: Array<{ row: number, line: number, repairs: Array<string>, rejected: { code: string, message: string } | null, cells: Array<{ field: number, raw: string | null, stored: string | null, fault: string | null, repairs: Array<string> }> }> };

export type ExamineImportMutationVariables = Exact<{
  input: ExamineImportInput;
}>;


export type ExamineImportMutation = { examineImport: { id: string, state: ImportState } };

export type RunImportMutationVariables = Exact<{
  input: RunImportInput;
}>;


export type RunImportMutation = { runImport: { id: string, state: ImportState } };

export type CancelImportMutationVariables = Exact<{
  input: ImportIdInput;
}>;


export type CancelImportMutation = { cancelImport: { id: string, state: ImportState } };

export type UndoImportMutationVariables = Exact<{
  input: ImportIdInput;
}>;


export type UndoImportMutation = { undoImport: { id: string, state: ImportState } };

export type DiscardImportMutationVariables = Exact<{
  input: ImportIdInput;
}>;


export type DiscardImportMutation = { discardImport: { id: string, state: ImportState } };

export type SaveImportMappingMutationVariables = Exact<{
  input: SaveImportMappingInput;
}>;


export type SaveImportMappingMutation = { saveImportMapping: { name: string } };

export type RenameImportMappingMutationVariables = Exact<{
  input: RenameImportMappingInput;
}>;


export type RenameImportMappingMutation = { renameImportMapping: { name: string } };

export type DeleteImportMappingMutationVariables = Exact<{
  input: DeleteImportMappingInput;
}>;


export type DeleteImportMappingMutation = { deleteImportMapping: { deleted: boolean } };

export type GuessImportQueryVariables = Exact<{
  id: string | number;
  kind: ImportKind;
}>;


export type GuessImportQuery = { guessImport: { kind: ImportKind, name: string | null, missing: Array<string>, fields: Array<{ source: string | number | boolean, target: string, format: string | null, times: string | number | boolean | null, confidence: number, reasons: Array<ImportGuessReason>, newAttribute: { key: string, name: string, type: AttributeType, standardForm: StandardForm | null } | null }> } };

export type DefineImportSourceMutationVariables = Exact<{
  input: DefineSourceInput;
}>;


export type DefineImportSourceMutation = { defineSource: { key: string } };

export type InboundQueryVariables = Exact<{ [key: string]: never; }>;


export type InboundQuery = { sources: Array<{ key: string, name: string, kind: SourceKind }>, writeKeys: Array<{ key: string, source: string, createdAt: string, usedAt: string | null }>, webhooks: Array<{ key: string, name: string, source: string, items: string | null, mapping: unknown, paused: boolean, createdAt: string, receivedAt: string | null }> };

export type CreateWriteKeyMutationVariables = Exact<{
  input: CreateWriteKeyInput;
}>;


export type CreateWriteKeyMutation = { createWriteKey: { key: string, source: string, createdAt: string, usedAt: string | null } };

export type RevokeWriteKeyMutationVariables = Exact<{
  input: RevokeWriteKeyInput;
}>;


export type RevokeWriteKeyMutation = { revokeWriteKey: boolean };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { createWebhook: { secret: string, webhook: { key: string } } };

export type RotateWebhookMutationVariables = Exact<{
  input: WebhookKeyInput;
}>;


export type RotateWebhookMutation = { rotateWebhookSecret: { secret: string } };

export type RemoveWebhookMutationVariables = Exact<{
  input: WebhookKeyInput;
}>;


export type RemoveWebhookMutation = { removeWebhook: boolean };

export type SetRankMutationVariables = Exact<{
  input: DefineSourceInput;
}>;


export type SetRankMutation = { defineSource: { key: string, rank: number } };

export type ChangeWebhookMutationVariables = Exact<{
  input: ChangeWebhookInput;
}>;


export type ChangeWebhookMutation = { changeWebhook: { key: string, name: string } };

export type WebhookDeliveriesQueryVariables = Exact<{
  key: string;
}>;


export type WebhookDeliveriesQuery = { webhook: { key: string, deliveries: Array<{ id: string, receivedAt: string, fault: string | null, body: unknown, answer: { accepted: number, duplicates: number, rejected: Array<{ index: number, code: string, message: string }> } | null }> } };

export type TryWebhookQueryVariables = Exact<{
  key: string;
  items?: string | null | undefined;
  mapping: unknown;
}>;


export type TryWebhookQuery = { tryWebhookMapping: Array<{ record: unknown, item: unknown, rejected: { code: string, message: string } | null }> };

export type ModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelsQuery = { models: Array<{ key: string, name: string }> };

export type ModelQueryVariables = Exact<{
  key: string;
}>;


export type ModelQuery = { model: { key: string, name: string, runHour: number | null, settings: { event: string, where: unknown, amount: string, distinct: string | null, period: string | null, classes: number, scoring: RfmScoring, middle: RfmMiddle, limits: { recency: Array<number>, frequency: Array<number>, monetary: Array<number> } | null, segments: Array<{ key: string, zh: string, en: string, recency: { from: number, to: number }, frequency: { from: number, to: number }, monetary: { from: number, to: number } }> }, runs: Array<{ id: string, state: ModelRunState, askedBy: string, asOf: string | null, error: string | null, createdAt: string, finishedAt: string | null, figures:
        | { __typename: 'NotEnoughData', found: number, needed: number }
        | { __typename: 'RfmFigures', all: { users: number, revenue: number | null }, limits: { recency: Array<number | null>, frequency: Array<number | null>, monetary: Array<number | null> }, grid: Array<{ recency: number, frequency: number, segment: string, users: number, revenue: number | null }>, cells: Array<{ key: string, users: number, revenue: number | null }>, segments: Array<{ key: string, users: number, revenue: number | null }> }
       | null }> } | null };

export type TooFewFragment = { found: number, needed: number };

export type RfmFoundFragment = { all: { users: number, revenue: number | null }, limits: { recency: Array<number | null>, frequency: Array<number | null>, monetary: Array<number | null> }, grid: Array<{ recency: number, frequency: number, segment: string, users: number, revenue: number | null }>, cells: Array<{ key: string, users: number, revenue: number | null }>, segments: Array<{ key: string, users: number, revenue: number | null }> };

export type PreviewModelQueryVariables = Exact<{
  settings: ModelSettingsInput;
}>;


export type PreviewModelQuery = { previewModel:
    | { __typename: 'NotEnoughData', found: number, needed: number }
    | { __typename: 'RfmFigures', all: { users: number, revenue: number | null }, limits: { recency: Array<number | null>, frequency: Array<number | null>, monetary: Array<number | null> }, grid: Array<{ recency: number, frequency: number, segment: string, users: number, revenue: number | null }>, cells: Array<{ key: string, users: number, revenue: number | null }>, segments: Array<{ key: string, users: number, revenue: number | null }> }
   };

export type RfmMovesQueryVariables = Exact<{
  model: string;
  from: string;
}>;


export type RfmMovesQuery = { rfmMovement:
    | { __typename: 'NotEnoughData' }
    | { __typename: 'RfmMoves', moves: Array<{ from: string | null, to: string | null, users: number }> }
   };

export type ModelEventsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelEventsQuery = { eventTypes: Array<{ name: string, properties: Array<{ name: string, types: Array<string> }> }> };

export type CreateModelMutationVariables = Exact<{
  input: CreateModelInput;
}>;


export type CreateModelMutation = { createModel: { key: string } };

export type UpdateModelMutationVariables = Exact<{
  input: UpdateModelInput;
}>;


export type UpdateModelMutation = { updateModel: { key: string } };

export type RunModelMutationVariables = Exact<{
  input: ModelKeyInput;
}>;


export type RunModelMutation = { runModel: { id: string } };

export type OverlapsQueryVariables = Exact<{
  keys: Array<string> | string;
}>;


export type OverlapsQuery = { segmentOverlaps: { asOf: string, total: number, sizes: Array<{ key: string, count: number }>, overlaps: Array<{ keys: Array<string>, count: number }> } };

export type OverviewQueryVariables = Exact<{
  days: number;
}>;


export type OverviewQuery = { period: { newUsers: number, events: number }, overview: { users: number, active: Array<{ day: string, count: number, users: number }> } };

export type AttentionQueryVariables = Exact<{ [key: string]: never; }>;


export type AttentionQuery = { overview: { attention: Array<{ kind: string, key: string, name: string, since: string | null, count: number | null }> } };

export type ReachQueryVariables = Exact<{
  purpose: string;
}>;


export type ReachQuery = { overview: { reach: { anywhere: number, channels: Array<{ channel: Channel, addresses: number, reachable: number }> } } };

export type MoversQueryVariables = Exact<{ [key: string]: never; }>;


export type MoversQuery = { segments: { edges: Array<{ node: { key: string, name: string, count: number, trend: Array<{ at: string, count: number }> | null } }> } };

export type MoverTrendQueryVariables = Exact<{
  key: string;
}>;


export type MoverTrendQuery = { segment: { key: string, trend: Array<{ at: string, count: number }> | null } | null };

export type LayerTagsQueryVariables = Exact<{ [key: string]: never; }>;


export type LayerTagsQuery = { tags: Array<{ key: string, name: string }> };

export type LayersQueryVariables = Exact<{
  under: string;
}>;


export type LayersQuery = { previewRule: { breakdown: Array<{ value: string | null, label: string | null, from: string | number | boolean | null, to: string | number | boolean | null, count: number, of: number, other: boolean, missing: boolean }> } };

export type DuplicatesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type DuplicatesQuery = { duplicates: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { score: number, foundAt: string, evidence: Array<{ kind: EvidenceKind, one: string | null, other: string | null }>, one: { id: string, externalId: string | null, name: string | null, createdAt: string } | null, other: { id: string, externalId: string | null, name: string | null, createdAt: string } | null } }> } };

export type DuplicateUserFragment = { id: string, externalId: string | null, name: string | null, createdAt: string };

export type ComparedQueryVariables = Exact<{
  one: string | number;
  other: string | number;
}>;


export type ComparedQuery = { one: { id: string, externalId: string | null, name: string | null, createdAt: string, identities: Array<{ kind: IdentityKind, namespace: string, value: string, masked: boolean }>, tags: Array<{ tag: { key: string } }>, segments: Array<{ key: string }>, events: { totalCount: number }, consents: { totalCount: number } } | null, other: { id: string, externalId: string | null, name: string | null, createdAt: string, identities: Array<{ kind: IdentityKind, namespace: string, value: string, masked: boolean }>, tags: Array<{ tag: { key: string } }>, segments: Array<{ key: string }>, events: { totalCount: number }, consents: { totalCount: number } } | null };

export type ComparedUserFragment = { id: string, externalId: string | null, name: string | null, createdAt: string, identities: Array<{ kind: IdentityKind, namespace: string, value: string, masked: boolean }>, tags: Array<{ tag: { key: string } }>, segments: Array<{ key: string }>, events: { totalCount: number }, consents: { totalCount: number } };

export type MergePreviewQueryVariables = Exact<{
  keep: string | number;
  merge: string | number;
}>;


export type MergePreviewQuery = { mergePreview: Array<{ kept: unknown, merged: unknown, masked: boolean, mergedStands: boolean, reason: MergeOutcomeReason | null, attribute: { key: string, name: string, type: AttributeType, unit: string | null } }> };

export type MergeUsersMutationVariables = Exact<{
  input: MergeUsersInput;
}>;


export type MergeUsersMutation = { mergeUsers: { id: string, merges: Array<{ id: string, mergedId: string, undoableUntil: string | null }> } };

export type DismissDuplicateMutationVariables = Exact<{
  input: DismissDuplicateInput;
}>;


export type DismissDuplicateMutation = { dismissDuplicate: { one: string } };

export type MergesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MergesQuery = { merges: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, mergedAt: string, keptId: string, mergedId: string, mergedExternalId: string | null, undoableUntil: string | null, undoneAt: string | null, kept: { id: string, externalId: string | null, name: string | null } | null, evidence: { kind: IdentityKind, value: string } | null } }> } };

export type UndoMergeMutationVariables = Exact<{
  input: UndoMergeInput;
}>;


export type UndoMergeMutation = { undoMerge: { id: string } };

export type IdentityNoticesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type IdentityNoticesQuery = { identityNotices: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { profiles: number, raisedAt: string, identity: { kind: IdentityKind, namespace: string, value: string }, user: { id: string, externalId: string | null, name: string | null } | null } }> } };

export type ClearIdentityNoticeMutationVariables = Exact<{
  input: ClearIdentityNoticeInput;
}>;


export type ClearIdentityNoticeMutation = { clearIdentityNotice: { raisedAt: string } };

export type IdentityPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type IdentityPoliciesQuery = { identityPolicies: Array<{ kind: IdentityKind, policy: IdentityPolicyKind, mostProfiles: number }> };

export type SetIdentityPolicyMutationVariables = Exact<{
  input: SetIdentityPolicyInput;
}>;


export type SetIdentityPolicyMutation = { setIdentityPolicy: { kind: IdentityKind, policy: IdentityPolicyKind, mostProfiles: number } };

export type ProcessingRecordsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProcessingRecordsQuery = { processingRecords: Array<{ kind: ProcessedKind, name: string, label: string, sensitive: boolean, purpose: string, basis: LegalBasis | null, recipients: string, sources: Array<string>, keptFor: string | null }> };

export type SetProcessingRecordMutationVariables = Exact<{
  input: SetProcessingRecordInput;
}>;


export type SetProcessingRecordMutation = { setProcessingRecord: { kind: ProcessedKind, name: string } };

export type RetentionsQueryVariables = Exact<{ [key: string]: never; }>;


export type RetentionsQuery = { retentions: Array<{ kind: RetentionKind, name: string, period: string, setAt: string }>, attributes: Array<{ key: string, name: string }>, eventTypes: Array<{ name: string }> };

export type RetentionPreviewQueryVariables = Exact<{
  kind: RetentionKind;
  name: string;
  period: string;
}>;


export type RetentionPreviewQuery = { retentionPreview: number };

export type SetRetentionMutationVariables = Exact<{
  input: SetRetentionInput;
}>;


export type SetRetentionMutation = { setRetention: Array<{ kind: RetentionKind, name: string, period: string, setAt: string }> };

export type ErasuresQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ErasuresQuery = { erasures: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, erasedAt: string, completedAt: string | null, liftedAt: string | null, liftReason: string | null, counts: Array<{ name: string, rows: number }> } }> } };

export type FindErasureQueryVariables = Exact<{
  identity: IdentityInput;
}>;


export type FindErasureQuery = { erasure: { id: string, erasedAt: string, completedAt: string | null, liftedAt: string | null, liftReason: string | null, counts: Array<{ name: string, rows: number }> } | null };

export type EraseByIdentityMutationVariables = Exact<{
  input: EraseUserInput;
}>;


export type EraseByIdentityMutation = { eraseUser: { id: string, erasedAt: string, completedAt: string | null, liftedAt: string | null, liftReason: string | null, counts: Array<{ name: string, rows: number }> } };

export type LiftErasureMutationVariables = Exact<{
  input: LiftErasureInput;
}>;


export type LiftErasureMutation = { liftErasure: { id: string, liftedAt: string | null, liftReason: string | null } };

export type ConsentPurposesQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsentPurposesQuery = { consentPurposes: Array<{ key: string, basis: LegalBasis, channels: Array<Channel>, name: { zh: string, en: string }, description: { zh: string, en: string }, wordings: Array<{ version: string, createdAt: string, text: { zh: string, en: string } }> }> };

export type DefineConsentPurposeMutationVariables = Exact<{
  input: DefineConsentPurposeInput;
}>;


export type DefineConsentPurposeMutation = { defineConsentPurpose: { key: string } };

export type BuilderDropCountQueryVariables = Exact<{
  rule: RuleInput;
}>;


export type BuilderDropCountQuery = { previewRule: { count: number } };

export type BuilderDefinitionsQueryVariables = Exact<{ [key: string]: never; }>;


export type BuilderDefinitionsQuery = { attributes: Array<{ key: string, name: string, type: AttributeType, options: Array<string> | null, unit: string | null, sensitive: boolean }>, tags: Array<{ key: string, name: string, stale: boolean, halfLife: string | null }>, consentPurposes: Array<{ key: string, channels: Array<Channel>, name: { zh: string, en: string } }>, eventTypes: Array<{ name: string, properties: Array<{ name: string, types: Array<string> }> }> };

export type BuilderTrendQueryVariables = Exact<{
  rule: RuleInput;
  points: number;
  days: number;
}>;


export type BuilderTrendQuery = { previewRule: { trend: Array<{ at: string, count: number }> } };

export type BuilderSampleQueryVariables = Exact<{
  rule: RuleInput;
  size: number;
  first: string;
  second: string;
  third: string;
}>;


export type BuilderSampleQuery = { previewRule: { count: number, sample: Array<{ id: string, name: string | null, externalId: string | null, first: string | number | boolean | null, second: string | number | boolean | null, third: string | number | boolean | null }> } };

export type BuilderBreakdownQueryVariables = Exact<{
  rule: RuleInput;
  attribute?: string | null | undefined;
  tagUnder?: string | null | undefined;
  buckets: number;
}>;


export type BuilderBreakdownQuery = { previewRule: { count: number, breakdown: Array<{ value: string | null, label: string | null, from: string | number | boolean | null, to: string | number | boolean | null, count: number, of: number, other: boolean, missing: boolean }> } };

export type BucketFieldsFragment = { value: string | null, label: string | null, from: string | number | boolean | null, to: string | number | boolean | null, count: number, of: number, other: boolean, missing: boolean };

export type BuilderCompareQueryVariables = Exact<{
  before: RuleInput;
  after: RuleInput;
  sample: number;
  mayUsers: boolean;
}>;


export type BuilderCompareQuery = { compareRules: { before: number, after: number, entered: number, left: number, asOf: string, enteredSample?: Array<{ id: string, name: string | null, externalId: string | null }>, leftSample?: Array<{ id: string, name: string | null, externalId: string | null }> } };

export type PersonNameFragment = { id: string, name: string | null, externalId: string | null };

export type BuilderPreviewQueryVariables = Exact<{
  rule: RuleInput;
}>;


export type BuilderPreviewQuery = { previewRule: { count: number, total: number, asOf: string, freshAsOf: string, tookMs: number, nodes: Array<{ path: string, count: number, without: number | null, running: number | null }>, warnings: Array<{ code: string, path: string, message: string }> } };

export type BuilderSegmentQueryVariables = Exact<{
  key: string;
}>;


export type BuilderSegmentQuery = { segment: { key: string, name: string, description: string, rule: unknown, version: number, count: number, draft: unknown, draftAt: string | null } | null };

export type ComposedSegmentFragment = { key: string, name: string, description: string, rule: unknown, version: number, count: number, draft: unknown, draftAt: string | null };

export type BuilderSaveDraftMutationVariables = Exact<{
  input: SaveSegmentDraftInput;
}>;


export type BuilderSaveDraftMutation = { saveSegmentDraft: { key: string, draft: unknown, draftAt: string | null } };

export type BuilderPublishMutationVariables = Exact<{
  input: UpdateSegmentInput;
}>;


export type BuilderPublishMutation = { updateSegment: { key: string, name: string, description: string, rule: unknown, version: number, count: number, draft: unknown, draftAt: string | null } };

export type BuilderCreateMutationVariables = Exact<{
  input: CreateSegmentInput;
}>;


export type BuilderCreateMutation = { createSegment: { key: string, name: string, version: number } };

export type BuilderVersionsQueryVariables = Exact<{
  key: string;
  first: number;
}>;


export type BuilderVersionsQuery = { segment: { key: string, rule: unknown, version: number, versions: { totalCount: number, edges: Array<{ cursor: string, node: { version: number, rule: unknown, note: string, publishedAt: string } }> } } | null };

export type BuilderRestoreMutationVariables = Exact<{
  input: RestoreSegmentVersionInput;
}>;


export type BuilderRestoreMutation = { restoreSegmentVersion: { key: string, name: string, description: string, rule: unknown, version: number, count: number, draft: unknown, draftAt: string | null } };

export type BuilderDistributionQueryVariables = Exact<{
  key: string;
  buckets: number;
}>;


export type BuilderDistributionQuery = { previewRule: { breakdown: Array<{ value: string | null, label: string | null, from: string | number | boolean | null, to: string | number | boolean | null, count: number, of: number, other: boolean, missing: boolean }> } };

export type SegmentQueryVariables = Exact<{
  key: string;
  locale?: string | null | undefined;
  mayCount: boolean;
}>;


export type SegmentQuery = { overview?: { users: number }, segment: { key: string, name: string, description: string, rule: unknown, version: number, count: number, asOf: string, sentence: string, draftAt: string | null, watched: boolean, createdAt: string, updatedAt: string, archivedAt: string | null, usedIn: Array<{ key: string, name: string }>, snapshots: { edges: Array<{ node: { id: string, state: SnapshotState, progress: number, asOf: string | null, count: number | null, entered: number | null, left: number | null, error: string | null } }> } } | null };

export type SegmentChangedSubscriptionVariables = Exact<{
  key: string;
}>;


export type SegmentChangedSubscription = { segmentChanged: { count: number, entered: number, left: number, asOf: string } };

export type SegmentNodesQueryVariables = Exact<{
  rule: RuleInput;
}>;


export type SegmentNodesQuery = { previewRule: { total: number, nodes: Array<{ path: string, count: number }> } };

export type SegmentMembersQueryVariables = Exact<{
  key: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SegmentMembersQuery = { attributes: Array<{ key: string, name: string, type: AttributeType, unit: string | null, sensitive: boolean }>, segment: { key: string, members: { totalCount: number, asOf: string, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string | null, externalId: string | null, createdAt: string, attributes: Array<{ value: unknown, attribute: { key: string, type: AttributeType, unit: string | null } }>, tags: Array<{ tag: { key: string, name: string } }> } }> } } | null };

export type SegmentSizeQueryVariables = Exact<{
  key: string;
  points: number;
  days: number;
}>;


export type SegmentSizeQuery = { segment: { key: string, trend: Array<{ at: string, count: number }> | null } | null };

export type SegmentSnapshotsQueryVariables = Exact<{
  key: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SegmentSnapshotsQuery = { segment: { key: string, snapshots: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: SnapshotState, asOf: string | null, ruleVersion: number, count: number | null, entered: number | null, left: number | null, error: string | null, createdAt: string } }> } } | null };

export type SegmentVersionsQueryVariables = Exact<{
  key: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SegmentVersionsQuery = { segment: { key: string, versions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { version: number, rule: unknown, note: string, publishedAt: string } }> } } | null };

export type SegmentBreakdownQueryVariables = Exact<{
  key: string;
  attribute?: string | null | undefined;
  tagUnder?: string | null | undefined;
}>;


export type SegmentBreakdownQuery = { segment: { key: string, breakdown: Array<{ value: string | null, label: string | null, from: string | number | boolean | null, to: string | number | boolean | null, count: number, of: number, other: boolean, missing: boolean }> } | null };

export type MaterializeMutationVariables = Exact<{
  key: string;
}>;


export type MaterializeMutation = { materializeSegment: { id: string, state: SnapshotState, progress: number } };

export type SnapshotQueryVariables = Exact<{
  id: string | number;
}>;


export type SnapshotQuery = { segmentSnapshot: { id: string, state: SnapshotState, progress: number, asOf: string | null, count: number | null, entered: number | null, left: number | null, error: string | null } | null };

export type SnapshotFieldsFragment = { id: string, state: SnapshotState, progress: number, asOf: string | null, count: number | null, entered: number | null, left: number | null, error: string | null };

export type WatchMutationVariables = Exact<{
  key: string;
  watched: boolean;
}>;


export type WatchMutation = { updateSegment: { key: string, watched: boolean } };

export type ArchiveMutationVariables = Exact<{
  key: string;
}>;


export type ArchiveMutation = { archiveSegment:
    | { __typename: 'SegmentArchived', segment: { key: string, archivedAt: string | null } }
    | { __typename: 'SegmentInUse', dependents: Array<{ kind: string, key: string, name: string }> }
   };

export type UnarchiveMutationVariables = Exact<{
  key: string;
}>;


export type UnarchiveMutation = { unarchiveSegment: { key: string, archivedAt: string | null } };

export type SegmentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  archived?: boolean | null | undefined;
  mayCount: boolean;
}>;


export type SegmentsQuery = { overview?: { users: number }, segments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { key: string, name: string, description: string, rule: unknown, version: number, draftAt: string | null, count: number, asOf: string, archivedAt: string | null, usedIn: Array<{ key: string, name: string }> } }> } };

export type SegmentTrendQueryVariables = Exact<{
  key: string;
}>;


export type SegmentTrendQuery = { segment: { key: string, trend: Array<{ at: string, count: number }> | null } | null };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { account: { id: string, email: string, name: string, role: string, hasPassword: boolean, hasSecondFactor: boolean, recoveryCodesLeft: number } | null };

export type SessionsQueryVariables = Exact<{
  member?: string | number | null | undefined;
}>;


export type SessionsQuery = { sessions: Array<{ id: string, createdAt: string, lastSeenAt: string, address: string, agent: string, isThis: boolean }> };

export type ChangeNameMutationVariables = Exact<{
  name: string;
}>;


export type ChangeNameMutation = { changeName: { id: string, name: string } };

export type BeginSecondFactorMutationVariables = Exact<{
  input: PasswordInput;
}>;


export type BeginSecondFactorMutation = { beginSecondFactor: { secret: string, uri: string } };

export type ConfirmSecondFactorMutationVariables = Exact<{
  code: string;
}>;


export type ConfirmSecondFactorMutation = { confirmSecondFactor: Array<string> };

export type DisableSecondFactorMutationVariables = Exact<{
  input: PasswordInput;
}>;


export type DisableSecondFactorMutation = { disableSecondFactor: { id: string, hasSecondFactor: boolean, recoveryCodesLeft: number } };

export type EndSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type EndSessionMutation = { endSession: boolean };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { endOtherSessions: boolean };

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeysQuery = { viewer: { permissions: Array<Permission> }, apiKeys: Array<{ id: string, name: string, prefix: string, state: ApiKeyState, permissions: Array<Permission>, scope: unknown, addresses: Array<string>, ratePerMinute: number, createdAt: string, createdByName: string, expiresAt: string | null, revokedAt: string | null, secrets: Array<{ createdAt: string, expiresAt: string | null, lastUsedAt: string | null, lastUsedFrom: string | null }> }> };

export type ScopeSegmentsQueryVariables = Exact<{ [key: string]: never; }>;


export type ScopeSegmentsQuery = { segments: { edges: Array<{ node: { key: string, name: string } }> } };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string } };

export type RotateApiKeyMutationVariables = Exact<{
  input: RotateApiKeyInput;
}>;


export type RotateApiKeyMutation = { rotateApiKey: { secret: string } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { id: string } };

export type ApprovalsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  state?: ApprovalState | null | undefined;
  mine?: boolean | null | undefined;
  waiting?: boolean | null | undefined;
}>;


export type ApprovalsQuery = { approvals: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, edges: Array<{ node: { id: string, operation: string, state: ApprovalState, people: number, askedByName: string, askedAt: string, segmentName: string | null, isMine: boolean, mayDecide: boolean } }> } };

export type ApprovalAttributesQueryVariables = Exact<{ [key: string]: never; }>;


export type ApprovalAttributesQuery = { attributes: Array<{ key: string, name: string }> };

export type ApprovalQueryVariables = Exact<{
  id: string | number;
  locale?: string | null | undefined;
}>;


export type ApprovalQuery = { approval: { id: string, operation: string, state: ApprovalState, reason: string, people: number, done: number, named: boolean, askedByName: string, askedAt: string, expiresAt: string | null, decidedByName: string | null, decidedAt: string | null, comment: string, endedAt: string | null, code: string, failure: string, segment: string | null, segmentName: string | null, attributes: Array<string>, format: ExportFormat | null, sentence: string | null, isMine: boolean, mayDecide: boolean, mayWithdraw: boolean, file: string | null } | null };

export type DecideApprovalMutationVariables = Exact<{
  input: DecideApprovalInput;
}>;


export type DecideApprovalMutation = { decideApproval: { id: string, state: ApprovalState } };

export type WithdrawApprovalMutationVariables = Exact<{
  input: WithdrawApprovalInput;
}>;


export type WithdrawApprovalMutation = { withdrawApproval: { id: string, state: ApprovalState } };

export type ApprovalSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ApprovalSettingsQuery = { accessSettings: { approvalAudienceSize: number } };

export type UpdateApprovalSettingsMutationVariables = Exact<{
  input: UpdateAccessSettingsInput;
}>;


export type UpdateApprovalSettingsMutation = { updateAccessSettings: { approvalAudienceSize: number } };

export type AuditTrailQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: AuditFilterInput | null | undefined;
}>;


export type AuditTrailQuery = { auditEntries: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, edges: Array<{ node: { place: number, at: string, actorKind: string, actorId: string, actorName: string, address: string, requestId: string, operation: string, object: string, objectId: string, outcome: AuditOutcome, code: string, details: unknown } }> } };

export type VerifyAuditQueryVariables = Exact<{ [key: string]: never; }>;


export type VerifyAuditQuery = { verifyAudit: { entries: number, head: string, brokenAt: number | null } };

export type KeysToldToQueryVariables = Exact<{
  member: string | number;
}>;


export type KeysToldToQuery = { apiKeys: Array<{ id: string, name: string, state: ApiKeyState }> };

export type MembersQueryVariables = Exact<{ [key: string]: never; }>;


export type MembersQuery = { viewer: { permissions: Array<Permission> }, account: { id: string, role: string, hasPassword: boolean, hasSecondFactor: boolean } | null, roles: Array<{ key: string, name: string, permissions: Array<Permission> }>, members: Array<{ id: string, email: string, name: string, role: string, state: MemberState, hasSecondFactor: boolean, hasOpenId: boolean, createdAt: string, lastSeenAt: string | null }> };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { inviteMember: { url: string, expiresAt: string } };

export type ChangeMemberMutationVariables = Exact<{
  input: ChangeMemberInput;
}>;


export type ChangeMemberMutation = { changeMember: { id: string, role: string, state: MemberState } };

export type ResetMemberMutationVariables = Exact<{
  input: ResetMemberInput;
}>;


export type ResetMemberMutation = { resetMember: { url: string, expiresAt: string } };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember: boolean };

export type AccessSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccessSettingsQuery = { accessSettings: { secondFactorRequired: boolean }, workspace: { smallCount: number } };

export type UpdateAccessSettingsMutationVariables = Exact<{
  input: UpdateAccessSettingsInput;
}>;


export type UpdateAccessSettingsMutation = { updateAccessSettings: { secondFactorRequired: boolean } };

export type UpdateSmallCountMutationVariables = Exact<{
  smallCount?: number | null | undefined;
}>;


export type UpdateSmallCountMutation = { updateWorkspace: { smallCount: number } };

export type RolesQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesQuery = { viewer: { permissions: Array<Permission> }, roles: Array<{ key: string, name: string, description: string, permissions: Array<Permission>, scope: unknown, isBuiltIn: boolean, members: number }> };

export type RoleScopeQueryVariables = Exact<{
  rule: RuleInput;
  locale?: string | null | undefined;
}>;


export type RoleScopeQuery = { previewRule: { count: number, sentence: string } };

export type CreateRoleMutationVariables = Exact<{
  input: RoleInput;
}>;


export type CreateRoleMutation = { createRole: { key: string } };

export type ChangeRoleMutationVariables = Exact<{
  input: RoleInput;
}>;


export type ChangeRoleMutation = { changeRole: { key: string } };

export type RemoveRoleMutationVariables = Exact<{
  input: RemoveRoleInput;
}>;


export type RemoveRoleMutation = { removeRole: boolean };

export type UpdateWorkspaceMutationVariables = Exact<{
  input: UpdateWorkspaceInput;
}>;


export type UpdateWorkspaceMutation = { updateWorkspace: { name: string, timeZone: string, locale: string } };

export type TagsQueryVariables = Exact<{ [key: string]: never; }>;


export type TagsQuery = { tags: Array<{ key: string, name: string, class: TagClass, definition: string, rule: unknown, ttl: string | null, halfLife: string | null, exclusive: boolean, freshness: string | null, stale: boolean, createdAt: string, usedIn: Array<{ key: string, name: string }> }> };

export type CreateTagMutationVariables = Exact<{
  input: CreateTagInput;
}>;


export type CreateTagMutation = { createTag: { key: string } };

export type UpdateTagMutationVariables = Exact<{
  input: UpdateTagInput;
}>;


export type UpdateTagMutation = { updateTag: { key: string } };

export type TagNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type TagNamesQuery = { tags: Array<{ key: string, name: string, rule: unknown }> };

export type AssignTagsMutationVariables = Exact<{
  input: AssignTagsInput;
}>;


export type AssignTagsMutation = { assignTags: { assigned: number, unknown: Array<string>, freshness: string } };

export type RemoveTagsMutationVariables = Exact<{
  input: RemoveTagsInput;
}>;


export type RemoveTagsMutation = { removeTags: { removed: number, unknown: Array<string>, freshness: string } };

export type ConsentQueryVariables = Exact<{
  id: string | number;
  purpose: string;
}>;


export type ConsentQuery = { consentPurposes: Array<{ key: string, channels: Array<Channel>, name: { zh: string, en: string }, wordings: Array<{ version: string }> }>, user: { id: string, reachability: Array<{ channel: Channel, reachable: boolean, addresses: number, suppressedSince: string | null, consent: { state: ConsentState, at: string } | null }> } | null };

export type ConsentHistoryQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type ConsentHistoryQuery = { user: { id: string, suppressions: Array<{ channel: Channel | null, reason: string, suppressedAt: string, liftedAt: string | null, liftReason: string | null }>, consents: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { purpose: string, channel: Channel | null, state: ConsentState, givenBy: ConsentGiver, source: string, wording: string | null, proof: unknown, at: string } }> } } | null };

export type RecordConsentMutationVariables = Exact<{
  input: RecordConsentsInput;
}>;


export type RecordConsentMutation = { recordConsents: { accepted: number, rejected: Array<{ message: string }> } };

export type SuppressMutationVariables = Exact<{
  input: SuppressUsersInput;
}>;


export type SuppressMutation = { suppressUsers: { suppressed: number } };

export type UnsuppressMutationVariables = Exact<{
  input: UnsuppressUsersInput;
}>;


export type UnsuppressMutation = { unsuppressUsers: { lifted: number } };

export type PreferenceLinkMutationVariables = Exact<{
  input: PreferenceLinkInput;
}>;


export type PreferenceLinkMutation = { preferenceLink: { url: string, path: string, expiresAt: string } };

export type UserQueryVariables = Exact<{
  id: string | number;
  mayMerge: boolean;
}>;


export type UserQuery = { tags: Array<{ key: string, name: string }>, attributes: Array<{ key: string, name: string, type: AttributeType, unit: string | null, sensitive: boolean }>, user: { id: string, externalId: string | null, name: string | null, createdAt: string, restrictedAt: string | null, attributes: Array<{ value: unknown, masked: boolean, source: string | null, at: string | null, original: string | null, inferred: string | null, attribute: { key: string } }>, identities: Array<{ kind: IdentityKind, namespace: string, value: string, masked: boolean }>, tags: Array<{ weight: number | null, weightGiven: number | null, source: string, assignedAt: string, expiresAt: string | null, tag: { key: string, name: string, halfLife: string | null } }>, segments: Array<{ key: string, name: string, rule: unknown }>, latest: { totalCount: number, edges: Array<{ node: { id: string, occurredAt: string } }> }, consents: { totalCount: number }, merges?: Array<{ id: string }>, activity: Array<{ day: string, count: number }> } | null };

export type KnownByQueryVariables = Exact<{
  id: string | number;
  mayMerge: boolean;
}>;


export type KnownByQuery = { user: { id: string, identities: Array<{ kind: IdentityKind, namespace: string, value: string, masked: boolean }>, merges?: Array<{ id: string, mergedAt: string, mergedId: string, mergedExternalId: string | null, undoableUntil: string | null, undoneAt: string | null, evidence: { kind: IdentityKind } | null }> } | null };

export type TimelineQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
  name?: string | null | undefined;
}>;


export type TimelineQuery = { eventTypes: Array<{ name: string }>, user: { id: string, events: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, occurredAt: string, properties: unknown } }> } } | null };

export type WhyQueryVariables = Exact<{
  rule: RuleInput;
  userId: string | number;
}>;


export type WhyQuery = { explainRule: { matches: boolean, asOf: string, changesAt: string | null, nodes: Array<{ path: string, matches: boolean, value: unknown, evidence: Array<{ id: string, name: string, occurredAt: string, properties: unknown }> }> } };

export type AttributeHistoryQueryVariables = Exact<{
  id: string | number;
  key: string;
  first: number;
  after?: string | null | undefined;
}>;


export type AttributeHistoryQuery = { user: { id: string, attributeHistory: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { value: unknown, masked: boolean, source: string | null, original: string | null, inferred: string | null, from: string, to: string | null } }> } } | null };

export type RestrictUserMutationVariables = Exact<{
  input: RestrictUserInput;
}>;


export type RestrictUserMutation = { restrictUser: { id: string, restrictedAt: string | null } };

export type LiftRestrictionMutationVariables = Exact<{
  input: RestrictUserInput;
}>;


export type LiftRestrictionMutation = { liftRestriction: { id: string, restrictedAt: string | null } };

export type CorrectUserMutationVariables = Exact<{
  input: CorrectUserInput;
}>;


export type CorrectUserMutation = { correctUser: { id: string } };

export type EraseUserMutationVariables = Exact<{
  input: EraseUserInput;
}>;


export type EraseUserMutation = { eraseUser: { id: string, erasedAt: string, completedAt: string | null, liftedAt: string | null, liftReason: string | null, counts: Array<{ name: string, rows: number }> } };

export type UsersQueryVariables = Exact<{
  rule?: RuleInput | null | undefined;
  search?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type UsersQuery = { attributes: Array<{ key: string, name: string, type: AttributeType, unit: string | null, sensitive: boolean }>, users: { totalCount: number, asOf: string, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string | null, externalId: string | null, createdAt: string, attributes: Array<{ value: unknown, attribute: { key: string, type: AttributeType, unit: string | null } }>, tags: Array<{ tag: { key: string, name: string } }> } }> } };

export type UserRowFragment = { id: string, name: string | null, externalId: string | null, createdAt: string, attributes: Array<{ value: unknown, attribute: { key: string, type: AttributeType, unit: string | null } }>, tags: Array<{ tag: { key: string, name: string } }> };

export type RuleSentenceQueryVariables = Exact<{
  rule: RuleInput;
  locale?: string | null | undefined;
}>;


export type RuleSentenceQuery = { previewRule: { sentence: string, count: number } };

export type FindQueryVariables = Exact<{
  text: string;
  mayUsers: boolean;
  maySegments: boolean;
}>;


export type FindQuery = { users?: { edges: Array<{ node: { id: string, name: string | null, externalId: string | null } }> }, segments?: { edges: Array<{ node: { key: string, name: string, count: number } }> } };

export type FindTagsQueryVariables = Exact<{ [key: string]: never; }>;


export type FindTagsQuery = { tags: Array<{ key: string, name: string }> };

export type WaitingApprovalsQueryVariables = Exact<{ [key: string]: never; }>;


export type WaitingApprovalsQuery = { approvals: { totalCount: number } };

export const GuessFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GuessFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportGuess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"times"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"newAttribute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"standardForm"}}]}}]}}]}}]} as unknown as DocumentNode<GuessFieldsFragment, unknown>;
export const ImportRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"received"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"sameAs"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"undoneAt"}},{"kind":"Field","name":{"kind":"Name","value":"fault"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"examination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"sameUser"}},{"kind":"Field","name":{"kind":"Name","value":"merged"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"tookMs"}}]}}]}}]} as unknown as DocumentNode<ImportRowFragment, unknown>;
export const TooFewFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TooFew"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotEnoughData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"found"}},{"kind":"Field","name":{"kind":"Name","value":"needed"}}]}}]} as unknown as DocumentNode<TooFewFragment, unknown>;
export const RfmFoundFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RfmFound"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RfmFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"all"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recency"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"monetary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recency"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"segment"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}}]}}]} as unknown as DocumentNode<RfmFoundFragment, unknown>;
export const DuplicateUserFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DuplicateUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<DuplicateUserFragment, unknown>;
export const ComparedUserFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ComparedUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"namespace"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tag"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<ComparedUserFragment, unknown>;
export const BucketFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BucketFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bucket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"of"}},{"kind":"Field","name":{"kind":"Name","value":"other"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}}]}}]} as unknown as DocumentNode<BucketFieldsFragment, unknown>;
export const PersonNameFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}}]} as unknown as DocumentNode<PersonNameFragment, unknown>;
export const ComposedSegmentFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ComposedSegment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Segment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"draft"}},{"kind":"Field","name":{"kind":"Name","value":"draftAt"}}]}}]} as unknown as DocumentNode<ComposedSegmentFragment, unknown>;
export const SnapshotFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SnapshotFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SegmentSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"entered"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]} as unknown as DocumentNode<SnapshotFieldsFragment, unknown>;
export const UserRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attribute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tag"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<UserRowFragment, unknown>;
export const CoverageOfAttributesDocument = {"__meta__":{"hash":"sha256:443753c9d916f37224b74db7df7d699bb34f848313a4d6a8ea0a682e89228663"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoverageOfAttributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}}]}}]}}]} as unknown as DocumentNode<CoverageOfAttributesQuery, CoverageOfAttributesQueryVariables>;
export const CoverageOfTagsDocument = {"__meta__":{"hash":"sha256:3ad58bf476760031cfc6f74c5e8a8a32abb71c656c4cee38de92d2f07a853d10"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoverageOfTags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}}]}}]}}]} as unknown as DocumentNode<CoverageOfTagsQuery, CoverageOfTagsQueryVariables>;
export const CoverageOfEventsDocument = {"__meta__":{"hash":"sha256:8d9b9951e5678201efb2a89b0f3c28c94d5c2e742976523cd7b4a316bd839372"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoverageOfEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}}]}},{"kind":"Field","name":{"kind":"Name","value":"eventTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}}]}}]}}]} as unknown as DocumentNode<CoverageOfEventsQuery, CoverageOfEventsQueryVariables>;
export const BuilderSegmentsDocument = {"__meta__":{"hash":"sha256:5c36e3811a4675d7b3188070b10e15da8072241c6134e21c959613bdbb1bf19d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderSegments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BuilderSegmentsQuery, BuilderSegmentsQueryVariables>;
export const BuilderSegmentCountsDocument = {"__meta__":{"hash":"sha256:6abbb5c40c38fe26bfb72ffc7e7fffbc44b1a5f8047caf82f4bc4dc73a45919e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderSegmentCounts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BuilderSegmentCountsQuery, BuilderSegmentCountsQueryVariables>;
export const ViewerDocument = {"__meta__":{"hash":"sha256:7429da0a0f3986309dde9e2533361b17338cb7c85711167dd9bae3123bbf93e1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isMember"}},{"kind":"Field","name":{"kind":"Name","value":"isScoped"}},{"kind":"Field","name":{"kind":"Name","value":"smallCount"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"lacksSecondFactor"}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const ViewerScopeDocument = {"__meta__":{"hash":"sha256:f13e56591023abeaaf6229e80dc13292f802cbba72d1eb3de7c9143d16ff5f33"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ViewerScope"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scope"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]}]}}]}}]} as unknown as DocumentNode<ViewerScopeQuery, ViewerScopeQueryVariables>;
export const WorkspaceDocument = {"__meta__":{"hash":"sha256:e462bd1efc9d1310ddca00071963b90cdbe2e6fd271f8ff8157a62050c1d1466"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Workspace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workspace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"publicUrl"}},{"kind":"Field","name":{"kind":"Name","value":"demo"}}]}}]}}]} as unknown as DocumentNode<WorkspaceQuery, WorkspaceQueryVariables>;
export const AskErasureDocument = {"__meta__":{"hash":"sha256:d49c6934fa2f23a4803c997ecd1eaa6832b3b839774236f2dbf3c62efdef2f4e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AskErasure"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EraseUsersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eraseUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Approval"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApprovalNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}}]}}]}}]}}]} as unknown as DocumentNode<AskErasureMutation, AskErasureMutationVariables>;
export const AskExportDocument = {"__meta__":{"hash":"sha256:6de00254069cafde3d53942bfe11f1c0df8b874aa52444492b93e4ff0f67349c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AskExport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AskExportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"askExport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Approval"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApprovalNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}}]}}]}}]}}]} as unknown as DocumentNode<AskExportMutation, AskExportMutationVariables>;
export const ExportAttributesDocument = {"__meta__":{"hash":"sha256:b3797d90031bac81fc252676e86742831e90270459662e1be6a0efc2a211a09e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExportAttributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sensitive"}}]}}]}}]} as unknown as DocumentNode<ExportAttributesQuery, ExportAttributesQueryVariables>;
export const CohortEventsDocument = {"__meta__":{"hash":"sha256:00fff81f1e8ee7ca989d712d6b1c8c9e9571d0cf6a88a25681a531141cf91574"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CohortEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"properties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"types"}}]}}]}}]}}]} as unknown as DocumentNode<CohortEventsQuery, CohortEventsQueryVariables>;
export const CohortsDocument = {"__meta__":{"hash":"sha256:ff38ed6a31edf8416140328849f75a58695ce076723a737a65fac349dd607151"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Cohorts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CohortsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cohorts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"bounds"}},{"kind":"Field","name":{"kind":"Name","value":"averages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"begins"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"events"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"ended"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CohortsQuery, CohortsQueryVariables>;
export const CleaningSourcesDocument = {"__meta__":{"hash":"sha256:21d8b537643fcd02a9c64b7114a65cef23ecbb60ab7e1bf039135c4edf9358f6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CleaningSources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"cleaning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"infer"}},{"kind":"Field","name":{"kind":"Name","value":"dateOrder"}},{"kind":"Field","name":{"kind":"Name","value":"pivotYear"}},{"kind":"Field","name":{"kind":"Name","value":"unreadable"}}]}}]}}]}}]} as unknown as DocumentNode<CleaningSourcesQuery, CleaningSourcesQueryVariables>;
export const DefineCleaningDocument = {"__meta__":{"hash":"sha256:1d539a2c1bfef49ec291f44862bae21fc1bc26c0d27bcbbf08fbfb50fe0a3315"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DefineCleaning"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DefineSourceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defineSource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<DefineCleaningMutation, DefineCleaningMutationVariables>;
export const TryCleaningDocument = {"__meta__":{"hash":"sha256:8b09c60fed2f084717a369b093f74845289e95880db319b5339bf7206d58f4a3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TryCleaning"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TryCleaningInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tryCleaning"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"stored"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attribute"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"inferred"}}]}},{"kind":"Field","name":{"kind":"Name","value":"repairs"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}}]}}]}}]} as unknown as DocumentNode<TryCleaningQuery, TryCleaningQueryVariables>;
export const InferenceTablesDocument = {"__meta__":{"hash":"sha256:3df42cf44512f503ab2d34e7e1aa5c5fe0364afc9df7dca51e3856eed4c59339"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InferenceTables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inferenceTables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"givenAt"}}]}}]}}]} as unknown as DocumentNode<InferenceTablesQuery, InferenceTablesQueryVariables>;
export const RemoveInferenceTableDocument = {"__meta__":{"hash":"sha256:a5b7bb10a4e4788ab3945c1c4b64ea1cef4035ac75cbf256c7444144c665c9ae"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveInferenceTable"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveInferenceTableInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeInferenceTable"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removed"}}]}}]}}]} as unknown as DocumentNode<RemoveInferenceTableMutation, RemoveInferenceTableMutationVariables>;
export const ConnectorsDocument = {"__meta__":{"hash":"sha256:d02d43b95db57b8a3c5dbaf9ca51646bdbc6f356fed59f2ff6c01e1e2db3f6a9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Connectors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"connectors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"settings"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"}},{"kind":"Field","name":{"kind":"Name","value":"every"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"caughtUpAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextRunAt"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"runs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedBy"}},{"kind":"Field","name":{"kind":"Name","value":"repairedBy"}},{"kind":"Field","name":{"kind":"Name","value":"files"}},{"kind":"Field","name":{"kind":"Name","value":"fault"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"files"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"takenAt"}},{"kind":"Field","name":{"kind":"Name","value":"importId"}},{"kind":"Field","name":{"kind":"Name","value":"fault"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConnectorsQuery, ConnectorsQueryVariables>;
export const TestConnectorDocument = {"__meta__":{"hash":"sha256:962e2828c19b4f9a33dd309a90286079a77363f799e8d22e2e21e281a267d8ea"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TestConnector"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectorInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"testConnector"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"records"}}]}}]}}]} as unknown as DocumentNode<TestConnectorMutation, TestConnectorMutationVariables>;
export const CreateConnectorDocument = {"__meta__":{"hash":"sha256:5cb044ec46c08b19ebcf2bada6017bdce086b515fd7ad2e87fbb51e58e5289b0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateConnector"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createConnector"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<CreateConnectorMutation, CreateConnectorMutationVariables>;
export const ChangeConnectorDocument = {"__meta__":{"hash":"sha256:d5ea034566553daf69c8086ff634e10f57866d42117ce2e0a065db3637ffa78e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeConnector"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeConnectorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeConnector"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ChangeConnectorMutation, ChangeConnectorMutationVariables>;
export const RunConnectorDocument = {"__meta__":{"hash":"sha256:8faa91ac47bf0eaaf1b2effff4a4a1345727e9e7916a394da5d694ac45ffcaec"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RunConnector"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectorKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runConnector"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<RunConnectorMutation, RunConnectorMutationVariables>;
export const RestartConnectorDocument = {"__meta__":{"hash":"sha256:6bd7ad8b8af77a6fbe1d8075bd064c54f74f8a899dfdcd9efca695be02884a65"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RestartConnector"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectorKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"restartConnector"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<RestartConnectorMutation, RestartConnectorMutationVariables>;
export const RemoveConnectorDocument = {"__meta__":{"hash":"sha256:381ad18ddd444e2e1472a7d3180ee597744f53d9e25f8e3f9908021a71fcda68"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveConnector"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectorKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeConnector"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<RemoveConnectorMutation, RemoveConnectorMutationVariables>;
export const DestinationsDocument = {"__meta__":{"hash":"sha256:213021b89b5a6f08344568f77102f33fbf8d0c669a16adcfea1f387d87a449f2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Destinations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"destinations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"objects"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}},{"kind":"Field","name":{"kind":"Name","value":"arrivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]} as unknown as DocumentNode<DestinationsQuery, DestinationsQueryVariables>;
export const WhatMovesDocument = {"__meta__":{"hash":"sha256:43da6efd432d3c1c24a0c9c9a0bd860cc9c15eb1363da9848e5df62368c81074"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhatMoves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"watched"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}}]} as unknown as DocumentNode<WhatMovesQuery, WhatMovesQueryVariables>;
export const CreateDestinationDocument = {"__meta__":{"hash":"sha256:eab0c4c769a68e8994f595bba6887453beb72150678bec7b5a443a0d52e4a6f1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateDestination"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateDestinationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createDestination"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"destination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}}]} as unknown as DocumentNode<CreateDestinationMutation, CreateDestinationMutationVariables>;
export const ChangeDestinationDocument = {"__meta__":{"hash":"sha256:cd286efb4576950644a40bb75bd412802ef9629ef8e999198fea4008643de6d9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeDestination"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeDestinationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeDestination"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<ChangeDestinationMutation, ChangeDestinationMutationVariables>;
export const RotateDestinationDocument = {"__meta__":{"hash":"sha256:7b45d695b69324d485173904bb30fac40a54e431833c1fcef7f79f7ea4672cd9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateDestination"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DestinationKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateDestinationSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}}]} as unknown as DocumentNode<RotateDestinationMutation, RotateDestinationMutationVariables>;
export const RemoveDestinationDocument = {"__meta__":{"hash":"sha256:ae2684ce1d9abf56d5fd36c88854f93edb99b2741263f068db09a3ef93cc3972"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveDestination"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DestinationKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeDestination"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<RemoveDestinationMutation, RemoveDestinationMutationVariables>;
export const EventTypesDocument = {"__meta__":{"hash":"sha256:5de3496df915d0cf23abd81944cfe73349f11036f04eb68ed8944767f6812885"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EventTypes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mayCount"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeen"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeen"}},{"kind":"Field","name":{"kind":"Name","value":"volume"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mayCount"}}}]}]},{"kind":"Field","name":{"kind":"Name","value":"properties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"types"}},{"kind":"Field","name":{"kind":"Name","value":"unexpected"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<EventTypesQuery, EventTypesQueryVariables>;
export const AttributesDocument = {"__meta__":{"hash":"sha256:f8041c5ea174ae5436ed582e84009cbb282b531ccf57321fd928b7df9318c1c7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Attributes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mayPrivacy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retentions"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mayPrivacy"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"period"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"sensitive"}},{"kind":"Field","name":{"kind":"Name","value":"consentPurpose"}},{"kind":"Field","name":{"kind":"Name","value":"standardForm"}},{"kind":"Field","name":{"kind":"Name","value":"usedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<AttributesQuery, AttributesQueryVariables>;
export const PurposeNamesDocument = {"__meta__":{"hash":"sha256:100dd5081582fd6762413754c35cca2be33b6057d7b347619278a93e95930faf"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PurposeNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consentPurposes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channels"}}]}}]}}]} as unknown as DocumentNode<PurposeNamesQuery, PurposeNamesQueryVariables>;
export const DefineAttributeDocument = {"__meta__":{"hash":"sha256:b61df6e18ca1f463eeae7c336c259e06a161145f0b62455ed80ef65f942637fb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DefineAttribute"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DefineAttributeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defineAttribute"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"sensitive"}}]}}]}}]} as unknown as DocumentNode<DefineAttributeMutation, DefineAttributeMutationVariables>;
export const ImportsDocument = {"__meta__":{"hash":"sha256:909790479022655a64516e621c5b1234181808ebd69028400ddecdb8c359058b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Imports"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"states"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportState"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"imports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"states"},"value":{"kind":"Variable","name":{"kind":"Name","value":"states"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"received"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"sameAs"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"undoneAt"}},{"kind":"Field","name":{"kind":"Name","value":"fault"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"examination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"sameUser"}},{"kind":"Field","name":{"kind":"Name","value":"merged"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"tookMs"}}]}}]}}]} as unknown as DocumentNode<ImportsQuery, ImportsQueryVariables>;
export const ImportDocument = {"__meta__":{"hash":"sha256:524fbe1830fa54340565614eb334173c9ee2bc27b653bd55a46efe36b54f02ac"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Import"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"import"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImportRow"}},{"kind":"Field","name":{"kind":"Name","value":"fileKept"}},{"kind":"Field","name":{"kind":"Name","value":"rejectedFile"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"times"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"examination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"packed"}},{"kind":"Field","name":{"kind":"Name","value":"unpackedBytes"}},{"kind":"Field","name":{"kind":"Name","value":"encoding"}},{"kind":"Field","name":{"kind":"Name","value":"detectedEncoding"}},{"kind":"Field","name":{"kind":"Name","value":"delimiter"}},{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"sheets"}},{"kind":"Field","name":{"kind":"Name","value":"sheet"}},{"kind":"Field","name":{"kind":"Name","value":"sampledRows"}},{"kind":"Field","name":{"kind":"Name","value":"firstRows"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"samples"}},{"kind":"Field","name":{"kind":"Name","value":"filled"}},{"kind":"Field","name":{"kind":"Name","value":"distinct"}},{"kind":"Field","name":{"kind":"Name","value":"shape"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"ambiguous"}}]}},{"kind":"Field","name":{"kind":"Name","value":"guess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kindConfidence"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GuessFields"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"repeated"}},{"kind":"Field","name":{"kind":"Name","value":"emptyBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rejectedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"repairedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"oddities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"column"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"line"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"undoReport"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usersRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"usersKept"}},{"kind":"Field","name":{"kind":"Name","value":"valuesRestored"}},{"kind":"Field","name":{"kind":"Name","value":"valuesKept"}},{"kind":"Field","name":{"kind":"Name","value":"identitiesRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"tagsRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"eventsRemoved"}},{"kind":"Field","name":{"kind":"Name","value":"eventsKept"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImportRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Import"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"received"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"sameAs"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"undoneAt"}},{"kind":"Field","name":{"kind":"Name","value":"fault"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"examination"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guess"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"sameUser"}},{"kind":"Field","name":{"kind":"Name","value":"merged"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"tookMs"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GuessFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportGuess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"times"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"newAttribute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"standardForm"}}]}}]}}]}}]} as unknown as DocumentNode<ImportQuery, ImportQueryVariables>;
export const TargetNamesDocument = {"__meta__":{"hash":"sha256:860d831094643dc2c179001bad295300f3f3eddaf708e9aa722ba816c4be8905"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TargetNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<TargetNamesQuery, TargetNamesQueryVariables>;
export const TagKeysDocument = {"__meta__":{"hash":"sha256:d09fd4ceba896aec10d1abea9564268c8d513a0520df2502d557b397f97fb09b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TagKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<TagKeysQuery, TagKeysQueryVariables>;
export const MakeTagForImportDocument = {"__meta__":{"hash":"sha256:bb17e95d22679c1004a6e485d02f474387bacaaa30ed0c992dffa1e15dd23095"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MakeTagForImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTagInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTag"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<MakeTagForImportMutation, MakeTagForImportMutationVariables>;
export const MappingTargetsDocument = {"__meta__":{"hash":"sha256:2b744f62c8626c5352644ca174b312c76abb24c33b28c36095d49b7c11587fda"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MappingTargets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"columns"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"cleaning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"off"}},{"kind":"Field","name":{"kind":"Name","value":"infer"}},{"kind":"Field","name":{"kind":"Name","value":"dateOrder"}},{"kind":"Field","name":{"kind":"Name","value":"pivotYear"}},{"kind":"Field","name":{"kind":"Name","value":"unreadable"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"importMappings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"columns"},"value":{"kind":"Variable","name":{"kind":"Name","value":"columns"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lacks"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"times"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MappingTargetsQuery, MappingTargetsQueryVariables>;
export const PreviewImportDocument = {"__meta__":{"hash":"sha256:e28bee1c6b92776884441a27184269b4966c2c38d7e05ff0761909a928f131d5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviewImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PreviewImportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"repairs"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}},{"kind":"Field","name":{"kind":"Name","value":"stored"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}},{"kind":"Field","name":{"kind":"Name","value":"repairs"}}]}}]}}]}}]} as unknown as DocumentNode<PreviewImportQuery, PreviewImportQueryVariables>;
export const ExamineImportDocument = {"__meta__":{"hash":"sha256:46540f836fbef13549cb40a16b03da2c9eadd31cad64d8a662ed667c82991283"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExamineImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExamineImportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"examineImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]} as unknown as DocumentNode<ExamineImportMutation, ExamineImportMutationVariables>;
export const RunImportDocument = {"__meta__":{"hash":"sha256:3167244895dc8e304c81d8b89fb948ecb18de239aea07876332f18461e92c8e5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RunImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RunImportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]} as unknown as DocumentNode<RunImportMutation, RunImportMutationVariables>;
export const CancelImportDocument = {"__meta__":{"hash":"sha256:96c0142c0302883b9ce1335b065234b2432c5480d5ab7a25b2a150e3b4918edf"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportIdInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]} as unknown as DocumentNode<CancelImportMutation, CancelImportMutationVariables>;
export const UndoImportDocument = {"__meta__":{"hash":"sha256:3cac2ed38964ad60ec5ab95bf4ff87dc063fc08beb654a212320a7242e2799e0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UndoImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportIdInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]} as unknown as DocumentNode<UndoImportMutation, UndoImportMutationVariables>;
export const DiscardImportDocument = {"__meta__":{"hash":"sha256:ccd0f3f613608b9777d021f162382950223951a0360a646ccb9219d9121626eb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DiscardImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportIdInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"discardImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]} as unknown as DocumentNode<DiscardImportMutation, DiscardImportMutationVariables>;
export const SaveImportMappingDocument = {"__meta__":{"hash":"sha256:93e921f9b2f83d8ba485a86dde35172a50bce0a20c535ff46e77ede357b34b56"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveImportMapping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveImportMappingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveImportMapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SaveImportMappingMutation, SaveImportMappingMutationVariables>;
export const RenameImportMappingDocument = {"__meta__":{"hash":"sha256:6277278320c93c27c02f29a8bb7fee40bc35d04b7126d65cb65e2b2caba4b3ce"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenameImportMapping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RenameImportMappingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renameImportMapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<RenameImportMappingMutation, RenameImportMappingMutationVariables>;
export const DeleteImportMappingDocument = {"__meta__":{"hash":"sha256:540473b0e420b7e33555f070973b9a9dbc5f45f7f425f2905bb5026995660bc6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteImportMapping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteImportMappingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteImportMapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleted"}}]}}]}}]} as unknown as DocumentNode<DeleteImportMappingMutation, DeleteImportMappingMutationVariables>;
export const GuessImportDocument = {"__meta__":{"hash":"sha256:e8d0e7c9dbf99021a659ee156c2f01070dc41604fb6eebc0a1c92014851d18eb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GuessImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportKind"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guessImport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GuessFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GuessFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportGuess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"times"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}},{"kind":"Field","name":{"kind":"Name","value":"newAttribute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"standardForm"}}]}}]}}]}}]} as unknown as DocumentNode<GuessImportQuery, GuessImportQueryVariables>;
export const DefineImportSourceDocument = {"__meta__":{"hash":"sha256:ae94ab83bdad2cde451195234839342c1a78d0748a6be8674ef2bab3fab71ef1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DefineImportSource"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DefineSourceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defineSource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<DefineImportSourceMutation, DefineImportSourceMutationVariables>;
export const InboundDocument = {"__meta__":{"hash":"sha256:54f6e321beb6ce894d0d2a9401731cb0c48ab8472eefcd319322351a450b6269"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Inbound"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"writeKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"usedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"items"}},{"kind":"Field","name":{"kind":"Name","value":"mapping"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"receivedAt"}}]}}]}}]} as unknown as DocumentNode<InboundQuery, InboundQueryVariables>;
export const CreateWriteKeyDocument = {"__meta__":{"hash":"sha256:e3feea2b72c575e6d551bdb1a3b521080afe3643814b3533d83a24380aeba78a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateWriteKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWriteKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createWriteKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"usedAt"}}]}}]}}]} as unknown as DocumentNode<CreateWriteKeyMutation, CreateWriteKeyMutationVariables>;
export const RevokeWriteKeyDocument = {"__meta__":{"hash":"sha256:df9c643d41e9abeb34bdffa00d7d042af2836a456811fe99202398d4dd271e1a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeWriteKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeWriteKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeWriteKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<RevokeWriteKeyMutation, RevokeWriteKeyMutationVariables>;
export const CreateWebhookDocument = {"__meta__":{"hash":"sha256:7754a64d20d7fe8b5db8c55b5f1dec6913007dbcc4ee04d3a0491163cc987c91"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]}}]} as unknown as DocumentNode<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const RotateWebhookDocument = {"__meta__":{"hash":"sha256:b878a51c4f13e6946315e265682bad3c35216ab24ca47fb63d39ce36739fa798"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateWebhookSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}}]} as unknown as DocumentNode<RotateWebhookMutation, RotateWebhookMutationVariables>;
export const RemoveWebhookDocument = {"__meta__":{"hash":"sha256:013e62565a9533c720744732ee92212515d97bcf8341031f50e15f2824fde6c1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<RemoveWebhookMutation, RemoveWebhookMutationVariables>;
export const SetRankDocument = {"__meta__":{"hash":"sha256:267fa8905e1c642dae5c77d3adb83164e9155f50442eb7d005d1585741fab626"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetRank"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DefineSourceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defineSource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rank"}}]}}]}}]} as unknown as DocumentNode<SetRankMutation, SetRankMutationVariables>;
export const ChangeWebhookDocument = {"__meta__":{"hash":"sha256:32952af6e6403d586e333acfac619b4b6cf9d603887176e13050fdb8cb57b8d6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ChangeWebhookMutation, ChangeWebhookMutationVariables>;
export const WebhookDeliveriesDocument = {"__meta__":{"hash":"sha256:8ee169717329531d5972676e705e819bda6714370f60597c50f3b9c9ae5767a1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WebhookDeliveries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"receivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"fault"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"answer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const TryWebhookDocument = {"__meta__":{"hash":"sha256:829a8c733f8fe0217bf3bf5f4b6c5b87cba3a51288b0701ead6607af287eb107"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TryWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"items"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mapping"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JSON"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tryWebhookMapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"Argument","name":{"kind":"Name","value":"items"},"value":{"kind":"Variable","name":{"kind":"Name","value":"items"}}},{"kind":"Argument","name":{"kind":"Name","value":"mapping"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mapping"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"record"}},{"kind":"Field","name":{"kind":"Name","value":"item"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<TryWebhookQuery, TryWebhookQueryVariables>;
export const ModelsDocument = {"__meta__":{"hash":"sha256:fafa5d85c36c137b24c15d126a3df1cf8075189db499ebbea4d7d2f1a8f9ff28"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"models"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ModelsQuery, ModelsQueryVariables>;
export const ModelDocument = {"__meta__":{"hash":"sha256:cb4fcf0520eddf395d60427efef11222c051a9364882003b683e9bdf5729bb00"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Model"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"runHour"}},{"kind":"Field","name":{"kind":"Name","value":"settings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RfmSettings"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"distinct"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"classes"}},{"kind":"Field","name":{"kind":"Name","value":"scoring"}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recency"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"monetary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"middle"}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}},{"kind":"Field","name":{"kind":"Name","value":"recency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"monetary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"askedBy"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TooFew"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RfmFound"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TooFew"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotEnoughData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"found"}},{"kind":"Field","name":{"kind":"Name","value":"needed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RfmFound"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RfmFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"all"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recency"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"monetary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recency"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"segment"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}}]}}]} as unknown as DocumentNode<ModelQuery, ModelQueryVariables>;
export const PreviewModelDocument = {"__meta__":{"hash":"sha256:93bede8c933438ef4479bef2d5e92dfbb63a281c5232a1f8f1c9cb1b29875c96"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviewModel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"settings"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ModelSettingsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"settings"},"value":{"kind":"Variable","name":{"kind":"Name","value":"settings"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TooFew"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RfmFound"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TooFew"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotEnoughData"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"found"}},{"kind":"Field","name":{"kind":"Name","value":"needed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RfmFound"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RfmFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"all"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recency"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"monetary"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grid"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recency"}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"segment"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"}}]}}]}}]} as unknown as DocumentNode<PreviewModelQuery, PreviewModelQueryVariables>;
export const RfmMovesDocument = {"__meta__":{"hash":"sha256:6cf0e490d84e342bacbece2c3c29f0d931497e578763811bdd92cd94eaa9c2ec"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RfmMoves"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"model"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rfmMovement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"model"},"value":{"kind":"Variable","name":{"kind":"Name","value":"model"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RfmMoves"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"users"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RfmMovesQuery, RfmMovesQueryVariables>;
export const ModelEventsDocument = {"__meta__":{"hash":"sha256:5d2eff7182524df497687133440f5078fda1b028e475a9d1f935b13394a1536c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ModelEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"properties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"types"}}]}}]}}]}}]} as unknown as DocumentNode<ModelEventsQuery, ModelEventsQueryVariables>;
export const CreateModelDocument = {"__meta__":{"hash":"sha256:0b4c24cee69e1c0f46bb3d3a50c91ff179a9e93c70699f5b225a5ebacc4454c8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateModel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateModelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<CreateModelMutation, CreateModelMutationVariables>;
export const UpdateModelDocument = {"__meta__":{"hash":"sha256:79b3aa497e26445c5b9e5037c7999f302db83e17f115058d2e34e75f3e55db38"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateModel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateModelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<UpdateModelMutation, UpdateModelMutationVariables>;
export const RunModelDocument = {"__meta__":{"hash":"sha256:f1fdc868c4888da4168d7d82b9702b79f084f752724a0caad51f14358307229e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RunModel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ModelKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RunModelMutation, RunModelMutationVariables>;
export const OverlapsDocument = {"__meta__":{"hash":"sha256:c573bf3bb326306a7d64fd28706fc1fa36e4682f6e8c4f922c62a1c390ea4b6c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Overlaps"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keys"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segmentOverlaps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"keys"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keys"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"sizes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"overlaps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keys"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<OverlapsQuery, OverlapsQueryVariables>;
export const OverviewDocument = {"__meta__":{"hash":"sha256:d6540902eca03bf9fb1ee6323f9c7434bb08c31be0c1a41076648c54b0f94804"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Overview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"period"},"name":{"kind":"Name","value":"overview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"newUsers"}},{"kind":"Field","name":{"kind":"Name","value":"events"}}]}},{"kind":"Field","name":{"kind":"Name","value":"overview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"90"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}},{"kind":"Field","name":{"kind":"Name","value":"active"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"users"}}]}}]}}]}}]} as unknown as DocumentNode<OverviewQuery, OverviewQueryVariables>;
export const AttentionDocument = {"__meta__":{"hash":"sha256:51febfcbb78363d902cd935938a12a11a0fb06066fa880a839d001941965e096"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Attention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<AttentionQuery, AttentionQueryVariables>;
export const ReachDocument = {"__meta__":{"hash":"sha256:fecd7f132c0e0c873e73c87e2b3e38478e6469aeeb6addcfd08fa978e7bc99a5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Reach"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reach"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"purpose"},"value":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"anywhere"}},{"kind":"Field","name":{"kind":"Name","value":"channels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"addresses"}},{"kind":"Field","name":{"kind":"Name","value":"reachable"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReachQuery, ReachQueryVariables>;
export const MoversDocument = {"__meta__":{"hash":"sha256:fbeed14be9f6a4852ea0dacd9f094cbc91b75c98001605b02413e3040bd59bf3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Movers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"trend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"points"},"value":{"kind":"IntValue","value":"2"}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"7"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MoversQuery, MoversQueryVariables>;
export const MoverTrendDocument = {"__meta__":{"hash":"sha256:ac427ce30171c7b83d1d3044f0b4fbacda74c0f0eed054b91cce167979cf117d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoverTrend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"trend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"points"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"7"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<MoverTrendQuery, MoverTrendQueryVariables>;
export const LayerTagsDocument = {"__meta__":{"hash":"sha256:87ca3680f2a726011303ab1b2f7959292ec3dc70c369b481ea90bd65c0168120"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LayerTags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<LayerTagsQuery, LayerTagsQueryVariables>;
export const LayersDocument = {"__meta__":{"hash":"sha256:a1962bca3dcab1827d835f13b8fa26b49c45680ee965753eda54dbd3509c5850"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Layers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"under"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"everyone"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"breakdown"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tagUnder"},"value":{"kind":"Variable","name":{"kind":"Name","value":"under"}}},{"kind":"Argument","name":{"kind":"Name","value":"buckets"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BucketFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BucketFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bucket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"of"}},{"kind":"Field","name":{"kind":"Name","value":"other"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}}]}}]} as unknown as DocumentNode<LayersQuery, LayersQueryVariables>;
export const DuplicatesDocument = {"__meta__":{"hash":"sha256:e04ad42a708ae3379a8bd57de82bab6853860d75684ba3e9a536987be3089936"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Duplicates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"duplicates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"foundAt"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"one"}},{"kind":"Field","name":{"kind":"Name","value":"other"}}]}},{"kind":"Field","name":{"kind":"Name","value":"one"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DuplicateUser"}}]}},{"kind":"Field","name":{"kind":"Name","value":"other"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DuplicateUser"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DuplicateUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<DuplicatesQuery, DuplicatesQueryVariables>;
export const ComparedDocument = {"__meta__":{"hash":"sha256:2c56fe15c23054832bb0a0016f023f68bfe42b2e49f3859238d0e6bb3ced3109"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Compared"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"one"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"other"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"one"},"name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"one"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ComparedUser"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"other"},"name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"other"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ComparedUser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ComparedUser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"namespace"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tag"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<ComparedQuery, ComparedQueryVariables>;
export const MergePreviewDocument = {"__meta__":{"hash":"sha256:43992ef1fb8f3ec3d56d6c91d160f7e779605267297126e049b8986efea957c6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MergePreview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keep"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"merge"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mergePreview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"keep"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keep"}}},{"kind":"Argument","name":{"kind":"Name","value":"merge"},"value":{"kind":"Variable","name":{"kind":"Name","value":"merge"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attribute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kept"}},{"kind":"Field","name":{"kind":"Name","value":"merged"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"mergedStands"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<MergePreviewQuery, MergePreviewQueryVariables>;
export const MergeUsersDocument = {"__meta__":{"hash":"sha256:91082b98c029c62edeca4d12b706d9477ff85b0311f3e3cfca3bdf14928dc4d1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MergeUsers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MergeUsersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mergeUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"merges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mergedId"}},{"kind":"Field","name":{"kind":"Name","value":"undoableUntil"}}]}}]}}]}}]} as unknown as DocumentNode<MergeUsersMutation, MergeUsersMutationVariables>;
export const DismissDuplicateDocument = {"__meta__":{"hash":"sha256:b8c7b86c35221d549e4e4e69346569ccbcf84bdb10fce38d29bc92d5d7e3c6d7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DismissDuplicate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DismissDuplicateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dismissDuplicate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"one"}}]}}]}}]} as unknown as DocumentNode<DismissDuplicateMutation, DismissDuplicateMutationVariables>;
export const MergesDocument = {"__meta__":{"hash":"sha256:bbdaacbf266e2a708aa3ebdcad7a60869703e782a29c84ab985fa3c5adc3cb98"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Merges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"merges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mergedAt"}},{"kind":"Field","name":{"kind":"Name","value":"keptId"}},{"kind":"Field","name":{"kind":"Name","value":"mergedId"}},{"kind":"Field","name":{"kind":"Name","value":"mergedExternalId"}},{"kind":"Field","name":{"kind":"Name","value":"undoableUntil"}},{"kind":"Field","name":{"kind":"Name","value":"undoneAt"}},{"kind":"Field","name":{"kind":"Name","value":"kept"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MergesQuery, MergesQueryVariables>;
export const UndoMergeDocument = {"__meta__":{"hash":"sha256:a33153e8b69fe164d29ac1878903e7889f030873d2a2640234d767491a9d84ff"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UndoMerge"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UndoMergeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoMerge"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<UndoMergeMutation, UndoMergeMutationVariables>;
export const IdentityNoticesDocument = {"__meta__":{"hash":"sha256:33479a3e5c85642f499474684282c99cf33e51ab4f31bf2abc2e389b7af9677a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IdentityNotices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityNotices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profiles"}},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"identity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"namespace"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<IdentityNoticesQuery, IdentityNoticesQueryVariables>;
export const ClearIdentityNoticeDocument = {"__meta__":{"hash":"sha256:e86181f04000a6179c7d1a17ddde0b50025c5afd55e463ec4c6a9166a21f3abe"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClearIdentityNotice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ClearIdentityNoticeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clearIdentityNotice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}}]}}]}}]} as unknown as DocumentNode<ClearIdentityNoticeMutation, ClearIdentityNoticeMutationVariables>;
export const IdentityPoliciesDocument = {"__meta__":{"hash":"sha256:73bd482e93e8db9847bb2888d7c89cbe99c73b41263e3bc57fef0132b07155df"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IdentityPolicies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityPolicies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"policy"}},{"kind":"Field","name":{"kind":"Name","value":"mostProfiles"}}]}}]}}]} as unknown as DocumentNode<IdentityPoliciesQuery, IdentityPoliciesQueryVariables>;
export const SetIdentityPolicyDocument = {"__meta__":{"hash":"sha256:10114e4494d91444f0ca088dfb6a93c49a2916731ae6824a8667cb7ec7f27fe3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetIdentityPolicy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetIdentityPolicyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setIdentityPolicy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"policy"}},{"kind":"Field","name":{"kind":"Name","value":"mostProfiles"}}]}}]}}]} as unknown as DocumentNode<SetIdentityPolicyMutation, SetIdentityPolicyMutationVariables>;
export const ProcessingRecordsDocument = {"__meta__":{"hash":"sha256:609f66d949844e9eb5163b1bb80b8b42c4f951a6034192866101f50df3609b50"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProcessingRecords"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"processingRecords"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"sensitive"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"recipients"}},{"kind":"Field","name":{"kind":"Name","value":"sources"}},{"kind":"Field","name":{"kind":"Name","value":"keptFor"}}]}}]}}]} as unknown as DocumentNode<ProcessingRecordsQuery, ProcessingRecordsQueryVariables>;
export const SetProcessingRecordDocument = {"__meta__":{"hash":"sha256:63109b091c948febc23f8952f9b7719ee6c5c92bc46b6f4e5fe1678c50826942"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetProcessingRecord"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetProcessingRecordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setProcessingRecord"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SetProcessingRecordMutation, SetProcessingRecordMutationVariables>;
export const RetentionsDocument = {"__meta__":{"hash":"sha256:5ce8df3f4c5b9e3af0c62d4ff221a5ada4603b5d59610e8788209c052e466a53"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Retentions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retentions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"setAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"eventTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<RetentionsQuery, RetentionsQueryVariables>;
export const RetentionPreviewDocument = {"__meta__":{"hash":"sha256:d1d53baaed2584c99a44dabb25e652e95c867bac657f27a34a2cc3fe09527c46"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RetentionPreview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RetentionKind"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retentionPreview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}]}]}}]} as unknown as DocumentNode<RetentionPreviewQuery, RetentionPreviewQueryVariables>;
export const SetRetentionDocument = {"__meta__":{"hash":"sha256:d0b2db783430d4363c94891e27511f8f595acb64c84f81edcbd4d92e4c6190ed"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetRetention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetRetentionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setRetention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"setAt"}}]}}]}}]} as unknown as DocumentNode<SetRetentionMutation, SetRetentionMutationVariables>;
export const ErasuresDocument = {"__meta__":{"hash":"sha256:0e4250aae8288ded327c24deaed2fe8184e87d1468daf390c083e1b128848a60"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Erasures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"erasures"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"erasedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftReason"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ErasuresQuery, ErasuresQueryVariables>;
export const FindErasureDocument = {"__meta__":{"hash":"sha256:2623854cb6141b8b30cc8a756547b46e646e0eb2b9fd8ee21e6ae9d9636624bb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindErasure"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"identity"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"erasure"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"identity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"identity"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"erasedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftReason"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}}]}}]}}]}}]} as unknown as DocumentNode<FindErasureQuery, FindErasureQueryVariables>;
export const EraseByIdentityDocument = {"__meta__":{"hash":"sha256:ade2270746097740f8ed795a11b3e70c7d140d098cce5db4b284af415af48d0e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EraseByIdentity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EraseUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eraseUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"erasedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftReason"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}}]}}]}}]}}]} as unknown as DocumentNode<EraseByIdentityMutation, EraseByIdentityMutationVariables>;
export const LiftErasureDocument = {"__meta__":{"hash":"sha256:988442ed7f43943b37b27adfae52f0b626362269d7e4d4571b4599ea3bcf16cc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LiftErasure"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LiftErasureInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liftErasure"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"liftedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftReason"}}]}}]}}]} as unknown as DocumentNode<LiftErasureMutation, LiftErasureMutationVariables>;
export const ConsentPurposesDocument = {"__meta__":{"hash":"sha256:7b887d800205fd81cde06991e6205fdd0a0e64867914ddb5c6aab1495928cc25"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsentPurposes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consentPurposes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"description"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"basis"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"wordings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConsentPurposesQuery, ConsentPurposesQueryVariables>;
export const DefineConsentPurposeDocument = {"__meta__":{"hash":"sha256:f2f2175820e340047155b87ed6d8b83962afcaf70145de3adf82f679e0737154"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DefineConsentPurpose"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DefineConsentPurposeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defineConsentPurpose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<DefineConsentPurposeMutation, DefineConsentPurposeMutationVariables>;
export const BuilderDropCountDocument = {"__meta__":{"hash":"sha256:bc2c9c15b7caad1326cf2ecb0eacf358e1e2ff9834ea3e51d1ca094f1668378d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderDropCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<BuilderDropCountQuery, BuilderDropCountQueryVariables>;
export const BuilderDefinitionsDocument = {"__meta__":{"hash":"sha256:29e92bcdcf549b80206762bcf48d99d52f31777113071b5da7f94a2376a063fc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderDefinitions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"options"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"sensitive"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"halfLife"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consentPurposes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channels"}}]}},{"kind":"Field","name":{"kind":"Name","value":"eventTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"properties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"types"}}]}}]}}]}}]} as unknown as DocumentNode<BuilderDefinitionsQuery, BuilderDefinitionsQueryVariables>;
export const BuilderTrendDocument = {"__meta__":{"hash":"sha256:27ba25f3768a463beb1c9832502869dbb9b9f7d63a3128c42b0c7d37e86168ad"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderTrend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"points"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"points"},"value":{"kind":"Variable","name":{"kind":"Name","value":"points"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<BuilderTrendQuery, BuilderTrendQueryVariables>;
export const BuilderSampleDocument = {"__meta__":{"hash":"sha256:4f16c44be53d5bb7bc70e8c20a181f7c1ac2b847edd765e1b362cc4677d190ca"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderSample"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"size"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"second"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"third"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}},{"kind":"Argument","name":{"kind":"Name","value":"sample"},"value":{"kind":"Variable","name":{"kind":"Name","value":"size"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"sample"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","alias":{"kind":"Name","value":"first"},"name":{"kind":"Name","value":"attribute"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"second"},"name":{"kind":"Name","value":"attribute"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"second"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"third"},"name":{"kind":"Name","value":"attribute"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"third"}}}]}]}}]}}]}}]} as unknown as DocumentNode<BuilderSampleQuery, BuilderSampleQueryVariables>;
export const BuilderBreakdownDocument = {"__meta__":{"hash":"sha256:0c7f89acff09a1ace56eec1d61faa3781043755396f71e8ef4327b7689eb1708"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderBreakdown"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"attribute"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tagUnder"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"buckets"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"breakdown"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"attribute"},"value":{"kind":"Variable","name":{"kind":"Name","value":"attribute"}}},{"kind":"Argument","name":{"kind":"Name","value":"tagUnder"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tagUnder"}}},{"kind":"Argument","name":{"kind":"Name","value":"buckets"},"value":{"kind":"Variable","name":{"kind":"Name","value":"buckets"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BucketFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BucketFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bucket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"of"}},{"kind":"Field","name":{"kind":"Name","value":"other"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}}]}}]} as unknown as DocumentNode<BuilderBreakdownQuery, BuilderBreakdownQueryVariables>;
export const BuilderCompareDocument = {"__meta__":{"hash":"sha256:155ec68320692b9ef6611b10f4fb24ae7c265cefa4428fc993f9378f91e38833"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderCompare"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sample"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mayUsers"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"compareRules"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"sample"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sample"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"entered"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"enteredSample"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mayUsers"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leftSample"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mayUsers"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonName"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}}]} as unknown as DocumentNode<BuilderCompareQuery, BuilderCompareQueryVariables>;
export const BuilderPreviewDocument = {"__meta__":{"hash":"sha256:41e9dbcf7c6c9fb6af1bc2c74ebf2354aaf4446a8859958ad847f69a0a7b3451"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderPreview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"freshAsOf"}},{"kind":"Field","name":{"kind":"Name","value":"tookMs"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"without"}},{"kind":"Field","name":{"kind":"Name","value":"running"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<BuilderPreviewQuery, BuilderPreviewQueryVariables>;
export const BuilderSegmentDocument = {"__meta__":{"hash":"sha256:0479bdecd09a6f1848a804d7ff2b4c6dced9c831c428d0927440ae572e31b55b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderSegment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ComposedSegment"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ComposedSegment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Segment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"draft"}},{"kind":"Field","name":{"kind":"Name","value":"draftAt"}}]}}]} as unknown as DocumentNode<BuilderSegmentQuery, BuilderSegmentQueryVariables>;
export const BuilderSaveDraftDocument = {"__meta__":{"hash":"sha256:71af8129ce1c4cadbbef2fafa91c7ee0a9d6a74c34182cd7d2fc5f05dd486917"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BuilderSaveDraft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveSegmentDraftInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveSegmentDraft"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"draft"}},{"kind":"Field","name":{"kind":"Name","value":"draftAt"}}]}}]}}]} as unknown as DocumentNode<BuilderSaveDraftMutation, BuilderSaveDraftMutationVariables>;
export const BuilderPublishDocument = {"__meta__":{"hash":"sha256:c09118f6a38e1707406b2d9ba4d046a5a342adc71f584a6be16a34116ea7c0cd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BuilderPublish"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateSegmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateSegment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ComposedSegment"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ComposedSegment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Segment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"draft"}},{"kind":"Field","name":{"kind":"Name","value":"draftAt"}}]}}]} as unknown as DocumentNode<BuilderPublishMutation, BuilderPublishMutationVariables>;
export const BuilderCreateDocument = {"__meta__":{"hash":"sha256:b67926ed9c4614e845e1083d583e963d8d513388041e38c6ca433cb38ca8c361"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BuilderCreate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSegmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSegment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]} as unknown as DocumentNode<BuilderCreateMutation, BuilderCreateMutationVariables>;
export const BuilderVersionsDocument = {"__meta__":{"hash":"sha256:f3426a1cf1b9e7aafdffb26a23dd04cc340c6c0dccdde33290ce530ff6ce9cd9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderVersions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<BuilderVersionsQuery, BuilderVersionsQueryVariables>;
export const BuilderRestoreDocument = {"__meta__":{"hash":"sha256:f040e24cbc57c7f269b8fb1944404aec86c912941e25746fcf7449ffcf4dbce5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BuilderRestore"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestoreSegmentVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"restoreSegmentVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ComposedSegment"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ComposedSegment"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Segment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"draft"}},{"kind":"Field","name":{"kind":"Name","value":"draftAt"}}]}}]} as unknown as DocumentNode<BuilderRestoreMutation, BuilderRestoreMutationVariables>;
export const BuilderDistributionDocument = {"__meta__":{"hash":"sha256:21306b7a63a428a9ada7fb127b1c874c174ed76da941f8523391b044b5a89a14"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BuilderDistribution"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"buckets"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"everyone"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"breakdown"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"attribute"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"Argument","name":{"kind":"Name","value":"buckets"},"value":{"kind":"Variable","name":{"kind":"Name","value":"buckets"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BucketFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BucketFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bucket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"of"}},{"kind":"Field","name":{"kind":"Name","value":"other"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}}]}}]} as unknown as DocumentNode<BuilderDistributionQuery, BuilderDistributionQueryVariables>;
export const SegmentDocument = {"__meta__":{"hash":"sha256:bdd6af3d81bfd77e01ec6601e43389e099609703c3f6da04fafc0f13c82c9230"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Segment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mayCount"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"1"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mayCount"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"draftAt"}},{"kind":"Field","name":{"kind":"Name","value":"watched"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"usedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"snapshots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SnapshotFields"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SnapshotFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SegmentSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"entered"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]} as unknown as DocumentNode<SegmentQuery, SegmentQueryVariables>;
export const SegmentChangedDocument = {"__meta__":{"hash":"sha256:4112c05355a594ebc6f87161cc203025b9338d540a5ab0803eaf2d55b4b2a937"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SegmentChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segmentChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"entered"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}}]}}]} as unknown as DocumentNode<SegmentChangedSubscription, SegmentChangedSubscriptionVariables>;
export const SegmentNodesDocument = {"__meta__":{"hash":"sha256:28b7fccc194edff02ef4acc1822fb3bbb5fa7e7285886fe79307bd39c16e1c11"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SegmentNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<SegmentNodesQuery, SegmentNodesQueryVariables>;
export const SegmentMembersDocument = {"__meta__":{"hash":"sha256:48a51b084eb47d061439087adc97f6bf1c5acb094cca32f9e46c223859c8c747"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SegmentMembers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"sensitive"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserRow"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attribute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tag"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<SegmentMembersQuery, SegmentMembersQueryVariables>;
export const SegmentSizeDocument = {"__meta__":{"hash":"sha256:6b2bd1a82af3d6d5a0ed483ce8e6de2884cd42c0ddb56fc02062e94ad2026e00"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SegmentSize"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"points"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"trend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"points"},"value":{"kind":"Variable","name":{"kind":"Name","value":"points"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<SegmentSizeQuery, SegmentSizeQueryVariables>;
export const SegmentSnapshotsDocument = {"__meta__":{"hash":"sha256:0a26ee4974e14c42432a0d2272628ff8a046ad416a649472c91e170527987d48"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SegmentSnapshots"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"snapshots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"ruleVersion"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"entered"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SegmentSnapshotsQuery, SegmentSnapshotsQueryVariables>;
export const SegmentVersionsDocument = {"__meta__":{"hash":"sha256:9a3fff2c7c7b3050b06d9ae88d236e869bb97416e17fc735d9ff1ca8aab75c47"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SegmentVersions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SegmentVersionsQuery, SegmentVersionsQueryVariables>;
export const SegmentBreakdownDocument = {"__meta__":{"hash":"sha256:d9dbb3be4e076e460dff8a2773842795ae14ab3ce11e0b797216564edd01cb5d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SegmentBreakdown"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"attribute"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tagUnder"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"breakdown"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"attribute"},"value":{"kind":"Variable","name":{"kind":"Name","value":"attribute"}}},{"kind":"Argument","name":{"kind":"Name","value":"tagUnder"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tagUnder"}}},{"kind":"Argument","name":{"kind":"Name","value":"buckets"},"value":{"kind":"IntValue","value":"12"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BucketFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BucketFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Bucket"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"of"}},{"kind":"Field","name":{"kind":"Name","value":"other"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}}]}}]} as unknown as DocumentNode<SegmentBreakdownQuery, SegmentBreakdownQueryVariables>;
export const MaterializeDocument = {"__meta__":{"hash":"sha256:ae857112ad25ad624ae5250934fa5fa367514b16f0817e1d95c8b05803465083"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Materialize"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"materializeSegment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}}]}}]}}]} as unknown as DocumentNode<MaterializeMutation, MaterializeMutationVariables>;
export const SnapshotDocument = {"__meta__":{"hash":"sha256:6bda691d9c6462492a4f112993884c26eaa4e72cc5334afb18a917246fe2d13b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Snapshot"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segmentSnapshot"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SnapshotFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SnapshotFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SegmentSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"entered"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]} as unknown as DocumentNode<SnapshotQuery, SnapshotQueryVariables>;
export const WatchDocument = {"__meta__":{"hash":"sha256:a5e08eed1d6f22c5f94cbec2cc1b339a09b608148f576e5c668967fc0837efe1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Watch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"watched"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateSegment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"watched"},"value":{"kind":"Variable","name":{"kind":"Name","value":"watched"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"watched"}}]}}]}}]} as unknown as DocumentNode<WatchMutation, WatchMutationVariables>;
export const ArchiveDocument = {"__meta__":{"hash":"sha256:b777eedafc5e43200b4508efacf47891fea7768f57dd3e53665fae7ec4e30030"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Archive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"archiveSegment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SegmentArchived"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SegmentInUse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dependents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ArchiveMutation, ArchiveMutationVariables>;
export const UnarchiveDocument = {"__meta__":{"hash":"sha256:43f7a29eaa6772e2bca6dd42cd605800f10652542b2071ddf9d024f0e38a91aa"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Unarchive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unarchiveSegment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}}]}}]}}]} as unknown as DocumentNode<UnarchiveMutation, UnarchiveMutationVariables>;
export const SegmentsDocument = {"__meta__":{"hash":"sha256:472d33198fd8531220c6b321edb8f57ba0060c21c239e863a0af0dfb98ff6a62"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Segments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"archived"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mayCount"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"1"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mayCount"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"archived"},"value":{"kind":"Variable","name":{"kind":"Name","value":"archived"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"draftAt"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}},{"kind":"Field","name":{"kind":"Name","value":"usedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SegmentsQuery, SegmentsQueryVariables>;
export const SegmentTrendDocument = {"__meta__":{"hash":"sha256:edd7bd98c79c6339c0a0567858665abd0caf83cb58699f6f030201b38d995d3a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SegmentTrend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"trend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"points"},"value":{"kind":"IntValue","value":"14"}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"91"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<SegmentTrendQuery, SegmentTrendQueryVariables>;
export const AccountDocument = {"__meta__":{"hash":"sha256:6c0eafa9bf15e27dd291039bc4f539e706a82d17cd096bf26376d12145e7c598"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"hasSecondFactor"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryCodesLeft"}}]}}]}}]} as unknown as DocumentNode<AccountQuery, AccountQueryVariables>;
export const SessionsDocument = {"__meta__":{"hash":"sha256:9058b3a086f5cc9b84d5500ce89fb4bf172f9ebcfe7837cfce38986e2303f3ca"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sessions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"member"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"member"},"value":{"kind":"Variable","name":{"kind":"Name","value":"member"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"isThis"}}]}}]}}]} as unknown as DocumentNode<SessionsQuery, SessionsQueryVariables>;
export const ChangeNameDocument = {"__meta__":{"hash":"sha256:2d9a454a012182482d2e82399acb389e9b84e515acee3dd3321065f8a4c7225c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeName"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeName"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ChangeNameMutation, ChangeNameMutationVariables>;
export const BeginSecondFactorDocument = {"__meta__":{"hash":"sha256:e1818019143daa8455c93281a03018d768891e6c91f9f0c3b84af5e8379a285e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BeginSecondFactor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"beginSecondFactor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"uri"}}]}}]}}]} as unknown as DocumentNode<BeginSecondFactorMutation, BeginSecondFactorMutationVariables>;
export const ConfirmSecondFactorDocument = {"__meta__":{"hash":"sha256:8f78ef143400ca9a8f1d30cd3a26218ddb45bcc459e9657b8ddba8db489d4822"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmSecondFactor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmSecondFactor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}]}}]} as unknown as DocumentNode<ConfirmSecondFactorMutation, ConfirmSecondFactorMutationVariables>;
export const DisableSecondFactorDocument = {"__meta__":{"hash":"sha256:c2fa5c51a10465128dfaa02a7546388a7333b263495b3d88483fafd34601068a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DisableSecondFactor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disableSecondFactor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"hasSecondFactor"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryCodesLeft"}}]}}]}}]} as unknown as DocumentNode<DisableSecondFactorMutation, DisableSecondFactorMutationVariables>;
export const EndSessionDocument = {"__meta__":{"hash":"sha256:67188c8e2ce8c2ea48c1bd4d57c0a8a15dc811c26d6565548a58888de31ab5fc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}]}}]} as unknown as DocumentNode<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = {"__meta__":{"hash":"sha256:67b9d217f1a7046b0e8a24ba56df4486ddbbf515af38fc1152d732ee649f5b66"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndOtherSessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endOtherSessions"}}]}}]} as unknown as DocumentNode<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const ApiKeysDocument = {"__meta__":{"hash":"sha256:9807ed1521be776e77ca4704b0d4bd88d6ece805ea7e8942cf5b7f0b6ba6abd2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permissions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"addresses"}},{"kind":"Field","name":{"kind":"Name","value":"ratePerMinute"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdByName"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"secrets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedFrom"}}]}}]}}]}}]} as unknown as DocumentNode<ApiKeysQuery, ApiKeysQueryVariables>;
export const ScopeSegmentsDocument = {"__meta__":{"hash":"sha256:971b4a9c2895cdc5687c3bb666b579514b40389dc94adf39fd59faa78a372234"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScopeSegments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"segments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScopeSegmentsQuery, ScopeSegmentsQueryVariables>;
export const CreateApiKeyDocument = {"__meta__":{"hash":"sha256:032b7be82f50aace61b30533fd09d6dc81444fdf87fd63398dd0870086ec1d7f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}}]} as unknown as DocumentNode<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RotateApiKeyDocument = {"__meta__":{"hash":"sha256:d37820c212c3dd5e37620495443d15663762f6566d9193a0bc7f0caa3d609ebc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RotateApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}}]} as unknown as DocumentNode<RotateApiKeyMutation, RotateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = {"__meta__":{"hash":"sha256:8d67370aad39440ced6c4fd558c95e0f7a16dbb7284e99131805bbea50963782"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const ApprovalsDocument = {"__meta__":{"hash":"sha256:024eb38f712b30f83b23196b12241d85f86df3110c61cebb9794c68ae179a26e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Approvals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"state"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ApprovalState"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mine"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"waiting"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approvals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"Variable","name":{"kind":"Name","value":"state"}}},{"kind":"Argument","name":{"kind":"Name","value":"mine"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mine"}}},{"kind":"Argument","name":{"kind":"Name","value":"waiting"},"value":{"kind":"Variable","name":{"kind":"Name","value":"waiting"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"askedByName"}},{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"segmentName"}},{"kind":"Field","name":{"kind":"Name","value":"isMine"}},{"kind":"Field","name":{"kind":"Name","value":"mayDecide"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApprovalsQuery, ApprovalsQueryVariables>;
export const ApprovalAttributesDocument = {"__meta__":{"hash":"sha256:bafaff22178691b42815e99f694f6f62a9967d111a0619d8220baf42e33d41a8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApprovalAttributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ApprovalAttributesQuery, ApprovalAttributesQueryVariables>;
export const ApprovalDocument = {"__meta__":{"hash":"sha256:15e4906243e14e69aa82fb84ce9f3693256297c366c7e34223e22d897983b0c8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Approval"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approval"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"people"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"named"}},{"kind":"Field","name":{"kind":"Name","value":"askedByName"}},{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedByName"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"comment"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"segment"}},{"kind":"Field","name":{"kind":"Name","value":"segmentName"}},{"kind":"Field","name":{"kind":"Name","value":"attributes"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"isMine"}},{"kind":"Field","name":{"kind":"Name","value":"mayDecide"}},{"kind":"Field","name":{"kind":"Name","value":"mayWithdraw"}},{"kind":"Field","name":{"kind":"Name","value":"file"}}]}}]}}]} as unknown as DocumentNode<ApprovalQuery, ApprovalQueryVariables>;
export const DecideApprovalDocument = {"__meta__":{"hash":"sha256:a028f5799ad990295764427542b39d67063d3027193021f28bb0200b5ff3eb60"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DecideApproval"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideApprovalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decideApproval"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]} as unknown as DocumentNode<DecideApprovalMutation, DecideApprovalMutationVariables>;
export const WithdrawApprovalDocument = {"__meta__":{"hash":"sha256:ef6f8ac17471a5f56a8b4175b6d86bf34658f84e8466eec6224f975272f64e4a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawApproval"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawApprovalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawApproval"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]} as unknown as DocumentNode<WithdrawApprovalMutation, WithdrawApprovalMutationVariables>;
export const ApprovalSettingsDocument = {"__meta__":{"hash":"sha256:480dd7949279e99c4a41ae9179f7a8a26a5c9dfde9a4e81a76799702620b6154"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApprovalSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approvalAudienceSize"}}]}}]}}]} as unknown as DocumentNode<ApprovalSettingsQuery, ApprovalSettingsQueryVariables>;
export const UpdateApprovalSettingsDocument = {"__meta__":{"hash":"sha256:75dc52c26ea73d393de36d5fec497b36e5c8c947f4160800805f0215d795eb40"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateApprovalSettings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateAccessSettingsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateAccessSettings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approvalAudienceSize"}}]}}]}}]} as unknown as DocumentNode<UpdateApprovalSettingsMutation, UpdateApprovalSettingsMutationVariables>;
export const AuditTrailDocument = {"__meta__":{"hash":"sha256:ab85cebb42abd8b671d5cefd0e59c095c90ba953019b2d9f646dccf67289360a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditTrail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditFilterInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditEntries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"actorKind"}},{"kind":"Field","name":{"kind":"Name","value":"actorId"}},{"kind":"Field","name":{"kind":"Name","value":"actorName"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"object"}},{"kind":"Field","name":{"kind":"Name","value":"objectId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"details"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AuditTrailQuery, AuditTrailQueryVariables>;
export const VerifyAuditDocument = {"__meta__":{"hash":"sha256:ec6797dd0a0107ef39ccfe95bce3b9c97cdc10271ff40bc015b293e468b4149b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VerifyAudit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyAudit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entries"}},{"kind":"Field","name":{"kind":"Name","value":"head"}},{"kind":"Field","name":{"kind":"Name","value":"brokenAt"}}]}}]}}]} as unknown as DocumentNode<VerifyAuditQuery, VerifyAuditQueryVariables>;
export const KeysToldToDocument = {"__meta__":{"hash":"sha256:2c39c3ef6c1687bb59a3b3b9f4bcbf8058bdf1251cccb7411c33071f2c620364"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"KeysToldTo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"member"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"toldTo"},"value":{"kind":"Variable","name":{"kind":"Name","value":"member"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]} as unknown as DocumentNode<KeysToldToQuery, KeysToldToQueryVariables>;
export const MembersDocument = {"__meta__":{"hash":"sha256:a22ed8ab373b4bd2e67d5b10fc70591c502cec231201c59452f89e6afcdcea77"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permissions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"hasSecondFactor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"hasSecondFactor"}},{"kind":"Field","name":{"kind":"Name","value":"hasOpenId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}}]}}]}}]} as unknown as DocumentNode<MembersQuery, MembersQueryVariables>;
export const InviteMemberDocument = {"__meta__":{"hash":"sha256:caf486daf8eb2bcd27120f0ade2e8116a27c485301ce9f35196e73f7b58eb24f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"InviteMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<InviteMemberMutation, InviteMemberMutationVariables>;
export const ChangeMemberDocument = {"__meta__":{"hash":"sha256:cdb64bac7f7c59ae9ddd1b6517722368edae9d0916ba99ed3219b7e6e4aad433"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]} as unknown as DocumentNode<ChangeMemberMutation, ChangeMemberMutationVariables>;
export const ResetMemberDocument = {"__meta__":{"hash":"sha256:a09c67c0f8e090f0f7029d369376c7ccc623dd4b597f5be4a8b1ba6a979877ad"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<ResetMemberMutation, ResetMemberMutationVariables>;
export const RemoveMemberDocument = {"__meta__":{"hash":"sha256:a458154675b441c64b3b64f6bebe622e8fb9ffbfe70c5e7453a4a9295c64ecef"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const AccessSettingsDocument = {"__meta__":{"hash":"sha256:17291e9cf2793391e963a81c1af940046027ff8278a5cfc3c1fe66bae10785f5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AccessSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secondFactorRequired"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workspace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"smallCount"}}]}}]}}]} as unknown as DocumentNode<AccessSettingsQuery, AccessSettingsQueryVariables>;
export const UpdateAccessSettingsDocument = {"__meta__":{"hash":"sha256:85209d2f156f90305e5b1b819ae75f0480f166511b9033a8fe44852a6e63d648"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateAccessSettings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateAccessSettingsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateAccessSettings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secondFactorRequired"}}]}}]}}]} as unknown as DocumentNode<UpdateAccessSettingsMutation, UpdateAccessSettingsMutationVariables>;
export const UpdateSmallCountDocument = {"__meta__":{"hash":"sha256:8da31a8adf7fdc1ec5d61bbd9ba10e054c8f56ab61090c8a9e60dab76947d836"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateSmallCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"smallCount"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateWorkspace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"smallCount"},"value":{"kind":"Variable","name":{"kind":"Name","value":"smallCount"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"smallCount"}}]}}]}}]} as unknown as DocumentNode<UpdateSmallCountMutation, UpdateSmallCountMutationVariables>;
export const RolesDocument = {"__meta__":{"hash":"sha256:81878285ae6ee1cfaee09f46f83ce02d94de04fb845cf3a1e8c4dc357c3fe543"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"permissions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"isBuiltIn"}},{"kind":"Field","name":{"kind":"Name","value":"members"}}]}}]}}]} as unknown as DocumentNode<RolesQuery, RolesQueryVariables>;
export const RoleScopeDocument = {"__meta__":{"hash":"sha256:0f9acd332882031a54988b82fdf6a8ee949e308a84522fb09d4bd3d41adc8850"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RoleScope"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"sentence"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]}]}}]}}]} as unknown as DocumentNode<RoleScopeQuery, RoleScopeQueryVariables>;
export const CreateRoleDocument = {"__meta__":{"hash":"sha256:d83aaa2c08c4058db94d68782ce9a7ed2cd10c49a5c6947761051fe278a5e475"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<CreateRoleMutation, CreateRoleMutationVariables>;
export const ChangeRoleDocument = {"__meta__":{"hash":"sha256:0f8ff64cc788fc47f47f4dd2882e9dd772e033da77dced59a90e87ce62e9e194"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<ChangeRoleMutation, ChangeRoleMutationVariables>;
export const RemoveRoleDocument = {"__meta__":{"hash":"sha256:ca04fdf85beb2feaf49332f6f450f658d98052290c4534d2ea00e3f3ae5c33f0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<RemoveRoleMutation, RemoveRoleMutationVariables>;
export const UpdateWorkspaceDocument = {"__meta__":{"hash":"sha256:e81beacc91d4dcf046847f596f54937f03df72e772b753104cf153138edabaa4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateWorkspace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateWorkspaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateWorkspace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}}]}}]}}]} as unknown as DocumentNode<UpdateWorkspaceMutation, UpdateWorkspaceMutationVariables>;
export const TagsDocument = {"__meta__":{"hash":"sha256:1134ea366e02e59fc414262f6139f0246942d0f3812c7768ced5248be0986dae"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"definition"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"ttl"}},{"kind":"Field","name":{"kind":"Name","value":"halfLife"}},{"kind":"Field","name":{"kind":"Name","value":"exclusive"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"usedIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<TagsQuery, TagsQueryVariables>;
export const CreateTagDocument = {"__meta__":{"hash":"sha256:3ff50a879dc6d65379aeeb7a904b54ab9990314569700bfc32673b8fe789d763"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateTag"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTagInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTag"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<CreateTagMutation, CreateTagMutationVariables>;
export const UpdateTagDocument = {"__meta__":{"hash":"sha256:7224b2bca3422a4e32d83a21d562656c4f656d3414333c52ee27d5503d145804"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateTag"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTagInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateTag"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<UpdateTagMutation, UpdateTagMutationVariables>;
export const TagNamesDocument = {"__meta__":{"hash":"sha256:34963fcb520eee4008415ec83c7bf643bc17eac400c62173fa7bc59065183f10"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TagNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}}]} as unknown as DocumentNode<TagNamesQuery, TagNamesQueryVariables>;
export const AssignTagsDocument = {"__meta__":{"hash":"sha256:aafa140124c3f9b30eca5b9a50aa1e6b317fd35c2d95e90fed5a932b685a54ad"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AssignTags"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssignTagsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignTags"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assigned"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"}}]}}]}}]} as unknown as DocumentNode<AssignTagsMutation, AssignTagsMutationVariables>;
export const RemoveTagsDocument = {"__meta__":{"hash":"sha256:c5ae55994762a946a030e95417ccfc38f4846db2804c9bc37e4f9d14f552bca4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveTags"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveTagsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeTags"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removed"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"}}]}}]}}]} as unknown as DocumentNode<RemoveTagsMutation, RemoveTagsMutationVariables>;
export const ConsentDocument = {"__meta__":{"hash":"sha256:a2b767fce793b6015833ed2ce9ebe87b0fb032208efe1f5f5ce2fa10ef66fc47"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Consent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consentPurposes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"zh"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"wordings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reachability"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"purpose"},"value":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"reachable"}},{"kind":"Field","name":{"kind":"Name","value":"addresses"}},{"kind":"Field","name":{"kind":"Name","value":"suppressedSince"}},{"kind":"Field","name":{"kind":"Name","value":"consent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConsentQuery, ConsentQueryVariables>;
export const ConsentHistoryDocument = {"__meta__":{"hash":"sha256:28e4c0c865c0b9b533a99dbcf333ec671f0bcf4f9aa957903abc9ab6a94aca26"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsentHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"suppressions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"suppressedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftReason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"givenBy"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"wording"}},{"kind":"Field","name":{"kind":"Name","value":"proof"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConsentHistoryQuery, ConsentHistoryQueryVariables>;
export const RecordConsentDocument = {"__meta__":{"hash":"sha256:6c73059ddf047b0cfd39e0a96fd3ea035b5f56e808b2e1443393c3eddbb6ee74"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordConsent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordConsentsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordConsents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RecordConsentMutation, RecordConsentMutationVariables>;
export const SuppressDocument = {"__meta__":{"hash":"sha256:35fed92672849ea0fc4f3b18807f4c39075e9eb8cd2bfb69794ffec143ffaefb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Suppress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SuppressUsersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suppressUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suppressed"}}]}}]}}]} as unknown as DocumentNode<SuppressMutation, SuppressMutationVariables>;
export const UnsuppressDocument = {"__meta__":{"hash":"sha256:aa0dd127942c11fe9dab0bf3de6957fbb88d75cf0738aa1665911836cedf45fa"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Unsuppress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnsuppressUsersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unsuppressUsers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lifted"}}]}}]}}]} as unknown as DocumentNode<UnsuppressMutation, UnsuppressMutationVariables>;
export const PreferenceLinkDocument = {"__meta__":{"hash":"sha256:cf8e1b41d747993c16bde10f7c69790c1461df96decf0e6ae71035732d5a44ed"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PreferenceLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PreferenceLinkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"preferenceLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<PreferenceLinkMutation, PreferenceLinkMutationVariables>;
export const UserDocument = {"__meta__":{"hash":"sha256:9dd6525f420177080ae881d817553f89a740b653295eeb5de85029f5c80167ae"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"User"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mayMerge"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"sensitive"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"restrictedAt"}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attribute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"original"}},{"kind":"Field","name":{"kind":"Name","value":"inferred"}}]}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"namespace"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tag"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"halfLife"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"weightGiven"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"assignedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"latest"},"name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"merges"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mayMerge"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"activity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"IntValue","value":"182"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<UserQuery, UserQueryVariables>;
export const KnownByDocument = {"__meta__":{"hash":"sha256:6b90cd7be55c0fec65927ded107f6b959991d219576050cd9373fe32c3369faa"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"KnownBy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mayMerge"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"namespace"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"merges"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mayMerge"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"mergedAt"}},{"kind":"Field","name":{"kind":"Name","value":"mergedId"}},{"kind":"Field","name":{"kind":"Name","value":"mergedExternalId"}},{"kind":"Field","name":{"kind":"Name","value":"undoableUntil"}},{"kind":"Field","name":{"kind":"Name","value":"undoneAt"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]}}]} as unknown as DocumentNode<KnownByQuery, KnownByQueryVariables>;
export const TimelineDocument = {"__meta__":{"hash":"sha256:2c7add0cddafb43395a89e085e906f1924c49cbe31e8d6cc1d7d9c32b2d507c2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Timeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"properties"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TimelineQuery, TimelineQueryVariables>;
export const WhyDocument = {"__meta__":{"hash":"sha256:ac6c910c4118c31b750f9aa4bd23b86288e6f94eb3c072c583eca47338c81f77"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Why"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"userId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explainRule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}},{"kind":"Argument","name":{"kind":"Name","value":"userId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"userId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"matches"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"changesAt"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"matches"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"properties"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhyQuery, WhyQueryVariables>;
export const AttributeHistoryDocument = {"__meta__":{"hash":"sha256:77037c72c28aae0ee969c0c59b471901d903edd4e2f6444106e38cd4ca67fb2b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AttributeHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attributeHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"masked"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"original"}},{"kind":"Field","name":{"kind":"Name","value":"inferred"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AttributeHistoryQuery, AttributeHistoryQueryVariables>;
export const RestrictUserDocument = {"__meta__":{"hash":"sha256:07d74f5d527b911be23c63f9cf1b29785afd79396f59d0814009e2bfdb4a18ba"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RestrictUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestrictUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"restrictUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"restrictedAt"}}]}}]}}]} as unknown as DocumentNode<RestrictUserMutation, RestrictUserMutationVariables>;
export const LiftRestrictionDocument = {"__meta__":{"hash":"sha256:9aa6db1c959801758baf1ba30be6dd5839ede78fd8b33282338222f08673d133"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LiftRestriction"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestrictUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liftRestriction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"restrictedAt"}}]}}]}}]} as unknown as DocumentNode<LiftRestrictionMutation, LiftRestrictionMutationVariables>;
export const CorrectUserDocument = {"__meta__":{"hash":"sha256:de730df7db2f88dd2f10a52500e6c8b8a99ced283de307187e65c1d2700db0f4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CorrectUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"correctUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CorrectUserMutation, CorrectUserMutationVariables>;
export const EraseUserDocument = {"__meta__":{"hash":"sha256:e746f05a3257bd1e0b02caa2a52c576aaf56d12b5f226ff386493f9fb85790bb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EraseUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EraseUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eraseUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"erasedAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftReason"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rows"}}]}}]}}]}}]} as unknown as DocumentNode<EraseUserMutation, EraseUserMutationVariables>;
export const UsersDocument = {"__meta__":{"hash":"sha256:119b28ac1ef1bb15dc218992194e9c2837a3e4e0cc4a06cedac11ce79351ad00"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Users"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"sensitive"}}]}},{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UserRow"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"attributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attribute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tag"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<UsersQuery, UsersQueryVariables>;
export const RuleSentenceDocument = {"__meta__":{"hash":"sha256:2e0aab4899f1d3566da5e834c8f142a664d1334a4fd876639b77d83d040a94df"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RuleSentence"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RuleInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sentence"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}]},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<RuleSentenceQuery, RuleSentenceQueryVariables>;
export const FindDocument = {"__meta__":{"hash":"sha256:915a9fb3abe299e4ef21993700d4f01e470bc6d0770b7dbd2928b1cac37311ef"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Find"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mayUsers"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"maySegments"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"users"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mayUsers"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"maySegments"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FindQuery, FindQueryVariables>;
export const FindTagsDocument = {"__meta__":{"hash":"sha256:794e7bf1d19bb1b33e0b038df58c66835f85cb1a377e592283234a3c1debd7a3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindTags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<FindTagsQuery, FindTagsQueryVariables>;
export const WaitingApprovalsDocument = {"__meta__":{"hash":"sha256:4d7977bdb09725d5e3a6b4e295015a8695d37cb89a802de80abe247e2ab26aec"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WaitingApprovals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approvals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"waiting"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<WaitingApprovalsQuery, WaitingApprovalsQueryVariables>;