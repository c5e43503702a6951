import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemActor } from '@strata/access';
import { planSql } from '@strata/rules';
import type { Rule } from '@strata/rules';
import { CATALOGUE } from '../../composition.js';
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
    expect(await server.get('mutation { updateWorkspace(input: { region: "DE" }) { region } }')).toEqual({
      updateWorkspace: { region: 'DE' },
    });
    const refused = await server.ask('mutation { updateWorkspace(input: { region: "Germany" }) { region } }');
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('INVALID_INPUT');
    expect(await server.get('mutation { updateWorkspace(input: { locale: "en" }) { name locale } }')).toEqual({
      updateWorkspace: { name: 'Tea & Books', locale: 'en' },
    });
  });

  test('after a change of the time zone is acknowledged, every answer is of the new one', async () => {
    const { app } = server;
    const now = Date.now();
    // One for each of the last 24 hours: how many came today tells where the day began.
    const events = Array.from({ length: 24 }, (_, hours) => ({
      externalId: `zone-${hours}`,
      name: 'zoned',
      occurredAt: new Date(now - hours * 3_600_000),
    }));
    const { freshness } = await app.trackEvents(events);
    const rule: Rule = { event: { name: 'zoned', during: { calendar: 'TODAY' } } };
    await app.rules.evaluate(systemActor('test'), { given: rule }, { minFreshness: freshness });
    // No tick comes to help.
    await app.audience.stop();
    const counts = new Set<number>();
    for (const timeZone of ['America/New_York', 'Asia/Shanghai', 'Europe/Berlin']) {
      await server.get(
        'mutation ($timeZone: String) { updateWorkspace(input: { timeZone: $timeZone }) { timeZone } }',
        {
          timeZone,
        },
      );
      const { previewRule } = await server.get<{ previewRule: { count: number; asOf: string } }>(
        'query ($rule: RuleInput!) { previewRule(rule: $rule) { count asOf } }',
        { rule },
      );
      const plan = await app.rules.plan(systemActor('test'), { given: rule });
      const moment = { asOf: Date.parse(previewRule.asOf), timeZone };
      const { text, values } = planSql(plan, moment, CATALOGUE);
      expect([timeZone, previewRule.count]).toEqual([timeZone, (await app.database.query(text, values)).length]);
      counts.add(previewRule.count);
    }
    expect(counts.size).toBe(3);
    await app.audience.start();
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
