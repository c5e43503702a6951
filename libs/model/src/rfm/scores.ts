/** The attributes that an RFM model keeps: the columns of its table under names of its own. */
import type { Transaction } from '@strata/db';
import { declareKept } from '../kept/kept-table.js';
import type { KeptAttribute, KeptTable } from '../kept/kept-table.js';
import { keptPersonalData } from '../kept/kept.personal-data.js';
import { RFM_CELLS } from './cells.js';
import { OTHERS } from './named-segments.js';
import type { RfmModel } from './rfm-model.js';

/** Instants are written as whole milliseconds, so rounding only takes off what the multiplication added. */
const LAST_AT = `round(date_part('epoch', last_at) * 1000)`;

const SCORE_ATTRIBUTES: readonly KeptAttribute[] = [
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

export const rfmScores: KeptTable = { table: 'rfm_scores', attributes: SCORE_ATTRIBUTES };

export async function declareScores(transaction: Transaction, model: RfmModel): Promise<void> {
  await declareKept(transaction, rfmScores, model, {
    cell: RFM_CELLS.map((cell) => cell.key),
    segment: [...model.settings.segments.map((segment) => segment.key), OTHERS],
  });
}

export const rfmPersonalData = keptPersonalData(
  'scores',
  rfmScores,
  `last_at AS "lastAt", frequency, monetary, r AS "recencyScore", f AS "frequencyScore", m AS "monetaryScore", cell, segment`,
);
