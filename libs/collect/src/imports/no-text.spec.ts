import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { zipOf } from '../testing/zip.js';
import { examineFile } from './examination.js';

const LIMITS = { maxUnpackedBytes: 1 << 30 };

const examined = (bytes: Buffer) =>
  examineFile(
    {
      name: 'a.csv',
      bytes: bytes.length,
      async *read() {
        await Promise.resolve();
        yield bytes;
      },
    },
    {},
    LIMITS,
    [],
  );

/** The same bytes for the same seed, on every machine, without any order. */
function random(seed: number, length: number): Buffer {
  const parts = Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
    createHash('sha256').update(`${seed}:${at}`).digest(),
  );
  return Buffer.concat(parts).subarray(0, length);
}

describe('what is called .csv and is no text is refused by name', () => {
  test.each([1_000, 50_000, 200_000, 1_000_000])('random bytes, %d of them, 30 times', async (length) => {
    for (let seed = 0; seed < 30; seed += 1)
      await expect(examined(random(seed, length))).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
  });

  const zeros = Buffer.alloc(8);
  test.each([
    ['a JPEG', Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), random(1, 20_000)])],
    ['a zip archive of a table', zipOf({ 'x.csv': 'id,name\n1,a\n' })],
    [
      'an SQLite file',
      Buffer.concat([Buffer.from('SQLite format 3\0\x10\0\x01\x01\0@  ', 'latin1'), Buffer.alloc(4_000)]),
    ],
    [
      'numbers of 16 and 32 bits, which look like UTF-16',
      Buffer.concat(Array.from({ length: 400 }, (_, at) => Buffer.concat([random(at, 2), zeros]))),
    ],
  ])('%s', async (_, bytes) => {
    await expect(examined(bytes)).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
  });

  test('a program', async () => {
    await expect(
      examined(await readFile(process.execPath).then((all) => all.subarray(0, 300_000))),
    ).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
  });
});

describe('text of rare characters is text', () => {
  const rows = (line: (at: number) => string) =>
    `会员号,姓名\n${Array.from({ length: 300 }, (_, at) => line(at)).join('\n')}\n`;
  const rare = rows((at) => `${at},㐀䶵𠮷龘靐囍〇Ⅷ㎡🧧`);
  const everyGbk = rows((at) => `${at},${iconv.decode(Buffer.from([0xb0 + (at % 70), 0xa1 + (at % 90)]), 'gbk')}`);
  const owns = rows((at) => `${at},\uE411\uE022小${at}`);
  test.each([
    ['gb18030', 'GB18030', rare],
    ['gb18030', 'GBK', everyGbk],
    ['gb18030', 'GB18030', owns],
    ['utf-8', 'UTF-8', owns],
    ['utf-16le', 'UTF-16LE', `\uFEFF${rare}`],
    ['utf-16be', 'UTF-16BE', `\uFEFF${rare}`],
    ['utf-16le', 'UTF-16LE', rows((at) => `${at},王`)],
  ])('%s, of what was written as %s', async (encoding, written, text) => {
    expect(await examined(iconv.encode(text, written))).toMatchObject({ encoding });
  });

  test.each([
    ['latin1', 'nom;ville\nJosé;Köln\nZoé;Orléans\nAndré;Besançon\n'],
    ['win1252', 'nom;prix\nZoé;“€ 3”\nNoël;– 4\n'],
    ['win1251', 'имя;город\nИван;Москва\n'],
  ])('%s is read, though by another encoding, for a person to see', async (written, text) => {
    expect((await examined(iconv.encode(text, written))).columns).toHaveLength(2);
  });

  test('one damaged byte in 200 makes no picture of a table', async () => {
    const bytes = Buffer.from(rows((at) => `${at},王小明`));
    for (let at = 0; at < bytes.length; at += 200) bytes[at] = 0;
    expect(await examined(bytes)).toMatchObject({ encoding: 'utf-8' });
  });
});
