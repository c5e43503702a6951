import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ask, axeViolations } from './browser';
import { csv, gbkCsv, gzipNdjson, xlsx } from './files';
import type { GivenFile } from './files';
import { fresh, keepsPromisesOfEveryScreen, makeTag, until, visitor } from './screen';

const open = visitor();

const HEADER = ['会员号', '姓名', '手机号', '出生日期', '积分'];

/** People of a shop: one without any identity, one whose phone is none, one whose birthday is no day. */
const members = (mark: string): string[][] => [
  HEADER,
  [`${mark}1`, '沈若溪', '138 1001 2001', '1991/2/3', '１２８０'],
  [`${mark}2`, ' 陆明轩', '13810012002', '1992/3/4', '90'],
  [`${mark}3`, '顾婉清', '12345', '1993/4/5', '17'],
  ['', '周子墨', '', '1994/5/6', '3'],
  [`${mark}5`, '徐静怡', '13810012005', '昨天', '8'],
];

const give = (page: Page, file: GivenFile | GivenFile[]): Promise<void> =>
  page.locator('main input[type=file]').first().setInputFiles(file);

const next = (page: Page, name: string): Promise<void> => page.getByRole('button', { name: `Next: ${name}` }).click();

/** From the list to the first step of an import of this file. */
async function bring(page: Page, file: GivenFile): Promise<void> {
  await page.locator('main input[type=file]').first().waitFor({ state: 'attached' });
  await give(page, file);
  await page.getByText('How it is read').waitFor();
}

async function run(page: Page): Promise<void> {
  await next(page, 'confirm');
  await page.getByRole('button', { name: 'Start the import' }).click();
  await page.getByRole('complementary').getByText('This import').waitFor();
}

const figure = async (page: Page, name: string): Promise<string> => {
  const text = await page.locator('.imports-figures > div', { hasText: name }).locator('dd').innerText();
  return text.split(/\s/)[0] ?? '';
};

let waiting: string;
beforeAll(async () => {
  const page = await open('/data?tab=imports');
  await bring(page, gbkCsv('门店会员.csv', members(fresh('M'))));
  waiting = new URL(page.url()).pathname;
}, 120_000);

keepsPromisesOfEveryScreen(open, '/data?tab=imports', (page) => page.locator('tbody tr'));

test('a GBK file is read as such, its columns are guessed, repaired cells show before and after, and the report tells rows by what became of them', async () => {
  const mark = fresh('M');
  const page = await open('/data?tab=imports');
  await bring(page, gbkCsv('会员.csv', members(mark)));
  await page.getByText('told by the content').waitFor();
  expect(await page.getByRole('table').innerText()).toContain('沈若溪');

  await next(page, 'columns');
  const phone = page.getByRole('row', { name: /手机号/ });
  await phone.getByText('Phone', { exact: true }).waitFor();
  await phone.getByText(/usual header/).waitFor();

  await next(page, 'preview');
  await page.getByText('2 of the first 5 rows would be taken').waitFor();
  const cell = page.getByRole('cell', { name: /138 1001 2001.*\+8613810012001/ });
  await cell.waitFor();
  expect(await cell.innerText()).toContain('Phone numbers');
  await page
    .getByRole('row', { name: /周子墨/ })
    .getByText('No customer id')
    .waitFor();
  expect(await axeViolations(page)).toEqual([]);

  await run(page);
  expect([await figure(page, 'Rows read'), await figure(page, 'New users'), await figure(page, 'Rejected')]).toEqual([
    '5',
    '2',
    '3',
  ]);
  await page.getByText('Not a phone number').waitFor();
  const { user } = await ask<{ user: { identities: { value: string }[] } }>(
    'query ($id: String!) { user(externalId: $id) { identities { value } } }',
    { id: `${mark}1` },
  );
  expect(user.identities).toContainEqual({ value: '+8613810012001' });

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download rejected rows' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain('会员号,姓名');
  expect(lines[1]).toContain('INVALID_PHONE');
});

test('a rule that is switched off for the source answers in the preview at once', async () => {
  const page = await open('/data?tab=imports');
  await bring(page, gbkCsv('会员.csv', members(fresh('M'))));
  await next(page, 'columns');
  await next(page, 'preview');
  await page.getByRole('cell', { name: /１２８０.*1280/ }).waitFor();
  await page.getByRole('switch', { name: 'Full width to half' }).click();
  await page.getByRole('switch', { name: 'Numbers', exact: true }).click();
  await page.getByRole('cell', { name: /１２８０.*1280/ }).waitFor({ state: 'detached' });
});

test('a workbook is imported, the same one again changes nothing, and an undo takes the people of the first away', async () => {
  const mark = fresh('X');
  const sheet = (): GivenFile =>
    xlsx('members.xlsx', [
      ['会员号', '姓名'],
      [`${mark}1`, '韩一诺'],
      [`${mark}2`, '赵思远'],
    ]);
  const import1 = await open('/data?tab=imports');
  await bring(import1, sheet());
  await next(import1, 'columns');
  await next(import1, 'preview');
  await run(import1);
  expect(await figure(import1, 'New users')).toBe('2');

  const import2 = await open('/data?tab=imports');
  await bring(import2, sheet());
  await next(import2, 'columns');
  await next(import2, 'preview');
  await run(import2);
  await import2.getByText('This file was imported before: nothing changed.').waitFor();

  await import1.getByRole('button', { name: 'Undo import' }).click();
  await import1.getByText('Removes the 2 users that it created').waitFor();
  await import1.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await import1.getByText('2 users removed').waitFor();
  const { user } = await ask<{ user: object | null }>('query ($id: String!) { user(externalId: $id) { id } }', {
    id: `${mark}1`,
  });
  expect(user).toBeNull();
});

test('an undo of events says beforehand and afterwards that what was sent from elsewhere, too, stays', async () => {
  const mark = fresh('U');
  const page = await open('/data?tab=imports');
  const row = (at: number) => `${mark}${at},${mark}-m${at},2026-03-02T10:00:00Z\n`;
  await bring(page, csv('events.csv', `externalId,messageId,occurredAt\n${[1, 2, 3].map(row).join('')}`));
  await next(page, 'columns');
  await page.getByLabel('Event', { exact: true }).fill('checked_in');
  await page.keyboard.press('Escape');
  await next(page, 'preview');
  await run(page);
  expect(await figure(page, 'Events stored')).toBe('3');
  await ask('mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { duplicates } }', {
    input: { events: [{ externalId: `${mark}1`, messageId: `${mark}-m1`, name: 'checked_in' }] },
  });
  await page.getByRole('button', { name: 'Undo import' }).click();
  await page.getByText('Deletes the 3 events that it brought, but for those sent from elsewhere, too').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('2 events deleted').waitFor();
  await page.getByText('1 event stays: sent from elsewhere, too').waitFor();
  await page.getByText('1 user stays: something else is known of them').waitFor();
});

test('events in packed NDJSON go in by their paths, under a mapping that is saved and offered again', async () => {
  const mark = fresh('E');
  const objects = [1, 2, 3].map((at) => ({
    user_id: mark,
    time: `2026-10-0${at}T08:00:00Z`,
    shop: { [mark]: 'north' },
    amount: at,
  }));
  const page = await open('/data?tab=imports');
  await bring(page, gzipNdjson('orders.ndjson.gz', objects));
  await next(page, 'columns');
  await page.getByLabel('Event', { exact: true }).fill('order_completed');
  await page.keyboard.press('Escape');
  await next(page, 'preview');
  // By the clocks of the workspace, whose zone is named.
  await page.getByRole('columnheader', { name: /China Standard Time/ }).waitFor();
  await page.getByRole('cell', { name: '2026-10-01 16:00:00' }).waitFor();
  await next(page, 'confirm');
  await page.getByRole('checkbox').check();
  await page.getByLabel('Name of the mapping').fill(mark);
  await page.getByRole('button', { name: 'Start the import' }).click();
  await page.getByRole('complementary').getByText('This import').waitFor();
  expect(await figure(page, 'Events stored')).toBe('3');

  const again = await open('/data?tab=imports');
  await bring(again, gzipNdjson('later.ndjson.gz', objects.slice(0, 1)));
  await next(again, 'columns');
  await again.getByRole('button', { name: /Saved mappings/ }).click();
  await again.getByRole('button', { name: `Rename ${mark}` }).click();
  await again.getByLabel(`New name of ${mark}`).fill(`${mark} monthly`);
  await again.keyboard.press('Enter');
  await again.getByRole('button', { name: new RegExp(`^${mark} monthly`) }).click();
  expect(await again.getByLabel('Event', { exact: true }).inputValue()).toBe('order_completed');
  await again.getByRole('button', { name: /Saved mappings/ }).click();
  await again.getByRole('button', { name: `Delete mapping ${mark} monthly` }).click();
  await again.getByRole('tooltip').getByRole('button', { name: 'Delete mapping', exact: true }).click();
  await again.getByText(`${mark} monthly`).first().waitFor({ state: 'detached' });
});

test('a mapping is made by keyboard, says what is missing, and outlives the page', async () => {
  const page = await open('/data?tab=imports');
  await bring(page, csv('shoes.csv', 'colour,shoe size\nred,42\nblue,43\n'));
  await next(page, 'columns');
  const target = page.getByRole('combobox', { name: 'What “colour” becomes' });
  await target.focus();
  await target.fill('leave');
  await page.keyboard.press('Enter');
  await page.getByText(/Which column is the customer’s id/).waitFor();
  await target.fill('customer');
  await page.keyboard.press('Enter');
  await page.getByText(/Which column is the customer’s id/).waitFor({ state: 'detached' });
  await page.reload();
  await page
    .getByRole('row', { name: /^colour/ })
    .getByText('Customer id')
    .waitFor();
});

test('tags that there are not are named before their rows are rejected, and made', async () => {
  const known = await makeTag();
  const unknown = fresh('new_tag');
  const page = await open('/data?tab=imports');
  await bring(page, csv('tagged.csv', `会员号,标签\n${fresh('T')},${known}\n${fresh('T')},${unknown}\n`));
  await next(page, 'columns');
  await next(page, 'preview');
  await page.getByText(new RegExp(`no such tags yet: ${unknown}`)).waitFor();
  await page.getByRole('button', { name: 'Create them' }).click();
  await page.getByText(/no such tags yet/).waitFor({ state: 'detached' });
  await run(page);
  await page.getByText('All 2 rows were taken.').waitFor();
});

test.each([
  ['nothing in it', csv('empty.csv', ''), 'The file is empty.'],
  ['ten thousand columns', csv('wide.csv', `${'c,'.repeat(9_999)}c\n`), 'Too many columns'],
  ['NUL bytes', csv('binary.csv', 'a\u0000b,c\n\u0000,2\n'), undefined],
])('a file with %s is answered in the words of whoever brought it', async (_, file, words) => {
  const page = await open('/data?tab=imports');
  await page.locator('main input[type=file]').first().waitFor({ state: 'attached' });
  await give(page, file);
  if (words === undefined) return page.getByText('How it is read').waitFor();
  await page.getByText(words).waitFor();
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test('an upload that is cut off waits, says so, and goes on by itself from where it broke', async () => {
  const page = await open('/data?tab=imports');
  const pieces: number[] = [];
  let cut = true;
  await page.route('**/v1/imports/*?offset=*', (route) => {
    const offset = Number(new URL(route.request().url()).searchParams.get('offset'));
    if (offset > 0 && cut) return route.abort('connectionreset');
    pieces.push(offset);
    return route.continue();
  });
  const rows = Array.from({ length: 120_000 }, (_, at) => `L${at},name of number ${at},1990-01-01`);
  await page.locator('main input[type=file]').first().waitFor({ state: 'attached' });
  await give(page, csv('long.csv', `会员号,姓名,出生日期\n${rows.join('\n')}\n`));
  await page.getByText(/Connection lost/).waitFor();
  cut = false;
  await page.getByText('How it is read').waitFor();
  expect(pieces[0]).toBe(0);
  expect(new Set(pieces).size).toBe(pieces.length);
});

test('several files are watched in the list; one that is dropped anywhere is taken', async () => {
  const page = await open('/data?tab=imports');
  const names = [`${fresh('a')}.csv`, `${fresh('b')}.csv`];
  await page.locator('main input[type=file]').first().waitFor({ state: 'attached' });
  await give(
    page,
    names.map((name) => csv(name, `会员号,姓名\n${name},甲\n`)),
  );
  for (const name of names) await page.getByRole('row', { name: new RegExp(`${name}.*To be mapped`) }).waitFor();
  const dropped = `${fresh('c')}.csv`;
  await page.evaluate((name) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['会员号,姓名\nD1,乙\n'], name));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.querySelector('h1')?.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true }));
  }, dropped);
  await page.getByRole('heading', { name: dropped }).waitFor();
});

test('an import that waits is come back to by its address, and can be looked up on a phone', async () => {
  const page = await open(`${waiting}?step=mapping`, { width: 390, height: 844 });
  await page.getByText('Mapping columns is easier on a computer').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await until('its row is there', async () => (await page.getByText('手机号').count()) > 0);
});

test.each(['file', 'mapping', 'preview', 'run'])('axe finds nothing wrong on the step %s', async (step) => {
  const page = await open(`${waiting}?step=${step}`, { language: 'zh', dark: step === 'mapping' });
  await page.locator('.imports-section, tbody tr').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test('imports are narrowed by where they stand, and the address says it', async () => {
  const page = await open('/data?tab=imports&state=open');
  await page.getByRole('link', { name: '门店会员.csv' }).first().waitFor();
  expect(await page.locator('.imports-done').count()).toBe(0);
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByTitle('Undone or discarded').click();
  await until('the address says it', () => new URL(page.url()).searchParams.get('state') === 'gone');
  const waits = page.getByRole('link', { name: '门店会员.csv' });
  await until('what waits is gone', async () => (await waits.count()) === 0);
});
