import { commandActor } from '@strata/access';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Permission } from '@strata/access';
import { Shutdown } from '../../process.js';
import { signedIn } from '../../testing/signed-in.js';
import type { SignedIn } from '../../testing/signed-in.js';
import { startTestServer } from '../../testing/test-server.js';
import type { Answer, TestServer } from '../../testing/test-server.js';
import { work } from '../../work.js';

const OWNER = commandActor('test');

let server: TestServer;
let officer: SignedIn;
let owner: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes, segments } = server.app;
  await attributes.define({ key: 'city', type: 'TEXT' });
  await attributes.define({ key: 'phone', type: 'TEXT', sensitive: true });
  await people('export', 3);
  const rule = { attribute: { key: 'city', is: { eq: 'export' } } };
  await segments.service.create({ key: 'all', name: 'All', rule });
  officer = await signedIn(server, 'protection_officer');
  owner = await signedIn(server, 'owner');
});
afterAll(() => server.close());

/** Some people of a city of their own; their external ids. */
async function people(city: string, count: number): Promise<string[]> {
  const externalIds = Array.from({ length: count }, (_, at) => `${city}-${at}`);
  await server.app.upsertUsers(
    externalIds.map((externalId) => ({ externalId, attributes: { city, phone: `phone of ${externalId}` } })),
    undefined,
  );
  return externalIds;
}

interface Approval {
  __typename: string;
  id: string;
  state: string;
  people: number;
  done: number;
  code: string;
  file: string | null;
  mayDecide: boolean;
  isMine: boolean;
  sentence: string | null;
}

const FIELDS = '__typename id state people done code file mayDecide isMine sentence(locale: "en")';
const ERASE = `mutation ($input: EraseUsersInput!) { eraseUsers(input: $input) {
  ... on Approval { ${FIELDS} } ... on ApprovalNeeded { __typename code people unknown } } }`;
const EXPORT = `mutation ($input: AskExportInput!) { askExport(input: $input) {
  ... on Approval { ${FIELDS} } ... on ApprovalNeeded { __typename code people } } }`;
const DECIDE = `mutation ($input: DecideApprovalInput!) { decideApproval(input: $input) { ${FIELDS} } }`;
const ONE = `query ($id: ID!) { approval(id: $id) { ${FIELDS} } }`;

const codeOf = ({ errors }: Answer<unknown>): string | undefined => errors?.[0]?.extensions.code;

async function eraseAsked(input: object, as: object = owner): Promise<Approval> {
  const answer = await server.ask<{ eraseUsers: Approval }>(ERASE, { input: { reason: 'They left', ...input } }, as);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.eraseUsers;
}

async function exportAsked(as: object = owner): Promise<Approval> {
  const input = { segment: 'all', attributes: ['phone', 'city'], format: 'NDJSON', reason: 'For the lawyers' };
  const answer = await server.ask<{ askExport: Approval }>(EXPORT, { input }, as);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.askExport;
}

const decide = (id: string, as: object = officer, approve = true) =>
  server.ask<{ decideApproval: Approval }>(DECIDE, { input: { id, approve, comment: 'Seen' } }, as);

async function read(id: string): Promise<Approval> {
  const { data } = await server.ask<{ approval: Approval }>(ONE, { id }, owner);
  return data.approval;
}

const run = (id: string): Promise<void> => server.app.approvals.run(id, 1, new AbortController().signal);

async function left(externalIds: readonly string[]): Promise<string[]> {
  return [...(await server.app.profiles.keysOf(externalIds)).keys()];
}

const fetchFile = (path: string, as: object = owner) =>
  fetch(`${server.url}${path}`, { headers: as as Record<string, string> });

const memberOf = async ({ cookie }: SignedIn): Promise<string> => {
  const member = await server.app.sessions.memberOf(cookie.split('=')[1] ?? '');
  return member?.id ?? '';
};

describe('bulk erasure', () => {
  test('tells whom it would be about, and without a reason asks nothing and erases nobody', async () => {
    const ids = await people('rehearsal', 3);
    const input = { externalIds: [...ids, 'nobody'] };
    const { data } = await server.ask(ERASE, { input }, owner);
    expect(data.eraseUsers).toEqual({ __typename: 'ApprovalNeeded', code: 'APPROVAL_NEEDED', people: 3, unknown: 1 });
    expect(await left(ids)).toEqual(ids);
  });

  test('is carried out once a second person has approved it, by a job that starts after the decision survived', async () => {
    const ids = await people('carried', 4);
    const { id, state } = await eraseAsked({ externalIds: ids });
    expect(state).toBe('PENDING');
    expect((await decide(id)).data.decideApproval.state).toBe('APPROVED');
    // Whoever decided is gone; another process finds the job.
    const shutdown = new Shutdown();
    await work(server.app, shutdown);
    let now: Approval;
    do now = await read(id);
    while (now.state === 'APPROVED');
    await shutdown.runStrictly();
    expect(now).toMatchObject({ state: 'EXECUTED', people: 4, done: 4 });
    expect(await left(ids)).toEqual([]);
  });

  test('erases nobody who joined the rule since, and nobody whom it selects no more', async () => {
    const [stays = '', goes = ''] = await people('rule-town', 2);
    const rule = { attribute: { key: 'city', is: { eq: 'rule-town' } } };
    const { id, people: asked, sentence } = await eraseAsked({ rule });
    expect(asked).toBe(2);
    expect(sentence).toContain('rule-town');
    await server.app.upsertUsers([{ externalId: stays, attributes: { city: 'elsewhere' } }], undefined);
    await server.app.upsertUsers([{ externalId: 'late', attributes: { city: 'rule-town' } }], undefined);
    await decide(id);
    await run(id);
    expect(await read(id)).toMatchObject({ state: 'EXECUTED', done: 1 });
    expect(await left([stays, goes, 'late'])).toEqual([stays, 'late']);
  });

  test('leaves alone who was merged with somebody since, on either side', async () => {
    const ids = await people('merging', 3);
    const [keep = '', gone = '', third = ''] = ids;
    await people('bystander', 2);
    const { id } = await eraseAsked({ externalIds: ids });
    const key = async (externalId: string) => (await server.app.profiles.keysOf([externalId])).get(externalId) ?? 0;
    const MERGE = 'mutation ($input: MergeUsersInput!) { mergeUsers(input: $input) { __typename } }';
    const merge = async (kept: string, merged: string) =>
      server.get(MERGE, { input: { keep: { id: String(await key(kept)) }, merge: { id: String(await key(merged)) } } });
    await merge(keep, 'bystander-0');
    await merge('bystander-1', gone);
    await decide(id);
    await run(id);
    expect(await read(id)).toMatchObject({ state: 'EXECUTED', done: 1 });
    expect(await left([keep, gone, third, 'bystander-0', 'bystander-1'])).toEqual([
      keep,
      gone,
      'bystander-0',
      'bystander-1',
    ]);
  });

  test('goes on where it was killed, and does nothing twice however many carry it out at once', async () => {
    const ids = await people('killed', 6);
    const { id } = await eraseAsked({ externalIds: ids });
    await decide(id);
    const killed = new AbortController();
    const { app } = server;
    const eraseUnchanged = app.erasures.eraseUnchanged.bind(app.erasures);
    let erased = 0;
    app.erasures.eraseUnchanged = async (...given) => {
      if (++erased === 3) killed.abort(new Error('killed'));
      return eraseUnchanged(...given);
    };
    await expect(app.approvals.run(id, 1, killed.signal)).rejects.toThrow('killed');
    expect(await read(id)).toMatchObject({ state: 'APPROVED', done: 3 });
    await Promise.all([run(id), run(id), run(id)]);
    app.erasures.eraseUnchanged = eraseUnchanged;
    expect(erased).toBe(6);
    expect(await read(id)).toMatchObject({ state: 'EXECUTED', done: 6 });
    expect(await left(ids)).toEqual([]);
    await run(id);
    expect(erased).toBe(6);
  });

  test('stops with the next person when whoever asked is suspended in the middle', async () => {
    const ids = await people('midway', 4);
    const asker = await signedIn(server, 'administrator');
    const { id } = await eraseAsked({ externalIds: ids }, asker);
    await decide(id);
    const { app } = server;
    const eraseUnchanged = app.erasures.eraseUnchanged.bind(app.erasures);
    let erased = 0;
    app.erasures.eraseUnchanged = async (...given) => {
      if (++erased === 2)
        await app.database.query(`UPDATE members SET state = 'SUSPENDED' WHERE id = $1`, [await memberOf(asker)]);
      return eraseUnchanged(...given);
    };
    await run(id);
    app.erasures.eraseUnchanged = eraseUnchanged;
    expect(await read(id)).toMatchObject({ state: 'FAILED', code: 'ASKER_GONE', done: 2 });
    expect((await left(ids)).length).toBe(2);
  });

  test.each<[string, (asker: SignedIn) => Promise<unknown>, string]>([
    [
      'was suspended',
      async (asker) =>
        server.app.database.query(`UPDATE members SET state = 'SUSPENDED' WHERE id = $1`, [await memberOf(asker)]),
      'ASKER_GONE',
    ],
    [
      'may not erase any more',
      async (asker) =>
        server.app.database.query(`UPDATE members SET role = 'analyst' WHERE id = $1`, [await memberOf(asker)]),
      'FORBIDDEN',
    ],
  ])('is refused when whoever asked %s by then, and says so', async (_why, lose, code) => {
    const ids = await people(`lost-${code}`, 2);
    const asker = await signedIn(server, 'administrator');
    const { id } = await eraseAsked({ externalIds: ids }, asker);
    await lose(asker);
    await decide(id);
    await run(id);
    expect(await read(id)).toMatchObject({ state: 'FAILED', code, done: 0 });
    expect(await left(ids)).toEqual(ids);
  });

  test('is of more than one person and of what there is; nobody is erased one by one around it', async () => {
    expect(codeOf(await server.ask(ERASE, { input: { externalIds: ['nobody'], reason: 'x' } }, owner))).toBe(
      'INVALID_INPUT',
    );
    expect(codeOf(await server.ask(ERASE, { input: { reason: 'x' } }, owner))).toBe('INVALID_INPUT');
    const ids = await people('blank', 2);
    expect(codeOf(await server.ask(ERASE, { input: { externalIds: ids, reason: ' ' } }, owner))).toBe('INVALID_INPUT');
    const alone = await signedIn(server, 'administrator');
    const single = 'mutation { eraseUser(input: { externalId: "nobody-at-all" }) { __typename } }';
    expect(codeOf(await server.ask(single, {}, alone))).toBeUndefined();
    await server.app.database.query(`UPDATE sign_in_attempts SET failures = 100`);
    expect(codeOf(await server.ask(single, {}, alone))).toBe('APPROVAL_NEEDED');
  });

  test('copies of one person after the other are no way around it', async () => {
    const [id] = await people('copied', 1);
    const user = await server.app.profiles.byExternalId(id!);
    const alone = await signedIn(server, 'protection_officer');
    const path = `/v1/users/${user!.id}/export.json`;
    const first = await fetchFile(path, alone);
    expect([first.status, (await first.text()).includes(id!)]).toEqual([200, true]);
    await server.app.database.query(`UPDATE sign_in_attempts SET failures = 100`);
    const refused = await fetchFile(path, alone);
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'APPROVAL_NEEDED' }]);
  });
});

describe('sensitive values of many', () => {
  const path = '/v1/segments/all/members?format=ndjson&attributes=phone';

  test('leave by no door without a second person, for nobody; other values do', async () => {
    for (const as of [owner, {}]) {
      const refused = await fetchFile(path, as);
      expect([refused.status, await refused.json()]).toEqual([
        409,
        expect.objectContaining({ code: 'APPROVAL_NEEDED' }),
      ]);
    }
    expect((await fetchFile('/v1/segments/all/members?attributes=city')).status).toBe(200);
    const input = { segment: 'all', attributes: ['city'], format: 'CSV', reason: 'x' };
    expect(codeOf(await server.ask(EXPORT, { input }, owner))).toBe('INVALID_INPUT');
  });

  test('are had once approved, by whoever asked, once, as they were asked', async () => {
    const { id, file } = await exportAsked();
    expect(file).toBeNull();
    expect((await fetchFile(`/v1/approvals/${id}/file`)).status).toBe(409);
    await decide(id);
    const { file: had } = await read(id);
    expect((await fetchFile(had ?? '', await signedIn(server, 'owner'))).status).toBe(404);
    expect((await fetchFile(had ?? '', {})).status).toBe(404);
    await people('export', 5);
    // Somebody changes what the segment means; and says something else in the address.
    const everyone = { everyone: true } as const;
    await server.app.segments.service.publish(OWNER, { key: 'all', rule: everyone });
    const many = await Promise.all(
      Array.from({ length: 8 }, () =>
        fetchFile(`${had}?attributes=city&format=csv`).then(async (one) => [one.status, await one.text()] as const),
      ),
    );
    expect(many.map(([status]) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    const lines = (many.find(([status]) => status === 200)?.[1] ?? '').trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { attributes: object }).attributes)).toEqual(
      [0, 1, 2].map((at) => ({ phone: `phone of export-${at}`, city: 'export' })),
    );
    expect(await read(id)).toMatchObject({ state: 'EXECUTED', file: null });
    const rule = { attribute: { key: 'city', is: { eq: 'export' } } } as const;
    await server.app.segments.service.publish(OWNER, { key: 'all', rule });
  });

  test('are asked for by nobody who may not see them', async () => {
    const blind = await signedIn(server, ['segment.export', 'segment.read', 'profile.read']);
    const input = { segment: 'all', attributes: ['phone'], format: 'CSV', reason: 'x' };
    expect(codeOf(await server.ask(EXPORT, { input }, blind))).toBe('FORBIDDEN');
  });

  test('go to nobody who lost the right to see them after it was approved', async () => {
    const asker = await signedIn(server, ['segment.export', 'profile.sensitive']);
    const { id } = await exportAsked(asker);
    await decide(id);
    await server.app.database.query(
      `UPDATE roles SET permissions = '{segment.export}' WHERE key = (SELECT role FROM members WHERE id = $1)`,
      [await memberOf(asker)],
    );
    expect((await fetchFile(`/v1/approvals/${id}/file`, asker)).status).toBe(403);
    expect((await read(id)).state).toBe('APPROVED');
  });
});

describe('a decision', () => {
  test('is never made by whoever asked', async () => {
    const { id } = await exportAsked(owner);
    expect(codeOf(await decide(id, owner))).toBe('OWN_APPROVAL');
    expect((await read(id)).mayDecide).toBe(false);
  });

  test('is never made by whoever made or rotated the key that asked; and never by a key', async () => {
    const other = await signedIn(server, 'owner');
    const permissions: Permission[] = ['segment.export', 'profile.sensitive', 'segment.read'];
    const words = permissions.map((one) => one.toUpperCase().replace('.', '_')).join(', ');
    const made = await server.ask<{ createApiKey: { key: { id: string } } }>(
      `mutation { createApiKey(input: { name: "Mine", permissions: [${words}] }) { key { id } } }`,
      {},
      owner,
    );
    const rotated = await server.ask<{ rotateApiKey: { secret: string } }>(
      'mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { secret } }',
      { input: { id: made.data.createApiKey.key.id, oldUntil: new Date().toISOString() } },
      other,
    );
    const { id } = await exportAsked({ authorization: `Bearer ${rotated.data.rotateApiKey.secret}` });
    expect(codeOf(await decide(id, owner))).toBe('OWN_APPROVAL');
    expect(codeOf(await decide(id, other))).toBe('OWN_APPROVAL');
    expect(codeOf(await decide(id, {}))).toBe('FORBIDDEN');
    expect(codeOf(await decide(id, officer))).toBeUndefined();
  });

  test('takes the permission, and those who do not hold it see only what they asked for', async () => {
    const { id } = await exportAsked();
    const marketer = await signedIn(server, 'marketer');
    expect(codeOf(await decide(id, marketer))).toBe('FORBIDDEN');
    expect((await server.ask(ONE, { id }, marketer)).data).toEqual({ approval: null });
    const list = 'query { approvals(first: 10) { totalCount edges { node { id } } } }';
    expect((await server.ask(list, {}, marketer)).data).toEqual({ approvals: { totalCount: 0, edges: [] } });
  });

  test('is one: of many at once one holds, and what was decided is not decided again', async () => {
    const { id } = await exportAsked();
    const answers = await Promise.all([true, false, true, false].map((approve) => decide(id, officer, approve)));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(codeOf(await decide(id))).toBe('WRONG_STATE');
  });

  test('against it ends it, and so does whoever asked; neither is carried out', async () => {
    const ids = await people('rejected', 2);
    const rejected = await eraseAsked({ externalIds: ids });
    expect((await decide(rejected.id, officer, false)).data.decideApproval.state).toBe('REJECTED');
    const withdrawn = await eraseAsked({ externalIds: ids });
    const WITHDRAW = 'mutation ($input: WithdrawApprovalInput!) { withdrawApproval(input: $input) { state } }';
    const take = (as: object) => server.ask(WITHDRAW, { input: { id: withdrawn.id } }, as);
    expect(codeOf(await take(officer))).toBe('NOT_FOUND');
    expect((await take(owner)).data).toEqual({ withdrawApproval: { state: 'WITHDRAWN' } });
    expect(codeOf(await decide(withdrawn.id))).toBe('WRONG_STATE');
    for (const { id } of [rejected, withdrawn]) await run(id);
    expect(await left(ids)).toEqual(ids);
  });

  test('comes too late after seven days, and so does fetching after one', async () => {
    const pending = await exportAsked();
    const approved = await exportAsked();
    await decide(approved.id);
    await server.app.database.query(
      `UPDATE approvals SET expires_at = expires_at - (CASE state WHEN 'PENDING' THEN interval '7 days' ELSE interval '1 day' END)
       WHERE id = ANY($1::uuid[])`,
      [[pending.id, approved.id]],
    );
    expect(codeOf(await decide(pending.id))).toBe('WRONG_STATE');
    expect((await fetchFile(`/v1/approvals/${approved.id}/file`)).status).toBe(409);
    for (const { id } of [pending, approved]) expect((await read(id)).state).toBe('EXPIRED');
    await server.app.approvals.expire();
    const rows = await server.app.database.query<{ state: string }>(
      'SELECT state FROM approvals WHERE id = ANY($1::uuid[])',
      [[pending.id, approved.id]],
    );
    expect(rows).toEqual([{ state: 'EXPIRED' }, { state: 'EXPIRED' }]);
    expect(
      await server.app.database.query('SELECT FROM approval_people WHERE approval_id = ANY($1::uuid[])', [
        [pending.id, approved.id],
      ]),
    ).toEqual([]);
  });

  test('waits for those alone who may make it, and is on record from asking to its end', async () => {
    const ids = await people('trail', 2);
    const { id } = await eraseAsked({ externalIds: ids });
    const WAITING = 'query { approvals(first: 100, waiting: true) { edges { node { id } } } }';
    const waiting = async (as: object) =>
      (
        await server.ask<{ approvals: { edges: { node: { id: string } }[] } }>(WAITING, {}, as)
      ).data.approvals.edges.some(({ node }) => node.id === id);
    expect([await waiting(owner), await waiting(officer)]).toEqual([false, true]);
    await decide(id);
    await run(id);
    const ENTRIES = `query ($id: String!) { auditEntries(first: 10, filter: { object: "approval", objectId: $id }) {
      edges { node { operation outcome details } } } }`;
    const { auditEntries } = await server.get<{ auditEntries: { edges: { node: { operation: string } }[] } }>(ENTRIES, {
      id,
    });
    expect(auditEntries.edges.map(({ node }) => node.operation)).toEqual([
      'runApproved',
      'decideApproval',
      'eraseUsers',
    ]);
    expect(JSON.stringify(auditEntries)).not.toContain('trail-');
  });

  test('is of no id that nobody has', async () => {
    for (const id of ['1', randomUUID()]) expect(codeOf(await decide(id))).toBe('NOT_FOUND');
  });
});

test('how large an audience takes a second person is a setting, which keeps what is not given', async () => {
  const UPDATE =
    'mutation ($input: UpdateAccessSettingsInput!) { updateAccessSettings(input: $input) { secondFactorRequired approvalAudienceSize } }';
  const update = (input: object) => server.ask(UPDATE, { input }, owner);
  expect((await update({ approvalAudienceSize: 500 })).data).toEqual({
    updateAccessSettings: { secondFactorRequired: false, approvalAudienceSize: 500 },
  });
  expect(codeOf(await update({ approvalAudienceSize: -1 }))).toBe('INVALID_INPUT');
  expect((await update({ secondFactorRequired: false })).data).toMatchObject({
    updateAccessSettings: { approvalAudienceSize: 500 },
  });
});
