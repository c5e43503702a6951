import { constants } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { lstat, open, opendir, realpath } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Refusal } from '@strata/db';
import { isStorableText } from '@strata/rules';
import { PullFault } from '../pull/puller.js';
import { readObject, readOptional, readText } from '../read-settings.js';
import { byName, FileFault, MOST_FILES } from './file-store.js';
import type { FileStore, FoundFile } from './file-store.js';

/** A folder of the server's machine, with the folders in it. */
export interface FolderSettings {
  path: string;
  /** How names end, such as `.csv`; absent: any. */
  suffix?: string;
}

const PAGE = 1_000;
const BLOCK = 1 << 18;
const SETTLES = 30_000;
const SHORT = 256;

export function readFolderSettings(json: unknown): FolderSettings {
  const settings = readObject(json, 'settings', ['path', 'suffix']);
  const path = readText(settings['path'], 'settings.path');
  if (!isAbsolute(path)) throw new Refusal('INVALID_SETTINGS', 'settings.path: expected a path from the root on');
  const suffix = readOptional(settings['suffix'], 'settings.suffix', (value, at) => readText(value, at, SHORT));
  return { path: resolve(path), ...(suffix !== undefined && { suffix }) };
}

/**
 * Files below a folder that the operator opened (`roots`). No link is followed, neither to a file nor to a folder, and what is
 * opened is looked at again: nobody reads what lies outside by a name that leads there.
 */
export function folderStore({ path, suffix = '' }: FolderSettings, roots: readonly string[]): FileStore {
  return {
    settles: SETTLES,
    async *pages(signal) {
      const folder = await allowed(path, roots);
      const names: string[] = [];
      for await (const name of namesBelow(folder, '', signal)) {
        if (name.endsWith(suffix) && names.push(name) > MOST_FILES)
          throw new PullFault('TOO_MANY_FILES', `more than ${MOST_FILES} files`);
      }
      names.sort(byName);
      for (let at = 0; at < names.length; at += PAGE) {
        const found: FoundFile[] = [];
        for (const name of names.slice(at, at + PAGE)) found.push(...(await lookAt(folder, name)));
        yield found;
      }
    },
    async *read(file, signal) {
      const folder = await allowed(path, roots);
      const handle = await opened(folder, file.name);
      try {
        await expectSame(handle, file);
        for (let at = 0; ;) {
          signal.throwIfAborted();
          const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(BLOCK), 0, BLOCK, at);
          if (bytesRead === 0) break;
          at += bytesRead;
          yield buffer.subarray(0, bytesRead);
        }
        await expectSame(handle, file);
      } finally {
        await handle.close();
      }
    },
  };
}

/** The folder as it really is; it must lie in a root. */
async function allowed(path: string, roots: readonly string[]): Promise<string> {
  const folder = await realpath(path).catch(() => undefined);
  for (const root of roots) {
    const real = await realpath(root).catch(() => undefined);
    if (folder !== undefined && real !== undefined && isWithin(real, folder)) return folder;
  }
  // Whether a folder outside exists is nobody's business.
  throw new PullFault('NOT_ALLOWED', 'there is no such folder among those that STRATA_FOLDERS opens');
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** Plain files; what begins with a dot is on its way or nobody's. */
async function* namesBelow(folder: string, below: string, signal: AbortSignal): AsyncGenerator<string> {
  signal.throwIfAborted();
  const directory = await opendir(join(folder, below)).catch(() => undefined);
  if (!directory && below === '') throw new PullFault('UNREADABLE', 'the folder cannot be read');
  for await (const entry of directory ?? []) {
    if (entry.name.startsWith('.') || !isStorableText(entry.name)) continue;
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* namesBelow(folder, name, signal);
    else if (entry.isFile()) yield name;
  }
}

/** None where it is gone by now. */
async function lookAt(folder: string, name: string): Promise<FoundFile[]> {
  const stat = await lstat(join(folder, name), { bigint: true }).catch(() => undefined);
  return stat ? [{ name, version: versionOf(stat), bytes: Number(stat.size) }] : [];
}

async function opened(folder: string, name: string): Promise<FileHandle> {
  const path = await realpath(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(name, error);
  });
  if (path !== join(folder, name)) throw new FileFault('OUTSIDE', `${name} leads elsewhere`);
  // A pipe would keep whoever opens it waiting.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  return open(path, flags).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(name, error);
  });
}

const versionOf = ({ size, mtimeNs, ino }: BigIntStats): string => `${size}-${mtimeNs}-${ino}`;

async function expectSame(handle: FileHandle, { name, version }: FoundFile): Promise<void> {
  if (versionOf(await handle.stat({ bigint: true })) !== version)
    throw new FileFault('CHANGED', `${name} changed while it was read`);
}

const unreadable = (name: string, { code }: NodeJS.ErrnoException): FileFault =>
  new FileFault('UNREADABLE', `${name} cannot be read: ${code ?? 'unknown'}`);
