import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import {
  addDuration,
  addDurationSql,
  checkRule,
  durationOf,
  filtersSql,
  INSTANT_PATTERN,
  parseInstant,
  SqlParameters,
} from './index.js';
import {
  ARBITRARY_NOW,
  arbitraryAsOf,
  arbitraryDefinitions,
  arbitraryProperty,
  arbitraryPropertyPredicate,
  oracle,
} from './testing/index.js';
import type { JsonValue } from './testing/index.js';

let client: Client;
beforeAll(async () => {
  // Not through @strata/db/testing, which comes after rules in the order of imports.
  const { nodes } = JSON.parse(process.env['STRATA_TEST_SERVER'] ?? '{}') as { nodes?: string[] };
  client = new Client({ connectionString: nodes?.[0] });
  await client.connect();
});
afterAll(() => client.end());

/** NFC throughout, and the lower case of a text beside it, as events are kept. */
function normalized(value: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(value).normalize('NFC')) as JsonValue;
}

describe('the SQL of a filter says of any property what the oracle says', () => {
  const definitions = arbitraryDefinitions('Asia/Shanghai');
  const property = fc.option(arbitraryProperty, { nil: undefined });

  test('of any type, missing and null included', async () => {
    const cases = fc.sample(fc.tuple(property, arbitraryPropertyPredicate, arbitraryAsOf), { numRuns: 4000 });
    const parameters = new SqlParameters();
    const texts: string[] = [];
    const expected: boolean[] = [];
    const check = async (): Promise<void> => {
      const { rows } = await client.query<{ found: boolean[] }>(
        `SELECT ARRAY[${texts.join()}] AS found`,
        parameters.values,
      );
      expect(rows[0]?.found).toEqual(expected);
      for (const list of [texts, expected, parameters.values]) list.length = 0;
    };
    for (const [value, is, asOf] of cases) {
      const checked = checkRule({ event: { name: 'order', where: [{ property: 'p', is }] } }, definitions);
      if (checked.faults || !('event' in checked.rule)) continue;
      const properties: Record<string, JsonValue> = value === undefined ? {} : { p: normalized(value) };
      const text = properties['p'];
      const folded = typeof text === 'string' ? { p: text.toLowerCase() } : null;
      const given = [
        parameters.add(JSON.stringify(properties), 'jsonb'),
        parameters.add(folded && JSON.stringify(folded), 'jsonb'),
      ];
      const moment = { asOf, timeZone: definitions.timeZone };
      const json = { properties: 'e.properties', folded: 'e.folded' };
      const filters = filtersSql(checked.rule.event.where ?? [], json, moment, parameters);
      texts.push(`(SELECT ${filters} FROM (SELECT ${given.join()}) e(properties, folded))`);
      const event = { user: 1, name: 'order', at: asOf, properties };
      const population = { users: [{ id: 1, attributes: {}, tags: [] }], events: [event] };
      expected.push(oracle(checked.rule, population, definitions, asOf).length === 1);
      if (texts.length === 200) await check();
    }
    await check();
  });
});

describe('PostgreSQL and JavaScript agree', () => {
  test('on which texts are instants', async () => {
    const part = (...parts: string[]) => fc.constantFrom(...parts);
    const text = fc
      .tuple(
        part('2024', '0000', '0001', '1900', '2000', '9999', '24'),
        part('-02-29', '-02-30', '-12-31', '-04-31', '-13-01', '-00-10', '-1-1'),
        part('T', ' ', 't'),
        part('00:00', '23:59:59', '24:00:00', '23:59:60', '12:00:00.123456789', '12:00:00.1234567890', '12'),
        part('Z', '+08:00', '-14:59', '+15:00', '+0800', '', 'z', 'Z\n', 'Z '),
      )
      .map((parts) => parts.join(''));
    const texts = [...new Set(fc.sample(text, { numRuns: 3000 }))];
    const { rows } = await client.query<{ text: string; found: boolean }>(
      `SELECT text, text ~ '${INSTANT_PATTERN}' AS found FROM unnest($1::text[]) text`,
      [texts],
    );
    expect(rows).toHaveLength(texts.length);
    for (const row of rows) expect(row).toEqual({ text: row.text, found: parseInstant(row.text) !== undefined });
    expect(rows.filter(({ found }) => found).length).toBeGreaterThan(10);
  });

  test('on stepping months over clock changes', async () => {
    const zones = [
      'Asia/Shanghai',
      'America/New_York',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
    ];
    for (const zone of zones) {
      for (const duration of ['P1M', 'P1Y', 'P1M1DT1S', 'PT0.001S', 'P30D', 'P11M']) {
        const instants = Array.from(
          { length: 400 },
          (_, i) => ARBITRARY_NOW - 15 * 366 * 86_400_000 + i * 1_234_567_890,
        );
        const parameters = new SqlParameters();
        const given = `to_timestamp(ms / 1000.0)`;
        const stepped = addDurationSql(given, duration, zone, parameters);
        const list = parameters.add(instants, 'bigint[]');
        const { rows } = await client.query<{ ms: string }>(
          `SELECT (extract(epoch FROM ${stepped}) * 1000)::bigint AS ms FROM unnest(${list}) WITH ORDINALITY i(ms, n) ORDER BY n`,
          parameters.values,
        );
        const expected = instants.map((instant) => addDuration(instant, durationOf(duration), 1, zone));
        expect(rows.map(({ ms }) => Number(ms))).toEqual(expected);
      }
    }
  });
});
