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

async function* blocks(bytes: Buffer) {
  await Promise.resolve();
  yield bytes;
}

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
  ['a page that is called a workbook', '\n<html><table><tr><td>id</td></tr></table></html>'],
  ['a PDF', '%PDF-1.7\n'],
  ['a picture', `\u0089PNG\r\n${'a\u0001\u0002\u0003b\u0000\u0005'.repeat(200)}`],
  ['UTF-32', '\u00ff\u00fe\u0000\u0000i\u0000\u0000\u0000d\u0000\u0000\u0000'],
  ['lines that end with CR alone', 'id,name\ru1,a\ru2,b\r'],
])('%s is refused, and not read as rows', async (_, content) => {
  const bytes = Buffer.from(content, 'latin1');
  await expect(
    examineFile({ ...inMemory(''), bytes: bytes.length, read: () => blocks(bytes) }, {}, LIMITS, []),
  ).rejects.toMatchObject({
    code: 'UNSUPPORTED_FORMAT',
  });
});

test('JSON that is nested without end costs its line alone', async () => {
  const deep = `{"id":"u1","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const file = inMemory(`${deep}\n{"id":"u2","a":[[1]]}\n`);
  const examination = await examineFile(file, {}, LIMITS, []);
  const rows = await firstRows(await openExamined(file, examination, LIMITS), 10);
  expect(rows).toMatchObject([{ fault: { code: 'INVALID_JSON' } }, { object: { id: 'u2' } }]);
});

test('of very long rows few are held to see what the columns are', async () => {
  const file = inMemory(`id,name\n${`${','.repeat(900_000)}\n`.repeat(20)}`);
  const examination = await examineFile(file, { header: true }, LIMITS, []);
  expect(examination.sampledRows).toBeLessThan(5);
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
