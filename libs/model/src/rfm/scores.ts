/** The attributes that an RFM model keeps: the columns of its table under names of its own. */
import type { Transaction } from '@strata/db';
import { keepAttributes } from '@strata/profile';
import type { AttributeType, ColumnOf, ColumnSource } from '@strata/rules';
import { RFM_CELLS } from './cells.js';
import { OTHERS } from './named-segments.js';
import type { RfmModel } from './rfm-model.js';

export interface ScoreAttribute {
  /** After the model's key and a point. */
  name: string;
  type: AttributeType;
  /** Of a row of `rfm_scores`. */
  value: string;
  names: { zh: string; en: string };
}

/** Instants are written as whole milliseconds, so rounding only takes off what the multiplication added. */
const LAST_AT = `round(date_part('epoch', last_at) * 1000)`;

export const SCORE_ATTRIBUTES: readonly ScoreAttribute[] = [
  { name: 'recency_score', type: 'NUMBER', value: 'r::float8', names: { zh: '近度分', en: 'recency score' } },
  { name: 'frequency_score', type: 'NUMBER', value: 'f::float8', names: { zh: '频度分', en: 'frequency score' } },
  { name: 'monetary_score', type: 'NUMBER', value: 'm::float8', names: { zh: '额度分', en: 'monetary score' } },
  { name: 'score', type: 'TEXT', value: `concat(r, f, m)`, names: { zh: '评分', en: 'score' } },
  { name: 'cell', type: 'TEXT', value: 'cell', names: { zh: '八类', en: 'cell' } },
  { name: 'segment', type: 'TEXT', value: 'segment', names: { zh: '分群', en: 'segment' } },
  { name: 'frequency', type: 'NUMBER', value: 'frequency::float8', names: { zh: '次数', en: 'frequency' } },
  { name: 'monetary', type: 'NUMBER', value: 'monetary', names: { zh: '金额', en: 'amount' } },
  { name: 'last_at', type: 'DATETIME', value: LAST_AT, names: { zh: '最近时间', en: 'last time' } },
];

/** The news of a model's scores, by which conditions on its attributes are read again. */
export const scoreTopics = (model: string): string[] =>
  SCORE_ATTRIBUTES.map(({ name }) => `attribute:${model}.${name}`);

/** Declares the attributes of a model. Their names begin with the model's. */
export async function keepScores(transaction: Transaction, { key, name, settings }: RfmModel): Promise<void> {
  const options: Record<string, readonly string[]> = {
    cell: RFM_CELLS.map((cell) => cell.key),
    segment: [...settings.segments.map((segment) => segment.key), OTHERS],
  };
  const locale = await localeOf(transaction);
  await keepAttributes(
    transaction,
    key,
    SCORE_ATTRIBUTES.map((attribute) => ({
      key: `${key}.${attribute.name}`,
      name: `${name} ${attribute.names[locale]}`,
      type: attribute.type,
      options: options[attribute.name] ?? null,
    })),
  );
}

/** What has one name alone is named in the language of the workspace. */
export async function localeOf(transaction: Transaction): Promise<'zh' | 'en'> {
  const [workspace] = await transaction.query<{ locale: string }>('SELECT locale FROM workspace');
  return workspace?.locale.startsWith('zh') === false ? 'en' : 'zh';
}

type AttributeSource = ColumnSource<ColumnOf<'attribute'>>;

const attributeOf = ({ key }: ColumnOf<'attribute'>, model: string): ScoreAttribute | undefined =>
  SCORE_ATTRIBUTES.find(({ name }) => key === `${model}.${name}`);

/**
 * The columns of attributes, where a model keeps some: those are read from its table. They are of the present alone, so that a past moment
 * is answered by what is so now.
 */
export function withScores(written: AttributeSource): AttributeSource {
  return {
    ...written,
    rows(column, moment, parameters, users) {
      const score = column.keptBy === undefined ? undefined : attributeOf(column, column.keptBy);
      if (!score) return written.rows(column, moment, parameters, users);
      const model = parameters.add(column.keptBy, 'text');
      const only = users ? ` AND user_id = ANY(${users})` : '';
      // The keys of cells and named segments are in lower case, as the engine compares them.
      const folded = score.type === 'TEXT' ? `, ${score.value} AS folded` : '';
      return (
        `SELECT user_id, ${score.value} AS value${folded} FROM rfm_scores` +
        ` WHERE model_id IN (SELECT id FROM models WHERE key = ${model})${only}`
      );
    },
  };
}
