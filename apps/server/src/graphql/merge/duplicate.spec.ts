import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findDuplicates, SEES_ALL } from '@strata/profile';
import type { TaggedUserItem } from '@strata/tag';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'name', type: 'TEXT' });
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
  await server.app.attributes.define({ key: 'birthday', type: 'DATE' });
});
afterAll(() => server.close());

const upsert = (...items: TaggedUserItem[]) => server.app.upsertUsers(items, undefined);
const find = () => findDuplicates(server.app.database);
const idOf = async (externalId: string) => String((await server.app.profiles.byExternalId(externalId))?.id);

interface Pair {
  score: number;
  evidence: { kind: string; one: string; other: string }[];
  one: { externalId: string };
  other: { externalId: string };
}

async function pairs(): Promise<Pair[]> {
  const { duplicates } = await server.get<{ duplicates: { edges: { node: Pair }[] } }>(
    `{ duplicates(first: 100) { totalCount edges { node {
         score evidence { kind one other } one { externalId } other { externalId } } } } }`,
  );
  return duplicates.edges.map(({ node }) => node);
}
const pairOf = async (one: string, other: string) =>
  (await pairs()).find((pair) => pair.one.externalId === one && pair.other.externalId === other);

test('whoever has the same name and birthday is proposed, with the evidence, and follows what changes', async () => {
  await upsert({ externalId: 'a1', attributes: { name: '王伟', birthday: '1990-05-01' } });
  await find();
  await upsert({ externalId: 'b1', attributes: { name: '王伟', birthday: '1990-05-01' } });
  await find();
  expect(await pairOf('a1', 'b1')).toEqual({
    score: 0.8,
    evidence: [{ kind: 'SAME_NAME_AND_BIRTHDAY', one: '王伟', other: '王伟' }],
    one: { externalId: 'a1' },
    other: { externalId: 'b1' },
  });
  expect(await idOf('a1')).not.toBe(await idOf('b1'));
  await upsert({ externalId: 'b1', attributes: { birthday: '1990-05-02' } });
  await find();
  expect(await pairOf('a1', 'b1')).toBeUndefined();
});

test('who was said not to be the same is never proposed again, nor merged by a phone that both give', async () => {
  const [a, b] = [
    { externalId: 'a2', identities: [{ kind: 'EMAIL', value: 'zhang.san@example.cn' }] },
    { externalId: 'b2', identities: [{ kind: 'EMAIL', value: 'zhangsan+shop@example.cn' }] },
  ];
  await upsert(a, b);
  await find();
  expect(await pairOf('a2', 'b2')).toBeDefined();
  const dismiss = 'mutation ($input: DismissDuplicateInput!) { dismissDuplicate(input: $input) { one } }';
  const input = { one: await idOf('b2'), other: await idOf('a2') };
  await server.get(dismiss, { input });
  expect(await pairOf('a2', 'b2')).toBeUndefined();
  expect((await server.ask(dismiss, { input })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const phone = { kind: 'PHONE', value: '+8613700001111' };
  await upsert({ ...a, identities: [...a.identities, phone] }, { ...b, identities: [phone] });
  await find();
  expect(await pairOf('a2', 'b2')).toBeUndefined();
  expect(await idOf('a2')).not.toBe(await idOf('b2'));
});

test('a merge of two takes them off the list, an undo does not put them back, and the preview says what it would make', async () => {
  await upsert({ externalId: 'a3', attributes: { name: 'Li Lei', birthday: '1991-01-01', city: '上海市' } });
  await upsert({ externalId: 'b3', attributes: { name: 'Li  Lei', birthday: '1991-01-01' } });
  await find();
  expect(await pairOf('a3', 'b3')).toBeDefined();
  const ids = { keep: await idOf('a3'), merge: await idOf('b3') };
  const { mergePreview } = await server.get<{ mergePreview: object[] }>(
    `query ($keep: ID!, $merge: ID!) {
       mergePreview(keep: $keep, merge: $merge) { attribute { key } kept merged mergedStands reason } }`,
    ids,
  );
  expect(mergePreview).toEqual([
    { attribute: { key: 'birthday' }, kept: '1991-01-01', merged: '1991-01-01', mergedStands: true, reason: 'SAME' },
    { attribute: { key: 'city' }, kept: '上海市', merged: null, mergedStands: false, reason: 'ONLY_ONE' },
    { attribute: { key: 'name' }, kept: 'Li Lei', merged: 'Li  Lei', mergedStands: true, reason: 'NEWER' },
  ]);
  const { merge } = await server.app.merges.merge({ externalId: 'a3' }, { externalId: 'b3' });
  expect(await pairOf('a3', 'b3')).toBeUndefined();
  const known = (await server.app.profiles.attributesOf([merge.keptId], SEES_ALL)).get(merge.keptId);
  expect(known?.find(({ key }) => key === 'name')?.value).toBe('Li  Lei');
  await server.app.merges.undo(merge.id);
  await find();
  expect(await pairOf('a3', 'b3')).toBeUndefined();
});

test('what a crowd has in common tells nothing', async () => {
  await upsert(
    ...Array.from({ length: 30 }, (_, at) => ({
      externalId: `crowd-${at}`,
      attributes: { name: 'Test', birthday: '1900-01-01' },
    })),
  );
  await find();
  expect((await pairs()).filter(({ one }) => one.externalId.startsWith('crowd'))).toEqual([]);
});

test('pairs are paged, the surer first', async () => {
  const page = (after: string | null) =>
    server.get<{ duplicates: { pageInfo: { endCursor: string; hasNextPage: boolean }; edges: { node: Pair }[] } }>(
      `query ($after: String) { duplicates(first: 1, after: $after) {
         pageInfo { endCursor hasNextPage } edges { node { score one { externalId } } } } }`,
      { after },
    );
  for (const externalId of ['p1', 'p2', 'p3'])
    await upsert({ externalId, attributes: { name: 'Paged', birthday: '1980-01-01' } });
  await find();
  const seen: number[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { duplicates } = await page(after);
    seen.push(...duplicates.edges.map(({ node }) => node.score));
    after = duplicates.pageInfo.endCursor;
    more = duplicates.pageInfo.hasNextPage;
  }
  expect(seen.length).toBeGreaterThanOrEqual(3);
  expect(seen).toEqual(seen.toSorted((a, b) => b - a));
});
