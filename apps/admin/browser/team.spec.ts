import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ask, axeViolations } from './browser';
import { becomes, codeOf, invite, PASSWORD } from './members';
import { fresh, keepsPromisesOfEveryScreen, makeSegment, until, visitor } from './screen';

const open = visitor();

keepsPromisesOfEveryScreen(open, '/settings?tab=account', (page) => page.locator('tbody tr'));
keepsPromisesOfEveryScreen(open, '/settings?tab=members', (page) => page.locator('tbody tr'));
keepsPromisesOfEveryScreen(open, '/settings?tab=roles', (page) => page.locator('tbody tr'));

/** A page of somebody of a role, at an address. */
async function as(role: string, path: string): Promise<{ page: Page; email: string }> {
  const page = await open('/logo.svg');
  const { email } = await becomes(page, role);
  await page.goto(new URL(path, page.url()).href);
  return { page, email };
}

interface Listed {
  id: string;
  email: string;
  role: string;
  state: string;
}
async function found(email: string): Promise<Listed | undefined> {
  const { members } = await ask<{ members: Listed[] }>('{ members { id email role state } }');
  return members.find((member) => member.email === email);
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).click();
}

describe('members', () => {
  test('are invited by a link that is shown once, change their role, are suspended, resumed and removed', async () => {
    const page = await open('/settings?tab=members');
    await page.getByRole('button', { name: 'Invite a member' }).click();
    const drawer = page.getByRole('dialog');
    const email = `${fresh('bea')}@example.com`;
    const name = fresh('Bea');
    await drawer.getByLabel('Name').fill(name);
    await drawer.getByLabel('E-mail').fill(email);
    await choose(page, 'Role', 'Analyst');
    await drawer.getByRole('button', { name: 'Make the invitation link' }).click();
    expect(await drawer.locator('.settings-secret').innerText()).toMatch(/\/accept#[\w-]{43}/);
    expect(await axeViolations(page)).toEqual([]);
    await drawer.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('button', { name: `Open the member “${name}”` }).click();
    await choose(page, 'Role', 'Marketer');
    await drawer.getByRole('button', { name: 'Change the role' }).click();
    await until('the role is another', async () => (await found(email))?.role === 'marketer');
    await drawer.getByRole('button', { name: 'Suspend' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: 'Suspend' }).click();
    await until('they are suspended', async () => (await found(email))?.state === 'SUSPENDED');
    await drawer.getByRole('button', { name: 'Resume' }).click();
    await until('they are back', async () => (await found(email))?.state === 'INVITED');
    await drawer.getByRole('button', { name: 'Make a new invitation link' }).click();
    await drawer.locator('.settings-secret').waitFor();
    await drawer.getByRole('button', { name: 'Done' }).click();
    await drawer.getByRole('button', { name: 'Remove' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: 'Remove' }).click();
    await until('they are gone', async () => (await found(email)) === undefined);
  });

  test('who may more than an administrator are told apart: why they cannot be invited, and that they can be suspended', async () => {
    const service = await invite('service', fresh('Sia'));
    const { page } = await as('administrator', '/settings?tab=members&open=new');
    const drawer = page.getByRole('dialog');
    await drawer.getByText(/Customer service, Protection officer: these hold rights that you do not have/).waitFor();
    await drawer.getByText(/see sensitive values/).waitFor();
    await drawer.getByRole('combobox', { name: 'Role' }).click();
    const option = (name: string) => page.locator('.ant-select-item-option').filter({ hasText: name });
    expect(await option('Customer service').getAttribute('class')).toContain('disabled');
    expect(await option('Marketer').getAttribute('class')).not.toContain('disabled');

    const id = (await found(service.email))?.id ?? '';
    await page.goto(`${page.url().split('?')[0] ?? ''}?tab=members&open=${id}`);
    await drawer.getByText(/This member may more than you \(see sensitive values\)/).waitFor();
    expect(await drawer.getByRole('button', { name: 'Make a new invitation link' }).count()).toBe(0);
    await drawer.getByRole('button', { name: 'Suspend' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: 'Suspend' }).click();
    await until('they are suspended', async () => (await found(service.email))?.state === 'SUSPENDED');
  });
});

describe('roles', () => {
  test('are duplicated, limited to a segment, edited and removed, and stand side by side', async () => {
    const rule = { attribute: { key: 'city', is: { in: ['上海市'] } } };
    const name = fresh('Team of Shanghai');
    await makeSegment(rule, name);
    const page = await open('/settings?tab=roles&open=service');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: 'Duplicate' }).click();
    const key = fresh('role');
    await drawer.getByLabel('Name').fill(key);
    await drawer.getByLabel('Key', { exact: true }).fill(key);
    await drawer.getByRole('checkbox', { name: 'merge users' }).uncheck();
    await drawer.getByRole('radio', { name: /Those of a rule/ }).check();
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.getByText('Choose a segment').last().waitFor();
    await drawer.getByRole('combobox', { name: 'Segment' }).fill(name);
    await page.keyboard.press('Enter');
    await drawer.getByText(/people now/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await drawer.getByRole('button', { name: 'Save' }).click();
    const role = async () => {
      const { roles } = await ask<{ roles: { key: string; permissions: string[]; scope: unknown }[] }>(
        '{ roles { key permissions scope } }',
      );
      return roles.find((one) => one.key === key);
    };
    await until('the role is there', async () => (await role()) !== undefined);
    expect(await role()).toMatchObject({ scope: rule });
    expect((await role())?.permissions).not.toContain('PROFILE_MERGE');

    await page.getByRole('button', { name: `Open the role “${key}”` }).click();
    await drawer.getByRole('button', { name: 'Edit' }).click();
    await drawer.getByRole('radio', { name: 'All users' }).check();
    await drawer.getByRole('button', { name: 'Save' }).click();
    await until('it is of all users', async () => (await role())?.scope === null);

    await page.getByRole('button', { name: 'Compare all roles' }).click();
    await page.getByRole('columnheader', { name: key }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await page.getByRole('button', { name: `Open the role “${key}”` }).click();
    await drawer.getByRole('button', { name: 'Remove' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: 'Remove' }).click();
    await until('the role is gone', async () => (await role()) === undefined);
  });

  test('of an administrator hold nothing that they do not', async () => {
    const { page } = await as('administrator', '/settings?tab=roles&open=~new');
    const sensitive = page.getByRole('checkbox', { name: 'see sensitive values' });
    await sensitive.waitFor();
    expect([
      await sensitive.isDisabled(),
      await page.getByRole('checkbox', { name: 'see users' }).isDisabled(),
    ]).toEqual([true, false]);
    await page.getByText('Those in grey are rights that you do not have').waitFor();
  });
});

describe('one’s own account', () => {
  test('gets another name and another password, and every other session ends', async () => {
    const { page, email } = await as('analyst', '/settings?tab=account');
    await page.getByLabel('Name').fill('Ada Lovelace');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The name was saved').waitFor();

    const elsewhere = await open('/logo.svg');
    await elsewhere.request.post(new URL('/auth/sign-in', elsewhere.url()).href, {
      headers: { origin: new URL(elsewhere.url()).origin },
      data: { email, password: PASSWORD },
    });
    await elsewhere.goto(new URL('/segments?state=archived', elsewhere.url()).href);
    await elsewhere.getByRole('heading', { level: 1, name: 'Segments' }).waitFor();
    // What it asks by itself is over before the session is.
    await elsewhere.waitForLoadState('networkidle');

    await page.getByLabel('Current password').fill('not this one, surely');
    await page.getByLabel('New password').fill('nine lamps of a corridor');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('This is not your password.').waitFor();
    await page.getByLabel('Current password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('every other session has ended').waitFor();
    await page.getByText('This one').waitFor();

    // Whose session has ended is led to sign in with the next that they ask, and back to where they were.
    await elsewhere.getByRole('link', { name: 'Tags', exact: true }).click();
    await elsewhere.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await elsewhere.getByLabel('E-mail').fill(email);
    await elsewhere.getByLabel('Password').fill('nine lamps of a corridor');
    await elsewhere.keyboard.press('Enter');
    await elsewhere.waitForURL('**/tags');
    await elsewhere.getByRole('heading', { level: 1, name: 'Tags' }).waitFor();

    await page.reload();
    await page.getByRole('button', { name: /^Sign out “/ }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('Signed out', { exact: true }).waitFor();
    await until('this session alone is left', async () => (await page.locator('tbody tr').count()) === 1);
  });

  test('gets a second factor by a code, keeps its recovery codes, and gives it up by the password', async () => {
    const { page } = await as('marketer', '/settings?tab=account');
    await page.getByRole('button', { name: 'Set up a second factor' }).click();
    const form = page.getByRole('form', { name: 'First, that it is really you' });
    await form.getByLabel('Current password').fill(PASSWORD);
    await form.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('img', { name: 'QR code for the authenticator to scan' }).locator('svg').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const secret = await page.locator('.settings-secret').innerText();
    await page.getByRole('textbox', { name: 'Code' }).fill('000000');
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('The code is not right').waitFor();
    await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret));
    await page.getByRole('button', { name: 'Turn on' }).click();
    const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
    const shown = await codes.allInnerTexts();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).click();
    const stream = await (await download).createReadStream();
    expect(Buffer.concat(await stream.toArray()).toString()).toBe(`${shown.join('\n')}\n`);
    await page.getByRole('button', { name: 'I have stored them' }).click();
    await page.getByText('10 recovery codes are left').waitFor();

    await page.getByRole('button', { name: 'Turn off' }).click();
    await page.getByRole('form', { name: 'Turn off' }).getByLabel('Current password').fill(PASSWORD);
    await page.getByRole('form', { name: 'Turn off' }).getByRole('button', { name: 'Turn off' }).click();
    await page.getByRole('button', { name: 'Set up a second factor' }).waitFor();
  });
});
