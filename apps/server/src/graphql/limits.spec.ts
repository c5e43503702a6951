import { describe, expect, test } from '@jest/globals';
import { isTooDeep, textFault } from './limits.js';

const nested = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels);

describe('limits of a request', () => {
  test('a rule of 16 levels written out passes, 100,000 levels are refused before they are parsed', () => {
    const rule = `${'{all:['.repeat(15)}{event:{sequence:{steps:[{name:"a",where:[{property:"p",is:{in:["x"]}}]}]}}}${']}'.repeat(15)}`;
    expect(textFault(`{previewRule(rule:${rule}){count}}`)).toBeUndefined();
    expect(textFault(`{previewRule(rule:${nested(100_000, '{not:', '}')}){count}}`)?.message).toMatch(/levels deep/);
    expect(textFault(nested(100_000, '{a', '}'))?.message).toMatch(/levels deep/);
    expect(isTooDeep(JSON.parse(nested(100_000, '[', ']')))).toBe(true);
  });

  test('brackets in texts and comments do not count', () => {
    const brackets = '{'.repeat(1000);
    expect(textFault(`{user(externalId:"${brackets}"){id}} # ${brackets}`)).toBeUndefined();
    expect(textFault(`{user(externalId:"""${brackets}"""){id}}`)).toBeUndefined();
  });

  test('10,000 literals pass, a query of too many words or selections does not', () => {
    const literals = Array.from({ length: 10_000 }, (_, i) => `"${i}"`).join(' ');
    expect(textFault(`{previewRule(rule:{attribute:{key:"a",is:{in:[${literals}]}}}){count}}`)).toBeUndefined();
    expect(textFault(`{a(b:[${'1 '.repeat(60_000)}])}`)?.message).toMatch(/tokens/);
    expect(textFault(`{${'a '.repeat(6_000)}}`)?.message).toMatch(/selections/);
  });
});
