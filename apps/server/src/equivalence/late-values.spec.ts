/** What is said of people in whatever order makes one present and one past, and every evaluator of rules tells the same of them. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createAudience } from '@strata/audience';
import type { Database } from '@strata/db';
import { freshDatabase, randomRuns } from '@strata/db/testing';
import { planRule, planSql } from '@strata/rules';
import type { Definitions, Rule } from '@strata/rules';
import { ARBITRARY_NOW, oracle } from '@strata/rules/testing';
import type { PopulationUser } from '@strata/rules/testing';
import fc from 'fast-check';
import { CATALOGUE, compose, ENTITIES } from '../composition.js';
import type { App } from '../composition.js';
import { createLog } from '../log.js';
import { testSecrets } from '../testing/secrets.js';

const TIME_ZONE = 'Asia/Shanghai';
const NOW = ARBITRARY_NOW;
const DAY = 86_400_000;
const RANKS: Record<string, number> = { manual: 0, crm: 50, form: 50, csv: 80 };
const KEYS = ['level', 'city'];
const USERS = ['one', 'two', 'three'];
const DEFINITIONS: Definitions = {
  timeZone: TIME_ZONE,
  attributes: new Map(KEYS.map((key) => [key, { type: 'TEXT' as const }])),
  tags: new Map(),
  segments: new Map(),
};

interface Word {
  user: string;
  key: string;
  value: string | null;
  source: string;
  inferred: boolean;
  at: number;
  /** It does not say of when it is. */
  untimed?: boolean;
}

let database: Database;
let app: App;
beforeAll(async () => {
  jest.spyOn(Date, 'now').mockImplementation(() => NOW);
  database = await freshDatabase({ entities: ENTITIES, poolSize: 8 });
  app = compose(database, createLog('silent'), { secrets: testSecrets });
  for (const key of KEYS) await app.attributes.define({ key, type: 'TEXT' });
  for (const [key, rank] of Object.entries(RANKS)) if (rank > 0) await app.sources.define({ key, kind: 'API', rank });
});
afterAll(async () => {
  await database.close();
  jest.restoreAllMocks();
});

/**
 * No two of one time, of which the one that came later would count; and nothing more than twice, as of what is said again and
 * again the first and the last time are known alone.
 */
const wordsOfOne = (user: string, key: string): fc.Arbitrary<Word[]> =>
  fc
    .record({
      values: fc.shuffledSubarray(['a', 'a', 'b', 'b', 'c', 'd', null, null], { maxLength: 7 }),
      days: fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 7 }),
      speakers: fc.array(fc.record({ source: fc.constantFrom(...Object.keys(RANKS)), inferred: fc.nat(4) }), {
        minLength: 8,
        maxLength: 8,
      }),
      now: fc.boolean(),
    })
    .map(({ values, days, speakers, now }) => {
      const words = values.map((value, place): Word => {
        const { source, inferred } = speakers[place]!;
        return {
          user,
          key,
          value,
          source,
          inferred: value !== null && inferred === 0,
          at: NOW - (20 - days[place]!) * DAY,
        };
      });
      const last = { user, key, value: 'now', source: speakers[7]!.source, inferred: false, at: NOW, untimed: true };
      return now ? [...words, last] : words;
    });

const scenario = fc
  .tuple(...USERS.flatMap((user) => KEYS.map((key) => wordsOfOne(user, key))))
  .map((all) => all.flat())
  .chain((words) =>
    fc.record({
      arriving: fc.shuffledSubarray(words, { minLength: words.length }),
      again: fc.shuffledSubarray(words.filter(({ untimed }) => !untimed)),
      batches: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 3 }),
    }),
  );

const about = (key: string, is: object, heldFor?: string): Rule => ({
  attribute: { key, is, ...(heldFor && { heldFor }) },
});
const RULES: Rule[] = [
  about('level', { eq: 'a' }),
  about('level', { exists: false }),
  about('level', { in: ['a', 'b'] }, 'P2D'),
  about('level', { notIn: ['a', 'c'] }, 'P4D'),
  about('city', { eq: 'b' }, 'P1D'),
  about('city', { exists: true }, 'P11D'),
];
const INSTANTS = [3, 5.5, 9, 14].map((days) => NOW - (20 - days) * DAY);

test('in any order the same, which is what they say sorted by time; and engine, SQL and oracle agree after each batch', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ arriving, again, batches }) => {
      await database.query(
        `TRUNCATE users, identities, user_attributes, user_attribute_origins, user_attribute_history, changes`,
      );
      await app.upsertUsers(
        USERS.map((externalId) => ({ externalId })),
        'api',
      );
      const ids = new Map(
        (await database.query<{ id: number; name: string }>('SELECT id, external_id AS name FROM users')).map(
          ({ id, name }) => [name, id],
        ),
      );
      const options = { database, catalogue: CATALOGUE, timeZone: () => TIME_ZONE, clock: () => NOW, budgetBytes: 1e9 };
      const warm = createAudience(options);
      const heard: Word[] = [];
      for (let start = 0, turn = 0; start < arriving.length; turn++) {
        const batch = arriving.slice(start, start + batches[turn % 3]!);
        start += batch.length;
        await say(batch);
        heard.push(...batch);
        await warm.tick();
        const users = USERS.map((name) => personOf(heard, name, ids.get(name)!));
        // Each of the rules in every third batch, and all of them in the end.
        for (const rule of start < arriving.length ? RULES.filter((_, place) => place % 3 === turn % 3) : RULES) {
          const plan = planRule(rule, DEFINITIONS);
          for (const asOf of [undefined, ...INSTANTS]) {
            const at = asOf ?? NOW;
            const { text, values } = planSql(plan, { asOf: at, timeZone: TIME_ZONE, past: at < NOW }, CATALOGUE);
            const rows = await database.query<{ id: number }>(text, values);
            const those = oracle(rule, { users, events: [] }, DEFINITIONS, at).sort((one, other) => one - other);
            const found = {
              sql: rows.map(({ id }) => id).sort((one, other) => one - other),
              warm: [...(await warm.evaluate(plan, { asOf })).members],
            };
            expect({ rule, at, ...found }).toEqual({ rule, at, sql: those, warm: those });
          }
        }
      }
      const stored = await lives();
      expect(stored).toEqual(USERS.flatMap((user) => KEYS.map((key) => lifeOf(arriving, user, key))));
      const cold = createAudience(options);
      for (const rule of RULES) {
        const plan = planRule(rule, DEFINITIONS);
        const told = async (audience: typeof cold) => [...(await audience.evaluate(plan, {})).members];
        expect(await told(cold)).toEqual(await told(warm));
      }

      const [last] = await database.query<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM changes');
      await say(again);
      expect(await lives()).toEqual(stored);
      expect(await database.query('SELECT topic FROM changes WHERE id > $1', [last!.id])).toEqual([]);
    }),
    { numRuns: randomRuns(25), endOnFailure: true },
  );
}, 600_000);

/** In the order of the words: those of one source, one after the other, are one batch. */
async function say(words: readonly Word[]): Promise<void> {
  for (let start = 0; start < words.length;) {
    const { source } = words[start]!;
    const other = words.findIndex((word, place) => place > start && word.source !== source);
    const some = words.slice(start, other < 0 ? undefined : other);
    start += some.length;
    const answer = await app.upsertUsers(
      some.map(({ user, key, value, inferred, at, untimed }) => ({
        externalId: user,
        attributes: { [key]: value },
        ...(!untimed && { at: new Date(at).toISOString() }),
        ...(inferred && { inferred: { [key]: 'IP' } }),
      })),
      source,
    );
    expect(answer.rejected).toEqual([]);
  }
}

/** Whose word counts at an instant: of all of a time up to then the given, then the best ranked, then the newest. */
function wordAt(words: readonly Word[], at: number): Word | undefined {
  const told = words.filter((word) => word.at <= at);
  const given = told.some(({ inferred }) => !inferred) ? told.filter(({ inferred }) => !inferred) : told;
  const best = Math.min(...given.map(({ source }) => RANKS[source]!));
  return given
    .filter(({ source }) => RANKS[source] === best)
    .sort((one, other) => one.at - other.at)
    .at(-1);
}

interface Life {
  user: string;
  key: string;
  /** From when on what was so; null: nothing. */
  changes: [from: number, value: string | null][];
  /** Who said last what is so, and of when. */
  origin: [source: string, at: number] | null;
}

function lifeOf(all: readonly Word[], user: string, key: string): Life {
  const words = all.filter((word) => word.user === user && word.key === key);
  const instants = words.map(({ at }) => at).sort((one, other) => one - other);
  const changes = changesOf(instants.map((from) => [from, wordAt(words, from)!.value]));
  const last = wordAt(words, NOW);
  return { user, key, changes, origin: last ? [last.source, last.at] : null };
}

/** Without those that change nothing. */
function changesOf(steps: readonly (readonly [from: number, value: string | null])[]): Life['changes'] {
  const changes: Life['changes'] = [];
  for (const [from, value] of steps) if (value !== (changes.at(-1)?.[1] ?? null)) changes.push([from, value]);
  return changes;
}

function personOf(words: readonly Word[], user: string, id: number): PopulationUser {
  const person = { id, attributes: {} as Record<string, string>, since: {} as Record<string, number>, tags: [] };
  const past = KEYS.flatMap((key) => {
    const { changes } = lifeOf(words, user, key);
    const last = changes.at(-1);
    if (last && last[1] !== null) {
      person.attributes[key] = last[1];
      person.since[key] = last[0];
    }
    return changes.slice(0, -1).flatMap(([from, value], place) => {
      return value === null ? [] : [{ key, value, from, to: changes[place + 1]![0] }];
    });
  });
  return { ...person, past };
}

/** All that is stored. */
async function lives(): Promise<Life[]> {
  const past = await database.query<{ user: string; key: string; value: string | null; from: Date; to: Date }>(
    `SELECT external_id AS user, key, value, valid_from AS "from", valid_to AS "to"
     FROM user_attribute_history JOIN users ON id = user_id ORDER BY valid_from`,
  );
  const present = await database.query<{
    user: string;
    values: Record<string, string> | null;
    origins: Record<string, [string, number, { since?: number }?]> | null;
  }>(
    `SELECT external_id AS user, "values", origins FROM users LEFT JOIN user_attributes a ON a.user_id = id
     LEFT JOIN user_attribute_origins o ON o.user_id = id`,
  );
  return USERS.flatMap((user) =>
    KEYS.map((key): Life => {
      const rows = past.filter((row) => row.user === user && row.key === key);
      const { values, origins } = present.find((row) => row.user === user)!;
      const origin = origins?.[key];
      const starts = [...rows.map(({ from }) => from.getTime()), origin ? (origin[2]?.since ?? origin[1]) : Infinity];
      const steps = rows.map(({ value, to }, place) => {
        // One ends where the next begins: intervals neither overlap nor leave anything open.
        expect({ user, key, to: to.getTime() }).toEqual({ user, key, to: starts[place + 1] });
        return [starts[place]!, value] as const;
      });
      const now = origin ? [[starts.at(-1)!, values?.[key] ?? null] as const] : [];
      return { user, key, changes: changesOf([...steps, ...now]), origin: origin ? [origin[0], origin[1]] : null };
    }),
  );
}
