import { expect, test } from '@jest/globals';
import { ask } from './browser';
import { countOf, crowdPath, keepsPromisesOfEveryScreen, makeTag, showsPeople, until, visitor } from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/users', (page) => page.locator('tbody tr'));

const CROWD = { all: [{ attribute: { key: 'age', is: { gte: 25, lt: 30 } } }, { tag: { in: ['interest/baby'] } }] };

test('someone is found by id, and the search outlives a reload', async () => {
  const page = await open('/users');
  await page.getByRole('textbox', { name: 'Name, phone, e-mail, id' }).fill('80000042');
  await showsPeople(page, 1);
  await page.reload();
  await showsPeople(page, 1);
  await page.getByText('80000042').waitFor();
});

test('a search in vain says so and can be cleared', async () => {
  const page = await open('/users?search=nobodyatall');
  await page.getByText('Nothing found for “nobodyatall”').waitFor();
  await page.getByRole('button', { name: 'Clear search' }).click();
  await page.locator('tbody tr').first().waitFor();
});

test('a rule in the address lists exactly its people, and opens in the builder as it is', async () => {
  const count = await countOf(CROWD);
  const page = await open(crowdPath(CROWD));
  await showsPeople(page, count);
  await page.getByRole('button', { name: 'Open in the builder' }).click();
  await until('the builder counts the same', async () => {
    const text = await page.locator('[data-count]').textContent();
    return Number(text?.replaceAll(',', '')) === count;
  });
});

test('a rule that cannot be read selects nobody and says so', async () => {
  const page = await open('/users?rule=%7B%22all%22');
  await page.getByText('The condition in the address cannot be read').waitFor();
  expect(await page.locator('tbody tr').count()).toBe(0);
});

test('the next page has others, and the way back leads to the first', async () => {
  const page = await open('/users');
  const first = page.locator('tbody tr').first();
  await first.waitFor();
  const before = await first.textContent();
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByText('51–100 of').waitFor();
  expect(await first.textContent()).not.toBe(before);
  await page.getByRole('button', { name: 'Previous page' }).click();
  await page.getByText('1–50 of').waitFor();
  expect(await first.textContent()).toBe(before);
});

test('a tag given to a crowd is held by exactly these people', async () => {
  const tag = await makeTag();
  const page = await open(crowdPath(CROWD));
  await page.getByRole('button', { name: 'Tag them…' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox').fill(tag);
  await page.keyboard.press('Enter');
  await drawer.getByRole('button', { name: 'Assign' }).click();
  await drawer.waitFor({ state: 'detached' });
  const { users } = await ask<{ users: { totalCount: number } }>(
    'query ($rule: RuleInput!) { users(rule: $rule, first: 1) { totalCount } }',
    { rule: { all: [CROWD, { tag: { in: [tag] } }] } },
  );
  expect(users.totalCount).toBe(await countOf(CROWD));
  expect(await countOf({ tag: { in: [tag] } })).toBe(users.totalCount);
});
