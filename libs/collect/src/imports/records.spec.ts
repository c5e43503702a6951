import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { examine } from './examine.js';
import { openRecords } from './open-records.js';
import type { RecordOptions } from './open-records.js';
import { counted, fileOnDisk } from './source.js';
import { recordReader } from './records.js';
import type { FileRecord } from './records.js';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'strata-records-'))));
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function read(content: string | Buffer, options: RecordOptions = {}) {
  const path = join(folder, `${(files += 1)}.csv`);
  await writeFile(path, content);
  const source = await fileOnDisk(path);
  const file = await examine(source);
  const records = await openRecords(source, file, { header: true, ...options });
  const all: FileRecord[] = [];
  for await (const some of records.read()) all.push(...some);
  return { encoding: file.encoding, format: records.format, header: records.header, all };
}

const fieldsOf = (records: FileRecord[]) => records.map((record) => ('fields' in record ? record.fields : undefined));
const faultsOf = (records: FileRecord[]) =>
  records.flatMap((record) => ('fault' in record ? [{ line: record.line, code: record.fault.code }] : []));

describe('encodings are told by the content', () => {
  const text = 'externalId,城市\r\n1,上海市\r\n2,"乌鲁木齐, 新疆"\r\n';
  const rows = [
    ['1', '上海市'],
    ['2', '乌鲁木齐, 新疆'],
  ];

  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode('externalId,name\n'.repeat(20) + text, 'utf-16le', { addBOM: false })],
    ['gb18030', iconv.encode(text, 'gbk')],
    ['gb18030', iconv.encode(text, 'gb18030')],
  ])('%s', async (encoding, content) => {
    const { all, header, ...found } = await read(content);
    expect(found.encoding).toBe(encoding);
    expect(header?.[0]).toBe('externalId');
    expect(fieldsOf(all).slice(-2)).toEqual(rows);
  });

  test('GBK that begins after a megabyte of ASCII is still seen', async () => {
    const ascii = 'externalId,city\n' + '12345678,shanghai\n'.repeat(70_000);
    const { encoding, all } = await read(Buffer.concat([Buffer.from(ascii), iconv.encode('9,上海市\n', 'gbk')]));
    expect(encoding).toBe('gb18030');
    expect(fieldsOf(all).at(-1)).toEqual(['9', '上海市']);
  });

  test('a character cut by the end of a block is whole', async () => {
    const { all } = await read(`id,名\n${Array.from({ length: 90_000 }, (_, at) => `${at},张三`).join('\n')}\n`);
    expect(all.length).toBe(90_000);
    expect(fieldsOf(all).every((fields) => fields?.[1] === '张三')).toBe(true);
  });

  test('damaged bytes in a UTF-8 file cost their own line alone', async () => {
    const good = Buffer.from('id,名\n1,张三\n2,李四\n3,王五\n');
    const bad = Buffer.concat([good, Buffer.from([0x34, 0x2c, 0xff, 0x0a]), Buffer.from('5,赵六\n')]);
    const { encoding, all } = await read(bad);
    expect(encoding).toBe('utf-8');
    expect(faultsOf(all)).toEqual([{ line: 5, code: 'INVALID_ENCODING' }]);
    expect(fieldsOf(all).at(-1)).toEqual(['5', '赵六']);
  });
});

describe('nasty files', () => {
  test('an unclosed quote costs its own line and no other', async () => {
    const { all } = await read('id,note\n1,fine\n2,"never closed\n3,fine\n4,"also, fine"\n5,fine\n');
    expect(faultsOf(all)).toEqual([{ line: 3, code: 'MISPLACED_QUOTE' }]);
    expect(fieldsOf(all).filter(Boolean)).toEqual([
      ['1', 'fine'],
      ['3', 'fine'],
      ['4', 'also, fine'],
      ['5', 'fine'],
    ]);
  });

  test('an unclosed quote on the last line', async () => {
    const { all } = await read('id,note\n1,fine\n2,"never closed\n3,fine');
    expect(faultsOf(all)).toEqual([{ line: 3, code: 'UNCLOSED_QUOTE' }]);
    expect(fieldsOf(all).filter(Boolean)).toEqual([
      ['1', 'fine'],
      ['3', 'fine'],
    ]);
  });

  test('line ends, delimiters and doubled quotes within quotes belong to the field', async () => {
    const { all } = await read('id;note\r\n1;"a;b\nc ""d"""\r\n2;5" pipe\r\n');
    expect(fieldsOf(all)).toEqual([
      ['1', 'a;b\nc "d"'],
      ['2', '5" pipe'],
    ]);
  });

  test('a file of no rows is refused', async () => {
    await expect(read('')).rejects.toMatchObject({ code: 'EMPTY_FILE' });
    await expect(read('\n \n\n')).rejects.toMatchObject({ code: 'EMPTY_FILE' });
  });

  test.each([
    ['a workbook', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]],
    ['gzip', [0x1f, 0x8b, 0x08, 0x00]],
  ])('%s is named and refused', async (_, bytes) => {
    await expect(read(Buffer.from(bytes))).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
  });

  test('a line of 64 MB is refused within a few megabytes of memory, and the next line is read', async () => {
    const path = join(folder, 'long.ndjson');
    const file = createWriteStream(path);
    file.write('{"externalId":"1"}\n{"externalId":"');
    for (let part = 0; part < 64; part += 1) {
      if (!file.write('x'.repeat(1 << 20))) await once(file, 'drain');
    }
    await once(file.end('"}\n{"externalId":"3"}\n'), 'finish');
    const source = await fileOnDisk(path);
    const examined = await examine(source);
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    const watched = counted(source, () => (most = Math.max(most, process.memoryUsage().heapUsed - before)));
    const records = await openRecords(watched, examined, {});
    const all: FileRecord[] = [];
    for await (const some of records.read()) all.push(...some);
    expect(faultsOf(all)).toEqual([{ line: 2, code: 'LINE_TOO_LONG' }]);
    expect(all.at(-1)).toMatchObject({ line: 3, object: { externalId: '3' } });
    expect(most).toBeLessThan(48 << 20);
  });

  test('JSON that is none costs its own line', async () => {
    const { all, format } = await read('{"externalId":"1"}\n{"externalId":\n[1]\n{"externalId":"4"}\n');
    expect(format).toBe('ndjson');
    expect(faultsOf(all)).toEqual([
      { line: 2, code: 'INVALID_JSON' },
      { line: 3, code: 'INVALID_JSON' },
    ]);
    expect(all.length).toBe(4);
  });

  test('blank-separated text takes any run of blanks', async () => {
    const { all, format } = await read(' 00001 19970101  1   11.77\r\n 00002 19970112  1   12.00\r\n', {
      header: false,
    });
    expect(format).toBe('blank');
    expect(fieldsOf(all)).toEqual([
      ['00001', '19970101', '1', '11.77'],
      ['00002', '19970112', '1', '12.00'],
    ]);
  });
});

test('valid CSV is read as csv-parse reads it', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '上', '\t', 'é') });
  const row = fc.array(cell, { minLength: 1, maxLength: 4 });
  const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const text = rows.map((cells) => cells.map(quote).join(',')).join('\n');
      const reader = recordReader('csv', ',');
      const lines = text.split('\n').map((line, at) => ({ number: at + 1, text: line, tooLong: false }));
      const ours = [...lines.flatMap((line) => reader.take(line)), ...reader.end()];
      const theirs: string[][] = parse(text, { relax_column_count: true, skip_empty_lines: true });
      expect(fieldsOf(ours)).toEqual(theirs);
    }),
    { numRuns: 500 },
  );
});
