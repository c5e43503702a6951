import { describe, expect, test } from '@jest/globals';
import { ask, axeViolations } from './browser';
import type { Language } from './browser';
import { fresh, visitor } from './screen';

const open = visitor();
const PASSWORD = 'corridor of nine lamps';

async function invite(): Promise<{ email: string; path: string }> {
  const email = `${fresh('member')}@example.com`;
  const { inviteMember } = await ask<{ inviteMember: { url: string } }>(
    'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { url } }',
    { input: { email, name: 'Ada Member', role: 'administrator' } },
  );
  return { email, path: `/accept#${inviteMember.url.split('#')[1]}` };
}

test('an invitation sets a password, and its member signs out and in again', async () => {
  const { email, path } = await invite();
  const page = await open(path);
  await page.getByRole('heading', { name: 'Join the workspace' }).waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
  await page.getByLabel('New password').fill('passwordpassword');
  await page.getByRole('button', { name: 'Set the password and sign in' }).click();
  await page.getByText('among the first that others try').waitFor();
  await page.getByLabel('New password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();

  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('something else entirely');
  await page.keyboard.press('Enter');
  await page.getByText('E-mail and password do not match.').waitFor();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
});

test('a link that was used says so', async () => {
  const page = await open('/accept#nothing');
  await page.getByText('This link was used or has expired').waitFor();
});

describe.each<Language>(['zh', 'en'])('in %s', (language) => {
  test.each([1440, 390])('axe finds nothing wrong at a width of %d', async (width) => {
    const { path } = await invite();
    for (const to of ['/sign-in', path]) {
      const page = await open(to, { language, width });
      await page.locator('input').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      const isWider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(isWider).toBe(false);
    }
  });
});
