import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { startTestServer, TEST_ACCESS, TestSocket } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  server = await startTestServer();
  receiver = await openReceiver();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});
beforeEach(() => receiver.forget());

interface Told {
  movements: {
    id: string;
    kind: string;
    object: string;
    user?: { externalId: string };
    count?: number;
    users?: string;
  }[];
}

/** A system that takes webhooks, and refuses some. */
interface Receiver {
  readonly url: string;
  readonly requests: { headers: IncomingHttpHeaders; body: string }[];
  /** What it does with the next ones, in order; then it takes them. */
  refuse(...how: (number | 'cut')[]): void;
  forget(): void;
  close(): Promise<void>;
}

async function openReceiver(): Promise<Receiver> {
  const requests: Receiver['requests'] = [];
  const refusals: (number | 'cut')[] = [];
  const http: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const how = refusals.shift();
      if (how === 'cut') request.socket.destroy();
      else response.writeHead(how ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/told`,
    requests,
    refuse: (...how) => void refusals.push(...how),
    forget: () => void requests.splice(0),
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
}

const live = (city: string | null, ...externalIds: string[]) =>
  server.app.upsertUsers(
    externalIds.map((externalId) => ({ externalId, attributes: { city } })),
    undefined,
  );
const living = (city: string) => ({ attribute: { key: 'city', is: { eq: city } } });

async function watchedSegment(key: string, city: string): Promise<void> {
  await server.app.segments.service.create({ key, name: key, rule: living(city) });
  await server.get('mutation ($key: String!) { updateSegment(input: { key: $key, watched: true }) { watched } }', {
    key,
  });
  await server.app.follower.settled();
}

async function makeDestination(input: object): Promise<{ key: string; secret: string }> {
  const { createDestination } = await server.get<{
    createDestination: { destination: { key: string }; secret: string };
  }>('mutation ($input: CreateDestinationInput!) { createDestination(input: $input) { destination { key } secret } }', {
    input: { name: 'crm', url: receiver.url, ...input },
  });
  return { key: createDestination.destination.key, secret: createDestination.secret };
}
/** As when its wait is over. */
const wait = (key: string) =>
  server.app.database.query('UPDATE destinations SET next_try_at = now() WHERE key = $1', [key]);
const toldBy = ({ body }: { body: string }) => (JSON.parse(body) as Told).movements;
const moves = () =>
  receiver.requests.flatMap(toldBy).map(({ kind, object, user }) => `${kind} ${object} ${user?.externalId ?? ''}`);

const timeline = async (externalId: string) => {
  const { user } = await server.get<{ user: { events: { edges: { node: { name: string; properties: object } }[] } } }>(
    'query ($id: String) { user(externalId: $id) { events(first: 20) { edges { node { name properties } } } } }',
    { id: externalId },
  );
  return user.events.edges.map(({ node }) => node);
};

describe('a watched segment', () => {
  test('whoever is in it when it comes to be watched has not entered; whoever comes and goes is on the timeline', async () => {
    await live('苏州市', 'w1');
    await watchedSegment('suzhou', '苏州市');
    await live('苏州市', 'w2');
    await server.app.follower.settled();
    await live('杭州市', 'w1', 'w2');
    await server.app.follower.settled();
    const entered = { name: 'segment_entered', properties: { segment: 'suzhou' } };
    const left = { name: 'segment_left', properties: { segment: 'suzhou' } };
    expect(await timeline('w1')).toEqual([left]);
    expect(await timeline('w2')).toEqual([left, entered]);
  });

  test('no more watched, nobody has left it; watched again, nobody has entered', async () => {
    await live('无锡市', 'n1');
    await watchedSegment('wuxi', '无锡市');
    for (const watched of [false, true]) {
      const update =
        'mutation ($watched: Boolean) { updateSegment(input: { key: "wuxi", watched: $watched }) { key } }';
      await server.get(update, { watched });
      await server.app.follower.settled();
    }
    expect(await timeline('n1')).toEqual([]);
  });
});

describe('a destination', () => {
  test('is told everything in order, signed; what it does not take comes again as it was, and nothing after it before', async () => {
    await watchedSegment('dalian', '大连市');
    const { key, secret } = await makeDestination({ objects: ['dalian'] });
    await live('大连市', 'd1');
    await server.app.follower.settled();
    await live('苏州市', 'elsewhere');
    await live(null, 'd1');
    await server.app.follower.settled();
    receiver.refuse(500, 'cut');
    await server.app.announcer.announce();
    // It waits, and while it waits nothing is sent.
    await live('大连市', 'd2');
    await server.app.follower.settled();
    await server.app.announcer.announce();
    expect(receiver.requests).toHaveLength(1);
    await wait(key);
    await server.app.announcer.announce();
    await wait(key);
    await server.app.announcer.announce();
    await server.app.announcer.announce();

    const [first, second, third, ...rest] = receiver.requests;
    expect([second?.body, third?.body]).toEqual([first?.body, first?.body]);
    const ids = receiver.requests.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(rest.map(toldBy).flat()).toHaveLength(1);
    expect(new Set(ids).size).toBe(2);
    expect([first!, ...rest].flatMap(toldBy).map(({ kind, user }) => [kind, user?.externalId])).toEqual([
      ['segment_entered', 'd1'],
      ['segment_left', 'd1'],
      ['segment_entered', 'd2'],
    ]);
    for (const { body, headers } of receiver.requests)
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body));
    expect(() => new Webhook(secret).verify(`${first!.body} `, first!.headers as Record<string, string>)).toThrow();
  });

  test('says why it fails, and is told of everything once it takes it again', async () => {
    await watchedSegment('fuzhou', '福州市');
    const { key } = await makeDestination({ objects: ['fuzhou'], kinds: ['segment_entered'] });
    await live('福州市', 'f1');
    await server.app.follower.settled();
    await live(null, 'f1');
    await server.app.follower.settled();
    receiver.refuse(503);
    await server.app.announcer.announce();
    const state = async () => {
      const { destinations } = await server.get<{ destinations: { key: string; failures: number; fault: string }[] }>(
        '{ destinations { key failures fault } }',
      );
      return destinations.find((one) => one.key === key);
    };
    expect(await state()).toEqual({ key, failures: 1, fault: 'it answered 503' });
    await server.get('mutation ($key: String!) { changeDestination(input: { key: $key }) { key } }', { key });
    await server.app.announcer.announce();
    expect(await state()).toEqual({ key, failures: 0, fault: null });
    expect(moves()).toEqual(['segment_entered fuzhou f1', 'segment_entered fuzhou f1']);
  });

  test('paused it is told nothing, and later everything since; removed it is told no more', async () => {
    await watchedSegment('xiamen', '厦门市');
    const { key } = await makeDestination({ objects: ['xiamen'] });
    const pause = (paused: boolean) =>
      server.get(
        'mutation ($key: String!, $paused: Boolean) { changeDestination(input: { key: $key, paused: $paused }) { key } }',
        {
          key,
          paused,
        },
      );
    await pause(true);
    await live('厦门市', 'x1');
    await server.app.follower.settled();
    await server.app.announcer.announce();
    expect(receiver.requests).toEqual([]);
    await pause(false);
    await server.app.announcer.announce();
    expect(moves()).toEqual(['segment_entered xiamen x1']);
    await live(null, 'x1');
    await server.app.follower.settled();
    await server.get('mutation ($key: String!) { removeDestination(input: { key: $key }) }', { key });
    await server.app.announcer.announce();
    expect(moves()).toHaveLength(1);
  });

  test('in a network of ours is told nothing, and its secret is nowhere in plain text', async () => {
    await watchedSegment('lanzhou', '兰州市');
    const { key, secret } = await makeDestination({ objects: ['lanzhou'], url: 'http://10.0.0.1/' });
    await live('兰州市', 'l1');
    await server.app.follower.settled();
    await server.app.announcer.announce();
    const [row] = await server.app.database.query<{ fault: string; secret: string }>(
      'SELECT fault, secret FROM destinations WHERE key = $1',
      [key],
    );
    expect(row?.fault).toContain('not in the public internet');
    expect(row?.secret).not.toContain(secret.slice('whsec_'.length));
    for (const url of ['file:///etc/passwd', 'http://user:word@example.com/', 'nowhere']) {
      const { errors } = await server.ask(
        'mutation ($url: String!) { createDestination(input: { name: "n", url: $url }) { secret } }',
        { url },
      );
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    }
  });
});

describe('more than ten thousand at once', () => {
  test('are one movement with a list, in which nobody is who was forgotten since', async () => {
    await watchedSegment('many', '德阳市');
    const { key } = await makeDestination({ objects: ['many'] });
    const names = Array.from({ length: 10_001 }, (_, at) => `many-${at}`);
    await live('成都市', ...names.slice(0, 5_000));
    await live('成都市', ...names.slice(5_000));
    await server.get('mutation ($rule: RuleInput) { updateSegment(input: { key: "many", rule: $rule }) { version } }', {
      rule: living('成都市'),
    });
    await server.app.follower.settled();
    await server.app.announcer.announce();
    const [movement, ...others] = receiver.requests.flatMap(toldBy);
    expect(others).toEqual([]);
    expect(movement).toMatchObject({ kind: 'segment_entered', object: 'many', count: 10_001 });
    expect(await timeline('many-1')).toEqual([]);

    await server.app.erasures.erase({ externalId: 'many-1' });
    const response = await fetch(`${server.url}${new URL(movement!.users!).pathname}`, { headers: TEST_ACCESS });
    const listed = (await response.text())
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { externalId: string }).externalId);
    expect(new Set(listed)).toEqual(new Set(names.filter((name) => name !== 'many-1')));
    expect(listed).toHaveLength(10_000);
    expect((await fetch(`${server.url}/v1/movements/0/users`, { headers: TEST_ACCESS })).status).toBe(404);
    await server.get('mutation ($key: String!) { removeDestination(input: { key: $key }) }', { key });
  });
});

describe('the subscription', () => {
  test('tells of everybody who moves, and after a pause of everybody since', async () => {
    await watchedSegment('guilin', '桂林市');
    const client = createClient({
      url: `${server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: TestSocket,
      retryAttempts: 0,
    });
    const listen = (after?: string) =>
      client.iterate<{ movementHappened: { id: string; kind: string; user: { externalId: string } } }>({
        query: `subscription ($after: ID) {
          movementHappened(kinds: [segment_entered, segment_left], objects: ["guilin"], after: $after) { id kind user { externalId } }
        }`,
        variables: { after },
      });
    const next = async (told: ReturnType<typeof listen>) => {
      const { value } = (await told.next()) as {
        value: { data: { movementHappened: { id: string; kind: string; user: { externalId: string } } } };
      };
      return value.data.movementHappened;
    };
    await live('桂林市', 'g1', 'g2');
    await server.app.follower.settled();
    const [first] = await server.app.movements.after('0', { objects: ['guilin'] }, 1);
    const told = listen(first!.id);
    const second = await next(told);
    expect(second).toMatchObject({ kind: 'segment_entered', user: { externalId: 'g2' } });
    await live(null, 'g1');
    await server.app.follower.settled();
    expect(await next(told)).toMatchObject({ kind: 'segment_left', user: { externalId: 'g1' } });
    await told.return?.();
    await live(null, 'g2');
    await server.app.follower.settled();
    const later = listen(second.id);
    expect((await next(later)).user.externalId).toBe('g1');
    expect((await next(later)).user.externalId).toBe('g2');
    await later.return?.();
    await client.dispose();
  });
});
