import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes, sources } = server.app;
  await attributes.define({ key: 'city', type: 'TEXT', standardForm: 'CITY' });
  await attributes.define({ key: 'province', type: 'TEXT', standardForm: 'PROVINCE' });
  await attributes.define({ key: 'joined', type: 'DATE' });
  await sources.define({ key: 'crm', kind: 'FILE', cleaning: { dateOrder: 'DMY' } });
});
afterAll(() => server.close());

const TRY = `query ($input: TryCleaningInput!) {
  tryCleaning(input: $input) { value stored { attribute value } repairs fault }
}`;
const tryCleaning = async (input: object): Promise<unknown> =>
  (await server.get<{ tryCleaning: unknown }>(TRY, { input })).tryCleaning;

test('what cleaning would make of values is seen by rule, with what they fill, and nothing is stored', async () => {
  expect(await tryCleaning({ attribute: 'city', values: ['深圳', '火星'] })).toEqual([
    {
      value: '深圳',
      stored: [
        { attribute: 'city', value: '深圳市' },
        { attribute: 'province', value: '广东省' },
      ],
      repairs: ['REGION', 'REGION'],
      fault: null,
    },
    { value: '火星', stored: [{ attribute: 'city', value: '火星' }], repairs: ['REGION_UNRESOLVED'], fault: null },
  ]);
  expect(await server.app.database.query('SELECT FROM users')).toEqual([]);
});

test('by the settings of a source, or by others', async () => {
  const values = ['05/06/1990'];
  expect(await tryCleaning({ attribute: 'joined', values })).toMatchObject([
    { stored: [], fault: expect.stringContaining('05/06/1990') },
  ]);
  expect(await tryCleaning({ attribute: 'joined', values, source: 'crm' })).toMatchObject([
    { stored: [{ value: '1990-06-05' }], repairs: ['DATE'] },
  ]);
  const cleaning = { dateOrder: 'MDY' };
  expect(await tryCleaning({ attribute: 'joined', values, source: 'crm', cleaning })).toMatchObject([
    { stored: [{ value: '1990-05-06' }] },
  ]);
});

test('an attribute that is not defined, and settings that mean nothing, are refused', async () => {
  const codeOf = async (input: object): Promise<unknown> =>
    (await server.ask(TRY, { input })).errors?.[0]?.extensions['code'];
  expect(await codeOf({ attribute: 'nobody', values: ['x'] })).toBe('NOT_FOUND');
  expect(await codeOf({ attribute: 'city', values: ['x'], cleaning: { pivotYear: 100 } })).toBe('INVALID_CLEANING');
  expect(await codeOf({ attribute: 'city', values: Array(101).fill('x') })).toBe('TOO_LARGE');
});
