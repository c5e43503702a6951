import { expect, test } from '@jest/globals';
import { ask } from './browser';
import { figure, fresh, keepsPromisesOfEveryScreen, makeSegment, makeTag, until, visitor } from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/users/12', (page) => page.locator('.user-event'));

/** Someone of the test's own, with two orders. */
async function makeUser(): Promise<{ id: string; externalId: string }> {
  const externalId = fresh('person');
  await ask('mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { accepted } }', {
    input: { users: [{ externalId, attributes: { name: 'Ada Test', age: 36 } }] },
  });
  await ask('mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }', {
    input: {
      events: [300, 450].map((amount) => ({ externalId, name: 'order_completed', properties: { amount } })),
    },
  });
  const { user } = await ask<{ user: { id: string } }>('query ($id: String) { user(externalId: $id) { id } }', {
    id: externalId,
  });
  return { id: user.id, externalId };
}

test('it shows what is known of someone and all that she did', async () => {
  const { id, externalId } = await makeUser();
  const page = await open(`/users/${id}`);
  await page.getByRole('heading', { level: 2, name: 'Ada Test' }).waitFor();
  await page.getByText(externalId).first().waitFor();
  await page.getByText('36 years').waitFor();
  expect(figure(await page.locator('.user-figures dd').first().textContent())).toBe(2);
  // They come by a request of their own.
  await page.locator('.user-event').first().waitFor();
  expect(await page.locator('.user-event').count()).toBe(2);
});

test('why she is in: every condition with its mark, and the value that decided', async () => {
  const { id } = await makeUser();
  const key = await makeSegment({
    all: [
      { event: { name: 'order_completed', measure: { sum: 'amount' }, is: { gte: 700 } } },
      { attribute: { key: 'age', is: { lt: 30 } } },
    ],
  });
  const page = await open(`/users/${id}?why=${key}`);
  const panel = page.getByRole('complementary', { name: 'Why is she in?' });
  await panel.getByText('Not in', { exact: true }).waitFor();
  await panel.getByText('Value: 750').waitFor();
  await panel.getByText('Value: 36').waitFor();
  const marks = await panel.getByRole('img').evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label')));
  expect(marks.filter((mark) => mark === '✓' || mark === '✗')).toEqual(['✗', '✓', '✗']);
  await panel.getByText('See these 2').click();
  await panel.getByText('amount 450').waitFor();
});

test('when time alone will change it stays in sight beside a long timeline', async () => {
  const { id, externalId } = await makeUser();
  await ask('mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted } }', {
    input: { events: Array.from({ length: 30 }, () => ({ externalId, name: 'session_started' })) },
  });
  const key = await makeSegment({ event: { name: 'session_started', during: { last: 'P30D' } } });
  const page = await open(`/users/${id}?why=${key}`);
  await until('all is drawn', async () => (await page.locator('.user-event').count()) === 30);
  const line = await page.getByText('With no further event, leaves on').boundingBox();
  expect(line && line.y + line.height).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
});

test('a tag is given to one person and taken again', async () => {
  const { id } = await makeUser();
  const tag = await makeTag();
  const page = await open(`/users/${id}`);
  const held = page.locator('.user-tags tbody tr');
  for (const [name, count] of [
    ['Assign', 1],
    ['Remove', 0],
  ] as const) {
    await page.getByRole('button', { name: 'Tag…' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('combobox').fill(tag);
    await page.keyboard.press('Enter');
    await drawer.getByRole('button', { name, exact: true }).click();
    await drawer.waitFor({ state: 'detached' });
    await until(`she holds ${count} tags`, async () => (await held.count()) === count);
  }
});

test('someone who is not there is not there', async () => {
  const page = await open('/users/4000000000');
  await page.getByText('There is no such user').waitFor();
});
