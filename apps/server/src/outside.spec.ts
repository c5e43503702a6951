import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PERMISSIONS, systemActor } from '@strata/access';
import { dump, until } from './testing/erasures.js';
import { signedIn } from './testing/signed-in.js';
import type { SignedIn } from './testing/signed-in.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

/** What somebody of Shanghai tries at people elsewhere: whatever they send, it reads as of nobody, and nothing has changed. */
const SHANGHAI = { attribute: { key: 'city', is: { eq: '上海' } } };
const OTHER = '外地人';
const MAIL = (value: string) => ({ kind: 'EMAIL' as const, namespace: '', value });

let server: TestServer;
let local: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  const { app } = server;
  await app.purposes.define({ key: 'HEALTH', name: { zh: '健康', en: 'Health' } });
  await app.attributes.define({ key: 'city', type: 'TEXT' });
  await app.attributes.define({ key: 'name', type: 'TEXT' });
  await app.attributes.define({ key: 'blood', type: 'TEXT', consentPurpose: 'HEALTH' });
  await app.tagging.create({ key: 'mark', class: 'VALUE' });
  local = await signedIn(server, PERMISSIONS, SHANGHAI);
});
afterAll(() => server.close());

/** Each test has people of its own. */
let turn = 0;
let near: string;
let far: string;
let erased: string;
let nobody: string;
beforeEach(async () => {
  turn++;
  [near, far, erased, nobody] = ['near', 'far', 'erased', 'nobody'].map((name) => `${name}-${turn}`) as [
    string,
    string,
    string,
    string,
  ];
  await server.app.upsertUsers(
    [
      { externalId: near, attributes: { city: '上海' }, identities: [MAIL(`${near}@example.com`)] },
      { externalId: far, attributes: { city: '北京', name: OTHER }, identities: [MAIL(`${far}@example.com`)] },
      { externalId: erased, attributes: { city: '上海' } },
    ],
    'api',
  );
  await server.app.erasures.erase({ externalId: erased });
});

const keyOf = async (externalId: string): Promise<string> =>
  String((await server.app.profiles.byExternalId(externalId))!.id);

interface Taken {
  accepted: number;
  duplicates: number;
  rejected: { index: number; code: string; message: string }[];
}
async function send(operation: string, list: string, items: readonly object[]): Promise<Taken> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { accepted duplicates rejected { index code message } } }`;
  const { data, errors } = await server.ask<Record<string, Taken>>(query, { input: { [list]: items } }, local);
  expect(errors).toBeUndefined();
  return data[operation]!;
}
const upsert = (...users: object[]) => send('upsertUsers', 'users', users);

/** Everything that is kept, but what says who asked. */
async function kept(): Promise<string[]> {
  const rows = await dump(server);
  return rows
    .filter(({ table }) => !/audit|sessions|records_of|collected|pgboss|graphile/.test(table))
    .map(({ row }) => row)
    .sort();
}

/** What is said of each item without what the item itself says: it must not depend on whether there is somebody. */
const said = ({ accepted, rejected }: Taken) => [
  accepted,
  ...rejected.map(({ code, message }) => `${code} ${message}`),
];

describe('upsertUsers', () => {
  test('changes nobody outside, creates nobody, and says the same of those who are and those who are not', async () => {
    const before = await kept();
    const one = (externalId: string, rest: object = {}) => ({ externalId, ...rest });
    for (const rest of [
      {},
      { attributes: { city: '上海' } },
      { attributes: { blood: 'A' } },
      { tags: ['mark'] },
      { identities: [MAIL('new@example.com')] },
    ]) {
      const answers = [];
      for (const externalId of [far, erased, nobody]) answers.push(said(await upsert(one(externalId, rest))));
      expect(answers[0]).toEqual([0, expect.stringMatching(/^UNKNOWN_USER/)]);
      expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    }
    const mails = [`${far}@example.com`, `${nobody}@example.com`];
    const byMail = [];
    for (const mail of mails)
      byMail.push(said(await upsert({ identities: [MAIL(mail)], attributes: { city: '上海' } })));
    expect(byMail[0]).toEqual(byMail[1]);
    expect(await kept()).toEqual(before);
  });

  test('gives nobody inside an identity, be it somebody else’s or nobody’s: it would merge the two, or tell that it is taken', async () => {
    const before = await kept();
    const answers = [];
    for (const mail of [`${far}@example.com`, `${nobody}@example.com`])
      answers.push(said(await upsert({ externalId: near, identities: [MAIL(mail)] })));
    answers.push(said(await upsert({ externalId: near, identities: [{ kind: 'EXTERNAL_ID', value: far }] })));
    expect(answers[0]).toEqual([0, expect.stringMatching(/^UNKNOWN_USER/)]);
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(await kept()).toEqual(before);
  });

  test('takes what is said of users inside, by any identity that they have, and the others of the batch are not harmed', async () => {
    const answer = await upsert(
      { externalId: far, attributes: { name: '改' } },
      { externalId: near, identities: [MAIL(`${near}@example.com`)], attributes: { name: '内' }, tags: ['mark'] },
      { identities: [MAIL(`${near}@example.com`)], attributes: { name: '新' } },
    );
    expect(answer).toMatchObject({ accepted: 2, rejected: [{ index: 0, code: 'UNKNOWN_USER' }] });
    const { user } = await server.get<Record<string, unknown>>(
      `{ user(externalId: "${near}") { name tags { tag { key } } } }`,
    );
    expect(user).toEqual({ name: '新', tags: [{ tag: { key: 'mark' } }] });
  });

  test('takes nobody out of the scope: the item is rejected, as if it had not been sent', async () => {
    const answer = await upsert(
      { externalId: near, attributes: { name: '内' } },
      { externalId: near, attributes: { city: '北京', name: '走' } },
    );
    expect(answer).toMatchObject({ accepted: 0, rejected: [{ code: 'LEAVES_SCOPE' }, { code: 'LEAVES_SCOPE' }] });
    expect(await upsert({ externalId: near, attributes: { city: null } })).toMatchObject({
      accepted: 0,
      rejected: [{ index: 0, code: 'LEAVES_SCOPE' }],
    });
    const { user } = await server.get<Record<string, unknown>>(
      `{ user(externalId: "${near}") { name attribute(key: "city") } }`,
    );
    expect(user).toEqual({ name: null, attribute: '上海' });
    const correct = 'mutation ($id: ID!) { correctUser(input: { id: $id, attributes: { city: "北京" } }) { id } }';
    const { errors } = await server.ask(correct, { id: await keyOf(near) }, local);
    expect(errors?.[0]?.extensions.code).toBe('LEAVES_SCOPE');
  });
});

describe('who moves while somebody writes', () => {
  const SEES = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  const WRITES: Record<string, () => Promise<Taken | { unknown: string[] } | undefined>> = {
    upsertUsers: () => upsert({ externalId: near, attributes: { name: '内' } }),
    trackEvents: () => send('trackEvents', 'events', [{ externalId: near, name: 'visit' }]),
    recordConsents: () =>
      send('recordConsents', 'consents', [{ externalId: near, purpose: 'HEALTH', state: 'GRANTED' }]),
  };

  test.each(Object.keys(WRITES))('%s waits for them, and finds them gone', async (operation) => {
    const { app } = server;
    const id = Number(await keyOf(near));
    let writing: ReturnType<(typeof WRITES)[string]> | undefined;
    await app.database.transaction(async (transaction) => {
      await transaction.query('SELECT FROM users WHERE id = $1 FOR KEY SHARE', [id]);
      await transaction.query(
        `UPDATE user_attributes SET "values" = "values" || '{"city": "北京"}' WHERE user_id = $1`,
        [id],
      );
      writing = WRITES[operation]!();
      await until('the write waits', async () => (await app.database.query(SEES)).length > 0);
    });
    expect(await writing).toMatchObject({ accepted: 0, rejected: [{ code: 'UNKNOWN_USER' }] });
  });
});

describe('trackEvents', () => {
  test('takes events of users inside alone', async () => {
    const before = await kept();
    const answers = [];
    for (const externalId of [far, erased, nobody])
      answers.push(said(await send('trackEvents', 'events', [{ externalId, name: 'visit', messageId: externalId }])));
    for (const value of [`${far}@example.com`, `${nobody}@example.com`])
      answers.push(said(await send('trackEvents', 'events', [{ identity: MAIL(value), name: 'visit' }])));
    for (const answer of answers) expect(answer).toEqual([0, expect.stringMatching(/^UNKNOWN_USER/)]);
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(await kept()).toEqual(before);
    expect(await send('trackEvents', 'events', [{ externalId: near, name: 'visit' }])).toMatchObject({ accepted: 1 });
  });

  test('tells of no message that somebody else has sent, and takes none from them', async () => {
    const event = (externalId: string, messageId: string) => ({ externalId, name: 'visit', messageId });
    await server.app.trackEvents([event(far, `theirs-${turn}`)]);
    const mine = [event(near, `theirs-${turn}`), event(near, `next-${turn}`)];
    expect(await send('trackEvents', 'events', mine)).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(await send('trackEvents', 'events', mine)).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await server.app.trackEvents([event(far, `next-${turn}`)])).toMatchObject({ accepted: 1, duplicates: 0 });
  });
});

test('consents and suppressions are of users inside alone, and others are as unknown as nobody', async () => {
  const before = await kept();
  const consent = (externalId: string) => ({ externalId, purpose: 'HEALTH', state: 'GRANTED' });
  const answers = [];
  for (const externalId of [far, erased, nobody])
    answers.push(
      String(said(await send('recordConsents', 'consents', [consent(externalId)]))).replaceAll(externalId, ''),
    );
  expect(answers[0]).toMatch(/^0,UNKNOWN_USER/);
  expect(new Set(answers).size).toBe(1);
  const suppress = (operation: string, did: string, externalIds: string[]) =>
    server.ask(
      `mutation ($ids: [String!]!) { ${operation}(input: { externalIds: $ids, reason: "r" }) { ${did} unknown } }`,
      { ids: externalIds },
      local,
    );
  const others = [far, erased, nobody];
  expect((await suppress('suppressUsers', 'suppressed', others)).data.suppressUsers).toEqual({
    suppressed: 0,
    unknown: others,
  });
  await expect(kept()).resolves.toEqual(before);
  await server.app.suppressions.suppress({ externalIds: [far], reason: 'theirs' });
  expect((await suppress('unsuppressUsers', 'lifted', others)).data.unsuppressUsers).toEqual({
    lifted: 0,
    unknown: others,
  });
  expect((await suppress('suppressUsers', 'suppressed', [near])).data.suppressUsers).toEqual({
    suppressed: 1,
    unknown: [],
  });
  expect(await send('recordConsents', 'consents', [consent(near)])).toMatchObject({ accepted: 1, rejected: [] });
});

test('a restriction and a link to choices are for users inside; to lift a restriction takes the sight of all', async () => {
  const restrict = 'mutation ($id: ID!) { restrictUser(input: { id: $id, reason: "asked" }) { id restrictedAt } }';
  const link = 'mutation ($input: PreferenceLinkInput!) { preferenceLink(input: $input) { url } }';
  const asked = async (query: string, variables: object) => {
    const { data, errors } = await server.ask(query, variables, local);
    return errors ? `${errors[0]?.extensions.code} ${errors[0]?.message}` : data;
  };
  const { app } = server;
  const { freshness } = await app.upsertUsers([], 'api');
  await app.rules.evaluate(systemActor('test'), { given: { everyone: true } }, { minFreshness: freshness });
  expect(await asked(restrict, { id: await keyOf(far) })).toBe(await asked(restrict, { id: '99999' }));
  expect(await asked(link, { input: { externalId: far } })).toBe(await asked(link, { input: { externalId: nobody } }));
  expect(await asked(link, { input: { id: await keyOf(far) } })).toMatch(/^NOT_FOUND/);
  expect(await asked(link, { input: { externalId: near } })).toMatchObject({
    preferenceLink: { url: expect.stringContaining('/preferences/') as unknown },
  });
  const id = await keyOf(near);
  expect(await asked(restrict, { id })).toMatchObject({ restrictUser: { id } });
  // Whoever is under restriction is in no set of any rule.
  expect(await asked(restrict, { id })).toMatch(/^NOT_FOUND/);
  expect(await asked(restrict.replace('restrictUser', 'liftRestriction'), { id })).toMatch(/^FORBIDDEN/);
});

test('the doors of HTTP keep to the scope as the operations do', async () => {
  const items: Record<string, [string, (externalId: string) => object]> = {
    '/v1/users': ['users', (externalId) => ({ externalId, attributes: { name: 'x' } })],
    '/v1/events': ['events', (externalId) => ({ externalId, name: 'visit' })],
    '/v1/consents': ['consents', (externalId) => ({ externalId, purpose: 'HEALTH', state: 'WITHDRAWN' })],
  };
  for (const [path, [list, item]] of Object.entries(items)) {
    const all = [near, far, erased, nobody].map(item);
    const bodies = [
      ['application/json', JSON.stringify({ [list]: all })],
      ['application/x-ndjson', all.map((one) => JSON.stringify(one)).join('\n')],
    ] as const;
    for (const [type, body] of bodies) {
      const answer = await fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { ...local, 'content-type': type },
        body,
      });
      const { accepted, duplicates, rejected } = (await answer.json()) as Taken;
      expect([path, accepted + duplicates, rejected.map(({ index, code }) => `${index} ${code}`)]).toEqual([
        path,
        1,
        ['1 UNKNOWN_USER', '2 UNKNOWN_USER', '3 UNKNOWN_USER'],
      ]);
    }
  }
  expect(await server.app.events.page(Number(await keyOf(far)), { first: 9 })).toEqual([]);
});
