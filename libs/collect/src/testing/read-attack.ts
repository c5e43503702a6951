import { readFileSync } from 'node:fs';
import { examineFile, openExamined } from '../imports/examination.js';
import type { FileSource } from '../imports/source.js';
import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';

/** Reads a file made to harm, in a process of its own, and says what became of it and how much memory that took. */
const MB = 1 << 20;
const LIMITS = { maxUnpackedBytes: 4 * 1024 * MB };

function* repeated(block: Buffer, times: number): Generator<Buffer> {
  for (let at = 0; at < times; at += 1) yield block;
}

function* longLine(): Generator<Buffer> {
  yield Buffer.from('id,name\n1,"');
  yield* repeated(Buffer.alloc(MB / 4, 'x'), 4096);
  yield Buffer.from('"\n2,b\n');
}

const ATTACKS: Record<string, () => AsyncIterable<Buffer>> = {
  'gzip that opens to 1 GB': () =>
    Readable.from(repeated(Buffer.alloc(MB / 4), 4096)).pipe(createGzip()) as AsyncIterable<Buffer>,
  'one line of 1 GB': () => Readable.from(longLine()) as AsyncIterable<Buffer>,
};

/** The most that this process has held. Linux's `maxRSS` begins with what the process that started it held; its VmHWM does not. */
function mostMegabytes(): number {
  const kilobytes =
    process.platform === 'linux'
      ? Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))![1])
      : process.resourceUsage().maxRSS;
  return Math.round(kilobytes / 1024);
}

const name = process.argv[2] ?? '';
const file: FileSource = { name, bytes: 1, read: () => ATTACKS[name]!() };
let code = 'READ';
let rows = 0;
try {
  const records = await openExamined(file, await examineFile(file, {}, LIMITS, []), LIMITS);
  for await (const some of records.read()) rows += some.filter((record) => 'fields' in record).length;
} catch (error) {
  code = (error as { code?: string }).code ?? String(error);
}
process.stdout.write(JSON.stringify({ code, rows, megabytes: mostMegabytes() }));
