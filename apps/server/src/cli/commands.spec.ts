import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { AuditChain, AuditReader } from '@strata/access';
import type { AuditEntry } from '@strata/access';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import type { Command } from 'commander';
import { AUTHORIZATION } from '../composition.js';
import { createSchema } from '../graphql/schema.js';
import { JOBS } from '../jobs.js';
import { COMMANDS } from './commands.js';
import { runProgram, strataProgram } from './program.js';

let database: Database;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'strata-commands-'));
  process.env['DATABASE_URL'] = database.url;
  process.env['STRATA_SECRET_KEY'] = randomBytes(32).toString('hex');
});
afterAll(async () => {
  delete process.env['DATABASE_URL'];
  delete process.env['STRATA_SECRET_KEY'];
  await rm(folder, { recursive: true });
  await database.close();
});

async function strata(...args: string[]): Promise<number> {
  const silent = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation(() => true),
  );
  process.exitCode = 0;
  try {
    return await runProgram(args);
  } finally {
    for (const one of silent) one.mockRestore();
    process.exitCode = undefined;
  }
}

const lastOf = async (filter: object): Promise<AuditEntry | undefined> =>
  (await new AuditReader(database, new AuditChain(database)).page(filter, 1))[0];

describe('what is declared', () => {
  test('is every command there is, and every job, by an operation that somebody may do', () => {
    const leaves = (command: Command, path: string[]): string[] =>
      command.commands.length === 0
        ? [path.join(' ')]
        : command.commands.flatMap((below) => leaves(below, [...path, below.name()]));
    expect(leaves(strataProgram(), []).sort()).toEqual(Object.keys(COMMANDS).sort());
    const operations = [...Object.values(COMMANDS), ...Object.values(JOBS).map(({ operation }) => operation)];
    expect(operations.filter((operation) => !AUTHORIZATION.rules.operations[operation])).toEqual([]);
  });

  test('says of each that is no query whether it is written down', () => {
    const queries = Object.keys(createSchema().getQueryType()?.getFields() ?? {});
    const operations = [...Object.values(COMMANDS), ...Object.values(JOBS).map(({ operation }) => operation)];
    const unsaid = operations.filter((one) => !queries.includes(one) && !AUTHORIZATION.rules.audits[one]);
    expect(unsaid).toEqual([]);
  });
});

describe('a command', () => {
  test('is an entry of whoever ran it on which machine, with before and after', async () => {
    const rule = join(folder, 'rule.json');
    await writeFile(rule, '{"everyone":true}');
    expect(await strata('segment', 'create', 'all', rule, '--name', 'All')).toBe(0);
    expect(await lastOf({ objectId: 'all' })).toMatchObject({
      actorKind: 'command',
      actorId: 'segment create',
      address: hostname(),
      operation: 'createSegment',
      object: 'segment',
      outcome: 'DONE',
      details: { after: { name: 'All' } },
    });
    expect(await strata('segment', 'create', 'all', rule, '--name', 'All')).toBe(1);
    expect(await lastOf({ objectId: 'all' })).toMatchObject({ outcome: 'REFUSED', code: 'ALREADY_EXISTS' });
  });

  test.each([
    ['secrets rotate', 'rotateSecrets', { count: expect.any(Number) }],
    ['migrate', 'migrate', {}],
    ['member link new@example.com', 'resetMember', { purpose: 'SETUP' }],
  ])('%s is one, too', async (line, operation, details) => {
    expect(await strata(...line.split(' '))).toBe(0);
    expect(await lastOf({ operation })).toMatchObject({ actorKind: 'command', outcome: 'DONE', details });
  });

  test('that copies everything is one in the database, and none in the copy; bringing it back is one there', async () => {
    const file = join(folder, 'all.backup');
    expect(await strata('backup', file)).toBe(0);
    expect(await lastOf({ operation: 'backup' })).toMatchObject({ outcome: 'DONE', object: 'database' });
    expect(await strata('backup', file)).toBe(1);
    expect(await lastOf({ operation: 'backup' })).toMatchObject({ outcome: 'REFUSED', code: 'FILE_EXISTS' });
    const empty = await freshDatabase();
    await empty.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    try {
      process.env['DATABASE_URL'] = empty.url;
      expect(await strata('restore', file)).toBe(0);
      const rows = await empty.query<{ operation: string; outcome: string }>(
        'SELECT operation, outcome FROM audit_pending ORDER BY id',
      );
      expect(rows).toContainEqual({ operation: 'restore', outcome: 'DONE' });
      expect(rows.map(({ operation }) => operation)).not.toContain('backup');
    } finally {
      process.env['DATABASE_URL'] = database.url;
      await empty.close();
    }
  });

  test('that only reads is none', async () => {
    const before = await lastOf({});
    expect(await strata('segment', 'list')).toBe(0);
    expect((await lastOf({}))?.place).toBe(before?.place);
  });
});
