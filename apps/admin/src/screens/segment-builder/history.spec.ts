import { expect, test } from '@jest/globals';
import { reduceHistory } from './history';

const start = { past: [], present: 'a', future: [] };

test('undo goes back and redo forth again', () => {
  const edited = reduceHistory(reduceHistory(start, { do: 'edit', next: 'b', at: 0 }), {
    do: 'edit',
    next: 'c',
    at: 0,
  });
  const undone = reduceHistory(edited, { do: 'undo' });
  expect(undone.present).toBe('b');
  expect(reduceHistory(undone, { do: 'redo' }).present).toBe('c');
  expect(reduceHistory(start, { do: 'undo' })).toBe(start);
});

test('dragging one control is one step, another control or a pause begins anew', () => {
  const drag = (kind: string, next: string, at: number) => ({ do: 'edit', next, kind, at }) as const;
  const dragged = [drag('x', 'b', 0), drag('x', 'c', 500), drag('x', 'd', 900)].reduce(reduceHistory<string>, start);
  expect(reduceHistory(dragged, { do: 'undo' }).present).toBe('a');
  expect(reduceHistory(reduceHistory(dragged, drag('y', 'e', 950)), { do: 'undo' }).present).toBe('d');
  expect(reduceHistory(reduceHistory(dragged, drag('x', 'e', 5_000)), { do: 'undo' }).present).toBe('d');
});

test('an edit after undo forgets what was undone', () => {
  const edited = reduceHistory(start, { do: 'edit', next: 'b', at: 0 });
  const other = reduceHistory(reduceHistory(edited, { do: 'undo' }), { do: 'edit', next: 'c', at: 0 });
  expect(reduceHistory(other, { do: 'redo' })).toBe(other);
});
