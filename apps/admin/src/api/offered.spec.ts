import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const read = (path: string): string => readFileSync(path, 'utf8');
const HERE = new URL('..', import.meta.url).pathname;
const sources = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('graphql/') && !path.endsWith('.spec.ts'))
  .map((path) => read(join(HERE, path)));

/** The operations of the app that change something. */
const changed = new Set(
  sources.flatMap((text) => [...text.matchAll(/\bmutation \w+[^{]*\{\s*(\w+)/g)].map(([, field]) => field!)),
);

/** Those that it asks the viewer's rights for, before it offers them. */
const asked = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/(?:\b(?:mayDo|useMayDo\(\))\(|<Offered to=\{\[)([^)\]]*)[)\]]/g)].flatMap(([, names]) =>
      [...names!.matchAll(/'(\w+)'/g)].map(([, name]) => name!),
    ),
  ),
);

/** Everybody's own account, and what they asked for themselves. */
const OWN = [
  'changeName',
  'beginSecondFactor',
  'confirmSecondFactor',
  'disableSecondFactor',
  'endSession',
  'endOtherSessions',
  'withdrawApproval',
];

test('whatever changes something is offered by the right to do it', () => {
  expect([...changed].filter((field) => !asked.has(field) && !OWN.includes(field)).sort()).toEqual([]);
  expect(changed.size).toBeGreaterThan(50);
});

test('what the rights are asked for is an operation of the server', () => {
  const declared = read(`${HERE}../../../docs/authorization.md`);
  expect([...asked].filter((name) => !declared.includes(`\`${name}\``))).toEqual([]);
});
