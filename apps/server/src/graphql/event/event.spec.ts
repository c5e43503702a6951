import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

interface Tracked {
  trackEvents: {
    accepted: number;
    duplicates: number;
    rejected: { index: number; code: string; message: string }[];
    freshness: string;
  };
}
const track = async (events: object[]): Promise<Tracked['trackEvents']> => {
  const query = `mutation ($events: [EventInput!]!) {
    trackEvents(input: { events: $events }) { accepted duplicates rejected { index code message } freshness }
  }`;
  return (await server.get<Tracked>(query, { events })).trackEvents;
};

describe('events over GraphQL', () => {
  test('an event is taken once, creates its user and shows at once where its freshness is asked for', async () => {
    const event = { messageId: 'order-1', externalId: 'buyer', name: 'order_completed', properties: { amount: 99.5 } };
    expect(await track([event])).toMatchObject({ accepted: 1, duplicates: 0, rejected: [] });
    const again = await track([event, { ...event, messageId: 'order-2' }]);
    expect(again).toMatchObject({ accepted: 1, duplicates: 1, rejected: [] });
    const { users } = await server.get<{ users: { totalCount: number } }>(
      `query ($f: String) { users(first: 1, minFreshness: $f, rule: { event: { name: "order_completed", measure: { sum: "amount" }, is: { eq: 199 } } }) { totalCount } }`,
      { f: again.freshness },
    );
    expect(users.totalCount).toBe(1);
  });

  test('one bad event never refuses the rest, whatever is wrong with it', async () => {
    const good = (externalId: string) => ({ externalId, name: 'session_started' });
    const answer = await track([
      good('a'),
      { ...good('b'), occurredAt: '2026-02-30T00:00:00Z' },
      { ...good('c'), occurredAt: 'yesterday' },
      { ...good('d'), occurredAt: '2999-01-01T00:00:00Z' },
      { ...good('e'), name: 'bad\u0000name' },
      { ...good('f'), properties: { text: '\ud800' } },
      { ...good('g'), properties: { number: 9007199254740993 } },
      { ...good('h'), properties: [1] },
      { ...good('i'), properties: JSON.parse('{"__proto__": {"admin": true}}') as object },
      { ...good(''), name: 'session_started' },
      good('z'),
    ]);
    expect(answer.accepted).toBe(2);
    expect(answer.rejected.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(
      await server.get('{ a: user(externalId: "a") { externalId } f: user(externalId: "f") { externalId } }'),
    ).toEqual({
      a: { externalId: 'a' },
      f: null,
    });
  });

  test("a user's events come newest first, page by page, of one name where it is asked for", async () => {
    const day = (d: number) => `2026-03-0${d}T08:00:00+08:00`;
    await track(
      [1, 2, 3, 4, 5].map((d) => ({
        externalId: 'pager',
        name: d % 2 ? 'odd' : 'even',
        occurredAt: day(d),
        properties: { d },
      })),
    );
    const page = (args: string) =>
      server.get<{ user: { events: EventPage } }>(
        `{ user(externalId: "pager") { events(${args}) { totalCount pageInfo { hasNextPage endCursor } edges { node { id name occurredAt properties } } } } }`,
      );
    const { events } = (await page('first: 2')).user;
    expect(events.totalCount).toBe(5);
    expect(events.edges.map(({ node }) => node.properties.d)).toEqual([5, 4]);
    expect(events.edges[0]?.node.occurredAt).toBe('2026-03-05T00:00:00.000Z');
    const next = (await page(`first: 9, after: "${events.pageInfo.endCursor}"`)).user.events;
    expect(next.edges.map(({ node }) => node.properties.d)).toEqual([3, 2, 1]);
    expect(next.pageInfo.hasNextPage).toBe(false);
    const odd = (await page('first: 9, name: "odd"')).user.events;
    expect([odd.totalCount, odd.edges.map(({ node }) => node.properties.d)]).toEqual([3, [5, 3, 1]]);
  });

  test.each([
    ['events(first: 0) { totalCount }', 'PAGE_SIZE'],
    ['events(first: 101) { totalCount }', 'PAGE_SIZE'],
    ['events(first: 1, after: "rubbish") { totalCount }', 'INVALID_CURSOR'],
    ['events(first: 1, name: "\\u0000") { totalCount }', 'INVALID_INPUT'],
    ['activity(days: 0) { day }', 'INVALID_INPUT'],
    ['activity(days: 100000) { day }', 'INVALID_INPUT'],
  ])('%s is refused with %s', async (field, code) => {
    await track([{ externalId: 'refused', name: 'seen' }]);
    const { errors } = await server.ask(`{ user(externalId: "refused") { ${field} } }`);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  test('activity counts the days of the workspace, today the last', async () => {
    await track([{ externalId: 'active', name: 'seen' }]);
    const { user } = await server.get<{ user: { activity: { day: string; count: number; users: number }[] } }>(
      '{ user(externalId: "active") { activity(days: 3) { day count users } } }',
    );
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date());
    expect(user.activity.map(({ count }) => count)).toEqual([0, 0, 1]);
    expect(user.activity.at(-1)).toEqual({ day: today, count: 1, users: 1 });
  });

  test('the catalogue learns names and properties from what arrives', async () => {
    await track([
      { externalId: 'x', name: 'learned', occurredAt: '2026-01-01T00:00:00Z', properties: { a: 1, b: 'x' } },
      { externalId: 'x', name: 'learned', occurredAt: '2026-01-02T00:00:00Z', properties: { a: 'one' } },
    ]);
    const { eventTypes } = await server.get<{ eventTypes: { name: string }[] }>(
      '{ eventTypes { name volume coverage firstSeen lastSeen properties { name types } } }',
    );
    expect(eventTypes.find(({ name }) => name === 'learned')).toEqual({
      name: 'learned',
      volume: 2,
      coverage: 1,
      firstSeen: '2026-01-01T00:00:00.000Z',
      lastSeen: '2026-01-02T00:00:00.000Z',
      properties: [
        { name: 'a', types: ['NUMBER', 'TEXT'] },
        { name: 'b', types: ['TEXT'] },
      ],
    });
  });

  test('a standard event is explained, and a property of another type than expected is told', async () => {
    const event = { externalId: 'standard', name: 'message_opened', properties: { duration: '12', channel: 'SMS' } };
    await track([event]);
    const { eventTypes } = await server.get<{ eventTypes: { name: string }[] }>(
      '{ eventTypes { name standard { nameZh nameEn descriptionEn properties } properties { name unexpected } } }',
    );
    expect(eventTypes.find(({ name }) => name === 'message_opened')).toMatchObject({
      standard: { nameZh: '打开消息', nameEn: 'message opened', properties: expect.arrayContaining(['duration']) },
      properties: [
        { name: 'channel', unexpected: [] },
        { name: 'duration', unexpected: ['TEXT'] },
      ],
    });
    expect(eventTypes.find(({ name }) => name === 'learned')).toMatchObject({ standard: null });
  });
});

interface EventPage {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
  edges: { node: { id: string; name: string; occurredAt: string; properties: { d: number } } }[];
}
