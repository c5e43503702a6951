import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Wanted } from './wanted.js';

const never = new Promise<void>(() => undefined);
const leaver = (wanted: Wanted): (() => Promise<unknown>) => {
  const gone = new AbortController();
  const left = wanted.wait(never, gone.signal).catch((error: unknown) => error);
  return () => {
    gone.abort(new Error('gone'));
    return left;
  };
};

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('work is wanted until the last who waits has gone away, and each hears of their own going at once', async () => {
  const wanted = new Wanted();
  const [first, last] = [leaver(wanted), leaver(wanted)];
  expect(await first()).toEqual(new Error('gone'));
  expect(wanted.signal.aborted).toBe(false);
  await last();
  expect(wanted.signal.reason).toEqual(new Error('gone'));
});

test('whoever waits without a signal wants it to the end, and what was done before is not abandoned', async () => {
  const wanted = new Wanted();
  void wanted.wait(never);
  await leaver(wanted)();
  expect(wanted.signal.aborted).toBe(false);
  const done = new Wanted();
  expect(await done.wait(Promise.resolve(1), new AbortController().signal)).toBe(1);
  expect(done.signal.aborted).toBe(false);
});

test('with patience it stays wanted for a while, and for longer where somebody comes meanwhile', async () => {
  let told = 0;
  const wanted = new Wanted(() => (told += 1), 1_000);
  await leaver(wanted)();
  jest.advanceTimersByTime(999);
  const next = leaver(wanted);
  jest.advanceTimersByTime(60_000);
  expect([told, wanted.signal.aborted]).toEqual([0, false]);
  await next();
  jest.advanceTimersByTime(1_000);
  expect([told, wanted.signal.aborted]).toEqual([1, true]);
});
