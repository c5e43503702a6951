import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** A file as a browser is given it. */
export interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Node reads GBK but does not write it. */
const gbk = (text: string): Buffer => {
  const decoder = new TextDecoder('gbk');
  const bytes = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      bytes.set(decoder.decode(Uint8Array.of(high, low)), Buffer.of(high, low));
  return Buffer.concat([...text].map((character) => bytes.get(character) ?? Buffer.from(character)));
};

/** As spreadsheets in China write CSV: GBK, with CRLF. */
export const gbkCsv = (name: string, rows: readonly (readonly string[])[]): GivenFile => ({
  name,
  mimeType: 'text/csv',
  buffer: gbk(rows.map((row) => `${row.join(',')}\r\n`).join('')),
});

export const csv = (name: string, text: string): GivenFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

export const gzipNdjson = (name: string, objects: readonly object[]): GivenFile => ({
  name,
  mimeType: 'application/gzip',
  buffer: gzipSync(objects.map((object) => `${JSON.stringify(object)}\n`).join('')),
});

/** The least that is a workbook: one sheet of texts. */
export function xlsx(name: string, rows: readonly (readonly string[])[]): GivenFile {
  const cells = rows.map((row, at) => {
    const texts = row.map((text, column) => {
      const place = `${String.fromCharCode(65 + column)}${at + 1}`;
      return `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
    });
    return `<row r="${at + 1}">${texts.join('')}</row>`;
  });
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return {
    name,
    mimeType: `${type}.sheet`,
    buffer: zip({
      '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData></worksheet>`,
    }),
  };
}

const DEFLATED = 8;

function zip(files: Readonly<Record<string, string>>): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = Buffer.from(path);
    const plain = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
    const packed = deflateRawSync(plain);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(DEFLATED, 4);
    about.writeUInt32LE(crc32(plain), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(plain.length, 18);
    about.writeUInt16LE(name.length, 22);
    entries.push(Buffer.from('PK\u0003\u0004'), about, name, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), about, rest, name);
    at += 4 + about.length + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  const count = Object.keys(files).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...entries, listed, Buffer.from('PK\u0005\u0006'), end]);
}
