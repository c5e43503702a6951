import { describe, expect, test } from '@jest/globals';
import { ask, axeViolations, url } from './browser';
import type { Language } from './browser';
import { csv } from './files';
import { figure, fresh, keepsPromisesOfEveryScreen, showsPeople, until, visitor } from './screen';

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

test.each([
  ['en', 'Message clicked', 'URL', 'When it is sent'],
  ['zh', '点击消息', '链接', '什么时候发'],
] as const)(
  'the standard events are explained in %s, whether they have come or not',
  async (language, name, property, meaning) => {
    const page = await open('/data?list=standard', { language });
    await page.getByRole('columnheader', { name: meaning }).waitFor();
    const row = page.getByRole('row', { name: /message_clicked/ });
    await row.getByText(name).waitFor();
    await row.locator('.chip', { hasText: property }).waitFor();
    await page.getByRole('textbox').fill('message_clicked');
    await until('the others are left out', async () => (await page.locator('tbody tr').count()) === 1);
    expect(await axeViolations(page)).toEqual([]);
  },
);

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

describe.each<
  [Language, Record<'section' | 'upload' | 'replace' | 'remove' | 'choose' | 'note' | 'send' | 'line', string>]
>([
  [
    'zh',
    {
      section: '推断地区的表',
      upload: '上传 邮政编码',
      replace: '替换 邮政编码',
      remove: '移除 邮政编码',
      choose: '选择文件',
      note: '出处',
      send: '上传',
      line: '「x」不是邮编或其开头几位',
    },
  ],
  [
    'en',
    {
      section: 'Tables to infer places by',
      upload: 'Upload Postal codes',
      replace: 'Replace Postal codes',
      remove: 'Remove Postal codes',
      choose: 'Choose a file',
      note: 'Where it comes from',
      send: 'Upload',
      line: '“x” is no postal code, nor the beginning of one',
    },
  ],
])('a table to infer by, in %s', (language, words) => {
  test('is refused with the lines that are wrong, taken when they are mended, and removed, all by the keyboard', async () => {
    await ask('mutation { removeInferenceTable(input: { kind: POSTAL_CODE }) { removed } }');
    const page = await open('/data?tab=cleaning', { language });
    const table = page.getByRole('table', { name: words.section });
    await table.getByRole('button', { name: words.upload }).focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: words.note }).fill('Edition of a test');
    const choose = async (text: string): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await drawer.getByRole('button', { name: words.choose }).focus();
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(csv('codes.csv', text));
      await drawer.getByRole('button', { name: words.send, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await choose('code,division\n518057,440305\nx,440305\n');
    const fault = drawer.getByRole('row', { name: new RegExp(words.line) });
    await fault.waitFor();
    expect(await fault.getByRole('rowheader').textContent()).toBe('3');
    expect(await axeViolations(page)).toEqual([]);
    await choose('code,division\n518057,440305\n');
    await drawer.waitFor({ state: 'detached' });
    await table.getByText('Edition of a test').waitFor();
    await table.getByRole('button', { name: words.replace }).waitFor();
    await table.getByRole('button', { name: words.remove }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.ant-popconfirm').getByRole('button').last().click();
    await table.getByRole('button', { name: words.upload }).waitFor();
    expect(await ask('{ inferenceTables { kind } }')).not.toMatchObject({
      inferenceTables: expect.arrayContaining([{ kind: 'POSTAL_CODE' }]),
    });
  });
});

test('the panel of a user says of an inferred value by what it was inferred', async () => {
  const key = fresh('home');
  const { createWriteKey } = await ask<{ createWriteKey: { key: string } }>(
    `mutation {
      giveInferenceTable(input: { kind: PHONE_PREFIX, csv: "prefix,division\\n1380013,110100\\n" }) { __typename }
      home: defineAttribute(input: { key: "${key}", type: TEXT, standardForm: CITY }) { key }
      mobile: defineAttribute(input: { key: "${key}_mobile", type: TEXT, standardForm: PHONE }) { key }
      defineSource(input: { key: "${key}", kind: SDK, cleaning: { infer: [PHONE_PREFIX] } }) { key }
      createWriteKey(input: { source: "${key}" }) { key }
    }`,
  );
  const traits = { [`${key}_mobile`]: '138 0013 8000' };
  await fetch(url('/v1/collect'), {
    method: 'POST',
    body: JSON.stringify({
      writeKey: createWriteKey.key,
      sentAt: new Date().toISOString(),
      batch: [{ messageId: key, type: 'identify', userId: key, traits }],
    }),
  });
  const { user } = await ask<{ user: { id: string } }>(`{ user(externalId: "${key}") { id } }`);
  const page = await open(`/users/${user.id}`);
  const said = page.getByRole('region', { name: 'Attributes' }).locator('dd', { hasText: '北京市' });
  await said.getByTitle('Inferred, by mobile prefix').first().waitFor();
});
