import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from './browser';
import { codeOf, PASSWORD } from './members';
import { visitor } from './screen';

const open = visitor();
let server: ChildProcess;
let folder: string;
let at: string;
let setUp: string;

/** A workspace of its own that nobody owns yet, without the demo: what it asks of everybody reaches no other test. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-first-start-'));
  server = spawn(process.execPath, ['apps/server/dist/start.js'], {
    env: { PATH: process.env['PATH'], PORT: '0', STRATA_DATA_DIR: folder, STRATA_DEMO: '0', STRATA_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout! })) {
    setUp ??= /\S+\/setup#\S+/.exec(line)?.[0] ?? setUp;
    at ??= /Admin app\s+(http\S+?)\/?$/.exec(line.trim())?.[1] ?? at;
    if (setUp && at) break;
  }
  if (!at) throw new Error('The server ended without saying where it is.');
  // What it says from now on is read by nobody, and must not fill the pipe.
  server.stdout?.resume();
});
afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
});

/** A link as it was told, at the port that the system chose. */
const here = (link: string): string => `${at}${new URL(link).pathname}${new URL(link).hash}`;

async function setsPassword(page: Page): Promise<void> {
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set the password and sign in' }).click();
}

/** Sets a second factor up on the screen of it; resolves with its secret. */
async function setsUpSecondFactor(page: Page): Promise<string> {
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  const secret = await page.locator('.settings-secret').innerText();
  await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: 'I have stored them' }).click();
  return secret;
}

test('the link of a first start makes an owner, who invites; whom the company asks for a second factor is led to set one up, and then let in', async () => {
  const page = await open('/logo.svg');
  await page.goto(here(setUp));
  await page.getByRole('heading', { name: 'Set up the workspace' }).waitFor();
  await page.getByLabel('E-mail').fill('olga@example.com');
  await page.getByLabel('Name').fill('Olga Owner');
  await setsPassword(page);
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();

  await page.goto(`${at}/settings?tab=members&open=new`);
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Name').fill('Mia Marketer');
  await drawer.getByLabel('E-mail').fill('mia@example.com');
  await drawer.getByRole('combobox', { name: 'Role' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: 'Marketer' }).click();
  await drawer.getByRole('button', { name: 'Make the invitation link' }).click();
  const invitation = (await drawer.locator('.settings-secret').innerText()).trim();

  const mia = await open('/logo.svg');
  await mia.goto(here(invitation));
  await setsPassword(mia);
  await mia.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();

  // The owner has none either, so that it concerns them first.
  await page.goto(`${at}/settings?tab=members&open=access`);
  await drawer.getByRole('switch').click();
  await drawer.getByText('You have none yourself').waitFor();
  await drawer.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await setsUpSecondFactor(page);
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();

  // Whose page was open is led there by the next thing that they ask, and to nothing else, by whatever address.
  await mia.getByRole('link', { name: 'Segments' }).click();
  await mia.getByRole('heading', { name: 'Set up a second factor' }).waitFor();
  const refused: string[] = [];
  mia.on('response', (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.request().postData() ?? ''}`);
  });
  await mia.goto(`${at}/segments`);
  const secret = await setsUpSecondFactor(mia);
  await mia.getByRole('heading', { level: 1, name: 'Segments' }).waitFor();
  await mia.waitForLoadState('networkidle');
  expect(refused).toEqual([]);

  // From now on signing in takes a code, each once.
  await mia.getByRole('button', { name: 'Sign out' }).click();
  await mia.getByLabel('E-mail').fill('mia@example.com');
  await mia.getByLabel('Password').fill(PASSWORD);
  await mia.keyboard.press('Enter');
  await mia.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret, Date.now() + 30_000));
  await mia.keyboard.press('Enter');
  await mia.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
});
