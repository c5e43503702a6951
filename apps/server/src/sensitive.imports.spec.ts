import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Import } from '@strata/collect';
import { signedIn } from './testing/signed-in.js';
import type { SignedIn } from './testing/signed-in.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
let owner: SignedIn;
let marketer: SignedIn;
beforeAll(async () => {
  server = await startTestServer({ jobs: true });
  await server.app.attributes.define({ key: 'note', type: 'TEXT' });
  [owner, marketer] = [await signedIn(server, 'owner'), await signedIn(server, 'marketer')];
});
afterAll(() => server.close());

/** The import, once a job has moved it on. */
async function ended(id: string, from: Import['state']): Promise<Import> {
  for (;;) {
    const found = (await server.app.imports.find(id))!;
    if (found.state !== from) return found;
    await sleep(20);
  }
}

describe('a file of who does not see an identity', () => {
  /** Imports rows of mail, note and, where there is one, an external id; resolves with what became of them. */
  async function run(rows: string, as: SignedIn, columns = 'mail,note', kind: 'USERS' | 'EVENTS' = 'USERS') {
    const file = `${columns}\n${rows}\n`;
    const sent = await fetch(`${server.url}/v1/imports?fileName=b.csv`, {
      method: 'POST',
      body: file,
      headers: { ...as, 'content-type': 'application/octet-stream' },
    });
    const { id } = (await sent.json()) as { id: string };
    await ended(id, 'EXAMINING');
    const targets: Record<string, string> =
      kind === 'USERS'
        ? { mail: 'identities.EMAIL', note: 'attributes.note', id: 'externalId' }
        : { mail: 'identities.EMAIL', note: 'name' };
    const fields = columns.split(',').map((source) => ({ source, target: targets[source] }));
    const { errors } = await server.ask(
      'mutation ($input: RunImportInput!) { runImport(input: $input) { id } }',
      { input: { id, mapping: { kind, fields } } },
      as,
    );
    expect(errors).toBeUndefined();
    const { state, report } = await ended(id, 'RUNNING');
    expect(state).toBe('DONE');
    return report;
  }

  beforeAll(async () => {
    await server.app.upsertUsers(
      ['one', 'two'].map((externalId) => ({
        externalId,
        identities: [{ kind: 'EMAIL' as const, namespace: '', value: `${externalId}@files.example` }],
      })),
      undefined,
    );
  });
  const noteOf = async (externalId: string) => {
    const { user } = await server.get<{ user: { attribute: unknown } | null }>(
      'query ($of: String!) { user(externalId: $of) { attribute(key: "note") } }',
      { of: externalId },
    );
    return user?.attribute;
  };

  test('names nobody by it: where the row went would tell whose it is', async () => {
    const report = await run('one@files.example,probe\nnobody@files.example,probe', marketer);
    expect(report).toMatchObject({ accepted: 0, created: 0, updated: 0, rejectedBy: { FORBIDDEN: 2 } });
    expect(await noteOf('one')).toBeNull();
    const events = await run('one@files.example,probed', marketer, 'mail,note', 'EVENTS');
    expect(events).toMatchObject({ accepted: 0, rejectedBy: { FORBIDDEN: 1 } });
  });

  test('merges nobody by it, and gives what nobody has', async () => {
    const report = await run('mine,one@files.example,x\nnew,new@files.example,x', marketer, 'id,mail,note');
    expect(report).toMatchObject({ merged: 0, created: 1, rejectedBy: { IDENTITY_TAKEN: 1 } });
  });

  test('does all of it for who sees', async () => {
    expect(await run('two@files.example,seen', owner)).toMatchObject({ updated: 1, rejected: 0 });
    expect(await noteOf('two')).toBe('seen');
  });
});
