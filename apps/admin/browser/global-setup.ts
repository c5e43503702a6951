import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Starts what `npm start` starts, built, with its demo data on an embedded PostgreSQL of its own, and tells the tests where
 * it is. Jest loads this file outside its own module system, so it imports nothing of ours.
 */
export default async function globalSetup(config: { rootDir: string }): Promise<void> {
  // A server that runs already serves while tests are written.
  if (process.env['STRATA_BROWSER_URL']) return;
  const folder = await mkdtemp(join(tmpdir(), 'strata-browser-'));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_OPTIONS: '',
    PORT: '0',
    STRATA_DATA_DIR: folder,
    STRATA_DEMO: '1',
    STRATA_API_KEY: 'the-key-of-browser-tests',
    // Where tests put files for connectors.
    STRATA_FOLDERS: tmpdir(),
    // Where tests have systems to read from.
    STRATA_OUTGOING_ALLOW: '127.0.0.1',
    STRATA_LOG_LEVEL: 'error',
  };
  delete env['DATABASE_URL'];
  const server = spawn(process.execPath, ['apps/server/dist/start.js'], {
    cwd: config.rootDir,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<never>((_, refuse) => {
    server.once('exit', (code) => refuse(new Error(`The server ended with ${code} before it was ready.`)));
  });
  const ready = (async (): Promise<string> => {
    for await (const line of createInterface({ input: server.stdout })) {
      const found = /Admin app\s+(http\S+?)\/?$/.exec(line.trim());
      if (found?.[1]) return found[1];
    }
    throw new Error('The server ended without saying where it is.');
  })();
  const url = await Promise.race([ready, ended]);
  await makeLongNames(url).catch((error: unknown) => {
    server.kill();
    throw error;
  });
  process.env['STRATA_BROWSER_URL'] = url;
  (globalThis as { strataServer?: { server: typeof server; folder: string } }).strataServer = { server, folder };
}

/** A name without a place to break at, as companies have them. */
const LONG = 'lifetimesubscriptionrenewalreminderswithoutanyplacetobreak';

/** One of everything that bears a name, so that every screen is seen with a long one. */
async function makeLongNames(url: string): Promise<void> {
  const queries = [
    `defineAttribute(input: { key: "${LONG}", type: TEXT }) { key }`,
    `defineSource(input: { key: "${LONG}", name: "${LONG}", kind: API }) { key }`,
    `defineConsentPurpose(input: { key: "${LONG}", name: { zh: "${LONG}", en: "${LONG}" } }) { key }`,
    `createTag(input: { key: "${LONG}", class: BASIC }) { key }`,
    `createSegment(input: { key: "${LONG}", name: "${LONG}", rule: { everyone: true } }) { key }`,
    `createApiKey(input: { name: "${LONG}", permissions: [TAG_READ] }) { key { id } }`,
    `createWebhook(input: { name: "${LONG}", source: "${LONG}" }) { webhook { key } }`,
    `createWriteKey(input: { name: "${LONG}", source: "${LONG}_pages" }) { key }`,
    `inviteMember(input: { name: "${LONG}", email: "${LONG}@example.com", role: "analyst" }) { member { id } }`,
    `upsertUsers(input: { users: [{ externalId: "${LONG}", attributes: { ${LONG}: "${LONG}" }, tags: ["${LONG}"] }] }) { accepted }`,
    `trackEvents(input: { events: [{ externalId: "${LONG}", name: "${LONG}", properties: { ${LONG}: "${LONG}" } }] }) { accepted }`,
  ];
  for (const query of queries) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer the-key-of-browser-tests' },
      body: JSON.stringify({ query: `mutation { ${query} }` }),
    });
    const { errors } = (await response.json()) as { errors?: { message: string }[] };
    if (errors) throw new Error(`${query}: ${errors.map(({ message }) => message).join('; ')}`);
  }
}
