import type { Json } from '@strata/profile';
import type { SectionPiece } from './pieces.js';
import { titlesOf, wordFor } from './words.js';
import type { ExportLanguage } from './words.js';

/** No script and nothing from elsewhere: it is kept, mailed and printed. */
const STYLE = `
  body { font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1c2330; background: #fff; }
  h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; } small { color: #5a6472; }
  table { border-collapse: collapse; width: 100%; } td, th { border: 1px solid #d5dae1; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  th { background: #f3f5f8; } td table { font-size: .9em; }
  @media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] as string);

/** Everything as a page that can be read and printed. Never more than a piece is held. */
export async function* exportHtml(
  pieces: AsyncIterable<SectionPiece>,
  head: { user: number; exportedAt: Date; language: ExportLanguage },
): AsyncGenerator<string> {
  const { language } = head;
  const words = titlesOf(language);
  yield (
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>${words.title}</title><style>${STYLE}</style></head><body>` +
    `<h1>${words.title}</h1><p><small>${words.made} ${head.exportedAt.toISOString()} · ${words.note}</small></p>\n`
  );
  let open: { kind: string; columns: string } | undefined;
  for await (const { kind, rows } of pieces) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    let text = '';
    if (open?.kind !== kind)
      text += `${open ? '</tbody></table>\n' : ''}<h2>${escapeHtml(wordFor(kind, language))}</h2>\n`;
    if (open?.kind !== kind || open.columns !== columns.join()) {
      if (open?.kind === kind) text += '</tbody></table>\n';
      const heads = columns.map((column) => `<th>${escapeHtml(wordFor(column, language))}</th>`).join('');
      text += `<table><thead><tr>${heads}</tr></thead><tbody>\n`;
    }
    open = { kind, columns: columns.join() };
    yield (
      text +
      rows
        .map(
          (row) => `<tr>${columns.map((column) => `<td>${show(row[column] ?? null, language)}</td>`).join('')}</tr>\n`,
        )
        .join('')
    );
  }
  yield `${open ? '</tbody></table>' : `<p>${words.nothing}</p>`}</body></html>\n`;
}

/** Lists and objects as tables within the cell. */
function show(value: Json, language: ExportLanguage): string {
  if (value === null) return '';
  if (typeof value !== 'object') return escapeHtml(String(value));
  if (Array.isArray(value)) return value.map((item) => show(item, language)).join('<br>');
  const rows = Object.entries(value).map(
    ([key, item]) => `<tr><th>${escapeHtml(wordFor(key, language))}</th><td>${show(item, language)}</td></tr>`,
  );
  return rows.length > 0 ? `<table>${rows.join('')}</table>` : '';
}
