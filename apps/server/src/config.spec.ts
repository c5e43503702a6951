import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  test('an empty environment starts on localhost with demo data', () => {
    expect(readConfig({ PORT: '', STRATA_API_KEY: ' ' })).toEqual({
      host: '127.0.0.1',
      port: 4000,
      proxies: 0,
      publicUrl: undefined,
      databaseUrl: undefined,
      dataDir: '.data',
      secretKeys: [],
      apiKey: undefined,
      timeZone: 'Asia/Shanghai',
      importBytes: 2 * 1024 ** 3,
      folders: [],
      outgoingAllow: [],
      demo: true,
      drainSeconds: 3,
      logLevel: 'info',
      traces: undefined,
    });
  });

  test('a terminal may have another usual log level, and STRATA_LOG_LEVEL decides', () => {
    expect(readConfig({}, 'warn').logLevel).toBe('warn');
    expect(readConfig({ STRATA_LOG_LEVEL: 'debug' }, 'warn').logLevel).toBe('debug');
  });

  test('every variable that the code reads is documented, and no other', async () => {
    const root = join(import.meta.dirname, '../../..');
    const names = (text: string): string[] => text.match(/\b(STRATA_[A-Z_]+|DATABASE_URL|PORT|HOST)\b/g) ?? [];
    const read = new Set<string>();
    for (const folder of ['apps', 'libs'])
      for (const file of await readdir(join(root, folder), { recursive: true })) {
        if (!/\.tsx?$/.test(file) || /spec\.tsx?$|node_modules|[\\/]dist[\\/]/.test(file)) continue;
        const code = await readFile(join(root, folder, file), 'utf8');
        // As a key of the environment: process.env.NAME, process.env['NAME'], read('NAME', …).
        for (const [, name = ''] of code.matchAll(/(?:env\.|env\['|read(?:<[^>]*>)?\(\s*')([A-Z][A-Z_]+)/g))
          for (const one of names(name)) read.add(one);
      }
    const operations = await readFile(join(root, 'docs/operations.md'), 'utf8');
    const documented = new Set(
      operations.split('\n').flatMap((line) => names(/^\| `([A-Z_]+)` \|/.exec(line)?.[1] ?? '')),
    );
    // Set by the test run itself.
    read.delete('STRATA_TEST_SERVER');
    read.delete('STRATA_FAULT_CLOCK');
    expect([...documented].sort()).toEqual([...read].sort());
  });

  test('every bad key is named at once, and secrets are not repeated', () => {
    const faults = faultsOf({
      PORT: '70000',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      STRATA_TIME_ZONE: '+08:00',
      STRATA_DEMO: 'yes',
      STRATA_LOG_LEVEL: 'loud',
      STRATA_API_KEY: 'two words',
      STRATA_SECRET_KEY: 'correct horse battery staple',
    });
    const keys = [
      'DATABASE_URL',
      'PORT',
      'STRATA_API_KEY',
      'STRATA_DEMO',
      'STRATA_LOG_LEVEL',
      'STRATA_SECRET_KEY',
      'STRATA_TIME_ZONE',
    ];
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual(keys);
    expect(faults.join()).not.toMatch(/hunter2|two words|horse/);
  });

  test('secrets of a database of one’s own need a key, in base64 or hex, and old ones may stand behind it', () => {
    const DATABASE_URL = 'postgres://strata@db/strata';
    expect(faultsOf({ DATABASE_URL })).toEqual([
      expect.stringMatching(/^STRATA_SECRET_KEY: needed beside DATABASE_URL/),
    ]);
    const [one, two] = [randomBytes(32), randomBytes(32)];
    const { secretKeys } = readConfig({
      DATABASE_URL,
      STRATA_SECRET_KEY: `${one.toString('base64')}, ${two.toString('hex')}`,
    });
    expect(secretKeys).toEqual([one, two]);
    for (const bad of [
      randomBytes(31).toString('base64'),
      randomBytes(33).toString('hex'),
      '0'.repeat(64),
      `${one.toString('hex')},`,
    ])
      expect(faultsOf({ STRATA_SECRET_KEY: bad })).toEqual([
        expect.stringMatching(/^STRATA_SECRET_KEY: expected 32 random bytes/),
      ]);
  });

  test('a setting that there is not is named, without its value; those that others set are let be', () => {
    expect(
      faultsOf({ STRATA_API_KEYS: 'hunter2', STRATA_demo: '0', STRATA_SERVER: 'x', STRATA_TEST_SEED: '1' }),
    ).toEqual(['STRATA_API_KEYS: there is no such setting', 'STRATA_demo: there is no such setting']);
    const kubernetes = {
      STRATA_SERVICE_HOST: '10.0.0.1',
      STRATA_SERVICE_PORT_HTTP: '80',
      STRATA_PORT_80_TCP_PROTO: 'tcp',
    };
    expect(faultsOf({ ...kubernetes, STRATA_PORT: 'tcp://10.0.0.1:80', STRATA_WORKER_PORT_80_TCP: 'x' })).toEqual([]);
  });

  test.each([
    ['STRATA_DRAIN_SECONDS', '601'],
    ['STRATA_DRAIN_SECONDS', '-1'],
    ['STRATA_IMPORT_MB', '0'],
    ['STRATA_PUBLIC_URL', 'https://root:hunter2@strata.example.com'],
    ['STRATA_FOLDERS', 'here'],
    ['STRATA_BITMAPS', 'none'],
    ['STRATA_DEMO', 'true'],
  ])('%s does not take %s', (key, value) => {
    expect(faultsOf({ [key]: value })).toEqual([expect.stringContaining(`${key}: expected `)]);
  });

  test('traces are sent where OpenTelemetry’s variables say so, and those that would be passed over are named', () => {
    const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318';
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT }).traces).toBe('http/protobuf');
    expect(readConfig({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://collector/v1/traces' }).traces).toBe(
      'http/protobuf',
    );
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }).traces).toBe(
      'http/json',
    );
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'true' }).traces).toBeUndefined();
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER: 'none' }).traces).toBeUndefined();
    const faults = faultsOf({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'root:hunter2@collector',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      OTEL_TRACES_EXPORTER: 'zipkin',
    });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual([
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'OTEL_EXPORTER_OTLP_PROTOCOL',
      'OTEL_TRACES_EXPORTER',
    ]);
    expect(faults.join()).not.toContain('hunter2');
  });

  test('demo data is not asked for where it would not come', () => {
    const database = {
      DATABASE_URL: 'postgres://localhost/strata',
      STRATA_SECRET_KEY: Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64'),
    };
    expect(faultsOf({ ...database, STRATA_DEMO: '1' })).toEqual([expect.stringContaining('STRATA_DEMO: ')]);
    expect(faultsOf({ ...database, STRATA_DEMO: '0' })).toEqual([]);
  });

  test('how many proxies stand before it is a small number', () => {
    expect(readConfig({ STRATA_PROXIES: '2' }).proxies).toBe(2);
    expect(faultsOf({ STRATA_PROXIES: 'yes' })).toHaveLength(1);
  });
});
