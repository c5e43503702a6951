import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ask } from './browser';
import { fresh, keepsPromisesOfEveryScreen, visitor } from './screen';

const open = visitor();
const rowOrFace = (tab: string) => [`/data?tab=${tab}`] as const;
keepsPromisesOfEveryScreen(open, ...rowOrFace('sources'), (page) =>
  page.locator('main button', { hasText: /新建来源|New source/ }),
);
keepsPromisesOfEveryScreen(open, ...rowOrFace('connectors'), (page) =>
  page.locator('main button', { hasText: /新建连接器|New connector/ }),
);

test('a site gets its snippet, and its key can be revoked', async () => {
  const source = fresh('site');
  const page = await open('/data?tab=sources');
  await page.getByRole('button', { name: 'New source' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Name').fill('Our site');
  await drawer.getByLabel('Key of the source').fill(source);
  await drawer.getByRole('button', { name: 'Create' }).click();
  await drawer.getByText(/data-consent="required"/).waitFor();
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
  await drawer.getByText('Nothing has come yet').waitFor();
  await drawer.getByLabel('Name of the event').fill('signed_up');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.waitFor({ state: 'detached' });
  const { webhooks } = await ask<{ webhooks: object[] }>('{ webhooks { name mapping } }');
  expect(webhooks).toContainEqual({
    name: source,
    mapping: { kind: 'events', name: 'signed_up', fields: [{ source: 'id', target: 'externalId' }] },
  });
});

test('a connector is saved once it was tested, and paused', async () => {
  const crm = createServer((_request, response) => response.end('[{"id":"from-crm"}]'));
  await new Promise<void>((resolve) => crm.listen(0, '127.0.0.1', resolve));
  const name = fresh('crm');
  try {
    const page = await open('/data?tab=connectors');
    await page.getByRole('button', { name: 'New connector' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Name', { exact: true }).fill(name);
    await drawer.getByLabel('What is read').click();
    await page.getByText('HTTP source (JSON)').last().click();
    await drawer.getByLabel('Key of the source').fill(name);
    await drawer.getByLabel('Address').fill(`http://127.0.0.1:${(crm.address() as AddressInfo).port}/`);
    await drawer.getByLabel('Name of the event').fill('signed_up');
    const save = drawer.getByRole('button', { name: 'Save' });
    expect(await save.isDisabled()).toBe(true);
    await drawer.getByRole('button', { name: 'Test' }).click();
    await drawer.getByText('"externalId":"from-crm"').waitFor();
    await save.click();
    await drawer.waitFor({ state: 'detached' });
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row.getByRole('button', { name: 'Pause' }).click();
    await row.getByRole('button', { name: 'Resume' }).waitFor();
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
    await drawer.getByLabel('Key of the source').fill(name);
    await drawer.getByLabel('Folder').fill(folder);
    await drawer.getByLabel('Name of the event').fill('signed_up');
    await drawer.getByRole('button', { name: 'Test' }).click();
    await drawer.getByText('"externalId":"from-folder"').waitFor();
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.waitFor({ state: 'detached' });
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: 'Remove' }).click();
    await row.waitFor({ state: 'detached' });
  } finally {
    await rm(folder, { recursive: true });
  }
});
