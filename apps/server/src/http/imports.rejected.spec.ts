import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

/** One that takes a file with faults and then what was rejected of it, mended; another that takes the right file at once. */
let mending: TestServer;
let right: TestServer;
beforeAll(async () => {
  mending = await startTestServer();
  right = await startTestServer();
});
afterAll(async () => {
  await mending.close();
  await right.close();
});

/** Imports a file with the guess that is made of it. */
async function imported({ url, app }: TestServer, name: string, content: string) {
  const answer = await fetch(`${url}/v1/imports?fileName=${name}`, { method: 'POST', body: content });
  const { id } = (await answer.json()) as { id: string };
  await app.imports.examine(id);
  const { guess, columns } = (await app.imports.find(id))!.examination!;
  const fields = guess.fields.map(({ source, target, format, times }) => ({ source, target, format, times }));
  const newAttributes = guess.fields.flatMap(({ newAttribute }) => newAttribute ?? []);
  const mapping = { kind: guess.kind, name: guess.name ?? undefined, missing: guess.missing, fields };
  await app.imports.run(id, { mapping: JSON.parse(JSON.stringify(mapping)), source: 'file', newAttributes });
  await app.imports.work(id, new AbortController().signal);
  const { state, report } = (await app.imports.find(id))!;
  expect(state).toBe('DONE');
  const rejected = async (language: string) =>
    (await fetch(`${url}/v1/imports/${id}/rejected.csv?lang=${language}`)).text();
  return { report, rejected, columns: columns.map((column) => column.name) };
}

const people = ({ app }: TestServer) =>
  app.database.query(
    `SELECT external_id, "values", ARRAY(SELECT kind || value FROM identities WHERE user_id = id ORDER BY 1) AS identities
     FROM users LEFT JOIN user_attributes ON user_id = id WHERE erased_at IS NULL ORDER BY external_id`,
  );
const deeds = ({ app }: TestServer) =>
  app.database.query(
    `SELECT external_id, name, occurred_at, properties FROM events JOIN users ON users.id = user_id ORDER BY 1, 3, properties::text`,
  );

/** What a spreadsheet shows of it, for a person to mend. */
const cellsOf = (csv: string) => parse(csv.replace('\uFEFF', ''), { relax_column_count: true });
const quoted = (cells: readonly string[], delimiter: string): string =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);

const SAVED: Record<string, (rows: string[][]) => string> = {
  'as CSV': (rows) => rows.map((cells) => quoted(cells, ',')).join('\r\n'),
  'with empty columns behind, and semicolons': (rows) =>
    rows.map((cells) => quoted([...cells, '', ''], ';')).join('\n'),
};

describe.each(['zh', 'en'])('rejected rows in %s, mended and imported', (language) => {
  test.each(Object.keys(SAVED))('are users as if they had been right at first, saved %s', async (how) => {
    const tag = `${language}${Object.keys(SAVED).indexOf(how)}`;
    const phone = (at: number): string => `1380000${language === 'zh' ? 1 : 2}${Object.keys(SAVED).indexOf(how)}${at}0`;
    const file = (faulty: boolean) =>
      [
        '会员号,姓名,手机号,@微博,备注,备注',
        ...['=1+1', '-张三', "'=甲", "''-乙", '李四', '＋丙'].map(
          (name, at) =>
            `${at === 1 ? '-5' : at === 2 ? '@zhang' : `M${at}`}${tag},${name},${faulty ? `xx${at}` : phone(at)},@w${at},+${at}x,${at}`,
        ),
      ].join('\n');
    const first = await imported(mending, 'members.csv', file(true));
    expect(first.report).toMatchObject({ accepted: 0, rejected: 6 });
    const rows = cellsOf(await first.rejected(language));
    for (const [at, cells] of rows.slice(1).entries()) cells[2] = phone(at);
    const second = await imported(mending, 'members.rejected.csv', SAVED[how]!(rows));
    expect(second.report).toMatchObject({ read: 6, accepted: 6, rejected: 0 });
    expect(second.columns).toEqual(first.columns);
    await imported(right, 'members.csv', file(false));
    const [mended, asMeant] = [await people(mending), await people(right)];
    expect(mended).toEqual(asMeant);
    expect(JSON.stringify(asMeant)).toContain('"name":"=1+1"');
  });
});

test('rejected rows of events, mended and imported, are as if they had been right at first', async () => {
  const file = (time: string) =>
    ['user_id,event,time,金额,备注', ...[1, 2, 3].map((at) => `-${at}e,下单,${time},-${at}0,=备${at}`)].join('\n');
  const good = 'a1,下单,2024-01-01 10:00:00,-7,x\na2,下单,2024-01-01 10:00:00,8,y\n';
  const first = await imported(mending, 'orders.csv', `${file('坏')}\n${good.repeat(40)}`);
  expect(first.report.rejected).toBe(3);
  const rows = cellsOf(await first.rejected('zh'));
  for (const cells of rows.slice(1)) cells[2] = '2024-01-02 10:00:00';
  const second = await imported(mending, 'orders.rejected.csv', SAVED['as CSV']!(rows));
  expect(second.report).toMatchObject({ accepted: 3, rejected: 0 });
  await imported(right, 'orders.csv', `${file('2024-01-02 10:00:00')}\n${good.repeat(40)}`);
  expect(await deeds(mending)).toEqual(await deeds(right));
});

test('a line that could not be split, or has too many cells, is rejected again until it is mended', async () => {
  const file = '会员号,name,city\nB1,a,x\n"B2,b,y\nB3,c,z,more\nB4,d,z\n';
  const first = await imported(mending, 'broken.csv', file);
  expect(first.report).toMatchObject({ accepted: 2, rejected: 2 });
  const before = await people(mending);
  const rows = cellsOf(await first.rejected('en'));
  const again = await imported(mending, 'broken.rejected.csv', SAVED['as CSV']!(rows));
  expect(again.report).toMatchObject({ accepted: 0, rejected: 2 });
  expect(await people(mending)).toEqual(before);
  expect(rows.slice(1).map((cells) => cells.slice(7))).toEqual([['"B2,b,y'], ['more']]);
  const mended = [rows[0]!, ['B2', 'b', 'y', ...rows[1]!.slice(3, 7), ''], [...rows[2]!.slice(0, 7), '']];
  const second = await imported(mending, 'broken.mended.csv', SAVED['as CSV']!(mended));
  expect(second.report).toMatchObject({ accepted: 2, rejected: 0 });
});

test('rejected JSON is mended in its column, and read as JSON again', async () => {
  const line = (id: string, phone: string) =>
    JSON.stringify({ externalId: id, name: `=${id}`, phone, tags: ['x', 'y'] }).replace(',"tags":["x","y"]', '');
  const first = await imported(mending, 'people.ndjson', [line('J1', '13800007771'), line('J2', 'xx')].join('\n'));
  expect(first.report).toMatchObject({ accepted: 1, rejected: 1 });
  const rows = cellsOf(await first.rejected('zh'));
  expect(rows[0]?.[0]).toBe('拒收:内容');
  rows[1]![0] = rows[1]![0]!.replace('xx', '13800007772');
  const second = await imported(mending, 'people.rejected.csv', SAVED['as CSV']!(rows));
  expect(second.report).toMatchObject({ accepted: 1, rejected: 0 });
  expect(second.columns).toEqual(first.columns);
  expect(JSON.stringify(await people(mending))).toContain('PHONE+8613800007772');
});

test('without a header the columns go by number again', async () => {
  const row = (id: string, phone: string) => `${id},${phone},-${id}`;
  const first = await imported(
    mending,
    'bare.csv',
    [...Array.from({ length: 30 }, (_, at) => row(`N${at + 1}`, `139111100${at + 10}`)), row('N0', 'xx')].join('\n'),
  );
  expect(first.columns).toEqual(['1', '2', '3']);
  const rows = cellsOf(await first.rejected('en'));
  expect(rows.map((cells) => cells[0])).toEqual(['1', 'N0']);
  rows[1]![1] = '13911119999';
  const second = await imported(mending, 'bare.rejected.csv', SAVED['as CSV']!(rows));
  expect(second.columns).toEqual(['1', '2', '3']);
  expect(second.report).toMatchObject({ read: 1, accepted: 1 });
});
