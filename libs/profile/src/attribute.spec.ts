import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { definitionsVersion } from '@strata/db';
import type { Database } from '@strata/db';
import { freshDatabase } from '@strata/db/testing';
import { AttributeDefinition, AttributeService, ProfileService } from './index.js';

let database: Database;
let attributes: AttributeService;

beforeAll(async () => {
  database = await freshDatabase({ entities: [AttributeDefinition] });
  attributes = new AttributeService(database);
});
afterAll(() => database.close());

test('defining again changes what is given, keeps the rest, and raises the version of definitions', async () => {
  const before = await definitionsVersion(database);
  const first = await attributes.define({ key: '城市', type: 'TEXT', name: 'City', options: ['北京市', '上海市'] });
  const second = await attributes.define({ key: '城市', type: 'TEXT', unit: 'city', sensitive: true });
  expect(first).toMatchObject({ name: 'City', sensitive: false, unit: null });
  expect(second).toMatchObject({ name: 'City', options: ['北京市', '上海市'], unit: 'city', sensitive: true });
  expect(await definitionsVersion(database)).not.toBe(before);
});

test('the type never changes', async () => {
  await attributes.define({ key: 'fixed', type: 'NUMBER' });
  await expect(attributes.define({ key: 'fixed', type: 'TEXT', name: 'x' })).rejects.toMatchObject({
    code: 'ALREADY_EXISTS',
  });
  const [fixed] = (await attributes.list()).filter(({ key }) => key === 'fixed');
  expect(fixed).toMatchObject({ type: 'NUMBER', name: 'fixed' });
});

test.each(['', '..', 'a b', 'a/b', '__proto__', 'constructor', 'a\0', 'x'.repeat(65)])(
  'the key %j is refused',
  async (key) => {
    await expect(attributes.define({ key, type: 'TEXT' })).rejects.toMatchObject({ code: 'INVALID_KEY' });
  },
);

test('options belong to texts alone', async () => {
  await expect(attributes.define({ key: 'n', type: 'NUMBER', options: ['1'] })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('coverage counts the users that have a value', async () => {
  await attributes.define({ key: 'covered', type: 'NUMBER' });
  const profiles = new ProfileService(database);
  const users = [1, 2, 3].map((covered) => ({ externalId: `u${covered}`, attributes: { covered } }));
  await profiles.upsertUsers([...users, { externalId: 'u1', attributes: { covered: null } }], { source: 'test' });
  expect((await attributes.coverage()).get('covered')).toBe(2);
});

test('a standard form needs its type, stays until it is changed, and null takes it away', async () => {
  const wrong = attributes.define({ key: 'sex', type: 'NUMBER', standardForm: 'GENDER' });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  expect(await attributes.define({ key: 'sex', type: 'TEXT', standardForm: 'GENDER' })).toMatchObject({
    standardForm: 'GENDER',
  });
  expect(await attributes.define({ key: 'sex', type: 'TEXT', name: 'Sex' })).toMatchObject({ standardForm: 'GENDER' });
  expect(await attributes.define({ key: 'sex', type: 'TEXT', standardForm: null })).toMatchObject({
    standardForm: null,
  });
});
