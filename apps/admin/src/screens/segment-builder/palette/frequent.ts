import type { Rule } from '@strata/rules';
import { isGroup, treeFromRule } from '../tree';
import type { Node } from '../tree';
import { itemsOf } from './items';

const STORAGE_KEY = 'strata.frequent';
const SHOWN = 4;

function uses(): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, number>) : {};
  } catch {
    return {};
  }
}

/** Remembers on this machine what was added, so that the palette can offer it first. */
export function rememberUse(id: string): void {
  const known = uses();
  localStorage.setItem(STORAGE_KEY, JSON.stringify({ ...known, [id]: (known[id] ?? 0) + 1 }));
}

/**
 * The items used most on this machine; until there are any, those that the workspace's own segments are made of most.
 * Never by coverage: that comes in late, and the list must not change under the hand.
 */
export function frequentOf<T extends { id: string; form: string }>(
  items: readonly T[],
  segments: readonly { rule: unknown }[],
): T[] {
  const known = uses();
  const used = items.filter(({ id }) => (known[id] ?? 0) > 0).sort((a, b) => (known[b.id] ?? 0) - (known[a.id] ?? 0));
  if (used.length >= SHOWN) return used.slice(0, SHOWN);
  const common = usesIn(segments);
  const usual = items
    .filter((item) => (item.form === 'attribute' || item.form === 'event') && !used.includes(item))
    .sort((a, b) => (common.get(b.id) ?? 0) - (common.get(a.id) ?? 0));
  const attributes = usual.filter(({ form }) => form === 'attribute').slice(0, 2);
  const events = usual.filter(({ form }) => form === 'event').slice(0, 2);
  return [...used, ...attributes, ...events].slice(0, SHOWN);
}

function usesIn(segments: readonly { rule: unknown }[]): Map<string, number> {
  const counts = new Map<string, number>();
  const visit = (node: Node): void => {
    if (isGroup(node)) return node.rules.forEach(visit);
    for (const id of itemsOf(node.value)) counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const { rule } of segments) visit(treeFromRule(rule as Rule));
  return counts;
}
