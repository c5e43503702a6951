import type { Rule } from '@strata/rules';
import type { ReactNode } from 'react';
import { useConditionText } from './condition-text';

/** The whole rule as one sentence. */
export function RuleSentence({ rule }: { rule: Rule }): ReactNode {
  return useConditionText()(rule);
}
