import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Refusal } from '@strata/db';
import type { FileSource } from './source.js';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What a first pass over a file tells. */
export interface Examination {
  /** SHA-256 of the bytes, in hex: what the file is, whatever it is called. */
  hash: string;
  bytes: number;
  encoding: Encoding;
  /** What the content says, whatever was given. */
  detected: Encoding;
  /** How many bytes a byte-order mark takes at the start. */
  bom: number;
  /** Some bytes may not be of the encoding: lines that hold U+FFFD after decoding are damaged. */
  doubtful: boolean;
}

/** By so many bytes at the start a signature and UTF-16 are told, and by so many whether it is text at all. */
const SAMPLE = 1024;
const READ_AS_TEXT = 1 << 16;

const SIGNATURES: { starts: number[]; what: string }[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], what: 'a zip archive or an Excel workbook: save the sheet as CSV' },
  { starts: [0x1f, 0x8b], what: 'gzip: unpack it first (gunzip -k)' },
  { starts: [0xff, 0xfe, 0x00, 0x00], what: 'UTF-32: save it as UTF-8' },
  { starts: [0x00, 0x00, 0xfe, 0xff], what: 'UTF-32: save it as UTF-8' },
  { starts: [0x25, 0x50, 0x44, 0x46], what: 'a PDF: export the table it shows' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook: save the sheet as CSV' },
];

/**
 * Reads the file once, in blocks: its hash, and its encoding by what all of it says, since GBK may begin on the last line.
 * Half a gigabyte a second; a wrong guess would cost more.
 */
export async function examine(file: FileSource, given?: Encoding): Promise<Examination> {
  const hash = createHash('sha256');
  const evidence = new Evidence();
  let bytes = 0;
  let start: Buffer = Buffer.alloc(0);
  for await (const block of file.read()) {
    if (start.length < READ_AS_TEXT) start = Buffer.concat([start, block.subarray(0, READ_AS_TEXT - start.length)]);
    bytes += block.length;
    hash.update(block);
    evidence.take(block);
  }
  if (bytes === 0) throw new Refusal('EMPTY_FILE', `${file.name} is empty`);
  const signature = SIGNATURES.find(({ starts }) => starts.every((byte, at) => start[at] === byte));
  if (signature) throw new Refusal('UNSUPPORTED_FORMAT', `${file.name} is ${signature.what}`);
  if (isPage(start.subarray(0, SAMPLE)))
    throw new Refusal('UNSUPPORTED_FORMAT', `${file.name} is a web page: open it in Excel and save it as XLSX`);
  const marked = byteOrderMark(start);
  const detected = marked?.encoding ?? evidence.encoding(start.subarray(0, SAMPLE));
  const encoding = given ?? detected;
  // Of a text that is read in another encoding than its own a person sees that it is garbled, and what it would be.
  if (![encoding, detected].some((one) => isText(start, one)))
    throw new Refusal('UNSUPPORTED_FORMAT', `${file.name} is no text`);
  return {
    hash: hash.digest('hex'),
    bytes,
    encoding,
    detected,
    bom: marked?.encoding === encoding ? marked.length : 0,
    doubtful: !(encoding === 'utf-8' && evidence.isUtf8),
  };
}

/** Many systems export a page with a table, and call it a workbook. */
const isPage = (start: Buffer): boolean =>
  /^(\xef\xbb\xbf)?\s*<(!doctype|html|table|meta|\?xml)\b/i.test(start.toString('latin1'));

/** What text has nearly none of: control characters, places that stand for no character, and in UTF-16 halves of one. */
const NO_TEXT: Readonly<Record<Encoding, RegExp>> = {
  'utf-8': /[\0-\x08\x0E-\x1F\x7F]/g,
  // Not U+FFFD: of Latin letters with accents, which are read as this, every third is one.
  gb18030: /[\0-\x08\x0E-\x1F\x7F\p{Cn}]/gu,
  'utf-16le': /[\0-\x08\x0E-\x1F\x7F\uFFFD\p{Cn}]/gu,
  'utf-16be': /[\0-\x08\x0E-\x1F\x7F\uFFFD\p{Cn}]/gu,
};
/** Of random bytes it is 12 % and more, of those called UTF-16 about 5; of programs and pictures 10 to 60; of a table with one damaged byte in 200 it is 3. */
const MOST_NO_TEXT = 0.045;
/** In a few lines one or two damaged bytes are many. */
const FEW = 15;

/** Whether what these bytes say in an encoding is text. */
function isText(start: Buffer, encoding: Encoding): boolean {
  const text = new TextDecoder(encoding).decode(start, { stream: true });
  return (text.match(NO_TEXT[encoding])?.length ?? 0) <= Math.max(FEW, text.length * MOST_NO_TEXT);
}

function byteOrderMark(start: Buffer): { encoding: Encoding; length: number } | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/**
 * Without a mark: valid UTF-8 is UTF-8. A UTF-8 file with a few damaged bytes still holds many more good characters than
 * bad ones, while GBK read as UTF-8 is nearly all bad.
 */
class Evidence {
  isUtf8 = true;
  private isAscii = true;
  private good = 0;
  private bad = 0;
  private readonly strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private readonly lenient = new TextDecoder('utf-8', { ignoreBOM: true });

  take(block: Buffer): void {
    if (this.isAscii && isAscii(block)) return;
    this.isAscii = false;
    if (this.isUtf8) {
      try {
        this.strict.decode(block, { stream: true });
      } catch {
        this.isUtf8 = false;
      }
    }
    const text = this.lenient.decode(block, { stream: true });
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0xfffd) this.bad += 1;
      else if (code > 127) this.good += 1;
    }
  }

  encoding(start: Buffer): Encoding {
    const zeros = [0, 0];
    start.forEach((byte, at) => {
      if (byte === 0) zeros[at % 2]! += 1;
    });
    if (zeros[1]! > start.length / 8) return 'utf-16le';
    if (zeros[0]! > start.length / 8) return 'utf-16be';
    return this.isUtf8 || this.bad * 4 <= this.good ? 'utf-8' : 'gb18030';
  }
}
