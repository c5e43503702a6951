/**
 * Which files this browser was sending, so that one that is chosen again after a reload goes on where it broke off. Name and size alone
 * would take a changed file for the old one, and the two would be mixed; so its date must be the same as well.
 */
const STORAGE_KEY = 'strata.uploads';
const MOST = 20;

type Mark = [id: string, name: string, size: number, lastModified: number];

function marks(): Mark[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? (stored as Mark[]) : [];
  } catch {
    return [];
  }
}

function store(next: readonly Mark[]): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
  } catch {
    // Without storage an upload is not resumed after a reload; it is sent anew.
  }
}

export const remember = (id: string, { name, size, lastModified }: File): void =>
  store([...marks().filter(([one]) => one !== id), [id, name, size, lastModified] as Mark].slice(-MOST));

export const forget = (id: string): void => store(marks().filter(([one]) => one !== id));

/** The import that was begun with this very file, if its upload broke off. */
export const known = (file: File): string | undefined =>
  marks().find(([, name, size, date]) => name === file.name && size === file.size && date === file.lastModified)?.[0];
