import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { expectFree } from './bind.js';

test('a port that is taken is said plainly, with what to set, and a free one stays free', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = { host: '127.0.0.1', port: (other.address() as AddressInfo).port };
  await expect(expectFree(address)).rejects.toMatchObject({
    name: 'ConfigError',
    faults: [`port ${address.port} is taken: set PORT to another`],
  });
  other.close();
  await once(other, 'close');
  await expectFree(address);
  await expectFree(address);
});
