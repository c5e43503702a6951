import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { completed } from './testing/erasures.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ jobs: true });
  await server.app.attributes.define({ key: 'name', type: 'TEXT' });
});
afterAll(() => server.close());

describe('a backup that was restored', () => {
  const list = async (): Promise<string[]> => {
    let text = '';
    for await (const lines of server.app.erasureList.lines()) text += lines;
    return text.split('\n');
  };
  async function* each(lines: string[]): AsyncGenerator<string> {
    for (const line of lines) yield await Promise.resolve(line);
  }
  const upsert = (externalId: string) =>
    server.app.upsertUsers(
      [
        {
          externalId,
          attributes: { name: externalId },
          identities: [{ kind: 'EMAIL', value: `${externalId}@example.com` }],
        },
      ],
      'api',
    );
  /** The tables that a backup would bring back, as they are now. */
  async function backup(): Promise<() => Promise<void>> {
    const { database } = server.app;
    const tables = [
      'users',
      'identities',
      'user_attributes',
      'user_attribute_origins',
      'erasures',
      'erased_identities',
    ];
    for (const table of tables) await database.query(`CREATE TABLE backup_${table} AS TABLE ${table}`);
    return async () => {
      for (const table of tables.toReversed()) await database.query(`DELETE FROM ${table}`);
      for (const table of tables) {
        await database.query(`INSERT INTO ${table} TABLE backup_${table}`);
        await database.query(`DROP TABLE backup_${table}`);
      }
    };
  }

  test('forgets again whoever was erased since, and no one else; who came back is not the one who was restored', async () => {
    for (const externalId of ['stays', 'goes', 'returns']) await upsert(externalId);
    const returned = (await server.app.profiles.byExternalId('returns'))?.id ?? 0;
    const restore = await backup();
    await completed(server, (await server.app.erasures.erase({ externalId: 'goes' })).id);
    const { id } = await completed(server, (await server.app.erasures.erase({ externalId: 'returns' })).id);
    await server.app.erasures.lift(id, 'consented anew');
    const lines = await list();
    expect(lines.join('')).not.toMatch(/goes|returns/);
    await restore();
    expect(await server.app.profiles.byExternalId('goes')).not.toBeNull();

    expect(await server.app.erasureList.replay(each(lines))).toMatchObject({ erased: 2 });
    expect(await server.app.profiles.byExternalId('goes')).toBeNull();
    expect(await server.app.profiles.byId(returned)).toBeNull();
    expect(await server.app.profiles.byExternalId('stays')).not.toBeNull();
    expect((await upsert('goes')).rejected).toMatchObject([{ code: 'ERASED' }]);
    expect(await upsert('returns')).toMatchObject({ accepted: 1, rejected: [] });
    expect(await server.app.erasureList.replay(each(lines))).toMatchObject({ erased: 0 });
    expect(await server.app.profiles.byExternalId('returns')).not.toBeNull();
    expect((await list()).slice(0, -1).sort()).toEqual(lines.slice(0, -1).sort());
  });

  test.each([
    ['nothing', []],
    ['no JSON', ['{']],
    ['another file', ['{"format":"else"}']],
    ['the list of another database', ['{"format":"strata erasures 1","database":"0000000000000000"}']],
  ])('is refused a list that is %s', async (_what, lines) => {
    await expect(server.app.erasureList.replay(each(lines))).rejects.toMatchObject({
      code: expect.stringMatching(/INVALID_INPUT|OTHER_DATABASE/),
    });
  });
});
