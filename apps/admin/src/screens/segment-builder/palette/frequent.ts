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

/** The items used most; before there are any, those that say something about the most users. */
export function frequentOf<T extends { id: string; coverage?: number; form: string }>(items: readonly T[]): T[] {
  const known = uses();
  const used = items.filter(({ id }) => (known[id] ?? 0) > 0).sort((a, b) => (known[b.id] ?? 0) - (known[a.id] ?? 0));
  if (used.length >= SHOWN) return used.slice(0, SHOWN);
  const usual = items
    .filter((item) => (item.form === 'attribute' || item.form === 'event') && !used.includes(item))
    .sort((a, b) => (b.coverage ?? 0) - (a.coverage ?? 0));
  const attributes = usual.filter(({ form }) => form === 'attribute').slice(0, 2);
  const events = usual.filter(({ form }) => form === 'event').slice(0, 2);
  return [...used, ...attributes, ...events].slice(0, SHOWN);
}
