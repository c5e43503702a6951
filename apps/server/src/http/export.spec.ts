import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { attributes, segments } = server.app;
  await attributes.define({ key: 'city', type: 'TEXT' });
  await attributes.define({ key: 'phone', type: 'TEXT', sensitive: true });
  const { freshness } = await server.app.upsertUsers(
    [
      { externalId: 'e1', attributes: { city: '北京市', phone: '138' } },
      { externalId: '=1+1', attributes: { city: '@SUM(A1)' } },
    ],
    undefined,
  );
  await segments.service.create({ key: '全部', name: 'All', rule: { everyone: true } });
  await server.app.rules.evaluate(systemActor('test'), { given: { everyone: true } }, { minFreshness: freshness });
});
afterAll(() => server.close());

const get = async (query: string, key = '全部') => {
  const response = await fetch(`${server.url}/v1/segments/${encodeURIComponent(key)}/members${query}`);
  // Not text(), which passes over a byte-order mark.
  return {
    status: response.status,
    text: Buffer.from(await response.arrayBuffer()).toString(),
    headers: response.headers,
  };
};

describe('GET /v1/segments/KEY/members', () => {
  test('CSV opens in a spreadsheet, and runs nothing there', async () => {
    const { status, text, headers } = await get('');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/attachment; .*filename\*=UTF-8''%E5%85%A8%E9%83%A8\.csv/);
    expect(text).toMatch(/^\uFEFFid,externalId,city,tags/);
    expect(text).toContain('北京市');
    expect(text).not.toMatch(/(^|,)"?[=@]/m);
    expect(text).not.toContain('138');
  });

  test('NDJSON is one member a line, with the attributes that were named', async () => {
    const { text, headers } = await get('?format=ndjson&attributes=city');
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ externalId: 'e1', attributes: { city: '北京市' } });
  });

  test.each([
    ['', 'nobody-made-this', 404],
    ['?format=xlsx', '全部', 400],
    ['?format=csv&format=ndjson', '全部', 400],
    ['?attributes=none', '全部', 400],
    ['', '%00', 404],
  ])('%s of %s is %d', async (query, key, status) => {
    expect((await get(query, key)).status).toBe(status);
  });
});
