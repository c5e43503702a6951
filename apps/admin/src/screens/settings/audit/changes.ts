export interface Change {
  /** Where it stands, as `settings.retention`. */
  name: string;
  before: unknown;
  after: unknown;
}

type Values = Readonly<Record<string, unknown>>;

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What differs between two states of an object, each setting by itself however deep it stands, and the names of those that are the same. A
 * list is one value: what moved within it cannot be told from what was replaced.
 */
export function changesOf(before: Values = {}, after: Values = {}): { changed: Change[]; same: string[] } {
  const changed: Change[] = [];
  const same: string[] = [];
  const compare = (one: Values, other: Values, path: string): void => {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const [was, is] = [one[key], other[key]];
      const name = path + key;
      if (isValues(was) && isValues(is)) compare(was, is, `${name}.`);
      else if (JSON.stringify(was) === JSON.stringify(is)) same.push(name);
      else changed.push({ name, before: was, after: is });
    }
  };
  compare(before, after, '');
  return { changed, same };
}
