import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import express, { json } from 'express';
import { inTime } from './in-time.js';

test('a body that comes too slowly is refused, and its connection closed', async () => {
  let reached = false;
  const doors = express().post('/', inTime(json(), 20), () => (reached = true));
  const server = doors.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (text) => (answer += text.toString()));
  socket.on('error', () => undefined);
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"a"');
  await once(socket, 'close');
  expect(answer).toMatch(/^HTTP\/1.1 408 .*REQUEST_TIMEOUT/s);
  expect(reached).toBe(false);
  server.close();
});
