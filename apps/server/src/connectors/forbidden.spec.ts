import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { compose } from '../composition.js';
import { createLog } from '../log.js';
import { testSecrets } from '../testing/secrets.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

/** What stands in our own network, and says who it is to whoever knocks. */
let inside: Server;
let port: number;
let knocks = 0;
let server: TestServer;
beforeAll(async () => {
  inside = createServer((socket) => {
    knocks += 1;
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n[{"id":"INTERNAL-BANNER"}]'));
  });
  await new Promise<void>((listening) => inside.listen(0, '127.0.0.1', listening));
  port = (inside.address() as AddressInfo).port;
  server = await startTestServer({ outgoing: [] });
});
afterAll(async () => {
  await server.close();
  await new Promise((closed) => inside.close(closed));
});
beforeEach(() => {
  knocks = 0;
});

const MAPPING = { kind: 'events', name: 'signed_up', fields: [{ source: 'id', target: 'externalId' }] };
const SQL = { database: 'd', user: 'u', query: 'SELECT 1', watermark: 'a', key: 'b' };
const S3 = { bucket: 'bucket', region: 'us-east-1', accessKeyId: 'id' };
const http = (host: string) => `http://${host}:${port}`;

/** Of each kind of connector that connects somewhere, settings that lead to a host. */
const KINDS: [string, string, (host: string) => object][] = [
  ['HTTP', 'HTTP', (host) => ({ url: http(host), auth: { kind: 'BEARER' } })],
  [
    'the token address of HTTP',
    'HTTP',
    (host) => ({ url: 'http://192.0.2.1', auth: { kind: 'OAUTH2', tokenUrl: http(host), clientId: 'c' } }),
  ],
  ['S3', 'S3', (host) => ({ endpoint: http(host), ...S3 })],
  ['PostgreSQL', 'POSTGRES', (host) => ({ host, port, ...SQL })],
  ['PostgreSQL with TLS', 'POSTGRES', (host) => ({ host, port, tls: true, ...SQL })],
  ['MySQL', 'MYSQL', (host) => ({ host, port, ...SQL })],
];
const HOSTS = [
  '127.0.0.1',
  '0x7f.1',
  '2130706433',
  'localhost',
  '127.1',
  '１２７.０.０.１',
  '169.254.169.254',
  '10.0.0.7',
];

describe('a connector that would lead into our own network', () => {
  test.each(KINDS.flatMap(([name, kind, settings]) => HOSTS.map((host) => [name, host, kind, settings] as const)))(
    'is refused: %s at %s, and nothing is said of what is there',
    async (_name, host, kind, settings) => {
      const input = {
        name: 'x',
        kind,
        source: 'x',
        settings: settings(host),
        mapping: MAPPING,
        every: 5,
        secret: 'sesame',
      };
      for (const ask of ['testConnector(input: $input) { records }', 'createConnector(input: $input) { key }']) {
        const { errors } = await server.ask(`mutation ($input: ConnectorInput!) { ${ask} }`, { input });
        expect(errors?.[0]).toMatchObject({ extensions: { code: 'CANNOT_BE_READ', reason: 'FORBIDDEN_ADDRESS' } });
        const said = JSON.stringify(errors);
        expect(said).not.toMatch(/INTERNAL-BANNER|sesame|ECONN|::1|127\.0\.0\.1/);
        expect(said).not.toContain(host);
      }
      expect(knocks).toBe(0);
    },
  );

  test('and was made while it was open, ends its run with that fault', async () => {
    const { database } = server.app;
    const open = compose(database, createLog('silent'), { secrets: testSecrets, outgoing: ['127.0.0.1'] });
    const { key } = await open.inbound.connectors.create({
      ...{ name: 'x', kind: 'HTTP', source: 'x', every: 5, secret: 'sesame' },
      ...{ settings: { url: http('127.0.0.1'), auth: { kind: 'BEARER' } }, mapping: MAPPING },
    });
    expect(knocks).toBe(1);
    await server.app.inbound.connectorRunner.run(key, true, new AbortController().signal);
    const { connectors } = await server.get<{ connectors: object[] }>('{ connectors { runs { fault { code } } } }');
    expect(connectors).toEqual([{ runs: [{ fault: { code: 'FORBIDDEN_ADDRESS' } }] }]);
    expect(knocks).toBe(1);
  });
});
