import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

describe('definitions in memory', () => {
  test('are the same objects until one changes, whoever changed it', async () => {
    const { definitions, attributes, tagging } = server.app;
    const changes = [
      () => attributes.define({ key: 'age', type: 'NUMBER' }),
      () => tagging.create({ key: 'vip', class: 'BASIC' }),
      () => server.app.segments.service.create({ key: 'all', name: 'All', rule: { everyone: true } }),
      () => server.app.trackEvents([{ externalId: 'x', name: 'first_of_its_name' }]),
      () => server.app.workspace.update({ timeZone: 'Europe/Berlin' }),
    ];
    for (const change of changes) {
      const before = await definitions.current();
      expect(await definitions.current()).toBe(before);
      await change();
      expect(await definitions.current()).not.toBe(before);
    }
    const { rules } = await definitions.current();
    expect([...rules.attributes.keys(), ...rules.tags.keys(), ...rules.segments.keys()]).toEqual(['age', 'vip', 'all']);
    expect(rules.eventNames?.has('first_of_its_name')).toBe(true);
    expect([rules.timeZone, definitions.timeZone]).toEqual(['Europe/Berlin', 'Europe/Berlin']);
  });

  test('questions of one turn share one read of the version', async () => {
    const { database, definitions } = server.app;
    const query = database.query.bind(database);
    let reads = 0;
    database.query = <Row>(text: string, values?: readonly unknown[]) => {
      if (text.includes('definitions_version')) reads += 1;
      return query<Row>(text, values);
    };
    await Promise.all(Array.from({ length: 50 }, () => definitions.current()));
    database.query = query;
    expect(reads).toBe(1);
  });
});
