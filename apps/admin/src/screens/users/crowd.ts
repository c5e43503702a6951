import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { RuleInput } from '../../graphql/graphql';

/** The address of the people whom a rule denotes: every figure leads there. */
export const crowdPath = (rule: unknown): string => `/users?rule=${encodeURIComponent(JSON.stringify(rule))}`;

/** The rule in the address. What it means is for the server to check; here it only has to be an object. */
export function useCrowd(): { rule: RuleInput | undefined; broken: boolean } {
  const [params] = useSearchParams();
  const text = params.get('rule');
  return useMemo(() => {
    if (text === null) return { rule: undefined, broken: false };
    try {
      const value: unknown = JSON.parse(text);
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isObject ? { rule: value as RuleInput, broken: false } : { rule: undefined, broken: true };
    } catch {
      return { rule: undefined, broken: true };
    }
  }, [text]);
}
