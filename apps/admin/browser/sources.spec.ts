import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { ask, axeViolations } from './browser';
import { fresh, keepsPromisesOfEveryScreen, until, visitor } from './screen';

const open = visitor();
const rowOrFace = (tab: string) => [`/data?tab=${tab}`] as const;
keepsPromisesOfEveryScreen(open, ...rowOrFace('sources'), (page) => page.locator('main .precedence-source'));
keepsPromisesOfEveryScreen(open, ...rowOrFace('connectors'), (page) => page.locator('main .face, main tbody tr'));

async function choose(page: Page, control: Locator, option: string | RegExp): Promise<void> {
  await control.click();
  await page.locator('.ant-select-dropdown:visible').getByText(option).click();
}

/** A system that gives one order to whoever knows its key. */
async function startCrm(): Promise<Server> {
  const crm = createServer((request, response) => {
    const known = request.headers['x-key'] === 'sesame';
    response.statusCode = known ? 200 : 401;
    response.end(known ? '[{"id":"from-crm","spent":"1.234,5","at":"2026-11-01T09:30:00Z"}]' : '');
  });
  await new Promise<void>((resolve) => crm.listen(0, '127.0.0.1', resolve));
  return crm;
}

test('a site gets its snippet, and its key can be revoked', async () => {
  const source = fresh('site');
  const page = await open('/data?tab=sources');
  await page.getByRole('button', { name: 'New source' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Name').fill(source);
  await drawer.getByLabel('Key of the source').fill(source);
  await drawer.getByRole('button', { name: 'Create' }).click();
  await drawer.getByText(/data-consent="required"/).waitFor();
  await drawer.getByText('Only this machine reaches this address').waitFor();
  const { writeKeys } = await ask<{ writeKeys: { key: string; source: string }[] }>('{ writeKeys { key source } }');
  const key = writeKeys.find((one) => one.source === source)?.key ?? '';
  const snippets = await drawer.locator('pre').allInnerTexts();
  expect(snippets.filter((text) => text.includes(key))).toHaveLength(2);
  expect(snippets[0]).toContain(`src="${new URL(page.url()).origin}/sdk.js" data-key="${key}"`);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Open ${source}` }).click();
  await drawer.getByRole('button', { name: 'Revoke this key' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Revoke this key' }).click();
  await page.getByRole('button', { name: `Open ${source}` }).waitFor({ state: 'detached' });
});

test('a webhook shows its address and its secret, and is given a mapping', async () => {
  const source = fresh('hook');
  const page = await open('/data?tab=sources');
  await page.getByRole('button', { name: 'New source' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Another system calls (webhook)').check();
  await drawer.getByLabel('Name').fill(source);
  await drawer.getByLabel('Key of the source').fill(source);
  await drawer.getByRole('button', { name: 'Create' }).click();
  await drawer.getByText(/^whsec_/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Open ${source}` }).click();
  await drawer.getByRole('tab', { name: 'Last deliveries' }).click();
  await drawer.getByText('Nothing has come yet').waitFor();
  await drawer.getByRole('tab', { name: 'What it becomes' }).click();
  await drawer.getByLabel('Name of the event').fill('signed_up');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.waitFor({ state: 'detached' });
  const { webhooks } = await ask<{ webhooks: object[] }>('{ webhooks { name mapping } }');
  expect(webhooks).toContainEqual({
    name: source,
    mapping: { kind: 'events', name: 'signed_up', fields: [{ source: 'id', target: 'externalId' }] },
  });
});

test('a webhook is renamed, paused and taken up again, and removed after its consequences were said', async () => {
  const name = fresh('hook');
  const { createWebhook } = await ask<{ createWebhook: { webhook: { key: string } } }>(
    'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { key } } }',
    { input: { name, source: name } },
  );
  const { key } = createWebhook.webhook;
  const stands = () =>
    ask<{ webhook: object }>('query ($key: String!) { webhook(key: $key) { name paused } }', { key });
  // The address of an open drawer can be sent.
  const page = await open(`/data?tab=sources&open=${key}`);
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('tab', { name: 'Settings' }).click();
  await drawer.getByLabel('Name', { exact: true }).fill(`${name}_2`);
  await drawer.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('dialog', { name: `${name}_2` }).waitFor();
  await drawer.getByRole('button', { name: 'Pause' }).click();
  await drawer.getByRole('button', { name: 'Resume' }).waitFor();
  expect(await stands()).toEqual({ webhook: { name: `${name}_2`, paused: true } });
  expect(await axeViolations(page)).toEqual([]);
  await drawer.getByRole('button', { name: 'Resume' }).click();
  await drawer.getByRole('button', { name: 'Pause' }).waitFor();
  expect(await stands()).toMatchObject({ webhook: { paused: false } });
  await drawer.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('What it brought stays').waitFor();
  await page.getByRole('tooltip').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: `Open ${name}_2` }).waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.has('open')).toBe(false);
});

test('whose word counts is changed by a key and by dragging', async () => {
  const [one, other] = [fresh('first'), fresh('second')];
  const rank = 100 + Math.floor(Math.random() * 800);
  for (const key of [one, other])
    await ask('mutation ($input: DefineSourceInput!) { defineSource(input: $input) { key } }', {
      input: { key, name: key, kind: 'API', rank },
    });
  const ranks = async () => {
    const { sources } = await ask<{ sources: { key: string; rank: number }[] }>('{ sources { key rank } }');
    const rankOf = (key: string): number => sources.find((source) => source.key === key)?.rank ?? -1;
    return rankOf(one) - rankOf(other);
  };
  expect(await ranks()).toBe(0);
  const page = await open('/data?tab=sources');
  await page.getByRole('button', { name: `Move ${other}` }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText(new RegExp(`${other} is now number`)).waitFor({ state: 'attached' });
  expect(await ranks()).toBeGreaterThan(0);
  const row = (key: string) => page.locator('.precedence-source', { hasText: key });
  await row(other).dragTo(row(one));
  await until('both are of one rank', async () => (await ranks()) === 0);
});

test('a connector is saved once it was tested: first what comes is seen, then what would be stored', async () => {
  const crm = await startCrm();
  const name = fresh('crm');
  try {
    const page = await open('/data?tab=connectors');
    await page.getByRole('button', { name: 'New connector' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Name', { exact: true }).fill(name);
    await drawer.getByLabel('What is read').click();
    await page.getByText('HTTP source (JSON)').last().click();
    await drawer.getByLabel('Source', { exact: true }).fill(name);
    await drawer.getByLabel('Address').fill(`http://127.0.0.1:${(crm.address() as AddressInfo).port}/`);
    const save = drawer.getByRole('button', { name: 'Save' });
    await drawer.getByRole('button', { name: 'Test' }).click();
    await drawer.getByText('It does not accept the user or the secret').waitFor();
    await choose(page, drawer.getByLabel('Authorization'), 'A header');
    await drawer.getByLabel('Name of the header').fill('x-key');
    await drawer.getByLabel('Password, token or secret').fill('sesame');
    // Before anything is said of what they become, records are shown as they came.
    await drawer.getByRole('button', { name: 'Test' }).click();
    await drawer.getByText('1 record was read').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await drawer.getByRole('button', { name: 'Add the 2 other fields that were read' }).click();
    await drawer.getByLabel('Name of the event').fill('order_completed');
    await page.keyboard.press('Escape');
    await choose(page, drawer.getByRole('combobox', { name: 'How spent is written' }), /decimal comma/);
    await choose(page, drawer.getByRole('combobox', { name: 'at becomes' }), 'When it happened');
    await drawer.getByRole('button', { name: 'Test' }).click();
    await drawer.getByText('1 of the 1 records that were read would be taken').waitFor();
    await drawer.getByRole('cell', { name: /1\.234,5.*1234\.5/ }).waitFor();
    await drawer.getByRole('columnheader', { name: /China Standard Time/ }).waitFor();
    await drawer.getByRole('cell', { name: '2026-11-01 17:30:00' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await save.click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: new RegExp(name) }).waitFor();
  } finally {
    crm.closeAllConnections();
    crm.close();
  }
});

test('a connector is paused, read again from the beginning, and changed without its secret', async () => {
  const crm = await startCrm();
  const name = fresh('crm');
  try {
    await ask('mutation ($input: ConnectorInput!) { createConnector(input: $input) { key } }', {
      input: {
        ...{ name, kind: 'HTTP', source: name, every: 15, secret: 'sesame' },
        settings: {
          url: `http://127.0.0.1:${(crm.address() as AddressInfo).port}/`,
          auth: { kind: 'HEADER', name: 'x-key' },
          watermark: { path: 'at', param: 'since' },
        },
        mapping: { kind: 'users', fields: [{ source: 'id', target: 'externalId' }] },
      },
    });
    const page = await open('/data?tab=connectors');
    const drawer = page.getByRole('dialog');
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row.getByRole('button', { name: `Pause ${name}` }).click();
    await row.getByRole('button', { name: `Resume ${name}` }).waitFor();

    await row.getByRole('button', { name: `Open ${name}` }).click();
    await until('a run is shown', async () => (await drawer.getByRole('row').count()) > 1);
    await drawer.getByRole('button', { name: 'Read all again' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: 'Read all again' }).click();
    await page.getByText(`“${name}” is being read from the beginning`).waitFor();
    // One setting is changed, and the secret that nobody is shown still serves.
    await drawer.getByRole('tab', { name: 'Settings' }).click();
    await drawer.getByLabel('Every').fill('30');
    expect(await drawer.getByLabel('Password, token or secret').inputValue()).toBe('');
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.waitFor({ state: 'detached' });
    const { connectors } = await ask<{ connectors: { name: string }[] }>('{ connectors { name every settings } }');
    expect(connectors.find((one) => one.name === name)).toMatchObject({
      every: 30,
      settings: { auth: { kind: 'HEADER', name: 'x-key' }, watermark: { path: 'at', param: 'since' } },
    });
  } finally {
    crm.closeAllConnections();
    crm.close();
  }
});

test('a connector of a folder shows the first rows of its first file, is saved and removed; a bucket has its fields', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strata-files-'));
  await writeFile(join(folder, 'people.csv'), 'id\nfrom-folder\n');
  const name = fresh('folder');
  try {
    const page = await open('/data?tab=connectors');
    await page.getByRole('button', { name: 'New connector' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Name', { exact: true }).fill(name);
    await drawer.getByLabel('What is read').click();
    await page.getByText('An object store (S3)').last().click();
    await drawer.getByLabel('Secret access key').waitFor();
    await drawer.getByLabel('Bucket', { exact: true }).waitFor();
    await drawer.getByLabel('What is read').click();
    await page.getByText('A folder of the server').last().click();
    await drawer.getByLabel('Source', { exact: true }).fill(name);
    await drawer.getByLabel('Folder').fill(folder);
    await drawer.getByLabel('Name of the event').fill('signed_up');
    await drawer.getByRole('button', { name: 'Test' }).click();
    await drawer.getByRole('cell', { name: 'from-folder', exact: true }).waitFor();
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.waitFor({ state: 'detached' });
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row.getByRole('button', { name: `Open ${name}` }).click();
    await drawer.getByRole('button', { name: 'Remove' }).click();
    await page.getByText(/It is no longer read every 15 minutes/).waitFor();
    await page.getByRole('tooltip').getByRole('button', { name: 'Remove' }).click();
    await row.waitFor({ state: 'detached' });
  } finally {
    await rm(folder, { recursive: true });
  }
});
