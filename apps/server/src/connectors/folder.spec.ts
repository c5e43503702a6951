import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let all: string;
/** What the operator opened. */
let root: string;
let folder: string;
let server: TestServer;
let people = 0;

beforeAll(async () => {
  all = await mkdtemp(join(tmpdir(), 'strata-folders-'));
  root = join(all, 'open');
  await mkdir(join(all, 'open-not'), { recursive: true });
  await writeFile(join(all, 'secret.csv'), 'customer\nsecret\n');
  await writeFile(join(all, 'open-not', 'secret.csv'), 'customer\nsecret\n');
  await mkdir(root);
  server = await startTestServer({ folders: [root] });
  await server.app.sources.define({ key: 'crm', kind: 'CONNECTOR' });
});
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'in-'));
});
afterAll(async () => {
  await server.close();
  await rm(all, { recursive: true });
});

const MAPPING = { kind: 'events', name: 'signed_up', fields: [{ source: 'customer', target: 'externalId' }] };
const csv = (rows: number): string =>
  ['customer', ...Array.from({ length: rows }, () => `f${(people += 1)}`), ''].join('\n');
const connect = async (settings: object = { path: folder }): Promise<string> => {
  const input = { name: 'x', kind: 'FOLDER' as const, source: 'crm', settings, mapping: MAPPING, every: 60 };
  return (await server.app.inbound.connectors.create(input)).key;
};
const once = async (key: string) => {
  await server.app.inbound.connectorRunner.run(key, true, new AbortController().signal);
  return (await server.app.inbound.connectors.runsOf([key])).get(key)![0]!;
};
/** So much time passes for the files that were seen. */
const pass = async (seconds: number) =>
  server.app.database.query('UPDATE connector_files SET seen_at = seen_at - make_interval(secs => $1)', [seconds]);
const run = async (key: string) => {
  await once(key);
  await pass(60);
  return once(key);
};
const namesOf = async (key: string) =>
  (await server.app.inbound.connectors.filesOf([key]))
    .get(key)!
    .map(({ name }) => name)
    .sort();

describe('files of a folder', () => {
  test('are taken once they have stood still, with those of the folders in it', async () => {
    await mkdir(join(folder, '2026'));
    await writeFile(join(folder, 'b.csv'), csv(2));
    await writeFile(join(folder, '2026', 'a.csv'), csv(3));
    await writeFile(join(folder, 'read.me'), 'nothing of interest');
    await writeFile(join(folder, '.b.csv.part'), csv(3));
    const key = await connect({ path: folder, suffix: '.csv' });
    expect(await once(key)).toMatchObject({ files: '0', fault: null });
    const { caughtUpAt, nextRunAt } = await server.app.inbound.connectors.get(key);
    expect(caughtUpAt).toBeNull();
    expect(nextRunAt.getTime() - Date.now()).toBeLessThan(31_000);
    await pass(60);
    expect(await once(key)).toMatchObject({ files: '2', accepted: '5' });
    expect(await namesOf(key)).toEqual(['2026/a.csv', 'b.csv']);
    expect((await server.app.inbound.connectors.get(key)).caughtUpAt).not.toBeNull();
  });

  test('that grow are left until they stand still', async () => {
    const path = join(folder, 'a.csv');
    await writeFile(path, csv(1));
    const key = await connect();
    await once(key);
    await pass(60);
    await writeFile(path, csv(4));
    expect(await once(key)).toMatchObject({ files: '0' });
    await pass(29);
    expect(await once(key)).toMatchObject({ files: '0' });
    await pass(2);
    expect(await once(key)).toMatchObject({ files: '1', accepted: '4' });
  });
});

test('a file whose content another import is taking back waits, and is taken when that has ended', async () => {
  const content = csv(3);
  await writeFile(join(folder, 'a.csv'), content);
  const key = await connect();
  expect(await run(key)).toMatchObject({ files: '1', accepted: '3' });
  const importOf = async (name: string) =>
    (await server.app.inbound.connectors.filesOf([key])).get(key)!.find((file) => file.name === name)!;
  const first = (await importOf('a.csv')).importId!;
  await server.app.imports.undo(first);
  await writeFile(join(folder, 'b.csv'), content);
  expect(await run(key)).toMatchObject({ files: '0', fault: { code: 'BEING_UNDONE' } });
  const waiting = await importOf('b.csv');
  expect(waiting).toMatchObject({ takenAt: null, fault: { code: 'BEING_UNDONE' } });
  expect(await once(key)).toMatchObject({ files: '0', fault: { code: 'BEING_UNDONE' } });
  await server.app.imports.takeBack(first, new AbortController().signal);
  expect(await once(key)).toMatchObject({ files: '1', accepted: '3', fault: null });
  expect(await importOf('b.csv')).toMatchObject({ importId: waiting.importId, fault: null });
  expect(await once(key)).toMatchObject({ files: '0', fault: null });
});

describe('nobody reads what lies outside', () => {
  test.each<[string, () => string | Promise<string>]>([
    ['a folder of the system', () => '/etc'],
    ['the folder above', () => join(root, '..')],
    ['a way up', () => `${folder}/../../open-not`],
    ['a folder whose name begins alike', () => join(all, 'open-not')],
    [
      'a link that leads out',
      async () => {
        await symlink(all, join(folder, 'out'));
        return join(folder, 'out');
      },
    ],
    ['a folder that is not there', () => join(root, 'nowhere')],
  ])('by %s', async (_name, pathOf) => {
    await expect(connect({ path: await pathOf() })).rejects.toMatchObject({
      code: 'CANNOT_BE_READ',
      details: { reason: 'NOT_ALLOWED' },
    });
  });

  test('by links among the files, to files or folders; a pipe keeps nobody waiting', async () => {
    await writeFile(join(folder, 'a.csv'), csv(1));
    await writeFile(join(folder, 'n..\\..\\secret.csv'), csv(1));
    await symlink(join(all, 'secret.csv'), join(folder, 'link.csv'));
    await symlink(all, join(folder, 'folder'));
    await symlink(folder, join(folder, 'round'));
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe.csv')]);
    const key = await connect();
    expect(await run(key)).toMatchObject({ files: '2', accepted: '2', fault: null });
    expect(await namesOf(key)).toEqual(['a.csv', 'n..\\..\\secret.csv']);
    expect(await server.app.profiles.byExternalId('secret')).toBeNull();
  });

  test('by a connector that was saved before its folder became a link', async () => {
    await writeFile(join(folder, 'a.csv'), csv(1));
    const key = await connect();
    await rename(folder, `${folder}-old`);
    await symlink(join(all, 'open-not'), folder);
    expect(await run(key)).toMatchObject({ files: '0', fault: { code: 'NOT_ALLOWED' } });
  });

  test('where the operator opened nothing', async () => {
    const other = await startTestServer();
    try {
      await other.app.sources.define({ key: 'crm', kind: 'CONNECTOR' });
      const input = { name: 'x', kind: 'FOLDER' as const, source: 'crm', mapping: MAPPING, every: 60 };
      await expect(other.app.inbound.connectors.create({ ...input, settings: { path: folder } })).rejects.toMatchObject(
        { details: { reason: 'NOT_ALLOWED' } },
      );
    } finally {
      await other.close();
    }
  });
});

test('a file that became a link, or another one, while it waited does not stop the others', async () => {
  await mkdir(join(folder, 'a'));
  await writeFile(join(folder, 'a', 'secret.csv'), csv(1));
  await writeFile(join(folder, 'b.csv'), csv(1));
  const key = await connect();
  await once(key);
  await pass(60);
  // Between the listing and the reading of its first file, the folder of that file is exchanged for a link.
  await server.app.database.query(
    `CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END $$`,
  );
  await server.app.database.query(
    `CREATE TRIGGER waits BEFORE UPDATE OF underway ON connector_files FOR EACH ROW WHEN (NEW.name = 'a/secret.csv') EXECUTE FUNCTION wait()`,
  );
  const running = once(key);
  await new Promise((resolve) => setTimeout(resolve, 250));
  await rename(join(folder, 'a'), join(folder, 'c'));
  await symlink(all, join(folder, 'a'));
  expect(await running).toMatchObject({ files: '1', fault: { code: 'OUTSIDE' } });
  await server.app.database.query('DROP TRIGGER waits ON connector_files');
  expect(await server.app.profiles.byExternalId('secret')).toBeNull();
});
