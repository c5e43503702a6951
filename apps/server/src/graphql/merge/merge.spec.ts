import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEES_ALL } from '@strata/profile';
import type { TaggedUserItem } from '@strata/tag';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes, tagging, segments, sources } = server.app;
  for (const key of ['name', 'city', 'note']) await attributes.define({ key, type: 'TEXT' });
  await tagging.create({ key: 'vip', class: 'VALUE' });
  await sources.define({ key: 'crm', kind: 'CONNECTOR', rank: 1 });
  await segments.service.create({
    key: 'named',
    name: 'Named',
    rule: { attribute: { key: 'name', is: { exists: true } } },
  });
});
afterAll(() => server.close());

const MERGE = `mutation ($input: MergeUsersInput!) { mergeUsers(input: $input) { id externalId merges { id } } }`;
const UNDO = `mutation ($input: UndoMergeInput!) { undoMerge(input: $input) { id undoneAt undoableUntil } }`;

const upsert = (item: TaggedUserItem, source?: string) => server.app.upsertUsers([item], source);
const merge = (keep: string, gone: string) =>
  server.ask<{ mergeUsers: { id: string; merges: { id: string }[] } }>(MERGE, {
    input: { keep: { externalId: keep }, merge: { externalId: gone } },
  });
const undo = (id: string) => server.ask(UNDO, { input: { id } });
const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code;

async function userOf(externalId: string): Promise<number> {
  return (await server.app.profiles.byExternalId(externalId))?.id ?? 0;
}

async function valuesOf(id: number): Promise<Record<string, unknown>> {
  const values = (await server.app.profiles.attributesOf([id], SEES_ALL)).get(id) ?? [];
  return Object.fromEntries(values.map(({ key, value }) => [key, value]));
}

async function merged(keep: string, gone: string): Promise<string> {
  const { data, errors } = await merge(keep, gone);
  expect(errors).toBeUndefined();
  return data.mergeUsers.merges[0]!.id;
}

describe('two users merged by hand', () => {
  test('the better ranked source stands, then the newer time; a value removed later stays removed', async () => {
    const at = (day: number) => `2026-01-0${day}T00:00:00Z`;
    await upsert({ externalId: 'k1', attributes: { name: 'CRM', city: 'old', note: 'gone' }, at: at(1) }, 'crm');
    await upsert({ externalId: 'm1', attributes: { name: 'API', note: 'older' }, at: at(2) });
    await upsert({ externalId: 'm1', attributes: { city: 'newer, but of the API' }, at: at(3) });
    await upsert({ externalId: 'k1', attributes: { note: null } }, 'crm');
    const [kept, gone] = [await userOf('k1'), await userOf('m1')];
    const id = await merged('k1', 'm1');
    expect(await valuesOf(kept)).toEqual({ name: 'CRM', city: 'old' });
    expect(await userOf('m1')).toBe(kept);
    expect(codeOf(await undo(id))).toBeUndefined();
    expect(await valuesOf(gone)).toEqual({ name: 'API', city: 'newer, but of the API', note: 'older' });
    expect(await valuesOf(kept)).toEqual({ name: 'CRM', city: 'old' });
  });

  test('the engine, the snapshots and the lists see one of them within a tick', async () => {
    await upsert({ externalId: 'k3', attributes: { city: 'here' } });
    await upsert({ externalId: 'm3', attributes: { name: 'Three' } });
    const { segments, audience } = server.app;
    await audience.tick();
    const { id: snapshot } = await segments.snapshots.materialize('named');
    await segments.snapshots.run(snapshot, '0');
    const [kept, gone] = [await userOf('k3'), await userOf('m3')];
    const id = await merged('k3', 'm3');
    await audience.tick();
    const look = async () => {
      const { segment } = await server.get<{ segment: { k: boolean; m: boolean } }>(
        '{ segment(key: "named") { k: contains(externalId: "k3") m: contains(externalId: "m3") } }',
      );
      const members = (await segments.snapshots.membersOf([snapshot])).get(snapshot);
      return [segment.k, segment.m, members?.has(kept), members?.has(gone)];
    };
    expect(await look()).toEqual([true, true, true, false]);
    await undo(id);
    await audience.tick();
    expect(await look()).toEqual([false, true, false, true]);
  });

  test('an undo leaves what arrived since with the one who was kept, and the two are never joined again', async () => {
    const phone = { kind: 'PHONE', value: '+8613900004444' };
    await upsert({ externalId: 'k4', identities: [phone], attributes: { name: 'K' } });
    await upsert({ externalId: 'm4', identities: [phone], attributes: { city: 'M' } });
    const kept = await userOf('k4');
    expect(await userOf('m4')).toBe(kept);
    await upsert({ externalId: 'm4', attributes: { note: 'since' } });
    await server.app.trackEvents([{ externalId: 'm4', name: 'visited' }]);
    const [record] = (await server.app.merges.ofUsers([kept])).get(kept) ?? [];
    await undo(record!.id);
    const gone = await userOf('m4');
    expect(gone).not.toBe(kept);
    expect([await valuesOf(kept), await valuesOf(gone)]).toEqual([{ name: 'K', note: 'since' }, { city: 'M' }]);
    expect((await server.app.events.counts([kept])).get(kept)).toBe(1);
    expect(await upsert({ externalId: 'm4', identities: [phone] })).toMatchObject({ accepted: 1, rejected: [] });
    expect(await userOf('m4')).toBe(gone);
    expect(codeOf(await undo(record!.id))).toBe('ALREADY_UNDONE');
  });

  test('an earlier merge is undone while later ones stand', async () => {
    await upsert({ externalId: 'k5', attributes: { city: '0' }, at: '2026-03-01T00:00:00Z' });
    await upsert({ externalId: 'm5', attributes: { city: '1' }, at: '2026-03-02T00:00:00Z' });
    await upsert({ externalId: 'n5', attributes: { city: '2' }, at: '2026-03-03T00:00:00Z' });
    const [kept, gone, last] = [await userOf('k5'), await userOf('m5'), await userOf('n5')];
    const [first, second] = [await merged('k5', 'm5'), await merged('k5', 'n5')];
    await undo(first);
    expect([await valuesOf(kept), await valuesOf(gone)]).toEqual([{ city: '2' }, { city: '1' }]);
    expect(await userOf('n5')).toBe(kept);
    await undo(second);
    expect([await valuesOf(kept), await valuesOf(last)]).toEqual([{ city: '0' }, { city: '2' }]);
  });

  test('are refused with a reason where they must not be one', async () => {
    for (const externalId of ['k6', 'm6', 'n6', 'r6', 'e6']) await upsert({ externalId });
    expect(codeOf(await merge('k6', 'k6'))).toBe('SAME_USER');
    expect(codeOf(await merge('k6', 'nobody'))).toBe('NOT_FOUND');
    const [kept, gone] = [await userOf('k6'), await userOf('m6')];
    const inner = await merged('k6', 'm6');
    expect(codeOf(await merge('m6', 'k6'))).toBe('SAME_USER');
    const circle = await server.ask(MERGE, { input: { keep: { id: String(gone) }, merge: { id: String(kept) } } });
    expect(codeOf(circle)).toBe('USER_MERGED');
    const outer = await merged('n6', 'k6');
    expect(codeOf(await undo(inner))).toBe('USER_MERGED');
    expect(codeOf(await undo(outer))).toBeUndefined();
    expect(codeOf(await undo(inner))).toBeUndefined();
    const { database, personalData } = server.app;
    await database.query('UPDATE users SET restricted_at = now() WHERE id = $1', [await userOf('r6')]);
    expect(codeOf(await merge('k6', 'r6'))).toBe('USER_RESTRICTED');
    const erased = await userOf('e6');
    await database.transaction(async (transaction) => {
      for (const data of personalData) await data.erase(transaction, erased, []);
    });
    const forgotten = await server.ask(MERGE, { input: { keep: { id: String(kept) }, merge: { id: String(erased) } } });
    expect(codeOf(forgotten)).toBe('USER_ERASED');
    expect(codeOf(await undo('999999'))).toBe('NOT_FOUND');
    expect(codeOf(await undo("1'; --"))).toBe('NOT_FOUND');
  });

  test('after 30 days nothing can be undone, and what would undo it is forgotten', async () => {
    for (const externalId of ['k7', 'm7']) await upsert({ externalId, attributes: { note: 'remembered' } });
    const id = await merged('k7', 'm7');
    const { database, merges } = server.app;
    await database.query(`UPDATE merges SET merged_at = now() - interval '31 days' WHERE id = $1`, [id]);
    expect(codeOf(await undo(id))).toBe('TOO_LATE');
    await merges.forgetOld();
    const [row] = await database.query('SELECT moved FROM merges WHERE id = $1', [id]);
    expect(row).toEqual({ moved: null });
  });

  test('a fault in any folder leaves all as it was', async () => {
    await upsert({ externalId: 'k8', attributes: { name: 'K' } });
    await upsert({ externalId: 'm8', attributes: { city: 'M' }, tags: ['vip'] });
    const [kept, gone] = [await userOf('k8'), await userOf('m8')];
    const last = server.app.personalData.at(-1)!;
    const move = last.move.bind(last);
    last.move = () => Promise.reject(new Error('killed'));
    try {
      expect(codeOf(await merge('k8', 'm8'))).toBe('INTERNAL');
    } finally {
      last.move = move;
    }
    expect([await valuesOf(kept), await valuesOf(gone)]).toEqual([{ name: 'K' }, { city: 'M' }]);
    expect(await userOf('m8')).toBe(gone);
  });

  test('an event that is sent while its user is being merged goes to the one who is kept', async () => {
    for (const externalId of ['k9', 'm9']) await upsert({ externalId });
    // So that the month has its partition: making one would wait for the merge, too.
    await server.app.trackEvents([{ externalId: 'k9', name: 'visited' }]);
    const last = server.app.personalData.at(-1)!;
    const move = last.move.bind(last);
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let arrived = (): void => undefined;
    const atGate = new Promise<void>((resolve) => (arrived = resolve));
    last.move = async (...who) => {
      arrived();
      await gate;
      return move(...who);
    };
    try {
      const merging = merge('k9', 'm9');
      await atGate;
      const tracking = server.app.trackEvents([{ externalId: 'm9', name: 'visited' }]);
      const waits = async (): Promise<boolean> => {
        const rows = await server.app.database.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rows.length > 0;
      };
      for (const end = Date.now() + 5_000; !(await waits()) && Date.now() < end; await sleep(10));
      letGo();
      expect((await merging).errors).toBeUndefined();
      expect(await tracking).toMatchObject({ accepted: 1 });
    } finally {
      last.move = move;
    }
    const kept = await userOf('k9');
    expect(await userOf('m9')).toBe(kept);
    expect((await server.app.events.counts([kept])).get(kept)).toBe(2);
  });

  test('merges are paged, the newest first', async () => {
    // More than nine, for an order of numbers and not of texts.
    for (let at = 1; at <= 6; at++) {
      await upsert({ externalId: `paged-${at}-kept` });
      await upsert({ externalId: `paged-${at}-gone` });
      await merged(`paged-${at}-kept`, `paged-${at}-gone`);
    }
    const page = (after: string | null) =>
      server.get<{
        merges: { totalCount: number; pageInfo: { endCursor: string }; edges: { node: { id: string } }[] };
      }>(
        `query ($after: String) { merges(first: 2, after: $after) {
           totalCount pageInfo { endCursor hasNextPage } edges { node { id keptId mergedId kept { externalId } } } } }`,
        { after },
      );
    const first = (await page(null)).merges;
    const second = (await page(first.pageInfo.endCursor)).merges;
    const ids = [...first.edges, ...second.edges].map(({ node }) => Number(node.id));
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect(new Set(ids).size).toBe(4);
    expect(first.totalCount).toBeGreaterThan(10);
    expect(ids[0]).toBeGreaterThan(first.totalCount - 1);
  });
});
