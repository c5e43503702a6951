import type { TagsQuery } from '../../graphql/graphql';

export type Tag = TagsQuery['tags'][number];

export type Filter = 'all' | 'stale' | 'unused';

export interface TagRow {
  tag: Tag;
  depth: number;
  hasChildren: boolean;
}

const parentOf = (key: string): string | undefined =>
  key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : undefined;

const lineage = (key: string): string[] => {
  const parent = parentOf(key);
  return parent === undefined ? [key] : [...lineage(parent), key];
};

/**
 * The tree as rows, each tag below its parent. A closed tag hides what is below it; a search or filter shows every match
 * with all that is above it, whatever is closed.
 */
export function tagRows(tags: readonly Tag[], closed: ReadonlySet<string>, text: string, filter: Filter): TagRow[] {
  const wanted = text.trim().toLowerCase();
  const narrowed = wanted !== '' || filter !== 'all';
  const matches = (tag: Tag): boolean =>
    [tag.key, tag.name, tag.definition].some((field) => field.toLowerCase().includes(wanted)) &&
    (filter !== 'stale' || tag.stale) &&
    (filter !== 'unused' || tag.usedIn.length === 0);
  const visible = narrowed ? new Set(tags.filter(matches).flatMap(({ key }) => lineage(key))) : undefined;
  const parents = new Set(tags.flatMap(({ key }) => parentOf(key) ?? []));
  // A space sorts before every character that a key may hold, so that children follow their parent at once.
  const order = (key: string): string => key.replaceAll('/', ' ');
  return [...tags]
    .sort((a, b) => (order(a.key) < order(b.key) ? -1 : 1))
    .filter(({ key }) =>
      visible
        ? visible.has(key)
        : !lineage(key)
            .slice(0, -1)
            .some((above) => closed.has(above)),
    )
    .map((tag) => ({ tag, depth: lineage(tag.key).length - 1, hasChildren: parents.has(tag.key) }));
}
