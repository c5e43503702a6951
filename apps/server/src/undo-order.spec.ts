/** Imports and merges are undone in any order: what is left is what was said by others, of whom it was said. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomRuns } from '@strata/db/testing';
import fc from 'fast-check';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
  await server.app.tagging.create({ key: 'vip', class: 'VALUE' });
  await server.app.sources.define({ key: 'crm', kind: 'CONNECTOR', rank: 1 });
  await server.app.sources.define({ key: 'file', kind: 'CONNECTOR', rank: 50 });
});
afterAll(() => server.close());

/** Lines of JSON: `at` is a day, absent for now. */
async function imported(lines: { externalId: string; city: string; at?: number }[], source = 'file'): Promise<string> {
  const { imports } = server.app;
  const { id } = await imports.uploads.begin('a.ndjson', undefined);
  const content = lines
    .map(({ externalId, city, at }) =>
      JSON.stringify({ externalId, attributes: { city }, ...(at !== undefined && { at: T(at) }) }),
    )
    .join('\n');
  const bytes = {
    async *[Symbol.asyncIterator]() {
      await Promise.resolve();
      yield Buffer.from(`${content}\n`);
    },
  };
  await imports.uploads.take(id, 0, bytes);
  await imports.examine(id);
  await imports.run(id, { mapping: { kind: 'users', fields: [] }, source });
  await imports.work(id, new AbortController().signal, 1);
  return id;
}

async function undone(id: string): Promise<void> {
  await server.app.imports.undo(id);
  await server.app.imports.takeBack(id, new AbortController().signal);
}

const T = (day: number): string => new Date(Date.UTC(2024, 0, day)).toISOString();
const dayOf = (at: Date): number => (at.getTime() - Date.UTC(2024, 0, 0)) / 86_400_000;
const say = (externalId: string, city: string, day: number, source = 'file') =>
  server.app.upsertUsers([{ externalId, attributes: { city }, at: T(day) }], source);
const merge = async (keep: string, gone: string): Promise<string> =>
  (await server.app.merges.merge({ externalId: keep }, { externalId: gone })).merge.id;

/** What was and is so of one: the value, and the days since and until. */
async function lived(externalId: string): Promise<[city: string, since: number, until: number | null][]> {
  const rows = await server.app.database.query<{ city: string; from: Date; to: Date | null }>(
    `SELECT value #>> '{}' AS city, valid_from AS "from", valid_to AS "to" FROM user_attribute_history
     JOIN users ON id = user_id WHERE external_id = $1
     UNION ALL SELECT "values" ->> 'city', to_timestamp(coalesce(origins #>> '{city,2,since}', origins #>> '{city,1}')::float8 / 1000), NULL
       FROM user_attributes JOIN user_attribute_origins USING (user_id) JOIN users ON id = user_id
       WHERE external_id = $1 AND "values" ? 'city' ORDER BY 2`,
    [externalId],
  );
  return rows.map(({ city, from, to }) => [city, dayOf(from), to && dayOf(to)]);
}

describe('a tag that the other one of a merge brought, and that was taken away since', () => {
  const pastOf = async (externalId: string): Promise<{ source: string; days: number }[]> =>
    server.app.database.query(
      `SELECT source, round(extract(epoch FROM valid_to - valid_from) / 86400)::integer AS days
       FROM tag_assignment_history JOIN users ON id = user_id WHERE external_id = $1 ORDER BY valid_from`,
      [externalId],
    );
  const give = async (externalId: string, source: string, daysAgo: number): Promise<void> => {
    await server.app.tagging.assign('vip', { externalIds: [externalId] }, { source });
    await server.app.database.query(
      `UPDATE tag_assignments SET assigned_at = assigned_at - make_interval(days => $2)
       FROM users WHERE id = user_id AND external_id = $1`,
      [externalId, daysAgo],
    );
  };

  test.each([
    ['a kept one who never had it', 'v1', false, []],
    ['a kept one who had it before', 'v2', true, [{ source: 'theirs', days: 9 }]],
  ])('is nothing of the past of %s, when the merge is undone', async (_whose, who, hadIt, expected) => {
    await server.app.upsertUsers([{ externalId: who }, { externalId: `${who}-other` }], 'api');
    if (hadIt) await give(who, 'theirs', 9);
    await give(`${who}-other`, 'others', 4);
    const id = await merge(who, `${who}-other`);
    await server.app.tagging.remove('vip', { externalIds: [who] });
    await server.app.merges.undo(id);
    expect(await pastOf(who)).toEqual(expected);
    expect(await pastOf(`${who}-other`)).toEqual([]);
  });
});

describe('of two imports', () => {
  test.each([
    ['first', [0, 1]],
    ['second', [1, 0]],
  ])('the %s undone before the other, what was before is so again', async (which, order) => {
    await say(`d-${which}`, 'BASE', 1);
    const ids = [
      await imported([{ externalId: `d-${which}`, city: 'WRONG' }]),
      await imported([{ externalId: `d-${which}`, city: 'OTHER' }]),
    ];
    await undone(ids[order[0]!]!);
    expect((await lived(`d-${which}`)).map(([city]) => city)).toEqual(['BASE', order[0] === 0 ? 'OTHER' : 'WRONG']);
    await undone(ids[order[1]!]!);
    expect(await lived(`d-${which}`)).toEqual([['BASE', 1, null]]);
  });

  test('undone in their order, a user whom the first created is gone', async () => {
    const ids = [
      await imported([{ externalId: 'created', city: 'WRONG' }]),
      await imported([{ externalId: 'created', city: 'OTHER' }]),
    ];
    for (const id of ids) await undone(id);
    expect(await server.app.profiles.byExternalId('created')).toBeNull();
  });
});

describe('late values of an import', () => {
  test('that reach the past alone are undone', async () => {
    await say('l1', 'NEW', 20, 'crm');
    const id = await imported([{ externalId: 'l1', city: 'OLD', at: 5 }], 'crm');
    expect(await lived('l1')).toEqual([
      ['OLD', 5, 20],
      ['NEW', 20, null],
    ]);
    await undone(id);
    expect(await lived('l1')).toEqual([['NEW', 20, null]]);
  });

  test('that pushed out what poorer sources had said are undone, and that is so again', async () => {
    await say('l2', 'X', 10);
    await say('l2', 'Y', 15);
    const id = await imported([{ externalId: 'l2', city: 'Z', at: 5 }], 'crm');
    expect(await lived('l2')).toEqual([['Z', 5, null]]);
    await undone(id);
    expect(await lived('l2')).toEqual([
      ['X', 10, 15],
      ['Y', 15, null],
    ]);
  });

  test('what an import said and another pushed out does not come back when both are undone', async () => {
    const first = await imported([{ externalId: 'l3', city: 'X', at: 10 }]);
    await say('l3', 'Y', 15);
    const second = await imported([{ externalId: 'l3', city: 'Z', at: 5 }], 'crm');
    await undone(first);
    await undone(second);
    expect(await lived('l3')).toEqual([['Y', 15, null]]);
  });

  test('what a third pushes out meanwhile comes back with the last of them', async () => {
    await say('l4', 'X', 10);
    const second = await imported([{ externalId: 'l4', city: 'Z', at: 5 }], 'crm');
    const third = await imported([{ externalId: 'l4', city: 'V', at: 4 }], 'crm');
    const fourth = await imported([{ externalId: 'l4', city: 'W', at: 5 }], 'crm');
    await undone(second);
    await undone(third);
    expect(await lived('l4')).toEqual([['W', 5, null]]);
    await undone(fourth);
    expect(await lived('l4')).toEqual([['X', 10, null]]);
  });
});

test('words that came late from the source of an import outlive it', async () => {
  await say('k1', 'BASE', 2, 'api');
  const id = await imported([{ externalId: 'k1', city: 'WRONG' }]);
  await say('k1', 'LATE', 5);
  await undone(id);
  expect(await lived('k1')).toEqual([
    ['BASE', 2, 5],
    ['LATE', 5, null],
  ]);
});

describe('a merge', () => {
  test.each(['a', 'b'])('undone after an import that named %s alone: both are as before', async (named) => {
    const [a, b] = [`m-${named}-a`, `m-${named}-b`];
    await say(a, 'BASE1', 1);
    await say(b, 'BASE2', 2);
    const id = await imported([{ externalId: `m-${named}-${named}`, city: 'WRONG' }]);
    const merged = await merge(a, b);
    await undone(id);
    await server.app.merges.undo(merged);
    expect([await lived(a), await lived(b)]).toEqual([[['BASE1', 1, null]], [['BASE2', 2, null]]]);
  });

  test('undone after a newer value leaves nothing of the other in the past', async () => {
    await say('g1', 'BASE1', 1);
    await say('g2', 'BASE2', 2);
    const merged = await merge('g1', 'g2');
    await say('g1', 'NEWER', 20);
    await server.app.merges.undo(merged);
    expect(await lived('g1')).toEqual([
      ['BASE1', 1, 20],
      ['NEWER', 20, null],
    ]);
    expect(await lived('g2')).toEqual([['BASE2', 2, null]]);
  });

  test.each(['import', 'merge'])(
    'with an import that pushed out a word of both, the %s undone first, leaves each their own',
    async (first) => {
      const [a, b] = [`p-${first}-a`, `p-${first}-b`];
      await say(a, 'BASE1', 10);
      await say(b, 'BASE2', 12);
      const merged = await merge(a, b);
      const id = await imported([{ externalId: a, city: 'Z', at: 5 }], 'crm');
      const undos = [() => undone(id), () => server.app.merges.undo(merged)];
      for (const undo of first === 'import' ? undos : undos.toReversed()) await undo();
      expect([await lived(a), await lived(b)]).toEqual([[['BASE1', 10, null]], [['BASE2', 12, null]]]);
    },
  );

  test('keeps the past of both', async () => {
    await say('h1', 'KEPT', 20);
    await say('h2', 'OTHER', 1);
    await merge('h1', 'h2');
    expect(await lived('h1')).toEqual([
      ['OTHER', 1, 20],
      ['KEPT', 20, null],
    ]);
  });

  test('of an earlier version is undone as it was recorded', async () => {
    await say('v1', 'BASE1', 1);
    await say('v2', 'FIRST', 2);
    await say('v2', 'BASE2', 4);
    const merged = await merge('v1', 'v2');
    await server.app.database.query(
      `UPDATE merges SET moved = jsonb_set(moved, '{profile,attributes}', $2::jsonb) WHERE id = $1`,
      [
        merged,
        JSON.stringify({
          attributes: [
            {
              key: 'city',
              taken: { value: 'BASE2', origin: ['file', Date.parse(T(4))] },
              was: { value: 'BASE1', origin: ['file', Date.parse(T(1))] },
              became: { value: 'BASE2', origin: ['file', Date.parse(T(4))] },
            },
          ],
          past: [
            {
              key: 'city',
              value: 'FIRST',
              valid_from: T(2),
              valid_to: T(4),
              source: 'file',
              original: null,
              inferred: null,
            },
          ],
          added: [['city', T(1), T(4)]],
        }),
      ],
    );
    await server.app.database.query(
      `DELETE FROM user_attribute_history USING users WHERE id = user_id AND external_id = 'v1' AND value = '"FIRST"'`,
    );
    await server.app.database.query(
      `UPDATE user_attribute_history SET valid_to = $1 FROM users WHERE id = user_id AND external_id = 'v1'`,
      [T(4)],
    );
    await server.app.merges.undo(merged);
    expect(await lived('v1')).toEqual([['BASE1', 1, null]]);
    expect(await lived('v2')).toEqual([
      ['FIRST', 2, 4],
      ['BASE2', 4, null],
    ]);
  });
});

type Deed =
  | { deed: 'say'; user: number }
  | { deed: 'import'; users: number[]; isLate: boolean }
  | { deed: 'merge'; user: number; other: number }
  | { deed: 'undo import' | 'undo merge'; which: number };

const user = fc.integer({ min: 0, max: 2 });
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ deed: fc.constant('say' as const), user }) },
    {
      weight: 3,
      arbitrary: fc.record({
        deed: fc.constant('import' as const),
        users: fc.array(user, { minLength: 1, maxLength: 3 }),
        isLate: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ deed: fc.constant('merge' as const), user, other: user }) },
    {
      weight: 2,
      arbitrary: fc.record({ deed: fc.constantFrom('undo import' as const, 'undo merge' as const), which: fc.nat(9) }),
    },
  ),
  { minLength: 4, maxLength: 14 },
);

const OVERLAPPING = `WITH intervals AS (
    SELECT user_id, key, valid_from, valid_to FROM user_attribute_history
    UNION ALL SELECT user_id, key, to_timestamp(coalesce(origin -> 2 ->> 'since', origin ->> 1)::float8 / 1000), 'infinity'
      FROM user_attribute_origins, jsonb_each(origins) AS each (key, origin))
  SELECT * FROM intervals a JOIN intervals b USING (user_id, key)
  WHERE a.valid_to <= a.valid_from OR (a.valid_from < b.valid_from AND a.valid_to > b.valid_from)`;

let run = 0;

test('in any order: no intervals overlap, of an undone import nothing is kept anywhere, and at last each is as the others’ words tell', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, fc.infiniteStream(fc.nat(1_000)), async (happens, random) => {
      run++;
      const next = (below: number): number => (random.next().value as number) % below;
      const name = (one: number): string => `r${run}-${one}`;
      const days = Array.from({ length: 90 }, (_none, at) => at + 1);
      const day = (): number => days.splice(next(days.length), 1)[0]!;
      const words: [string, number][][] = [[], [], []];
      const into: (number | undefined)[] = [undefined, undefined, undefined];
      const keptOf = (one: number): number => (into[one] === undefined ? one : keptOf(into[one]));
      const imports: { id: string; mark: string }[] = [];
      const merges: { id: string; kept: number; gone: number }[] = [];
      const { database, merges: service } = server.app;

      async function undoImport(which: number): Promise<void> {
        const [one] = imports.splice(which % imports.length, 1);
        await undone(one!.id);
        for (const table of ['user_attributes', 'user_attribute_history', 'merges', 'import_changes'])
          expect([
            table,
            await database.query(`SELECT FROM ${table} kept WHERE kept::text LIKE $1`, [`%${one!.mark}%`]),
          ]).toEqual([table, []]);
      }
      async function undoMerge(which: number): Promise<void> {
        const free = merges.filter(({ kept }) => into[kept] === undefined);
        const one = free[which % free.length]!;
        await service.undo(one.id);
        merges.splice(merges.indexOf(one), 1);
        into[one.gone] = undefined;
      }

      for (const one of [0, 1, 2]) {
        const at = day();
        words[one]!.push([`w${at}`, at]);
        await say(name(one), `w${at}`, at);
      }
      for (const one of happens) {
        if (one.deed === 'say') {
          const at = day();
          words[keptOf(one.user)]!.push([`w${at}`, at]);
          await say(name(one.user), `w${at}`, at);
        } else if (one.deed === 'import') {
          const mark = `import-${run}-${day()}-`;
          const lines = one.users.map((who, at) => ({
            externalId: name(who),
            city: `${mark}${at}`,
            ...(one.isLate && { at: day() }),
          }));
          imports.push({ id: await imported(lines), mark });
        } else if (one.deed === 'merge') {
          const [kept, gone] = [keptOf(one.user), keptOf(one.other)];
          if (kept === gone) continue;
          merges.push({ id: await merge(name(kept), name(gone)), kept, gone });
          into[gone] = kept;
        } else if (one.deed === 'undo import' && imports.length > 0) await undoImport(one.which);
        else if (one.deed === 'undo merge' && merges.length > 0) await undoMerge(one.which);
        expect(await database.query(OVERLAPPING)).toEqual([]);
      }
      while (imports.length + merges.length > 0) {
        if (next(2) === 0 ? imports.length > 0 : merges.length === 0) await undoImport(next(9));
        else await undoMerge(next(9));
        expect(await database.query(OVERLAPPING)).toEqual([]);
      }
      for (const one of [0, 1, 2]) {
        const own = words[one]!.sort(([, a], [, b]) => a - b);
        expect(await lived(name(one))).toEqual(own.map(([city, at], place) => [city, at, own[place + 1]?.[1] ?? null]));
      }
    }),
    { numRuns: randomRuns(25), endOnFailure: true },
  );
}, 600_000);
