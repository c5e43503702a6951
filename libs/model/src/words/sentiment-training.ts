import { parse } from 'csv-parse/sync';
import { grams } from './sentiment.js';
import type { SentimentModel } from './sentiment.js';

export interface LabelledText {
  positive: boolean;
  text: string;
}

/** A gram of fewer texts is left out: it hardly decides anything, and it could tell a single text. */
const TEXTS = 2;

/** Rows of a table with the columns `label` (1 positive, 0 negative) and `review`. */
export function labelledTexts(table: string): LabelledText[] {
  const rows = parse<{ label: string; review: string }>(table, { bom: true, columns: true });
  return rows.map(({ label, review }) => ({ positive: label === '1', text: review }));
}

/** Every fifth row is left for the test: index % 5 = 4. */
export function split(rows: readonly LabelledText[]): { training: LabelledText[]; test: LabelledText[] } {
  return {
    training: rows.filter((_, index) => index % 5 !== 4),
    test: rows.filter((_, index) => index % 5 === 4),
  };
}

/**
 * Naive Bayes on which grams occur, smoothed by one (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 13.2, each gram
 * once a text): P(gram | class) = (texts of the class with it + 1) / (sum of those over all grams + number of grams).
 */
export function trainSentiment(rows: readonly LabelledText[]): SentimentModel {
  const counts = new Map<string, { positive: number; negative: number }>();
  for (const { positive, text } of rows) {
    for (const gram of grams(text)) {
      const count = counts.get(gram) ?? { positive: 0, negative: 0 };
      count[positive ? 'positive' : 'negative'] += 1;
      counts.set(gram, count);
    }
  }
  const kept = [...counts].filter(([, { positive, negative }]) => positive + negative >= TEXTS);
  const positives = kept.reduce((sum, [, { positive }]) => sum + positive, kept.length);
  const negatives = kept.reduce((sum, [, { negative }]) => sum + negative, kept.length);
  const texts = rows.filter(({ positive }) => positive).length;
  const weights = kept.map(([gram, { positive, negative }]): [string, number] => [
    gram,
    rounded(Math.log((positive + 1) / positives / ((negative + 1) / negatives))),
  ]);
  return { bias: rounded(Math.log(texts / (rows.length - texts))), weights: new Map(weights) };
}

/** In the order of the grams' code units, so that the same texts make the same bytes. */
export function writeSentiment({ bias, weights }: SentimentModel): string {
  const lines = [...weights].sort(([one], [other]) => (one < other ? -1 : 1));
  return `${[String(bias), ...lines.map(([gram, weight]) => `${weight}\t${gram}`)].join('\n')}\n`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
