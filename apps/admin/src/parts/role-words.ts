import { useCallback } from 'react';
import { defineWords } from '../i18n/words';

const BUILT_IN = [
  'owner',
  'administrator',
  'marketer',
  'analyst',
  'service',
  'developer',
  'protection_officer',
] as const;

const useWords = defineWords(
  'roles',
  {
    owner: '所有者',
    administrator: '管理员',
    marketer: '营销',
    analyst: '分析师',
    service: '客服',
    developer: '开发者',
    protection_officer: '数据保护专员',
  },
  {
    owner: 'Owner',
    administrator: 'Administrator',
    marketer: 'Marketer',
    analyst: 'Analyst',
    service: 'Customer service',
    developer: 'Developer',
    protection_officer: 'Protection officer',
  },
);

/** What a role is called: a built-in one by the language of the screen, one of the company's own as it was named. */
export function useRoleName(): (role: { key: string; name?: string }) => string {
  const say = useWords();
  return useCallback(
    ({ key, name }) => {
      const builtIn = BUILT_IN.find((one) => one === key);
      return builtIn ? say(builtIn) : (name ?? key);
    },
    [say],
  );
}
