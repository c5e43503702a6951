/** Whatever happens, and whenever whoever follows is killed: what is kept is what the rules say, and everybody who moved was told of once. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createAudience } from '@strata/audience';
import type { Audience } from '@strata/audience';
import { OwnEvents } from '@strata/collect';
import type { Database } from '@strata/db';
import { freshDatabase, randomRuns } from '@strata/db/testing';
import { migrateJobs } from '@strata/jobs';
import { Follower } from '@strata/movement';
import type { Rule } from '@strata/rules';
import { WatchedSegments } from '@strata/segment';
import { FollowedTags } from '@strata/tag';
import fc from 'fast-check';
import { CATALOGUE, compose, ENTITIES } from '../composition.js';
import type { App } from '../composition.js';
import { createLog } from '../log.js';
import { testSecrets } from '../testing/secrets.js';

const START = Date.parse('2026-06-01T00:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const USERS = 5;

const ordered = (last: string, more: object = {}): Rule => ({ event: { name: 'order', during: { last }, ...more } });

/** What each of them holds somebody by, said twice: as a rule, and plainly. */
interface Facts {
  points: number | null;
  orders: number[];
}
const within = ({ orders }: Facts, span: number): number => orders.filter((at) => at > now - span && at <= now).length;
const SEGMENTS: Record<string, [Rule, (facts: Facts) => boolean]> = {
  eager: [ordered('P1D', { measure: { count: true }, is: { gte: 2 } }), (facts) => within(facts, DAY) >= 2],
  'rich-and-quiet': [
    { all: [{ attribute: { key: 'points', is: { gte: 50 } } }, { not: ordered('PT1H') }] },
    (facts) => (facts.points ?? 0) >= 50 && within(facts, HOUR) === 0,
  ],
};
const isPoor = ({ points }: Facts): boolean => points !== null && points < 30;
const TAGS: Record<string, [Rule, (facts: Facts) => boolean]> = {
  poor: [{ attribute: { key: 'points', is: { lt: 30 } } }, isPoor],
  // Hangs on a tag and a segment: it moves when they have.
  'poor-or-eager': [
    { any: [{ tag: { in: ['poor'] } }, { segment: { key: 'eager' } }] },
    (facts) => isPoor(facts) || within(facts, DAY) >= 2,
  ],
  'stage/hot': [ordered('PT2H'), (facts) => within(facts, 2 * HOUR) > 0],
  'stage/warm': [ordered('P2D'), (facts) => within(facts, 2 * HOUR) === 0 && within(facts, 2 * DAY) > 0],
};

let database: Database;
let app: App;
let now = START;
beforeAll(async () => {
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  database = await freshDatabase({ entities: ENTITIES, poolSize: 8 });
  await migrateJobs(database.url);
  app = compose(database, createLog('silent'), { secrets: testSecrets });
  await app.prepare('UTC');
  await app.attributes.define({ key: 'points', type: 'NUMBER' });
  for (const [key, [rule]] of Object.entries(SEGMENTS)) {
    await app.segments.service.create({ key, name: key, rule });
    await database.query('UPDATE segments SET watched = true WHERE key = $1', [key]);
  }
  await app.tagging.create({ key: 'stage', class: 'BEHAVIOUR', exclusive: true });
  for (const [key, [rule]] of Object.entries(TAGS)) await app.tagging.create({ key, class: 'BEHAVIOUR', rule });
});
afterAll(async () => {
  await database.close();
  jest.restoreAllMocks();
});

type Step =
  | { step: 'points'; user: number; points: number | null }
  | { step: 'order'; user: number; before: number }
  | { step: 'pass'; ms: number }
  | { step: 'follow'; cut: 'nowhere' | 'before the commit' | 'after the commit' }
  | { step: 'kill' };

const user = fc.integer({ min: 0, max: USERS - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant('points' as const), user, points: fc.constantFrom(null, 10, 40, 60) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ step: fc.constant('order' as const), user, before: fc.constantFrom(0, 0, HOUR, DAY) }),
  },
  // A clock that was wrong is set back, too.
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant('pass' as const), ms: fc.constantFrom(1, HOUR, DAY, 3 * DAY, -HOUR) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      step: fc.constant('follow' as const),
      cut: fc.constantFrom(
        'nowhere' as const,
        'nowhere' as const,
        'before the commit' as const,
        'after the commit' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('kill' as const) }) },
);

/** The database, whose transactions can be cut short. */
class Cut {
  where: 'nowhere' | 'before the commit' | 'after the commit' = 'nowhere';

  readonly database: Database = new Proxy({} as Database, {
    get: (_target, name: keyof Database) =>
      name === 'transaction'
        ? (work: (transaction: unknown) => Promise<unknown>) => this.transaction(work)
        : (database[name] as () => unknown).bind(database),
  });

  private async transaction(work: (transaction: never) => Promise<unknown>): Promise<unknown> {
    const done = await database.transaction(async (transaction) => {
      const result = await work(transaction as never);
      if (this.where === 'before the commit') throw new Error('cut short');
      return result;
    });
    if (this.where === 'after the commit') throw new Error('cut short');
    return done;
  }
}

/** A process that follows: it may be killed, and another one begun. */
function begin(cut: Cut): { follower: Follower; audience: Audience } {
  const audience = createAudience({
    database,
    catalogue: CATALOGUE,
    timeZone: () => 'UTC',
    clock: () => now,
    budgetBytes: 1e9,
  });
  const rules = async () => (await app.definitions.current()).rules;
  const follower = new Follower({
    database: cut.database,
    audience,
    events: new OwnEvents(database),
    kinds: [new FollowedTags(database, app.tagging, rules), new WatchedSegments(database, rules)],
    clock: () => now,
    report: (error) => {
      if (!(error instanceof Error && error.message === 'cut short')) throw error;
    },
  });
  return { follower, audience };
}

const nameOf = (run: number, who: number): string => `followed-${run}-${who}`;
let run = 0;

test('random streams, kills and clock moves end with what the rules say, and with each movement told once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      run++;
      now = START + run * 100 * DAY;
      const facts = Array.from({ length: USERS }, (): Facts => ({ points: null, orders: [] }));
      const upsert = (who: number, points: number | null) =>
        app.upsertUsers([{ externalId: nameOf(run, who), attributes: { points } }], undefined);
      for (const who of facts.keys()) await upsert(who, null);
      const ids = await idsOf(run);
      const cut = new Cut();
      let process = begin(cut);
      await process.follower.settled();
      for (const one of steps) {
        switch (one.step) {
          case 'points':
            facts[one.user]!.points = one.points;
            await upsert(one.user, one.points);
            break;
          case 'order': {
            const at = now - one.before;
            facts[one.user]!.orders.push(at);
            const occurredAt = new Date(at).toISOString();
            await app.trackEvents([{ externalId: nameOf(run, one.user), name: 'order', occurredAt }]);
            break;
          }
          case 'pass':
            now += one.ms;
            break;
          case 'follow':
            cut.where = one.cut;
            await process.follower.settled().catch(() => expect(one.cut).not.toBe('nowhere'));
            cut.where = 'nowhere';
            if (one.cut === 'nowhere') await expectRight(facts, ids);
            break;
          case 'kill':
            process = begin(cut);
            // Its seconds are over.
            await database.query(`UPDATE leases SET until = '-infinity'`);
        }
      }
      await database.query(`UPDATE leases SET until = '-infinity'`);
      const last = begin(cut);
      await last.follower.settled();
      await expectRight(facts, ids);
      await last.follower.stop();
    }),
    { numRuns: randomRuns(25), endOnFailure: true },
  );
}, 600_000);

/** What is kept is what the rules say, and so is what was told. */
async function expectRight(facts: readonly Facts[], ids: readonly number[]): Promise<void> {
  const told = await toldOf(ids);
  for (const [key, [, holds]] of [...Object.entries(SEGMENTS), ...Object.entries(TAGS)]) {
    const expected = ids.filter((_, who) => holds(facts[who]!));
    expect({ key, kept: await keptOf(key, ids), told: told(key) }).toEqual({ key, kept: expected, told: expected });
  }
}

async function idsOf(ofRun: number): Promise<number[]> {
  const names = Array.from({ length: USERS }, (_, who) => nameOf(ofRun, who));
  const rows = await database.query<{ id: number; name: string }>(
    'SELECT id, external_id AS name FROM users WHERE external_id = ANY($1)',
    [names],
  );
  return names.map((name) => rows.find((row) => row.name === name)!.id);
}

async function keptOf(key: string, ids: readonly number[]): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    key in SEGMENTS
      ? 'SELECT user_id AS id FROM segment_memberships WHERE segment_key = $1 AND user_id = ANY($2) ORDER BY 1'
      : `SELECT user_id AS id FROM tag_assignments JOIN tags ON tags.id = tag_id
         WHERE key = $1 AND user_id = ANY($2) ORDER BY 1`,
    [key, ids],
  );
  return rows.map(({ id }) => id);
}

/**
 * Who is in what by what was told from the beginning, when nobody was in anything. Nobody enters twice without leaving between, nor leaves
 * without having entered; and the timeline tells the same.
 */
async function toldOf(ids: readonly number[]): Promise<(key: string) => number[]> {
  const rows = await database.query<{ user: number; kind: string; object: string }>(
    'SELECT user_id AS user, kind, object FROM movements WHERE user_id = ANY($1) ORDER BY id',
    [ids],
  );
  const events = await database.query<{ user: number; kind: string; object: string }>(
    `SELECT user_id AS user, name AS kind, coalesce(properties ->> 'tag', properties ->> 'segment') AS object
     FROM events WHERE user_id = ANY($1) AND name <> 'order' ORDER BY id`,
    [ids],
  );
  expect(events).toEqual(rows);
  const members = new Map<string, Set<number>>();
  for (const { user: who, kind, object } of rows) {
    const those = members.get(object) ?? new Set();
    members.set(object, those);
    const enters = kind === 'segment_entered' || kind === 'tag_added';
    expect({ object, who, kind, was: those.has(who) }).toEqual({ object, who, kind, was: !enters });
    if (enters) those.add(who);
    else those.delete(who);
  }
  return (key) => ids.filter((id) => members.get(key)?.has(id));
}
