import { describe, expect, test } from '@jest/globals';
import { CursorFormat, isDenseKey, page, pageSize } from './connection.js';

const cursors = new CursorFormat<number>('users', isDenseKey);

describe('connections', () => {
  test('a cursor comes back as it went out', () => {
    expect(cursors.decode(cursors.encode(7))).toBe(7);
    expect(cursors.decode(undefined)).toBeUndefined();
    expect(cursors.decode(null)).toBeUndefined();
  });

  test.each([
    ['nothing', ''],
    ['no base64', '💥'],
    ['text', 'aGVsbG8'],
    ['a cursor with something behind it', `${new CursorFormat<number>('users', isDenseKey).encode(7)}=`],
    ['a cursor of another list', new CursorFormat<number>('segments', isDenseKey).encode(7)],
    ['a position beyond 32 bits', Buffer.from('["users",4294967296]').toString('base64url')],
    ['a position that is no number', Buffer.from('["users","7"]').toString('base64url')],
    ['a deep one', Buffer.from('['.repeat(100_000)).toString('base64url')],
  ])('%s is refused', (_name, cursor) => {
    expect(() => cursors.decode(cursor)).toThrow(expect.objectContaining({ code: 'INVALID_CURSOR' }));
  });

  test('a page has 1 to 100 rows', () => {
    expect([1, 100].map(pageSize)).toEqual([1, 100]);
    for (const first of [0, -1, 101, 1_000_000]) {
      expect(() => pageSize(first)).toThrow(expect.objectContaining({ code: 'PAGE_SIZE' }));
    }
  });

  test('the row beyond the page says that the list goes on, and is not in it', () => {
    const options = { first: 2, after: undefined, cursor: String, node: (row: number) => row };
    expect(page([1, 2, 3], options)).toEqual({
      edges: [
        { cursor: '1', node: 1 },
        { cursor: '2', node: 2 },
      ],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: '1', endCursor: '2' },
    });
    expect(page([], { ...options, after: 'x' }).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: null,
      endCursor: null,
    });
  });
});
