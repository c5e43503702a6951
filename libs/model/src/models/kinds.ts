import type { Transaction } from '@strata/db';
import type { Definitions, Moment } from '@strata/rules';
import type { KeptTable } from '../kept/kept-table.js';
import { rfm } from '../rfm/rfm.js';
import type { Model, ModelKindName, ModelTypes } from './model.js';

/** What a kind of model can do. */
export interface ModelKind<Kind extends ModelKindName> {
  /** Where it keeps what it finds. */
  kept: KeptTable;
  /** Throws RULE_INVALID for what a rule could not ask either, INVALID_INPUT for the rest. */
  read(input: ModelTypes[Kind]['input'], definitions: Definitions): ModelTypes[Kind]['settings'];
  /** What it would find, and nothing written. The transaction is of no use for another. */
  preview(
    transaction: Transaction,
    settings: ModelTypes[Kind]['settings'],
    moment: Moment,
  ): Promise<ModelTypes[Kind]['figures']>;
  /** Looks at everybody and keeps what it finds, with the attributes and tags that it ends as. */
  run(transaction: Transaction, model: Model<Kind>, moment: Moment): Promise<ModelTypes[Kind]['figures']>;
}

export const MODEL_KINDS: { [Kind in ModelKindName]: ModelKind<Kind> } = { RFM: rfm };

/** The one of a kind, for whoever has a model or settings of it. */
export const kindOf = <Kind extends ModelKindName>(kind: Kind): ModelKind<Kind> => MODEL_KINDS[kind];
