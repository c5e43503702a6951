import { beforeAll, expect, test } from '@jest/globals';
import { ask } from './browser';
import { fresh, keepsPromisesOfEveryScreen, until, visitor } from './screen';

const open = visitor();

const CREATE = `mutation ($input: CreateDestinationInput!) { createDestination(input: $input) { destination { key } } }`;

const url = (name: string): string => `https://${name}.example/movements`;

beforeAll(() => ask(CREATE, { input: { name: 'Loyalty', url: url('loyalty'), kinds: ['tag_added'] } }));

keepsPromisesOfEveryScreen(open, '/data?tab=destinations', (page) => page.locator('tbody tr'));

interface Told {
  destinations: { name: string; url: string; kinds: string[]; objects: string[]; paused: boolean }[];
}

async function destination(at: string): Promise<Told['destinations'][number] | undefined> {
  const { destinations } = await ask<Told>('{ destinations { name url kinds objects paused } }');
  return destinations.find((one) => one.url === at);
}

test('a destination is made, its secret shown once, changed, paused and removed', async () => {
  const name = fresh('till');
  const at = url(name);
  const page = await open('/data?tab=destinations');
  await page.getByRole('button', { name: 'New destination' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Name').fill(name);
  await drawer.getByLabel('Address').fill(at);
  await drawer.getByLabel('Which movements').click();
  await page.locator('.ant-select-item-option').filter({ hasText: 'Entered a segment' }).click();
  await page.keyboard.press('Escape');
  await drawer.getByLabel('Only of these segments and tags').fill('big-spenders');
  await page.keyboard.press('Enter');
  // What there is to choose stays open until one goes elsewhere.
  await drawer.locator('.ant-drawer-title').click();
  await drawer.getByRole('button', { name: 'Create', exact: true }).click();
  const secret = await drawer.getByRole('region', { name: 'Signing secret' }).locator('pre').innerText();
  expect(secret).toMatch(/^whsec_/);
  await drawer.getByRole('button', { name: 'I have stored it' }).click();
  expect(await destination(at)).toEqual({
    name,
    url: at,
    kinds: ['segment_entered'],
    objects: ['big-spenders'],
    paused: false,
  });

  const row = page.getByRole('button', { name: `Open the destination “${name}”` });
  await row.click();
  await drawer.getByLabel('Name').fill(`${name} too`);
  await drawer.getByRole('button', { name: 'Save' }).click();
  await until('it is renamed', async () => (await destination(at))?.name === `${name} too`);
  await drawer.getByRole('button', { name: 'Pause' }).click();
  await drawer.getByRole('button', { name: 'Resume' }).waitFor();
  expect((await destination(at))?.paused).toBe(true);
  await drawer.getByRole('button', { name: 'Remove' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: 'Remove' }).click();
  await until('it is gone', async () => (await destination(at)) === undefined);
});

test('an address that is none is refused before it is sent', async () => {
  const page = await open('/data?tab=destinations&open=new');
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Name').fill('Nowhere');
  await drawer.getByLabel('Address').fill('nowhere');
  await drawer.getByRole('button', { name: 'Create', exact: true }).click();
  await drawer.getByText(/not a valid url/i).waitFor();
});
