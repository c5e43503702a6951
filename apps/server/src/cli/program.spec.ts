import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { runProgram } from './program.js';

let database: Database;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'strata-cli-'));
  process.env['DATABASE_URL'] = database.url;
  process.env['STRATA_SECRET_KEY'] = randomBytes(32).toString('hex');
});
afterAll(async () => {
  delete process.env['DATABASE_URL'];
  delete process.env['STRATA_SECRET_KEY'];
  await rm(folder, { recursive: true });
  await database.close();
});

/** What a command printed, and its exit code. */
async function strata(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const catchOut = jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  const catchErr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  process.exitCode = 0;
  try {
    return { code: await runProgram(args), out, err };
  } finally {
    catchOut.mockRestore();
    catchErr.mockRestore();
    process.exitCode = undefined;
  }
}

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

test('from a file to a segment that a partner can read, by commands alone', async () => {
  const orders = await file(
    'orders.csv',
    'externalId,occurredAt,properties.amount\na,2024-01-01,5\na,2024-01-02,7\nb,2024-01-01,1\n',
  );
  const imported = await strata('import', 'events', orders, '--name', 'paid', '--json');
  expect(imported.code).toBe(0);
  expect(JSON.parse(imported.out)).toMatchObject({ rows: 3, accepted: 3, rejected: 0, encoding: 'utf-8' });

  const rule = await file('rule.json', '{"event":{"name":"paid","measure":{"count":true},"is":{"gte":2}}}');
  const previewed = await strata('preview', rule, '--json', '--locale', 'en');
  expect(JSON.parse(previewed.out)).toMatchObject({ count: 1, total: 2, nodes: [{ path: 'rule', count: 1 }] });

  expect((await strata('segment', 'create', 'twice', rule, '--name', '买过两次')).out).toBe('twice version 1\n');
  expect((await strata('segment', 'materialize', 'twice')).out).toMatch(/^snapshot \d+: 1 members\n$/);
  expect((await strata('segment', 'members', 'twice')).out).toBe('a\n');
  expect((await strata('segment', 'list')).out).toMatch(/^twice {2}买过两次 {2}v1 {2}1\n$/);
  expect((await strata('segment', 'export', 'twice')).out).toMatch(/^id,externalId.*\r?\n\d+,a/);
  expect((await strata('segment', 'archive', 'twice')).code).toBe(0);
});

test('a preview is wholly in the language of the terminal, or of the workspace where that says nothing', async () => {
  const rule = await file('everyone.json', '{"everyone":true}');
  const { LC_ALL = '', LANG = '' } = process.env;
  const isChinese = async (language: string, ...flags: string[]): Promise<boolean> => {
    Object.assign(process.env, { LC_ALL: '', LANG: language });
    const { out } = await strata('preview', rule, ...flags);
    const [headline = '', sentence = ''] = out.split('\n');
    expect(/users/.test(headline)).toBe(!/[\u4e00-\u9fff]/.test(sentence));
    return /[\u4e00-\u9fff]/.test(headline);
  };
  try {
    expect(await isChinese('en_US.UTF-8')).toBe(false);
    expect(await isChinese('zh_CN.UTF-8')).toBe(true);
    expect(await isChinese('C.UTF-8')).toBe(true);
    expect(await isChinese('zh_CN.UTF-8', '--locale', 'en')).toBe(false);
  } finally {
    Object.assign(process.env, { LC_ALL, LANG });
  }
});

test('a refusal is its code and message on standard error, and exit code 1', async () => {
  const rule = await file('faulty.json', '{"attribute":{"key":"color","is":{"eq":1}}}');
  expect(await strata('preview', rule)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^RULE_INVALID: rule\.attribute\.key: /) as unknown,
  });
  expect((await strata('preview', join(folder, 'none.json'))).err).toMatch(/^FILE_NOT_FOUND: /);
  expect((await strata('preview', await file('text.json', '{'))).err).toMatch(/^INVALID_JSON: /);
  expect((await strata('segment', 'show', 'nothing')).err).toMatch(/^NOT_FOUND: /);
  expect((await strata('seed', '--users', '5', '--events', '5')).err).toMatch(/^NOT_EMPTY: /);
});

test('another key is found at the next start, although nothing was stored that has to be sealed', async () => {
  const empty = await freshDatabase();
  const [url, key] = [process.env['DATABASE_URL'], process.env['STRATA_SECRET_KEY']];
  try {
    process.env['DATABASE_URL'] = empty.url;
    expect(await strata('segment', 'list')).toMatchObject({ code: 0 });
    process.env['STRATA_SECRET_KEY'] = randomBytes(32).toString('hex');
    const { code, err } = await strata('segment', 'list');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/STRATA_SECRET_KEY: 1 secret/) as unknown });
  } finally {
    process.env['DATABASE_URL'] = url;
    process.env['STRATA_SECRET_KEY'] = key;
    await empty.close();
  }
});

test('secrets move to a new key by a command, and what no key opens stops every other one until it is forgotten', async () => {
  const [old, fresh] = [process.env['STRATA_SECRET_KEY']!, randomBytes(32).toString('base64')];
  const plain = `{"secret": "hunter2"}`;
  await database.query(`INSERT INTO credentials (owner, secret) VALUES ('connector:a', $1), ('connector:b', $1)`, [
    plain,
  ]);
  expect(await strata('segment', 'list')).toMatchObject({ code: 0 });
  const stored = async () =>
    (await database.query<{ secret: string }>('SELECT secret FROM credentials')).map(({ secret }) => secret);
  expect(JSON.stringify(await stored())).not.toContain('hunter2');
  try {
    process.env['STRATA_SECRET_KEY'] = fresh;
    const refused = {
      code: 1,
      out: '',
      err: expect.stringMatching(/^INVALID_CONFIG: [^]*STRATA_SECRET_KEY: 3 secrets/) as unknown,
    };
    expect(await strata('segment', 'list')).toMatchObject(refused);
    expect((await strata('secrets', 'rotate')).err).toMatch(/^SECRET_LOST: 3 secrets/);
    process.env['STRATA_SECRET_KEY'] = `${fresh},${old}`;
    expect((await strata('secrets', 'rotate')).out).toBe('3 secrets were sealed anew\n');
    process.env['STRATA_SECRET_KEY'] = fresh;
    expect(await strata('segment', 'list')).toMatchObject({ code: 0 });
    process.env['STRATA_SECRET_KEY'] = old;
    expect(await strata('segment', 'list')).toMatchObject({ code: 1 });
    expect((await strata('secrets', 'forget')).out).toBe('3 secrets were deleted\n');
    expect(await strata('segment', 'list')).toMatchObject({ code: 0 });
    expect(await stored()).toEqual([]);
  } finally {
    process.env['STRATA_SECRET_KEY'] = old;
  }
});

test('a command line that means nothing ends with exit code 2', async () => {
  expect((await strata('bogus')).code).toBe(2);
  expect((await strata('import', 'orders', 'x.csv')).code).toBe(2);
  expect((await strata('seed', '--users', 'many', '--events', '5')).code).toBe(2);
  expect((await strata('--help')).code).toBe(0);
});

test('a file of which no row could be taken ends with exit code 1', async () => {
  const path = await file('wrong.csv', 'externalId,occurredAt\na,someday\nb,never\n');
  expect((await strata('import', 'events', path, '--name', 'paid')).code).toBe(1);
});
