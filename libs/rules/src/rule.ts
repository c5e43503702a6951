/**
 * The shapes of the rule language. What GraphQL takes (`RuleInput`), what the database keeps, what the admin app edits
 * and what an export holds are these same objects.
 */

export type Literal = string | number | boolean;

/** An object of one or more operators, all of which must hold for one value. */
export interface Predicate {
  eq?: Literal;
  ne?: Literal;
  in?: Literal[];
  notIn?: Literal[];
  gt?: Literal;
  gte?: Literal;
  lt?: Literal;
  lte?: Literal;
  contains?: string;
  startsWith?: string;
  endsWith?: string;
  has?: string;
  hasAny?: string[];
  hasAll?: string[];
  /** ISO 8601 duration: (asOf − d, asOf]. */
  inLast?: string;
  /** ISO 8601 duration: (asOf, asOf + d]. */
  inNext?: string;
  /** Whole days or weeks, today the first. */
  anniversaryInNext?: string;
  exists?: boolean;
}

export type Operator = keyof Predicate;

export const CALENDAR_WINDOWS = [
  'TODAY',
  'YESTERDAY',
  'THIS_WEEK',
  'LAST_WEEK',
  'THIS_MONTH',
  'LAST_MONTH',
  'THIS_YEAR',
] as const;
export type CalendarWindow = (typeof CALENDAR_WINDOWS)[number];

/** One of the three forms: `last`, `from`/`to` (half-open), or `calendar`. Absent means all time. */
export interface During {
  last?: string;
  from?: string;
  to?: string;
  calendar?: CalendarWindow;
}

/** Exactly one key. */
export interface Measure {
  count?: true;
  days?: true;
  sum?: string;
  avg?: string;
  min?: string;
  max?: string;
  distinct?: string;
  first?: true;
  last?: true;
  lastValue?: string;
}

export interface PropertyFilter {
  property: string;
  is: Predicate;
}

export interface SequenceStep {
  name: string;
  where?: PropertyFilter[];
}

export interface Sequence {
  steps: SequenceStep[];
  within?: string;
  notFollowedBy?: SequenceStep & { within?: string };
}

export interface EventCondition {
  name?: string;
  where?: PropertyFilter[];
  during?: During;
  measure?: Measure;
  is?: Predicate;
  sequence?: Sequence;
}

export interface AttributeCondition {
  key: string;
  is: Predicate;
  /** ISO 8601 duration: the predicate has held without a break for at least so long. */
  heldFor?: string;
}

export interface TagCondition {
  in: string[];
  weight?: Predicate;
  assigned?: Predicate;
}

export interface SampleCondition {
  salt: string;
  from: number;
  to: number;
}

/** Where a message may reach a person. What is an address on each is said by the folder that keeps identities. */
export const CHANNELS = [
  'INBOX',
  'EMAIL',
  'SMS',
  'WEB_PUSH',
  'TELEGRAM',
  'WECOM',
  'DINGTALK',
  'FEISHU',
  'WEBHOOK',
] as const;
export type Channel = (typeof CHANNELS)[number];

export interface ReachableCondition {
  channel: Channel;
  purpose: string;
}

/** Exactly one key in each object; a union of single-key objects. */
export type Rule =
  | { everyone: true }
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
  | { attribute: AttributeCondition }
  | { tag: TagCondition }
  | { event: EventCondition }
  | { segment: { key: string } }
  | { sample: SampleCondition }
  | { reachable: ReachableCondition };

export type RuleForm = Rule extends infer R ? (R extends R ? keyof R : never) : never;

export const ATTRIBUTE_TYPES = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'DATETIME', 'TEXT_LIST'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

/** What a rule may refer to. Built from the database by the server, from GraphQL by the browser; plain data in tests. */
export interface Definitions {
  /** `keptBy`: the key of the model that keeps the values. */
  attributes: ReadonlyMap<
    string,
    { type: AttributeType; name?: string; unit?: string; options?: readonly string[]; keptBy?: string }
  >;
  /**
   * Every tag by key; the tree is in the keys (`a/b` lies below `a`). With a rule, the rule decides who holds it. With a half-life, an ISO
   * 8601 duration of weeks, days and smaller, its weights decay.
   */
  tags: ReadonlyMap<string, { name?: string; stale?: boolean; rule?: Rule; halfLife?: string }>;
  /** Published rules by segment key. */
  segments: ReadonlyMap<string, { name?: string; rule: Rule }>;
  /** What people are asked to consent to, by key. Absent: nothing. */
  purposes?: ReadonlyMap<string, { name?: Readonly<Record<'zh' | 'en', string>> }>;
  /** The attributes that hold birth dates, of type DATE: whoever was under 14 by any cannot have consented alone, and nobody else by a guardian. */
  birthDates?: readonly string[];
  /** Event names that have ever arrived; absent means not known, and then nothing is warned about. */
  eventNames?: ReadonlySet<string>;
  /** IANA name of the workspace's time zone. */
  timeZone: string;
  /** From when on the history of attributes and tags is whole, in milliseconds; absent: since ever. */
  historySince?: number;
}

/** The one instant of an evaluation, in milliseconds since 1970, and the zone in which its calendar is read. */
export interface Moment {
  asOf: number;
  timeZone: string;
  /**
   * Whether asOf lies before the present: attributes and tags are then those of their history. The present needs no look at
   * the history, and is what it is whatever asOf says of the future.
   */
  past?: boolean;
}
