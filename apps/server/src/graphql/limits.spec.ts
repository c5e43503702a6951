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
    const fields = Array.from({ length: 6_000 }, (_, i) => `a${i}`).join(' ');
    expect(textFault(`{${fields}}`)?.message).toMatch(/selections/);
  });

  const times = (count: number, text: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => text(i)).join(' ');

  test.each<[string, (count: number) => string, number]>([
    ['aliases', (count) => `{ ${times(count, (i) => `a${i}: f${i}`)} }`, 100],
    ['aliases', (count) => `{ a } fragment f on T { ${times(count, (i) => `a${i}: f${i}(x: 1)`)} }`, 100],
    ['directives', (count) => `{ ${times(count, (i) => `f${i} @include(if: $a)`)} }`, 100],
    ['directives in one place', (count) => `{ a ${'@skip(if: true)'.repeat(count)} }`, 4],
    ['directives in one place', (count) => `query q ${'@a'.repeat(count)} { a }`, 4],
    ['directives in one place', (count) => `{ ...f ${'@a'.repeat(count)} }`, 4],
    ['directives in one place', (count) => `{ ... on T ${'@a'.repeat(count)} { a } }`, 4],
    ['directives in one place', (count) => `{ a } fragment f on T ${'@a '.repeat(count)} { a }`, 4],
    ['operations and fragments', (count) => times(count, (i) => `query q${i} { a }`), 100],
    ['operations and fragments', (count) => times(count, (i) => `fragment f${i} on T { a }`), 100],
    ['times in one place', (count) => `{ ${'a '.repeat(count)} }`, 100],
    ['times in one place', (count) => `{ b { ${'...f '.repeat(count)} } }`, 100],
  ])('too many %s are refused, wherever they stand: %#', (what, query, most) => {
    expect(textFault(query(most))).toBeUndefined();
    expect(textFault(query(most + 1))?.message).toContain(what);
  });

  test('names, colons and brackets of arguments, values and variables are none of them', () => {
    const entries = times(150, (i) => `k${i}: { a: ${i} }`);
    expect(textFault(`query q(${times(150, (i) => `$v${i}: Int`)}) { a(b: { ${entries} }) }`)).toBeUndefined();
  });
});
