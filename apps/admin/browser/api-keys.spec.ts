import { beforeAll, expect, test } from '@jest/globals';
import { ask } from './browser';
import { fresh, keepsPromisesOfEveryScreen, until, visitor } from './screen';

const open = visitor();

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key { id } } }`;

beforeAll(() => ask(CREATE, { input: { name: fresh('till'), permissions: ['TAG_READ'] } }));

keepsPromisesOfEveryScreen(open, '/settings?tab=apiKeys', (page) => page.locator('tbody tr'));
keepsPromisesOfEveryScreen(open, '/settings?tab=audit', (page) => page.locator('tbody tr'));

async function stateOf(name: string): Promise<string | undefined> {
  const { apiKeys } = await ask<{ apiKeys: { name: string; state: string }[] }>('{ apiKeys { name state } }');
  return apiKeys.find((key) => key.name === name)?.state;
}

test('a key is made, shown once, rotated and revoked, and the audit trail tells it', async () => {
  const name = fresh('shop');
  const page = await open('/settings?tab=apiKeys');
  await page.getByRole('button', { name: 'New key' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Name').fill(name);
  await drawer.getByLabel('Permissions').click();
  await page.locator('.ant-select-item-option').filter({ hasText: 'audience.count' }).click();
  await page.keyboard.press('Escape');
  await drawer.getByRole('button', { name: 'Create', exact: true }).click();
  const secret = await drawer.locator('.settings-secret').innerText();
  expect(secret.trim()).toMatch(/^strata_[0-9a-z]{8}_[0-9A-Za-z]{38}$/);
  await drawer.getByRole('button', { name: 'I have stored it' }).click();
  await until('the key is there', async () => (await stateOf(name)) === 'ACTIVE');

  await page.getByRole('button', { name: `Open the key “${name}”` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: 'Rotate' }).click();
  const second = await drawer.locator('.settings-secret').innerText();
  expect(second.trim()).not.toBe(secret.trim());
  expect(await stateOf(name)).toBe('ROTATING');
  await drawer.getByRole('button', { name: 'I have stored it' }).click();

  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: 'Revoke' }).click();
  await until('the key is revoked', async () => (await stateOf(name)) === 'REVOKED');

  const trail = await open(`/settings?tab=audit&text=${name}`);
  await trail.getByRole('button', { name: /^Made an API key/ }).click();
  const entry = trail.getByRole('dialog');
  await entry.getByRole('region', { name: 'permissions' }).getByText('audience.count').waitFor();
  expect(await entry.innerText()).not.toContain(secret.trim().slice(-38));
});

test('the audit trail is verified from the screen', async () => {
  const page = await open('/settings?tab=audit');
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText('every link holds').waitFor();
});
