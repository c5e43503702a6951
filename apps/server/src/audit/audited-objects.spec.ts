import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AUTHORIZATION } from '../composition.js';
import { createSchema } from '../graphql/schema.js';
import { signedIn } from '../testing/signed-in.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';
import { AUDITED_OBJECTS, settingsOf } from './audited-objects.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
  await server.app.attributes.define({ key: 'phone_2', type: 'TEXT', sensitive: true });
});
afterAll(() => server.close());

test('every mutation that is written down is of an object that is read before and after, or it is said why not', () => {
  const { audits } = AUTHORIZATION.rules;
  const mutations = Object.keys(createSchema().getMutationType()?.getFields() ?? {});
  const objects = mutations.flatMap((name) => {
    const rule = audits[name];
    return rule && 'object' in rule ? [rule.object] : [];
  });
  expect(objects.length).toBeGreaterThan(40);
  expect([...new Set(objects)].filter((object) => !(object in AUDITED_OBJECTS))).toEqual([]);
});

test('an id of any form is the id of nothing, and no surprise', async () => {
  const strange = ['abc', '', '0', '-1', '1.5', '9'.repeat(40), '1e3', "'", '💡', '\ud800', 'a'.repeat(1_000)];
  for (const object of Object.keys(AUDITED_OBJECTS).filter((one) => !['workspace', 'access_settings'].includes(one)))
    for (const id of strange)
      expect([object, id, await settingsOf(server.app, object, id)]).toEqual([object, id, undefined]);
});

interface Entry {
  auditEntries: { edges: { node: { details: Record<string, unknown> } }[] };
}
const FIND = `query ($filter: AuditFilterInput) { auditEntries(first: 5, filter: $filter) { edges { node { details } } } }`;
const CREATE = 'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { __typename } }';
const on = (key: string, value: string) => ({ attribute: { key, is: { eq: value } } });

describe('before and after', () => {
  test('hold no literal of a sensitive condition, for nobody, and the chain holds', async () => {
    const rule = { all: [on('phone_2', '13900001234'), on('city', '上海市')] };
    await server.get(CREATE, { input: { key: 'called', name: 'Called', rule } });
    const { auditEntries } = await server.get<Entry>(FIND, { filter: { objectId: 'called' } });
    const text = JSON.stringify(auditEntries);
    expect(text).toContain('phone_2');
    expect(text).toContain('上海市');
    expect(text).not.toContain('13900001234');
    expect(JSON.stringify(await server.app.database.query('SELECT details FROM audit_entries'))).not.toContain(
      '13900001234',
    );
    await server.app.auditChain.seal();
    expect((await server.app.auditChain.verify()).brokenAt).toBeUndefined();
  });

  test('written before their attribute was sensitive are shown, found and handed out only to who may see it', async () => {
    await server.app.attributes.define({ key: 'nickname', type: 'TEXT' });
    await server.get(CREATE, { input: { key: 'nicked', name: 'Nicked', rule: on('nickname', 'little-lamp') } });
    await server.app.attributes.define({ key: 'nickname', type: 'TEXT', sensitive: true });
    const found = async (filter: object, as?: Record<string, string>): Promise<string> =>
      JSON.stringify((await server.ask(FIND, { filter }, as)).data);
    const handedOut = async (as: Record<string, string>): Promise<string> =>
      (await fetch(`${server.url}/v1/audit?format=ndjson&objectId=nicked`, { headers: as })).text();
    const owner = await signedIn(server, 'owner');
    const administrator = await signedIn(server, 'administrator');
    expect(await found({ objectId: 'nicked' }, owner)).toContain('little-lamp');
    expect(await found({ text: 'little-lamp' }, owner)).toContain('little-lamp');
    expect(await handedOut(owner)).toContain('little-lamp');
    expect(await found({ objectId: 'nicked' }, administrator)).toContain('•••');
    expect(await found({ objectId: 'nicked' }, administrator)).not.toContain('little-lamp');
    expect(await found({ text: 'little-lamp' }, administrator)).toBe('{"auditEntries":{"edges":[]}}');
    expect(await handedOut(administrator)).toContain('•••');
    expect(await handedOut(administrator)).not.toContain('little-lamp');
  });

  test.each([
    [
      'access settings',
      'updateAccessSettings(input: { secondFactorRequired: true }) { secondFactorRequired }',
      {
        before: { secondFactorRequired: false },
        after: { secondFactorRequired: true },
      },
    ],
    [
      'a policy',
      'setIdentityPolicy(input: { kind: DEVICE, mostProfiles: 7 }) { kind }',
      {
        before: { mostProfiles: 5 },
        after: { mostProfiles: 7 },
      },
    ],
    [
      'a retention',
      'setRetention(input: { kind: ATTRIBUTE, name: "city", period: "P1Y" }) { kind }',
      {
        after: { kind: 'ATTRIBUTE', name: 'city', period: 'P1Y' },
      },
    ],
    [
      'a record of processing',
      'setProcessingRecord(input: { kind: ATTRIBUTE, name: "city", purpose: "mail" }) { kind }',
      {
        after: { purpose: 'mail' },
      },
    ],
    ['a write key', 'createWriteKey(input: { source: "shop" }) { key }', { after: { source: 'shop' } }],
  ])('are there of %s', async (_what, mutation, details) => {
    const { data, errors } = await server.ask(`mutation { ${mutation} }`);
    expect(errors).toBeUndefined();
    const [operation = ''] = Object.keys(data ?? {});
    const { auditEntries } = await server.get<Entry>(FIND, { filter: { operation } });
    expect(auditEntries.edges[0]?.node.details).toMatchObject(details);
  });
});
