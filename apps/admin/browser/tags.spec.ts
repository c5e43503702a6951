import { expect, test } from '@jest/globals';
import { ask } from './browser';
import {
  countOf,
  figure,
  fresh,
  keepsPromisesOfEveryScreen,
  makeSegment,
  makeTag,
  showsPeople,
  until,
  visitor,
} from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/tags', (page) => page.locator('tbody tr'));

test('a tag counts those who hold one below it too, and opens exactly these people', async () => {
  const count = await countOf({ tag: { in: ['interest'] } });
  const page = await open('/tags');
  const link = page.getByRole('row', { name: /^Close Interest|^Interest/ }).getByRole('link');
  await until('the root counts its branches', async () => figure(await link.textContent()) === count);
  await link.click();
  await showsPeople(page, count);
});

test('a closed tag hides what is below it', async () => {
  const page = await open('/tags');
  const baby = page.getByRole('row', { name: /Baby/ });
  await baby.waitFor();
  await page.getByRole('button', { name: 'Close Interest', exact: true }).click();
  await baby.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Open Interest', exact: true }).click();
  await baby.waitFor();
});

test('the stale ones can be seen alone', async () => {
  const page = await open('/tags');
  await page.locator('.ant-segmented-item', { hasText: 'Stale' }).click();
  const rows = page.locator('tbody tr');
  await until('fewer rows', async () => (await rows.count()) <= 3);
  await page.getByRole('row', { name: /At risk/ }).waitFor();
});

test('a tag is created; a key that is taken is refused beside the form, which keeps what was typed', async () => {
  const key = fresh('screens/tag');
  const page = await open('/tags');
  for (const attempt of ['first', 'second']) {
    await page.getByRole('button', { name: 'New tag' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Key').fill(key);
    await drawer.getByLabel('Name').fill(`The ${attempt}`);
    await drawer.getByRole('button', { name: 'Create' }).click();
    if (attempt === 'first') {
      await drawer.waitFor({ state: 'detached' });
      await page.getByRole('row', { name: /The first/ }).waitFor();
    } else {
      await drawer.getByRole('alert').getByText('refused').waitFor();
      expect(await drawer.getByLabel('Name').inputValue()).toBe('The second');
    }
  }
});

test('a tag is changed to follow a segment, and lets go of it again', async () => {
  const tag = await makeTag();
  const segment = await makeSegment({ tag: { in: ['interest/baby'] } }, fresh('Parents'));
  const { name } = (
    await ask<{ segment: { name: string } }>('query ($key: String!) { segment(key: $key) { name } }', { key: segment })
  ).segment;
  const page = await open(`/tags?key=${tag}`);
  const change = async (how: string): Promise<void> => {
    await page.getByRole('button', { name: `Change the tag “${tag}”` }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel(how).check();
    if (how === 'Follows a segment') {
      await drawer.getByRole('combobox', { name: 'Segment' }).fill(name);
      await page.keyboard.press('Enter');
    }
    await drawer.getByLabel('Definition').fill(how);
    await drawer.getByRole('button', { name: 'Save' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('row').getByText(how).waitFor();
  };
  await change('Follows a segment');
  const held = { tag: { in: [tag] } };
  const parents = await countOf({ tag: { in: ['interest/baby'] } });
  await until('whom the segment holds has it', async () => (await countOf(held)) === parents);
  await change('Given by hand or systems');
  await until('nobody has it', async () => (await countOf(held)) === 0);
});

test('the weights of a tag decay as its drawer says, which the builder and whoever holds it tell', async () => {
  const tag = await makeTag();
  await ask('mutation ($input: AssignTagsInput!) { assignTags(input: $input) { assigned } }', {
    input: { tag, externalIds: ['80000003'], weight: 0.75 },
  });
  const page = await open(`/tags?key=${tag}`);
  await page.getByRole('button', { name: `Change the tag “${tag}”` }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Half-life of weights').click();
  await page.locator('.ant-select-item-option', { hasText: '180 days' }).last().click();
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.waitFor({ state: 'detached' });
  const { tags } = await ask<{ tags: { key: string; halfLife: string | null }[] }>('{ tags { key halfLife } }');
  expect(tags.find(({ key }) => key === tag)?.halfLife).toBe('P180D');
  const segment = await makeSegment({ tag: { in: [tag], weight: { gte: 0.5 } } }, fresh('Lately'));
  const builder = await open(`/segments/${segment}/edit`);
  await builder.getByText('weight (decaying)', { exact: true }).first().waitFor();
  const { user } = await ask<{ user: { id: string } }>('{ user(externalId: "80000003") { id } }');
  const holder = await open(`/users/${user.id}`);
  await holder.getByText('Given as 0.75, decaying since').waitFor({ state: 'attached' });
});

test('ids get a tag; those of nobody are named', async () => {
  const tag = await makeTag();
  const page = await open('/tags');
  await page.getByRole('button', { name: 'Assign or remove' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('combobox').fill(tag);
  await page.keyboard.press('Enter');
  await drawer.getByLabel('Ids').fill('80000001\n80000002, nobody_at_all');
  await drawer.getByRole('button', { name: 'Assign', exact: true }).click();
  await drawer.getByText('Nobody has these ids: nobody_at_all').waitFor();
  const { users } = await ask<{ users: { edges: { node: { externalId: string } }[] } }>(
    'query ($rule: RuleInput) { users(rule: $rule, first: 10) { edges { node { externalId } } } }',
    { rule: { tag: { in: [tag] } } },
  );
  expect(users.edges.map(({ node }) => node.externalId)).toEqual(['80000001', '80000002']);
});
