/**
 * Every condition is a column and a test. A column is a relation (user, value); a test is a predicate on one value,
 * resolved for one moment. All else is set algebra.
 *
 * Values have three kinds. Dates are whole days since 1970-01-01, instants milliseconds since then, booleans 0 and 1:
 * numbers all, so that one range test serves them.
 */
import type { AttributeType, Channel, Moment, Predicate, PropertyFilter, During, Measure, Sequence } from './rule.js';

export type ValueKind = 'number' | 'text' | 'texts';
export type Value = number | string | readonly string[];

/** How the literals of a predicate are read: an attribute's declared type, or what the literals themselves say. */
export type PredicateType = AttributeType | 'ANY';

/**
 * What the measure of an event column yields. `lastValue` is asked for as the type that its predicate's literals name;
 * a value of another type is as good as missing.
 */
export interface EventColumn {
  kind: 'event';
  name: string;
  where: PropertyFilter[];
  during?: During;
  measure: Measure;
  /** The type of the value: NUMBER, DATETIME, TEXT, BOOLEAN or TEXT_LIST; ANY (value 1 where one exists) for `lastValue` with `exists` alone. */
  type: PredicateType;
}

/**
 * What a leaf asks of the catalogue. Windows stay relative here (`P30D`, `TODAY`): the same column at two moments is one
 * column that moved. Plain JSON, so that `columnKey` can name it.
 */
export type Column =
  | { kind: 'everyone' }
  /** `keptBy`: the key of the model whose scores it is, where no person or system writes it. */
  | { kind: 'attribute'; key: string; type: AttributeType; keptBy?: string }
  /** The instant since when the attribute has met a predicate, which time does not move, without a break. */
  | { kind: 'held'; key: string; type: AttributeType; predicate: Predicate }
  /** Assigned in `asOf` or not is decided by the `expires` facet: milliseconds, missing where it never expires; `held` has value 1 for each assignment, expired ones too. */
  | { kind: 'tag'; key: string; facet: 'held' | 'weight' | 'assigned' | 'expires' }
  /** Of a tag whose weights decay by half in so many milliseconds, the instant at which each is 1, past or to come; missing where none above zero was given. */
  | { kind: 'tag'; key: string; facet: 'spent'; halfLife: number }
  | EventColumn
  /** Value 1 for each user with such a sequence. */
  | { kind: 'sequence'; sequence: Sequence; during?: During }
  /** Value: the bucket in [0, 100). */
  | { kind: 'sample'; salt: string }
  /** Value 1 for each user with an address on the channel. */
  | { kind: 'address'; channel: Channel }
  /**
   * Of a user's consents for the purpose, the one that counts on the channel, as its time in milliseconds: above zero
   * where it was granted, below where it was withdrawn. What a person under 14 by any of `birthDates` (where they have none any more, by their last) granted alone counts for nothing, nor does what a guardian granted for anybody else.
   */
  | { kind: 'consent'; purpose: string; channel: Channel; birthDates?: readonly string[] }
  /** Value: since when nothing may be sent on the channel, in milliseconds. */
  | { kind: 'suppression'; channel: Channel };

export type ColumnKind = Column['kind'];
export type ColumnOf<K extends ColumnKind> = Extract<Column, { kind: K }>;

/** A predicate with its literals read for one moment. `test: 'not'` holds for missing values wherever its inner test does not. */
export type Test =
  | { test: 'present' }
  | { test: 'nothing' }
  /** Inclusive unless open. Either bound may be absent. */
  | { test: 'range'; from?: number; fromOpen?: boolean; to?: number; toOpen?: boolean }
  | { test: 'oneOf'; values: readonly (number | string)[] }
  /** `folded` is NFC and lower case as JavaScript gives it. */
  | { test: 'text'; match: 'contains' | 'startsWith' | 'endsWith'; folded: string }
  /** On a list: at least one of the values, or all of them. */
  | { test: 'hasAny'; values: readonly string[] }
  | { test: 'hasAll'; values: readonly string[] }
  /** On days since 1970: month × 100 + day is one of these. */
  | { test: 'monthDay'; monthDays: readonly number[] }
  | { test: 'not'; of: Test }
  | { test: 'and'; of: readonly Test[] };

/**
 * A rule with its names looked up: segments replaced by their rules, tag subtrees written out. It holds no moment, so one
 * plan serves every instant.
 */
export type Plan =
  | { node: 'everyone'; path: string }
  | { node: 'all' | 'any'; path: string; children: Plan[] }
  | { node: 'not'; path: string; child: Plan }
  | { node: 'segment'; path: string; key: string; child: Plan }
  | ValueLeaf
  | TagLeaf;

export interface ValueLeaf {
  node: 'value';
  path: string;
  column: Column;
  type: PredicateType;
  predicate: Predicate;
}

/** Users that hold one of `tags`, where one and the same assignment meets `weight` and `assigned`. */
export interface TagLeaf {
  node: 'tag';
  path: string;
  /** Every tag of the subtrees asked for. */
  tags: string[];
  weight?: Predicate;
  assigned?: Predicate;
  /** In milliseconds, of those of the tags whose weights decay. */
  halfLives?: Readonly<Record<string, number>>;
}

/** Collects the values of one SQL text and hands out their placeholders. User values never enter the text. */
export interface Parameters {
  /** Returns `$n`, or `$n::type` where a type is given. */
  add(value: unknown, type?: string): string;
}

/**
 * What the folder that owns some data offers for its columns. SQL texts read only tables of that folder.
 */
export interface ColumnSource<C extends Column = Column> {
  /** The value kind of a column of this kind. */
  valueKind(column: C): ValueKind;
  /** What a missing value counts as: 0 for counts and sums, else undefined. */
  missing(column: C): number | undefined;
  /**
   * `SELECT user_id, value …`, at most one row a user, value never null: float8 for numbers, text, or text[]. A text column
   * gives `folded` too: the value in lower case as JavaScript gives it (PostgreSQL's own `lower` differs by version). A
   * column of lists gives `listed` too: the list as the text of a JSON array.
   * With `users` (a placeholder of an int[]), restricted to those users, inside, before any grouping.
   */
  rows(column: C, moment: Moment, parameters: Parameters, users?: string): string;
  /** The change-feed topics whose news may change this column. */
  topics(column: C): string[];
  /**
   * Whose value may have changed between two moments by time alone: `SELECT user_id …`, or nobody, or everybody (load it anew).
   */
  moved(column: C, from: Moment, to: Moment, parameters: Parameters): 'nobody' | 'everybody' | { sql: string };
  /**
   * For a column whose values change by what was written down with a time of its own: `SELECT at …`, those times of the users
   * (a placeholder of an int[]) in milliseconds, so that what is next can be said.
   */
  turns?(column: C, parameters: Parameters, users: string): string;
  /**
   * For a column with a history: what was so at some time from one instant to another, both included, and for how long: `SELECT
   * user_id, value …, since, until` in milliseconds (float8), `until` infinite where it is so now. No two of one user overlap.
   */
  intervals?(column: C, from: number, to: number, parameters: Parameters): string;
}

/** All columns that exist. The server puts it together from what `profile`, `tag` and `collect` offer. */
export type Catalogue = { [K in ColumnKind]: ColumnSource<ColumnOf<K>> };
