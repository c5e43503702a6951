import { describe, expect, jest, test } from '@jest/globals';
import { RefusalNotes } from './refusal-notes.js';
import type { Refused } from './refusal-notes.js';

const actor = (id: string) => ({ kind: 'key' as const, id, name: '', address: '203.0.113.9' });
const deed = { operation: 'identify', object: 'api_key' };

function notes(): { refusals: RefusalNotes; written: Refused[]; at: { now: number }; fail: { with?: Error } } {
  const written: Refused[] = [];
  const at = { now: 1_000_000 };
  const fail: { with?: Error } = {};
  const write = (rows: readonly Refused[]): Promise<void> => {
    if (fail.with) return Promise.reject(fail.with);
    written.push(...rows);
    return Promise.resolve();
  };
  return { refusals: new RefusalNotes(write, () => at.now), written, at, fail };
}

const timesOf = (written: readonly Refused[]): number => written.reduce((sum, { times }) => sum + times, 0);

describe('refusals', () => {
  test('of one kind to one actor are an entry at once, and then one a minute with their number', () => {
    jest.useFakeTimers();
    const { refusals, written, at } = notes();
    const seconds = async (count: number): Promise<void> => {
      for (let tick = 0; tick < count * 4; tick++) {
        at.now += 250;
        await jest.advanceTimersByTimeAsync(250);
      }
    };
    return (async () => {
      refusals.add(actor('1'), deed, 'KEY_REVOKED');
      await seconds(1);
      expect(written.map(({ times }) => times)).toEqual([1]);
      for (let n = 0; n < 500; n++) refusals.add(actor('1'), deed, 'KEY_REVOKED');
      refusals.add(actor('2'), deed, 'KEY_REVOKED');
      await seconds(1);
      expect(written.map(({ actor: { id }, times }) => [id, times])).toEqual([
        ['1', 1],
        ['2', 1],
      ]);
      await seconds(60);
      expect(written.slice(2).map(({ actor: { id }, times }) => [id, times])).toEqual([['1', 500]]);
    })().finally(() => jest.useRealTimers());
  });

  test('from more than a thousand at once are counted together by what was tried, and none is lost', async () => {
    const { refusals, written } = notes();
    for (let n = 0; n < 5_000; n++) refusals.add(actor(String(n)), deed, 'KEY_REVOKED');
    await refusals.flush();
    expect(written.length).toBe(1_001);
    expect(timesOf(written)).toBe(5_000);
    expect(written.at(-1)).toMatchObject({ actor: { kind: 'stranger', id: '' }, times: 4_000 });
  });

  test('that the database does not take are counted until it does', async () => {
    const { refusals, written, fail } = notes();
    fail.with = new Error('the disk is full');
    for (let n = 0; n < 3; n++) {
      refusals.add(actor('1'), deed, 'KEY_REVOKED');
      await expect(refusals.flush()).rejects.toThrow('the disk is full');
    }
    delete fail.with;
    refusals.add(actor('1'), deed, 'KEY_REVOKED');
    await refusals.flush();
    expect(written.map(({ times }) => times)).toEqual([4]);
  });
});
