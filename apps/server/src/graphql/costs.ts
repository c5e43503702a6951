/**
 * What fields cost, as their `complexity`: the unit is about one statement, or one evaluation of a rule whose columns are
 * loaded. How they add up, and how much one operation may cost, is in operation-cost.ts.
 */

/** A rule from outside: checked, described, and its columns perhaps loaded first. */
export const RULE = 10;
/** A saved rule, or one more instant of a rule. */
export const EVALUATION = 1;
/** One pass over a column or a table, or a set for each tag of a level. */
export const PASS = 20;
/** The events behind a value, or the instants at which time may change the answer: statement after statement. */
export const EXPLAINED = 20;
/** A page that hangs on a row. Those of one request are read together, but not where each asks for something else. */
export const LIST = 1;
/** The segments of a user: all are evaluated once for a request, then each user is looked for in each. */
export const HELD = 5;

/**
 * How many items to reckon with in lists without an argument for it, as their `length`: as many as there can be, or as
 * there usually are at most.
 */
export const LENGTH = {
  attributes: { length: 1_000 },
  eventTypes: { length: 2_000 },
  sources: { length: 1_000 },
  identityKinds: { length: 7 },
  /** Of one user: of a thousand that can be defined few have more. */
  userAttributes: { length: 100 },
  tags: { length: 10_000 },
  /** Webhooks, connectors, write keys: usually, of 200 that there can be. */
  inbound: { length: 100 },
  /** Deliveries that are kept, or records that a mapping is tried on. */
  tried: { length: 20 },
  /** Of a standard event, mostly some ten; most names have none. */
  standardProperties: { length: 2 },
  /** What was wrong in one batch. */
  batch: { length: 10_000 },
  days: { length: 366 },
  /** Cohorts, and the periods of one: at most. */
  cohorts: { length: 60 },
  cohortBounds: { length: 120 },
  /** Models, and what they tell people apart by: at most. */
  models: { length: 50 },
  classes: { length: 10 },
  rfmGrid: { length: 100 },
  rfmCells: { length: 8 },
  rfmSegments: { length: 51 },
  /** Of the eleven segments of a new model and who is not scored: usually. */
  rfmMoves: { length: 144 },
  /** Of a file, or the fields of a mapping: usually. */
  columns: { length: 100 },
  /** Usually, of 200 that there can be. */
  oddities: { length: 20 },
  /** Rows of a file that are shown before it is imported. */
  preview: { length: 50 },
  /** Saved ones: usually, of 500 that there can be. */
  mappings: { length: 100 },
  purposes: { length: 100 },
  wordings: { length: 20 },
  channels: { length: 9 },
  suppressions: { length: 10 },
  /** Types of a property, or segments that name a definition: mostly one or none, asked for of thousands at once. */
  few: { length: 2 },
} as const;
