import { expect, test } from '@jest/globals';
import { tagRows } from './tree';
import type { Tag } from './tree';

const tag = (key: string, of: Partial<Tag> = {}): Tag => ({
  key,
  name: key,
  class: 'BASIC',
  definition: '',
  rule: null,
  ttl: null,
  halfLife: null,
  exclusive: false,
  freshness: null,
  stale: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  usedIn: [],
  ...of,
});
const keys = (rows: ReturnType<typeof tagRows>): string[] => rows.map((row) => row.tag.key);

const tree = [tag('value-x'), tag('value/high'), tag('value'), tag('value/high/new', { stale: true }), tag('a')];

test('children follow their parent, before siblings that merely begin alike', () => {
  expect(keys(tagRows(tree, new Set(), '', 'all'))).toEqual(['a', 'value', 'value/high', 'value/high/new', 'value-x']);
});

test('a closed tag hides all that is below it', () => {
  expect(keys(tagRows(tree, new Set(['value']), '', 'all'))).toEqual(['a', 'value', 'value-x']);
});

test('a match is shown with all that is above it, though that is closed', () => {
  expect(keys(tagRows(tree, new Set(['value']), 'NEW', 'all'))).toEqual(['value', 'value/high', 'value/high/new']);
  expect(keys(tagRows(tree, new Set(), '', 'stale'))).toEqual(['value', 'value/high', 'value/high/new']);
});
