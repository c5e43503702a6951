import { describe, expect, test } from '@jest/globals';
import { moved, step, tiersOf } from './precedence';
import type { Place, Ranked } from './precedence';

const source = (key: string, rank: number): Ranked => ({ key, rank });
const tiers = tiersOf([source('crm', 10), source('shop', 100), source('web', 100), source('file', 101)]);
const after = (sources: Ranked[][], key: string, to: Place): string => {
  const ranks = moved(sources, key, to);
  const changed = sources.flat().map((one) => ({ ...one, rank: ranks.get(one.key) ?? one.rank }));
  return tiersOf(changed)
    .map((tier) =>
      tier
        .map((one) => one.key)
        .sort()
        .join('+'),
    )
    .join(' > ');
};

describe('precedence of sources', () => {
  test('sources of one rank stand side by side', () => {
    expect(after(tiers, 'crm', { into: 0 })).toBe('crm > shop+web > file');
  });

  test.each<[string, string, Place, string]>([
    ['into the rank of others', 'crm', { into: 1 }, 'crm+shop+web > file'],
    ['out of a shared rank, above it', 'web', { before: 1 }, 'crm > web > shop > file'],
    ['between two ranks without a number between them', 'web', { before: 2 }, 'crm > shop > web > file'],
    ['to the top', 'file', { before: 0 }, 'file > crm > shop+web'],
    ['to the end', 'crm', { before: 3 }, 'shop+web > file > crm'],
  ])('a source is put %s', (_, key, to, expected) => {
    expect(after(tiers, key, to)).toBe(expected);
  });

  test('only ranks that have to change do', () => {
    expect([...moved(tiers, 'web', { before: 1 })]).toEqual([['web', 55]]);
    expect([...moved(tiers, 'crm', { into: 0 })]).toEqual([]);
  });

  test('no rank leaves 0 to 1,000, however often one is put at the top or the end', () => {
    let all = [source('a', 0), source('b', 1_000)];
    for (const [key, down] of [
      ['b', false],
      ['a', false],
      ['b', true],
      ['a', true],
    ] as const) {
      const now = tiersOf(all);
      const ranks = moved(now, key, { before: down ? now.length : 0 });
      all = all.map((one) => ({ ...one, rank: ranks.get(one.key) ?? one.rank }));
      expect(tiersOf(all)[down ? 1 : 0]?.[0]?.key).toBe(key);
      for (const { rank } of all) expect(rank >= 0 && rank <= 1_000 && Number.isInteger(rank)).toBe(true);
    }
  });

  test('a key moves a source out of the rank that it shares, then into the next, and not beyond the end', () => {
    expect(step(tiers, 'web', false)).toEqual({ before: 1 });
    expect(step(tiers, 'web', true)).toEqual({ before: 2 });
    expect(step(tiers, 'file', false)).toEqual({ into: 1 });
    expect(step(tiers, 'crm', false)).toBeUndefined();
    expect(step(tiers, 'file', true)).toBeUndefined();
  });
});
