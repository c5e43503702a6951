import { Refusal } from '@strata/db';
import { SaxesParser } from 'saxes';

/** What is heard of an XML file, names without their prefixes. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** One text of a cell has 32,767 characters at most. */
const LONGEST_TEXT = 4 << 20;
/** Parts of a workbook have some ten levels. */
const MOST_LEVELS = 100;

/**
 * Reads XML as it comes. Entities of its own are refused, so none can grow; neither is a text held that has no end. Yields after
 * each block, so that what was heard can be taken on.
 */
export async function* readXml(blocks: AsyncIterable<Buffer>, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  let sinceTag = 0;
  let level = 0;
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    level += 1;
    if (level > MOST_LEVELS)
      throw new Refusal('DAMAGED_FILE', `the workbook is nested in more than ${MOST_LEVELS} levels`);
    listener.open?.(bare(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    level -= 1;
    listener.close?.(bare(name));
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('doctype', () => {
    throw new Refusal('DAMAGED_FILE', 'the workbook holds a document type, which none does');
  });
  parser.on('error', (error) => {
    throw new Refusal('DAMAGED_FILE', `the workbook is damaged: ${error.message}`);
  });
  for await (const block of blocks) {
    sinceTag += block.length;
    if (sinceTag > LONGEST_TEXT) throw new Refusal('DAMAGED_FILE', 'the workbook holds a text of more than 4 MB');
    parser.write(decoder.decode(block, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
