import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What texts of either kind hold, as the training counted it. */
export interface SentimentModel {
  /** ln(positive texts / negative texts) of the training. */
  bias: number;
  /** Of each 1- and 2-gram: ln(P(gram | positive) / P(gram | negative)), to two digits. */
  weights: ReadonlyMap<string, number>;
}

export interface Sentiment {
  kind: 'positive' | 'negative' | 'neutral';
  /** ln(P(positive | text) / P(negative | text)) by the model: the bias and the weights of the grams that occur. */
  logOdds: number;
}

/** Odds of less than e : 1 are near even. */
const MARGIN = 1;
/** Fewer known grams with a Chinese character are not enough to judge a text by: the model was trained on Chinese alone. */
const EVIDENCE = 3;

const HAN = /\p{Script=Han}/u;
// A word of letters and a number are one unit each, any other character (an emoji, too) is one itself.
const UNITS = /[\p{Script=Latin}\p{M}]+|\p{Nd}+|\S/gu;

/** Which 1- and 2-grams occur in a text: forms, width and case folded, each number as 0. */
export function grams(text: string): Set<string> {
  const units = (text.normalize('NFKC').toLowerCase().match(UNITS) ?? []).map((unit) =>
    /^\p{Nd}/u.test(unit) ? '0' : unit,
  );
  const pairs = units.slice(1).map((unit, before) => `${units[before]}${unit}`);
  return new Set([...units, ...pairs]);
}

/** Neutral also where there is not enough evidence: near even odds, or hardly anything in it that the model knows. */
export function sentimentOf(text: string, model: SentimentModel): Sentiment {
  const known = [...grams(text)].filter((gram) => model.weights.has(gram));
  const logOdds = known.reduce((sum, gram) => sum + (model.weights.get(gram) ?? 0), model.bias);
  const isJudged = known.filter((gram) => HAN.test(gram)).length >= EVIDENCE && Math.abs(logOdds) >= MARGIN;
  return { kind: !isJudged ? 'neutral' : logOdds > 0 ? 'positive' : 'negative', logOdds };
}

/** Where the model lies that is delivered, beside `src` and `dist`. */
export const SENTIMENT_FILE = join(import.meta.dirname, '../../data/sentiment.tsv');

/** The model that is delivered. Reads a file: once for many texts. */
export function deliveredSentiment(): SentimentModel {
  return readSentiment(readFileSync(SENTIMENT_FILE, 'utf8'));
}

/** Reads what `writeSentiment` wrote: the bias, then a line with weight and gram for each. */
function readSentiment(written: string): SentimentModel {
  const [bias, ...lines] = written.trimEnd().split('\n');
  const weights = lines.map((line): [string, number] => {
    const [weight, gram] = line.split('\t');
    return [gram ?? '', Number(weight)];
  });
  return { bias: Number(bias), weights: new Map(weights) };
}
