import type { PaletteItem, Section } from './items';

const SECTIONS = ['frequent', 'attributes', 'tags', 'events', 'segments', 'others'] as const satisfies Section[];

/** More than this in one section nobody reads down; the search looks through all of them. */
const SHOWN = 100;

/** What stands in the palette, from top to bottom. */
export type Line =
  | { kind: 'section'; id: string; section: Section; size: number; open: boolean }
  | { kind: 'item'; id: string; item: PaletteItem; open: boolean }
  | { kind: 'rest'; id: string; count: number };

/** The lines for a search, or for what is folded: `closed` holds sections and tags. */
export function paletteLines(
  items: Record<Section, readonly PaletteItem[]>,
  search: string,
  closed: ReadonlySet<string>,
): Line[] {
  const wanted = search.trim().toLowerCase();
  return SECTIONS.flatMap((section): Line[] => {
    const members = section === 'frequent' && wanted !== '' ? [] : items[section];
    const matching = members.filter(
      ({ label, id }) => wanted === '' || label.toLowerCase().includes(wanted) || id.toLowerCase().includes(wanted),
    );
    if (matching.length === 0) return [];
    const open = wanted !== '' || !closed.has(section);
    const head: Line = { kind: 'section', id: section, section, size: matching.length, open };
    if (!open) return [head];
    const visible = matching.filter(({ parent }) => wanted !== '' || !hidden(parent, items.tags, closed));
    const rest = visible.length - SHOWN;
    return [
      head,
      ...visible
        .slice(0, SHOWN)
        .map((item): Line => ({ kind: 'item', id: `${section} ${item.id}`, item, open: !closed.has(item.id) })),
      ...(rest > 0 ? [{ kind: 'rest', id: `${section} rest`, count: rest } as const] : []),
    ];
  });
}

/** Whether a tag lies below one that is folded. */
function hidden(parent: string | undefined, tags: readonly PaletteItem[], closed: ReadonlySet<string>): boolean {
  if (parent === undefined) return false;
  return closed.has(parent) || hidden(tags.find(({ id }) => id === parent)?.parent, tags, closed);
}
