import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import type { FaultyTable, InferenceTableKind } from './inference-table.js';
import { InferenceTableService } from './inference-tables.service.js';
import { LoadedTables } from './loaded-tables.js';

let database: Database;
let tables: InferenceTableService;
beforeAll(async () => {
  database = await freshDatabase({ poolSize: 4 });
  tables = new InferenceTableService(database, { maxBytes: 10_000, maxUnpackedBytes: 20_000, maxRows: 100 });
});
beforeEach(() => database.query('TRUNCATE inference_tables, inference_table_pieces'));
afterAll(() => database.close());

async function* inBlocks(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += 7) yield content.subarray(at, at + 7);
  await Promise.resolve();
}

const give = (kind: InferenceTableKind, content: string | Buffer, note = '') =>
  tables.give(kind, { fileName: '../of/mine.csv', note, content: inBlocks(Buffer.from(content)) });

const placeOf = async (loaded: LoadedTables, kind: InferenceTableKind, value: string) =>
  (await loaded.current([kind]))?.find(kind, value)?.name;

const pieces = async () => (await database.query('SELECT FROM inference_table_pieces')).length;

const POSTAL = '邮编,省,行政区划代码\r\n518057,广东,440305\r\n5180,广东,440300\r\n51,广东,440000\r\n';

describe('a table', () => {
  test('is taken from CSV by the names of its columns, and tells what it is', async () => {
    const given = await give('POSTAL_CODE', POSTAL, ' 邮政目录 2024 ');
    expect(given).toMatchObject({ kind: 'POSTAL_CODE', fileName: 'mine.csv', note: '邮政目录 2024', rows: 3 });
    expect(await tables.list()).toEqual([given]);
    const parts: Buffer[] = [];
    for await (const part of tables.file(given).read()) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe(POSTAL);
  });

  test('tells the place of the longest prefix that it has', async () => {
    await give('POSTAL_CODE', POSTAL);
    const loaded = new LoadedTables(database);
    const places = ['518057', '518001', '519999', '610000', '5180'].map((code) => placeOf(loaded, 'POSTAL_CODE', code));
    expect(await Promise.all(places)).toEqual(['南山区', '深圳市', '广东省', undefined, undefined]);
  });

  test.each<[InferenceTableKind, string, Record<string, string | undefined>]>([
    [
      'PHONE_PREFIX',
      'prefix,division\n1380013,110100\n0755,440300\n',
      { '+8613800138000': '北京市', '+8675586013388': '深圳市', '+8613900139000': undefined },
    ],
    [
      'IP',
      'range,division\n203.0.113.0/24,440000\n203.0.113.128/25,440300\n2001:db8::-2001:db8::ff,310100\n',
      { '203.0.113.1': '广东省', '203.0.113.200': '深圳市', '2001:db8::7': '上海市', '2001:db9::': undefined },
    ],
    [
      'IP',
      'start_ip;end_ip;adcode\n203.0.113.0;203.0.113.9;110000\n',
      { '203.0.113.9': '北京市', '203.0.113.10': undefined },
    ],
  ])('of %s tells cities', async (kind, content, places) => {
    await give(kind, content);
    const loaded = new LoadedTables(database);
    for (const [value, place] of Object.entries(places)) expect(await placeOf(loaded, kind, value)).toBe(place);
  });

  test('in GBK or gzip is read as well', async () => {
    // 邮编,行政区划代码 in GBK.
    const header = Buffer.from('d3cab1e02cd0d0d5fec7f8bbaeb4fac2eb', 'hex');
    await give('POSTAL_CODE', gzipSync(Buffer.concat([header, Buffer.from('\n518057,440305\n')])));
    expect(await placeOf(new LoadedTables(database), 'POSTAL_CODE', '518057')).toBe('南山区');
  });
});

describe('a table with rows that cannot be taken', () => {
  const refusal = async (kind: InferenceTableKind, content: string): Promise<FaultyTable> =>
    give(kind, content).then(
      () => Promise.reject(new Error('it was taken')),
      (error: FaultyTable) => error,
    );

  test('is refused whole with their lines, and the one before stands', async () => {
    await give('IP', 'range,division\n203.0.113.0/24,440300\n');
    const { code, faulty, faults } = await refusal(
      'IP',
      'range,division\n10.0.0.0/8,110100\n10.0.0.1/8,110100\n11.0.0.0/8,999999\n12.0.0.0/8,440305\n"13,110100\n14.0.0.0/8\n' +
        '10.255.0.0-11.0.0.0,110100\n10.0.0.0/8,310100\n',
    );
    expect({ code, faulty }).toEqual({ code: 'FAULTY_TABLE', faulty: 7 });
    expect(faults.map(({ line, code, text, other }) => [line, code, text, other])).toEqual([
      [3, 'INVALID_KEY', '10.0.0.1/8', null],
      [4, 'UNKNOWN_DIVISION', '999999', null],
      [5, 'WRONG_LEVEL', '440305', null],
      [6, 'UNREADABLE_ROW', null, null],
      [7, 'UNREADABLE_ROW', null, null],
      [8, 'OVERLAP', null, 2],
      [9, 'CONTRADICTION', null, 2],
    ]);
    expect(await placeOf(new LoadedTables(database), 'IP', '203.0.113.1')).toBe('深圳市');
    expect(await pieces()).toBe(1);
  });

  test('tells the first 50 of them and how many there are', async () => {
    const rows = Array.from({ length: 90 }, (_, at) => `x${at},440300\n`).join('');
    const { faulty, faults } = await refusal('POSTAL_CODE', `code,division\n${rows}`);
    expect(faulty).toBe(90);
    expect(faults.map(({ line }) => line)).toEqual(Array.from({ length: 50 }, (_, at) => at + 2));
  });
});

test.each([
  ['without the columns', 'POSTAL_CODE', 'a,b\n1,2\n', 'INVALID_HEADER'],
  ['of JSON', 'POSTAL_CODE', '{"code":"518057","division":"440305"}\n', 'INVALID_HEADER'],
  ['without rows', 'POSTAL_CODE', 'code,division\n', 'EMPTY_FILE'],
  ['that is empty', 'POSTAL_CODE', '', 'EMPTY_FILE'],
  ['with too many rows', 'PHONE_PREFIX', `prefix,division\n${'1380013,110100\n'.repeat(101)}`, 'TOO_LARGE'],
  ['that is too large', 'IP', `range,division,${'x'.repeat(10_000)}\n`, 'TOO_LARGE'],
  ['of another format', 'IP', 'PK\x03\x04 a workbook', 'UNSUPPORTED_FORMAT'],
] as const)('a file %s is refused and leaves nothing', async (_name, kind, content, code) => {
  await expect(give(kind, content)).rejects.toMatchObject({ code });
  expect([await tables.list(), await pieces()]).toEqual([[], 0]);
});

test('a packed file that opens to too much is refused', async () => {
  const bomb = gzipSync(Buffer.from(`code,division\n${'518057,440305\n'.repeat(5_000)}`));
  await expect(give('POSTAL_CODE', bomb)).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

test('an upload that breaks off leaves the table as it was, and one whose process died is cleared by the next', async () => {
  await give('POSTAL_CODE', POSTAL);
  const content = (async function* () {
    yield await Promise.resolve(Buffer.from('code,division\n'));
    throw new Error('the sender is gone');
  })();
  await expect(tables.give('POSTAL_CODE', { fileName: 'x.csv', note: '', content })).rejects.toThrow('gone');
  expect(await placeOf(new LoadedTables(database), 'POSTAL_CODE', '518057')).toBe('南山区');
  expect(await pieces()).toBe(1);
  await database.query(
    `INSERT INTO inference_table_pieces (version, start, bytes, arrived_at) VALUES (0, 0, 'x', now() - interval '25 hours')`,
  );
  await give('POSTAL_CODE', POSTAL);
  expect(await pieces()).toBe(1);
});

describe('every process', () => {
  test('infers by a table from the next batch on when it was given, replaced or removed by another', async () => {
    const [one, other] = [new LoadedTables(database), new LoadedTables(database)];
    const both = () => Promise.all([one, other].map((loaded) => placeOf(loaded, 'POSTAL_CODE', '518057')));
    expect(await both()).toEqual([undefined, undefined]);
    await give('POSTAL_CODE', POSTAL);
    expect(await both()).toEqual(['南山区', '南山区']);
    await give('POSTAL_CODE', 'code,division\n518057,440304\n');
    expect(await both()).toEqual(['福田区', '福田区']);
    expect(await tables.remove('POSTAL_CODE')).toBe(true);
    expect(await both()).toEqual([undefined, undefined]);
    expect([await tables.remove('POSTAL_CODE'), await pieces()]).toEqual([false, 0]);
  });

  test('reads a table once as long as it stands, and asks nothing where no table is needed', async () => {
    await give('POSTAL_CODE', POSTAL);
    let asked = 0;
    let read = 0;
    const counting: Database = {
      url: database.url,
      dataSource: database.dataSource,
      query: (text, values) => ((asked += 1), database.query(text, values)),
      transaction: (run, options) => ((read += 1), database.transaction(run, options)),
      close: () => database.close(),
    };
    const loaded = new LoadedTables(counting);
    expect(await loaded.current(['RESIDENT_NUMBER'])).toBeUndefined();
    expect(asked).toBe(0);
    await Promise.all([loaded.current(['POSTAL_CODE']), loaded.current(['POSTAL_CODE', 'IP'])]);
    await loaded.current(['POSTAL_CODE']);
    expect({ asked, read }).toEqual({ asked: 3, read: 1 });
  });
});
