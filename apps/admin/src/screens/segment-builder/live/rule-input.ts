import type { Rule } from '@strata/rules';
import { useMemo } from 'react';
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

/**
 * The rule once its count has come. Nothing while a newer count is on its way: what explains the older rule stays on the
 * screen, but what is still being asked about it is given up, so that it does not stand in the way of the number.
 */
export function useSettledRule(): Rule | undefined {
  const { sound, preview } = useComposition();
  return preview.pending ? undefined : sound;
}

export const useSettledInput = (): RuleInput | undefined => useRuleInput(useSettledRule());
