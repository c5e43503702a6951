import { beforeEach, expect, jest, test } from '@jest/globals';
import { DraftKeeper } from './draft-keeper';
import type { Draft } from './draft-keeper';

jest.useFakeTimers();
const RESTED = 1_000;

const draft = (key: string): Draft => ({ rule: { segment: { key } }, off: [] });

/** A server whose answers come when the test lets them: what arrived, in order, and what it holds. */
function server() {
  const arrived: Draft[] = [];
  const answers: { take: () => void; refuse: () => void }[] = [];
  const state = { held: null as Draft, arrived, most: 0 };
  const save = (given: Draft): Promise<void> => {
    arrived.push(given);
    return new Promise((resolve, reject) => {
      const over = (): void => void (answers.splice(0, 1), undefined);
      answers.push({
        take: () => {
          state.held = given;
          over();
          resolve();
        },
        refuse: () => {
          over();
          reject(new Error('away'));
        },
      });
      state.most = Math.max(state.most, answers.length);
    });
  };
  const answer = async (how: 'take' | 'refuse' = 'take'): Promise<void> => {
    answers[0]?.[how]();
    await jest.advanceTimersByTimeAsync(0);
  };
  return { state, save, answer };
}

let remote: ReturnType<typeof server>;
let here: Draft | undefined;
let keeper: DraftKeeper;

beforeEach(() => {
  remote = server();
  here = undefined;
  keeper = new DraftKeeper(remote.save, { write: (given) => (here = given), drop: () => (here = undefined) });
  keeper.begin(null);
});

const rest = (): Promise<void> => jest.advanceTimersByTimeAsync(RESTED);

test('edits in quick succession are one save, of the last', async () => {
  keeper.keep(draft('a'));
  keeper.keep(draft('b'));
  expect(here).toEqual(draft('b'));
  await rest();
  expect(remote.state.arrived).toEqual([draft('b')]);
  await remote.answer();
  expect(keeper.state().state).toBe('kept');
  expect(here).toBeUndefined();
});

test('while a save is on its way only the newest waits, and is the last to arrive', async () => {
  keeper.keep(draft('a'));
  await rest();
  for (const key of ['b', 'c', 'd']) {
    keeper.keep(draft(key));
    await rest();
  }
  expect(remote.state.arrived).toEqual([draft('a')]);
  await remote.answer();
  expect(remote.state.arrived).toEqual([draft('a'), draft('d')]);
  expect(here).toEqual(draft('d'));
  await remote.answer();
  expect(remote.state).toMatchObject({ held: draft('d'), most: 1 });
  expect(here).toBeUndefined();
});

test('what the server did not take stays here, and is sent when it is asked to be', async () => {
  keeper.keep(draft('a'));
  await rest();
  await remote.answer('refuse');
  expect(keeper.state().state).toBe('here');
  expect(here).toEqual(draft('a'));
  void keeper.flush();
  await rest();
  await remote.answer();
  expect(remote.state.held).toEqual(draft('a'));
  expect(here).toBeUndefined();
});

test('publishing waits for the save that is on its way, and none comes after it', async () => {
  keeper.keep(draft('a'));
  await rest();
  const order: string[] = [];
  const published = keeper.publishing(() => {
    order.push(`published over ${JSON.stringify(remote.state.held)}`);
    remote.state.held = null;
    keeper.keep(null);
    return Promise.resolve(true);
  });
  await rest();
  expect(order).toEqual([]);
  await remote.answer();
  await published;
  expect(order).toEqual([`published over ${JSON.stringify(draft('a'))}`]);
  await rest();
  expect(remote.state).toMatchObject({ held: null, arrived: [draft('a')] });
  expect(keeper.state()).toEqual({ state: 'clean' });
});

test('an edit made while it is published is kept after it', async () => {
  let publish = (): void => undefined;
  keeper.keep(draft('a'));
  const published = keeper.publishing(
    () =>
      new Promise((resolve) => {
        publish = () => {
          remote.state.held = null;
          resolve(true);
        };
      }),
  );
  await rest();
  await remote.answer();
  keeper.keep(draft('b'));
  await rest();
  expect(remote.state.arrived).toEqual([draft('a')]);
  publish();
  await published;
  await rest();
  await remote.answer();
  expect(remote.state.held).toEqual(draft('b'));
});

test('what is switched off is kept again beside what was published', async () => {
  const withOff: Draft = { rule: { all: [{ everyone: true }, { segment: { key: 'a' } }] }, off: ['rule.all[1]'] };
  remote.state.held = withOff;
  keeper.begin(withOff, '2026-11-22T00:00:00Z');
  keeper.keep(withOff);
  await keeper.publishing(() => {
    remote.state.held = null;
    return Promise.resolve(true);
  });
  await rest();
  await remote.answer();
  expect(remote.state.held).toEqual(withOff);
});

test('a publication that is refused leaves the draft as it was', async () => {
  keeper.keep(draft('a'));
  const published = keeper.publishing(() => Promise.resolve(false));
  await rest();
  await remote.answer();
  await published;
  await rest();
  expect(remote.state).toMatchObject({ held: draft('a'), arrived: [draft('a')] });
});

test('the editor that opens and changes nothing sends nothing; what only this machine had is sent', async () => {
  keeper.begin(draft('a'), '2026-11-22T00:00:00Z');
  keeper.keep(draft('a'));
  await rest();
  expect(remote.state.arrived).toEqual([]);
  keeper.begin(undefined);
  keeper.keep(draft('b'));
  await rest();
  expect(remote.state.arrived).toEqual([draft('b')]);
});
