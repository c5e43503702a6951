import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServer, TEST_ACCESS, TEST_KEY } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.segments.service.create({ key: 'all', name: 'All', rule: { everyone: true } });
  await server.app.upsertUsers([{ externalId: 'u1' }], undefined);
});
afterAll(() => server.close());

const ANSWERS: [method: string, path: string][] = [
  ['GET', '/'],
  ['GET', '/segments'],
  ['GET', '/assets/'],
  ['GET', '/assets/none.js'],
  ['GET', '/nothing'],
  ['GET', '/healthz'],
  ['GET', '/readyz'],
  ['GET', '/metrics'],
  ['POST', '/graphql'],
  ['GET', '/graphql'],
  ['POST', '/v1/events'],
  ['GET', '/v1/segments/all/members'],
  ['GET', '/v1/segments/all/members?format=ndjson'],
  ['GET', '/v1/users/1/export.json'],
  ['GET', '/v1/users/1/export.html'],
  ['GET', '/v1/imports/none'],
  ['POST', '/v1/collect'],
  ['POST', '/v1/hooks/none'],
  ['GET', '/preferences/none'],
];

test.each(ANSWERS)(
  '%s %s: says what it is and in which letters, and may be read as nothing else',
  async (method, path) => {
    const headers = { accept: 'text/html', 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}${path}`, { method, headers, ...(method === 'POST' && { body: '{}' }) });
    expect(answer.headers.get('content-type')).toMatch(/^[a-z]+\/[\w.+-]+;.*charset=utf-8/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = answer.headers.get('content-security-policy');
    for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy?.replace("default-src 'none'", "object-src 'none'")).toContain(directive);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toMatch(/no-store|no-cache/);
    expect([...answer.headers.keys()].filter((name) => /^(server|x-powered-by|via)$/.test(name))).toEqual([]);
  },
);

test('files go out as attachments, which no browser opens as a page of ours', async () => {
  const paths = [
    'segments/all/members',
    'segments/all/members?format=ndjson',
    'users/1/export.json',
    'users/1/export.html',
  ];
  for (const path of paths) {
    const { headers } = await fetch(`${server.url}/v1/${path}`);
    expect([path, headers.get('content-disposition')]).toEqual([path, expect.stringMatching(/^attachment; filename=/)]);
  }
});

test('methods that no door has are refused, TRACE among them, and nothing of the request comes back', async () => {
  for (const method of ['TRACE', 'PUT', 'PROPFIND']) {
    const sent = request(`${server.url}/graphql`, {
      method,
      headers: { ...TEST_ACCESS, 'x-echo': 'said-by-me' },
    }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const body = (await answer.toArray()).join('');
    expect([method, answer.statusCode]).toEqual([method, 405]);
    expect(body).not.toContain('said-by-me');
    expect(body).not.toContain(TEST_KEY);
  }
});

test('where a request ends is never in doubt: with two lengths, or a length and pieces, it is none', async () => {
  const { hostname, port } = new URL(server.url);
  const host = `Host: ${hostname}:${port}\r\nAuthorization: Bearer ${TEST_KEY}\r\nContent-Type: application/json`;
  const smuggled = 'GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n';
  for (const lengths of [
    `Content-Length: 5\r\nTransfer-Encoding: chunked`,
    `Transfer-Encoding: chunked\r\nContent-Length: 5`,
    `Content-Length: 5\r\nContent-Length: ${smuggled.length}`,
    'Transfer-Encoding: chunked, identity',
    'Transfer-Encoding : chunked',
  ]) {
    const socket = connect(Number(port), hostname);
    socket.write(`POST /v1/events HTTP/1.1\r\n${host}\r\n${lengths}\r\n\r\n0\r\n\r\n${smuggled}`);
    const answer = (await socket.toArray()).join('');
    expect([lengths, answer.match(/HTTP\/1\.1 \d+/g)]).toEqual([lengths, ['HTTP/1.1 400']]);
  }
});

test('a parameter that is given twice is refused, and none of the two is chosen', async () => {
  for (const [method, path] of [
    ['GET', '/v1/segments/all/members?format=csv&format=ndjson'],
    ['GET', '/v1/segments/all/members?attributes=a&attributes=b'],
    ['GET', '/v1/users/1/export.html?lang=zh&lang=en'],
    ['POST', '/v1/imports?fileName=a.csv&fileName=b.csv'],
    ['POST', '/v1/imports?fileName=a.csv&bytes=1&bytes=2'],
    ['PUT', '/v1/inference-tables/IP?fileName=a.csv&note=1&note=2'],
  ] as const)
    expect([path, (await fetch(`${server.url}${path}`, { method })).status]).toEqual([path, 400]);
});
