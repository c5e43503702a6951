import { randomUUID } from 'node:crypto';
import { isBuiltInRole } from '@strata/access';
import type { BuiltInRole, Permission } from '@strata/access';
import type { Rule } from '@strata/rules';
import type { TestServer } from './test-server.js';

/** What the browser of somebody who is signed in sends along: the cookie, and the page that it asks from. */
export type SignedIn = Readonly<Record<'cookie' | 'origin', string>>;

/**
 * Signs a member of a role in, or of one made of these permissions and limited to the users of a rule, and resolves with the
 * headers to send: `server.ask(query, {}, await signedIn(server, 'analyst'))`.
 */
export async function signedIn(
  { app, url }: Pick<TestServer, 'app' | 'url'>,
  is: BuiltInRole | readonly Permission[],
  scope?: Rule,
): Promise<SignedIn> {
  const name = `test-${randomUUID()}`;
  const isRole = typeof is === 'string' && isBuiltInRole(is);
  if (isRole && scope) throw new Error('built-in roles are of all users: name the permissions');
  if (!isRole) {
    await app.database.query('INSERT INTO roles (key, name, permissions, scope) VALUES ($1, $1, $2, $3)', [
      name,
      is,
      scope === undefined ? null : JSON.stringify(scope),
    ]);
  }
  const [row] = await app.database.query<{ id: string }>(
    "INSERT INTO members (email, name, role, state) VALUES ($1, $1, $2, 'ACTIVE') RETURNING id",
    [`${name}@example.com`, isRole ? is : name],
  );
  const member = await app.members.find(row!.id);
  // As by a provider, which asks for second factors itself: what a test sets for passwords does not reach them.
  const from = { address: '127.0.0.1', agent: 'a test', method: 'OPENID' } as const;
  const token = await app.sessions.begin(member!, from);
  return { cookie: `strata-${new URL(url).port}=${token}`, origin: url };
}
