import type { Rule, RuleForm } from './rule.js';

/** The path of a whole rule. Faults, warnings and node counts all name their place from here. */
export const ROOT_PATH = 'rule';

export function keyPath(path: string, key: string): string {
  return `${path}.${key}`;
}

export function itemPath(path: string, index: number): string {
  return `${path}[${index}]`;
}

/** The one key of a checked rule object. */
export function ruleForm(rule: Rule): RuleForm {
  for (const [form, value] of Object.entries(rule)) if (value !== undefined) return form as RuleForm;
  throw new Error('an object of a rule has no key');
}

/** The rules directly below this one, each with its path. */
export function childRules(rule: Rule, path: string): { rule: Rule; path: string }[] {
  if ('all' in rule && rule.all) return rule.all.map((child, i) => ({ rule: child, path: itemPath(`${path}.all`, i) }));
  if ('any' in rule && rule.any) return rule.any.map((child, i) => ({ rule: child, path: itemPath(`${path}.any`, i) }));
  if ('not' in rule && rule.not) return [{ rule: rule.not, path: keyPath(path, 'not') }];
  return [];
}
