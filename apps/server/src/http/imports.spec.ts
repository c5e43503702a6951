import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

interface Uploaded {
  id: string;
  state: string;
  received: number;
}

const upload = async (name: string, content: string | Buffer, query = ''): Promise<Uploaded> => {
  const response = await fetch(`${server.url}/v1/imports?fileName=${encodeURIComponent(name)}${query}`, {
    method: 'POST',
    body: content,
  });
  return (await response.json()) as Uploaded;
};

const FIELDS = `id state fileName received sameAs progress rejectedFile fault { code message }
  report { read accepted created updated unchanged sameUser merged duplicates rejected rejectedBy { code count } }
  undoReport { usersRemoved usersKept valuesRestored valuesKept identitiesRemoved tagsRemoved eventsRemoved eventsKept }
  examination { format packed encoding delimiter header columns { name samples shape filled distinct }
    guess { kind name missing fields { source target format times confidence reasons newAttribute { key name type } } } }`;

interface Answered {
  id: string;
  state: string;
  fault: unknown;
  sameAs: string | null;
  report: Record<string, number>;
  undoReport: Record<string, number>;
  examination: {
    encoding: string;
    guess: {
      kind: string;
      name: string | null;
      missing: string[];
      fields: { source: unknown; target: string; format: string | null; times: unknown; newAttribute: object | null }[];
    };
  };
}

const read = async (id: string) =>
  (await server.get<{ import: Answered }>(`query($id: ID!) { import(id: $id) { ${FIELDS} } }`, { id })).import;

async function examined(name: string, content: string | Buffer): Promise<Answered> {
  const { id } = await upload(name, content);
  await server.app.imports.examine(id);
  return read(id);
}

const mappingOf = ({ guess }: Answered['examination']) => ({
  kind: guess.kind,
  name: guess.name,
  missing: guess.missing,
  fields: guess.fields.map(({ source, target, format, times }) => ({ source, target, format, times })),
});

const run = async (id: string, mapping: object, newAttributes: object[] = []) => {
  await server.get(`mutation($input: RunImportInput!) { runImport(input: $input) { id } }`, {
    input: { id, mapping, newAttributes },
  });
  await server.app.imports.work(id, new AbortController().signal);
  return read(id);
};

const undo = async (id: string) => {
  await server.get(`mutation($input: ImportIdInput!) { undoImport(input: $input) { id } }`, { input: { id } });
  await server.app.imports.takeBack(id, new AbortController().signal);
  return read(id);
};

const MEMBERS = `会员号,姓名,手机号码,邮箱,城市,会员等级,生日
M1,张三,13800000001,a@example.com,北京市,金卡,1990-01-02
M2,李四,13800000002,b@example.com,上海市,银卡,1991-02-03
,王五,,,广州市,银卡,1992-03-04
M1,张三丰,13800000001,a@example.com,北京市,金卡,1990-01-02
`;

describe('a file of members', () => {
  test('is uploaded, guessed, shown, imported, and taken back', async () => {
    const found = await examined('会员.csv', MEMBERS);
    expect(found.state).toBe('READY');
    const { guess } = found.examination;
    expect(guess.kind).toBe('USERS');
    expect(guess.fields.map(({ target }) => target)).toEqual([
      'externalId',
      'attributes.name',
      'identities.PHONE',
      'identities.EMAIL',
      'attributes.city',
      'attributes.member_level',
      'attributes.birthday',
    ]);
    const mapping = mappingOf(found.examination);
    const newAttributes = guess.fields.flatMap(({ newAttribute }) => newAttribute ?? []);
    const { previewImport } = await server.get<{ previewImport: { cells: { stored: string }[]; rejected: unknown }[] }>(
      `query($input: PreviewImportInput!) { previewImport(input: $input) { row line rejected { code message } cells { field raw stored fault } } }`,
      { input: { id: found.id, mapping, newAttributes } },
    );
    expect(previewImport.map(({ rejected }) => rejected)).toEqual([
      null,
      null,
      { code: 'NO_EXTERNAL_ID', message: 'the row has no external id' },
      null,
    ]);
    const done = await run(found.id, mapping, newAttributes);
    expect(done).toMatchObject({
      state: 'DONE',
      report: { read: 4, accepted: 3, created: 2, updated: 0, sameUser: 1, merged: 0, rejected: 1 },
    });
    expect(await names()).toEqual(['张三丰', '李四']);
    const rejected = await (await fetch(`${server.url}/v1/imports/${found.id}/rejected.csv`)).text();
    expect(rejected).toContain('王五');
    expect(rejected).toContain('the row has no external id');
    const inChinese = await (await fetch(`${server.url}/v1/imports/${found.id}/rejected.csv?lang=zh`)).text();
    expect(inChinese).toContain('没有客户编号');
    const undone = await undo(found.id);
    expect(undone).toMatchObject({ state: 'UNDONE', undoReport: { usersRemoved: 2, usersKept: 0 } });
    expect(await names()).toEqual([]);
  });
});

const names = async () =>
  (
    await server.app.database.query<{ name: string }>(
      `SELECT "values" ->> 'name' AS name FROM user_attributes WHERE "values" ? 'name' ORDER BY user_id`,
    )
  ).map(({ name }) => name);

test('a gzip in GBK is opened and read, and a mapping is offered', async () => {
  const found = await examined(
    'orders.csv.gz',
    gzipSync('CustomerID,InvoiceDate,Quantity,UnitPrice\nA,2024-01-01 10:00,2,2.5\nNA,2024-01-01 11:00,1,3\n'),
  );
  expect(found.state).toBe('READY');
  const done = await run(found.id, mappingOf(found.examination));
  expect(done).toMatchObject({ state: 'DONE', report: { read: 2, accepted: 1, rejected: 1 } });
  expect(await undo(found.id)).toMatchObject({ undoReport: { eventsRemoved: 1, usersRemoved: 1 } });
});

test('a dropped upload goes on where it broke off, and from nowhere else', async () => {
  const content = MEMBERS;
  const size = Buffer.byteLength(content);
  const begun = await upload('dropped.csv', '', `&bytes=${size}`);
  expect(begun).toMatchObject({ state: 'UPLOADING', received: 0 });
  const patch = async (offset: number, part: Buffer) => {
    const response = await fetch(`${server.url}/v1/imports/${begun.id}?offset=${offset}`, {
      method: 'PATCH',
      body: part,
    });
    return { status: response.status, ...((await response.json()) as Uploaded & { code?: string }) };
  };
  const whole = Buffer.from(content);
  expect(await patch(0, whole.subarray(0, 50))).toMatchObject({ status: 200, state: 'UPLOADING', received: 50 });
  expect(await patch(0, whole.subarray(0, 50))).toMatchObject({ status: 409, code: 'WRONG_OFFSET', received: 50 });
  expect(await patch(50, Buffer.concat([whole.subarray(50), whole]))).toMatchObject({ status: 413, code: 'TOO_LARGE' });
  const at = ((await (await fetch(`${server.url}/v1/imports/${begun.id}`)).json()) as Uploaded).received;
  expect(await patch(at, whole.subarray(at))).toMatchObject({ status: 200, state: 'EXAMINING', received: size });
});

test('a formula in a rejected row is no formula in the file of rejected rows', async () => {
  const { id } = await examined('f.csv', 'id,when,n\n,2024-01-01,=HYPERLINK("http://x")\n');
  const fields = [
    { source: 'id', target: 'externalId' },
    { source: 'n', target: 'properties.n' },
  ];
  await run(id, { kind: 'EVENTS', name: 'e', fields });
  const csv = await (await fetch(`${server.url}/v1/imports/${id}/rejected.csv`)).text();
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
});

test('a mapping is saved by name and offered where its columns are', async () => {
  const mapping = { kind: 'USERS', fields: [{ source: '会员号', target: 'externalId' }] };
  await server.get(`mutation($input: SaveImportMappingInput!) { saveImportMapping(input: $input) { name } }`, {
    input: { name: '会员', mapping, columns: ['会员号'] },
  });
  const offered = async (columns: string[]) =>
    (
      await server.get<{ importMappings: { name: string }[] }>(
        `query($columns: [String!]) { importMappings(columns: $columns) { name mapping { kind fields { source target } } } }`,
        { columns },
      )
    ).importMappings;
  expect(await offered(['姓名', '会员号'])).toEqual([{ name: '会员', mapping }]);
  expect(await offered(['姓名'])).toEqual([]);
});

test('a mapping is fitted to a file whose headers are written otherwise or lack some, and is given another name', async () => {
  const fields = ['Customer ID', 'E-mail', '手机号', '备注'].map((source, at) => ({
    source,
    target: ['externalId', 'identities.EMAIL', 'identities.PHONE', 'tags'][at],
  }));
  const save = `mutation($input: SaveImportMappingInput!) { saveImportMapping(input: $input) { name } }`;
  for (const name of ['web', 'shop'])
    await server.get(save, { input: { name, mapping: { kind: 'USERS', fields }, columns: [] } });
  const list = `query($columns: [String!]) { importMappings(columns: $columns) { name lacks mapping { fields { source target } } } }`;
  const { importMappings } = await server.get<{ importMappings: { name: string }[] }>(list, {
    columns: ['customer_id', 'email', '手机号 '],
  });
  expect(importMappings.find(({ name }) => name === 'web')).toEqual({
    name: 'web',
    lacks: ['备注'],
    mapping: {
      fields: [
        { source: 'customer_id', target: 'externalId' },
        { source: 'email', target: 'identities.EMAIL' },
        { source: '手机号 ', target: 'identities.PHONE' },
      ],
    },
  });
  const rename = `mutation($input: RenameImportMappingInput!) { renameImportMapping(input: $input) { name } }`;
  const renamed = { input: { name: 'web', to: '官网' } };
  expect(await server.get(rename, renamed)).toEqual({ renameImportMapping: { name: '官网' } });
  expect((await server.ask(rename, renamed)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const { errors } = await server.ask(rename, { input: { name: 'shop', to: '官网' } });
  expect(errors?.[0]?.extensions.code).toBe('ALREADY_EXISTS');
});
