import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemActor } from '@strata/access';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ jobs: true });
  const { attributes, tagging } = server.app;
  await attributes.define({ key: 'n', type: 'NUMBER', name: 'Number' });
  await attributes.define({ key: 'city', type: 'TEXT' });
  await tagging.create({ key: 'rfm', class: 'VALUE' });
  await tagging.create({ key: 'rfm/best', name: 'Best', class: 'VALUE' });
  const users = Array.from({ length: 20 }, (_, i) => ({
    externalId: `u${i + 1}`,
    attributes: { n: i + 1, ...(i % 2 ? { city: '北京市' } : {}) },
    tags: i < 5 ? ['rfm/best'] : [],
  }));
  const { freshness } = await server.app.upsertUsers(users, undefined);
  await server.app.rules.evaluate(systemActor('test'), { given: { everyone: true } }, { minFreshness: freshness });
});
afterAll(() => server.close());

const atLeast = (n: number) => ({ attribute: { key: 'n', is: { gte: n } } });

const CREATE = `mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key version count rule } }`;
const create = async (key: string, rule: object = atLeast(11)) =>
  (await server.get<{ createSegment: object }>(CREATE, { input: { key, name: `Name of ${key}`, rule } })).createSegment;
const update = (input: object) =>
  server.ask(`mutation ($input: UpdateSegmentInput!) { updateSegment(input: $input) { version name rule count } }`, {
    input,
  });

const ARCHIVE = `mutation ($key: String!) { archiveSegment(input: { key: $key }) {
  ... on SegmentArchived { segment { key archivedAt } }
  ... on SegmentInUse { message dependents { kind key name } }
} }`;

describe('the life of a segment', () => {
  test('it is created, edited, published, restored, archived and brought back', async () => {
    expect(await create('life')).toEqual({ key: 'life', version: 1, count: 10, rule: atLeast(11) });

    const draft = { rule: { all: [] }, off: ['rule.all[0]'] };
    const saved = await server.get(
      `mutation ($draft: JSON) { saveSegmentDraft(input: { key: "life", draft: $draft }) { draft draftAt count } }`,
      { draft },
    );
    expect(saved).toEqual({ saveSegmentDraft: { draft, draftAt: expect.any(String), count: 10 } });

    const updated = await update({ key: 'life', name: 'New name', rule: atLeast(16), note: 'fewer', ifVersion: 1 });
    expect(updated.data).toEqual({ updateSegment: { version: 2, name: 'New name', rule: atLeast(16), count: 5 } });
    const late = await update({ key: 'life', rule: atLeast(17), ifVersion: 1 });
    expect(late.errors?.[0]?.extensions).toMatchObject({ code: 'VERSION_CONFLICT', version: 2 });

    const restored = await server.get(
      `mutation { restoreSegmentVersion(input: { key: "life", version: 1 }) {
        version count draft versions(first: 2) { totalCount pageInfo { hasNextPage endCursor } edges { node { version note rule } } }
      } }`,
    );
    expect(restored).toEqual({
      restoreSegmentVersion: {
        version: 3,
        count: 10,
        draft: null,
        versions: {
          totalCount: 3,
          pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
          edges: [
            { node: { version: 3, note: '↺ 1', rule: atLeast(11) } },
            { node: { version: 2, note: 'fewer', rule: atLeast(16) } },
          ],
        },
      },
    });

    await create('dependent', { not: { segment: { key: 'life' } } });
    await server.app.tagging.create({ key: 'by-rule', class: 'VALUE', rule: { segment: { key: 'life' } } });
    expect(await server.get(ARCHIVE, { key: 'life' })).toEqual({
      archiveSegment: {
        message: 'Segment "life" is used by segment "Name of dependent", tag "by-rule".',
        dependents: [
          { kind: 'SEGMENT', key: 'dependent', name: 'Name of dependent' },
          { kind: 'TAG', key: 'by-rule', name: 'by-rule' },
        ],
      },
    });
    expect(await server.get(`{ segment(key: "life") { usedIn { key } archivedAt } }`)).toEqual({
      segment: { usedIn: [{ key: 'dependent' }], archivedAt: null },
    });
    expect(await server.get(ARCHIVE, { key: 'dependent' })).toEqual({
      archiveSegment: { segment: { key: 'dependent', archivedAt: expect.any(String) } },
    });
    expect(await server.get(`mutation { unarchiveSegment(input: { key: "dependent" }) { archivedAt count } }`)).toEqual(
      {
        unarchiveSegment: { archivedAt: null, count: 10 },
      },
    );
  });

  test('a rule with faults is refused with every one of them, and its path', async () => {
    const rule = { all: [{ attribute: { key: 'n', is: { gte: 'abc' } } }, { segment: { key: 'nobody' } }] };
    const { errors } = await server.ask(CREATE, { input: { key: 'bad', name: 'Bad', rule } });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'RULE_INVALID',
      faults: [
        { path: 'rule.all[0].attribute.is.gte', message: expect.stringContaining('abc') },
        { path: 'rule.all[1].segment.key' },
      ],
    });
    expect(await server.get(`{ segment(key: "bad") { key } }`)).toEqual({ segment: null });
  });

  test('refusals have stable codes', async () => {
    await create('coded');
    const codeOf = async (query: string, variables?: object) =>
      (await server.ask(query, variables)).errors?.[0]?.extensions.code;
    expect(await codeOf(CREATE, { input: { key: 'coded', name: 'Again', rule: atLeast(1) } })).toBe('ALREADY_EXISTS');
    expect(await codeOf(CREATE, { input: { key: 'a b', name: 'Key', rule: atLeast(1) } })).toBe('INVALID_KEY');
    expect(await codeOf(CREATE, { input: { key: 'none', name: '', rule: atLeast(1) } })).toBe('INVALID_INPUT');
    expect(await codeOf(ARCHIVE, { key: 'nobody' })).toBe('NOT_FOUND');
    expect(await codeOf(`{ segments(first: 0) { totalCount } }`)).toBe('PAGE_SIZE');
    expect(await codeOf(`{ segments(first: 1000000) { totalCount } }`)).toBe('PAGE_SIZE');
    for (const after of ['x', 'WyJzZWdtZW50cyIsbnVsbF0', '']) {
      expect(
        await codeOf(`query ($after: String) { segments(first: 1, after: $after) { totalCount } }`, { after }),
      ).toBe('INVALID_CURSOR');
    }
    expect(await codeOf(`{ segmentOverlaps(keys: ["coded"]) { total } }`)).toBe('INVALID_INPUT');
    expect(await codeOf(`{ segment(key: "coded") { trend(points: 1) { count } } }`)).toBe('INVALID_INPUT');
    expect(await codeOf(`{ segment(key: "coded") { breakdown(attribute: "nope") { count } } }`)).toBe('NOT_FOUND');
    expect(await codeOf(`subscription { segmentChanged(key: "coded") { count } }`)).toBeDefined();
  });
});

describe('the list of segments', () => {
  test('is paged to its end, each once, the last changed first', async () => {
    for (let i = 0; i < 5; i++) await create(`paged-${i}`);
    const keys: string[] = [];
    let after: string | null = null;
    do {
      const {
        segments,
      }: {
        segments: {
          totalCount: number;
          pageInfo: { endCursor: string | null; hasNextPage: boolean };
          edges: { node: { key: string } }[];
        };
      } = await server.get(
        `query ($after: String) { segments(first: 2, after: $after, search: "PAGED-") {
            totalCount pageInfo { hasNextPage endCursor } edges { node { key } }
          } }`,
        { after },
      );
      expect(segments.totalCount).toBe(5);
      keys.push(...segments.edges.map(({ node }) => node.key));
      after = segments.pageInfo.hasNextPage ? segments.pageInfo.endCursor : null;
    } while (after !== null);
    expect(keys).toEqual(['paged-4', 'paged-3', 'paged-2', 'paged-1', 'paged-0']);
  });
});

describe('members', () => {
  test('are served live until a snapshot is DONE, then from it', async () => {
    await create('kept', atLeast(18));
    const MEMBERS = `{ segment(key: "kept") { count
      members(first: 2) { totalCount asOf pageInfo { hasNextPage endCursor } edges { node { externalId } } }
      yes: contains(externalId: "u18") no: contains(externalId: "u1") unknown: contains(externalId: "nobody")
    } }`;
    const externalIds = (ids: string[]) => ids.map((externalId) => ({ node: { externalId } }));
    expect(await server.get(MEMBERS)).toMatchObject({
      segment: {
        count: 3,
        members: { totalCount: 3, pageInfo: { hasNextPage: true }, edges: externalIds(['u18', 'u19']) },
        yes: true,
        no: false,
        unknown: false,
      },
    });

    const { materializeSegment } = await server.get<{ materializeSegment: { id: string } }>(
      `mutation { materializeSegment(input: { key: "kept" }) { id state progress } }`,
    );
    expect(materializeSegment).toMatchObject({ state: 'RUNNING', progress: 0 });
    let snapshot: { state?: string } = {};
    for (let i = 0; i < 200 && snapshot.state !== 'DONE'; i++) {
      await sleep(50);
      ({ segmentSnapshot: snapshot } = await server.get<{ segmentSnapshot: { state?: string } }>(
        `query ($id: ID!) { segmentSnapshot(id: $id) { state progress count entered left ruleVersion error asOf } }`,
        { id: materializeSegment.id },
      ));
    }
    expect(snapshot).toMatchObject({
      state: 'DONE',
      progress: 1,
      count: 3,
      entered: null,
      ruleVersion: 1,
      error: null,
    });

    await update({ key: 'kept', rule: atLeast(1) });
    expect(await server.get(MEMBERS)).toMatchObject({
      segment: { count: 20, members: { totalCount: 3 }, yes: true, no: false },
    });
    expect(
      await server.get(`{ segment(key: "kept") { snapshots(first: 5) { totalCount edges { node { id } } } } }`),
    ).toEqual({
      segment: { snapshots: { totalCount: 1, edges: [{ node: { id: materializeSegment.id } }] } },
    });
  });

  test('two snapshots tell who entered and who left between them', async () => {
    await create('moving', atLeast(11));
    const { snapshots } = server.app.segments;
    const take = async () => {
      const { id } = await snapshots.materialize('moving');
      await snapshots.run(id, '0');
      return id;
    };
    const before = await take();
    await update({ key: 'moving', rule: { attribute: { key: 'n', is: { gte: 9, lt: 16 } } } });
    const after = await take();
    const COMPARE = `query ($before: ID!, $after: ID!) { compareSnapshots(before: $before, after: $after, sample: 5) {
      before after entered left enteredSample { externalId } leftSample { externalId }
    } }`;
    expect(await server.get(COMPARE, { before, after })).toEqual({
      compareSnapshots: {
        before: 10,
        after: 7,
        entered: 2,
        left: 5,
        enteredSample: [9, 10].map((n) => ({ externalId: `u${n}` })),
        leftSample: [16, 17, 18, 19, 20].map((n) => ({ externalId: `u${n}` })),
      },
    });
    const { errors } = await server.ask(COMPARE, { before, after: '999999' });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('a page goes on where the last one ended', async () => {
    await create('whole', atLeast(1));
    const found: string[] = [];
    let after: string | null = null;
    do {
      const {
        segment,
      }: {
        segment: {
          members: { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { externalId: string } }[] };
        };
      } = await server.get(
        `query ($after: String) { segment(key: "whole") { members(first: 7, after: $after) {
            pageInfo { hasNextPage endCursor } edges { node { externalId } }
          } } }`,
        { after },
      );
      found.push(...segment.members.edges.map(({ node }) => node.externalId));
      after = segment.members.pageInfo.hasNextPage ? segment.members.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(Array.from({ length: 20 }, (_, i) => `u${i + 1}`));
  });
});

test('members are paged within one snapshot, whatever is materialized between; begun again when it is gone', async () => {
  await create('paged', atLeast(11));
  const { snapshots } = server.app.segments;
  const materialized = async (): Promise<string> => {
    const { id } = await snapshots.materialize('paged');
    await snapshots.run(id, '0');
    return id;
  };
  const pageAfter = (after: string | null) =>
    server.ask<{ segment: { members: { totalCount: number; pageInfo: { endCursor: string }; edges: unknown[] } } }>(
      `query ($after: String) { segment(key: "paged") { members(first: 4, after: $after) {
        totalCount pageInfo { endCursor } edges { node { externalId } } } } }`,
      { after },
    );
  const live = (await pageAfter(null)).data?.segment.members;
  const first = await materialized();
  const begun = (await pageAfter(null)).data?.segment.members;
  await update({ key: 'paged', rule: atLeast(15) });
  await materialized();
  const next = ['u15', 'u16', 'u17', 'u18'].map((externalId) => ({ node: { externalId } }));
  expect(begun?.totalCount).toBe(10);
  expect((await pageAfter(begun.pageInfo.endCursor)).data?.segment.members).toMatchObject({
    totalCount: 10,
    edges: next,
  });
  // One that began by the rule goes on by the rule, which has changed.
  expect((await pageAfter(live.pageInfo.endCursor)).data?.segment.members.totalCount).toBe(6);
  expect((await pageAfter(null)).data?.segment.members.totalCount).toBe(6);
  await server.app.database.query('DELETE FROM segment_snapshots WHERE id = $1', [first]);
  expect((await pageAfter(begun.pageInfo.endCursor)).errors?.[0]).toMatchObject({
    message: expect.stringContaining('begin again') as unknown,
    extensions: { code: 'INVALID_CURSOR' },
  });
});

describe('what a segment is like', () => {
  test('its overlap with others is exact, cell by cell', async () => {
    await create('over-a', atLeast(11));
    await create('over-b', { attribute: { key: 'n', is: { lt: 14 } } });
    await create('over-c', { attribute: { key: 'city', is: { eq: '北京市' } } });
    const { segmentOverlaps } = await server.get(
      `{ segmentOverlaps(keys: ["over-a", "over-b", "over-c"]) { total sizes { key count } overlaps { keys count } } }`,
    );
    expect(segmentOverlaps).toEqual({
      total: 20,
      sizes: [
        { key: 'over-a', count: 10 },
        { key: 'over-b', count: 13 },
        { key: 'over-c', count: 10 },
      ],
      overlaps: [
        { keys: ['over-b'], count: 5 },
        { keys: ['over-a', 'over-c'], count: 4 },
        { keys: ['over-b', 'over-c'], count: 5 },
        { keys: ['over-a'], count: 3 },
        { keys: ['over-a', 'over-b'], count: 2 },
        { keys: ['over-a', 'over-b', 'over-c'], count: 1 },
      ].sort((a, b) => b.count - a.count || a.keys.length - b.keys.length),
    });
  });

  test('it is broken down by an attribute or by tags, beside everyone', async () => {
    await create('broken', { attribute: { key: 'n', is: { lte: 10 } } });
    const { segment } = await server.get<{ segment: Record<string, object[]> }>(`{ segment(key: "broken") {
      city: breakdown(attribute: "city") { value count of other missing }
      n: breakdown(attribute: "n", buckets: 2) { from to count of }
      tags: breakdown(tagUnder: "rfm") { value label count of missing }
    } }`);
    expect(segment.city).toEqual([
      { value: '北京市', count: 5, of: 10, other: false, missing: false },
      { value: null, count: 5, of: 10, other: false, missing: true },
    ]);
    expect(segment.n?.reduce((sum, bucket) => sum + (bucket as { count: number }).count, 0)).toBe(10);
    expect(segment.tags).toEqual([
      { value: 'rfm/best', label: 'Best', count: 5, of: 5, missing: false },
      { value: null, label: null, count: 5, of: 15, missing: true },
    ]);
  });

  test('its trend ends with the present count', async () => {
    await create('trended', atLeast(3));
    const { segment } = await server.get<{ segment: { trend: { at: string; count: number }[] } }>(
      `{ segment(key: "trended") { trend(points: 3, days: 2) { at count } } }`,
    );
    // Their attributes are of today: nobody was a member before.
    expect(segment.trend.map(({ count }) => count)).toEqual([0, 0, 18]);
    const [first, second, last] = segment.trend.map(({ at }) => Date.parse(at));
    // Midnight in Shanghai, of the day before yesterday and of yesterday, and now.
    expect([first, second].map((at) => new Date(at!).toISOString().slice(11))).toEqual(Array(2).fill('16:00:00.000Z'));
    expect(second! - first!).toBe(86_400_000);
    expect(Date.now() - last!).toBeLessThan(60_000);
  });

  test('it is read back in plain words, in both languages', async () => {
    await create('spoken', atLeast(3));
    const { segment } = await server.get<{ segment: { zh: string; en: string } }>(
      `{ segment(key: "spoken") { zh: sentence(locale: "zh") en: sentence(locale: "en") default: sentence
         versions(first: 1) { edges { node { sentence(locale: "en") } } } } }`,
    );
    expect(segment.en).toContain('3');
    expect(segment.zh).not.toBe(segment.en);
    expect(segment).toMatchObject({ default: segment.zh, versions: { edges: [{ node: { sentence: segment.en } }] } });
  });

  test('attributes, tags, events and users name the segments that use or hold them', async () => {
    await server.app.trackEvents([{ externalId: 'u1', name: 'ordered' }]);
    await create('uses-all', {
      all: [atLeast(2), { tag: { in: ['rfm'] } }, { event: { name: 'ordered', is: { lte: 5 } } }],
    });
    const answer = await server.get<{
      attributes: { key: string; usedIn: { key: string }[] }[];
      tags: { key: string; usedIn: { key: string }[] }[];
      eventTypes: { name: string; usedIn: { key: string }[] }[];
      user: { segments: { key: string }[] };
    }>(`{
      attributes { key usedIn { key } } tags { key usedIn { key } } eventTypes { name usedIn { key } }
      user(externalId: "u2") { segments { key } }
    }`);
    const keys = (found: { usedIn: { key: string }[] } | undefined) => found?.usedIn.map(({ key }) => key);
    expect(keys(answer.attributes.find(({ key }) => key === 'n'))).toContain('uses-all');
    expect(keys(answer.attributes.find(({ key }) => key === 'city'))).not.toContain('uses-all');
    expect(keys(answer.tags.find(({ key }) => key === 'rfm/best'))).toEqual(['uses-all']);
    expect(keys(answer.eventTypes.find(({ name }) => name === 'ordered'))).toEqual(['uses-all']);
    const held = answer.user.segments.map(({ key }) => key);
    expect(held).toContain('uses-all');
    expect(held).not.toContain('over-a');
  });
});
