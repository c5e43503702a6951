import { totalmem } from 'node:os';
import { expect, jest, test } from '@jest/globals';
import { findBinaries } from './binaries.js';
import { settings } from './settings.js';

const buffers = (): number => parseInt(settings(true, { prewarms: true }).shared_buffers!, 10);

test('no library is loaded that did not come with the binaries', () => {
  expect(settings(true, { prewarms: false }).shared_preload_libraries).toBe('');
  expect(settings(true, { prewarms: true }).shared_preload_libraries).toBe('pg_prewarm');
  expect(findBinaries(false).prewarms).toBe(true);
});

test('a container of less memory than its machine has buffers of its own size', () => {
  const limit = jest.spyOn(process, 'constrainedMemory');
  try {
    limit.mockReturnValue(totalmem() / 8);
    const within = buffers();
    limit.mockReturnValue(0);
    expect(within).toBeLessThan(buffers());
    expect(within).toBeLessThanOrEqual(((totalmem() / 8) * (3 / 8)) / 2 ** 20 + 128);
  } finally {
    limit.mockRestore();
  }
});
