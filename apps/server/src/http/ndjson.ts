import { isUtf8 } from 'node:buffer';

/** A line of NDJSON: what it holds, or why it holds nothing. */
export type Line = { value: unknown } | { code: 'INVALID_JSON' | 'INVALID_TEXT'; fault: string };

/** One line may be as long as the whole body of a GraphQL request; it is all that is ever held of the stream. */
const LONGEST_LINE = 1024 * 1024;
const LINE_END = 0x0a;
const NOTHING = Buffer.alloc(0);

/**
 * Reads NDJSON as it arrives. Empty lines are passed over; a line that is no JSON, no UTF-8, or too long, is a fault of its
 * own and the next one is read. A byte-order mark at the beginning is passed over.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let rest: Buffer = NOTHING;
  let skipping = false;
  let first = true;
  for await (const chunk of chunks) {
    const block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = block.indexOf(LINE_END); end >= 0; end = block.indexOf(LINE_END, from)) {
      if (skipping) skipping = false;
      else yield* readLine(block.subarray(from, end), first);
      first = false;
      from = end + 1;
    }
    rest = block.subarray(from);
    if (rest.length > LONGEST_LINE) {
      if (!skipping) yield { code: 'INVALID_JSON', fault: `a line of more than ${LONGEST_LINE} bytes` };
      skipping = true;
      first = false;
      rest = NOTHING;
    }
  }
  if (!skipping) yield* readLine(rest, first);
}

function* readLine(bytes: Buffer, first: boolean): Generator<Line> {
  // Replaced bytes would make one id of two that are written in another encoding.
  if (!isUtf8(bytes)) {
    yield { code: 'INVALID_TEXT', fault: 'the line is not UTF-8' };
    return;
  }
  const text = bytes.toString();
  const line = (first ? text.replace(/^\uFEFF/, '') : text).trim();
  if (line === '') return;
  try {
    yield { value: JSON.parse(line) as unknown };
  } catch {
    yield { code: 'INVALID_JSON', fault: 'not a line of JSON' };
  }
}
