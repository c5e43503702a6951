import { delimiter, isAbsolute } from 'node:path';
import { isAllowable } from '@strata/collect';
import { SECRET_KEY_BYTES } from '@strata/db';
import { isTimeZone } from './time-zone.js';
import { traceSettings } from './tracing/trace-settings.js';
import type { TraceProtocol } from './tracing/trace-settings.js';

/** What the environment says, read once and checked at the start. */
export interface Config {
  host: string;
  port: number;
  /** How many proxies stand before this server: what they say of the client's address is believed. */
  proxies: number;
  /** Where people outside reach this server: what links in messages begin with. Absent: localhost and the port. */
  publicUrl: string | undefined;
  /** Absent: an embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  /** What secrets in the database are sealed with: the first seals, all open. None: the embedded database's own is used. */
  secretKeys: readonly Buffer[];
  /** A first API key with every right. */
  apiKey: string | undefined;
  /** A provider of OpenID Connect by which members may sign in. */
  openId: { issuer: string; clientId: string; clientSecret: string } | undefined;
  /** The time zone of a new workspace. */
  timeZone: string;
  /** The largest file of an import, in bytes. */
  importBytes: number;
  /** Folders of this machine that connectors may read; none unless they are named. */
  folders: readonly string[];
  /** Addresses, ranges and names beside the public internet that connectors may connect to. */
  outgoingAllow: readonly string[];
  /** Loads demo data into an empty embedded database. */
  demo: boolean;
  /** How long a stop by SIGTERM goes on answering, for load balancers and clients that keep connections. */
  drainSeconds: number;
  logLevel: LogLevel;
  /** How traces are sent; where to, the variables of OpenTelemetry say, which its SDK reads. Absent: they are not made. */
  traces: TraceProtocol | undefined;
}

/** Settings that others than `readConfig` read: of tests and of the development server. */
const READ_ELSEWHERE = /^STRATA_(TEST_[A-Z_]+|DATA_SETS|BROWSER_URL|SERVER)$/;

/** What Kubernetes sets in every pod beside a service that is called `strata` or `strata-…`. */
const SET_BY_KUBERNETES = /^STRATA_([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT|PORT)(_[A-Z0-9_]+)?$/;

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Every bad key at once, each with what was expected of it. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Strata cannot start with this environment:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Names and addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}

/** Reads the configuration; throws a `ConfigError` that names every bad key. An empty value counts as absent. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  usualLogLevel: LogLevel = 'info',
): Config {
  const faults: string[] = [];
  const known = new Set<string>();
  function read<T>(key: string, fallback: T, parse: (text: string) => T | undefined, expected: string): T {
    known.add(key);
    const text = environment[key]?.trim();
    if (!text) return fallback;
    const value = parse(text);
    if (value === undefined) faults.push(`${key}: expected ${expected}, got ${JSON.stringify(shown(key, text))}`);
    return value ?? fallback;
  }
  const flag = (text: string): boolean | undefined => (text === '1' ? true : text === '0' ? false : undefined);

  const config: Config = {
    host: read('HOST', '127.0.0.1', (text) => (/^[\w.:-]+$/.test(text) ? text : undefined), 'a host name or address'),
    port: read('PORT', 4000, port, 'a port from 0 to 65535'),
    proxies: read(
      'STRATA_PROXIES',
      0,
      (text) => (/^\d$/.test(text) ? Number(text) : undefined),
      'a number from 0 to 9',
    ),
    publicUrl: read<string | undefined>(
      'STRATA_PUBLIC_URL',
      undefined,
      publicUrl,
      'the beginning of an address such as https://strata.example.com',
    ),
    databaseUrl: read<string | undefined>(
      'DATABASE_URL',
      undefined,
      databaseUrl,
      'postgres://user:password@host:port/database',
    ),
    dataDir: read('STRATA_DATA_DIR', '.data', (text) => text, 'a folder'),
    secretKeys: read<readonly Buffer[]>(
      'STRATA_SECRET_KEY',
      [],
      secretKeys,
      `${SECRET_KEY_BYTES} random bytes in base64 or hex (openssl rand -base64 ${SECRET_KEY_BYTES}), several with a comma between them`,
    ),
    apiKey: read<string | undefined>('STRATA_API_KEY', undefined, apiKey, 'visible ASCII characters without blanks'),
    openId: undefined,
    timeZone: read(
      'STRATA_TIME_ZONE',
      'Asia/Shanghai',
      (text) => (isTimeZone(text) ? text : undefined),
      'an IANA time zone such as Asia/Shanghai',
    ),
    importBytes: read('STRATA_IMPORT_MB', 2048, megabytes, 'megabytes from 1 to 100000') * 1024 ** 2,
    folders: read<readonly string[]>('STRATA_FOLDERS', [], folders, `whole paths with "${delimiter}" between them`),
    outgoingAllow: read<readonly string[]>(
      'STRATA_OUTGOING_ALLOW',
      [],
      outgoingAllow,
      'addresses, ranges and names such as 10.1.0.0/16,db.internal',
    ),
    demo: read('STRATA_DEMO', true, flag, '1 or 0'),
    drainSeconds: read('STRATA_DRAIN_SECONDS', 3, seconds, 'seconds from 0 to 600'),
    logLevel: read('STRATA_LOG_LEVEL', usualLogLevel, logLevel, `one of ${LOG_LEVELS.join(', ')}`),
    traces: traceSettings(environment, (fault) => faults.push(fault)),
  };
  if (config.databaseUrl !== undefined && !environment['STRATA_SECRET_KEY']?.trim()) {
    faults.push(
      `STRATA_SECRET_KEY: needed beside DATABASE_URL, as secrets are sealed with it there; make one with openssl rand -base64 ${SECRET_KEY_BYTES}, and keep it apart from the database and its backups`,
    );
  }
  const oidc = {
    issuer: read<string | undefined>(
      'STRATA_OIDC_ISSUER',
      undefined,
      issuer,
      'the address of an OpenID provider such as https://login.example.com, by https unless it is on this machine',
    ),
    clientId: read<string | undefined>('STRATA_OIDC_CLIENT_ID', undefined, apiKey, 'visible ASCII characters'),
    clientSecret: read<string | undefined>('STRATA_OIDC_CLIENT_SECRET', undefined, apiKey, 'visible ASCII characters'),
  };
  const { issuer: from, clientId, clientSecret } = oidc;
  if (from && clientId && clientSecret) config.openId = { issuer: from, clientId, clientSecret };
  else if (from || clientId || clientSecret)
    faults.push('STRATA_OIDC_ISSUER, STRATA_OIDC_CLIENT_ID and STRATA_OIDC_CLIENT_SECRET: all three, or none of them');
  // Read where bitmaps are made.
  read('STRATA_BITMAPS', undefined, (text) => (text === 'wasm' ? text : undefined), 'wasm');
  if (config.databaseUrl !== undefined && environment['STRATA_DEMO']?.trim() === '1') {
    faults.push('STRATA_DEMO: demo data is for the embedded database alone, and DATABASE_URL names another');
  }
  for (const key of Object.keys(environment).sort()) {
    if (!key.startsWith('STRATA_') || known.has(key)) continue;
    if (READ_ELSEWHERE.test(key) || SET_BY_KUBERNETES.test(key)) continue;
    faults.push(`${key}: there is no such setting`);
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** Secrets do not belong in a message that ends in a log. */
function shown(key: string, text: string): string {
  return ['STRATA_API_KEY', 'STRATA_OIDC_CLIENT_SECRET', 'STRATA_SECRET_KEY', 'DATABASE_URL'].includes(key)
    ? '…'
    : text;
}

function port(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

function issuer(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)) ? text : undefined;
}

/** Without a slash at the end. */
function publicUrl(text: string): string | undefined {
  return /^https?:\/\/[^\s?#@]+$/.test(text) && URL.canParse(text) ? text.replace(/\/+$/, '') : undefined;
}

function megabytes(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= 100_000 ? Number(text) : undefined;
}

function seconds(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= 600 ? Number(text) : undefined;
}

function folders(text: string): string[] | undefined {
  const paths = text.split(delimiter).filter((path) => path !== '');
  return paths.every((path) => isAbsolute(path)) ? paths : undefined;
}

function outgoingAllow(text: string): string[] | undefined {
  const entries = text.split(',').map((entry) => entry.trim());
  return entries.every(isAllowable) ? entries : undefined;
}

function databaseUrl(text: string): string | undefined {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) ? text : undefined;
}

function secretKeys(text: string): Buffer[] | undefined {
  const keys = text.split(',').map(secretKey);
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

/** Of the right length, and not one byte again and again, which is no random key. */
export function secretKey(text: string): Buffer | undefined {
  const bare = text.trim();
  const encoding = /^[0-9a-f]{64}$/i.test(bare) ? 'hex' : /^[\w+/-]{43}=?$/.test(bare) ? 'base64' : undefined;
  const key = Buffer.from(bare, encoding);
  return encoding && key.length === SECRET_KEY_BYTES && new Set(key).size > 1 ? key : undefined;
}

function apiKey(text: string): string | undefined {
  return /^[\x21-\x7e]+$/.test(text) ? text : undefined;
}

function logLevel(text: string): LogLevel | undefined {
  return LOG_LEVELS.find((level) => level === text);
}
