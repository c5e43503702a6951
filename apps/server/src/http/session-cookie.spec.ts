import express from 'express';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SessionCookie } from './session-cookie.js';

const DOOR = { host: '127.0.0.1', proxies: 0, apiKey: undefined };
const over = {
  https: new SessionCookie({ ...DOOR, publicUrl: 'https://strata.example.com' }),
  http: new SessionCookie(DOOR),
};
const doors = express();
doors.get('/:scheme/in', (request, response) => {
  over[request.params.scheme as keyof typeof over].give(response, 'token');
  response.end();
});
doors.get('/:scheme/out', (request, response) => {
  over[request.params.scheme as keyof typeof over].take(response);
  response.end();
});
const server = createServer(doors);
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const given = async (path: string) => (await fetch(`${url}${path}`)).headers.getSetCookie();

test('over https the cookie is this host’s alone, for no script and for no request that another site begins', async () => {
  expect(await given('/https/in')).toEqual(['__Host-strata=token; Path=/; HttpOnly; Secure; SameSite=Strict']);
  expect(await given('/http/in')).toEqual([`strata-${new URL(url).port}=token; Path=/; HttpOnly; SameSite=Strict`]);
  expect(over.https.read({ cookie: 'strata=a; __Host-strata=b; strata-443=c' })).toBe('b');
});

test('signing out takes the cookie, and what pages of ours have kept in the browser', async () => {
  const { headers } = await fetch(`${url}/https/out`);
  expect(headers.getSetCookie()[0]).toMatch(/^__Host-strata=; Path=\/; Expires=Thu, 01 Jan 1970/);
  expect(headers.get('clear-site-data')).toBe('"storage"');
});
