import { Refusal } from '@strata/db';
import { readFlag, readObject, readOptional, readText, readUrl, readWhole } from '../read-settings.js';

/** Objects of a bucket that speaks S3. The secret access key is the connector's secret. */
export interface S3Settings {
  /** Such as `https://s3.eu-central-1.amazonaws.com`, without the bucket. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  prefix?: string;
  /** How names end, such as `.csv.gz`; absent: any. */
  suffix?: string;
  /** Whether the bucket stands in the path, as most stores take it, or before the host. */
  pathStyle: boolean;
  /** Seconds without a byte after which a store is taken for dead. */
  timeout: number;
}

const KEYS = ['endpoint', 'bucket', 'region', 'accessKeyId', 'prefix', 'suffix', 'pathStyle', 'timeout'];
const SHORT = 256;
const LONGEST_KEY = 1_024;
const USUAL_TIMEOUT = 30;

export function readS3Settings(json: unknown): S3Settings {
  const settings = readObject(json, 'settings', KEYS);
  const bucket = readText(settings['bucket'], 'settings.bucket', SHORT);
  if (!/^[\w][\w.-]{1,254}$/.test(bucket) || bucket.includes('..'))
    throw new Refusal('INVALID_SETTINGS', 'settings.bucket: expected the name of a bucket');
  const region = readText(settings['region'], 'settings.region', SHORT);
  if (!/^[\w-]+$/.test(region)) throw new Refusal('INVALID_SETTINGS', 'settings.region: expected such as us-east-1');
  const prefix = readOptional(settings['prefix'], 'settings.prefix', (value, at) => readText(value, at, LONGEST_KEY));
  const suffix = readOptional(settings['suffix'], 'settings.suffix', (value, at) => readText(value, at, SHORT));
  return {
    endpoint: new URL(readUrl(settings['endpoint'], 'settings.endpoint')).origin,
    bucket,
    region,
    accessKeyId: readText(settings['accessKeyId'], 'settings.accessKeyId', SHORT),
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix }),
    pathStyle: readOptional(settings['pathStyle'], 'settings.pathStyle', readFlag) ?? true,
    timeout:
      readOptional(settings['timeout'], 'settings.timeout', (value, at) => readWhole(value, at, 1, 120)) ??
      USUAL_TIMEOUT,
  };
}
