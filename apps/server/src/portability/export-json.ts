import type { SectionPiece } from './pieces.js';

/** Everything as one JSON object: section, kind, rows. Never more than a piece is held. */
export async function* exportJson(
  pieces: AsyncIterable<SectionPiece>,
  head: { user: number; exportedAt: Date },
): AsyncGenerator<string> {
  yield `{"format":"strata person 1","user":${head.user},"exportedAt":${JSON.stringify(head.exportedAt)},"data":{`;
  let open: { section: string; kind: string } | undefined;
  for await (const { section, kind, rows } of pieces) {
    let text = '';
    if (open?.section !== section)
      text += `${open ? ']},' : ''}${JSON.stringify(section)}:{${JSON.stringify(kind)}:[\n`;
    else if (open.kind !== kind) text += `],${JSON.stringify(kind)}:[\n`;
    else text += ',\n';
    open = { section, kind };
    yield text + rows.map((row) => JSON.stringify(row)).join(',\n');
  }
  yield `${open ? ']}' : ''}}}\n`;
}
