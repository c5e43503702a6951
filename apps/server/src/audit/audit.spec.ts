import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';
import { signedIn } from '../testing/signed-in.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
  await server.app.attributes.define({ key: 'phone_2', type: 'TEXT', sensitive: true });
});
afterAll(() => server.close());

interface Entry {
  place: number;
  actorKind: string;
  actorName: string;
  address: string;
  operation: string;
  object: string;
  objectId: string;
  outcome: string;
  code: string;
  details: Record<string, unknown>;
}

const ENTRIES = `query ($filter: AuditFilterInput, $after: String, $first: Int = 100) { auditEntries(first: $first, after: $after, filter: $filter) {
  totalCount pageInfo { endCursor hasNextPage }
  edges { node { place actorKind actorName address operation object objectId outcome code details } } } }`;

interface Page {
  auditEntries: { totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean }; edges: { node: Entry }[] };
}

async function entries(filter: object = {}): Promise<Entry[]> {
  await server.app.audit.flush();
  const { auditEntries } = await server.get<Page>(ENTRIES, { filter });
  return auditEntries.edges.map(({ node }) => node);
}

const verify = (head?: string) =>
  server
    .get<{ verifyAudit: { entries: number; head: string; brokenAt: number | null } }>(
      'query ($head: String) { verifyAudit(head: $head) { entries head brokenAt } }',
      { head },
    )
    .then(({ verifyAudit }) => verifyAudit);

const CREATE = 'mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { __typename } }';
const rule = { attribute: { key: 'city', is: { eq: '上海市' } } };

describe('what somebody does', () => {
  test('is written down with who, what, to which object, from where, and what was before and after', async () => {
    await server.get(CREATE, { input: { key: 'shanghai', name: 'Shanghai', rule } });
    const [made] = await entries({ object: 'segment', objectId: 'shanghai' });
    expect(made).toMatchObject({
      actorKind: 'key',
      actorName: 'STRATA_API_KEY',
      address: '127.0.0.1',
      operation: 'createSegment',
      outcome: 'DONE',
      details: { after: { name: 'Shanghai' } },
    });
    expect(made?.details).not.toHaveProperty('before');
    await server.get('mutation { updateWorkspace(input: { name: "Tea" }) { name } }');
    const [changed] = await entries({ operation: 'updateWorkspace' });
    expect(changed?.details).toEqual({ before: { name: expect.any(String) }, after: { name: 'Tea' } });
  });

  test('is there also when it was refused, by the rights or by what it asked for', async () => {
    expect((await server.ask(CREATE, { input: { key: 'shanghai', name: 'Again', rule } })).errors).toBeDefined();
    expect((await entries({ operation: 'createSegment', outcome: 'REFUSED' }))[0]).toMatchObject({
      objectId: 'shanghai',
    });
    const analyst = await signedIn(server, 'analyst');
    expect((await server.ask('mutation { eraseUser(input: { externalId: "x" }) { id } }', {}, analyst)).status).toBe(
      403,
    );
    expect((await entries({ operation: 'eraseUser' }))[0]).toMatchObject({
      actorKind: 'member',
      outcome: 'REFUSED',
      code: 'FORBIDDEN',
    });
  });

  test('to users names no value and nothing that people are called by', async () => {
    await server.get('mutation ($users: UpsertUsersInput!) { upsertUsers(input: $users) { accepted } }', {
      users: { users: [{ externalId: 'secret-person', attributes: { city: 'Nowhere-town' } }] },
    });
    await server.get('mutation { eraseUser(input: { externalId: "secret-person" }) { id } }');
    const rows = await server.app.database.query(
      'SELECT * FROM audit_entries UNION ALL SELECT 0, at, actor_kind, actor_id, actor_name, address, request_id, operation, object, object_id, outcome, code, details, NULL FROM audit_pending',
    );
    expect(JSON.stringify(rows)).not.toMatch(/secret-person|Nowhere-town/);
    expect((await entries({ operation: 'upsertUsers' }))[0]?.details).toMatchObject({ accepted: 1 });
    expect((await entries({ operation: 'eraseUser', outcome: 'DONE' }))[0]?.objectId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('by a door of HTTP is written down like what is done by GraphQL', async () => {
    const send = (path: string, method: string, body: string) =>
      fetch(`${server.url}${path}`, { method, body, headers: { 'content-type': 'application/json' } });
    await send('/v1/users', 'POST', '{"users":[{"externalId":"by-http"}]}');
    await send('/v1/events', 'POST', '{"events":[]}');
    await send('/v1/inference-tables/IP?fileName=a.csv', 'PUT', 'faulty');
    await send('/v1/imports?fileName=a.csv', 'POST', 'externalId\n1\n');
    await send('/v1/segments/shanghai/members?attributes=city', 'GET', undefined as never);
    const { user } = await server.get<{ user: { id: string } }>('{ user(externalId: "by-http") { id } }');
    await send(`/v1/users/${user.id}/export.json`, 'GET', undefined as never);
    // The answer is whole before its end is written down.
    let found: string[][] = [];
    do {
      found = (await entries()).map((one) => [one.operation, one.object, one.outcome]).slice(0, 5);
    } while (found.filter(([operation]) => operation?.startsWith('export')).length < 2);
    expect(found).toEqual([
      expect.arrayContaining(['DONE']),
      expect.arrayContaining(['DONE']),
      ['uploadImport', 'import', 'DONE'],
      ['giveInferenceTable', 'inference_table', 'REFUSED'],
      ['upsertUsers', 'user', 'DONE'],
    ]);
  });

  test('by a key tells the key, and its secret is nowhere', async () => {
    const made = await server.get<{ createApiKey: { secret: string; key: { id: string } } }>(
      'mutation { createApiKey(input: { name: "Partner", permissions: [TAG_READ] }) { secret key { id } } }',
    );
    const { secret, key } = made.createApiKey;
    expect((await entries({ object: 'api_key', objectId: key.id }))[0]?.details.after).toMatchObject({
      name: 'Partner',
      permissions: ['tag.read'],
    });
    await server.get('mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { id } }', { id: key.id });
    await server.ask('{ tags { key } }', {}, { authorization: `Bearer ${secret}` });
    await server.ask('{ tags { key } }', {}, { authorization: `Bearer ${secret}` });
    const refused = await entries({ operation: 'identify', actor: `key ${key.id}` });
    expect(refused[0]).toMatchObject({ outcome: 'REFUSED', code: 'KEY_REVOKED', objectId: key.id });
    expect(refused.reduce((sum, { details }) => sum + Number(details['times'] ?? 1), 0)).toBe(2);
    const rows = await server.app.database.query('SELECT * FROM audit_entries');
    expect(JSON.stringify(rows)).not.toContain(secret.slice(-38));
  });

  test('reading sensitive values is written down, with whose they are; other reading is not', async () => {
    const { freshness } = await server.app.upsertUsers(
      [
        {
          externalId: 'seen',
          attributes: { city: '上海市', phone_2: '1' },
          identities: [{ kind: 'EMAIL', value: 'seen@example.com' }],
        },
      ],
      'x',
    );
    const { user } = await server.get<{ user: { id: string } }>(
      '{ user(externalId: "seen") { id attribute(key: "city") } }',
    );
    expect(await entries({ object: 'sensitive_profile' })).toEqual([]);
    await server.get(
      '{ user(externalId: "seen") { attribute(key: "phone_2") identities { value } attributes { value } } }',
    );
    expect(await entries({ object: 'sensitive_profile' })).toMatchObject([
      { operation: 'user', objectId: user.id, details: { count: 1, ids: [Number(user.id)] } },
    ]);
    await server.get(
      'query ($f: String) { users(first: 10, minFreshness: $f) { edges { node { identities { value } } } } }',
      { f: freshness },
    );
    expect((await entries({ object: 'sensitive_profile' })).map(({ operation }) => operation)).toEqual([
      'users',
      'user',
    ]);
  });

  test('whoever finds somebody by what is sensitive, or has it explained, has read it', async () => {
    await server.app.upsertUsers(
      [
        {
          externalId: 'told',
          attributes: { phone_2: '7' },
          identities: [{ kind: 'EMAIL', value: 'told@example.com' }],
        },
      ],
      'x',
    );
    const id = (await server.app.profiles.byExternalId('told'))!.id;
    const readings = async () =>
      (await entries({ object: 'sensitive_profile', objectId: String(id) })).map(({ operation }) => operation);
    await server.get('{ user(identity: { kind: EMAIL, value: "told@example.com" }) { id } }');
    expect(await readings()).toEqual(['user']);
    await server.get(
      'query ($id: ID!) { explainRule(rule: { attribute: { key: "phone_2", is: { exists: true } } }, userId: $id) { nodes { value } } }',
      { id: String(id) },
    );
    expect(await readings()).toEqual(['explainRule', 'user']);
    // Named by nothing that was not asked for: an id says that the search or the rule was right.
    await server.get('{ users(search: "told@example.com", first: 1) { edges { node { id } } } }');
    expect(await readings()).toEqual(['users', 'explainRule', 'user']);
    const rule = '{ attribute: { key: "phone_2", is: { eq: "7" } } }';
    await server.get(`{ users(rule: ${rule}, first: 9) { edges { node { id } } } }`);
    await server.get(`{ previewRule(rule: ${rule}) { sample { id } } }`);
    expect(await readings()).toEqual(['previewRule', 'users', 'users', 'explainRule', 'user']);
    await server.get(
      '{ users(first: 9) { edges { node { id } } } previewRule(rule: { everyone: true }) { sample { id } } }',
    );
    expect(await readings()).toHaveLength(5);
  });

  test('many readings of one moment are one entry, which is found by each of the people', async () => {
    const externalIds = Array.from({ length: 7 }, (_, at) => `looked-up-${at}`);
    await server.app.upsertUsers(
      externalIds.map((externalId) => ({ externalId, attributes: { phone_2: '1' } })),
      'x',
    );
    const read = await Promise.all(
      externalIds.map((id) =>
        server.get<{ user: { id: string } }>(
          'query ($id: String!) { user(externalId: $id) { id attribute(key: "phone_2") } }',
          { id },
        ),
      ),
    );
    await server.app.audit.flush();
    const people = read.map(({ user }) => Number(user.id));
    for (const id of people) {
      const found = await entries({ object: 'sensitive_profile', objectId: String(id) });
      expect(found.flatMap(({ details }) => (details as { ids: number[] }).ids)).toContain(id);
    }
    const all = (await entries({ object: 'sensitive_profile' })).map(
      ({ details }) => details as { count: number; ids: number[]; requests?: number },
    );
    const counts = all.filter(({ ids }) => people.includes(ids[0]!));
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(7);
    expect(counts.reduce((sum, { requests = 1 }) => sum + requests, 0)).toBe(7);
  });
});

describe('the trail', () => {
  beforeEach(() => server.get('mutation { updateWorkspace(input: { name: "Tea" }) { name } }'));

  test('is found by actor, operation, object, time and text, a page at a time', async () => {
    const first = await server.get<Page>(ENTRIES, { first: 2 });
    const { totalCount, pageInfo, edges } = first.auditEntries;
    expect([edges.length, pageInfo.hasNextPage, totalCount > 2]).toEqual([2, true, true]);
    const second = await server.get<Page>(ENTRIES, { first: 2, after: pageInfo.endCursor });
    expect(second.auditEntries.edges[0]?.node.place).toBe((edges[1]?.node.place ?? 0) - 1);
    expect((await entries({ actor: 'strata_api' })).length).toBeGreaterThan(0);
    expect(await entries({ text: 'no such text' })).toEqual([]);
    expect((await entries({ text: 'shanghai' })).every(({ objectId }) => objectId === 'shanghai')).toBe(true);
    expect(await entries({ to: '2020-01-01T00:00:00Z' })).toEqual([]);
  });

  test('is handed out as a file, which is an entry too', async () => {
    const lines = (await (await fetch(`${server.url}/v1/audit?format=ndjson&operation=createSegment`)).text())
      .trim()
      .split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      operation: 'createSegment',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await (await fetch(`${server.url}/v1/audit`)).text()).toMatch(/^\ufeff?place,at,/);
    expect((await entries({ operation: 'exportAudit' }))[0]).toMatchObject({
      outcome: 'DONE',
      details: { format: 'csv' },
    });
    expect((await fetch(`${server.url}/v1/audit`, { headers: await signedIn(server, 'marketer') })).status).toBe(403);
  });

  test('is only ever added to, by whoever has the database’s password, too', async () => {
    await server.app.auditChain.seal();
    for (const statement of [
      "UPDATE audit_entries SET actor_name = ''",
      'DELETE FROM audit_entries',
      'TRUNCATE audit_entries',
    ])
      await expect(server.app.database.query(statement)).rejects.toThrow('the audit trail is only ever added to');
  });

  test('holds, and tells the first link that was changed, taken out or cut off', async () => {
    // Nothing joins the chain while it is tampered with: the export of before may still be writing its end.
    await server.app.audit.flush();
    do await server.app.auditChain.seal();
    while ((await server.app.database.query('SELECT FROM audit_pending')).length > 0);
    const { head, brokenAt, entries: count } = await verify();
    expect(brokenAt).toBeNull();
    expect(count).toBeGreaterThan(5);
    const { database } = server.app;
    const tamper = async (statement: string, kept?: string): Promise<number | null> => {
      await database.query('ALTER TABLE audit_entries DISABLE TRIGGER USER');
      await database.query('CREATE TABLE kept AS SELECT * FROM audit_entries');
      await database.query(statement);
      const found = await verify(kept);
      await database.query('TRUNCATE audit_entries');
      await database.query('INSERT INTO audit_entries SELECT * FROM kept ORDER BY place');
      await database.query('DROP TABLE kept');
      await database.query('ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_append_only');
      await database.query('ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_never_emptied');
      return found.brokenAt;
    };
    expect(await tamper(`UPDATE audit_entries SET actor_name = 'Somebody else' WHERE place = 3`)).toBe(3);
    expect(await tamper(`UPDATE audit_entries SET details = '{}' WHERE place = 1`)).toBe(1);
    expect(await tamper('DELETE FROM audit_entries WHERE place = 4')).toBe(4);
    const cut = `DELETE FROM audit_entries WHERE place > ${count - 2}`;
    expect(await tamper(cut)).toBeNull();
    expect(await tamper(cut, head)).toBe(count - 1);
    expect((await verify(head)).brokenAt).toBeNull();
  });

  test('has one order, whoever seals it and how many at once', async () => {
    const { auditChain, audit } = server.app;
    const actor = { kind: 'system', id: 'test', name: 'test', permissions: new Set() } as never;
    await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        await audit.note(actor, { operation: 'many', object: 'test', objectId: String(at) });
        await auditChain.seal();
      }),
    );
    expect((await entries({ operation: 'many' })).length).toBe(30);
    expect((await verify()).brokenAt).toBeNull();
  });

  test('has what a process did not live to close as UNKNOWN, after ten minutes', async () => {
    await server.app.database.query(
      `INSERT INTO audit_pending (at, actor_kind, actor_id, actor_name, address, request_id, operation, object, object_id, code, details)
       SELECT now() - minutes * interval '1 minute', 'member', '1', 'x', '', '', 'died', 'test', minutes::text, '', '{}'
       FROM unnest(ARRAY[9, 11]) minutes`,
    );
    expect(await entries({ operation: 'died' })).toMatchObject([{ objectId: '11', outcome: 'UNKNOWN' }]);
  });

  test.each([
    ['DONE', () => Promise.resolve(), { count: 5 }],
    ['FAILED', () => Promise.reject(new Error('in the middle')), {}],
  ])('has how a deed of more than ten minutes ended, as an entry of its own: %s', async (outcome, ends, told) => {
    const operation = `long ${outcome}`;
    const work = async (): Promise<void> => {
      const aged = `UPDATE audit_pending SET at = now() - interval '11 minutes' WHERE operation = $1`;
      await server.app.database.query(aged, [operation]);
      expect(await entries({ operation })).toMatchObject([{ outcome: 'UNKNOWN' }]);
      await ends();
    };
    await server.app.audit
      .around(systemActor('test'), { operation, object: 'test', objectId: '7', details: { of: 'it' } }, work, () => ({
        details: { count: 5 },
      }))
      .catch(() => undefined);
    expect(await entries({ operation })).toMatchObject([
      { outcome, objectId: '7', details: { of: 'it', ...told, began: expect.any(String) as unknown } },
      { outcome: 'UNKNOWN', objectId: '7' },
    ]);
  });
});
