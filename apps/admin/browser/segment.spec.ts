import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ask, KEY, url } from './browser';
import { countOf, figure, fresh, keepsPromisesOfEveryScreen, makeSegment, showsPeople, until, visitor } from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/segments/high_value_sleeping', (page) => page.locator('.outline-count'));
keepsPromisesOfEveryScreen(open, '/segments/platinum?tab=members', (page) => page.locator('tbody tr'));
keepsPromisesOfEveryScreen(open, '/segments/platinum?tab=breakdown', (page) => page.locator('.breakdown li'));

const RULE = { all: [{ attribute: { key: 'age', is: { gte: 30, lt: 33 } } }, { tag: { in: ['interest/food'] } }] };

const published = async (key: string): Promise<{ version: number; rule: unknown }> =>
  (
    await ask<{ segment: { version: number; rule: unknown } }>(
      'query ($key: String!) { segment(key: $key) { version rule } }',
      { key },
    )
  ).segment;

/** A segment whose v1 is one of twelve people and whose v2 is all of them: its own people, whom no other test moves. */
async function narrowThenWide(): Promise<{ key: string; narrow: object }> {
  const occupation = fresh('twelve');
  const wide = { attribute: { key: 'occupation', is: { eq: occupation } } };
  const narrow = { all: [wide, { attribute: { key: 'points', is: { eq: 30 } } }] };
  await ask('mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { accepted } }', {
    input: {
      users: Array.from({ length: 12 }, (_, at) => ({
        externalId: `${occupation}_${at}`,
        attributes: { occupation, points: 30 + at },
      })),
    },
  });
  await until('all of them are counted', async () => (await countOf(wide)) === 12);
  const key = await makeSegment(narrow);
  await ask('mutation ($input: UpdateSegmentInput!) { updateSegment(input: $input) { version } }', {
    input: { key, rule: wide },
  });
  return { key, narrow };
}

/** Restores v1 in the drawer that asks, after it has said that eleven leave and has named ten. */
async function restoresOnceShown(page: Page, key: string): Promise<void> {
  const drawer = page.getByRole('dialog', { name: 'Restore v1' });
  await drawer.getByText('11 would leave').waitFor();
  expect(await drawer.locator('.moves li').count()).toBe(10);
  expect((await published(key)).version).toBe(2);
  await drawer.getByRole('button', { name: 'Restore this version' }).click();
}

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

test('an earlier version is restored as a new one, once it was shown who would enter and leave', async () => {
  const { key, narrow } = await narrowThenWide();
  const page = await open(`/segments/${key}?tab=versions`);
  await page.getByRole('button', { name: 'Restore' }).click();
  await restoresOnceShown(page, key);
  await page.locator('header').getByText('v3 live').waitFor();
  expect((await published(key)).rule).toEqual(narrow);
});

test('the builder too shows who would enter and leave before a version is restored', async () => {
  const { key, narrow } = await narrowThenWide();
  const page = await open(`/segments/${key}/edit`);
  await page.getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore this version' }).click();
  await restoresOnceShown(page, key);
  await until('the version is restored', async () => (await published(key)).version === 3);
  expect((await published(key)).rule).toEqual(narrow);
});

test('a segment that is watched says so, and whoever enters it has it on the timeline', async () => {
  const { key } = await narrowThenWide();
  const page = await open(`/segments/${key}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Watch who enters and leaves' }).click();
  await page.locator('header').getByText('watched', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Stop watching' }).click();
  await page.locator('header').getByText('watched', { exact: true }).waitFor({ state: 'detached' });
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
  const lines = (await (await fetch(url(path ?? ''), { headers: KEY })).text()).trim().split('\n');
  expect(lines.length).toBe(await countOf(RULE));
});
