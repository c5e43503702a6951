import { expect, test } from '@jest/globals';
import { ask } from './browser';
import { fresh, keepsPromisesOfEveryScreen, until, visitor } from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/people?tab=policies', (page) => page.getByRole('table').locator('tbody tr'));

const UPSERT = 'mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { accepted } }';
const upsert = (...users: object[]) => ask(UPSERT, { input: { users } });
const phone = () => `+86137${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;

/** Two pairs of one name and birthday each, once the job has found them: it runs every minute. */
async function makePairs(): Promise<string[]> {
  const names = [fresh('Pair'), fresh('Pair')];
  const birthday = '1990-05-01';
  await upsert(
    ...names.flatMap((name) => [
      { externalId: `${name}-a`, attributes: { name, birthday, city: '上海市' } },
      { externalId: `${name}-b`, attributes: { name, birthday } },
    ]),
  );
  for (const end = Date.now() + 90_000; Date.now() < end; await new Promise((go) => setTimeout(go, 500))) {
    const { duplicates } = await ask<{ duplicates: { edges: { node: { one: { name: string } } }[] } }>(
      '{ duplicates(first: 100) { edges { node { one { name } } } } }',
    );
    const found = duplicates.edges.map(({ node }) => node.one.name);
    if (names.every((name) => found.includes(name))) return names;
  }
  throw new Error('in vain: the pairs are proposed');
}
let pairs: Promise<string[]> | undefined;
const pair = async (at: 0 | 1): Promise<string> => (await (pairs ??= makePairs()))[at]!;
const A_MINUTE_AND_MORE = 120_000;

const keyOf = async (externalId: string): Promise<string> => {
  const { user } = await ask<{ user: { id: string } }>('query ($id: String) { user(externalId: $id) { id } }', {
    id: externalId,
  });
  return user.id;
};

test(
  'two who are probably one are compared field by field, and merged, and made two again',
  async () => {
    const name = await pair(0);
    const page = await open('/people');
    await page.getByRole('button', { name: `Compare ${name} ${name}-a and ${name} ${name}-b` }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('Same name and birthday').waitFor();
    await drawer.getByText(`Of ${name} ${name}-b these go to ${name} ${name}-a: 1 identity`).waitFor();
    await drawer.getByRole('button', { name: '3 more' }).click();
    await drawer
      .getByRole('row', { name: /上海市/ })
      .getByText('only one has a value')
      .waitFor();
    await drawer.getByRole('radio').nth(1).check();
    const shared = page.url();
    await drawer.getByRole('button', { name: `Merge, keep ${name} ${name}-b` }).click();
    await drawer.waitFor({ state: 'detached' });
    const kept = await keyOf(`${name}-b`);
    expect(await keyOf(`${name}-a`)).toBe(kept);
    const late = await open(shared.slice(shared.indexOf('/people')));
    await late.getByText('They are no longer two users').waitFor();

    await page.getByRole('tab', { name: 'Merges', exact: true }).click();
    await page
      .getByRole('row')
      .getByRole('button', { name: `Undo the merge of ${name}-a` })
      .click();
    await page.getByRole('tooltip').getByRole('button', { name: 'Undo', exact: true }).click();
    await until('they are two again', async () => (await keyOf(`${name}-a`)) !== kept);
  },
  A_MINUTE_AND_MORE,
);

test(
  'two who are not the same person leave the list',
  async () => {
    const name = await pair(1);
    const page = await open('/people');
    const compare = page.getByRole('button', { name: `Compare ${name} ${name}-a and ${name} ${name}-b` });
    await compare.click();
    const drawer = page.getByRole('dialog');
    await drawer.waitFor();
    await page.keyboard.press('Escape');
    await until('the button has the focus again', () =>
      compare.evaluate((button) => button === document.activeElement),
    );
    await page.keyboard.press('Enter');
    await drawer.getByRole('button', { name: 'Not the same person' }).click();
    await compare.waitFor({ state: 'detached' });
    expect(await keyOf(`${name}-a`)).not.toBe(await keyOf(`${name}-b`));
  },
  A_MINUTE_AND_MORE,
);

test('a phone that too many share is shown on the overview, and can be let join people again', async () => {
  const value = phone();
  const id = fresh('shop');
  await upsert(
    ...Array.from({ length: 8 }, (_, at) => ({ externalId: `${id}-${at}`, identities: [{ kind: 'PHONE', value }] })),
  );
  const page = await open('/');
  await page.getByText('Too many users share one identity (Phone)').first().waitFor();
  await page.getByRole('link', { name: 'See Phone' }).first().click();
  const row = page.getByRole('row').filter({ hasText: `**** ${value.slice(-4)}` });
  await row.getByRole('button', { name: 'Let Phone join again' }).click();
  const question = page.getByRole('tooltip');
  await question.getByText('The 8 users who have it').waitFor();
  await question.getByRole('button', { name: 'Let it join again' }).click();
  await row.waitFor({ state: 'detached' });
});

test('on the page of one person are her identities and who was merged into her, with the way back', async () => {
  const [value, id] = [phone(), fresh('one')];
  const identities = [{ kind: 'PHONE', value }];
  await upsert({ externalId: `${id}-a`, identities }, { externalId: `${id}-b`, identities });
  const kept = await keyOf(`${id}-a`);
  expect(await keyOf(`${id}-b`)).toBe(kept);
  const page = await open(`/users/${kept}`);
  await page.getByRole('region', { name: 'Identities' }).getByText(`${id}-b`).waitFor();
  await page.getByRole('button', { name: `Undo the merge of ${id}-b` }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('Undone on').waitFor();
  expect(await keyOf(`${id}-b`)).not.toBe(kept);
});

test('a policy is set, and stays', async () => {
  const page = await open('/people?tab=policies');
  await page.getByRole('combobox', { name: 'What becomes of Other' }).click();
  await page.getByText('Reject the item').last().click();
  await page.getByText('Saved').first().waitFor();
  const { identityPolicies } = await ask<{ identityPolicies: { kind: string; policy: string }[] }>(
    '{ identityPolicies { kind policy } }',
  );
  expect(identityPolicies).toContainEqual({ kind: 'OTHER', policy: 'REJECT' });
  await ask('mutation { setIdentityPolicy(input: { kind: OTHER, policy: MERGE }) { kind } }');
});
