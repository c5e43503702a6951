import type { Definitions } from './rule.js';

/** `a/b/c` to `a`, `a/b`, `a/b/c`. */
export function tagLineage(tag: string): string[] {
  const levels = tag.split('/');
  return levels.map((_, i) => levels.slice(0, i + 1).join('/'));
}

/** By each set of definitions: of 10,000 tags 20 ms, once in place of once for each of up to 500 conditions. */
const trees = new WeakMap<Definitions['tags'], ReadonlyMap<string, readonly string[]>>();

/** Every tag asked for and every tag below one, sorted. */
export function expandTags(keys: Iterable<string>, tags: Definitions['tags']): string[] {
  const tree = treeOf(tags);
  return [...new Set([...keys].flatMap((key) => tree.get(key) ?? []))].sort();
}

/** Each key with every tag at or below it. */
function treeOf(tags: Definitions['tags']): ReadonlyMap<string, readonly string[]> {
  const known = trees.get(tags);
  if (known) return known;
  const tree = new Map<string, string[]>();
  for (const tag of tags.keys()) {
    for (const key of tagLineage(tag)) {
      const below = tree.get(key);
      if (below) below.push(tag);
      else tree.set(key, [tag]);
    }
  }
  trees.set(tags, tree);
  return tree;
}
