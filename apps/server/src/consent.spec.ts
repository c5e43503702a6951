import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { SEES_ALL } from '@strata/profile';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes, purposes } = server.app;
  await purposes.define({ key: 'HEALTH', name: { zh: '健康数据', en: 'Health data' } });
  await attributes.define({ key: 'illness', type: 'TEXT', sensitive: true, consentPurpose: 'HEALTH' });
  await attributes.define({ key: 'town', type: 'TEXT' });
  await attributes.define({ key: 'birthday', type: 'DATE', standardForm: 'BIRTH_DATE' });
});
afterAll(() => server.close());

let people = 0;
/** Someone new. */
const somebody = (): string => `somebody-${++people}`;
const keyOf = async (externalId: string): Promise<number> =>
  (await server.app.profiles.byExternalId(externalId))?.id ?? 0;
const upsert = (externalId: string, attributes: Record<string, unknown>) =>
  server.app.upsertUsers([{ externalId, attributes }], 'api');
const health = async (externalId: string, state = 'GRANTED') => {
  await upsert(externalId, {});
  return server.app.consenting.record([{ externalId, purpose: 'HEALTH', state }]);
};
const illnessOf = async (externalId: string): Promise<unknown> => {
  const [user] = (await server.app.profiles.attributesOf([await keyOf(externalId)], SEES_ALL)).values();
  return user?.find(({ key }) => key === 'illness')?.value;
};

/** The tables of the app that hold a text. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await server.app.database.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await server.app.database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    if (rows.some(({ row }) => row.includes(text) || row.includes(Buffer.from(text).toString('hex')))) found.push(name);
  }
  return found.sort();
}

const MAPPING = {
  kind: 'users',
  fields: [
    { source: 'id', target: 'externalId' },
    { source: 'phone', target: 'identities.PHONE' },
    { source: 'illness', target: 'attributes.illness' },
    { source: 'born', target: 'attributes.birthday' },
  ],
};

/** A file of users that was imported; its id. */
async function imported(rows: string[], { json = false } = {}): Promise<string> {
  const { imports } = server.app;
  const { id } = await imports.uploads.begin(json ? 'a.ndjson' : 'a.csv', undefined);
  const content = json ? rows.join('\n') : ['id,phone,illness,born', ...rows].join('\n');
  await imports.uploads.take(
    id,
    0,
    (async function* () {
      yield await Promise.resolve(Buffer.from(`${content}\n`));
    })(),
  );
  await imports.examine(id);
  await imports.run(id, { mapping: MAPPING, source: 'file' });
  await imports.work(id, new AbortController().signal, 1);
  await server.app.database.query('DELETE FROM import_chunks WHERE import_id = $1', [id]);
  return id;
}

async function undone(id: string): Promise<void> {
  await server.app.imports.undo(id);
  await server.app.imports.takeBack(id, new AbortController().signal);
}

describe('a value that needs a consent, when it is withdrawn', () => {
  test('goes from what would undo a merge, and the undo does not bring it back', async () => {
    const [kept, gone] = [somebody(), somebody()];
    for (const externalId of [kept, gone]) await health(externalId);
    await upsert(kept, { illness: 'mark-kept', town: 'Bath' });
    await upsert(gone, { illness: 'mark-before' });
    await upsert(gone, { illness: 'mark-gone', town: 'York' });
    const { merge } = await server.app.merges.merge({ externalId: kept }, { externalId: gone });
    expect(await tablesWith('mark-before')).toEqual(['merges', 'user_attribute_history']);
    expect(await tablesWith('mark-gone')).toContain('merges');
    await health(kept, 'WITHDRAWN');
    for (const mark of ['mark-kept', 'mark-gone', 'mark-before'])
      expect([mark, await tablesWith(mark)]).toEqual([mark, []]);
    await server.app.merges.undo(merge.id);
    expect([await illnessOf(kept), await illnessOf(gone)]).toEqual([undefined, undefined]);
    const towns = await server.app.profiles.attributesOf([await keyOf(kept), await keyOf(gone)], SEES_ALL);
    expect(
      [...towns.values()]
        .flat()
        .map(({ value }) => value)
        .sort(),
    ).toEqual(['Bath', 'York']);
  });

  test('goes from a record under somebody who was merged on, too', async () => {
    const [last, middle, first] = [somebody(), somebody(), somebody()];
    await health(first);
    await upsert(first, { illness: 'mark-chain' });
    for (const externalId of [middle, last]) await upsert(externalId, { town: 'Bath' });
    await server.app.merges.merge({ externalId: middle }, { externalId: first });
    await server.app.merges.merge({ externalId: last }, { externalId: middle });
    await health(last, 'WITHDRAWN');
    expect(await tablesWith('mark-chain')).toEqual([]);
  });

  test('by one of two who are merged later, is kept nowhere of the other', async () => {
    const [kept, gone] = [somebody(), somebody()];
    await health(gone);
    await upsert(gone, { illness: 'mark-merged' });
    await health(kept, 'WITHDRAWN');
    await server.app.merges.merge({ externalId: kept }, { externalId: gone });
    expect(await tablesWith('mark-merged')).toEqual([]);
  });

  test('goes from what would undo an import, and the undo does not bring it back', async () => {
    const externalId = somebody();
    await health(externalId);
    await upsert(externalId, { illness: 'mark-first' });
    const id = await imported([`${externalId},,mark-second,`]);
    expect(await illnessOf(externalId)).toBe('mark-second');
    expect(await tablesWith('mark-first')).toEqual(['user_attribute_history']);
    await health(externalId, 'WITHDRAWN');
    expect([await tablesWith('mark-first'), await tablesWith('mark-second')]).toEqual([[], []]);
    await undone(id);
    expect(await illnessOf(externalId)).toBeUndefined();
  });

  test('is not put back by the undo of an import that removed it, where the consent went by other ways', async () => {
    const externalId = somebody();
    await health(externalId);
    await upsert(externalId, { illness: 'mark-replaced' });
    const id = await imported([`${externalId},,mark-by-file,2019-05-05`]);
    // A child's own consent does not count.
    await undone(id);
    expect(await illnessOf(externalId)).toBe('mark-replaced');
    const again = await imported([`${externalId},,mark-by-file-2,`]);
    await upsert(externalId, { birthday: '2019-05-05' });
    await undone(again);
    expect(await illnessOf(externalId)).toBeUndefined();
  });

  test('after a merge counts for both when the merge is undone, and so does a suppression', async () => {
    const [kept, gone] = [somebody(), somebody()];
    for (const externalId of [kept, gone]) {
      await health(externalId);
      await server.app.consenting.record([{ externalId, purpose: 'MARKETING', state: 'GRANTED' }]);
    }
    await server.app.suppressions.suppress({ externalIds: [kept], reason: 'before', channel: 'SMS' });
    const { merge } = await server.app.merges.merge({ externalId: kept }, { externalId: gone });
    const link = await server.app.preferenceLinks.tokenOf(await keyOf(gone), new Date(Date.now() + 60_000));
    await fetch(`${server.url}/preferences/${link}?purpose=MARKETING`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    await server.app.suppressions.suppress({ externalIds: [gone], reason: 'since', channel: 'EMAIL' });
    await server.app.merges.undo(merge.id);
    const moment = { asOf: Date.now() + 1000, timeZone: 'Asia/Shanghai' };
    for (const [externalId, suppressed] of [
      [kept, ['EMAIL', 'SMS']],
      [gone, ['EMAIL']],
    ] as const) {
      const user = await keyOf(externalId);
      const reach = await server.app.consents.reachabilityOf([user], ['INBOX', 'EMAIL', 'SMS'], 'MARKETING', moment);
      expect(reach.get(user)?.map(({ consent }) => consent?.state)).toEqual(['WITHDRAWN', 'WITHDRAWN', 'WITHDRAWN']);
      expect(
        reach
          .get(user)
          ?.filter((one) => one.suppressedSince)
          .map(({ channel }) => channel),
      ).toEqual(suppressed);
      expect(await server.app.consents.count(user)).toBe(3);
    }
  });
});

test('a value of an attribute that comes to need a consent goes, unless there is one, with the next hour’s job', async () => {
  const [agrees, silent] = [somebody(), somebody()];
  await server.app.attributes.define({ key: 'faith', type: 'TEXT' });
  await health(agrees);
  for (const externalId of [agrees, silent]) await upsert(externalId, { faith: `mark-faith-${externalId}` });
  // Of one there is nothing left but the past.
  await upsert('had-faith', { faith: 'mark-faith-once' });
  await upsert('had-faith', { faith: null });
  expect(await tablesWith('mark-faith-once')).toEqual(['user_attribute_history']);
  await server.app.attributes.define({ key: 'faith', type: 'TEXT', consentPurpose: 'HEALTH' });
  await server.app.consenting.forgetUnconsented();
  expect(await tablesWith('mark-faith-once')).toEqual([]);
  expect(await tablesWith(`mark-faith-${silent}`)).toEqual([]);
  expect(await tablesWith(`mark-faith-${agrees}`)).toEqual(['user_attributes']);
});

describe('a value for which there is no consent is refused, and kept nowhere', () => {
  const post = async (path: string, body: string, headers: Record<string, string> = {}): Promise<unknown> => {
    const response = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return response.json();
  };
  const json = (externalId: string, illness: string) =>
    JSON.stringify({ users: [{ externalId, attributes: { illness } }] });

  test.each<[string, (externalId: string, mark: string) => Promise<unknown>]>([
    ['by HTTP', (externalId, mark) => post('/v1/users', json(externalId, mark))],
    [
      'by GraphQL',
      (externalId, mark) =>
        server.get(
          'mutation ($users: [UserInput!]!) { upsertUsers(input: { users: $users }) { accepted rejected { code } } }',
          {
            users: [{ externalId, attributes: { illness: mark } }],
          },
        ),
    ],
    [
      'by a correction',
      async (externalId, mark) => {
        await upsert(externalId, { town: 'Bath' });
        return server.ask('mutation ($input: CorrectUserInput!) { correctUser(input: $input) { id } }', {
          input: { id: String(await keyOf(externalId)), attributes: { illness: mark }, note: '' },
        });
      },
    ],
    [
      'by a signed webhook',
      async (externalId, mark) => {
        const { webhook, secret } = await server.app.inbound.webhooks.create({
          name: 'CRM',
          source: 'crm',
          items: 'people',
          mapping: {
            kind: 'users',
            fields: [
              { source: 'id', target: 'externalId' },
              { source: 'ill', target: 'attributes.illness' },
            ],
          },
        });
        const body = JSON.stringify({ people: [{ id: externalId, ill: mark }] });
        const now = new Date();
        return post(`/v1/hooks/${webhook.key}`, body, {
          'webhook-id': `of ${externalId}`,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign(`of ${externalId}`, now, body),
        });
      },
    ],
    [
      'by a file, in the report of which the row has no such cell',
      async (externalId, mark) => {
        const report = (id: string) => server.app.imports.find(id).then((one) => one?.report.rejectedBy);
        const wrong = await report(await imported([`${externalId},,${mark},`, `${externalId},,${mark}-too,no date`]));
        const nested = { id: externalId, phone: '', illness: `${mark} in JSON`, born: '' };
        return [wrong, await report(await imported([JSON.stringify(nested)], { json: true }))];
      },
    ],
  ])('%s', async (_door, send) => {
    const externalId = somebody();
    const mark = `mark-door-${people}`;
    expect(JSON.stringify(await send(externalId, mark))).toContain('CONSENT_REQUIRED');
    expect(await tablesWith(mark)).toEqual([]);
  });
});
