import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { ProfileReader } from '@strata/profile';
import { EventReader, EventService } from './index.js';

const NOW = Date.parse('2026-11-22T04:00:00Z');
const DAY = 86_400_000;
const at = (offset: number): string => new Date(NOW + offset).toISOString();

let database: Database;
let events: EventService;

beforeAll(async () => {
  database = await freshDatabase({ poolSize: 4 });
  const kept = (names: readonly string[], now: number) =>
    Promise.resolve(new Map(names.filter((name) => name === 'short-lived').map((name) => [name, now - 30 * DAY])));
  events = new EventService(database, () => NOW, kept);
});
afterAll(() => database.close());

async function timesOf(externalId: string): Promise<string[]> {
  const user = await new ProfileReader(database).byExternalId(externalId);
  const page = await new EventReader(database).page(user?.id ?? 0, { first: 100 });
  return page.map(({ occurredAt }) => occurredAt.toISOString());
}

test('a client whose clock is an hour behind is corrected by when it says that it sent', async () => {
  await events.track([{ externalId: 'behind', name: 'paged', occurredAt: at(-3_660_000) }], { sentAt: at(-3_600_000) });
  expect(await timesOf('behind')).toEqual([at(-60_000)]);
});

test('a client whose clock is two days ahead is corrected, and not from the future', async () => {
  const answer = await events.track([{ externalId: 'ahead', name: 'paged', occurredAt: at(2 * DAY - 5_000) }], {
    sentAt: at(2 * DAY),
  });
  expect(answer).toMatchObject({ accepted: 1, rejected: [] });
  expect(await timesOf('ahead')).toEqual([at(-5_000)]);
});

test('a server that names no time of sending keeps its own clock', async () => {
  const answer = await events.track([{ externalId: 'server', name: 'paged', occurredAt: at(2 * DAY) }]);
  expect(answer.rejected).toMatchObject([{ index: 0, code: 'IN_THE_FUTURE' }]);
});

test('an event that stays in the future after the correction is rejected', async () => {
  const event = { externalId: 'future', name: 'paged', occurredAt: at(-3_600_000 + 300_001) };
  const answer = await events.track([event], { sentAt: at(-3_600_000) });
  expect(answer.rejected).toMatchObject([{ index: 0, code: 'IN_THE_FUTURE' }]);
});

test('a time of sending that cannot be read refuses the batch, as none of its times could be trusted', async () => {
  await expect(events.track([{ externalId: 'x', name: 'paged' }], { sentAt: 'yesterday' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('late events and those out of order are kept by when they occurred', async () => {
  for (const offset of [-DAY, -400 * DAY, -1_000, -2 * DAY])
    await events.track([{ externalId: 'late', name: 'paged', occurredAt: at(offset) }]);
  expect(await timesOf('late')).toEqual([at(-1_000), at(-DAY), at(-2 * DAY), at(-400 * DAY)]);
});

test('an event older than its name is kept for is rejected, with the reason, and others are not', async () => {
  const item = (name: string, offset: number) => ({ externalId: 'old', name, occurredAt: at(offset) });
  const answer = await events.track([
    item('short-lived', -31 * DAY),
    item('short-lived', -30 * DAY),
    item('paged', -31 * DAY),
  ]);
  expect(answer).toMatchObject({ accepted: 2, rejected: [{ index: 0, code: 'TOO_OLD' }] });
  expect(answer.rejected[0]?.message).toContain(at(-30 * DAY));
});
