import type { Json } from '@strata/profile';
import { Cells } from './cells.js';
import { escapeHtml } from './escape-html.js';
import type { Names } from './names.js';
import type { SectionPiece } from './pieces.js';
import { inOrder, sectionWords, titlesOf } from './words.js';
import type { ExportLanguage } from './words.js';

/** No script and nothing from elsewhere: it is kept, mailed and printed. */
const STYLE = `
  :root { color-scheme: light; }
  body { font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; margin: 2.5rem auto; max-width: 62rem; padding: 0 1.25rem; color: #1c2330; background: #fff; }
  h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; }
  p { margin: 0 0 .75rem; color: #5a6472; }
  table { border-collapse: collapse; width: 100%; margin-bottom: 1rem; font-variant-numeric: tabular-nums; }
  th, td { border-bottom: 1px solid #dfe3e9; padding: .4rem .75rem .4rem 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  th { color: #5a6472; font-weight: 500; } thead th { border-bottom-color: #b4bcc8; white-space: nowrap; }
  em { color: #5a6472; font-style: normal; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; margin: 0; } dt { color: #5a6472; } dd { margin: 0; overflow-wrap: anywhere; }
  @media (max-width: 40rem) {
    thead { display: none; } table, tbody { display: block; }
    tr { display: block; border-bottom: 1px solid #dfe3e9; padding: .4rem 0; }
    tbody th, td { display: block; border: 0; padding: .1rem 0; }
    td[data-label]::before { content: attr(data-label); color: #5a6472; font-size: .85em; display: block; } td:empty { display: none; }
    dl { display: block; } dd { margin-bottom: .25rem; }
  }
  @page { margin: 18mm 15mm; }
  @media print { body { margin: 0; max-width: none; padding: 0; font-size: 10.5pt; } h2 { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; } }
`;

type Row = Readonly<Record<string, Json>>;

/** Everything as a page that a person can read and print. Never more than a piece is held. */
export async function* exportHtml(
  pieces: AsyncIterable<SectionPiece>,
  head: { exportedAt: Date; language: ExportLanguage; names: Names },
): AsyncGenerator<string> {
  const { language, names, exportedAt } = head;
  const words = titlesOf(language);
  const cells = new Cells(names, language);
  yield (
    `<!doctype html><html lang="${words.htmlLang}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>${words.title}</title><style>${STYLE}</style></head><body>` +
    `<h1>${words.title}</h1><p>${words.made} ${cells.instant(exportedAt)} · ${words.times}${escapeHtml(cells.zone(exportedAt))}</p>\n`
  );
  let open: { kind: string; columns: string } | undefined;
  for await (const piece of pieces) {
    await names.learn(piece);
    const { kind, rows } = piece;
    let text = '';
    if (open?.kind !== kind) {
      const { heading, about } = sectionWords(kind, language);
      text += `${open?.columns ? '</tbody></table>\n' : ''}<h2>${escapeHtml(heading)}</h2>\n${about ? `<p>${about}</p>\n` : ''}`;
      open = undefined;
    }
    const columns = columnsOf(kind, rows);
    if (kind === 'user') {
      yield text + rows.map((row) => record(cells, kind, columns, row)).join('');
      open = { kind, columns: '' };
      continue;
    }
    if (open?.columns !== columns.join()) {
      const heads = columns.map((column) => `<th>${cells.heading(column)}</th>`).join('');
      text += `${open ? '</tbody></table>\n' : ''}<table><thead><tr>${heads}</tr></thead><tbody>\n`;
    }
    open = { kind, columns: columns.join() };
    yield text + rows.map((row) => line(cells, kind, columns, row)).join('');
  }
  yield `${open ? (open.columns ? '</tbody></table>' : '') : `<p>${words.nothing}</p>`}</body></html>\n`;
}

/** Names that a column beside them tells better. */
const TOLD_OTHERWISE: Readonly<Record<string, string>> = { tags: 'name', 'tag history': 'name' };

/** Those in which anything stands. */
function columnsOf(kind: string, rows: readonly Row[]): string[] {
  const columns = new Set(
    rows.flatMap((row) => Object.keys(row).filter((column) => row[column] !== null && row[column] !== '')),
  );
  if (kind === 'attributes') columns.add('value');
  if (kind === 'consents' || kind === 'suppressions') columns.add('channel');
  columns.delete(TOLD_OTHERWISE[kind] ?? '');
  return inOrder([...columns]);
}

const line = (cells: Cells, kind: string, columns: readonly string[], row: Row): string =>
  `<tr>${columns.map((column) => `<td data-label="${cells.heading(column)}">${cells.cell(kind, column, row)}</td>`).join('')}</tr>\n`;

/** One row alone, from top to bottom. */
const record = (cells: Cells, kind: string, columns: readonly string[], row: Row): string =>
  `<table><tbody>${columns.map((column) => `<tr><th>${cells.heading(column)}</th><td>${cells.cell(kind, column, row)}</td></tr>`).join('')}</tbody></table>\n`;
