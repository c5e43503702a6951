import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server.close());

describe('the workspace and the attributes', () => {
  test('what is changed of the workspace changes, the rest stays', async () => {
    const changed = await server.get(
      'mutation { updateWorkspace(input: { name: "  Tea & Books ", timeZone: "Europe/Berlin" }) { name timeZone locale demo } }',
    );
    expect(changed).toEqual({
      updateWorkspace: { name: 'Tea & Books', timeZone: 'Europe/Berlin', locale: 'zh', demo: false },
    });
    expect((await server.app.definitions.current()).rules.timeZone).toBe('Europe/Berlin');
    expect(await server.get('mutation { updateWorkspace(input: { locale: "en" }) { name locale } }')).toEqual({
      updateWorkspace: { name: 'Tea & Books', locale: 'en' },
    });
  });

  test.each([
    'name: ""',
    'name: "\\u0000"',
    'timeZone: "Mars/Olympus"',
    'timeZone: "+08:00"',
    'timeZone: ""',
    'locale: "fr"',
  ])('updateWorkspace(%s) is refused and changes nothing', async (field) => {
    const before = await server.get('{ workspace { name timeZone locale version } }');
    const { errors } = await server.ask(`mutation { updateWorkspace(input: { ${field} }) { name } }`);
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    expect(await server.get('{ workspace { name timeZone locale version } }')).toEqual(before);
  });

  test('an attribute is defined, changed but for its type, and counted', async () => {
    const define = (input: string) =>
      server.ask(`mutation { defineAttribute(input: { ${input} }) { key name type options unit sensitive } }`);
    expect((await define('key: "tier", type: TEXT, options: ["gold", "silver"], sensitive: true')).data).toEqual({
      defineAttribute: {
        key: 'tier',
        name: 'tier',
        type: 'TEXT',
        options: ['gold', 'silver'],
        unit: null,
        sensitive: true,
      },
    });
    expect((await define('key: "tier", type: TEXT, name: "等级"')).data).toMatchObject({
      defineAttribute: { name: '等级', options: ['gold', 'silver'], sensitive: true },
    });
    expect((await define('key: "tier", type: NUMBER')).errors?.[0]?.extensions.code).toBe('ALREADY_EXISTS');
    expect((await define('key: "__proto__", type: NUMBER')).errors?.[0]?.extensions.code).toBe('INVALID_KEY');
    await server.app.upsertUsers([{ externalId: 'counted', attributes: { tier: 'gold' } }], undefined);
    expect(await server.get('{ attributes { key coverage } }')).toEqual({ attributes: [{ key: 'tier', coverage: 1 }] });
  });
});
