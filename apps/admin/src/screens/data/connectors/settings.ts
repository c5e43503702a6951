import type { ConnectorKind } from '../../../graphql/graphql';
import type { Connector } from './connectors-tab';

type Settings = Record<string, unknown>;

/** The form's fields. The settings are as the server takes them, with what other kinds would ask beside. */
export interface Fields {
  name: string;
  kind: ConnectorKind;
  source: string;
  every: number;
  secret?: string;
  settings: Settings;
}

/** Whether it reads files, each of which is an import. */
export const readsFiles = (kind: ConnectorKind): kind is 'FOLDER' | 'S3' => kind === 'FOLDER' || kind === 'S3';

const SQL = ['host', 'port', 'database', 'user', 'tls', 'query', 'watermark', 'key', 'overlap'];
const KEYS: Record<ConnectorKind, readonly string[]> = {
  POSTGRES: SQL,
  MYSQL: SQL,
  HTTP: ['url', 'items', 'paging', 'auth', 'since', 'timeout'],
  FOLDER: ['path', 'suffix'],
  S3: ['endpoint', 'bucket', 'region', 'accessKeyId', 'prefix', 'suffix', 'pathStyle', 'timeout'],
};
const SIZES = ['param', 'sizeParam', 'size'];
const PAGING: Record<string, readonly string[]> = {
  PAGE: ['first', ...SIZES],
  OFFSET: SIZES,
  CURSOR: ['path', ...SIZES],
};
const AUTH: Record<string, readonly string[]> = {
  HEADER: ['name'],
  BASIC: ['user'],
  OAUTH2: ['tokenUrl', 'clientId', 'scope'],
};

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

const pick = (from: Settings | undefined, keys: readonly string[]): Settings =>
  Object.fromEntries(keys.flatMap((key) => (isEmpty(from?.[key]) ? [] : [[key, from?.[key]]])));

const partOf = (part: unknown, keys: Record<string, readonly string[]>): Settings => {
  const held = part as Settings | undefined;
  const kind = typeof held?.['kind'] === 'string' ? held['kind'] : 'NONE';
  return { kind, ...pick(held, keys[kind] ?? []) };
};

/** What a connector reads, as the server takes it: of what is in the form that which its kind has. */
export function settingsOf({ kind, settings }: Pick<Fields, 'kind' | 'settings'>): Settings {
  const { since, ...picked } = pick(settings, KEYS[kind]);
  if (kind !== 'HTTP') return picked;
  const watermark = pick(since as Settings | undefined, ['path', 'param']);
  return {
    ...picked,
    paging: partOf(settings['paging'], PAGING),
    auth: partOf(settings['auth'], AUTH),
    ...(Object.keys(watermark).length > 0 && { watermark }),
  };
}

/** The form of a connector there is, or of a new one. */
export function fieldsOf(connector: Connector | undefined): Partial<Fields> {
  const none = { tls: false, pathStyle: true, paging: { kind: 'NONE' }, auth: { kind: 'NONE' } };
  if (!connector) return { kind: 'POSTGRES', every: 15, settings: none };
  const { name, kind, source, every } = connector;
  const { watermark, ...settings } = connector.settings as Settings;
  // In a database it is a column, in an answer a path and a parameter.
  return { name, kind, source, every, settings: { ...settings, [kind === 'HTTP' ? 'since' : 'watermark']: watermark } };
}
