import { Refusal } from '@strata/db';
import { formatDate } from '@strata/rules';
import { LONGEST_CELL, SharedTexts } from './shared-texts.js';
import { readXml } from './xml.js';
import type { XmlListener } from './xml.js';
import type { Zip } from './zip.js';

/** What is known of a workbook before its sheets are read. */
export interface Workbook {
  sheets: { name: string; part: string }[];
  texts: SharedTexts;
  /** Whether cells of a style show a date. */
  isDate: (style: number) => boolean;
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean;
}

/** More of anything than Excel lets a workbook have: 65,490 styles, and sheets as memory allows. */
const MOST_PARTS = 100_000;

export async function readWorkbook(zip: Zip): Promise<Workbook> {
  if (!zip.has('xl/workbook.xml'))
    throw new Refusal('UNSUPPORTED_FORMAT', 'it is a zip archive without an Excel workbook: unpack it first');
  const links = new Map<string, string>();
  await read(zip, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id && Target) links.set(own(Id), own(partOf(Target)));
      expectFew(links.size);
    },
  });
  const sheets: Workbook['sheets'] = [];
  let from1904 = false;
  await read(zip, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      const part = links.get(attributes['r:id'] ?? '');
      if (name === 'sheet' && part !== undefined && zip.has(part))
        sheets.push({ name: own(attributes.name ?? part), part });
      expectFew(sheets.length);
    },
  });
  if (sheets.length === 0) throw new Refusal('EMPTY_FILE', 'the workbook has no sheet');
  return { sheets, from1904, texts: await readTexts(zip), isDate: await readStyles(zip) };
}

async function readTexts(zip: Zip): Promise<SharedTexts> {
  const texts = new SharedTexts();
  let text = '';
  let within = false;
  let phonetic = false;
  await read(zip, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      within = name === 't';
    },
    text(part) {
      if (within && !phonetic && text.length <= LONGEST_CELL) text += part;
    },
    close(name) {
      within = false;
      if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      texts.add(text);
    },
  });
  return texts;
}

/** Formats that Excel numbers itself and that show a date. */
const BUILT_IN = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 36, 45, 46, 47, 50, 51, 52, 53, 54, 57, 58,
]);

async function readStyles(zip: Zip): Promise<(style: number) => boolean> {
  const formats = new Map<number, boolean>();
  const dates: boolean[] = [];
  let within = false;
  await read(zip, 'xl/styles.xml', {
    open(name, { numFmtId, formatCode }) {
      if (name === 'cellXfs') within = true;
      if (name === 'numFmt') formats.set(Number(numFmtId), showsDate(formatCode ?? ''));
      if (name === 'xf' && within) dates.push(formats.get(Number(numFmtId)) ?? BUILT_IN.has(Number(numFmtId)));
      expectFew(formats.size + dates.length);
    },
    close(name) {
      if (name === 'cellXfs') within = false;
    },
  });
  return (style) => dates[style] ?? false;
}

/** A code such as `yyyy/m/d h:mm`; what stands in quotes or brackets is no part of it. */
const showsDate = (code: string): boolean =>
  /[ymdhs年月日时]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/general|e[+-]/gi, ''));

/** A copy: a part of a text keeps the whole of it in memory, and of a block of XML a cell may want three words. */
const own = (text: string): string => Buffer.from(text).toString();

function expectFew(count: number): void {
  if (count > MOST_PARTS) throw new Refusal('DAMAGED_FILE', 'the workbook has more sheets or styles than any has');
}

const partOf = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;

async function read(zip: Zip, part: string, listener: XmlListener): Promise<void> {
  if (!zip.has(part)) return;
  const blocks = readXml(zip.read(part), listener);
  while (!(await blocks.next()).done);
}

const DAY_MS = 86_400_000;

/** A day of a workbook as text: a date, or a local time where it has one. */
export function dateText(serial: number, from1904: boolean): string | undefined {
  // Excel takes 1900 for a leap year, so days before its March are one further.
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  if (!Number.isFinite(days) || days < 0 || days > 2_958_466) return undefined;
  const seconds = Math.round((days - 25_569) * 86_400);
  const day = Math.floor(seconds / 86_400);
  const time = seconds - day * 86_400;
  return time === 0
    ? formatDate(day)
    : `${formatDate(day)} ${new Date((time * 1_000) % DAY_MS).toISOString().slice(11, 19)}`;
}
