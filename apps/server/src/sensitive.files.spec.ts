import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signedIn } from './testing/signed-in.js';
import type { SignedIn } from './testing/signed-in.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

const FILE = 'id,mail\nu1,secret1@example.com\n';

let server: TestServer;
let owner: SignedIn;
let marketer: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'note', type: 'TEXT' });
  [owner, marketer] = [await signedIn(server, 'owner'), await signedIn(server, 'marketer')];
});
afterAll(() => server.close());

const send = (method: 'POST' | 'PATCH', path: string, as: SignedIn, body: string) =>
  fetch(`${server.url}/v1/imports${path}`, {
    method,
    body,
    headers: { ...as, 'content-type': 'application/octet-stream' },
  });

const codeOf = async (query: string, variables: object, as: SignedIn) => {
  const { errors } = await server.ask<Record<string, never>>(query, variables, as);
  return errors?.[0]?.extensions.code;
};

const mapping = {
  kind: 'USERS',
  fields: [
    { source: 'id', target: 'externalId' },
    { source: 'mail', target: 'attributes.note' },
  ],
};

const DEEDS: Record<string, (id: string) => [string, object]> = {
  guessImport: (id) => ['query ($id: ID!) { guessImport(id: $id, kind: USERS) { name } }', { id }],
  examineImport: (id) => [
    'mutation ($input: ExamineImportInput!) { examineImport(input: $input) { id } }',
    { input: { id } },
  ],
  previewImport: (id) => [
    'query ($input: PreviewImportInput!) { previewImport(input: $input) { row } }',
    { input: { id, mapping } },
  ],
  runImport: (id) => [
    'mutation ($input: RunImportInput!) { runImport(input: $input) { id } }',
    { input: { id, mapping } },
  ],
};

test.each(Object.keys(DEEDS))(
  'by %s nobody sends the columns of a file that they may not see to where they may read them',
  async (deed) => {
    const { id } = (await (await send('POST', '?fileName=a.csv', owner, FILE)).json()) as { id: string };
    await server.app.imports.examine(id);
    const [query, variables] = DEEDS[deed]!(id);
    expect(await codeOf(query, variables, marketer)).toBe('FORBIDDEN');
    expect((await server.app.imports.find(id))?.state).toBe('READY');
    expect(await codeOf(query, variables, owner)).toBeUndefined();
  },
);

test('attributes are made with a run by whoever may make them', async () => {
  const importer = await signedIn(server, ['import.read', 'import.run', 'definition.read']);
  const { id } = (await (await send('POST', '?fileName=a.csv', importer, FILE)).json()) as { id: string };
  await server.app.imports.examine(id);
  const [query, variables] = DEEDS.runImport!(id);
  const input = { id, mapping, newAttributes: [{ key: 'made', name: 'Made', type: 'TEXT' }] };
  expect(await codeOf(query, { input }, importer)).toBe('FORBIDDEN');
  expect((await server.app.imports.find(id))?.state).toBe('READY');
  expect((await server.app.definitions.current()).attributes.has('made')).toBe(false);
  expect(await codeOf(query, variables, importer)).toBeUndefined();
});

test('an upload is gone on with by whoever began it, and that it is whole is an entry', async () => {
  const begun = await send('POST', `?fileName=a.csv&bytes=${FILE.length}`, owner, '');
  const { id } = (await begun.json()) as { id: string };
  expect((await send('PATCH', `/${id}?offset=0`, marketer, FILE)).status).toBe(403);
  expect(await server.app.imports.find(id)).toMatchObject({ state: 'UPLOADING', received: 0 });
  const half = FILE.slice(0, 10);
  expect((await send('PATCH', `/${id}?offset=0`, owner, half)).status).toBe(200);
  expect((await send('PATCH', `/${id}?offset=${half.length}`, owner, FILE.slice(10))).status).toBe(200);
  expect((await server.app.imports.find(id))?.state).toBe('EXAMINING');
  await server.app.audit.flush();
  await server.app.auditChain.seal();
  const entries = await server.app.database.query(
    `SELECT outcome, details FROM audit_entries WHERE operation = 'uploadImport' AND object_id = $1 ORDER BY place`,
    [id],
  );
  expect(entries).toEqual([
    expect.objectContaining({ outcome: 'DONE' }),
    expect.objectContaining({
      outcome: 'DONE',
      details: expect.objectContaining({ whole: true, bytes: FILE.length }) as unknown,
    }),
  ]);
});

const entriesOf = async (object: string) => {
  await server.app.audit.flush();
  const { auditEntries } = await server.get<{ auditEntries: { edges: { node: { objectId: string } }[] } }>(
    'query ($object: String!) { auditEntries(first: 50, filter: { object: $object }) { edges { node { objectId } } } }',
    { object },
  );
  return auditEntries.edges.map(({ node }) => node.objectId);
};

test("rows of somebody else's file leave an entry, and what a file is leaves none", async () => {
  const { id } = (await (await send('POST', '?fileName=b.csv', marketer, FILE)).json()) as { id: string };
  await server.app.imports.examine(id);
  const read = (fields: string, as: SignedIn) =>
    server.ask(`query ($id: ID!) { import(id: $id) { examination { ${fields} } } }`, { id }, as);
  expect((await read('columns { samples } firstRows', marketer)).errors).toBeUndefined();
  expect((await read('format header', owner)).errors).toBeUndefined();
  expect(await entriesOf('import_content')).toEqual([]);
  expect(JSON.stringify((await read('firstRows', owner)).data)).toContain('secret1@example.com');
  expect(await entriesOf('import_content')).toEqual([id]);
});

test('what a merge would make of sensitive values leaves an entry of both', async () => {
  await server.app.attributes.define({ key: 'phone_2', type: 'TEXT', sensitive: true });
  await server.app.upsertUsers(
    ['one', 'other'].map((externalId) => ({ externalId, attributes: { phone_2: externalId } })),
    'x',
  );
  const people = await Promise.all(['one', 'other'].map((externalId) => server.app.profiles.byExternalId(externalId)));
  const [keep, merge] = people.map((user) => String(user!.id));
  const { data } = await server.ask(
    'query ($keep: ID!, $merge: ID!) { mergePreview(keep: $keep, merge: $merge) { kept merged } }',
    { keep, merge },
    owner,
  );
  expect(data).toEqual({ mergePreview: [{ kept: 'one', merged: 'other' }] });
  await server.app.audit.flush();
  for (const id of [keep, merge]) {
    const { auditEntries } = await server.get<{ auditEntries: { edges: { node: { operation: string } }[] } }>(
      'query ($id: String!) { auditEntries(first: 5, filter: { object: "sensitive_profile", objectId: $id }) { edges { node { operation } } } }',
      { id },
    );
    expect(auditEntries.edges.map(({ node }) => node.operation)).toEqual(['mergePreview']);
  }
});
