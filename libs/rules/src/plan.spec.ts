import { describe, expect, test } from '@jest/globals';
import { columnKey, planRule } from './index.js';
import type { Definitions, Rule } from './index.js';

const definitions: Definitions = {
  attributes: new Map([['age', { type: 'NUMBER' }]]),
  tags: new Map(['rfm', 'rfm/champions', 'rfm/champions/new', 'rfmx', 'vip'].map((key) => [key, {}])),
  segments: new Map<string, { rule: Rule }>([
    ['adults', { rule: { all: [{ attribute: { key: 'age', is: { gte: 18 } } }] } }],
  ]),
  timeZone: 'Asia/Shanghai',
};

describe('a plan', () => {
  test('puts the rule of a segment in place of its name, once however often it is named', () => {
    const plan = planRule(
      { any: [{ segment: { key: 'adults' } }, { not: { segment: { key: 'adults' } } }] },
      definitions,
    );
    if (plan.node !== 'any') throw new Error(plan.node);
    const [first, second] = plan.children;
    expect(first).toMatchObject({ node: 'segment', path: 'rule.any[0]', key: 'adults', child: { node: 'all' } });
    expect(second).toMatchObject({ node: 'not', path: 'rule.any[1]', child: { path: 'rule.any[1].not' } });
    if (first?.node !== 'segment' || second?.node !== 'not' || second.child.node !== 'segment')
      throw new Error('shape');
    expect(second.child.child).toBe(first.child);
  });

  test('writes a tag out with all below it, but not with its namesakes', () => {
    expect(planRule({ tag: { in: ['rfm', 'vip'] } }, definitions)).toMatchObject({
      node: 'tag',
      tags: ['rfm', 'rfm/champions', 'rfm/champions/new', 'vip'],
    });
  });

  test('parts reachable into an address, the consent and what stops messages, each with its place', () => {
    const rule: Rule = { not: { reachable: { channel: 'SMS', purpose: 'MARKETING' } } };
    const part = (name: string, column: object, predicate: object) => {
      return { node: 'value', path: `rule.not.reachable.${name}`, type: 'NUMBER', column, predicate };
    };
    expect(planRule(rule, { ...definitions, birthDates: ['born'] })).toEqual({
      node: 'not',
      path: 'rule',
      child: {
        node: 'all',
        path: 'rule.not',
        children: [
          part('address', { kind: 'address', channel: 'SMS' }, { exists: true }),
          part('consent', { kind: 'consent', channel: 'SMS', purpose: 'MARKETING', birthDates: ['born'] }, { gt: 0 }),
          part('suppression', { kind: 'suppression', channel: 'SMS' }, { exists: false }),
        ],
      },
    });
  });

  test('counts at least one event where a condition asks for nothing else', () => {
    expect(planRule({ event: { name: 'order' } }, definitions)).toEqual({
      node: 'value',
      path: 'rule',
      column: { kind: 'event', name: 'order', where: [], measure: { count: true }, type: 'NUMBER' },
      type: 'NUMBER',
      predicate: { gte: 1 },
    });
  });

  test('asks the latest value as the type that the literals name', () => {
    const typeOf = (is: object): unknown => {
      const plan = planRule({ event: { name: 'order', measure: { lastValue: 'x' }, is } }, definitions);
      return plan.node === 'value' && plan.type;
    };
    expect([{ eq: 1 }, { ne: 'a' }, { in: [true] }, { exists: true }, { gte: '-P1D' }].map(typeOf)).toEqual([
      'NUMBER',
      'TEXT',
      'BOOLEAN',
      'ANY',
      'DATETIME',
    ]);
  });

  test('names a column the same whatever the order of its keys', () => {
    expect(columnKey({ kind: 'attribute', key: 'age', type: 'NUMBER' })).toBe(
      columnKey({ type: 'NUMBER', key: 'age', kind: 'attribute' }),
    );
  });
});
