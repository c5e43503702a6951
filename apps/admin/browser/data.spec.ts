import { expect, test } from '@jest/globals';
import { ask } from './browser';
import { figure, fresh, keepsPromisesOfEveryScreen, showsPeople, visitor } from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/data', (page) => page.locator('tbody tr'));
keepsPromisesOfEveryScreen(open, '/data?tab=attributes', (page) => page.locator('tbody tr'));
keepsPromisesOfEveryScreen(open, '/data?tab=cleaning', (page) => page.locator('tbody tr'));

test('an event is found by a property that it has borne', async () => {
  const page = await open('/data');
  await page.getByRole('textbox').fill('rating');
  await page.getByRole('row', { name: /product_reviewed/ }).waitFor();
  expect(await page.locator('tbody tr').count()).toBe(1);
});

test('the people who did something are those that its figure opens', async () => {
  const page = await open('/data');
  const link = page.getByRole('row', { name: /order_refunded/ }).getByRole('link');
  const count = figure(await link.textContent());
  await link.click();
  await showsPeople(page, count);
});

test('an attribute is defined and then changed, but for its type', async () => {
  const key = fresh('shoe_size');
  const page = await open('/data?tab=attributes');
  await page.getByRole('button', { name: 'Define an attribute' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Key').fill(key);
  await drawer.getByLabel('Name').fill('Shoe size');
  await drawer.getByLabel('Sensitive').check();
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.waitFor({ state: 'detached' });
  const row = page.getByRole('row', { name: new RegExp(key) });
  await row.getByText('Sensitive').waitFor();
  await row.getByRole('button', { name: 'Change Shoe size' }).click();
  expect(await drawer.getByLabel('Type').isDisabled()).toBe(true);
  await drawer.getByLabel('Name').fill('Size of shoes');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await row.getByText('Size of shoes').waitFor();
  const { attributes } = await ask<{ attributes: object[] }>('{ attributes { key name type sensitive } }');
  expect(attributes).toContainEqual({ key, name: 'Size of shoes', type: 'TEXT', sensitive: true });
});

test('a source is added with its rules of cleaning, and what they make of values is seen', async () => {
  const key = fresh('crm');
  await ask(`mutation { defineAttribute(input: { key: "${key}_on", type: DATE }) { key } }`);
  const page = await open('/data?tab=cleaning');
  await page.getByRole('button', { name: 'Add a source' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Key').fill(key);
  await drawer.getByRole('textbox', { name: 'Name' }).fill('Members');
  await drawer.getByRole('switch', { name: 'Full-width letters' }).click();
  await drawer.getByLabel('Order of 05/06/1990').click();
  await page.getByTitle('Day / month / year').click();
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.waitFor({ state: 'detached' });
  await page
    .getByRole('row', { name: new RegExp(key) })
    .getByText('1 off')
    .waitFor();
  const input = JSON.stringify({ attribute: `${key}_on`, values: ['05/06/1990'], source: key });
  const { tryCleaning } = await ask<{ tryCleaning: object[] }>(
    `{ tryCleaning(input: ${input.replace(/"(\w+)":/g, '$1:')}) { stored { value } repairs } }`,
  );
  expect(tryCleaning).toEqual([{ stored: [{ value: '1990-06-05' }], repairs: ['DATE'] }]);
  await page.getByRole('textbox', { name: 'Values' }).fill('北京朝阳');
  await page.getByRole('button', { name: 'See them cleaned' }).click();
  await page.getByRole('table', { name: 'Try it' }).getByText('北京朝阳').first().waitFor();
});
