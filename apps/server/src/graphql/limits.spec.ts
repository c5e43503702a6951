import { describe, expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { isTooDeep, operationFault, PARSE_OPTIONS, textFault } from './limits.js';

const nested = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels);

function sizeFault(query: string, variables = {}): string | undefined {
  const document = parse(query, PARSE_OPTIONS);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return operationFault(document, operation, variables)?.message;
}

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

  test('what fragments and pages multiply is counted before it runs', () => {
    const bomb = Array.from({ length: 30 }, (_, i) => `fragment f${i} on User { ...f${i + 1} ...f${i + 1} }`);
    const query = `{user(id:1){...f0}} ${bomb.join(' ')} fragment f30 on User { id }`;
    expect(sizeFault(query)).toMatch(/could have/);
    const pages =
      'query($n:Int!){segments(first:$n){edges{node{members(first:$n){edges{node{events(first:$n){totalCount}}}}}}}}';
    expect(sizeFault(pages, { n: 10 })).toBeUndefined();
    expect(sizeFault(pages, { n: 100 })).toMatch(/could have/);
    expect(sizeFault(`{user(id:1)${nested(25, '{a', '}').replaceAll('{}', '')}}`)).toMatch(/levels deep/);
  });
});
