import { Refusal } from '@strata/db';
import { readFlag, readObject, readOptional, readText, readWhole } from '../read-settings.js';

/** How a database is read. The password is the connector's secret. */
export interface SqlSettings {
  host: string;
  port?: number;
  database: string;
  user: string;
  /** Over TLS, the certificate checked. */
  tls: boolean;
  /** One SELECT. What it may see is what the database lets this user see. */
  query: string;
  /** A column that only grows, such as `updated_at`: rows without it are not read. */
  watermark: string;
  /** A column that is unique, and orders rows of one watermark. */
  key: string;
  /**
   * Seconds before the last watermark from which every run reads again: a transaction that was long under way commits rows
   * with a watermark of when it began.
   */
  overlap: number;
}

const KEYS = ['host', 'port', 'database', 'user', 'tls', 'query', 'watermark', 'key', 'overlap'];
const MAX_QUERY = 20_000;
const WEEK = 7 * 86_400;

export function readSqlSettings(json: unknown): SqlSettings {
  const settings = readObject(json, 'settings', KEYS);
  const query = readText(settings['query'], 'settings.query', MAX_QUERY).replace(/[\s;]+$/, '');
  if (!/^(select|with)\b/i.test(query))
    throw new Refusal('INVALID_SETTINGS', 'settings.query: expected one SELECT, or WITH … SELECT');
  const port = readOptional(settings['port'], 'settings.port', (value, path) => readWhole(value, path, 1, 65_535));
  return {
    host: readText(settings['host'], 'settings.host', 256),
    ...(port !== undefined && { port }),
    database: readText(settings['database'], 'settings.database', 256),
    user: readText(settings['user'], 'settings.user', 256),
    tls: readOptional(settings['tls'], 'settings.tls', readFlag) ?? false,
    query,
    watermark: readText(settings['watermark'], 'settings.watermark', 128),
    key: readText(settings['key'], 'settings.key', 128),
    overlap:
      readOptional(settings['overlap'], 'settings.overlap', (value, path) => readWhole(value, path, 0, WEEK)) ?? 0,
  };
}
