import { commandActor } from '@strata/access';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { systemActor } from '@strata/access';
import { WebSocket } from 'ws';
import { signedIn } from '../../testing/signed-in.js';
import type { SignedIn } from '../../testing/signed-in.js';
import { startTestServer, TestSocket } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

const OWNER = commandActor('test');

const DAY = 86_400_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'n', type: 'NUMBER' });
});
afterAll(() => server.close());

interface Change {
  key: string;
  count: number;
  entered: number;
  left: number;
}
interface Listening {
  next(): Promise<Change>;
  /** Resolves when the server has ended it, with whatever was told until then. */
  rest(): Promise<Change[]>;
  end(): Promise<void>;
}

function connect(webSocketImpl: unknown = TestSocket): Client {
  return createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl,
    retryAttempts: 0,
  });
}

/** A web socket of a member's browser. */
const socketOf = (headers: SignedIn) =>
  class extends WebSocket {
    constructor(url: string, protocols: string | string[]) {
      super(url, protocols, { headers });
    }
  };

function listen(key: string, webSocketImpl?: unknown): Listening {
  const client = connect(webSocketImpl);
  const changes = client.iterate<{ segmentChanged: Change }>({
    query: 'subscription ($key: String!) { segmentChanged(key: $key) { key count entered left asOf } }',
    variables: { key },
  });
  return {
    async next() {
      const { value } = (await changes.next()) as { value: { data?: { segmentChanged: Change }; errors?: unknown } };
      if (!value.data) throw new Error(JSON.stringify(value.errors));
      return value.data.segmentChanged;
    },
    async rest() {
      const told: Change[] = [];
      for await (const { data } of changes) if (data) told.push(data.segmentChanged);
      return told;
    },
    async end() {
      await changes.return?.();
      await client.dispose();
    },
  };
}

/** A change is told only to those whose watch has begun; the engine knows how many have. */
async function untilWatched(begun: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2_000 && !begun(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(begun()).toBe(true);
}

/** Counts the watches that the engine has, and those that ended. */
function watches(): { begun: number; ended: number } {
  const seen = { begun: 0, ended: 0 };
  const { audience } = server.app;
  const watch = audience.watch.bind(audience);
  audience.watch = async (plan, onMove) => {
    const end = await watch(plan, onMove);
    seen.begun++;
    return () => {
      seen.ended++;
      end();
    };
  };
  return seen;
}

const create = (key: string, rule: object) =>
  server.get('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key } }', {
    input: { key, name: key, rule },
  });
const upsert = (externalId: string, n: number | null) =>
  server.app.upsertUsers([{ externalId, attributes: { n } }], undefined);

describe('segmentChanged', () => {
  test('tells who enters and who leaves, each listener, with one watch for all of them, which ends with the last', async () => {
    await create('adults', { attribute: { key: 'n', is: { gte: 18 } } });
    const seen = watches();
    const [one, other] = [listen('adults'), listen('adults')];
    const first = [one.next(), other.next()];
    await untilWatched(() => seen.begun === 1);
    await upsert('a', 20);
    for (const change of await Promise.all(first)) {
      expect(change).toMatchObject({ key: 'adults', count: 1, entered: 1, left: 0 });
    }
    await one.end();
    const second = other.next();
    await upsert('a', 10);
    expect(await second).toMatchObject({ count: 0, entered: 0, left: 1 });
    expect(seen).toEqual({ begun: 1, ended: 0 });
    await other.end();
    await untilWatched(() => seen.ended === 1);
  });

  test('tells whoever sees some users of those alone: of one who comes into their sight or leaves it, too', async () => {
    await create('counted', { attribute: { key: 'n', is: { gte: 0 } } });
    const seen = watches();
    const few = await signedIn(server, ['segment.read', 'profile.sensitive'], {
      attribute: { key: 'n', is: { gte: 100, lt: 200 } },
    });
    const [local, whole] = [listen('counted', socketOf(few)), listen('counted')];
    const told = [local.next(), whole.next()] as const;
    await untilWatched(() => seen.begun === 2);
    await upsert('far', 300);
    expect((await told[1]).entered).toBe(1);
    await upsert('near', 150);
    expect(await told[0]).toMatchObject({ count: 1, entered: 1, left: 0 });
    const gone = local.next();
    await upsert('near', 250);
    expect(await gone).toMatchObject({ count: 0, entered: 0, left: 1 });
    await Promise.all([local.end(), whole.end()]);
  });

  test('tells who leaves by time alone', async () => {
    await create('recent', { event: { name: 'ordered', during: { last: 'P1D' } } });
    const seen = watches();
    await server.app.trackEvents([
      { externalId: 'b', name: 'ordered', occurredAt: new Date(Date.now() - DAY + 4_000) },
    ]);
    const listening = listen('recent');
    const change = listening.next();
    await untilWatched(() => seen.begun === 1);
    const told = await change;
    expect([told.count, told.entered - told.left]).toEqual([0, -1]);
    await listening.end();
  });

  test('tells what a newly published rule changes', async () => {
    const people = [1, 2, 3, 4, 5].map((n) => ({ externalId: `c${n}`, attributes: { n } }));
    const { freshness } = await server.app.upsertUsers(people, undefined);
    await server.app.rules.evaluate(systemActor('test'), { given: { everyone: true } }, { minFreshness: freshness });
    await create('small', { attribute: { key: 'n', is: { lte: 2 } } });
    const seen = watches();
    const listening = listen('small');
    const change = listening.next();
    await untilWatched(() => seen.begun === 1);
    await server.get(
      'mutation { updateSegment(input: { key: "small", rule: { attribute: { key: "n", is: { gte: 2, lte: 5 } } } }) { version } }',
    );
    expect(await change).toMatchObject({ count: 4, entered: 3, left: 1 });
    await listening.end();
  });

  test('ends for every listener when the segment is archived, and begins again once it is brought back', async () => {
    const errors: unknown[] = [];
    const { log } = server.app;
    const { error } = log;
    log.error = (what: unknown) => errors.push(what);
    await create('seasonal', { attribute: { key: 'n', is: { gte: 700 } } });
    const { segments, audience } = server.app;
    const seen = watches();
    const [one, other] = [listen('seasonal'), listen('seasonal')];
    const rests = [one.rest(), other.rest()];
    await untilWatched(() => seen.begun === 1);
    await segments.service.archive('seasonal');
    expect(await Promise.all(rests)).toEqual([[], []]);
    await untilWatched(() => seen.ended === 1);
    await audience.tick();
    expect(errors).toEqual([]);
    log.error = error;
    await Promise.all([one.end(), other.end()]);

    await segments.service.unarchive(OWNER, 'seasonal');
    const again = listen('seasonal');
    const change = again.next();
    await untilWatched(() => seen.begun === 2);
    await upsert('seasoned', 700);
    expect(await change).toMatchObject({ count: 1, entered: 1 });
    await again.end();
  });

  test('refuses a segment that does not exist', async () => {
    const client = connect();
    const changes = client.iterate({ query: 'subscription { segmentChanged(key: "nobody") { count } }' });
    const refused = await changes.next().catch((errors: unknown) => ({ value: { errors } }));
    expect(JSON.stringify(refused.value)).toContain('NOT_FOUND');
    await client.dispose();
  });
});
