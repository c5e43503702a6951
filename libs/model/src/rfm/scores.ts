/** The attributes that an RFM model keeps: the columns of its table under names of its own. */
import type { AttributeType } from '@strata/rules';

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
