import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { ask } from './browser';
import { fresh, keepsPromisesOfEveryScreen, until, visitor } from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/privacy', (page) => page.locator('tbody tr'));
keepsPromisesOfEveryScreen(open, '/privacy?tab=retention', (page) => page.locator('.privacy-intro'));
keepsPromisesOfEveryScreen(open, '/privacy?tab=erasures', (page) => page.locator('.privacy-intro'));

async function makePerson(): Promise<{ id: string; externalId: string }> {
  const externalId = fresh('person');
  await ask('mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { accepted } }', {
    input: { users: [{ externalId, attributes: { name: 'Ada Rights', age: 36 } }] },
  });
  const { user } = await ask<{ user: { id: string } }>('query ($of: String) { user(externalId: $of) { id } }', {
    of: externalId,
  });
  return { id: user.id, externalId };
}

test('a copy of everything is fetched from the screen of a user', async () => {
  const { id, externalId } = await makePerson();
  const page = await open(`/users/${id}`);
  await page.getByRole('button', { name: 'Rights' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export everything (JSON)' }).click(),
  ]);
  const copy = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(copy)).toMatchObject({ user: Number(id) });
  expect(copy).toContain(externalId);
});

test('a value is put right, and no import changes it back', async () => {
  const { id, externalId } = await makePerson();
  const page = await open(`/users/${id}`);
  const row = page.locator('.user-attributes > div').filter({ hasText: 'Ada Rights' });
  await row.hover();
  await row.getByRole('button', { name: /^Correct/ }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Value').fill('Ada Corrected');
  await drawer.getByLabel('Note').fill('asked by mail');
  await drawer.getByRole('button', { name: 'Save the correction' }).click();
  await page.locator('.user-attributes').getByText('Ada Corrected').waitFor();
  await ask('mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { accepted } }', {
    input: { users: [{ externalId, attributes: { name: 'Ada Imported' } }], source: 'crm' },
  });
  const { user } = await ask<{ user: { name: string } }>('query ($id: ID!) { user(id: $id) { name } }', { id });
  expect(user.name).toBe('Ada Corrected');
});

test('a restriction is set and lifted with its reason, and says so on the user', async () => {
  const { id } = await makePerson();
  const page = await open(`/users/${id}`);
  for (const [item, button] of [
    ['Restrict …', 'Restrict'],
    ['Lift the restriction …', 'Lift the restriction'],
  ] as const) {
    await page.getByRole('button', { name: 'Rights' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Reason').fill('a dispute');
    await drawer.getByRole('button', { name: button, exact: true }).click();
    await drawer.waitFor({ state: 'detached' });
    const banner = page.getByText('Restricted since');
    await until('the banner', async () => (await banner.isVisible()) === (button === 'Restrict'));
  }
});

test('a person is forgotten after their id is typed; the receipt is kept, found again, and lifted', async () => {
  const { id, externalId } = await makePerson();
  const page = await open(`/users/${id}`);
  await page.getByRole('button', { name: 'Rights' }).click();
  await page.getByRole('menuitem', { name: 'Forget this person …' }).click();
  const forget = page.getByRole('dialog');
  const confirm = forget.getByRole('button', { name: 'Forget this person' });
  await forget.getByText('1 event', { exact: true }).or(forget.getByText('0 events')).waitFor();
  expect(await confirm.isDisabled()).toBe(true);
  await forget.getByLabel(`Type ${externalId} to confirm`).fill(externalId);
  await confirm.click();
  await page.getByText('Receipt of erasure').waitFor();
  expect(await page.getByRole('dialog').textContent()).not.toContain(externalId);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.waitForURL('**/users');
  expect(await ask('query ($of: String) { user(externalId: $of) { id } }', { of: externalId })).toEqual({ user: null });

  await page.goto(page.url().replace('/users', '/privacy?tab=erasures'));
  await page.getByRole('searchbox', { name: /was this person erased/ }).fill('nobody-of-this-id');
  await page.keyboard.press('Enter');
  await page.getByText('Nobody with it was erased').waitFor();
  await page.getByRole('searchbox', { name: /was this person erased/ }).fill(externalId);
  await page.keyboard.press('Enter');
  const receipt = page.getByRole('dialog');
  const number = (await receipt.getByText('Receipt', { exact: true }).locator('+ dd').textContent()) ?? '';
  await receipt.getByRole('button', { name: 'Close' }).click();
  await receipt.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: `Lift ${number.slice(0, 8)}` }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('came back and consented anew');
  await page.getByRole('dialog').getByRole('button', { name: 'Lift' }).click();
  await page
    .getByRole('row')
    .filter({ hasText: number.slice(0, 8) })
    .getByText('Lifted')
    .waitFor();
});

test('somebody who is no user is forgotten where a search finds nobody, and kept out', async () => {
  const externalId = fresh('stranger');
  const page = await open('/privacy?tab=erasures');
  await page.getByRole('searchbox', { name: /was this person erased/ }).fill(externalId);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Forget this person …' }).click();
  const drawer = page.getByRole('dialog');
  const confirm = drawer.getByRole('button', { name: 'Forget this person' });
  expect(await confirm.isDisabled()).toBe(true);
  await drawer.getByLabel(`Type ${externalId} again to confirm`).fill(externalId);
  await confirm.click();
  await page.getByText('Receipt of erasure').waitFor();
  const { upsertUsers } = await ask<{ upsertUsers: { rejected: { code: string }[] } }>(
    'mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { rejected { code } } }',
    { input: { users: [{ externalId }] } },
  );
  expect(upsertUsers.rejected).toEqual([{ code: 'ERASED' }]);
});

test('a period is set only with how much it would delete in sight', async () => {
  const name = fresh('rights_event');
  const old = new Date(Date.now() - 40 * 86_400_000).toISOString();
  await ask('mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }', {
    input: { events: [{ externalId: fresh('person'), name, occurredAt: old }] },
  });
  const page = await open('/privacy?tab=retention');
  await page.getByRole('button', { name: 'Set a period' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Which').fill(name);
  await page.keyboard.press('Enter');
  await drawer.getByText('Nothing to delete now').waitFor();
  await drawer.getByLabel('Unit').click();
  await page
    .getByRole('option', { name: 'days' })
    .or(page.locator('.ant-select-item-option').filter({ hasText: 'days' }))
    .last()
    .click();
  await drawer.getByLabel('Period').fill('30');
  await drawer.getByText('Would delete 1 now').waitFor();
  await drawer.getByRole('button', { name: 'Set and delete 1' }).click();
  // Shown as words: rights_event_1a2b as "Rights event 1a2b".
  const row = page.getByRole('row').filter({ hasText: name.slice(-8) });
  await row.getByText('30 days').waitFor();
  await row.getByRole('button', { name: /^Change the period of/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep for good' }).click();
  await row.waitFor({ state: 'detached' });
});

test('why something is collected is written down, and on paper stands the list alone', async () => {
  const page = await open('/privacy');
  const row = page.getByRole('row').filter({ hasText: 'Phone' }).first();
  await row.getByRole('button', { name: /^Fill in/ }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Purpose').fill('News of orders');
  await drawer.getByLabel('Legal basis').click();
  await page.locator('.ant-select-item-option').filter({ hasText: 'Contract' }).click();
  await drawer.getByLabel('Recipients').fill('The SMS provider');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await row.getByText('News of orders').waitFor();
  await row.getByText('Contract').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  expect(await row.getByText('The SMS provider').isVisible()).toBe(true);
  expect(
    await page.evaluate(
      () => document.querySelector('main')?.scrollHeight === document.querySelector('main')?.clientHeight,
    ),
  ).toBe(true);
});
