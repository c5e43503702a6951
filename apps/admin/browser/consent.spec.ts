import { describe, expect, test } from '@jest/globals';
import { ask, axeViolations } from './browser';
import type { Language } from './browser';
import { figure, fresh, keepsPromisesOfEveryScreen, showsPeople, until, visitor } from './screen';

const open = visitor();
keepsPromisesOfEveryScreen(open, '/privacy?tab=purposes', (page) => page.locator('.purposes-list > li'));

const PHONE = { width: 390, height: 844 };

/** Someone of the test's own with an e-mail address, who has agreed to marketing. */
async function somebody(): Promise<{ id: string; externalId: string; path: string }> {
  const externalId = fresh('reader');
  await ask('mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { accepted } }', {
    input: { users: [{ externalId, identities: [{ kind: 'EMAIL', value: `${externalId}@example.com` }] }] },
  });
  await ask('mutation ($input: RecordConsentsInput!) { recordConsents(input: $input) { accepted } }', {
    input: { consents: [{ externalId, purpose: 'MARKETING', state: 'GRANTED' }] },
  });
  const { user } = await ask<{ user: { id: string } }>('query ($id: String) { user(externalId: $id) { id } }', {
    id: externalId,
  });
  const { preferenceLink } = await ask<{ preferenceLink: { path: string } }>(
    'mutation ($id: ID) { preferenceLink(input: { id: $id }) { path } }',
    { id: user.id },
  );
  return { id: user.id, externalId, path: preferenceLink.path };
}
const said = async (id: string) => {
  const { user } = await ask<{ user: { consents: { edges: { node: { channel: string | null; state: string } }[] } } }>(
    'query ($id: ID) { user(id: $id) { consents(first: 10) { edges { node { channel state } } } } }',
    { id },
  );
  return user.consents.edges.map(({ node }) => `${node.channel} ${node.state}`);
};

test('a purpose is defined with its wording, and another text becomes another version', async () => {
  const key = fresh('purpose');
  const page = await open('/privacy?tab=purposes');
  await page.getByRole('button', { name: 'Define a purpose' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Key').fill(key);
  await drawer.getByLabel('Name in Chinese').fill('调研');
  await drawer.getByLabel('Name in English').fill(key);
  await drawer.getByLabel('Wording in Chinese').fill('我同意');
  await drawer.getByLabel('Wording in English').fill('I agree');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: `Change ${key}` }).click();
  await drawer.getByLabel('Wording in English').fill('I really agree');
  await drawer.getByRole('button', { name: 'Save' }).click();
  const item = page.locator('.purposes-list > li', { hasText: key });
  await item.getByText('version 2').waitFor();
  await item.getByText('I really agree').waitFor();
});

describe('the screen of a user', () => {
  test('records what she said with its proof, and what stops messages to her', async () => {
    const { id } = await somebody();
    const page = await open(`/users/${id}`);
    const panel = page.getByRole('region', { name: 'Consent and reach' });
    await panel.getByText('reachable').first().waitFor();
    await panel.getByRole('button', { name: 'Records…' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: 'Record a consent' }).click();
    await drawer.getByLabel('Proof').fill('form 17');
    await drawer.getByRole('button', { name: 'Record', exact: true }).click();
    await drawer.getByText('Proof: note: form 17').waitFor();
    await drawer.getByRole('button', { name: 'Suppression…' }).click();
    await drawer.getByLabel('Reason').fill('asked on the phone');
    await drawer.getByRole('button', { name: 'Suppress', exact: true }).click();
    await drawer.getByText('asked on the phone').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await drawer.getByRole('button', { name: 'Make a link' }).click();
    await drawer.getByRole('link', { name: 'Open' }).waitFor();
    await page.keyboard.press('Escape');
    await panel.getByText('suppressed').first().waitFor();
  });
});

describe('the page of choices', () => {
  test.each<Language>(['zh', 'en'])(
    'has nothing that axe finds wrong, on a phone and in the dark too, in %s',
    async (language) => {
      const { path } = await somebody();
      for (const options of [{}, { ...PHONE, dark: true }]) {
        const page = await open(path, { language, ...options });
        await page.getByRole('checkbox').first().waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
        expect(await axeViolations(page)).toEqual([]);
      }
    },
  );

  test('takes a choice by the keyboard alone, says so, and withdraws everything at one press', async () => {
    const { id, path } = await somebody();
    const page = await open(path, PHONE);
    const box = page.getByRole('group', { name: 'Marketing' }).getByRole('checkbox', { name: 'E-mail' });
    await box.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    expect(await box.isChecked()).toBe(false);
    expect(await said(id)).toEqual(['EMAIL WITHDRAWN', 'null GRANTED']);
    await page.getByRole('button', { name: 'Withdraw everything' }).click();
    await until('all is withdrawn', async () => (await page.getByRole('checkbox', { checked: true }).count()) === 0);
    expect((await said(id))[0]).toBe('null WITHDRAWN');
  });
});

test('the people who can be reached on a channel are those that the overview counts', async () => {
  const page = await open('/');
  const link = page.locator('.overview-channels a').last();
  await link.waitFor();
  const count = figure(await link.textContent());
  await link.click();
  await showsPeople(page, count);
});
