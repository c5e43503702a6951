import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SEES_ALL } from '../sight.js';
import type { Database } from '@strata/db';
import { freshDatabase, randomRuns } from '@strata/db/testing';
import type { Channel } from '@strata/rules';
import fc from 'fast-check';
import {
  AttributeDefinition,
  AttributeService,
  consentPersonalData,
  ConsentReader,
  ConsentService,
  mayReach,
  mergingPersonalData,
  PreferenceService,
  placeOfConsent,
  profilePersonalData,
  ProfileReader,
  ProfileService,
  PurposeService,
  RightsService,
  SuppressionService,
} from '../index.js';
import type { ConsentItem } from '../index.js';
import { attributeTypes } from '../attribute.service.js';
import { readAttributes } from '../user-item.js';
import { writeAttributes } from '../write-attributes.js';
import { guardedAttributes, refusedWithoutConsent } from './guarded.js';

const PERSONAL_DATA = [profilePersonalData, consentPersonalData, mergingPersonalData];

let database: Database;
let consents: ConsentService;
let profiles: ProfileService;
beforeAll(async () => {
  database = await freshDatabase({ entities: [AttributeDefinition], poolSize: 8 });
  profiles = new ProfileService(database);
  consents = new ConsentService(database, PERSONAL_DATA, () => now);
});
afterAll(() => database.close());

const NOW = Date.parse('2026-03-01T12:00:00Z');
let now = NOW;
let last = 0;
beforeEach(() => {
  now = NOW;
});
/** Someone new. */
const somebody = (): string => `person-${++last}`;
/** Consents of people who are known. */
async function record(items: readonly ConsentItem[]) {
  const known = new Set(items.map(({ externalId }) => externalId).filter((externalId) => externalId !== ''));
  await profiles.upsertUsers(
    [...known].map((externalId) => ({ externalId })),
    { source: 'test' },
  );
  return consents.record(items);
}

const granted = (externalId: string, more: Partial<ConsentItem> = {}): ConsentItem => ({
  externalId,
  purpose: 'MARKETING',
  state: 'GRANTED',
  source: 'test',
  wording: '1',
  ...more,
});
const keyOf = async (externalId: string): Promise<number> => {
  const user = await new ProfileReader(database).byExternalId(externalId);
  return user?.id ?? 0;
};
const mayBeReached = async (externalId: string, channel: Channel = 'INBOX', asOf = now): Promise<boolean> => {
  const user = await keyOf(externalId);
  const moment = { asOf, timeZone: 'Asia/Shanghai' };
  return (await database.transaction((it) => mayReach(it, [user], channel, 'MARKETING', moment))).has(user);
};
const codes = (rejected: { index: number; code: string }[]): string[] =>
  rejected.map(({ index, code }) => `${index} ${code}`);

/** What one waits at until it is opened. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

async function untilSomebodyWaits(): Promise<void> {
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(10))
    if ((await database.query(waiting)).length > 0) return;
}

describe('consents', () => {
  test('are recorded with all that shows them, and read back the newest first', async () => {
    const externalId = somebody();
    const answer = await record([
      granted(externalId, { at: '2026-02-01T08:00:00+08:00', proof: { form: 'spring' } }),
      granted(externalId, { channel: 'SMS', state: 'WITHDRAWN', at: '2026-02-02T00:00:00Z', givenBy: 'GUARDIAN' }),
    ]);
    expect(answer).toMatchObject({ accepted: 2, duplicates: 0, rejected: [] });
    const reader = new ConsentReader(database);
    const user = await keyOf(externalId);
    const [newest, ...others] = await reader.page(user, 10);
    expect(newest).toMatchObject({ channel: 'SMS', state: 'WITHDRAWN', givenBy: 'GUARDIAN', proof: null });
    expect(others).toEqual([
      {
        purpose: 'MARKETING',
        channel: null,
        state: 'GRANTED',
        givenBy: 'SELF',
        source: 'test',
        wording: '1',
        proof: { form: 'spring' },
        at: new Date('2026-02-01T00:00:00Z'),
        recordedAt: expect.any(Date),
      },
    ]);
    expect(await reader.page(user, 10, newest && placeOfConsent(newest))).toEqual(others);
    expect(await reader.count(user)).toBe(2);
  });

  test('sent again change nothing, and say so', async () => {
    const item = granted(somebody(), { at: '2026-02-01T00:00:00Z' });
    expect(await record([item, item])).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(await record([item])).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  test('of somebody unknown are refused, and make nobody; once the person is known they are taken', async () => {
    const [known, unknown] = [somebody(), somebody()];
    await profiles.upsertUsers([{ externalId: known }], { source: 'test' });
    const items = [granted(unknown), granted(known), granted(unknown, { state: 'WITHDRAWN' })];
    expect(await consents.record(items)).toMatchObject({
      accepted: 1,
      rejected: [
        { index: 0, code: 'UNKNOWN_USER' },
        { index: 2, code: 'UNKNOWN_USER' },
      ],
    });
    expect(await keyOf(unknown)).toBe(0);
    await profiles.upsertUsers([{ externalId: unknown }], { source: 'test' });
    expect(await consents.record(items)).toMatchObject({ accepted: 2, duplicates: 1, rejected: [] });
  });

  test('that cannot be read are rejected one by one, and the others are taken', async () => {
    const externalId = somebody();
    const answer = await record([
      granted(externalId, { purpose: 'SPAM' }),
      granted(externalId, { channel: 'FAX' }),
      granted(externalId, { state: 'YES' }),
      granted(externalId, { at: '2026-03-01' }),
      granted(externalId, { at: new Date(NOW + 300_001).toISOString() }),
      granted(externalId, { at: '1970-01-01T00:00:00Z' }),
      granted(externalId, { givenBy: 'FRIEND' }),
      granted(externalId, { proof: { text: 'x'.repeat(8_192) } }),
      granted(externalId, { wording: 'a\u0000b' }),
      granted(externalId, { proof: { text: '\u0000' } }),
      granted(''),
      granted(externalId),
    ]);
    expect(answer.accepted).toBe(1);
    expect(codes(answer.rejected)).toEqual([
      '0 UNKNOWN_PURPOSE',
      '1 INVALID_CHANNEL',
      '2 INVALID_STATE',
      '3 INVALID_TIME',
      '4 IN_THE_FUTURE',
      '5 INVALID_TIME',
      '6 INVALID_GIVER',
      '7 INVALID_PROOF',
      '8 INVALID_TEXT',
      '9 INVALID_PROOF',
      '10 INVALID_EXTERNAL_ID',
    ]);
  });

  test('of a clock that is ahead are given now', async () => {
    const externalId = somebody();
    await record([granted(externalId, { at: new Date(NOW + 300_000).toISOString() })]);
    expect(await mayBeReached(externalId)).toBe(true);
  });

  test.each([
    ['changed', `UPDATE consents SET state = 'GRANTED'`],
    ['deleted', 'DELETE FROM consents'],
  ])('are not %s, not even by hand', async (_what, sql) => {
    await record([granted(somebody(), { state: 'WITHDRAWN' })]);
    await expect(database.query(sql)).rejects.toThrow('consents are append-only');
  });

  test('count alike in whatever order they arrive, as a naive reading of them says', async () => {
    const item = fc.record({
      channel: fc.constantFrom(null, 'INBOX' as const, 'WEBHOOK' as const),
      state: fc.constantFrom('GRANTED', 'WITHDRAWN'),
      minutes: fc.integer({ min: 0, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 8 }), fc.nat(), async (said, turn) => {
        const externalId = somebody();
        await profiles.upsertUsers([{ externalId }], { source: 'test' });
        const items = said.map(({ minutes, ...one }) =>
          granted(externalId, { ...one, at: new Date(NOW - minutes * 60_000).toISOString() }),
        );
        const from = said.length === 0 ? 0 : turn % said.length;
        for (const part of [items.slice(from), items.slice(0, from)]) await record(part);

        const own = said.filter(({ channel }) => channel === 'INBOX');
        const asked = own.length > 0 ? own : said.filter(({ channel }) => channel === null);
        const latest = Math.min(...asked.map(({ minutes }) => minutes));
        const naive =
          asked.length > 0 &&
          asked.filter(({ minutes }) => minutes === latest).every(({ state }) => state === 'GRANTED');
        expect(await mayBeReached(externalId)).toBe(naive);
      }),
      { numRuns: randomRuns(40), endOnFailure: true },
    );
  });

  test('recorded at the same time by many are all there, once', async () => {
    const people = Array.from({ length: 20 }, somebody);
    const batch = people.map((externalId) => granted(externalId, { at: '2026-01-01T00:00:00Z' }));
    const answers = await Promise.all([batch, batch.toReversed(), batch, batch.toReversed()].map((b) => record(b)));
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(20);
    expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(60);
  });
});

describe('suppressions', () => {
  const suppressions = (): SuppressionService => new SuppressionService(database);

  test('stop messages on their channel until they are lifted, whatever was agreed to', async () => {
    const externalId = somebody();
    await record([granted(externalId)]);
    const stop = { channel: 'INBOX' as const, externalIds: [externalId, 'nobody', 'nobody\u0000'], reason: 'bounced' };
    expect(await suppressions().suppress(stop)).toMatchObject({ changed: 1, unknown: ['nobody', 'nobody\u0000'] });
    now = Date.now() + 1000;
    expect([await mayBeReached(externalId), await mayBeReached(externalId, 'WEBHOOK')]).toEqual([false, true]);
    expect(await suppressions().suppress(stop)).toMatchObject({ changed: 0 });
    expect(await suppressions().unsuppress({ externalIds: [externalId], reason: 'x' })).toMatchObject({ changed: 0 });
    expect(await suppressions().unsuppress({ ...stop, reason: 'new address' })).toMatchObject({ changed: 1 });
    expect(await mayBeReached(externalId)).toBe(true);
    const found = await new ConsentReader(database).suppressionsOf([await keyOf(externalId)]);
    expect([...found.values()]).toEqual([
      [expect.objectContaining({ channel: 'INBOX', reason: 'bounced', liftReason: 'new address' })],
    ]);
  });

  test('made by two at once are one', async () => {
    const externalId = somebody();
    await profiles.upsertUsers([{ externalId }], { source: 'test' });
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => suppressions().suppress({ externalIds: [externalId], reason: 'complaint' })),
    );
    expect(answers.map(({ changed }) => changed).sort()).toEqual([0, 0, 0, 1]);
  });

  test('need a reason', async () => {
    const reasonless = suppressions().suppress({ externalIds: [], reason: ' ' });
    await expect(reasonless).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('what a person withdraws themselves', () => {
  test('done again changes nothing, whatever they had agreed to on all channels', async () => {
    const externalId = somebody();
    await record([granted(externalId), granted(externalId, { channel: 'SMS' })]);
    const user = await keyOf(externalId);
    const preferences = new PreferenceService(database, PERSONAL_DATA, () => now);
    const rows: number[] = [];
    for (const channel of ['INBOX', 'INBOX', 'SMS', 'SMS', undefined, undefined] as const) {
      now += 1;
      await preferences.withdraw(user, channel === undefined ? {} : { channel }, { source: 'page', proof: {} });
      rows.push(await new ConsentReader(database).count(user));
    }
    expect(rows).toEqual([3, 3, 4, 4, 5, 5]);
    // Agreed to anew, there is something to withdraw.
    now += 1;
    await record([granted(externalId, { channel: 'INBOX', at: new Date(now).toISOString() })]);
    now += 1;
    await preferences.withdraw(user, { channel: 'INBOX' }, { source: 'page', proof: {} });
    expect([await new ConsentReader(database).count(user), await mayBeReached(externalId)]).toEqual([7, false]);
  });
});

describe('people under 14', () => {
  const born = (birthday: string) => ({ attributes: { birthday } });
  beforeAll(() => new AttributeService(database).define({ key: 'birthday', type: 'DATE', standardForm: 'BIRTH_DATE' }));

  test('need a guardian, and what they withdraw themselves counts', async () => {
    const externalId = somebody();
    await profiles.upsertUsers([{ externalId, ...born('2015-01-01') }], { source: 'test' });
    await record([granted(externalId)]);
    expect(await mayBeReached(externalId)).toBe(false);
    await record([granted(externalId, { givenBy: 'GUARDIAN' })]);
    expect(await mayBeReached(externalId)).toBe(true);
    now += 1;
    await record([granted(externalId, { state: 'WITHDRAWN' })]);
    expect(await mayBeReached(externalId)).toBe(false);
  });

  test('are told by the birth date as it is known now', async () => {
    const externalId = somebody();
    await profiles.upsertUsers([{ externalId, ...born('2000-01-01') }], { source: 'test' });
    await record([granted(externalId)]);
    expect(await mayBeReached(externalId)).toBe(true);
    await profiles.upsertUsers([{ externalId, ...born('2015-01-01') }], { source: 'test' });
    expect(await mayBeReached(externalId)).toBe(false);
  });

  test('stay under 14 when their birth date is removed, also of those who agreed before it was known', async () => {
    const [child, adult] = [somebody(), somebody()];
    await record([granted(child), granted(adult)]);
    const known = (birthday: string | null, who: string) => ({ externalId: who, attributes: { birthday } });
    await profiles.upsertUsers([known('2015-01-01', child), known('1990-01-01', adult)], { source: 'test' });
    await profiles.upsertUsers([known(null, child), known(null, adult)], { source: 'test' });
    expect([await mayBeReached(child), await mayBeReached(adult)]).toEqual([false, true]);
    await record([granted(child, { at: new Date(now).toISOString() })]);
    expect(await mayBeReached(child)).toBe(false);
    const preferences = new PreferenceService(database, PERSONAL_DATA, () => now);
    expect([await preferences.of(await keyOf(child)), await preferences.of(await keyOf(adult))]).toMatchObject([
      { isChild: true },
      { isChild: false },
    ]);
  });

  test('are told by one attribute: a second one is refused, whoever defines it at once', async () => {
    const attributes = new AttributeService(database);
    const define = (key: string) => attributes.define({ key, type: 'DATE', standardForm: 'BIRTH_DATE' });
    await attributes.define({ key: 'due', type: 'DATE' });
    for (const key of ['baby', 'due']) await expect(define(key)).rejects.toMatchObject({ code: 'SECOND_BIRTH_DATE' });
    await define('birthday');
    await attributes.define({ key: 'birthday', type: 'DATE', standardForm: null });
    const both = await Promise.allSettled([define('baby'), define('birthday')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await attributes.define({ key: 'baby', type: 'DATE', standardForm: null });
    await define('birthday');
  });
});

describe('an attribute that needs a consent of its own', () => {
  beforeAll(async () => {
    await new PurposeService(database).define({ key: 'HEALTH', name: { zh: '健康数据', en: 'Health data' } });
    await new AttributeService(database).define({
      key: 'illness',
      type: 'TEXT',
      sensitive: true,
      consentPurpose: 'HEALTH',
    });
    await new AttributeService(database).define({ key: 'town', type: 'TEXT' });
  });
  const ill = (externalId: string, illness: string | null = 'asthma') => ({ externalId, attributes: { illness } });
  const upsert = (...items: ReturnType<typeof ill>[]) => profiles.upsertUsers(items, { source: 'test' });
  const valuesOf = async (externalId: string) => {
    const attributes = await new ProfileReader(database).attributesOf([await keyOf(externalId)], SEES_ALL);
    return [...attributes.values()].flat().map(({ key, value }) => `${key} ${String(value)}`);
  };
  const health = (externalId: string, more: Partial<ConsentItem> = {}) =>
    record([granted(externalId, { purpose: 'HEALTH', ...more })]);

  test('is refused of those who have not given it, and taken of the others', async () => {
    const [agrees, silent] = [somebody(), somebody()];
    await health(agrees);
    const answer = await upsert(ill(silent), ill(agrees), ill(silent, null));
    expect(codes(answer.rejected)).toEqual(['0 CONSENT_REQUIRED']);
    expect(answer.accepted).toBe(2);
    expect([await valuesOf(agrees), await valuesOf(silent)]).toEqual([['illness asthma'], []]);
  });

  test('is refused of a correction by hand, too, where it was not given', async () => {
    const externalId = somebody();
    await profiles.upsertUsers([{ externalId, attributes: { town: 'Bath' } }], { source: 'test' });
    const correct = async (illness: string | null) =>
      new RightsService(database, () => now).correct(await keyOf(externalId), { illness }, 'on the phone');
    await expect(correct('asthma')).rejects.toMatchObject({ code: 'CONSENT_REQUIRED' });
    await correct(null);
    expect(await valuesOf(externalId)).toEqual(['town Bath']);
    await health(externalId);
    await correct('asthma');
    expect(await valuesOf(externalId)).toEqual(['illness asthma', 'town Bath']);
  });

  test('is not allowed by a consent for one channel, nor by that of a child', async () => {
    const [channel, child] = [somebody(), somebody()];
    await profiles.upsertUsers([{ externalId: child, attributes: { birthday: '2018-01-01' } }], { source: 'test' });
    await health(channel, { channel: 'SMS' });
    await health(child);
    const answer = await upsert(ill(channel), ill(child));
    expect(codes(answer.rejected)).toEqual(['0 CONSENT_REQUIRED', '1 CONSENT_REQUIRED']);
    await health(child, { givenBy: 'GUARDIAN' });
    expect((await upsert(ill(child))).rejected).toEqual([]);
  });

  test('is deleted with where it came from when the consent is withdrawn, and only it', async () => {
    const externalId = somebody();
    await health(externalId);
    await profiles.upsertUsers([{ externalId, attributes: { illness: 'Asthma', town: 'Bath' } }], { source: 'test' });
    now += 1;
    await health(externalId, { state: 'WITHDRAWN' });
    expect(await valuesOf(externalId)).toEqual(['town Bath']);
    const left = await database.query(
      `SELECT FROM user_attributes LEFT JOIN user_attribute_origins USING (user_id)
       WHERE user_id = $1 AND (values::text || coalesce(folded::text, '') || coalesce(origins::text, '')) ~* 'illness|asthma'`,
      [await keyOf(externalId)],
    );
    expect(left).toEqual([]);
  });

  test('is waited for by a withdrawal, where someone has seen the consent and not yet written the value', async () => {
    const externalId = somebody();
    await health(externalId);
    const user = await keyOf(externalId);
    const seen = gate();
    const released = gate();
    const writing = database.transaction(async (transaction) => {
      const guarded = await guardedAttributes(transaction);
      const brought = [{ index: 0, user, keys: ['illness'] }];
      expect(await refusedWithoutConsent(transaction, brought, guarded, now)).toEqual(new Map());
      seen.open();
      await released.opened;
      const context = { types: await attributeTypes(transaction), source: 'test', now };
      await writeAttributes(
        transaction,
        new Map([[user, [readAttributes({ attributes: { illness: 'flu' } }, context)]]]),
        now,
      );
    });
    await seen.opened;
    now += 1;
    const withdrawing = health(externalId, { state: 'WITHDRAWN' });
    await Promise.race([untilSomebodyWaits(), withdrawing]);
    released.open();
    await Promise.all([writing, withdrawing]);
    expect(await valuesOf(externalId)).toEqual([]);
  });

  test('is never left behind by a withdrawal that comes at the same time', async () => {
    for (let run = 0; run < 10; run++) {
      const externalId = somebody();
      await health(externalId, { at: '2026-01-01T00:00:00Z' });
      const correcting = new RightsService(database, () => now).correct(
        await keyOf(externalId),
        { illness: 'flu' },
        'on the phone',
      );
      await Promise.all([
        upsert(ill(externalId)),
        health(externalId, { state: 'WITHDRAWN' }),
        upsert(ill(externalId)),
        correcting.catch((error: unknown) => expect(error).toMatchObject({ code: 'CONSENT_REQUIRED' })),
      ]);
      expect(await valuesOf(externalId)).toEqual([]);
    }
  });
});
