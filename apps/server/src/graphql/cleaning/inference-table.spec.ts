import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Webhook as Signature } from 'standardwebhooks';
import { signedIn } from '../../testing/signed-in.js';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes } = server.app;
  await attributes.define({ key: 'postal', type: 'TEXT', standardForm: 'POSTAL_CODE' });
  await attributes.define({ key: 'mobile', type: 'TEXT', standardForm: 'PHONE' });
  await attributes.define({ key: 'ip', type: 'TEXT', standardForm: 'IP' });
  await attributes.define({ key: 'gender', type: 'TEXT', standardForm: 'GENDER' });
  await attributes.define({ key: 'city', type: 'TEXT', standardForm: 'CITY' });
  await attributes.define({ key: 'district', type: 'TEXT', standardForm: 'DISTRICT' });
});
afterAll(() => server.close());

const GIVE = `mutation ($input: GiveInferenceTableInput!) { giveInferenceTable(input: $input) {
  __typename
  ... on InferenceTable { kind fileName note rows }
  ... on InferenceTableFaulty { faulty faults { line code text other } }
} }`;
const give = async (kind: string, csv: string, note?: string): Promise<object> =>
  (await server.get<{ giveInferenceTable: object }>(GIVE, { input: { kind, csv, note } })).giveInferenceTable;

const TABLES = [
  ['POSTAL_CODE', 'postal_code,division\n518057,440305\n'],
  ['PHONE_PREFIX', 'prefix,division\n1380013,110100\n'],
  ['IP', 'range,division\n203.0.113.0/24,440300\n2001:db8::/32,310100\n'],
] as const;

async function all(): Promise<void> {
  for (const [kind, csv] of TABLES) await give(kind, csv);
}
beforeEach(all);

test('whoever may not see sensitive values has no place inferred from them, by no table of their own', async () => {
  const marketer = await signedIn(server, 'marketer');
  const codeOf = async (query: string, input: object) =>
    (await server.ask(query, { input }, marketer)).errors?.[0]?.extensions.code;
  const [[postal, codes], [phone, prefixes]] = TABLES;
  expect(await codeOf(GIVE, { kind: phone, csv: prefixes })).toBe('FORBIDDEN');
  expect(await codeOf(GIVE, { kind: postal, csv: codes })).toBeUndefined();
  const put = await fetch(`${server.url}/v1/inference-tables/${phone}?fileName=mine.csv`, {
    method: 'PUT',
    headers: { ...marketer, origin: server.url },
    body: prefixes,
  });
  expect(put.status).toBe(403);
  const DEFINE = 'mutation ($input: DefineSourceInput!) { defineSource(input: $input) { cleaning { infer } } }';
  const source = (infer: string[]) => ({ key: 'till', kind: 'API', cleaning: { infer } });
  expect(await codeOf(DEFINE, source(['PHONE_PREFIX']))).toBe('FORBIDDEN');
  expect(await codeOf(DEFINE, source(['POSTAL_CODE']))).toBeUndefined();
  // What somebody with the right has switched on stays where others change the rest.
  await server.get(DEFINE, { input: source(['PHONE_PREFIX']) });
  expect(await codeOf(DEFINE, source(['PHONE_PREFIX', 'POSTAL_CODE']))).toBeUndefined();
  expect(await codeOf(DEFINE, source(['PHONE_PREFIX', 'RESIDENT_NUMBER']))).toBeUndefined();
  await server.app.attributes.define({ key: 'id_number', type: 'TEXT', standardForm: 'RESIDENT_NUMBER' });
  expect(await codeOf(DEFINE, source([]))).toBeUndefined();
  expect(await codeOf(DEFINE, source(['RESIDENT_NUMBER']))).toBe('FORBIDDEN');
});

describe('over GraphQL', () => {
  test('a table is given, listed, replaced and removed', async () => {
    expect(await give('IP', 'range,division\n203.0.113.0/24,110000\n', '供应商 2026-10')).toEqual({
      __typename: 'InferenceTable',
      kind: 'IP',
      fileName: 'ip.csv',
      note: '供应商 2026-10',
      rows: 1,
    });
    const { inferenceTables } = await server.get<{ inferenceTables: object[] }>('{ inferenceTables { kind rows } }');
    expect(inferenceTables).toEqual([
      { kind: 'POSTAL_CODE', rows: 1 },
      { kind: 'PHONE_PREFIX', rows: 1 },
      { kind: 'IP', rows: 1 },
    ]);
    const remove = 'mutation { removeInferenceTable(input: { kind: IP }) { removed } }';
    expect(await server.get(remove)).toEqual({ removeInferenceTable: { removed: true } });
    expect(await server.get(remove)).toEqual({ removeInferenceTable: { removed: false } });
  });

  test('rows that cannot be taken are part of the answer, by their lines', async () => {
    expect(await give('PHONE_PREFIX', 'prefix,division\n1380013,110100\n138,110100\n1380013,310100\n')).toEqual({
      __typename: 'InferenceTableFaulty',
      faulty: 2,
      faults: [
        { line: 3, code: 'INVALID_KEY', text: '138', other: null },
        { line: 4, code: 'CONTRADICTION', text: null, other: 2 },
      ],
    });
  });

  test('a file that is no table is refused', async () => {
    const { errors } = await server.ask(GIVE, { input: { kind: 'IP', csv: 'a,b\n1,2\n' } });
    expect(errors?.[0]?.extensions.code).toBe('INVALID_HEADER');
  });

  test('what would be inferred is seen before anything is stored, by the settings that are asked about', async () => {
    const tried = async (attribute: string, value: string, infer: string[]): Promise<object> => {
      const { tryCleaning } = await server.get<{ tryCleaning: object[] }>(
        `query ($input: TryCleaningInput!) { tryCleaning(input: $input) { stored { attribute value inferred } repairs } }`,
        { input: { attribute, values: [value], cleaning: { infer } } },
      );
      return tryCleaning[0]!;
    };
    expect(await tried('ip', '2001:db8::1', ['IP'])).toEqual({
      stored: [
        { attribute: 'ip', value: '2001:db8::1', inferred: null },
        { attribute: 'city', value: '上海市', inferred: 'IP' },
      ],
      repairs: ['INFERRED_IP'],
    });
    expect(await tried('ip', '203.0.113.9', ['PHONE_PREFIX'])).toMatchObject({ repairs: [] });
    expect(await tried('mobile', '138 0013 8000', ['PHONE_PREFIX'])).toMatchObject({
      repairs: ['PHONE', 'INFERRED_PHONE_PREFIX'],
    });
  });
});

describe('over HTTP', () => {
  const put = async (path: string, body: string) => {
    const response = await fetch(`${server.url}/v1/inference-tables/${path}`, { method: 'PUT', body });
    return { status: response.status, answer: (await response.json()) as object };
  };

  test('a file is taken as it comes and given back as it was', async () => {
    const content = '号段,城市,区划代码\r\n1380013,北京,110100\r\n';
    const given = await put(`PHONE_PREFIX?fileName=${encodeURIComponent('号段.csv')}&note=x`, content);
    expect(given).toMatchObject({ status: 200, answer: { kind: 'PHONE_PREFIX', rows: 1 } });
    const response = await fetch(`${server.url}/v1/inference-tables/PHONE_PREFIX`);
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('号段.csv'));
    expect(await response.text()).toBe(content);
  });

  test.each([
    ['IP?fileName=x.csv', 'range,division\n1.2.3/8,110100\n', 400, 'FAULTY_TABLE'],
    ['GENDER?fileName=x.csv', 'name,division\n', 404, 'NOT_FOUND'],
    ['IP', 'range,division\n', 400, 'INVALID_INPUT'],
    [`IP?fileName=x.csv&note=${'x'.repeat(501)}`, 'range,division\n', 400, 'INVALID_INPUT'],
  ])('PUT %s is refused with a reason', async (path, body, status, code) => {
    expect(await put(path, body)).toMatchObject({ status, answer: { code } });
  });
});

interface Person {
  externalId: string;
  [key: string]: unknown;
}
const MAPPING = {
  kind: 'users',
  fields: [
    { source: 'externalId', target: 'externalId' },
    ...['postal', 'mobile', 'ip', 'gender', 'city'].map((key) => ({ source: key, target: `attributes.${key}` })),
  ],
};

const ROADS: Record<string, (source: string, person: Person) => Promise<void>> = {
  async import(source, person) {
    const { imports } = server.app;
    const content = (async function* () {
      yield await Promise.resolve(Buffer.from(`${JSON.stringify(person)}\n`));
    })();
    const { id } = await imports.uploads.begin('people.ndjson', undefined);
    await imports.uploads.take(id, 0, content);
    await imports.examine(id);
    await imports.run(id, { mapping: MAPPING, source });
    await imports.work(id, new AbortController().signal);
    const { import: done } = await server.get<{ import: object }>(
      `{ import(id: "${id}") { report { rejected repairedBy { code count } } } }`,
    );
    expect(done).toMatchObject({
      report: { rejected: 0, repairedBy: expect.arrayContaining([expect.objectContaining({ count: 1 })]) },
    });
  },
  async SDK(source, { externalId, ...traits }) {
    const { database, inbound } = server.app;
    const { key } = await database.transaction((transaction) => inbound.writeKeys.create(source, transaction));
    const batch = [{ messageId: externalId, type: 'identify', userId: externalId, traits }];
    const body = JSON.stringify({ writeKey: key, sentAt: new Date().toISOString(), batch });
    const response = await fetch(`${server.url}/v1/collect`, { method: 'POST', body });
    expect(await response.json()).toMatchObject({ accepted: 1, rejected: [] });
  },
  async webhook(source, person) {
    const { webhook, secret } = await server.app.inbound.webhooks.create({ name: 'x', source, mapping: MAPPING });
    const at = new Date();
    const text = JSON.stringify(person);
    const response = await fetch(`${server.url}/v1/hooks/${webhook.key}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': person.externalId,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Signature(secret).sign(person.externalId, at, text),
      },
      body: text,
    });
    expect(await response.json()).toMatchObject({ accepted: 1, rejected: [] });
  },
  async connector(source, person) {
    const crm = createServer((_request, response) => response.end(JSON.stringify([person])));
    await new Promise<void>((resolve) => crm.listen(0, '127.0.0.1', resolve));
    try {
      const url = `http://127.0.0.1:${(crm.address() as AddressInfo).port}/people`;
      const { connectors, connectorRunner } = server.app.inbound;
      const { key } = await connectors.create({
        name: 'x',
        kind: 'HTTP',
        source,
        settings: { url },
        mapping: MAPPING,
        every: 5,
      });
      await connectorRunner.run(key, true, new AbortController().signal);
    } finally {
      crm.closeAllConnections();
      crm.close();
    }
  },
};

const told = async (externalId: string): Promise<Record<string, unknown[]>> => {
  const { user } = await server.get<{
    user: { attributes: { attribute: { key: string }; value: unknown; inferred: string | null }[] };
  }>(`{ user(externalId: "${externalId}") { attributes { attribute { key } value inferred } } }`);
  return Object.fromEntries(
    user.attributes.map(({ attribute, value, inferred }) => [attribute.key, [value, inferred]]),
  );
};

describe.each(Object.keys(ROADS))('what comes by the road of the %s', (road) => {
  const source = `by_${road}`;
  const send = async (person: Person, infer?: string[]): Promise<Record<string, unknown[]>> => {
    await server.app.sources.define({ key: source, kind: 'API', cleaning: { infer: infer ?? [] } });
    await ROADS[road]!(source, person);
    return told(person.externalId);
  };

  test('is inferred only where the source says so and the table is there, and is marked with the method', async () => {
    const person = { mobile: '138-0013-8000', ip: '203.0.113.9' };
    expect(await send({ externalId: `${road} off`, ...person })).not.toHaveProperty('city');
    expect(await send({ externalId: `${road} on`, ...person }, ['PHONE_PREFIX'])).toMatchObject({
      city: ['北京市', 'PHONE_PREFIX'],
    });
    expect(await send({ externalId: `${road} ip`, ...person }, ['IP', 'PHONE_PREFIX'])).toMatchObject({
      city: ['深圳市', 'IP'],
    });
    await server.app.inferenceTables.remove('IP');
    expect(await send({ externalId: `${road} gone`, ...person }, ['IP'])).not.toHaveProperty('city');
  });

  test('a district comes from a postal code alone, and a gender from nothing', async () => {
    const everything = ['POSTAL_CODE', 'PHONE_PREFIX', 'IP', 'RESIDENT_NUMBER'];
    const found = await send(
      { externalId: `${road} district`, postal: '518057', mobile: '+86 138 0013 8000' },
      everything,
    );
    expect(found).toMatchObject({ district: ['南山区', 'POSTAL_CODE'], city: ['深圳市', 'POSTAL_CODE'] });
    expect(found).not.toHaveProperty('gender');
    expect(await send({ externalId: `${road} city`, mobile: '+86 138 0013 8000' }, everything)).not.toHaveProperty(
      'district',
    );
  });

  test('a given value is never overwritten, and overwrites what was inferred', async () => {
    const inferred = { externalId: `${road} given`, mobile: '+86 138 0013 8000' };
    const city = async (person: Person) => (await send(person, ['PHONE_PREFIX']))['city'];
    expect(await city(inferred)).toEqual(['北京市', 'PHONE_PREFIX']);
    expect(await city({ externalId: inferred.externalId, ip: '203.0.113.9', city: '广州' })).toEqual(['广州市', null]);
    expect(await city({ ...inferred, ip: '203.0.113.10' })).toEqual(['广州市', null]);
  });
});
