import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { url } from './browser';
import { visitor } from './screen';

const open = visitor();

/** What stands for the parameters of a path, in the demo. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '/users/:id': '/users/1',
  '/data/imports/:id': '/data/imports/1',
  '/segments/:key': '/segments/platinum',
  '/segments/:key/edit': '/segments/platinum/edit',
  '*': '/nowhere',
};
const routes = [
  ...readFileSync(new URL('../src/routes.tsx', import.meta.url), 'utf8').matchAll(/ path: '([^']+)'/g),
].map(([, path = '']) => EXAMPLES[path] ?? path);

test.each([...routes, '/playground'])('nothing of the page is against the policy of its server: %s', async (path) => {
  expect(path).not.toContain(':');
  const page = await open('/logo.svg');
  await page.addInitScript(() => {
    const found: string[] = [];
    Object.assign(window, { violations: found });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      found.push(`${violatedDirective} ${blockedURI} ${sourceFile}`),
    );
  });
  await page.goto(url(path));
  await page
    .locator(path === '/playground' ? '.graphiql-container' : 'main')
    .first()
    .waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
});

test('what is against it is seen by this test', async () => {
  const page = await open('/');
  const seen = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', ({ violatedDirective }) => resolve(violatedDirective));
        document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }));
      }),
  );
  expect(await seen).toMatch(/^script-src/);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});
