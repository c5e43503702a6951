import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ask, url } from './browser';
import { until, visitor } from './screen';

const open = visitor();

test('the language is switched on the spot and outlives a reload', async () => {
  const page = await open('/segments', { language: 'zh' });
  await page.getByRole('heading', { level: 1, name: '人群' }).waitFor();
  await page.getByRole('button', { name: /切换语言/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Segments' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Segments' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('the theme follows the system until one is chosen', async () => {
  const page = await open('/segments', { dark: true });
  const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme');
  await until('dark as the system', async () => (await theme()) === 'dark');
  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('menuitem', { name: 'Light' }).click();
  await until('light as chosen', async () => (await theme()) === 'light');
});

test('Ctrl K finds a segment and Enter opens it', async () => {
  const page = await open('/');
  await page.locator('.overview-figures').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('platinum');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/segments/platinum');
});

test('the name of the workspace is changed from the shell', async () => {
  const page = await open('/segments');
  const { workspace } = await ask<{ workspace: { name: string } }>('{ workspace { name } }');
  await page.getByRole('link', { name: /workspace settings/ }).click();
  const form = page.getByRole('form', { name: 'Workspace' });
  await form.getByLabel('Name').fill('Blue Grain');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.locator('.nav-workspace', { hasText: 'Blue Grain' }).waitFor();
  await ask('mutation ($name: String) { updateWorkspace(input: { name: $name }) { name } }', workspace);
});

test('a server that goes away is told above what is already there, and its return takes the word back', async () => {
  const page = await open('/segments');
  await page.locator('tbody tr').first().waitFor();
  // An answer that is still on its way would say that the server is there.
  await page.waitForLoadState('networkidle');
  await page.route(/graphql|healthz/, (route) => route.abort());
  await page.locator('.ant-segmented-item', { hasText: 'Archived' }).click();
  const banner = page.getByText(/The server has not answered since/);
  await banner.waitFor();
  const asked = page.waitForRequest(/healthz/);
  await page.locator('.banner').getByRole('button', { name: 'Retry' }).click();
  await asked;
  expect(await banner.isVisible()).toBe(true);
  // The page tries every five seconds by itself, too: whoever clicked now might find the banner gone already.
  await page.unroute(/graphql|healthz/);
  await banner.waitFor({ state: 'detached' });
});

test('an address that leads nowhere says so and leads back', async () => {
  const page = await open('/nowhere');
  await page.getByText('There is no such page').waitFor();
  await page.getByRole('button', { name: 'Back to the overview' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
});

describe('where the server knows nothing of what is asked', () => {
  /** As the documents of the version before are, once a server is upgraded. */
  const askUnknown = async (page: Page): Promise<void> => {
    await page.route('**/graphql', (route) => {
      const asked = route.request().postDataJSON() as object;
      return route.continue({ postData: JSON.stringify({ ...asked, extensions: { documentId: 'of another' } }) });
    });
  };

  test('a page that was open while Strata was upgraded says so, and loads itself again', async () => {
    const page = await open('/nowhere');
    await page.getByRole('main').waitFor();
    await askUnknown(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Segments' }).click();
    await page.getByText('Strata was upgraded').first().waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Load again' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Segments' }).waitFor();
    await page.getByRole('table').waitFor();
  });

  test('the playground says what it takes', async () => {
    const page = await open('/logo.svg');
    await askUnknown(page);
    await page.goto(url('/playground'));
    await page.getByText('takes the right to manage API keys').waitFor();
  });
});
