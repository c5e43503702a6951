import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findDuplicates } from '@strata/profile';
import { Webhook } from 'standardwebhooks';
import { createLog } from './log.js';
import { completed, dump, marker, tablesWith, until } from './testing/erasures.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
const logged: string[] = [];
beforeAll(async () => {
  server = await startTestServer({ jobs: true, log: createLog('debug', { write: (line) => logged.push(line) }) });
  const { attributes, tagging, segments } = server.app;
  // So that a key of a user is no other number.
  await server.app.database.query(`SELECT setval('user_ids', 71234567)`);
  for (const key of ['name', 'city', 'note']) await attributes.define({ key, type: 'TEXT' });
  await attributes.define({ key: 'likes', type: 'TEXT_LIST' });
  await attributes.define({ key: 'age', type: 'NUMBER' });
  await tagging.create({ key: 'vip', class: 'VALUE' });
  await tagging.create({ key: 'adult', class: 'BASIC', rule: { attribute: { key: 'age', is: { gte: 18 } } } });
  await segments.service.create({
    key: 'adults',
    name: 'Adults',
    rule: { attribute: { key: 'age', is: { gte: 18 } } },
  });
  await server.get('mutation { updateSegment(input: { key: "adults", watched: true }) { key } }');
});
afterAll(() => server.close());

/** As a run of a model writes it: one over so few people scores nobody. */
async function scored(user: string): Promise<void> {
  const { id } = await server.app.models.create({
    key: 'rfm',
    name: 'RFM',
    rfm: { event: 'bought', amount: 'amount' },
  });
  await server.app.database.query(
    `INSERT INTO rfm_scores (user_id, model_id, last_at, frequency, monetary, r, f, m, cell, segment)
     VALUES ($1, $2, now(), 1, 5, 1, 1, 1, 'important_value', 'new')`,
    [user, id],
  );
}

/** Members of snapshots lie in bitmaps; a file tells of people in its bytes. */
const FILLED_OTHERWISE = [
  'bulk_movement_chunks',
  'import_chunks',
  'import_rejected_rows',
  'imports',
  'segment_snapshot_chunks',
  'segment_snapshots',
];

const post = async (path: string, body: object): Promise<unknown> => {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
};

/** A signed delivery to a webhook, whose body is kept for a while. */
async function deliver(order: object): Promise<void> {
  const { webhook, secret } = await server.app.inbound.webhooks.create({
    name: 'Shop',
    source: 'shop',
    items: 'orders',
    mapping: {
      kind: 'events',
      name: 'order_completed',
      fields: [
        { source: 'buyer', target: 'externalId' },
        { source: 'remark', target: 'properties.remark' },
      ],
    },
  });
  const body = JSON.stringify({ orders: [order] });
  const now = new Date();
  const response = await fetch(`${server.url}/v1/hooks/${webhook.key}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': 'delivery-1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('delivery-1', now, body),
    },
    body,
  });
  expect(await response.json()).toMatchObject({ accepted: 1 });
}

/** Someone who is the same by an e-mail, someone of whom it was thought wrongly, and an identity that others have, too. */
async function merged(externalId: string, marks: Record<string, string>): Promise<void> {
  const { app } = server;
  await app.identityPolicies.set('OTHER', { mostProfiles: 1 });
  const other = { kind: 'OTHER', value: marks.shared ?? '' };
  await app.upsertUsers([{ externalId, identities: [other] }], 'api');
  await app.upsertUsers([{ externalId: 'someone else', identities: [other] }], 'api');
  const email = { kind: 'EMAIL', value: `${marks.email}@example.com` };
  const twin = {
    externalId: marks.twin ?? '',
    attributes: { note: marks.twinNote },
    identities: [email],
    tags: ['vip'],
  };
  expect(await app.upsertUsers([twin], 'api')).toMatchObject({ accepted: 1 });
  const { merge } = await app.merges.merge({ externalId }, { externalId: 'someone else' });
  await app.merges.undo(merge.id);
}

/** Someone whose phone is one digit off, and who is therefore proposed as the same person. */
async function resembled(phone: string): Promise<void> {
  const similar = `${phone.slice(0, -1)}${(Number(phone.at(-1)) + 1) % 10}`;
  const identities = [{ kind: 'PHONE', value: similar }];
  expect(await server.app.upsertUsers([{ externalId: 'similar', identities }], 'api')).toMatchObject({ accepted: 1 });
  await findDuplicates(server.app.database);
}

/** What somebody agreed to, with its proof, and what stops messages to them. */
async function consented(externalId: string, marks: Record<string, string>): Promise<void> {
  const proof = { text: marks.consent };
  const consents = [{ externalId, purpose: 'MARKETING', state: 'GRANTED', source: 'form', proof }];
  const { recordConsents } = await server.get<{ recordConsents: object }>(
    `mutation ($consents: [ConsentInput!]!) { recordConsents(input: { consents: $consents }) { accepted rejected { code message } } }`,
    { consents },
  );
  expect(recordConsents).toEqual({ accepted: 1, rejected: [] });
  await server.app.suppressions.suppress({ externalIds: [externalId], reason: marks.suppressed ?? '' });
}

/** A file that was imported, with a row that was rejected, one of events, and one that waits. */
async function imported(externalId: string, phone: string, marks: Record<string, string>): Promise<void> {
  const national = phone.slice(3);
  const members = `id,phone,note,age\n${externalId},${national},${marks.row},45\n${externalId},${national},${marks.rejected},no number\n`;
  const run = async (content: string, mapping: object): Promise<string> => {
    const response = await fetch(`${server.url}/v1/imports?fileName=people.csv`, { method: 'POST', body: content });
    const { id } = (await response.json()) as { id: string };
    const is = (state: string) =>
      until(`import ${state}`, async () => (await server.app.imports.find(id))?.state === state);
    await is('READY');
    if (Object.keys(mapping).length === 0) return id;
    await server.get('mutation ($input: RunImportInput!) { runImport(input: $input) { id } }', {
      input: { id, mapping },
    });
    await is('DONE');
    return id;
  };
  const field = (source: string, target: string) => ({ source, target });
  const id = await run(members, {
    kind: 'USERS',
    missing: [],
    fields: [
      field('id', 'externalId'),
      field('phone', 'identities.PHONE'),
      field('note', 'attributes.note'),
      field('age', 'attributes.age'),
    ],
  });
  expect((await server.app.imports.find(id))?.report).toMatchObject({ accepted: 1, rejected: 1 });
  await run(`id,remark\n${externalId},${marks.bought}\n`, {
    kind: 'EVENTS',
    name: 'bought',
    missing: [],
    fields: [field('id', 'externalId'), field('remark', 'properties.remark')],
  });
  await run(`id,phone,note\nsomebody,,\n,${national},${marks.waiting}\n`, {});
}

async function snapshot(): Promise<void> {
  const { id } = await server.app.segments.snapshots.materialize('adults');
  await until('a snapshot', async () => (await server.app.segments.snapshots.find(id))?.state === 'DONE');
}

describe('a person with data everywhere', () => {
  test('is nowhere within a minute after the erasure', async () => {
    const marks = Object.fromEntries(
      [
        'external',
        'email',
        'device',
        'name',
        'city',
        'later',
        'note',
        'like',
        'property',
        'nested',
        'source',
        'reason',
        'proof',
        'hook',
        'shared',
        'twin',
        'twinNote',
        'consent',
        'suppressed',
        'row',
        'bought',
        'rejected',
        'waiting',
      ].map((what) => [what, marker(what)]),
    ) as Record<string, string>;
    const texts = Object.values(marks);
    const externalId = marks.external as string;
    const phone = `+8613${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`;
    texts.push(phone);

    const { upsertUsers } = await server.get<{ upsertUsers: object }>(
      `mutation ($users: [UserInput!]!, $source: String) {
        upsertUsers(input: { users: $users, source: $source }) { accepted rejected { code } }
      }`,
      {
        source: marks.source,
        users: [
          {
            externalId,
            attributes: { name: marks.name, city: marks.city, note: marks.note, likes: [marks.like], age: 44 },
            identities: [
              { kind: 'PHONE', value: phone },
              { kind: 'EMAIL', value: `${marks.email}@example.com` },
              { kind: 'DEVICE', namespace: 'app', value: marks.device },
            ],
            tags: ['vip'],
          },
        ],
      },
    );
    expect(upsertUsers).toEqual({ accepted: 1, rejected: [] });
    // Superseded, so that the first city is in the history alone.
    await post('/v1/users', { users: [{ externalId, attributes: { city: marks.later } }] });
    expect(
      await post('/v1/events', {
        events: [
          {
            externalId,
            name: 'order_completed',
            properties: { remark: marks.property, items: [{ title: marks.nested }] },
          },
        ],
      }),
    ).toMatchObject({ accepted: 1 });
    await deliver({ buyer: externalId, remark: marks.hook });
    const { user } = await server.get<{ user: { id: string } }>(
      'query ($of: String!) { user(externalId: $of) { id } }',
      {
        of: externalId,
      },
    );
    await merged(externalId, marks);
    await consented(externalId, marks);
    await imported(externalId, phone, marks);
    await server.app.rights.restrict(Number(user.id), marks.reason as string);
    await server.app.rights.liftRestriction(Number(user.id), 'no longer');
    await server.app.rights.correct(Number(user.id), { note: `${marks.note} corrected` }, marks.proof as string);
    await snapshot();
    await server.app.tagging.remove('vip', { externalIds: [externalId] });
    await server.app.tagging.assign('vip', { externalIds: [externalId] }, { source: 'api' });

    await resembled(phone);
    await server.app.follower.settled();
    await scored(user.id);

    const before = await dump(server);
    // Every table that knows people holds something of this one: a table made later has to be filled here, too.
    const key = new RegExp(`\\b${user.id}\\b`);
    const filled = new Set(before.filter(({ row }) => key.test(row)).map(({ table }) => table.replace('public.', '')));
    const tables = server.app.personalData.flatMap((data) => data.tables);
    expect(tables.filter((table) => !filled.has(table)).sort()).toEqual(FILLED_OTHERWISE);
    for (const text of texts) expect([text, tablesWith(before, [text])]).not.toEqual([text, []]);

    const started = Date.now();
    const receipt = await server.app.erasures.erase({ externalId });
    const complete = await completed(server, receipt.id);
    await server.app.audience.tick();
    expect(Date.now() - started).toBeLessThan(60_000);

    const after = await dump(server);
    expect(tablesWith(after, texts)).toEqual([]);
    expect(JSON.stringify(complete)).not.toMatch(/mark-/);
    expect(Object.entries(complete.rows).filter(([, count]) => count === 0)).toEqual([]);
    // Engine answers, exports and logs.
    const asked = await server.get(
      `query ($id: ID!, $externalId: String!, $search: String!) {
        byId: user(id: $id) { id } byExternalId: user(externalId: $externalId) { id }
        found: users(search: $search, first: 10) { totalCount }
        held: users(rule: { tag: { in: ["vip"] } }, first: 10) { edges { node { externalId } } }
        adults: segment(key: "adults") { members(first: 100) { edges { node { id } } } }
      }`,
      { id: user.id, externalId, search: externalId },
    );
    expect(asked).toMatchObject({
      byId: null,
      byExternalId: null,
      found: { totalCount: 0 },
      held: { edges: [] },
      adults: { members: { edges: [] } },
    });
    const exported = await (
      await fetch(`${server.url}/v1/segments/adults/members?format=csv&attributes=name,city,note`)
    ).text();
    expect(texts.filter((text) => exported.includes(text))).toEqual([]);
    expect(texts.filter((text) => logged.some((line) => line.includes(text)))).toEqual([]);
  });
});

describe('an erasure', () => {
  const upsert = (externalId: string, email = `${externalId}@example.com`) =>
    server.app.upsertUsers(
      [{ externalId, attributes: { name: externalId }, identities: [{ kind: 'EMAIL', value: email }] }],
      'api',
    );

  test('asked for again, by any identity or key, gives the same receipt', async () => {
    await upsert('same');
    const id = (await server.app.profiles.byExternalId('same'))?.id ?? 0;
    const first = await server.app.erasures.erase({ externalId: 'same' });
    const complete = await completed(server, first.id);
    for (const subject of [
      { id },
      { externalId: 'same' },
      { identity: { kind: 'EMAIL' as const, namespace: '', value: ' SAME@Example.com ' } },
    ])
      expect(await server.app.erasures.erase(subject)).toEqual(complete);
    expect({ ...first, completedAt: null }).toEqual({ ...complete, completedAt: null });
    await expect(server.app.erasures.erase({ id: 2 ** 40 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of two at once is one', async () => {
    await upsert('twice');
    const [one, other] = await Promise.all([
      server.app.erasures.erase({ externalId: 'twice' }),
      server.app.erasures.erase({ externalId: 'twice' }),
    ]);
    expect(one?.id).toBe(other?.id);
  });

  test('keeps the person from coming back by any identity, until it is lifted', async () => {
    await upsert('back');
    const { id } = await server.app.erasures.erase({ externalId: 'back' });
    const codes = async () => {
      const users = await server.app.upsertUsers(
        [
          { externalId: 'back' },
          { externalId: 'another', identities: [{ kind: 'EMAIL', value: 'BACK@example.com' }] },
          { externalId: 'innocent' },
        ],
        'api',
      );
      const events = await server.app.trackEvents([
        { externalId: 'back', name: 'visited', messageId: 'of someone erased' },
        { externalId: 'innocent', name: 'visited', properties: { of: 'innocent' } },
      ]);
      return [users, events].map(({ accepted, rejected }) => [
        accepted,
        rejected.map(({ code, index }) => [code, index]),
      ]);
    };
    expect(await codes()).toEqual([
      [
        1,
        [
          ['ERASED', 0],
          ['ERASED', 1],
        ],
      ],
      [1, [['ERASED', 0]]],
    ]);
    const lifted = await server.app.erasures.lift(id, 'came back and consented anew');
    expect(lifted).toMatchObject({ id, liftedAt: expect.any(Date), liftReason: 'came back and consented anew' });
    // The email now is of "another", as it came first; the event's message id is no duplicate.
    expect(await codes()).toEqual([
      [3, []],
      [2, []],
    ]);
    const again = await server.app.erasures.erase({ externalId: 'back' });
    expect(again.id).not.toBe(id);
  });

  test('takes along whoever was merged into them', async () => {
    const ids: number[] = [];
    for (const externalId of ['kept', 'merged', 'merged before']) {
      await upsert(externalId);
      ids.push((await server.app.profiles.byExternalId(externalId))?.id ?? 0);
    }
    const [kept = 0, merged = 0, before = 0] = ids;
    const { database, merges } = server.app;
    await merges.merge({ id: merged }, { id: before });
    await merges.merge({ id: kept }, { id: merged });
    const receipt = await server.app.erasures.erase({ id: before });
    expect(await server.app.erasures.erase({ id: kept })).toMatchObject({ id: receipt.id });
    expect(
      await database.query('SELECT count(*)::int AS left FROM users WHERE id = ANY($1) AND erased_at IS NULL', [ids]),
    ).toEqual([{ left: 0 }]);
  });
});
