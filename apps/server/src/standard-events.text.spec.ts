import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { eventsDocument, eventTypings } from './standard-events.text.js';

test.each([
  ['docs/events.md', eventsDocument()],
  ['apps/sdk/src/standard-events.ts', eventTypings()],
])('%s is what the catalogue says (npm run events)', (file, text) => {
  expect(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')).toBe(text);
});
