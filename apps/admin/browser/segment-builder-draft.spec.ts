import { expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { ask } from './browser';
import { draftOf, editPath, makeOwn, RULE, rows, showsCountOf } from './builder';
import { until, visitor } from './screen';

const open = visitor();

async function openBuilder(key: string): Promise<Page> {
  const page = await open(editPath(key));
  await rows(page).first().waitFor();
  return page;
}

interface Published {
  version: number;
  rule: unknown;
  draft: unknown;
}
async function publishedOf(key: string): Promise<Published> {
  const { segment } = await ask<{ segment: Published }>(
    'query ($key: String!) { segment(key: $key) { version rule draft } }',
    { key },
  );
  return segment;
}

const isSave = (route: Route): boolean => (route.request().postData() ?? '').includes('BuilderSaveDraft');

/** Holds back what the page saves until it is let go, in the order in which it was sent. */
async function holdSaves(page: Page): Promise<{ sent: () => number; letGo: () => Promise<void> }> {
  const held: Route[] = [];
  let sent = 0;
  await page.route('**/graphql', (route) => {
    if (!isSave(route)) return route.continue();
    sent += 1;
    held.push(route);
    return undefined;
  });
  return { sent: () => sent, letGo: async () => held.shift()?.continue() };
}

test('an edit of a live segment shows who moves, and publishing makes a version of it', async () => {
  const key = await makeOwn();
  const page = await openBuilder(key);
  await rows(page).nth(1).focus();
  await page.keyboard.press('Delete');
  await showsCountOf(page, { all: RULE.all.slice(1) });
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/would enter/).waitFor();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('v2 live').waitFor();
  expect(await publishedOf(key)).toEqual({ version: 2, rule: { all: RULE.all.slice(1) }, draft: null });
});

test('what was published is no longer called a change, whatever it is made of', async () => {
  const page = await openBuilder(await makeOwn());
  await page.locator('[data-palette="event cart_added"]').last().dblclick();
  await until('there is one row more', async () => (await rows(page).count()) === 7);
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('v2 live').waitFor();
});

test('a condition that is switched off stays in the draft over a reload, and over publishing, and is not counted', async () => {
  const key = await makeOwn();
  const page = await openBuilder(key);
  await rows(page).nth(1).focus();
  await page.keyboard.press('Space');
  await showsCountOf(page, { all: RULE.all.slice(1) });
  await until('the server keeps the draft', async () => (await draftOf(key)) !== null);
  await page.reload();
  await rows(page).first().waitFor();
  expect(await rows(page).nth(1).getAttribute('class')).toContain('row-off');
  await showsCountOf(page, { all: RULE.all.slice(1) });
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await until('it is published', async () => (await publishedOf(key)).version === 2);
  await until('the draft is kept again', async () => (await draftOf(key)) !== null);
});

test('saves go one at a time, the newest next, however slow the server is', async () => {
  const key = await makeOwn();
  const page = await openBuilder(key);
  const saves = await holdSaves(page);
  for (const off of [1, 2]) {
    await rows(page).nth(off).focus();
    await page.keyboard.press('Space');
    await until('the first is on its way', () => saves.sent() === 1);
  }
  await page.getByText('Keeping the draft').waitFor();
  expect(saves.sent()).toBe(1);
  await saves.letGo();
  await until('the second follows', () => saves.sent() === 2);
  await saves.letGo();
  await until('the draft is the last one', async () => {
    const draft = (await draftOf(key)) as { off: string[] } | null;
    return draft?.off.length === 2;
  });
});

test('a save that is late never outlives the publication after it', async () => {
  const key = await makeOwn();
  const page = await openBuilder(key);
  const saves = await holdSaves(page);
  await rows(page).nth(1).focus();
  await page.keyboard.press('Delete');
  await until('the draft is on its way', () => saves.sent() === 1);
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  expect((await publishedOf(key)).version).toBe(1);
  await saves.letGo();
  await page.getByText('v2 live').waitFor();
  expect(await publishedOf(key)).toEqual({ version: 2, rule: { all: RULE.all.slice(1) }, draft: null });
});

test('what is changed just before the builder is left is kept', async () => {
  const key = await makeOwn();
  const page = await openBuilder(key);
  await rows(page).nth(1).focus();
  await page.keyboard.press('Delete');
  await page.getByRole('link', { name: 'Back to segments' }).click();
  await until('the server keeps the draft', async () => (await draftOf(key)) !== null);
});

test('what a server that is away does not take is sent once the builder opens again', async () => {
  const key = await makeOwn();
  const page = await openBuilder(key);
  await page.route('**/graphql', (route) => (isSave(route) ? route.abort() : route.continue()));
  await rows(page).nth(1).focus();
  await page.keyboard.press('Delete');
  await page.getByText('The draft is kept here').waitFor();
  expect(await draftOf(key)).toBeNull();
  await page.unroute('**/graphql');
  await page.reload();
  await until('the server keeps the draft', async () => (await draftOf(key)) !== null);
  await showsCountOf(page, { all: RULE.all.slice(1) });
});
