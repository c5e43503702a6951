import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { S3_SECRET, etagOf, listing, startS3Server } from '../testing/s3-server.js';
import type { Lie, S3Server } from '../testing/s3-server.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let store: S3Server;
let server: TestServer;
let people = 0;

beforeAll(async () => {
  store = await startS3Server();
  server = await startTestServer();
});
beforeEach(async () => {
  await server.app.sources.define({ key: 'crm', kind: 'CONNECTOR' });
});
afterEach(() => {
  store.lie = undefined;
  store.objects.clear();
  store.asked.length = 0;
});
afterAll(async () => {
  await store.close();
  await server.close();
});

const MAPPING = {
  kind: 'events',
  name: 'signed_up',
  fields: [
    { source: 'customer', target: 'externalId' },
    { source: 'at', target: 'occurredAt' },
  ],
};

/** A file of so many people who are in no other. */
function csv(rows: number): Buffer {
  const lines = Array.from({ length: rows }, () => `s${(people += 1)},2026-03-01 10:00`);
  return Buffer.from(['customer,at', ...lines, ''].join('\n'));
}

const inputOf = (more: object = {}, secret: string | null = S3_SECRET) => ({
  name: 'files',
  kind: 'S3' as const,
  source: 'crm',
  settings: {
    endpoint: store.endpoint,
    bucket: 'crm',
    region: 'eu-central-1',
    accessKeyId: 'ann',
    timeout: 60,
    ...more,
  },
  mapping: MAPPING,
  every: 60,
  secret,
});
/** A second before a silent store is left; for the others more than any machine takes. */
const patienceFor = (code: string) => (code === 'TIMEOUT' ? { timeout: 1 } : {});

const connect = async (more: object = {}): Promise<string> =>
  (await server.app.inbound.connectors.create(inputOf(more))).key;
const run = async (key: string) => {
  await server.app.inbound.connectorRunner.run(key, true, new AbortController().signal);
  return (await server.app.inbound.connectors.runsOf([key])).get(key)![0]!;
};
const filesOf = async (key: string) =>
  [...(await server.app.inbound.connectors.filesOf([key])).get(key)!].sort((a, b) => (a.name < b.name ? -1 : 1));
const importOf = async (id: string | null) => (await server.app.imports.find(id ?? ''))!;

describe('files of a bucket', () => {
  test('are taken by name, page by page, each as an import that can be undone', async () => {
    const names = ['in/b.csv', 'in/a.csv', 'in/2026/c d+e!(ü).csv', 'out/z.csv'];
    for (const name of names) store.objects.set(name, csv(2));
    store.objects.set('in/d.csv.gz', gzipSync(csv(3)));
    const key = await connect({ prefix: 'in/' });
    store.asked.length = 0;
    expect(await run(key)).toMatchObject({ files: '4', rows: '9', accepted: '9', fault: null });
    expect(store.asked).toEqual(['in/2026/c d+e!(ü).csv', 'in/a.csv', 'in/b.csv', 'in/d.csv.gz']);
    const files = await filesOf(key);
    expect(files.map(({ name }) => name)).toEqual(['2026/c d+e!(ü).csv', 'a.csv', 'b.csv', 'd.csv.gz']);
    expect(await importOf(files[1]!.importId)).toMatchObject({ state: 'DONE', source: 'crm', fileName: 'a.csv' });
    await server.app.imports.undo(files[1]!.importId!);
    expect((await server.app.inbound.connectors.get(key)).caughtUpAt).not.toBeNull();
  });

  test('that were taken are not asked for again; a changed one is', async () => {
    store.objects.set('a.csv', csv(1)).set('b.csv', csv(1));
    const key = await connect();
    await run(key);
    store.asked.length = 0;
    expect(await run(key)).toMatchObject({ files: '0', rows: '0' });
    store.objects.set('a.csv', csv(2));
    expect(await run(key)).toMatchObject({ files: '1', accepted: '2' });
    expect(store.asked).toEqual(['a.csv']);
  });

  test('with the same content under another name were imported before', async () => {
    const body = csv(2);
    store.objects.set('a.csv', body).set('b.csv', body);
    const key = await connect();
    expect(await run(key)).toMatchObject({ files: '2', accepted: '2', fault: null });
    const [a, b] = await filesOf(key);
    expect((await importOf(b!.importId)).sameAs).toBe(a!.importId);
  });

  test('are all read again with another mapping', async () => {
    store.objects.set('a.csv', csv(1));
    const key = await connect();
    await run(key);
    await server.app.inbound.connectors.change(key, { mapping: { ...MAPPING, name: 'bought' } });
    expect(await run(key)).toMatchObject({ files: '1', accepted: '1' });
  });
});

describe('a test before it is saved', () => {
  test('shows the first rows of the first file as they would be stored, and stores nothing', async () => {
    store.objects.set('b.csv', csv(1)).set('a.csv', Buffer.from('customer,at\ntried,2026-03-01 10:00\n,2026-03-01\n'));
    const tried = await server.app.inbound.connectors.test(inputOf());
    expect(tried).toMatchObject([
      { record: { customer: 'tried' }, item: { externalId: 'tried', occurredAt: new Date('2026-03-01T02:00:00Z') } },
      { record: { customer: '' }, item: null, rejected: {} },
    ]);
    expect(await server.app.profiles.byExternalId('tried')).toBeNull();
  });

  test.each([
    ['plain', (body: Buffer) => body],
    ['packed', (body: Buffer) => gzipSync(body, { level: 0 })],
  ])('reads no more of a large file than its first rows need (%s)', async (_name, pack) => {
    const rows = Array.from({ length: 700_000 }, (_, at) => `l${at},2026-03-01 10:00`);
    store.objects.set('a.csv', pack(Buffer.from(['customer,at', ...rows].join('\n'))));
    const tried = await server.app.inbound.connectors.test(inputOf());
    expect(tried).toHaveLength(10);
    expect(tried[9]).toMatchObject({ item: { externalId: 'l9' } });
  });

  test.each<[string, object, string | null, string]>([
    ['the key is wrong', {}, 'another', 'UNAUTHORIZED'],
    ['the key is missing', {}, null, 'NO_SECRET'],
    ['nobody listens', { endpoint: 'http://127.0.0.1:1' }, S3_SECRET, 'UNREACHABLE'],
  ])('refuses when %s', async (_name, more, secret, reason) => {
    await expect(server.app.inbound.connectors.create(inputOf(more, secret))).rejects.toMatchObject({
      code: 'CANNOT_BE_READ',
      details: { reason },
    });
  });
});

describe('a store that lies', () => {
  const isListing = (url: URL): boolean => url.pathname === '/crm';
  const lists: (answer: (url: URL) => string) => Lie = (answer) => (_request, response, url) => {
    if (isListing(url)) response.end(answer(url));
    return isListing(url);
  };
  const file = (key: string) => ({ key, body: store.objects.get(key) ?? Buffer.from('x') });

  test.each<[string, Lie, string]>([
    ['goes on with the same token', lists(() => listing([], 'again')), 'REPEATS'],
    ['lists the same files again', lists(() => listing([file('a.csv')], String(Math.random()))), 'REPEATS'],
    ['goes on and says not where', lists(() => listing([file('a.csv')], '')), 'NO_CURSOR'],
    ['lists what lies outside the prefix', lists(() => listing([file('secrets.csv')], undefined)), 'FOREIGN_FILE'],
    ['answers a page of HTML', lists(() => '<html><body>Sign in</body></html>'), 'NO_LISTING'],
    ['holds entities', lists(() => '<!DOCTYPE a [<!ENTITY b "c">]><ListBucketResult/>'), 'NO_LISTING'],
    [
      'sends elsewhere',
      (_request, response) => Boolean(response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end()),
      'REDIRECT',
    ],
    ['is silent', () => true, 'TIMEOUT'],
  ])('ends the run when it %s', async (_name, lie, code) => {
    store.objects.set('a.csv', csv(1));
    const key = await connect({ prefix: 'a', ...patienceFor(code) });
    store.lie = lie;
    expect(await run(key)).toMatchObject({ fault: { code } });
    store.lie = undefined;
    expect(await run(key)).toMatchObject({ fault: null });
    expect(await filesOf(key)).toMatchObject([{ name: '.csv', fault: null }]);
  });

  test('that is too busy ends the run, which comes again when it says', async () => {
    store.objects.set('a.csv', csv(1));
    const key = await connect();
    store.lie = (_request, response, url) => {
      if (!isListing(url)) response.writeHead(503, { 'retry-after': '7' }).end('<Error><Code>SlowDown</Code></Error>');
      return !isListing(url);
    };
    expect(await run(key)).toMatchObject({ fault: { code: 'BUSY', message: 'it answers 503 (SlowDown)' }, files: '0' });
    const { nextRunAt, failures } = await server.app.inbound.connectors.get(key);
    expect(nextRunAt.getTime() - Date.now()).toBeLessThan(8_000);
    expect(failures).toBe(1);
  });

  test.each<[string, (etag: string, body: Buffer) => Lie, string]>([
    [
      'hangs',
      (etag, body) => (_request, response) => {
        response.writeHead(200, { etag, 'content-length': body.length });
        return response.write(body.subarray(0, 15));
      },
      'TIMEOUT',
    ],
    [
      'is cut',
      (etag, body) => (_request, response) => {
        response.writeHead(200, { etag, 'content-length': body.length });
        response.write(body.subarray(0, 15), () => response.destroy());
        return true;
      },
      'UNREACHABLE',
    ],
    [
      'ends early and says that it is whole',
      (etag, body) => (_request, response) => Boolean(response.writeHead(200, { etag }).end(body.subarray(0, 15))),
      'CUT_OFF',
    ],
    [
      'is another by now',
      () => (_request, response) =>
        Boolean(response.writeHead(200, { etag: '"other"' }).end('customer,at\nintruder,\n')),
      'CHANGED',
    ],
    ['is gone', () => (_request, response) => Boolean(response.writeHead(404).end()), 'CHANGED'],
    ['may not be read', () => (_request, response) => Boolean(response.writeHead(403).end()), 'UNAUTHORIZED'],
  ])('of one file, whose body %s, takes the others; that one comes whole another time', async (_name, lieOf, code) => {
    const body = csv(2);
    store.objects.set('a.csv', csv(1)).set('b.csv', body).set('c.csv', csv(1));
    const key = await connect(patienceFor(code));
    const lie = lieOf(etagOf(body), body);
    store.lie = (request, response, url) => url.pathname === '/crm/b.csv' && lie(request, response, url);
    expect(await run(key)).toMatchObject({ files: '2', accepted: '2', fault: { code } });
    expect(await filesOf(key)).toMatchObject([{ fault: null }, { name: 'b.csv', fault: { code }, takenAt: null }, {}]);
    expect((await server.app.inbound.connectors.get(key)).caughtUpAt).toBeNull();
    // Nothing of a file that did not come whole is left among the imports.
    expect(await server.app.imports.count(['UPLOADING'])).toBe(0);
    store.lie = undefined;
    expect(await run(key)).toMatchObject({ files: '1', accepted: '2', fault: null });
    expect(await filesOf(key)).toMatchObject([{}, { name: 'b.csv', fault: null }, {}]);
  });

  test('by a name that would lead elsewhere is not followed', async () => {
    store.objects.set('in/../secret.csv', csv(1)).set('in/a.csv', csv(1));
    const key = await connect({ prefix: 'in/a' });
    await server.app.inbound.connectors.change(key, { name: 'all' });
    await server.app.database.query(`UPDATE connectors SET settings = settings || '{"prefix":"in/"}' WHERE key = $1`, [
      key,
    ]);
    expect(await run(key)).toMatchObject({ files: '1', fault: { code: 'BAD_NAME' } });
  });

  test('three times in a row is down: the run ends, and no file is blamed for good', async () => {
    for (const name of 'abcdef') store.objects.set(`${name}.csv`, csv(1));
    const key = await connect();
    store.asked.length = 0;
    store.lie = (_request, response, url) => !isListing(url) && Boolean(response.writeHead(500).end());
    expect(await run(key)).toMatchObject({ fault: { code: 'REFUSED' }, files: '0' });
    store.lie = undefined;
    expect(await run(key)).toMatchObject({ files: '6', fault: null });
  });
});

describe('a faulty file', () => {
  test('does not stop the others, is shown, and is tried again when it is another', async () => {
    store.objects
      .set('a.csv', csv(1))
      .set('b.csv', Buffer.alloc(0))
      .set('c.csv', Buffer.from('no,such\ncolumns,here\n'));
    store.objects.set('d.csv', gzipSync(csv(50)).subarray(0, 60)).set('e.csv', csv(1));
    const key = await connect();
    expect(await run(key)).toMatchObject({
      accepted: '2',
      fault: { code: 'EMPTY_FILE', message: expect.stringMatching(/and 2 more/) },
    });
    expect((await filesOf(key)).map(({ fault }) => fault?.code)).toEqual([
      undefined,
      'EMPTY_FILE',
      expect.any(String),
      'DAMAGED_FILE',
      undefined,
    ]);
    expect(await run(key)).toMatchObject({ files: '0', fault: null });
    store.objects.set('c.csv', csv(1));
    expect(await run(key)).toMatchObject({ files: '1', accepted: '1' });
  });
});

describe('killed', () => {
  test.each(['connector_files', 'imports', 'connector_runs'])(
    'after any write to %s, it goes on to the same end',
    async (table) => {
      const { database } = server.app;
      store.objects.set('a.csv', csv(3)).set('b.csv', csv(3));
      const key = await connect();
      let kills = 0;
      for (let at = 1; ; at += 1) {
        // The database refuses the at-th write, as if the process were gone before it.
        await database.query('CREATE TABLE kill_at AS SELECT $1::integer AS left_over', [at]).catch(() => undefined);
        await database.query('UPDATE kill_at SET left_over = $1', [at]);
        await database.query(`CREATE SEQUENCE kill_count`);
        await database.query(
          `CREATE OR REPLACE FUNCTION kill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
             IF nextval('kill_count') = (SELECT left_over FROM kill_at) THEN RAISE EXCEPTION 'killed'; END IF; RETURN NEW; END $$`,
        );
        await database.query(
          `CREATE TRIGGER kills BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION kill()`,
        );
        const died = await run(key).then(
          () => false,
          () => true,
        );
        await database.query(`DROP TRIGGER kills ON ${table}`);
        await database.query('DROP SEQUENCE kill_count');
        if (!died) break;
        kills += 1;
      }
      expect(kills).toBeGreaterThan(1);
      await run(key);
      expect(await filesOf(key)).toMatchObject([
        { name: 'a.csv', fault: null, takenAt: expect.any(Date) },
        { name: 'b.csv', fault: null, takenAt: expect.any(Date) },
      ]);
      const runs = (await server.app.inbound.connectors.runsOf([key])).get(key)!;
      expect(runs.reduce((sum, { accepted }) => sum + Number(accepted), 0)).toBe(6);
      expect(runs.reduce((sum, { files }) => sum + Number(files), 0)).toBe(2);
    },
  );
});
