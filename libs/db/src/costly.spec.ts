import { expect, test } from '@jest/globals';
import { Costly } from './costly.js';

/** A question whose answer takes so many milliseconds of a clock of its own. */
function question(took: number) {
  const clock = { now: 0, asked: 0 };
  const find = async (): Promise<number> => {
    clock.now += took;
    clock.asked += 1;
    return Promise.resolve(clock.asked);
  };
  return { clock, costly: new Costly<number>(60_000, () => clock.now), find };
}

test('a quick answer is never remembered', async () => {
  const { costly, find } = question(249);
  expect([await costly.ask('q', find), await costly.ask('q', find)]).toEqual([1, 2]);
});

test('a slow answer is remembered for 20 times as long as it took, each question for itself', async () => {
  const { clock, costly, find } = question(500);
  expect([await costly.ask('q', find), await costly.ask('q', find), await costly.ask('other', find)]).toEqual([
    1, 1, 2,
  ]);
  clock.now = 500 + 10_000;
  expect(await costly.ask('q', find)).toBe(3);
});

test('no answer is remembered for longer than the longest', async () => {
  const { clock, costly, find } = question(30_000);
  await costly.ask('q', find);
  clock.now += 60_000;
  expect(await costly.ask('q', find)).toBe(2);
});

test('those who ask at once share the answer, and a failure is not remembered', async () => {
  const { clock, costly, find } = question(1);
  expect(await Promise.all([costly.ask('q', find), costly.ask('q', find)])).toEqual([1, 1]);
  expect(clock.asked).toBe(1);
  await expect(costly.ask('bad', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await costly.ask('bad', find)).toBe(2);
});

test('what nobody waits for any more is given up, and asked for anew', async () => {
  const costly = new Costly<string>();
  const given: AbortSignal[] = [];
  const find = (signal: AbortSignal): Promise<string> => {
    given.push(signal);
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  };
  const [one, other] = [new AbortController(), new AbortController()];
  const asked = [one, other].map(({ signal }) => costly.ask('q', find, signal).catch((error: unknown) => error));
  one.abort(new Error('one'));
  expect(await asked[0]).toEqual(new Error('one'));
  expect(given.map(({ aborted }) => aborted)).toEqual([false]);
  other.abort(new Error('other'));
  expect(await asked[1]).toEqual(new Error('other'));
  expect(given.map(({ aborted }) => aborted)).toEqual([true]);
  expect(await costly.ask('q', () => Promise.resolve('anew'))).toBe('anew');
});
