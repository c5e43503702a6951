import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { SEES_ALL } from '@strata/profile';
import type { ExportOptions } from './index.js';
import { atLeast, openWorld } from './testing/world.js';
import type { World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { attributes, tags, users } = world;
  await world.people(2_500);
  await attributes.define({ key: 'name', type: 'TEXT' });
  await attributes.define({ key: 'likes', type: 'TEXT_LIST' });
  await attributes.define({ key: 'born', type: 'DATE' });
  await attributes.define({ key: 'phone', type: 'TEXT', sensitive: true });
  await tags.create({ key: 'vip', class: 'VALUE' });
  await tags.create({ key: 'new', class: 'VALUE' });
  await users.upsertUsers(
    [
      {
        externalId: '=cmd',
        attributes: { n: -5_000, name: '@SUM(1)', likes: ['茶', 'a,"b"'], born: '1990-02-28', phone: '+86 138' },
      },
    ],
    { source: 'test' },
  );
  await tags.assign('vip', { externalIds: ['=cmd'] }, { source: 'test' });
  await tags.assign('new', { externalIds: ['=cmd'] }, { source: 'test' });
  await world.segments.service.create({ key: 'one', name: 'One', rule: { attribute: { key: 'n', is: { lt: 0 } } } });
  await world.segments.service.create({ key: 'all', name: 'All', rule: atLeast(1) });
});
afterAll(() => world.close());

async function exported(key: string, options: ExportOptions): Promise<string> {
  let text = '';
  const segment = await world.segments.service.get(key);
  for await (const part of await world.segments.export.open(segment, SEES_ALL, options)) text += part;
  return text;
}

describe('an export', () => {
  test('as CSV neutralizes formulas, keeps numbers, and joins lists', async () => {
    const text = await exported('one', { format: 'csv', byteOrderMark: true });
    expect(text.startsWith('\uFEFFid,externalId,born,likes,n,name,tags\r\n')).toBe(true);
    const [row] = parse(text, { bom: true, columns: true });
    expect(row).toEqual({
      id: expect.stringMatching(/^\d+$/),
      externalId: "'=cmd",
      born: '1990-02-28',
      likes: '茶; a,"b"',
      n: '-5000',
      name: "'@SUM(1)",
      tags: 'new; vip',
    });
  });

  test('as NDJSON keeps everything as it is', async () => {
    expect(JSON.parse(await exported('one', { format: 'ndjson' }))).toEqual({
      id: expect.any(String),
      externalId: '=cmd',
      attributes: { n: -5_000, name: '@SUM(1)', likes: ['茶', 'a,"b"'], born: '1990-02-28' },
      tags: ['new', 'vip'],
    });
  });

  test('gives sensitive attributes out only where they are named', async () => {
    expect(await exported('one', { format: 'csv' })).not.toContain('138');
    const named = await exported('one', { format: 'ndjson', attributes: ['phone'] });
    expect(JSON.parse(named)).toMatchObject({ attributes: { phone: '+86 138' } });
  });

  test('refuses an attribute that does not exist, before the first byte', async () => {
    await expect(exported('one', { format: 'csv', attributes: ['n', 'nope'] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  test('has every member once, in order, a thousand at a time', async () => {
    const segment = await world.segments.service.get('all');
    const sizes: number[] = [];
    const numbers: number[] = [];
    for await (const part of await world.segments.export.open(segment, SEES_ALL, {
      format: 'ndjson',
      attributes: ['n'],
    })) {
      const items = part.trimEnd().split('\n');
      sizes.push(items.length);
      numbers.push(...items.map((item) => (JSON.parse(item) as { attributes: { n: number } }).attributes.n));
    }
    expect(sizes).toEqual([1_000, 1_000, 500]);
    expect(numbers).toEqual(Array.from({ length: 2_500 }, (_, index) => index + 1));
  });

  test('reads no more than is taken, and ends when nobody takes any more', async () => {
    const gone = new AbortController();
    const segment = await world.segments.service.get('all');
    const text = await world.segments.export.open(segment, SEES_ALL, {
      format: 'ndjson',
      attributes: [],
      signal: gone.signal,
    });
    expect((await text.next()).done).toBe(false);
    gone.abort();
    expect((await text.next()).done).toBe(true);
  });

  test('leaves out who was erased since the snapshot', async () => {
    const { id } = await world.segments.snapshots.materialize('one');
    await world.segments.snapshots.run(id, '0');
    await world.database.query(`UPDATE users SET erased_at = now() WHERE external_id = '=cmd'`);
    expect(await exported('one', { format: 'ndjson' })).toBe('');
  });
});
