import { Refusal } from '@strata/db';
import type { Transaction } from '@strata/db';
import type { Definitions, Moment } from '@strata/rules';
import { kindOf } from './kinds.js';
import type { ModelKindName, ModelTypes } from './model.js';

/** Settings as somebody gives them: of one kind, under its name in lower case. */
export type SettingsInput = { [Kind in ModelKindName as Lowercase<Kind>]?: ModelTypes[Kind]['input'] | null };

type Given<Kind extends ModelKindName = ModelKindName> = {
  [One in Kind]: { kind: One; input: ModelTypes[One]['input'] };
}[Kind];

/** The settings of one kind, as they are kept. */
export type Settings<Kind extends ModelKindName = ModelKindName> = {
  [One in Kind]: { kind: One; settings: ModelTypes[One]['settings'] };
}[Kind];

const givenOf = ({ rfm }: SettingsInput): Given[] => [...(rfm ? [{ kind: 'RFM' as const, input: rfm }] : [])];

export const hasSettings = (input: SettingsInput): boolean => givenOf(input).length > 0;

/** Throws RULE_INVALID for what a rule could not ask either, INVALID_INPUT for the rest. */
export function readSettings(input: SettingsInput, definitions: Definitions): Settings {
  const [given, ...more] = givenOf(input);
  if (!given || more.length > 0) throw new Refusal('INVALID_INPUT', 'settings: expected those of one kind of model');
  return read(given, definitions);
}

const read = <Kind extends ModelKindName>({ kind, input }: Given<Kind>, definitions: Definitions): Settings<Kind> => ({
  kind,
  settings: kindOf(kind).read(input, definitions),
});

export const previewOf = <Kind extends ModelKindName>(
  transaction: Transaction,
  { kind, settings }: Settings<Kind>,
  moment: Moment,
): Promise<ModelTypes[Kind]['figures']> => kindOf(kind).preview(transaction, settings, moment);
