import { beforeAll, describe, expect, test } from '@jest/globals';
import { ask, axeViolations } from './browser';
import { becomes } from './members';
import { visitor } from './screen';

const open = visitor();

const ALL = ['/', '/users', '/people', '/tags', '/segments', '/models', '/retention', '/data', '/privacy', '/settings'];
/** What stands in the navigation of each role, in the tabs of Settings, and which of the two buttons that make something. */
const OPEN: Readonly<
  Record<string, { screens: readonly string[]; tabs: readonly string[]; makes: readonly string[] }>
> = {
  owner: {
    screens: ALL,
    tabs: ['Members', 'Roles', 'API keys', 'Audit trail'],
    makes: ['New segment', 'New tag'],
  },
  administrator: {
    screens: ALL,
    tabs: ['Members', 'Roles', 'API keys', 'Audit trail'],
    makes: ['New segment', 'New tag'],
  },
  marketer: {
    screens: ['/', '/users', '/tags', '/segments', '/models', '/retention', '/data', '/privacy', '/settings'],
    tabs: [],
    makes: ['New segment', 'New tag'],
  },
  analyst: {
    screens: ['/', '/tags', '/segments', '/models', '/retention', '/data', '/settings'],
    tabs: [],
    makes: ['New segment'],
  },
  service: { screens: ['/users', '/people', '/tags', '/segments', '/data', '/settings'], tabs: [], makes: [] },
  developer: {
    screens: ['/', '/tags', '/segments', '/models', '/retention', '/data', '/settings'],
    tabs: ['API keys'],
    makes: [],
  },
  protection_officer: {
    screens: ['/', '/users', '/tags', '/segments', '/models', '/retention', '/data', '/privacy', '/settings'],
    tabs: ['Members', 'Roles', 'API keys', 'Audit trail'],
    makes: [],
  },
};
const TABS = { Members: 'members', Roles: 'roles', 'API keys': 'apiKeys', 'Audit trail': 'audit' };

let segment: string;
let user: string;
beforeAll(async () => {
  const first = await ask<{
    segments: { edges: { node: { key: string } }[] };
    users: { edges: { node: { id: string } }[] };
  }>('{ segments(first: 1) { edges { node { key } } } users(first: 1) { edges { node { id } } } }');
  segment = first.segments.edges[0]?.node.key ?? '';
  user = first.users.edges[0]?.node.id ?? '';
});

describe.each(Object.entries(OPEN))('as %s', (role, { screens, tabs, makes }) => {
  test('what is open is in the navigation, what can be done has its button, and nothing that is shown is refused', async () => {
    const page = await open('/logo.svg');
    await becomes(page, role);
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() < 400) return;
      refused.push(`${page.url()}: ${response.status()} ${response.url()} ${response.request().postData() ?? ''}`);
    });
    const at = new URL(page.url()).origin;
    await page.goto(`${at}/settings`);
    const links = page.locator('nav li .nav-item[href^="/"]');
    // Once it is known who looks.
    await page.getByRole('tab', { name: 'My account' }).waitFor();
    expect(await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')?.split('?')[0]))).toEqual(
      screens,
    );
    await page.getByRole('link', { name: /^My account · ./ }).waitFor();
    const shown = await page.getByRole('tab').allInnerTexts();
    expect(Object.keys(TABS).filter((tab) => shown.includes(tab))).toEqual(tabs);

    const paths = [
      ...screens,
      ...['account', ...tabs.map((tab) => TABS[tab as keyof typeof TABS])].map((tab) => `/settings?tab=${tab}`),
      `/segments/${segment}`,
      `/segments/${segment}?tab=versions`,
      '/data?tab=attributes',
      '/data?tab=cleaning',
      `/users/${user}`,
      '/segments/~new',
      '/overlap',
    ];
    const made: string[] = [];
    for (const path of paths) {
      await page.goto(`${at}${path}`);
      await page.locator('main h1, main h2').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await page.locator('main [role=alert]').allTextContents()]).toEqual([path, []]);
      if (path === '/segments' || path === '/tags') {
        const buttons = await page.locator('main .ant-btn').allInnerTexts();
        made.push(...['New segment', 'New tag'].filter((name) => buttons.includes(name)));
      }
    }
    expect(made.toSorted()).toEqual(makes);
    expect(refused).toEqual([]);
    // Twenty pages, each to the last of its questions.
  }, 300_000);
});

test('what is not open says which right is missing and whom to ask', async () => {
  const page = await open('/logo.svg');
  await becomes(page, 'analyst');
  await page.goto(`${new URL(page.url()).origin}/users`);
  await page.getByRole('heading', { name: 'This is not open to you' }).waitFor();
  await page.getByText('see users').waitFor();
  expect(await axeViolations(page)).toEqual([]);
});
