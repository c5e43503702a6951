import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SECRET_KEY_BYTES } from '@strata/db';
import { ConfigError, secretKey } from './config.js';

/**
 * The key of an embedded database, in a file beside it that its owner alone may read; made by the first start. Of several that
 * start at once one makes it: the file appears whole, and only where there is none.
 */
export async function ownSecretKey(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, 'secret.key');
  const written = (await readIfThere(path)) ?? (await make(path));
  const key = secretKey(written);
  if (!key) throw new ConfigError([`STRATA_DATA_DIR: ${path} is no secret key; put back the file that was there`]);
  return key;
}

async function make(path: string): Promise<string> {
  const fresh = `${path}.${randomUUID()}`;
  await writeFile(fresh, `${randomBytes(SECRET_KEY_BYTES).toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    await link(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(fresh);
  }
  return readFile(path, 'utf8');
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
