import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { ask, axeViolations, url } from './browser';
import { becomes } from './members';
import { fresh, visitor } from './screen';

const visit = visitor();

/** A page of a new member of a role. */
async function open(path: string, role: string): Promise<Page> {
  const page = await visit('/logo.svg');
  await becomes(page, role);
  await page.goto(url(path));
  return page;
}

/** New users, known to the engine. */
async function makeUsers(count: number): Promise<{ ids: string[]; city: string }> {
  const city = fresh('city');
  const ids = Array.from({ length: count }, () => fresh('someone'));
  const { upsertUsers } = await ask<{ upsertUsers: { freshness: string } }>(
    'mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { freshness } }',
    {
      input: {
        users: ids.map((externalId) => ({
          externalId,
          attributes: { city },
          identities: [{ kind: 'EMAIL', value: `${externalId}@example.com` }],
        })),
      },
    },
  );
  await ask('query ($of: String!) { users(first: 1, minFreshness: $of) { totalCount } }', {
    of: upsertUsers.freshness,
  });
  return { ids, city };
}

const isThere = async (externalId: string): Promise<boolean> => {
  const { user } = await ask<{ user: { id: string } | null }>('query ($of: String!) { user(externalId: $of) { id } }', {
    of: externalId,
  });
  return user !== null;
};

/** Finds what waits from any screen, by the figure at Settings, and opens it. */
async function opensWaiting(page: Page, what: RegExp): Promise<void> {
  await page.getByRole('link', { name: /^Settings · / }).click();
  await page.getByRole('button', { name: what }).first().click();
}

test('many people are erased once somebody else than whoever asked approves, and both see what became of it', async () => {
  const { ids } = await makeUsers(3);
  const asker = await open('/privacy?tab=erasures', 'protection_officer');
  await asker.getByRole('button', { name: 'Erase many' }).click();
  const asking = asker.getByRole('dialog');
  await asking.getByLabel('Ids of users').fill([...ids, 'nobody at all'].join('\n'));
  await asking.getByRole('button', { name: 'How many people?' }).click();
  await asking.getByText('3 people would be erased').waitFor();
  await asking.getByText('1 id is nobody’s').waitFor();
  expect(await axeViolations(asker)).toEqual([]);
  const reason = fresh('asked by their school');
  await asking.getByLabel('Reason').fill(reason);
  await asking.getByRole('button', { name: 'Ask for approval' }).click();
  await asking.getByRole('button', { name: 'See how far it is' }).click();
  const own = asker.getByRole('dialog', { name: 'Erase 3 people' });
  await own.getByText('You asked for this: somebody else decides.').waitFor();
  expect(await own.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  expect(await isThere(ids[0]!)).toBe(true);

  const decider = await open('/privacy', 'protection_officer');
  await opensWaiting(decider, /^Open: Erase 3 people/);
  const drawer = decider.getByRole('dialog', { name: 'Erase 3 people' });
  await drawer.getByText(reason).waitFor();
  expect(await axeViolations(decider)).toEqual([]);
  await drawer.getByLabel('Comment').fill('The school has written to us.');
  await drawer.getByRole('button', { name: 'Approve' }).click();
  await decider.getByText('Approve erasing 3 people?').waitFor();
  await decider.locator('.ant-popover').getByRole('button', { name: 'Approve' }).click();
  await drawer.getByText('3 of 3 people erased').waitFor();
  await own.getByText('3 of 3 people erased').waitFor();
  await own.getByText('The school has written to us.').waitFor();
  expect(await Promise.all(ids.map(isThere))).toEqual([false, false, false]);
});

test('a file of sensitive values is downloaded once, by whoever asked, when somebody else has approved', async () => {
  const { ids, city } = await makeUsers(2);
  const key = fresh('export');
  await ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key } }', {
    input: { key, name: key, rule: { attribute: { key: 'city', is: { in: [city] } } } },
  });
  const asker = await open(`/segments/${key}`, 'owner');
  await asker.getByRole('button', { name: /^Export/ }).click();
  await asker.getByRole('menuitem', { name: /sensitive/ }).click();
  const asking = asker.getByRole('dialog');
  await asking.getByRole('combobox', { name: 'Which attributes' }).click();
  await asker.locator('.ant-select-item-option').filter({ hasText: '(sensitive)' }).first().click();
  await asking.getByLabel('Reason').fill('the printer of the letters needs it');
  await asking.getByRole('button', { name: 'Ask for approval' }).click();
  await asking.getByRole('button', { name: 'See how far it is' }).click();

  const decider = await open('/settings?tab=approvals&show=waiting', 'owner');
  await decider.getByRole('button', { name: new RegExp(`^Open: .*${key}`) }).click();
  const drawer = decider.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Approve' }).click();
  await decider.locator('.ant-popover').getByRole('button', { name: 'Approve' }).click();
  await drawer.getByText('Approved', { exact: true }).first().waitFor();
  expect(await drawer.getByRole('link', { name: 'Download (once)' }).count()).toBe(0);

  const [download] = await Promise.all([
    asker.waitForEvent('download'),
    asker.getByRole('link', { name: 'Download (once)' }).click(),
  ]);
  const file = await readFile(await download.path(), 'utf8');
  for (const id of ids) expect(file).toContain(id);
  await asker.getByRole('dialog').getByText('Done', { exact: true }).waitFor();
  expect(await asker.getByRole('link', { name: 'Download (once)' }).count()).toBe(0);
});

test('what is refused says so to whoever asked, with the reason', async () => {
  const { ids } = await makeUsers(2);
  const asker = await open('/privacy?tab=erasures', 'protection_officer');
  await asker.getByRole('button', { name: 'Erase many' }).click();
  const asking = asker.getByRole('dialog');
  await asking.getByLabel('Ids of users').fill(ids.join('\n'));
  await asking.getByRole('button', { name: 'How many people?' }).click();
  await asking.getByLabel('Reason').fill('spring cleaning');
  await asking.getByRole('button', { name: 'Ask for approval' }).click();
  await asking.getByRole('button', { name: 'See how far it is' }).click();
  const decider = await open('/privacy', 'protection_officer');
  await opensWaiting(decider, /^Open: Erase 2 people/);
  await decider.getByLabel('Comment').fill('These are customers.');
  await decider.getByRole('button', { name: 'Refuse' }).click();
  const own = asker.getByRole('dialog');
  await own.getByText('These are customers.').waitFor();
  await own.getByText('Refused', { exact: true }).waitFor();
  expect(await Promise.all(ids.map(isThere))).toEqual([true, true]);
});
