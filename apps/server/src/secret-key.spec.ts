import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ConfigError } from './config.js';
import { ownSecretKey } from './secret-key.js';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'strata-key-'))));
afterAll(() => rm(folder, { recursive: true }));

test('the embedded database has one key, made once by whoever starts first, which its owner alone may read', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => ownSecretKey(folder)));
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  expect(await readdir(folder)).toEqual(['secret.key']);
  expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600);
  expect(await ownSecretKey(folder)).toEqual(keys[0]);
});

test('a file that holds no key ends the start, and is not written over', async () => {
  await writeFile(join(folder, 'secret.key'), 'cut o');
  await expect(ownSecretKey(folder)).rejects.toThrow(ConfigError);
});
