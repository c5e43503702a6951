import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { dataSet } from '@strata/db/testing';
import { deliveredSentiment, grams, SENTIMENT_FILE, sentimentOf } from './sentiment.js';
import { labelledTexts, split, trainSentiment, writeSentiment } from './sentiment-training.js';

const WAIMAI = dataSet('waimai_10k/waimai_10k.csv');
const model = deliveredSentiment();

describe('the sentiment of a text', () => {
  test.each([
    ['很快，好吃，味道足，量大', 'positive'],
    ['送餐太慢了，菜都凉了，很难吃', 'negative'],
    ['味道很好 very nice，送餐很快', 'positive'],
  ])('is told of %s', (text, kind) => {
    expect(sentimentOf(text, model).kind).toBe(kind);
  });

  test.each(['', '   ', '好', '😀😀😀', '12345', 'the food was terrible and cold'])(
    'is neutral where there is not enough evidence: "%s"',
    (text) => {
      expect(sentimentOf(text, model).kind).toBe('neutral');
    },
  );

  test('is neutral where the odds are near even, and not where they are clear', () => {
    const even = { bias: 0, weights: new Map([...'味道菜'].map((gram) => [gram, 0.3])) };
    expect(sentimentOf('味道菜', even)).toEqual({ kind: 'neutral', logOdds: expect.closeTo(0.9, 9) });
    expect(sentimentOf('味道菜', { ...even, bias: 0.2 }).kind).toBe('positive');
    expect(sentimentOf('味道菜', { ...even, bias: -2 }).kind).toBe('negative');
  });

  test('is the same in another width, case or form of writing, and whatever the numbers are', () => {
    expect(grams('ＧＯＯＤ味道１２分')).toEqual(grams('good味道7分'));
    expect(grams('cafe\u0301好')).toEqual(grams('caf\u00e9好'));
    expect(grams('好😀')).toEqual(new Set(['好', '😀', '好😀']));
  });
});

// Without the data set the claim is not tested; the other tests stand on the model that is delivered.
(WAIMAI ? describe : describe.skip)('the delivered model, on the reviews it was trained on', () => {
  const { training, test: others } = split(labelledTexts(WAIMAI ? readFileSync(WAIMAI, 'utf8') : 'label,review\n'));

  test('is what the script makes of them, byte for byte', () => {
    expect(writeSentiment(trainSentiment(training)) === readFileSync(SENTIMENT_FILE, 'utf8')).toBe(true);
  });

  test('tells at least 87.4 % of the reviews right that it has not seen', () => {
    const right = others.filter(({ positive, text }) => sentimentOf(text, model).logOdds > 0 === positive);
    expect(others).toHaveLength(2397);
    expect(right.length / others.length).toBeGreaterThanOrEqual(0.874);
  });

  test('is right more often where it judges than where it says neutral', () => {
    const shareRight = (kinds: string[]): number => {
      const told = others.filter(({ text }) => kinds.includes(sentimentOf(text, model).kind));
      return (
        told.filter(({ positive, text }) => sentimentOf(text, model).logOdds > 0 === positive).length / told.length
      );
    };
    expect(shareRight(['positive', 'negative'])).toBeGreaterThan(0.88);
    expect(shareRight(['neutral'])).toBeLessThan(0.8);
  });
});
