import type { Rule } from '@strata/rules';
import { useMemo } from 'react';
import type { RuleInput } from '../../../graphql/graphql';
import { useComposition } from '../composition';
import { asInput } from '../preview';

/** Charts and samples come after the count: they are asked for once the hand has rested this long. */
export const AFTER_THE_COUNT = 250;

/** A rule that keeps its identity while what it says is the same. */
export function useRuleInput(rule: Rule | undefined): RuleInput | undefined {
  const text = rule && JSON.stringify(rule);
  return useMemo(() => (text === undefined ? undefined : asInput(JSON.parse(text) as Rule)), [text]);
}

export const useSoundRule = (): RuleInput | undefined => useRuleInput(useComposition().sound);
