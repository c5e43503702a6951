/** The named segments that a new model begins with. */

/** From and to, both included. */
export type ScoreRange = readonly [from: number, to: number];

/** Those whose three scores lie within. Of several the first in the list counts. */
export interface NamedSegment {
  /** The value of the attribute and the last level of the tag. */
  key: string;
  names: { zh: string; en: string };
  r: ScoreRange;
  f: ScoreRange;
  m: ScoreRange;
}

/** Whoever is scored and in none of the list. */
export const OTHERS = 'others';

const LOWEST = 1;
const HIGHEST = 5;
const ANY: ScoreRange = [LOWEST, HIGHEST];

/** By scores of 1 to 5: together they take in everybody, so that `others` is for lists that somebody has edited. */
const FOR_FIVE: readonly NamedSegment[] = [
  { key: 'champions', names: { zh: '冠军客户', en: 'Champions' }, r: [4, 5], f: [4, 5], m: [4, 5] },
  { key: 'cant_lose', names: { zh: '不能流失', en: "Can't lose" }, r: [1, 1], f: [4, 5], m: [4, 5] },
  { key: 'at_risk', names: { zh: '流失风险', en: 'At risk' }, r: [1, 2], f: [3, 5], m: [3, 5] },
  { key: 'loyal', names: { zh: '忠诚客户', en: 'Loyal' }, r: [3, 5], f: [3, 5], m: [3, 5] },
  { key: 'new', names: { zh: '新客户', en: 'New' }, r: [4, 5], f: [1, 1], m: ANY },
  { key: 'promising', names: { zh: '有望客户', en: 'Promising' }, r: [3, 3], f: [1, 1], m: ANY },
  { key: 'potential', names: { zh: '潜力客户', en: 'Potential' }, r: [4, 5], f: ANY, m: ANY },
  { key: 'needs_attention', names: { zh: '需要关注', en: 'Needs attention' }, r: [3, 3], f: ANY, m: ANY },
  { key: 'about_to_sleep', names: { zh: '即将沉睡', en: 'About to sleep' }, r: [2, 2], f: [2, 5], m: ANY },
  { key: 'hibernating', names: { zh: '沉睡客户', en: 'Hibernating' }, r: [1, 2], f: ANY, m: [2, 5] },
  { key: 'lost', names: { zh: '已流失', en: 'Lost' }, r: [1, 2], f: ANY, m: ANY },
];

/**
 * The list for scores of 1 to `classes`: each score stands for the nearest of five levels, round(1 + (score - 1) × 4 / (classes - 1)).
 * Left out are those whose levels no score stands for.
 */
export function defaultSegments(classes: number): NamedSegment[] {
  const scores = Array.from({ length: classes }, (_none, at) => at + 1);
  const level = (score: number): number => Math.round(1 + ((score - 1) * (HIGHEST - LOWEST)) / (classes - 1));
  const scaled = ([from, to]: ScoreRange): ScoreRange | undefined => {
    const within = scores.filter((score) => level(score) >= from && level(score) <= to);
    const [first, last] = [within[0], within.at(-1)];
    return first === undefined || last === undefined ? undefined : [first, last];
  };
  return FOR_FIVE.flatMap((segment): NamedSegment[] => {
    const [r, f, m] = [scaled(segment.r), scaled(segment.f), scaled(segment.m)];
    return r && f && m ? [{ ...segment, r, f, m }] : [];
  });
}
