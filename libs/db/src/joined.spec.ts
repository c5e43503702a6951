import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Joined } from './index.js';

/** A reader whose statements end when they are told to, and the keys of each. */
function reader(): { joined: Joined<string, string>; statements: string[][]; end: (error?: Error) => void } {
  const statements: string[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const joined = new Joined<string, string>(
    (keys) =>
      new Promise((resolve, reject) => {
        statements.push([...keys]);
        ends.push((error) =>
          error ? reject(error) : resolve(new Map(keys.filter((key) => key !== 'none').map((key) => [key, `${key}!`]))),
        );
      }),
  );
  return { joined, statements, end: (error) => ends.shift()?.(error) };
}

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] }));
afterEach(() => void jest.useRealTimers());

const turn = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
/** Long enough for the next statement to begin. */
const moment = async () => {
  await turn();
  jest.advanceTimersByTime(5);
  await turn();
};

test('who asks in one turn is answered by one statement, each thing asked for once', async () => {
  const { joined, statements, end } = reader();
  const answers = Promise.all(['a', 'b', 'a', 'none'].map((key) => joined.ask(key)));
  await turn();
  end();
  expect(await answers).toEqual(['a!', 'b!', 'a!', undefined]);
  expect(statements).toEqual([['a', 'b', 'none']]);
});

test('while two are on their way the rest gather, and are read after they were asked', async () => {
  const { joined, statements, end } = reader();
  const answers = [];
  for (const key of ['a', 'b', 'c', 'a']) {
    answers.push(joined.ask(key));
    await moment();
  }
  expect(statements).toEqual([['a'], ['b']]);
  end();
  await moment();
  expect(statements).toEqual([['a'], ['b'], ['c', 'a']]);
  end();
  end();
  expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!', 'a!']);
});

test('who asks alone waits for nothing; who asks soon after another waits for more who do', async () => {
  const { joined, statements, end } = reader();
  void joined.ask('a');
  await turn();
  expect(statements).toEqual([['a']]);
  end();
  await turn();
  void joined.ask('b');
  await turn();
  void joined.ask('c');
  await turn();
  expect(statements).toEqual([['a']]);
  await moment();
  expect(statements).toEqual([['a'], ['b', 'c']]);
});

test('a statement that fails fails for those who asked, and for no later one', async () => {
  const { joined, end } = reader();
  const failing = [joined.ask('a'), joined.ask('b')].map((one) => one.catch((error: Error) => error.message));
  await turn();
  end(new Error('lost'));
  expect(await Promise.all(failing)).toEqual(['lost', 'lost']);
  const later = joined.ask('a');
  await moment();
  end();
  expect(await later).toBe('a!');
});

test('statements that never end hold up no others', async () => {
  const { joined, statements } = reader();
  for (const key of ['a', 'b', 'c']) {
    void joined.ask(key);
    await moment();
  }
  expect(statements).toEqual([['a'], ['b']]);
  jest.advanceTimersByTime(1_000);
  await turn();
  expect(statements).toEqual([['a'], ['b'], ['c']]);
});
