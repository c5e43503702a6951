import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { workbookOf, zipOf } from '../testing/zip.js';
import { examineFile, firstRows, openExamined } from './examination.js';
import { SharedTexts } from './shared-texts.js';
import type { FileSource } from './source.js';

const LIMITS = { maxUnpackedBytes: 1 << 30 };

/** In blocks of 1,000 bytes, so that everything is cut somewhere. */
const inMemory = (bytes: Buffer, name = 'a.xlsx'): FileSource => ({
  name,
  bytes: bytes.length,
  async *read(from = 0) {
    await Promise.resolve();
    for (let at = from; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
  },
});

async function read(bytes: Buffer, sheet?: string) {
  const file = inMemory(bytes);
  const examination = await examineFile(file, sheet === undefined ? {} : { sheet }, LIMITS, []);
  const records = await openExamined(file, examination, LIMITS);
  const rows = await firstRows(records, 10_000);
  return { examination, header: records.header, rows: rows.map((row) => ('fields' in row ? row.fields : row)) };
}

const LINKS = {
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r0" Target="a.xml"/></Relationships>',
  'xl/a.xml': '<worksheet/>',
};
const SHEET = '<sheet name="a" r:id="r0"/>';
const book = (sheets: string): string => `<workbook xmlns:r="r"><sheets>${sheets}</sheets></workbook>`;
const noise = (bytes: number): string => randomBytes(bytes / 2).toString('hex');
const oneSheet = (rows: string): Buffer =>
  zipOf({
    ...LINKS,
    'xl/workbook.xml': book(SHEET),
    'xl/a.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });

describe('a workbook', () => {
  test('is read row by row: texts, numbers, days, times and booleans, as they are shown', async () => {
    const { examination, header, rows } = await read(
      workbookOf({
        会员: [
          ['会员号', '手机', '生日', '注册时间', '积分', '会员'],
          ['M1', 13_800_000_001, new Date('1990-01-02'), new Date('2024-03-01T08:30:00Z'), 0.1 + 0.2, true],
          ['M2', '', '', '', 5, false],
          [],
          ['M<3>', 'a & b', '', '', '', ''],
        ],
      }),
    );
    expect(header).toEqual(['会员号', '手机', '生日', '注册时间', '积分', '会员']);
    expect(rows).toEqual([
      ['M1', '13800000001', '1990-01-02', '2024-03-01 08:30:00', String(0.1 + 0.2), 'true'],
      ['M2', '', '', '', '5', 'false'],
      ['M<3>', 'a & b'],
    ]);
    expect(examination).toMatchObject({ format: 'xlsx', sheets: ['会员'], sheet: '会员', header: true });
    expect(examination.guess.fields.map(({ target }) => target)).toContain('identities.PHONE');
  });

  test('of rejected rows, mended and saved, is read as the first file would be', async () => {
    const beside = ['rejected:row', 'rejected:line', 'rejected:code', 'rejected:reason'];
    const rejected = [
      ['会员号', "'@微博", '积分', ...beside, ''],
      ['M1', "'=甲", "'-5", 1, 2, 'INVALID_PHONE', '...', ''],
      ['M2', "''=乙", -7, 2, 3, 'EXTRA_COLUMN', '...', 'more'],
    ];
    const { header, rows, examination } = await read(workbookOf({ rejected }));
    expect(header).toEqual(['会员号', '@微博', '积分']);
    expect(rows).toEqual([
      ['M1', '=甲', '-5'],
      ['M2', "'=乙", '-7', 'more'],
    ]);
    expect(examination.columns.map(({ name }) => name)).toEqual(header);
    await expect(read(workbookOf({ json: [['rejected:content', ...beside]] }))).rejects.toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
    });
  });

  test('has many rows over many blocks, and the sheet that was asked for is read', async () => {
    const many = Array.from({ length: 3_000 }, (_, at) => [`u${at}`, at]);
    const bytes = workbookOf({ first: [['a', 'b']], second: [['id', 'n'], ...many] });
    const { rows, examination } = await read(bytes, 'second');
    expect(rows).toEqual(many.map((row) => row.map(String)));
    expect(examination.sheets).toEqual(['first', 'second']);
    await expect(read(bytes, 'third')).rejects.toMatchObject({ code: 'NO_SUCH_SHEET' });
  });

  test.each([
    ['a zip archive of something else', zipOf({ 'a.txt': 'x' }), 'UNSUPPORTED_FORMAT'],
    ['an archive that is cut off', workbookOf({ a: [['x']] }).subarray(0, 300), 'DAMAGED_FILE'],
    ['a name that leaves the folder', zipOf({ '../../x.csv': 'x' }), 'DAMAGED_FILE'],
    ['a sheet that opens to 200 times its size', zipBomb(), 'ZIP_BOMB'],
    ['entities that grow', entities(), 'DAMAGED_FILE'],
    ['nested without end', oneSheet('<a>'.repeat(1_000)), 'DAMAGED_FILE'],
    [
      'of a million sheets',
      zipOf({
        ...LINKS,
        'xl/workbook.xml': book(`${SHEET}<!--${noise(40_000)}-->`.repeat(20) + SHEET.repeat(200_000)),
      }),
      'DAMAGED_FILE',
    ],
    ['10,000 columns', workbookOf({ a: [Array.from({ length: 10_000 }, (_, at) => `c${at}`)] }), 'TOO_MANY_COLUMNS'],
  ])('that is %s is refused', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code });
  });
});

test('cells far to the right make no wide rows, and a row that is too long costs itself alone', async () => {
  const far = '<row><c r="XFD1"><v>1</v></c></row>';
  const long = `<row><c t="inlineStr"><is>${`<t>${'a'.repeat(1_000)}</t>`.repeat(1_100)}</is></c></row>`;
  const usual = '<row><c t="inlineStr"><is><t>id</t></is></c></row>';
  const { rows } = await read(oneSheet(usual + long + far + usual));
  expect(rows).toMatchObject([{ fault: { code: 'LINE_TOO_LONG' } }, expect.any(Array), ['id']]);
  expect(rows[1]).toHaveLength(1_001);
});

test('shared texts are those of their numbers, and more than can be held are refused', () => {
  const texts = new SharedTexts();
  // Of all lengths, and several megabytes in all.
  const textOf = (at: number): string => (at % 1_000 === 7 ? '文'.repeat(30_000) : at % 3 ? `文${at}` : '');
  for (let at = 0; at < 100_000; at += 1) texts.add(textOf(at));
  for (let at = 0; at < 100_000; at += 1) if (texts.at(at) !== textOf(at)) throw new Error(`text ${at} is another`);
  expect([texts.at(100_000), texts.at(-1), texts.at(Number.NaN)]).toEqual([undefined, undefined, undefined]);
  const long = 'a'.repeat(1 << 20);
  expect(() => {
    for (let at = 0; at < 3_000; at += 1) texts.add(long);
  }).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
});

function zipBomb(): Buffer {
  const rows = '<row r="1"><c t="n"><v>1</v></c></row>'.repeat(1_000_000);
  return zipOf({
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r0"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r0" Target="a.xml"/></Relationships>',
    'xl/a.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
}

function entities(): Buffer {
  return zipOf({
    'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships/>',
  });
}
