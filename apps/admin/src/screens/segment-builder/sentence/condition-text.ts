import { useCallback } from 'react';
import type { Rule } from '@strata/rules';

/** A condition read out as plain text, for labels and for what no control shows. */
export function useConditionText(): (rule: Rule) => string {
  return useCallback((rule) => JSON.stringify(rule), []);
}
