import { readObject, readOptional, readText, readUrl, readWhole, readWord } from '../read-settings.js';
import type { Json } from '../read-settings.js';

/** How an HTTP source is read. What it is authorized by is the connector's secret. */
export interface HttpSettings {
  url: string;
  /** Where the items are in an answer, such as `data.items`; absent: the answer is a list. */
  items?: string;
  paging: Paging;
  auth: Auth;
  /** Only what has changed: the path to an item's time of change, and the parameter that asks for later ones. */
  watermark?: { path: string; param: string };
  /** Seconds in which an answer has to be there whole. */
  timeout: number;
}

export type Paging =
  | { kind: 'NONE' }
  | { kind: 'PAGE'; param: string; first: number; sizeParam?: string; size?: number }
  | { kind: 'OFFSET'; param: string; sizeParam?: string; size?: number }
  /** The answer says the next cursor at a path. */
  | { kind: 'CURSOR'; param: string; path: string; sizeParam?: string; size?: number }
  /** The answer's Link header says the next address. */
  | { kind: 'LINK' };

export type Auth =
  | { kind: 'NONE' }
  | { kind: 'HEADER'; name: string }
  | { kind: 'BASIC'; user: string }
  | { kind: 'BEARER' }
  /** Client credentials: the secret is the client's. */
  | { kind: 'OAUTH2'; tokenUrl: string; clientId: string; scope?: string };

const MAX_SIZE = 10_000;
const USUAL_TIMEOUT = 30;
const SHORT = 256;
/** Of a header's name what RFC 9110 allows. */
const HEADER = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/;

export function readHttpSettings(json: unknown): HttpSettings {
  const settings = readObject(json, 'settings', ['url', 'items', 'paging', 'auth', 'watermark', 'timeout']);
  const items = readOptional(settings['items'], 'settings.items', short);
  const watermark = readOptional(settings['watermark'], 'settings.watermark', (value, path) => {
    const read = readObject(value, path, ['path', 'param']);
    return { path: short(read['path'], `${path}.path`), param: short(read['param'], `${path}.param`) };
  });
  return {
    url: readUrl(settings['url'], 'settings.url'),
    ...(items !== undefined && { items }),
    ...(watermark && { watermark }),
    paging: readPaging(settings['paging'] ?? { kind: 'NONE' }),
    timeout:
      readOptional(settings['timeout'], 'settings.timeout', (value, path) => readWhole(value, path, 1, 120)) ??
      USUAL_TIMEOUT,
    auth: readAuth(settings['auth'] ?? { kind: 'NONE' }),
  };
}

const short = (value: unknown, path: string): string => readText(value, path, SHORT);

function readPaging(json: unknown): Paging {
  const at = 'settings.paging';
  const paging = readObject(json, at, ['kind', 'param', 'first', 'path', 'sizeParam', 'size']);
  const kind = readWord(paging['kind'], `${at}.kind`, ['NONE', 'PAGE', 'OFFSET', 'CURSOR', 'LINK']);
  if (kind === 'NONE' || kind === 'LINK') return { kind };
  const param = short(paging['param'], `${at}.param`);
  const sizes = readSizes(paging, at);
  if (kind === 'OFFSET') return { kind, param, ...sizes };
  if (kind === 'CURSOR') return { kind, param, path: short(paging['path'], `${at}.path`), ...sizes };
  const first = readOptional(paging['first'], `${at}.first`, (value, path) => readWhole(value, path, 0, 1)) ?? 1;
  return { kind, param, first, ...sizes };
}

function readSizes(paging: Json, at: string): { sizeParam?: string; size?: number } {
  const sizeParam = readOptional(paging['sizeParam'], `${at}.sizeParam`, short);
  const size = readOptional(paging['size'], `${at}.size`, (value, path) => readWhole(value, path, 1, MAX_SIZE));
  return { ...(sizeParam !== undefined && { sizeParam }), ...(size !== undefined && { size }) };
}

function readAuth(json: unknown): Auth {
  const at = 'settings.auth';
  const auth = readObject(json, at, ['kind', 'name', 'user', 'tokenUrl', 'clientId', 'scope']);
  const kind = readWord(auth['kind'], `${at}.kind`, ['NONE', 'HEADER', 'BASIC', 'BEARER', 'OAUTH2']);
  if (kind === 'NONE' || kind === 'BEARER') return { kind };
  if (kind === 'BASIC') return { kind, user: short(auth['user'], `${at}.user`) };
  if (kind === 'HEADER') return { kind, name: headerName(auth['name'], `${at}.name`) };
  const scope = readOptional(auth['scope'], `${at}.scope`, short);
  return {
    kind,
    tokenUrl: readUrl(auth['tokenUrl'], `${at}.tokenUrl`),
    clientId: short(auth['clientId'], `${at}.clientId`),
    ...(scope !== undefined && { scope }),
  };
}

function headerName(value: unknown, path: string): string {
  const name = short(value, path);
  return HEADER.test(name) ? name : readWord(name, path, ['Authorization', 'X-Api-Key']);
}
