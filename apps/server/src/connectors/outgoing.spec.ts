import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ForbiddenAddress, Outgoing } from '@strata/collect';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A server on an address of this machine; on Linux all of 127.0.0.0/8 are its own. */
async function serverOn(host: string, port = 0, answer: RequestListener = (_request, response) => response.end(host)) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(port, host, listening));
  ends.push(() => new Promise((closed) => (server.close(closed), server.closeAllConnections())));
  return { requests, port: (server.address() as AddressInfo).port };
}

/** Names by what DNS says of them, one answer a question and the last one for ever; how often it was asked. */
function dns(names: Record<string, string[][]>) {
  const asked: string[] = [];
  const lookup = (host: string) => {
    const answers = names[host];
    asked.push(host);
    if (!answers)
      return Promise.reject(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }));
    const found = answers.length > 1 ? answers.shift()! : answers[0]!;
    return Promise.resolve(found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  };
  return { asked, lookup };
}

describe('a request', () => {
  test.each([
    ...['127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001'],
    ...[
      '0177.0x0.1',
      '127.0.0.1.',
      '１２７.０.０.１',
      '127。0。0。1',
      '①②⑦.0.0.1',
      '%31%32%37.0.0.1',
      '0',
      '0.0.0.0',
      '0x0',
    ],
    ...['localhost', 'LOCALHOST', 'ｌｏｃａｌｈｏｓｔ', 'loc%61lhost'],
    ...['[::1]', '[0:0:0:0:0:0:0:1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:7f00:1]'],
    ...['[64:ff9b::7f00:1]', '[64:ff9b::127.0.0.1]', '[2002:7f00:1::]', '[::127.0.0.1]'],
  ])('to this machine spelled %s is refused, and nothing comes of it', async (host) => {
    const four = await serverOn('127.0.0.1');
    const six = await serverOn('::1', four.port);
    const sent = new Outgoing().fetch(`http://${host}:${four.port}/`, {});
    await expect(sent).rejects.toThrow(ForbiddenAddress);
    expect([...four.requests, ...six.requests]).toEqual([]);
  });

  test.each([
    '10.0.0.1',
    '169.254.169.254',
    '0xa9fea9fe',
    '2852039166',
    '100.100.100.200',
    '[fd00:ec2::254]',
    '[fe80::1]',
  ])('to %s, which is in no public network, is refused', async (host) => {
    await expect(new Outgoing().fetch(`http://${host}/latest/meta-data`, {})).rejects.toThrow(ForbiddenAddress);
  });

  test('to a name with a dot at its end is refused like the name, where it is one at all', async () => {
    const { port, requests } = await serverOn('127.0.0.1');
    await expect(new Outgoing().fetch(`http://localhost.:${port}/`, {})).rejects.toThrow();
    const { lookup } = dns({ 'innocent.example.': [['127.0.0.1']] });
    const outgoing = new Outgoing({ lookup });
    await expect(outgoing.fetch(`http://innocent.example.:${port}/`, {})).rejects.toThrow(ForbiddenAddress);
    expect(requests).toEqual([]);
  });

  test('to a name is refused by what DNS says of it, in words that do not repeat it', async () => {
    const { port, requests } = await serverOn('127.0.0.1');
    const { lookup } = dns({ 'innocent.example': [['127.0.0.1']], 'inside.example': [['10.9.8.7', 'fd00::7']] });
    const outgoing = new Outgoing({ lookup });
    for (const host of ['innocent.example', 'inside.example']) {
      const refused = await outgoing.fetch(`http://${host}:${port}/`, {}).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ForbiddenAddress);
      expect(JSON.stringify([String(refused), refused])).not.toMatch(/127\.0|10\.9|fd00|innocent|inside/);
    }
    expect(requests).toEqual([]);
  });

  test('goes to the address that was checked, not to what DNS says a moment later', async () => {
    const open = await serverOn('127.0.0.1', 0, (_request, response) => {
      response.setHeader('connection', 'close');
      response.end('open');
    });
    const secret = await serverOn('127.0.0.2', open.port);
    const { asked, lookup } = dns({ 'rebinding.example': [['127.0.0.1'], ['127.0.0.2']] });
    const outgoing = new Outgoing({ allow: ['127.0.0.1'], lookup });
    const url = `http://rebinding.example:${open.port}/`;
    expect(await (await outgoing.fetch(url, {})).text()).toBe('open');
    expect(asked).toEqual(['rebinding.example']);
    expect(open.requests.map(({ headers }) => headers.host)).toEqual([`rebinding.example:${open.port}`]);
    await expect(outgoing.fetch(url, {})).rejects.toThrow(ForbiddenAddress);
    expect([asked.length, secret.requests.length]).toEqual([2, 0]);
  });

  test('to a name with several addresses goes to none of those that are forbidden', async () => {
    const secret = await serverOn('127.0.0.2');
    const open = await serverOn('127.0.0.1', secret.port);
    const { lookup } = dns({ 'both.example': [['127.0.0.2', '::1', '127.0.0.1']] });
    const outgoing = new Outgoing({ allow: ['127.0.0.1'], lookup });
    expect(await (await outgoing.fetch(`http://both.example:${open.port}/`, {})).text()).toBe('127.0.0.1');
    expect(secret.requests).toEqual([]);
  });

  test('follows no redirect, so that neither it nor its credentials go elsewhere', async () => {
    const secret = await serverOn('127.0.0.2');
    const places = [
      `http://127.0.0.2:${secret.port}/`,
      '//127.0.0.2/',
      'file:///etc/passwd',
      `http://0x7f000002:${secret.port}`,
    ];
    for (const location of places)
      for (const status of [301, 302, 303, 307, 308]) {
        const open = await serverOn('127.0.0.1', 0, (_request, response) =>
          response.writeHead(status, { location }).end(),
        );
        const outgoing = new Outgoing({ allow: ['127.0.0.0/8'] });
        const headers = { authorization: 'Bearer hunter2' };
        expect((await outgoing.fetch(`http://127.0.0.1:${open.port}/`, { headers })).status).toBe(status);
        expect(open.requests).toHaveLength(1);
      }
    expect(secret.requests).toEqual([]);
  });

  test.each([
    'file:///etc/passwd',
    'data:text/plain,hello',
    'ftp://127.0.0.1/',
    'blob:x',
    'about:blank',
    'gopher://127.0.0.1/',
  ])('that is none of HTTP is refused: %s', async (url) => {
    await expect(new Outgoing({ allow: ['127.0.0.1'] }).fetch(url, {})).rejects.toThrow(ForbiddenAddress);
  });

  test('with a user in its address is not sent', async () => {
    const { port, requests } = await serverOn('127.0.0.1');
    const outgoing = new Outgoing({ allow: ['127.0.0.1'] });
    for (const user of ['user:hunter2', 'public.example', 'public.example%23'])
      await expect(outgoing.fetch(`http://${user}@127.0.0.1:${port}/`, {})).rejects.toThrow();
    expect(requests).toEqual([]);
  });

  test('goes where an operator has opened: an address, a range, a name wherever it leads', async () => {
    const { port } = await serverOn('127.0.0.1');
    const { lookup } = dns({ 'db.internal': [['127.0.0.1']], 'other.internal': [['127.0.0.1']] });
    const reach = async (allow: string, host: string) =>
      (await new Outgoing({ allow: [allow], lookup }).fetch(`http://${host}:${port}/`, {})).status;
    expect(await reach('127.0.0.1', '127.0.0.1')).toBe(200);
    expect(await reach('127.0.0.0/30', '0x7f.1')).toBe(200);
    expect(await reach('127.0.0.1', 'other.internal')).toBe(200);
    expect(await reach('db.internal', 'DB.internal')).toBe(200);
    await expect(reach('db.internal', 'other.internal')).rejects.toThrow(ForbiddenAddress);
    await expect(reach('db.internal', '127.0.0.1')).rejects.toThrow(ForbiddenAddress);
    await expect(reach('127.0.0.2', '127.0.0.1')).rejects.toThrow(ForbiddenAddress);
  });
});

describe('a socket of a database', () => {
  const outcome = (outgoing: Outgoing, host: string, port: number, sent = { host, port: port as number | string }) =>
    new Promise<unknown>((resolve) => {
      const socket = outgoing.socketTo(host, port);
      socket.once('error', resolve);
      socket.once('connect', () => {
        resolve(socket.remoteAddress);
        socket.destroy();
      });
      socket.connect(sent.port as number, sent.host);
    });

  test.each([
    ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '１２７.０.０.１', 'localhost'],
    ...['::1', '::', '::ffff:127.0.0.1', '::ffff:7f00:1', '0', '0.0.0.0', '64:ff9b::7f00:1', '::1%lo', '::1%1'],
  ])('to this machine spelled %s is refused', async (host) => {
    const { port } = await serverOn('127.0.0.1');
    expect(await outcome(new Outgoing(), host, port)).toBeInstanceOf(ForbiddenAddress);
  });

  test('goes to its host alone, whatever the client sends it to', async () => {
    const { port } = await serverOn('127.0.0.1');
    const { lookup } = dns({ 'db.internal': [['127.0.0.1']] });
    const outgoing = new Outgoing({ allow: ['db.internal'], lookup });
    expect(await outcome(outgoing, 'db.internal', port)).toBe('127.0.0.1');
    expect(
      await outcome(outgoing, 'db.internal', port, { host: '127.0.0.2', port: '/var/run/postgresql/.s.PGSQL.5432' }),
    ).toBe('127.0.0.1');
  });

  test('goes to the address that was checked', async () => {
    const { port } = await serverOn('127.0.0.1');
    const { asked, lookup } = dns({ 'rebinding.example': [['127.0.0.1'], ['127.0.0.2']] });
    const outgoing = new Outgoing({ allow: ['127.0.0.1'], lookup });
    expect(await outcome(outgoing, 'rebinding.example', port)).toBe('127.0.0.1');
    expect(asked).toHaveLength(1);
    expect(await outcome(outgoing, 'rebinding.example', port)).toBeInstanceOf(ForbiddenAddress);
  });
});
