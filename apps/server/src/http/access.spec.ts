import { describe, expect, test } from '@jest/globals';
import { denial } from './access.js';

const local = { host: '127.0.0.1', open: false, apiKey: 'the-key' };
const opened = { host: '0.0.0.0', open: true, apiKey: 'the-key' };

describe('who may come in', () => {
  test.each([
    ['localhost:4000', undefined],
    ['127.0.0.1:4000', undefined],
    ['[::1]:4000', undefined],
    ['LOCALHOST', undefined],
    [undefined, 'FORBIDDEN_HOST'],
    ['', 'FORBIDDEN_HOST'],
    ['evil.example', 'FORBIDDEN_HOST'],
    ['localhost.evil.example', 'FORBIDDEN_HOST'],
    ['127.0.0.1.evil.example', 'FORBIDDEN_HOST'],
    ['localhost@evil.example', 'FORBIDDEN_HOST'],
    ['192.168.1.5:4000', 'FORBIDDEN_HOST'],
  ])('the host %s on this machine: %s', (host, code) => {
    expect(denial({ host }, local)?.code).toBe(code);
  });

  test.each([
    ['http://localhost:4000', undefined],
    ['https://localhost:4000', undefined],
    ['http://localhost:5173', 'FORBIDDEN_ORIGIN'],
    ['http://localhost', 'FORBIDDEN_ORIGIN'],
    ['http://127.0.0.1:4000', 'FORBIDDEN_ORIGIN'],
    ['chrome-extension://localhost:4000', 'FORBIDDEN_ORIGIN'],
    ['http://evil.example', 'FORBIDDEN_ORIGIN'],
    ['null', 'FORBIDDEN_ORIGIN'],
    ['', 'FORBIDDEN_ORIGIN'],
  ])('a page from the origin %s: %s', (origin, code) => {
    expect(denial({ host: 'localhost:4000', origin }, local)?.code).toBe(code);
  });

  test('opened wider, addresses and names without a dot are let in, domains are not', () => {
    expect(denial({ host: '192.168.1.5:4000' }, opened)).toBeUndefined();
    expect(denial({ host: 'strata:4000' }, opened)).toBeUndefined();
    expect(denial({ host: 'evil.example' }, opened)?.code).toBe('FORBIDDEN_HOST');
  });

  test.each(['http://6.6.6.6', 'http://intranet', 'https://evil.example', 'null'])(
    'opened wider, a page from %s still may not ask',
    (origin) => {
      expect(denial({ host: 'localhost:4000', origin }, opened)?.code).toBe('FORBIDDEN_ORIGIN');
      expect(denial({ host: '192.168.1.5:4000', origin }, opened)?.code).toBe('FORBIDDEN_ORIGIN');
    },
  );

  test('the port that a scheme leaves out is the same port', () => {
    expect(denial({ host: 'localhost:80', origin: 'http://localhost' }, local)).toBeUndefined();
    expect(denial({ host: 'localhost', origin: 'https://localhost' }, local)).toBeUndefined();
    expect(denial({ host: 'localhost:80', origin: 'https://localhost' }, local)?.code).toBe('FORBIDDEN_ORIGIN');
  });

  test('opened wider, its own page may ask', () => {
    expect(denial({ host: '192.168.1.5:4000', origin: 'http://192.168.1.5:4000' }, opened)).toBeUndefined();
    expect(denial({ host: 'strata:4000', origin: 'http://strata:4000' }, opened)).toBeUndefined();
  });

  test('the right key opens every door, a wrong one none, and without a configured key none is wrong', () => {
    expect(denial({ host: 'strata.example', authorization: 'Bearer the-key' }, local)).toBeUndefined();
    expect(denial({ host: 'strata.example', authorization: 'bearer  the-key' }, local)).toBeUndefined();
    expect(denial({ host: 'localhost', authorization: 'Bearer other' }, local)?.status).toBe(401);
    expect(denial({ host: 'localhost', authorization: 'the-key' }, local)?.status).toBe(401);
    expect(denial({ host: 'localhost', authorization: '' }, local)?.status).toBe(401);
    expect(denial({ host: 'localhost', authorization: 'Bearer x' }, { ...local, apiKey: undefined })).toBeUndefined();
    expect(denial({ host: 'evil.example', authorization: 'Bearer x' }, { ...local, apiKey: undefined })?.status).toBe(
      403,
    );
  });
});
