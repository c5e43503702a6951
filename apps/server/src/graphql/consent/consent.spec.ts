import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import { mayReach } from '@strata/profile';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const RECORD = `mutation ($consents: [ConsentInput!]!) {
  recordConsents(input: { consents: $consents }) { accepted duplicates rejected { index code } freshness }
}`;
interface Recorded {
  recordConsents: { accepted: number; duplicates: number; rejected: object[]; freshness: string };
}
const record = async (...consents: object[]) => (await server.get<Recorded>(RECORD, { consents })).recordConsents;
const people = (externalIds: string[]) =>
  server.app.upsertUsers(
    externalIds.map((externalId) => ({
      externalId,
      identities: [{ kind: 'EMAIL', value: `${externalId}@example.com` }],
    })),
    'test',
  );
const reached = async (rule: object, minFreshness: string) => {
  const { users } = await server.get<{ users: { edges: { node: { externalId: string } }[] } }>(
    'query ($rule: RuleInput!, $minFreshness: String) { users(rule: $rule, first: 100, minFreshness: $minFreshness) { edges { node { externalId } } } }',
    { rule, minFreshness },
  );
  return users.edges.map(({ node }) => node.externalId);
};
const EMAIL = { reachable: { channel: 'EMAIL', purpose: 'MARKETING' } };

describe('consents over GraphQL', () => {
  test('that were acknowledged are seen by rules, with the freshness they gave', async () => {
    await people(['ann', 'bob', 'eve']);
    const said = { purpose: 'MARKETING', state: 'GRANTED', source: 'shop', wording: '1', at: '2026-01-01T00:00:00Z' };
    const first = await record(
      { externalId: 'ann', ...said },
      { externalId: 'bob', channel: 'EMAIL', ...said },
      { externalId: 'eve', channel: 'SMS', ...said },
      { externalId: 'eve', ...said, purpose: 'SPAM' },
    );
    expect(first).toMatchObject({ accepted: 3, duplicates: 0, rejected: [{ index: 3, code: 'UNKNOWN_PURPOSE' }] });
    expect(await reached(EMAIL, first.freshness)).toEqual(['ann', 'bob']);
    const { freshness } = await record({ externalId: 'bob', ...said, state: 'WITHDRAWN', channel: 'EMAIL', at: null });
    expect(await reached(EMAIL, freshness)).toEqual(['ann']);
  });

  test('say of one user what they said, how they stand, and why a rule leaves them out', async () => {
    await people(['kim']);
    await record({ externalId: 'kim', purpose: 'MARKETING', state: 'WITHDRAWN', at: '2026-02-01T00:00:00Z' });
    const { user } = await server.get<{ user: { id: string } & Record<string, unknown> }>(`{
      user(externalId: "kim") {
        id consents(first: 1) { totalCount pageInfo { hasNextPage } edges { node { purpose channel state givenBy at } } }
        reachability { channel reachable addresses consent { state at } suppressedSince }
      }
    }`);
    expect(user.consents).toEqual({
      totalCount: 1,
      pageInfo: { hasNextPage: false },
      edges: [
        {
          node: {
            purpose: 'MARKETING',
            channel: null,
            state: 'WITHDRAWN',
            givenBy: 'SELF',
            at: '2026-02-01T00:00:00.000Z',
          },
        },
      ],
    });
    const consent = { state: 'WITHDRAWN', at: '2026-02-01T00:00:00.000Z' };
    expect((user.reachability as object[]).slice(0, 3)).toEqual([
      { channel: 'INBOX', reachable: false, addresses: 1, consent, suppressedSince: null },
      { channel: 'EMAIL', reachable: false, addresses: 1, consent, suppressedSince: null },
      { channel: 'SMS', reachable: false, addresses: 0, consent, suppressedSince: null },
    ]);
    const { explainRule } = await server.get<{ explainRule: { nodes: object[] } }>(
      'query ($rule: RuleInput!, $id: ID!) { explainRule(rule: $rule, userId: $id) { nodes { path matches value wanted } } }',
      { rule: EMAIL, id: user.id },
    );
    expect(explainRule.nodes).toEqual([
      { path: 'rule', matches: false, value: null, wanted: null },
      { path: 'rule.reachable.address', matches: true, value: true, wanted: { channel: 'EMAIL' } },
      {
        path: 'rule.reachable.consent',
        matches: false,
        value: consent,
        wanted: { purpose: 'MARKETING', channel: 'EMAIL', state: 'GRANTED' },
      },
      {
        path: 'rule.reachable.suppression',
        matches: true,
        value: null,
        wanted: { channel: 'EMAIL', suppressed: false },
      },
    ]);
  });

  test('are overruled by a suppression until it is lifted', async () => {
    await people(['sue']);
    await record({ externalId: 'sue', purpose: 'MARKETING', state: 'GRANTED' });
    const input = { channel: 'EMAIL', externalIds: ['sue', 'nobody'], reason: 'bounced' };
    const stopped = await server.get<{ suppressUsers: { freshness: string } }>(
      'mutation ($input: SuppressUsersInput!) { suppressUsers(input: $input) { suppressed unknown freshness } }',
      { input },
    );
    expect(stopped.suppressUsers).toMatchObject({ suppressed: 1, unknown: ['nobody'] });
    expect(await reached(EMAIL, stopped.suppressUsers.freshness)).not.toContain('sue');
    const lifted = await server.get<{ unsuppressUsers: { freshness: string } }>(
      'mutation ($input: UnsuppressUsersInput!) { unsuppressUsers(input: $input) { lifted unknown freshness } }',
      { input },
    );
    expect(await reached(EMAIL, lifted.unsuppressUsers.freshness)).toContain('sue');
  });

  test('decide a send as they decide the rule, for every user and channel', async () => {
    const { app } = server;
    const { rules } = await app.definitions.current();
    const ids = (await app.profiles.page(100)).map(({ id }) => id);
    const moment = { asOf: Date.now(), timeZone: rules.timeZone };
    let somebody = 0;
    for (const channel of ['INBOX', 'EMAIL', 'SMS'] as const) {
      const may = await app.database.transaction((it) => mayReach(it, ids, channel, 'MARKETING', moment));
      const { members } = await app.rules.evaluate(systemActor('test'), {
        given: { reachable: { channel, purpose: 'MARKETING' } },
      });
      expect([channel, [...may].sort((a, b) => a - b)]).toEqual([channel, [...members]]);
      somebody += may.size;
    }
    expect(somebody).toBeGreaterThan(0);
  });
});

describe('purposes', () => {
  const define = (input: object) =>
    server.ask<{ defineConsentPurpose: object }>(
      `mutation ($input: DefineConsentPurposeInput!) {
        defineConsentPurpose(input: $input) { key name { zh en } basis channels wordings { version text { en } } }
      }`,
      { input },
    );
  const text = (en: string) => ({ zh: `中文：${en}`, en });

  test('exist for marketing from the start', async () => {
    const { consentPurposes } = await server.get<{ consentPurposes: object[] }>(
      '{ consentPurposes { key name { en } wordings { version } } }',
    );
    expect(consentPurposes).toContainEqual({
      key: 'MARKETING',
      name: { en: 'Marketing' },
      wordings: [{ version: '1' }],
    });
  });

  test('keep every wording, and rules know a new one at once', async () => {
    await define({
      key: 'SURVEY',
      name: text('Surveys'),
      channels: ['SMS', 'EMAIL'],
      wording: { text: text('First') },
    });
    await define({ key: 'SURVEY', wording: { text: text('First') } });
    const { data } = await define({ key: 'SURVEY', wording: { version: '2026-03', text: text('Second') } });
    expect(data.defineConsentPurpose).toEqual({
      key: 'SURVEY',
      name: text('Surveys'),
      basis: 'CONSENT',
      channels: ['EMAIL', 'SMS'],
      wordings: [
        { version: '1', text: { en: 'First' } },
        { version: '2026-03', text: { en: 'Second' } },
      ],
    });
    const known = await server.ask(
      '{ previewRule(rule: { reachable: { channel: EMAIL, purpose: "SURVEY" } }) { count warnings { code } } }',
    );
    expect(known).toMatchObject({ data: { previewRule: { count: 0, warnings: [] } } });
  });

  test('that are not there are faults with a path', async () => {
    const { errors } = await server.ask(
      '{ previewRule(rule: { reachable: { channel: EMAIL, purpose: "SPAM" } }) { count } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'RULE_INVALID',
      faults: [{ path: 'rule.reachable.purpose', code: 'UNKNOWN_PURPOSE' }],
    });
  });

  test.each([
    ['a key that is none', { key: 'a b', name: { zh: 'x', en: 'x' } }, 'INVALID_KEY'],
    ['a new one without a name', { key: 'NEW' }, 'INVALID_INPUT'],
    ['a wording in one language', { key: 'MARKETING', wording: { text: { zh: 'x', en: '' } } }, 'INVALID_INPUT'],
    [
      'another text under an old version',
      { key: 'MARKETING', wording: { version: '1', text: { zh: 'x', en: 'x' } } },
      'ALREADY_EXISTS',
    ],
  ])('with %s are refused', async (_what, input, code) => {
    expect((await define(input)).errors?.[0]?.extensions.code).toBe(code);
  });
});

test('an attribute names only a purpose that there is', async () => {
  const { errors } = await server.ask(
    'mutation { defineAttribute(input: { key: "blood", type: TEXT, consentPurpose: "NONE" }) { key } }',
  );
  expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
});
