import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { files } from './files.js';

/** As Vite writes it. */
const META = '<meta property="csp-nonce" nonce="__NONCE__">';

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-files-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), `<title>Strata</title>${META}`);
  await writeFile(join(folder, 'playground.html'), `<title>Playground</title>${META}`);
  await writeFile(join(folder, 'logo.svg'), '<svg/>');
  await writeFile(join(folder, 'assets', 'index-abc.js'), `export const x = "${'x'.repeat(10_000)}";`);
  server = express().use(files(folder)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const get = async (path: string, accept = 'text/html') => {
  const response = await fetch(`${url}${path}`, { headers: { accept } });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

describe('the admin app', () => {
  test('every path that a browser opens is the app, and is asked for anew each time', async () => {
    for (const path of ['/', '/segments', '/users/7', '/segments/重要客户/edit']) {
      const { status, text, headers } = await get(path);
      expect([path, status, text]).toEqual([path, 200, expect.stringContaining('<title>Strata</title>')]);
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect((await get('/playground')).text).toContain('<title>Playground</title>');
    expect((await get('/logo.svg')).headers.get('content-type')).toMatch(/svg/);
  });

  test('style elements are let in by a nonce that no two answers share, and style attributes in the playground alone', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/', '/segments', '/playground']) {
      const { text, headers } = await get(path);
      const [, nonce = ''] = /nonce="([^"]+)"/.exec(text) ?? [];
      nonces.add(nonce);
      expect(nonce).toMatch(/^[\w+/]{24}$/);
      const styles = String(headers.get('content-security-policy'))
        .split('; ')
        .filter((directive) => directive.startsWith('style-src'));
      expect(styles).toEqual([
        `style-src 'self' 'nonce-${nonce}'`,
        ...(path === '/playground' ? ["style-src-attr 'unsafe-inline'"] : []),
      ]);
    }
    expect(nonces.size).toBe(4);
  });

  test('hashed files are kept for a year, and travel compressed', async () => {
    const { status, headers } = await get('/assets/index-abc.js', '*/*');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(headers.get('content-encoding')).toMatch(/gzip|br/);
  });

  test('a file that is missing is 404 and not the app, and so is what a program asks for', async () => {
    for (const [path, accept] of [
      ['/assets/index-old.js', 'text/html'],
      ['/segments', 'application/json'],
      ['/segments', '*/*'],
    ] as const) {
      expect([path, accept, (await get(path, accept)).status]).toEqual([path, accept, 404]);
    }
  });

  test('an app that was never built says so', async () => {
    await rm(join(folder, 'playground.html'));
    const { status, text } = await get('/playground');
    expect([status, text]).toEqual([404, expect.stringContaining('npm run build')]);
  });
});
