import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { Secret, TOTP } from 'otpauth';
import { ENVIRONMENT_KEY } from '@strata/access';
import { createLog } from './log.js';
import { linkUrl } from './member-link.js';
import { atDoor, followLink } from './testing/door.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

const MAPPING = { kind: 'events', name: 'signed_up', fields: [{ source: 'id', target: 'externalId' }] };
const SECRET = 'open-sesame-7c2f';

let server: TestServer;
let logged = '';
/** A source that says back what it was asked with, as some do in their errors. */
let echo: Server;
let base: string;
beforeAll(async () => {
  server = await startTestServer({ log: createLog('debug', { write: (line) => (logged += line) }) });
  echo = createServer(({ url, headers }, response) =>
    url === '/fine' ? response.end('[{"id":"a"}]') : response.end(`<p>no such token: ${headers.authorization}</p>`),
  );
  await new Promise<void>((listening) => echo.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await server.close();
  await new Promise((closed) => (echo.close(closed), echo.closeAllConnections()));
});

const bearer = (path: string) => ({ url: base + path, auth: { kind: 'BEARER' } });
const connectorOf = (settings: object) => ({
  ...{ name: 'CRM', kind: 'HTTP', source: 'crm', mapping: MAPPING, every: 5, secret: SECRET },
  settings,
});

describe('a secret', () => {
  test('leaves by nothing that the API answers, no row of the database and no line of the log', async () => {
    const made = await server.get<{
      createConnector: { key: string };
      createWebhook: { secret: string; webhook: { key: string } };
    }>(
      `mutation ($input: ConnectorInput!) {
         createConnector(input: $input) { key }
         createWebhook(input: { name: "Shop", source: "shop" }) { secret webhook { key } } }`,
      { input: connectorOf(bearer('/fine')) },
    );
    const { key } = made.createConnector;
    const { secret: hook, webhook } = made.createWebhook;
    const change = `mutation ($input: ChangeConnectorInput!) { changeConnector(input: $input) { key } }`;
    const failed = await server.ask(change, { input: { key, settings: bearer('/echo') } });
    expect(failed.errors?.[0]?.extensions).toMatchObject({ code: 'CANNOT_BE_READ', reason: 'NO_JSON' });
    await server.app.database.query(`UPDATE connectors SET settings = $1`, [
      JSON.stringify({ ...bearer('/echo'), paging: { kind: 'NONE' }, timeout: 30 }),
    ]);
    await server.app.inbound.connectorRunner.run(key, true, new AbortController().signal);
    const answers = [
      failed,
      await server.ask(await everyFieldOf('Connector', 'connectors')),
      await server.ask(await everyFieldOf('Webhook', 'webhooks')),
      await server.ask(change, { input: { key, settings: { ...bearer('/fine'), url: 'ftp://x' }, secret: SECRET } }),
    ];
    expect(answers[1]?.data).toMatchObject({ connectors: [{ runs: [{ fault: { code: 'NO_JSON' } }] }] });
    expect(answers[2]?.data).toMatchObject({ webhooks: [{ key: webhook.key }] });
    const stored = await everythingStored();
    expect(stored).toContain(webhook.key);
    for (const one of [SECRET, hook, hook.slice('whsec_'.length), Buffer.from(SECRET).toString('base64')])
      expect([one, JSON.stringify(answers).includes(one), stored.includes(one), logged.includes(one)]).toEqual([
        one,
        ...[false, false, false],
      ]);
  });

  test('is not sent on to a system that it was not given for', async () => {
    const { createConnector } = await server.get<{ createConnector: { key: string } }>(
      'mutation ($input: ConnectorInput!) { createConnector(input: $input) { key } }',
      { input: connectorOf(bearer('/fine')) },
    );
    const elsewhere = { ...connectorOf({ ...bearer('/'), url: 'http://127.0.0.2:9/' }), secret: null };
    const { errors } = await server.ask(
      'mutation ($input: ConnectorInput!, $key: String) { testConnector(input: $input, key: $key) { records } }',
      { input: elsewhere, key: createConnector.key },
    );
    expect(errors?.[0]?.extensions.code).toBe('SECRET_NEEDED');
  });

  test('of a connector does not open for another one that it is copied to', async () => {
    const { createConnector } = await server.get<{ createConnector: { key: string } }>(
      'mutation ($input: ConnectorInput!) { createConnector(input: $input) { key } }',
      { input: connectorOf(bearer('/fine')) },
    );
    await server.app.database.query(
      `INSERT INTO credentials SELECT 'connector:thief', secret FROM credentials WHERE owner = $1`,
      [`connector:${createConnector.key}`],
    );
    await server.app.database.query(
      `INSERT INTO connectors (key, name, kind, source, settings, mapping, every) SELECT 'thief', name, kind, source, settings, mapping, every FROM connectors WHERE key = $1`,
      [createConnector.key],
    );
    const run = server.app.inbound.connectorRunner.run('thief', true, new AbortController().signal);
    await expect(run).rejects.toMatchObject({ code: 'SECRET_LOST' });
  });
});

test('the log of every kind of request, at debug level, holds no secret and nothing of a person', async () => {
  const person = { email: 'lamp.keeper@example.com', phone: '+8613900005678', id: 'person-4411', name: '灯守人' };
  const password = 'corridor of nine lamps 9c1f';
  const typed = {
    password: 'typed-password-51ac',
    address: 'typed-address-77@example.com',
    key: 'strata_typed-key-1b2c3d4e5f',
    cookie: 'typed-cookie-token-8f7e',
    link: 'typed-link-token-6a5b',
    query: 'typed-query-token-3c2d',
    preference: 'typed-preference-token-2e1f',
    hook: 'typed-hook-secret-9d8c',
    connection: 'postgres://keeper:typed-db-password@127.0.0.1:1/x',
  };
  const { member, link } = await server.app.members.invite(ENVIRONMENT_KEY, {
    email: person.email,
    name: person.name,
    role: 'owner',
  });
  const url = linkUrl(server.app, link);
  const { cookie = '' } = await followLink(server, url, password);
  const as = { cookie, origin: server.url };
  const ask = (query: string, variables: object = {}, headers: Record<string, string> = as) =>
    server.ask(query, variables, headers);
  const begun = await ask('mutation ($p: String!) { beginSecondFactor(input: { password: $p }) { secret } }', {
    p: password,
  });
  const { secret } = (begun.data as { beginSecondFactor: { secret: string } }).beginSecondFactor;
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const confirmed = await ask('mutation ($code: String!) { confirmSecondFactor(code: $code) }', {
    code: totp.generate(),
  });
  const codes = (confirmed.data as { confirmSecondFactor: string[] }).confirmSecondFactor;
  const made = await server.get<{ createApiKey: { secret: string } }>(
    'mutation { createApiKey(input: { name: "Partner", permissions: [TAG_READ] }) { secret } }',
  );
  const key = made.createApiKey.secret;

  await atDoor(server, 'sign-in', { email: typed.address, password: typed.password });
  await atDoor(server, 'sign-in', { email: typed.password, password: typed.password });
  const { ticket = '' } = (await atDoor(server, 'sign-in', { email: person.email, password })).body;
  await atDoor(server, 'second-factor', { ticket, code: codes[0] });
  await atDoor(server, 'second-factor', { ticket, code: 'not a code 4d3c' });
  await atDoor(server, 'link', { token: typed.link });
  await atDoor(server, 'accept', { token: typed.link, password: typed.password });
  await atDoor(server, 'password', { current: typed.password, password: typed.password }, { cookie });
  const users = {
    users: [
      {
        externalId: person.id,
        identities: [
          { kind: 'EMAIL', value: person.email },
          { kind: 'PHONE', value: person.phone },
        ],
      },
    ],
  };
  await ask('mutation ($u: UpsertUsersInput!) { upsertUsers(input: $u) { accepted } }', { u: users });
  await ask('query ($id: String) { user(externalId: $id) { id identities { value } } }', { id: person.id });
  await ask(`{ user(externalId: "${person.id}") { noSuchField(email: "${person.email}") } }`);
  await ask(`{ users(search: "${person.phone}", first: 1) { edges { node { id } } } }`);
  await ask(`query { broken "${typed.password}" `);
  await ask('{ tags { key } }', {}, { authorization: `Bearer ${typed.key}` });
  await ask('{ tags { key } users { totalCount } }', {}, { authorization: `Bearer ${key}` });
  await ask('{ viewer { id } }', {}, { cookie: `strata=${typed.cookie}`, origin: server.url });
  await ask('mutation ($input: ConnectorInput!) { createConnector(input: $input) { key } }', {
    input: { ...connectorOf({ ...bearer('/'), url: typed.connection }), secret: typed.hook },
  });
  const send = (path: string, body: string | undefined, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body }),
    }).then((response) => response.text());
  await send(`/v1/audit?text=${typed.query}&access_token=${typed.query}`, undefined);
  await send(`/preferences/${typed.preference}`, undefined);
  await send('/v1/hooks/nothing', JSON.stringify(person), { 'x-signature': typed.hook, authorization: typed.hook });
  await send('/v1/collect', JSON.stringify({ writeKey: typed.key, email: person.email }));
  await send('/v1/users', `{"users":[{"externalId":"${person.id}","identities":[{"kind":"EMAIL","value":`);
  await send('/v1/events', JSON.stringify({ events: [{ externalId: person.id, name: person.phone }] }));
  await server.app.audit.flush();

  expect(logged).toContain('/auth/sign-in');
  expect(logged).toContain('/v1/hooks');
  const secrets = [
    ...Object.values(person),
    ...Object.values(typed).filter((one) => one !== typed.connection),
    ...[password, secret, key, key.slice(-20), cookie.split('=')[1] ?? '', url.split('#')[1] ?? '', ticket, ...codes],
    ...['typed-db-password', 'not a code 4d3c'],
  ];
  expect(member.id).not.toBe('');
  expect(secrets.filter((one) => one === '' || logged.includes(one))).toEqual([]);
});

test('a log line holds no secret that somebody should give it', () => {
  let written = '';
  const log = createLog('info', { write: (line) => (written += line) });
  log.info({
    secret: 'hunter1',
    input: { password: 'hunter2', a: { token: 'hunter3' } },
    headers: { authorization: 'hunter4' },
  });
  const cause = new Error('https://:hunter6@x');
  log.error({ err: new Error('connect postgres://strata:hunter5@db:5432/strata', { cause }) }, 'lost');
  expect(written).not.toContain('hunter');
  expect(written).toContain('strata:•••@db:5432');
});

interface TypeOf {
  kind: string;
  name: string;
  ofType?: TypeOf;
}
interface Introspected {
  __schema: { types: { name: string; fields: { name: string; args: { type: TypeOf }[]; type: TypeOf }[] | null }[] };
}

/** Asks for a list with all that can be asked of each of its rows, three levels deep, where no argument is needed. */
async function everyFieldOf(type: string, list: string): Promise<string> {
  const { __schema: schema } = await server.get<Introspected>(getIntrospectionQuery());
  const named = (one: TypeOf): TypeOf => (one.ofType ? named(one.ofType) : one);
  const selection = (name: string, depth: number): string =>
    (schema.types.find((one) => one.name === name)?.fields ?? [])
      .filter(({ args }) => args.every((argument) => argument.type.kind !== 'NON_NULL'))
      .map((field) => {
        const { kind, name: below } = named(field.type);
        if (kind !== 'OBJECT') return kind === 'INTERFACE' || kind === 'UNION' ? '' : field.name;
        return depth > 1 ? `${field.name} { __typename ${selection(below, depth - 1)} }` : '';
      })
      .join(' ');
  return `{ ${list} { ${selection(type, 3)} } }`;
}

/** Every row of every table, as text. */
async function everythingStored(): Promise<string> {
  const tables = await server.app.database.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => server.app.database.query<{ row: string }>(`SELECT one::text AS row FROM ${name} AS one`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
}
