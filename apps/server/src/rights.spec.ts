import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes, tagging } = server.app;
  for (const key of ['name', 'city']) await attributes.define({ key, type: 'TEXT' });
  await attributes.define({ key: 'age', type: 'NUMBER', sensitive: true });
  await tagging.create({ key: 'value/vip', class: 'VALUE' });
});
afterAll(() => server.close());

let people = 0;
async function person(attributes: object = {}): Promise<{ id: string; externalId: string }> {
  const externalId = `p${++people}`;
  await server.app.upsertUsers([{ externalId, attributes: attributes as Record<string, unknown> }], 'crm');
  return { id: String((await server.app.profiles.byExternalId(externalId))?.id), externalId };
}
const count = async (rule: object): Promise<number> => {
  await server.app.audience.tick();
  const { users } = await server.get<{ users: { totalCount: number } }>(
    'query ($rule: RuleInput) { users(rule: $rule, first: 1) { totalCount } }',
    { rule },
  );
  return users.totalCount;
};
const codeOf = async (query: string, variables: object): Promise<string | undefined> =>
  (await server.ask(query, variables)).errors?.[0]?.extensions.code;

describe('a copy of everything', () => {
  const EVIL = `<script>alert("x")</script> & 'y'`;
  const fetchCopy = (id: string, rest: string) => fetch(`${server.url}/v1/users/${id}/export.${rest}`);

  test('is JSON with all that every folder keeps, and is noted with the person', async () => {
    const { id, externalId } = await person({ name: EVIL, age: 30 });
    await server.app.trackEvents(
      Array.from({ length: 2500 }, (_, n) => ({ externalId, name: 'visited', properties: { n } })),
    );
    const response = await fetchCopy(id, 'json');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename=person-${id}.json`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const copy = (await response.json()) as { data: Record<string, Record<string, Record<string, unknown>[]>> };
    expect(copy.data.profile?.attributes).toMatchObject([
      { key: 'age', value: 30, source: 'crm' },
      { key: 'name', value: EVIL },
    ]);
    expect(copy.data.events?.events).toHaveLength(2500);
    const { user } = await server.get<{ user: { exercisedRights: object[]; export: object } }>(
      'query ($id: ID!) { user(id: $id) { exercisedRights { right keys } export { json html } } }',
      { id },
    );
    expect(user).toEqual({
      exercisedRights: [{ right: 'ACCESS', keys: ['json'] }],
      export: { json: `/v1/users/${id}/export.json`, html: `/v1/users/${id}/export.html` },
    });
  });

  test('is a page in Chinese or English in which nothing is markup but our own', async () => {
    const { id } = await person({ name: EVIL });
    await server.app.trackEvents([
      { externalId: `p${people}`, name: 'visited', properties: { '<b>key</b>': ['<i>', { x: EVIL }] } },
    ]);
    for (const [lang, title] of [
      ['zh', '我们保存的关于您的全部数据'],
      ['en', 'Everything that we keep of you'],
    ] as const) {
      const response = await fetchCopy(id, `html?lang=${lang}`);
      const page = await response.text();
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page).toContain(title);
      expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;');
      expect(page).not.toMatch(/<(script|b|i)\b/);
    }
  });

  test('is a page that a person reads: names for keys and codes, values as they are written, times by a clock that is named', async () => {
    const { attributes, tagging } = server.app;
    await attributes.define({ key: 'district_code', name: '区县', type: 'TEXT', standardForm: 'DISTRICT_CODE' });
    await attributes.define({ key: 'spent', name: '累计消费', type: 'NUMBER', unit: '元' });
    await attributes.define({ key: 'day', name: '生日', type: 'DATE' });
    await tagging.create({ key: 'level', name: '等级', class: 'VALUE' });
    await tagging.create({ key: 'level/gold', name: '金卡', class: 'VALUE' });
    const { id, externalId } = await person({ district_code: '440305', spent: 12345.5, day: '1990-05-06' });
    await tagging.assign('level/gold', { externalIds: [externalId] }, { source: 'api' });
    await server.app.trackEvents([
      {
        externalId,
        name: 'order_completed',
        occurredAt: '2026-01-31T20:30:15.123Z',
        properties: { order_id: 123456, amount: 1999, paid: true },
      },
    ]);
    await server.app.consenting.record([
      { externalId, purpose: 'MARKETING', channel: 'SMS', state: 'GRANTED', at: '2026-01-02T00:00:00Z' },
      { externalId, purpose: 'MARKETING', state: 'WITHDRAWN', at: '2026-01-03T00:00:00Z' },
    ]);
    const read = async (lang: string): Promise<string> =>
      (await (await fetchCopy(id, `html?lang=${lang}`)).text())
        .replace(/<style>.*<\/style>/s, '')
        .replace(/<[^>]*>/g, '|');
    const expected = {
      zh: [
        '中国标准时间 (Asia/Shanghai)',
        '|区县||广东省深圳市南山区 (440305)|',
        '|累计消费||12,345.5 元|',
        '|生日||1990年5月6日|',
        '|等级 / 金卡|',
        '|2026年2月1日 04:30:15||完成订单|',
        '|订单||123456|',
        '|是|',
        '|短信||同意||2026年1月2日 08:00:00|',
        '|所有渠道||撤回|',
      ],
      en: [
        'China Standard Time (Asia/Shanghai)',
        '|区县||广东省深圳市南山区 (440305)|',
        '|累计消费||12,345.5 元|',
        '|生日||6 May 1990|',
        '|等级 / 金卡|',
        '|1 February 2026 at 04:30:15||order completed|',
        '|amount||1,999|',
        '|yes|',
        '|SMS||Agreed||2 January 2026 at 08:00:00|',
        '|every channel||Withdrawn|',
      ],
    };
    for (const [lang, texts] of Object.entries(expected)) {
      const page = await read(lang);
      for (const text of texts) expect(page.replace(/\|\n?\|+/g, '||')).toContain(text);
      // Nothing raw: keys, codes, instants in UTC, JSON.
      expect(page).not.toMatch(/district_code|order_completed|level\/gold|GRANTED|EXTERNAL_ID|T\d\d:|\dZ|[{}]/);
    }
  });

  test.each([
    ['someone unknown', '2147483647', 'json', 404],
    ['no id', 'x', 'html', 404],
    ['a language that is not spoken', '1', 'html?lang=fr', 400],
  ])('of %s is refused', async (_what, id, rest, status) => {
    expect((await fetchCopy(id, rest)).status).toBe(status);
  });
});

describe('a correction', () => {
  const CORRECT = `mutation ($input: CorrectUserInput!) { correctUser(input: $input) {
    city: attribute(key: "city") attributes { attribute { key } source } exercisedRights { right keys note } } }`;

  test('outranks every other source, so that no later import undoes it', async () => {
    const { id, externalId } = await person({ city: '北京市' });
    const input = { id, attributes: { city: '天津市' }, note: 'asked by phone' };
    expect(await server.get(CORRECT, { input })).toEqual({
      correctUser: {
        city: '天津市',
        attributes: [{ attribute: { key: 'city' }, source: 'manual' }],
        exercisedRights: [{ right: 'CORRECTION', keys: ['city'], note: 'asked by phone' }],
      },
    });
    await server.app.upsertUsers([{ externalId, attributes: { city: '北京市' } }], 'crm');
    expect(await server.get('query ($id: ID!) { user(id: $id) { city: attribute(key: "city") } }', { id })).toEqual({
      user: { city: '天津市' },
    });
  });

  test.each([
    [{ attributes: { nope: 1 } }, 'UNKNOWN_ATTRIBUTE'],
    [{ attributes: { age: 'old' } }, 'WRONG_TYPE'],
    [{ attributes: {} }, 'INVALID_INPUT'],
    [{ attributes: { city: 'x' }, id: '2147483647' }, 'NOT_FOUND'],
    [{ attributes: { city: 'x' }, id: 'x' }, 'NOT_FOUND'],
    [{ attributes: { city: 'x' }, note: 'x'.repeat(501) }, 'INVALID_INPUT'],
  ])('%j is refused with %s', async (given, code) => {
    const { id } = await person();
    expect(await codeOf(CORRECT, { input: { id, ...given } })).toBe(code);
  });
});

describe('a restriction', () => {
  test('takes the user out of every set, keeps what is known and what arrives, and ends when it is lifted', async () => {
    const { id, externalId } = await person({ city: '三亚市' });
    const rule = { attribute: { key: 'city', is: { eq: '三亚市' } } };
    expect(await count(rule)).toBe(1);
    const change = (name: string, reason: string) =>
      server.get(
        `mutation ($input: RestrictUserInput!) { ${name}(input: $input) { restrictedAt exercisedRights { right note } } }`,
        { input: { id, reason } },
      );
    expect(await change('restrictUser', 'disputes the city')).toEqual({
      restrictUser: {
        restrictedAt: expect.any(String),
        exercisedRights: [{ right: 'RESTRICTION', note: 'disputes the city' }],
      },
    });
    expect(await count(rule)).toBe(0);
    await server.app.upsertUsers([{ externalId, attributes: { age: 5 } }], 'crm');
    expect(await server.get('query ($id: ID!) { user(id: $id) { age: attribute(key: "age") } }', { id })).toEqual({
      user: { age: 5 },
    });
    expect(await count({ attribute: { key: 'age', is: { eq: 5 } } })).toBe(0);
    expect(await change('liftRestriction', 'settled')).toMatchObject({ liftRestriction: { restrictedAt: null } });
    expect(await count(rule)).toBe(1);
  });
});

describe('an erasure over GraphQL', () => {
  const ERASE = 'mutation ($input: EraseUserInput!) { eraseUser(input: $input) { id erasedAt counts { name rows } } }';

  test('gives a receipt, which is listed, found by an identity, and lifted with a reason', async () => {
    const { id, externalId } = await person({ name: 'Gone' });
    const { eraseUser } = await server.get<{ eraseUser: { id: string; counts: { name: string; rows: number }[] } }>(
      ERASE,
      {
        input: { id },
      },
    );
    expect(eraseUser.counts.find(({ name }) => name === 'profile')?.rows).toBe(4);
    const found = await server.get(
      `query ($value: String!) {
        erasure(identity: { kind: EXTERNAL_ID, value: $value }) { id liftedAt }
        erasures(first: 1) { totalCount edges { node { id counts { name rows } } } }
      }`,
      { value: externalId },
    );
    expect(found).toEqual({
      erasure: { id: eraseUser.id, liftedAt: null },
      erasures: { totalCount: 1, edges: [{ node: { id: eraseUser.id, counts: eraseUser.counts } }] },
    });
    expect(
      await server.get('mutation ($input: LiftErasureInput!) { liftErasure(input: $input) { liftedAt liftReason } }', {
        input: { id: eraseUser.id, reason: ' came back ' },
      }),
    ).toEqual({ liftErasure: { liftedAt: expect.any(String), liftReason: 'came back' } });
  });

  test.each([
    [{}, 'INVALID_INPUT'],
    [{ id: '1', externalId: 'x' }, 'INVALID_INPUT'],
    [{ id: '0' }, 'NOT_FOUND'],
    [{ externalId: ' ' }, 'INVALID_INPUT'],
    [{ identity: { kind: 'PHONE', value: '\u0000' } }, 'NOT_FOUND'],
  ])('%j is refused with %s', async (input, code) => {
    expect(await codeOf(ERASE, { input })).toBe(code);
  });
});

describe('retention', () => {
  const SET = 'mutation ($input: SetRetentionInput!) { setRetention(input: $input) { kind name period } }';
  const now = Date.now();

  test('of events says how much it would delete, deletes it in batches, tells the engine, and rejects what is older', async () => {
    const { externalId } = await person();
    const events = Array.from({ length: 25 }, (_, n) => ({
      externalId,
      name: 'browsed',
      occurredAt: new Date(now - n * 86_400_000).toISOString(),
    }));
    await server.app.trackEvents(events);
    const rule = { event: { name: 'browsed', is: { gte: 20 } } };
    expect(await count(rule)).toBe(1);
    const { retentionPreview } = await server.get<{ retentionPreview: number }>(
      '{ retentionPreview(kind: EVENT, name: "browsed", period: "P10D") }',
    );
    expect(retentionPreview).toBe(15);
    expect(await server.get(SET, { input: { kind: 'EVENT', name: 'browsed', period: 'P10D' } })).toEqual({
      setRetention: [{ kind: 'EVENT', name: 'browsed', period: 'P10D' }],
    });
    expect(await server.app.retentions.expire()).toBe(15);
    expect(await server.app.retentions.expire()).toBe(0);
    expect(await count(rule)).toBe(0);
    const { rejected, accepted } = await server.app.trackEvents([...events.slice(0, 1), ...events.slice(-1)]);
    expect([accepted, rejected.map(({ code, index }) => [code, index])]).toEqual([1, [['TOO_OLD', 1]]]);
    expect(await server.get(SET, { input: { kind: 'EVENT', name: 'browsed' } })).toEqual({ setRetention: [] });
    expect((await server.app.trackEvents(events.slice(-1))).accepted).toBe(1);
  });

  test('of an attribute removes values that were said too long ago, and the past that ended then', async () => {
    const { id, externalId } = await person();
    const say = (city: string, days: number) =>
      server.app.upsertUsers(
        [{ externalId, attributes: { city }, at: new Date(now - days * 86_400_000).toISOString() }],
        'crm',
      );
    await say('拉萨市', 400);
    await say('昆明市', 300);
    const held = () => server.get('query ($id: ID!) { user(id: $id) { city: attribute(key: "city") } }', { id });
    const past = () => server.app.database.query('SELECT value FROM user_attribute_history WHERE user_id = $1', [id]);
    const rule = { attribute: { key: 'city', is: { eq: '昆明市' } } };
    expect([await held(), await past(), await count(rule)]).toEqual([
      { user: { city: '昆明市' } },
      [{ value: '拉萨市' }],
      1,
    ]);
    await server.app.retentions.set('ATTRIBUTE', 'city', 'P350D');
    expect(await server.app.retentions.expire()).toBe(0);
    expect(await server.app.retentions.preview('ATTRIBUTE', 'city', 'P200D')).toBe(2);
    await server.app.retentions.set('ATTRIBUTE', 'city', 'P200D');
    expect(await server.app.retentions.expire()).toBe(2);
    expect([await held(), await past(), await count(rule)]).toEqual([{ user: { city: null } }, [], 0]);
    await server.app.retentions.set('ATTRIBUTE', 'city', null);
  });

  test.each([
    [{ kind: 'EVENT', name: 'never came', period: 'P1Y' }, 'NOT_FOUND'],
    [{ kind: 'ATTRIBUTE', name: 'nope', period: 'P1Y' }, 'NOT_FOUND'],
    [{ kind: 'ATTRIBUTE', name: 'city', period: 'PT1H' }, 'INVALID_INPUT'],
    [{ kind: 'ATTRIBUTE', name: 'city', period: 'P0D' }, 'INVALID_INPUT'],
    [{ kind: 'ATTRIBUTE', name: 'city', period: 'two years' }, 'INVALID_INPUT'],
  ])('%j is refused with %s', async (input, code) => {
    expect(await codeOf(SET, { input })).toBe(code);
  });
});

test('records of processing name everything that is collected, and say what was written down of it', async () => {
  await person({ name: 'Recorded', age: 3 });
  await server.app.trackEvents([{ externalId: `p${people}`, name: 'visited' }]);
  const device = { kind: 'DEVICE' as const, value: 'recorded' };
  await server.app.sources.define({ key: 'checkout', kind: 'API' });
  await server.app.upsertUsers([{ identities: [device], tags: ['value/vip'] }], 'checkout');
  await server.app.upsertUsers([{ identities: [{ kind: 'IM', value: 'recorded' }] }], 'the desk of Ann');
  await server.app.upsertUsers([{ identities: [{ kind: 'DEVICE', value: '' }] }], 'refused');
  const SET =
    'mutation ($input: SetProcessingRecordInput!) { setProcessingRecord(input: $input) { purpose basis recipients } }';
  await server.get(SET, { input: { kind: 'ATTRIBUTE', name: 'age', purpose: '适龄推荐', basis: 'CONSENT' } });
  expect(await server.get(SET, { input: { kind: 'ATTRIBUTE', name: 'age', recipients: '无' } })).toEqual({
    setProcessingRecord: { purpose: '适龄推荐', basis: 'CONSENT', recipients: '无' },
  });
  const { processingRecords } = await server.get<{ processingRecords: { kind: string; name: string }[] }>(
    '{ processingRecords { kind name label sensitive purpose basis recipients sources keptFor } }',
  );
  const find = (kind: string, name: string) => processingRecords.find((one) => one.kind === kind && one.name === name);
  expect(find('ATTRIBUTE', 'age')).toMatchObject({
    sensitive: true,
    purpose: '适龄推荐',
    sources: ['crm'],
    keptFor: null,
  });
  expect(find('EVENT', 'visited')).toMatchObject({ purpose: '', basis: null, sources: ['api'] });
  expect(find('IDENTITY', 'DEVICE')).toMatchObject({ sources: ['checkout'] });
  expect(find('IDENTITY', 'IM')).toMatchObject({ sources: ['api'] });
  expect(find('IDENTITY', 'OTHER')).toMatchObject({ sources: [] });
  expect(find('TAG', 'value')).toMatchObject({ sources: expect.arrayContaining(['checkout']) });
  expect([find('IDENTITY', 'PHONE'), find('TAG', 'value'), find('TAG', 'value/vip')].map(Boolean)).toEqual([
    true,
    true,
    false,
  ]);
  expect(await codeOf(SET, { input: { kind: 'TAG', name: 'nope' } })).toBe('NOT_FOUND');
});

test('a batch that is stored is accepted, also where its source could not be noted', async () => {
  const { database } = server.app;
  await database.query('ALTER TABLE collected_from RENAME TO collected_elsewhere');
  const event = { externalId: 'noted', name: 'never seen before' };
  try {
    expect(await server.app.trackEvents([event])).toMatchObject({ accepted: 1 });
  } finally {
    await database.query('ALTER TABLE collected_elsewhere RENAME TO collected_from');
  }
  await server.app.trackEvents([event]);
  expect((await server.app.collectedFrom.sources()).get('EVENT never seen before')).toEqual(['api']);
});
