import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';

test('the script that pages load has at most 5 KB compressed, and sets no cookie', () => {
  const script = readFileSync(new URL('../dist/web/sdk.js', import.meta.url));
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(5 * 1024);
  expect(script.toString()).not.toContain('cookie');
});
