import { StringDecoder } from 'node:string_decoder';

/** A line of NDJSON: what it holds, or why it holds nothing. */
export type Line = { value: unknown } | { fault: string };

/** One line may be as long as the whole body of a GraphQL request; it is all that is ever held of the stream. */
const LONGEST_LINE = 1024 * 1024;

/**
 * Reads NDJSON as it arrives. Empty lines are passed over; a line that is no JSON, or too long, is a fault of its own and
 * the next one is read. A byte-order mark at the beginning is passed over.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let skipping = false;
  let first = true;
  for await (const chunk of chunks) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (skipping) skipping = false;
      else yield* readLine(line, first);
      first = false;
    }
    if (rest.length > LONGEST_LINE) {
      if (!skipping) yield { fault: `a line of more than ${LONGEST_LINE} characters` };
      skipping = true;
      first = false;
      rest = '';
    }
  }
  if (!skipping) yield* readLine(rest + decoder.end(), first);
}

function* readLine(text: string, first: boolean): Generator<Line> {
  const line = (first ? text.replace(/^\uFEFF/, '') : text).trim();
  if (line === '') return;
  try {
    yield { value: JSON.parse(line) as unknown };
  } catch {
    yield { fault: 'not a line of JSON' };
  }
}
