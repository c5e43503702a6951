import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BUILT_IN_ROLES } from '@strata/access';
import { signedIn } from '../../testing/signed-in.js';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const VIEWER = '{ viewer { isMember isScoped permissions } }';
const asWords = (permissions: readonly string[]): string[] =>
  permissions.map((permission) => permission.toUpperCase().replace('.', '_')).sort();

async function viewer(headers: object): Promise<{ isMember: boolean; isScoped: boolean; permissions: string[] }> {
  const { data } = await server.ask<{ viewer: { isMember: boolean; isScoped: boolean; permissions: string[] } }>(
    VIEWER,
    {},
    headers,
  );
  return { ...data.viewer, permissions: data.viewer.permissions.sort() };
}

describe('whoever asks is told what they may do', () => {
  test('a member by their role', async () => {
    const permissions = asWords(BUILT_IN_ROLES.analyst);
    expect(await viewer(await signedIn(server, 'analyst'))).toEqual({ isMember: true, isScoped: false, permissions });
  });

  test('a member by a role of the company, and that it reaches only some users', async () => {
    const shanghai = await signedIn(server, ['profile.read'], { attribute: { key: 'city', is: { in: ['上海'] } } });
    expect(await viewer(shanghai)).toEqual({ isMember: true, isScoped: true, permissions: ['PROFILE_READ'] });
  });

  test('by the names of operations, those alone that take all users only where they see all', async () => {
    const asked = async (headers: object): Promise<ReadonlySet<string>> => {
      const { data } = await server.ask<{ viewer: { operations: string[] } }>('{ viewer { operations } }', {}, headers);
      return new Set(data.viewer.operations);
    };
    const writes = ['profile.write', 'profile.read', 'definition.write'] as const;
    const everywhere = await asked(await signedIn(server, writes));
    const shanghai = await asked(await signedIn(server, writes, { attribute: { key: 'city', is: { in: ['上海'] } } }));
    for (const operation of ['viewer', 'users', 'upsertUsers']) {
      expect([operation, everywhere.has(operation), shanghai.has(operation)]).toEqual([operation, true, true]);
    }
    expect([everywhere.has('defineAttribute'), shanghai.has('defineAttribute')]).toEqual([true, false]);
    expect([everywhere.has('eraseUser'), everywhere.has('createRole')]).toEqual([false, false]);
  });

  test('a key', async () => {
    expect(await viewer({})).toMatchObject({ isMember: false, isScoped: false });
  });
});
