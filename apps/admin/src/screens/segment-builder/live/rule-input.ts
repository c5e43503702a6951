import type { Rule } from '@strata/rules';
import { useMemo, useRef } from 'react';
import type { RuleInput } from '../../../graphql/graphql';
import { useComposition } from '../composition';
import { asInput } from '../preview';

/** Charts and samples are asked for once the count has come and the hand rests: never in the way of the number. */
export const AFTER_THE_COUNT = 150;

/** A rule that keeps its identity while what it says is the same. */
export function useRuleInput(rule: Rule | undefined): RuleInput | undefined {
  const text = rule && JSON.stringify(rule);
  return useMemo(() => (text === undefined ? undefined : asInput(JSON.parse(text) as Rule)), [text]);
}

/** The last rule whose count has come; while a newer count is on its way its explanations stay. */
export function useSettledRule(): Rule | undefined {
  const { sound, preview } = useComposition();
  const settled = useRef<Rule>(undefined);
  if (sound && !preview.pending) settled.current = sound;
  return sound && settled.current;
}

export const useSettledInput = (): RuleInput | undefined => useRuleInput(useSettledRule());
