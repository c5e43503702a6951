import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { examineFile, firstRows, openExamined } from './examination.js';
import type { FileSource } from './source.js';
import { bareName } from './upload.js';

const LIMITS = { maxUnpackedBytes: 1 << 30 };
/** All that the process takes, itself included. */
const MOST_MEGABYTES = 300;
/** Built, as it runs at a customer's: a loader of TypeScript would take 150 MB itself. */
const READER = join(import.meta.dirname, '../../dist/testing/read-attack.js');

const inMemory = (content: string): FileSource => ({
  name: 'a.csv',
  bytes: content.length,
  async *read() {
    await Promise.resolve();
    yield Buffer.from(content);
  },
});

describe('read by a plain process of the built code, all of it within 300 MB', () => {
  test('which is built', () => {
    expect(existsSync(READER)).toBe(true);
  });

  test.each([
    ['gzip that opens to 1 GB', { code: 'ZIP_BOMB', rows: 0 }],
    ['one line of 1 GB', { code: 'READ', rows: 1 }],
  ])(
    '%s',
    async (attack, expected) => {
      const child = spawn(process.execPath, [READER, attack], { env: {}, stdio: ['ignore', 'pipe', 'inherit'] });
      const { megabytes, ...found } = JSON.parse(await text(child.stdout)) as { megabytes: number };
      expect(found).toEqual(expected);
      expect(megabytes).toBeLessThanOrEqual(MOST_MEGABYTES);
    },
    300_000,
  );
});

test('10,000 columns are refused', async () => {
  const header = Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',');
  await expect(examineFile(inMemory(`${header}\n1\n`), {}, LIMITS, [])).rejects.toMatchObject({
    code: 'TOO_MANY_COLUMNS',
  });
});

test('duplicate headers and headers without a name are named apart', async () => {
  const file = inMemory('id,name,name,,name\n1,a,b,c,d\n');
  const examination = await examineFile(file, { header: true }, LIMITS, []);
  expect(examination.columns.map(({ name }) => name)).toEqual(['id', 'name', 'name (2)', '#4', 'name (3)']);
});

test('NUL bytes are shown, not stored', async () => {
  const file = inMemory('id,name,city\nu1,a\u0000b,上海市\nu2,c,北京市\n');
  const examination = await examineFile(file, { header: true }, LIMITS, []);
  expect(JSON.stringify(examination)).not.toContain('\\u0000');
  const records = await openExamined(file, examination, LIMITS);
  expect(await firstRows(records, 10)).toHaveLength(2);
});

test.each([
  ['../../x.csv', 'x.csv'],
  ['C:\\Users\\me\\名单.xlsx', '名单.xlsx'],
  ['a\u0000b\u202e.csv', 'ab.csv'],
])('the file name %j is only a name', (given, kept) => {
  expect(bareName(given)).toBe(kept);
});

test.each(['..', '/', ''])('%j is no file name', (given) => {
  expect(() => bareName(given)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
});
