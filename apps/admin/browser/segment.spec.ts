import { expect, test } from '@jest/globals';
import { ask, url } from './browser';
import { countOf, figure, fresh, keepsPromisesOfEveryScreen, makeSegment, showsPeople, until, visitor } from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/segments/high_value_sleeping', (page) => page.locator('.outline-count'));
keepsPromisesOfEveryScreen(open, '/segments/platinum?tab=members', (page) => page.locator('tbody tr'));
keepsPromisesOfEveryScreen(open, '/segments/platinum?tab=breakdown', (page) => page.locator('.breakdown li'));

const RULE = { all: [{ attribute: { key: 'age', is: { gte: 30, lt: 33 } } }, { tag: { in: ['interest/food'] } }] };

test('the count moves by itself when someone enters', async () => {
  const age = 1_000 + (process.pid % 1_000);
  const key = await makeSegment({ attribute: { key: 'age', is: { eq: age } } });
  const page = await open(`/segments/${key}`);
  const count = page.locator('.segment-count');
  await until('nobody yet', async () => (await count.textContent()) === '0');
  await until('she is counted', async () => {
    await ask('mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { accepted } }', {
      input: { users: [{ externalId: `moves_${process.pid}`, attributes: { age } }] },
    });
    return (await count.textContent()) === '1';
  });
});

test('a snapshot is made, and the members are those of the rule', async () => {
  const key = await makeSegment(RULE);
  const page = await open(`/segments/${key}`);
  await page.getByRole('button', { name: 'Take a snapshot' }).click();
  await page.getByRole('tab', { name: 'In and out' }).click();
  const row = page.locator('tbody tr').first();
  await until('the snapshot is listed with its count', async () => {
    if ((await row.count()) === 0) await page.reload();
    await row.waitFor({ timeout: 2_000 }).catch(() => undefined);
    return (await row.count()) > 0 && figure(await row.locator('td').first().textContent()) === (await countOf(RULE));
  });
  await page.getByRole('tab', { name: 'Members' }).click();
  await page
    .getByText(`of ${(await countOf(RULE)).toLocaleString('en-US')}`)
    .last()
    .waitFor();
});

test('what is in use is not archived: what uses it is named', async () => {
  const key = await makeSegment(RULE);
  const user = `Uses it ${fresh('name')}`;
  await makeSegment({ segment: { key } }, user);
  const page = await open(`/segments/${key}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await page.getByRole('dialog').getByRole('link', { name: user }).waitFor();
  const { segment } = await ask<{ segment: { archivedAt: unknown } }>(
    'query ($key: String!) { segment(key: $key) { archivedAt } }',
    { key },
  );
  expect(segment.archivedAt).toBeNull();
});

test('an earlier version is restored as a new one', async () => {
  const key = await makeSegment(RULE);
  await ask('mutation ($input: UpdateSegmentInput!) { updateSegment(input: $input) { version } }', {
    input: { key, rule: { everyone: true } },
  });
  const page = await open(`/segments/${key}?tab=versions`);
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Restore' }).click();
  await page.getByText('v3 live').waitFor();
  const { segment } = await ask<{ segment: { rule: unknown } }>(
    'query ($key: String!) { segment(key: $key) { rule } }',
    {
      key,
    },
  );
  expect(segment.rule).toEqual(RULE);
});

test('a bar of the breakdown opens that part of the audience', async () => {
  const page = await open('/segments/platinum?tab=breakdown&by=attribute:gender');
  const bar = page.locator('.breakdown li').first();
  const count = figure(await bar.locator('.figure').first().textContent());
  await bar.getByRole('link').click();
  await showsPeople(page, count);
});

test('the export holds every member', async () => {
  const key = await makeSegment(RULE);
  const page = await open(`/segments/${key}`);
  await page.getByRole('button', { name: 'Export' }).click();
  const path = await page.getByRole('link', { name: /NDJSON/ }).getAttribute('href');
  const lines = (await (await fetch(url(path ?? ''))).text()).trim().split('\n');
  expect(lines.length).toBe(await countOf(RULE));
});
