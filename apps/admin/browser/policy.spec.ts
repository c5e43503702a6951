import { expect, test } from '@jest/globals';
import { SCREEN_TAKES } from '../src/screens';
import { newPage, startBrowser, url } from './browser';
import { visitor } from './screen';

// Whatever is opened by it fails its test where anything is against the policy.
const open = visitor();

/** What stands for the parameters of a path, in the demo. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '/users/:id': '/users/1',
  '/data/imports/:id': '/data/imports/1',
  '/segments/:key': '/segments/platinum',
  '/segments/:key/edit': '/segments/platinum/edit',
};
const screens = Object.keys(SCREEN_TAKES).map((path) => EXAMPLES[path] ?? path);

test.each([...screens, '/sign-in', '/setup', '/accept', '/nowhere', '/playground'])(
  'nothing of the page and of its tabs is against the policy of its server: %s',
  async (path) => {
    expect(path).not.toContain(':');
    const page = await open(path);
    const whole = path === '/playground' ? '.graphiql-container' : 'main';
    await page.locator(whole).first().waitFor();
    await page.waitForLoadState('networkidle');
    for (const tab of path === '/playground' ? [] : await page.locator('main [role=tab]').all()) {
      await tab.click();
      await page.waitForLoadState('networkidle');
    }
  },
);

test('nor is what a chart shows of the day under the pointer', async () => {
  const page = await open('/');
  const chart = page
    .locator('svg')
    .filter({ has: page.locator('path[stroke-width="1.5"]') })
    .first();
  await chart.hover();
  await chart
    .getByText(/\d{1,2} \w+|\w+ \d{1,2}/)
    .first()
    .waitFor();
});

test('what is against it is seen by these tests', async () => {
  const browser = await startBrowser();
  const { page } = await newPage(browser);
  await page.goto(url('/'));
  for (const [name, directive] of [
    ['script', 'script-src'],
    ['style', 'style-src'],
  ] as const) {
    const [told] = await Promise.all([
      page.waitForEvent('console', (message) => message.text().includes(directive)),
      page.evaluate((element) => {
        const text = element === 'script' ? 'window.ran = true' : 'main { display: none }';
        const made = new DOMParser().parseFromString(`<${element}>${text}</${element}>`, 'text/html').head.children[0];
        if (element === 'style') document.head.append(document.importNode(made!, true));
        else document.head.append(Object.assign(document.createElement('script'), { textContent: text }));
      }, name),
    ]);
    expect(told.text()).toContain('Content Security Policy');
  }
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  await browser.close();
});
