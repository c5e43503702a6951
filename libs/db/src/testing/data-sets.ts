import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A file of the public data sets: in the folder that STRATA_DATA_SETS names, else in `shared/data` of a folder above. Undefined where
 * they are not there; tests on them are then skipped.
 */
export function dataSet(path: string): string | undefined {
  const folders = process.env.STRATA_DATA_SETS ? [process.env.STRATA_DATA_SETS] : above(import.meta.dirname);
  return folders.map((folder) => join(folder, path)).find((file) => existsSync(file));
}

function above(folder: string): string[] {
  const parent = dirname(folder);
  return [join(folder, 'shared/data'), ...(parent === folder ? [] : above(parent))];
}
