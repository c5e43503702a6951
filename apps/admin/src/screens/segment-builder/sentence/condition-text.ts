import { checkRule, describeRuleAsText } from '@strata/rules';
import { useCallback } from 'react';
import { useLanguage } from '../../../i18n/language';
import { useComposition } from '../composition';
import type { Condition } from '../tree';
import { useConditionName } from './node-name';

/** A condition read out as plain text, for labels and for what no control shows; its noun while something in it is wrong. */
export function useConditionText(): (condition: Condition) => string {
  const { definitions } = useComposition();
  const { language } = useLanguage();
  const name = useConditionName();
  return useCallback(
    (condition) => {
      const checked = checkRule(condition, definitions.forRules);
      return checked.faults ? name(condition) : describeRuleAsText(checked.rule, definitions.forRules, language);
    },
    [definitions, language, name],
  );
}
