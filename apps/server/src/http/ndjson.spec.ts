import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readLines } from './ndjson.js';
import type { Line } from './ndjson.js';

async function linesOf(chunks: readonly Buffer[]): Promise<Line[]> {
  const lines: Line[] = [];
  async function* stream(): AsyncGenerator<Buffer> {
    await Promise.resolve();
    yield* chunks;
  }
  for await (const line of readLines(stream())) lines.push(line);
  return lines;
}

describe('NDJSON', () => {
  test('the same lines come out however the bytes were cut', async () => {
    const text = '\uFEFF{"name":"订单 🛒"}\r\n\n[1]\n nonsense \n{"last":true}';
    const expected = [
      { value: { name: '订单 🛒' } },
      { value: [1] },
      { code: 'INVALID_JSON', fault: 'not a line of JSON' },
      { value: { last: true } },
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: Buffer.byteLength(text) })), async (cuts) => {
        const bytes = Buffer.from(text);
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, i) => bytes.subarray(at[i], end));
        expect(await linesOf(chunks)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('a line without an end is given up, and the next one is read', async () => {
    const chunk = Buffer.alloc(300_000, 'x');
    const lines = await linesOf([...Array<Buffer>(10).fill(chunk), Buffer.from('x\n{"next":1}\n')]);
    expect(lines).toEqual([
      { code: 'INVALID_JSON', fault: expect.stringContaining('a line of more than') },
      { value: { next: 1 } },
    ]);
  });

  test('a line that is not UTF-8 is a fault of its own, wherever the bytes were cut', async () => {
    const bytes = Buffer.concat([Buffer.from('["\uFFFD 甲"]\n["'), Buffer.from([0xc4, 0xe3]), Buffer.from('"]\n[2]')]);
    const expected = [
      { value: ['\uFFFD 甲'] },
      { code: 'INVALID_TEXT', fault: 'the line is not UTF-8' },
      { value: [2] },
    ];
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await linesOf([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(expected);
    }
  });

  test('nothing at all is no line', async () => {
    expect(await linesOf([])).toEqual([]);
    expect(await linesOf([Buffer.from('\n \r\n')])).toEqual([]);
  });
});
