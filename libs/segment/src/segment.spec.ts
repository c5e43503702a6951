import { commandActor } from '@strata/access';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Rule } from '@strata/rules';
import { atLeast, inSegment, openWorld } from './testing/world.js';
import type { World } from './testing/world.js';

const OWNER = commandActor('test');

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.people(10);
});
afterAll(() => world.close());

const create = (key: string, rule: Rule = atLeast(5)) => world.segments.service.create({ key, name: key, rule });
const sizeOf = async (key: string): Promise<number> => {
  const segment = await world.segments.service.get(key);
  return (await world.segments.members.live(segment)).members.size;
};
const versionsOf = async (key: string) => (await world.segments.queries.versions([key], 10)).get(key) ?? [];

describe('creating a segment', () => {
  test('saves its rule as version 1', async () => {
    const segment = await world.segments.service.create({
      key: 'adults',
      name: ' Adults ',
      description: 'grown up',
      rule: atLeast(6),
    });
    expect(segment).toMatchObject({ key: 'adults', name: 'Adults', description: 'grown up', version: 1 });
    expect(segment).toMatchObject({ archivedAt: null, draftAt: null, published: { rule: atLeast(6), note: '' } });
    expect(await sizeOf('adults')).toBe(5);
  });

  test('keeps the key in NFC, and takes each key once', async () => {
    expect((await create('cafe\u0301')).key).toBe('caf\u00e9');
    await expect(create('caf\u00e9')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });

  test.each(['', '.', '..', 'a b', 'a/b', '__proto__', 'constructor', 'x'.repeat(65), 'a\u0000', '\ud800'])(
    'refuses the key %j',
    async (key) => {
      await expect(create(key)).rejects.toMatchObject({ code: 'INVALID_KEY' });
    },
  );

  test('refuses a name that is empty, too long or cannot be stored', async () => {
    for (const name of [' ', 'x'.repeat(201), 'a\u0000', '\udc00']) {
      await expect(world.segments.service.create({ key: 'named', name, rule: atLeast(1) })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
  });

  test('names every fault of a rule with its path, and stores nothing', async () => {
    const rule: Rule = {
      all: [{ attribute: { key: 'nope', is: { eq: 1 } } }, { segment: { key: 'missing' } }, { any: [] }],
    };
    await expect(create('faulty', rule)).rejects.toMatchObject({
      code: 'RULE_INVALID',
      details: {
        faults: [
          expect.objectContaining({ path: 'rule.all[0].attribute.key' }),
          expect.objectContaining({ path: 'rule.all[1].segment.key' }),
          expect.objectContaining({ path: 'rule.all[2].any' }),
        ],
      },
    });
    expect(await world.segments.queries.find('faulty')).toBeUndefined();
  });
});

describe('a draft', () => {
  test('is kept beside the published rule, used by nothing, and dropped by null', async () => {
    await create('drafted', atLeast(5));
    const draft = { rule: { not: 'even a rule' }, off: [1, '\\u0000 is text here'] };
    expect((await world.segments.service.saveDraft('drafted', draft)).draftAt).toBeInstanceOf(Date);
    expect((await world.segments.queries.drafts(['drafted', 'adults'])).get('drafted')).toEqual(draft);
    expect(await sizeOf('drafted')).toBe(6);
    expect((await world.segments.service.get('drafted')).version).toBe(1);
    expect((await world.segments.service.saveDraft('drafted', null)).draftAt).toBeNull();
    expect(await world.segments.queries.drafts(['drafted'])).toEqual(new Map());
  });

  test('goes when its rule is published', async () => {
    await create('draft-goes');
    await world.segments.service.saveDraft('draft-goes', { rule: atLeast(7) });
    const segment = await world.segments.service.publish(OWNER, { key: 'draft-goes', rule: atLeast(7) });
    expect(segment).toMatchObject({ version: 2, draftAt: null });
  });

  test('goes too when what is published equals the rule in use, which makes no version', async () => {
    await create('draft-equals', atLeast(7));
    await world.segments.service.saveDraft('draft-equals', { rule: atLeast(8) });
    const published = await world.segments.service.publish(OWNER, { key: 'draft-equals', rule: atLeast(7) });
    expect(published).toMatchObject({ version: 1, draftAt: null });
    expect(await world.segments.queries.drafts(['draft-equals'])).toEqual(new Map());
    await world.segments.service.saveDraft('draft-equals', { rule: atLeast(8) });
    expect(await world.segments.service.restore(OWNER, 'draft-equals', 1)).toMatchObject({ version: 1, draftAt: null });
  });

  test('is refused when it is too large, too deep or cannot be stored', async () => {
    await create('draft-bad');
    const save = (draft: unknown) => world.segments.service.saveDraft('draft-bad', draft);
    let deep: unknown = 1;
    for (let level = 0; level < 200; level++) deep = [deep];
    await expect(save('x'.repeat(1_000_001))).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(save(deep)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(save({ a: 'b\u0000' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(save({ a: '\ud800' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(world.segments.service.saveDraft('nobody', {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('publishing', () => {
  test('makes a new version, and keeps the old ones', async () => {
    await create('versions', atLeast(5));
    const second = await world.segments.service.publish(OWNER, { key: 'versions', rule: atLeast(9), note: 'fewer' });
    expect(second.version).toBe(2);
    expect(await sizeOf('versions')).toBe(2);
    expect(await versionsOf('versions')).toMatchObject([
      { version: 2, rule: atLeast(9), note: 'fewer' },
      { version: 1, rule: atLeast(5), note: '' },
    ]);
  });

  test('a rule that equals the present one makes no version', async () => {
    await create('equal', { attribute: { key: 'n', is: { gte: 1, lt: 5 } } });
    const same: Rule = { attribute: { is: { lt: 5, gte: 1.0 }, key: 'n' } };
    expect((await world.segments.service.publish(OWNER, { key: 'equal', rule: same })).version).toBe(1);
    expect(await versionsOf('equal')).toHaveLength(1);
  });

  test('name and description change without a version', async () => {
    await create('renamed');
    const renamed = await world.segments.service.publish(OWNER, { key: 'renamed', name: 'New', description: 'words' });
    expect(renamed).toMatchObject({ name: 'New', description: 'words', version: 1 });
  });

  test('of two editors that began from one version, the second is told', async () => {
    await create('conflict', atLeast(1));
    const publish = (n: number) =>
      world.segments.service.publish(OWNER, { key: 'conflict', rule: atLeast(n), name: `n${n}`, ifVersion: 1 });
    await publish(2);
    await expect(publish(3)).rejects.toMatchObject({ code: 'VERSION_CONFLICT', details: { version: 2 } });
    expect(await world.segments.service.get('conflict')).toMatchObject({ version: 2, name: 'n2' });
  });

  test('a cycle through segments is refused', async () => {
    await create('ring-a', atLeast(1));
    await create('ring-b', inSegment('ring-a'));
    await create('ring-c', { not: inSegment('ring-b') });
    const publish = world.segments.service.publish(OWNER, {
      key: 'ring-a',
      rule: { any: [atLeast(1), inSegment('ring-c')] },
    });
    await expect(publish).rejects.toMatchObject({ code: 'RULE_INVALID' });
    await expect(create('ring-self', inSegment('ring-self'))).rejects.toMatchObject({ code: 'RULE_INVALID' });
  });

  test('a rule with which those that use the segment would be too large is refused with their names; they stay answerable', async () => {
    const conditions = (count: number): Rule => ({ any: Array.from({ length: count }, (_, n) => atLeast(n + 1)) });
    await create('brick');
    await create('wall', { any: Array.from({ length: 500 }, () => inSegment('brick')) });
    await create('house', { not: inSegment('wall') });
    await world.tags.create({ key: 'housed', name: 'Housed', class: 'VALUE', rule: inSegment('house') });
    const { service } = world.segments;
    await service.publish(OWNER, { key: 'brick', rule: conditions(20) });
    await expect(service.publish(OWNER, { key: 'brick', rule: conditions(21) })).rejects.toMatchObject({
      code: 'BREAKS_DEPENDENTS',
      details: {
        dependents: [
          { kind: 'SEGMENT', key: 'house' },
          { kind: 'SEGMENT', key: 'wall' },
          { kind: 'TAG', key: 'housed' },
        ],
      },
    });
    expect((await service.get('brick')).version).toBe(2);
    expect(await sizeOf('wall')).toBe(10);
    await service.publish(OWNER, { key: 'wall', rule: inSegment('brick') });
    expect(await service.publish(OWNER, { key: 'brick', rule: conditions(21) })).toMatchObject({ version: 3 });
  });

  test('two publishers at once cannot make a cycle between them', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [`one-${round}`, `other-${round}`];
      await create(one);
      await create(other);
      const outcomes = await Promise.allSettled([
        world.segments.service.publish(OWNER, { key: one, rule: inSegment(other) }),
        world.segments.service.publish(OWNER, { key: other, rule: inSegment(one) }),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await sizeOf(one)).toBe(6);
    }
  });

  test('more publishers than connections all come through', async () => {
    await create('crowd');
    const publishers = Array.from({ length: 20 }, (_, n) =>
      world.segments.service.publish(OWNER, { key: 'crowd', rule: atLeast(100 + n) }),
    );
    await Promise.all(publishers);
    expect((await world.segments.service.get('crowd')).version).toBe(21);
  });
});

describe('restoring', () => {
  test('publishes an earlier rule again, as a new version', async () => {
    await create('restored', atLeast(5));
    await world.segments.service.publish(OWNER, { key: 'restored', rule: atLeast(9) });
    const restored = await world.segments.service.restore(OWNER, 'restored', 1);
    expect(restored).toMatchObject({ version: 3, published: { rule: atLeast(5) } });
    expect(await sizeOf('restored')).toBe(6);
    expect(await versionsOf('restored')).toHaveLength(3);
  });

  test('refuses a version that does not exist, and one whose rule no longer holds', async () => {
    await create('gone');
    await create('restored-bad', inSegment('gone'));
    await world.segments.service.publish(OWNER, { key: 'restored-bad', rule: atLeast(1) });
    expect(await world.segments.service.archive('gone')).toHaveProperty('segment');
    await expect(world.segments.service.restore(OWNER, 'restored-bad', 9)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.segments.service.restore(OWNER, 'restored-bad', 1)).rejects.toMatchObject({
      code: 'RULE_INVALID',
    });
    expect((await world.segments.service.get('restored-bad')).version).toBe(2);
  });
});

describe('archiving', () => {
  test('is refused with the segments and tags whose rules name it', async () => {
    await create('used');
    await create('user', { all: [atLeast(1), { not: inSegment('used') }] });
    await world.tags.create({ key: 'by-rule', name: 'By rule', class: 'VALUE', rule: inSegment('used') });
    expect(await world.segments.service.archive('used')).toEqual({
      dependents: [
        { kind: 'SEGMENT', key: 'user', name: 'user' },
        { kind: 'TAG', key: 'by-rule', name: 'By rule' },
      ],
    });
    expect((await world.segments.service.get('used')).archivedAt).toBeNull();
  });

  test('takes it out of the list and of the reach of new rules; bringing it back undoes both', async () => {
    await create('season');
    expect(await world.segments.service.archive('season')).toMatchObject({ segment: { key: 'season' } });
    const listed = async (archived: boolean) =>
      (await world.segments.queries.list({ search: 'season', archived }, 10)).map(({ key }) => key);
    expect(await listed(false)).toEqual([]);
    expect(await listed(true)).toEqual(['season']);
    await expect(create('late', inSegment('season'))).rejects.toMatchObject({ code: 'RULE_INVALID' });
    await expect(world.segments.service.publish(OWNER, { key: 'season', rule: atLeast(2) })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect((await world.segments.service.unarchive(OWNER, 'season')).archivedAt).toBeNull();
    expect(await listed(false)).toEqual(['season']);
    expect(await create('late', inSegment('season'))).toMatchObject({ version: 1 });
  });

  test('a segment is not brought back while its rule names an archived one', async () => {
    await create('inner');
    await create('outer', inSegment('inner'));
    await world.segments.service.archive('outer');
    await world.segments.service.archive('inner');
    await expect(world.segments.service.unarchive(OWNER, 'outer')).rejects.toMatchObject({ code: 'RULE_INVALID' });
    await world.segments.service.unarchive(OWNER, 'inner');
    expect((await world.segments.service.unarchive(OWNER, 'outer')).archivedAt).toBeNull();
  });
});

describe('a key that is asked for', () => {
  test('is found in whatever form its letters are written', async () => {
    await create('\u00e9t\u00e9');
    expect((await world.segments.service.get('e\u0301te\u0301')).key).toBe('\u00e9t\u00e9');
    expect((await world.segments.service.publish(OWNER, { key: 'e\u0301te\u0301', name: 'Summer' })).name).toBe(
      'Summer',
    );
  });

  test.each(['\u0000', '\ud800', '__proto__', "'; DROP TABLE segments; --", ''])('%j is nobody', async (key) => {
    const { service, snapshots, queries } = world.segments;
    const refused = { code: 'NOT_FOUND' };
    await expect(service.get(key)).rejects.toMatchObject(refused);
    await expect(service.publish(OWNER, { key, name: 'x' })).rejects.toMatchObject(refused);
    await expect(service.saveDraft(key, {})).rejects.toMatchObject(refused);
    await expect(service.restore(OWNER, key, 1)).rejects.toMatchObject(refused);
    await expect(service.archive(key)).rejects.toMatchObject(refused);
    await expect(service.unarchive(OWNER, key)).rejects.toMatchObject(refused);
    await expect(snapshots.materialize(key)).rejects.toMatchObject(refused);
    await expect(world.segments.members.overlaps([key, 'adults'])).rejects.toMatchObject(refused);
    expect(await queries.find(key)).toBeUndefined();
  });

  test('a search for what no name has is refused', () => {
    expect(() => world.segments.queries.list({ search: '\u0000' }, 1)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});

describe('nested segments', () => {
  test('follow the published rule of what they name', async () => {
    await create('base', atLeast(9));
    await create('nested', { not: inSegment('base') });
    expect(await sizeOf('nested')).toBe(8);
    await world.segments.service.publish(OWNER, { key: 'base', rule: atLeast(4) });
    expect(await sizeOf('nested')).toBe(3);
  });
});

describe('the list', () => {
  test('gives every segment once, the last changed first, whatever the page size', async () => {
    for (let n = 0; n < 7; n++) await create(`listed-${n}`);
    await world.segments.service.publish(OWNER, { key: 'listed-2', name: 'listed again' });
    const found: string[] = [];
    let after: { updatedAt: number; key: string } | undefined;
    for (;;) {
      const page = await world.segments.queries.list({ search: 'LISTED' }, 2, after);
      const last = page.at(-1);
      if (!last) break;
      found.push(...page.map(({ key }) => key));
      after = { updatedAt: last.updatedAt.getTime(), key: last.key };
    }
    expect(found).toEqual(['listed-2', 'listed-6', 'listed-5', 'listed-4', 'listed-3', 'listed-1', 'listed-0']);
    expect(await world.segments.queries.count({ search: 'LISTED' })).toBe(7);
  });

  test('searches literally', async () => {
    await create('percent', atLeast(1));
    await world.segments.service.publish(OWNER, { key: 'percent', name: '100%_sure\\' });
    const keys = async (search: string) => (await world.segments.queries.list({ search }, 10)).map(({ key }) => key);
    expect(await keys('100%_SURE\\')).toEqual(['percent']);
    expect(await keys('100__sure')).toEqual([]);
  });
});

describe('what uses what', () => {
  test('is read from the published rules, for many keys at once', async () => {
    await world.tags.create({ key: 'rfm/old/gone', class: 'VALUE' });
    await create('by-tag', { tag: { in: ['rfm/old'] } });
    await create('by-event', {
      event: { sequence: { steps: [{ name: 'cart' }, { name: 'pay' }], notFollowedBy: { name: 'order' } } },
    });
    await create('by-segment', { any: [inSegment('by-tag'), { not: inSegment('by-event') }] });
    await create('dropped', { tag: { in: ['rfm'] } });
    await world.segments.service.archive('dropped');
    const used = async (kind: 'tags' | 'events' | 'segments', keys: string[]) =>
      Object.fromEntries(
        [...(await world.segments.usage.usedIn(kind, keys))].map(([key, found]) => [key, found.map((one) => one.key)]),
      );
    expect(await used('tags', ['rfm', 'rfm/old', 'rfm/old/gone'])).toEqual({
      rfm: [],
      'rfm/old': ['by-tag'],
      'rfm/old/gone': ['by-tag'],
    });
    expect(await used('events', ['cart', 'order', 'view'])).toEqual({
      cart: ['by-event'],
      order: ['by-event'],
      view: [],
    });
    expect(await used('segments', ['by-tag', 'by-event'])).toEqual({
      'by-tag': ['by-segment'],
      'by-event': ['by-segment'],
    });
  });
});
