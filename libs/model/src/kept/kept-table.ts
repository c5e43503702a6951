/** Attributes that a kind of model keeps: the columns of its table under names of their own. */
import type { Transaction } from '@strata/db';
import { keepAttributes } from '@strata/profile';
import type { AttributeType } from '@strata/rules';

export interface KeptAttribute {
  /** After the model's key and a point. No two kinds of models have the same. */
  name: string;
  type: AttributeType;
  /** SQL of a row of the table. Texts are in lower case, as the engine compares them. */
  value: string;
  names: { zh: string; en: string };
}

/** A table of one row for each user and model, with `user_id` and `model_id`. */
export interface KeptTable {
  table: string;
  attributes: readonly KeptAttribute[];
}

/** Declares the attributes of a model. Their names begin with the model's. Throws ALREADY_EXISTS, TOO_LARGE. */
export async function declareKept(
  transaction: Transaction,
  { attributes }: KeptTable,
  { key, name }: { key: string; name: string },
  options: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  const locale = await localeOf(transaction);
  await keepAttributes(
    transaction,
    key,
    attributes.map((attribute) => ({
      key: `${key}.${attribute.name}`,
      name: `${name} ${attribute.names[locale]}`,
      type: attribute.type,
      options: options[attribute.name] ?? null,
    })),
  );
}

/** The news of what is kept for a model, by which conditions on its attributes are read again. */
export const keptTopics = ({ attributes }: KeptTable, model: string): string[] =>
  attributes.map(({ name }) => `attribute:${model}.${name}`);

/** What has one name alone is named in the language of the workspace. */
export async function localeOf(transaction: Transaction): Promise<'zh' | 'en'> {
  const [workspace] = await transaction.query<{ locale: string }>('SELECT locale FROM workspace');
  return workspace?.locale.startsWith('zh') === false ? 'en' : 'zh';
}
