import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ask, axeViolations, url } from './browser';
import type { Language, PageOptions } from './browser';
import { fresh, visitor } from './screen';

const visit = visitor();

/** An analyst who may also read users, and sees those of Shanghai alone: no sensitive values, no small counts. */
let role: string;
/** With two addresses, which read the same where they are masked. */
let user: { id: string };
beforeAll(async () => {
  role = fresh('shanghai');
  await ask('mutation ($input: RoleInput!) { createRole(input: $input) { key } }', {
    input: {
      key: role,
      name: '上海',
      permissions: ['AUDIENCE_COUNT', 'PROFILE_READ', 'EVENT_READ', 'TAG_READ', 'SEGMENT_READ', 'DEFINITION_READ'],
      scope: { attribute: { key: 'city', is: { in: ['上海'] } } },
    },
  });
  const externalId = fresh('sight');
  const identities = ['one', 'other'].map((which) => ({ kind: 'EMAIL', value: `${which}.${externalId}@example.com` }));
  const { upsertUsers } = await ask<{ upsertUsers: { freshness: string } }>(
    'mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { freshness } }',
    { input: { users: [{ externalId, attributes: { city: '上海' }, identities }] } },
  );
  await ask('query ($of: String!) { users(first: 1, minFreshness: $of) { totalCount } }', {
    of: upsertUsers.freshness,
  });
  ({ user } = await ask<{ user: { id: string } }>('query ($of: String!) { user(externalId: $of) { id } }', {
    of: externalId,
  }));
});

/** A page of a new member of the role. */
async function open(path: string, options?: PageOptions, as = role): Promise<Page> {
  const { inviteMember } = await ask<{ inviteMember: { url: string } }>(
    'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { url } }',
    { input: { email: `${fresh('sight')}@example.com`, name: 'Somebody of Shanghai', role: as } },
  );
  const answer = await fetch(url('/auth/accept'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url('') },
    body: JSON.stringify({
      token: inviteMember.url.split('#')[1],
      password: 'corridor of nine lamps',
      name: 'Somebody of Shanghai',
    }),
  });
  const [name = '', value = ''] = (answer.headers.get('set-cookie') ?? '').split(';')[0]!.split('=');
  const page = await visit('/healthz', options);
  await page.context().addCookies([{ name, value, url: url('') }]);
  await page.goto(url(path));
  return page;
}

test('whoever sees some users reads above every screen which ones', async () => {
  const page = await open('/users');
  await page.locator('.scope-notice', { hasText: '上海' }).waitFor();
  const whole = await visit('/users');
  await whole.locator('main tbody tr').first().waitFor();
  expect(await whole.locator('.scope-notice').count()).toBe(0);
});

test('a masked value is a lock that says why, and each of several is there', async () => {
  const page = await open(`/users/${user.id}`);
  const masked = page.locator('main .masked').first();
  await masked.hover();
  await page.getByRole('tooltip').getByText('Sensitive: your role does not show it').waitFor();
  const identities = page.getByRole('region', { name: 'Identities' });
  await identities.locator('li .masked').nth(1).waitFor();
});

test('the builder of a rule that is not theirs to ask says so once, and tries nothing again', async () => {
  const key = fresh('birthdays');
  await ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key } }', {
    input: { key, name: key, rule: { attribute: { key: 'name', is: { startsWith: '王' } } } },
  });
  const page = await open(`/segments/${key}/edit`, undefined, 'analyst');
  await page.getByRole('heading', { name: 'This is not open to you' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('heading', { name: 'This is not open to you' }).count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Retry' }).count()).toBe(0);
});

test('a count of few people says fewer than 5, in the builder and in the list of segments', async () => {
  const key = fresh('nobody');
  await ask('mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key } }', {
    input: { key, name: key, rule: { not: { everyone: true } } },
  });
  const list = await open('/segments');
  await list.locator('tr', { hasText: key }).getByText('fewer than 5').waitFor();
  const builder = await open(`/segments/${key}/edit`, {}, 'analyst');
  await builder.getByText('fewer than 5').first().waitFor();
});

describe.each<Language>(['zh', 'en'])('in %s', (language) => {
  test('the palette marks what may not be used in conditions, with the reason; axe finds nothing wrong', async () => {
    const page = await open('/segments/~new', { language }, 'analyst');
    const locked = page.locator('.palette-locked').first();
    await locked.waitFor();
    expect(await locked.getAttribute('title')).toMatch(language === 'zh' ? /^敏感属性/ : /^Sensitive/);
    expect(await axeViolations(page)).toEqual([]);
    const person = await open(`/users/${user.id}`, { language });
    await person.locator('main .masked').first().waitFor();
    expect(await axeViolations(person)).toEqual([]);
  });
});
