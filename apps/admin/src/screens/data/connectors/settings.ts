import type { ConnectorKind } from '../../../graphql/graphql';
import type { Connector } from './connectors-tab';

/** The form's fields: those of every kind side by side, texts as they were typed. */
export interface Fields {
  name: string;
  kind: ConnectorKind;
  source: string;
  every: number;
  secret?: string;
  host?: string;
  port?: number | null;
  database?: string;
  user?: string;
  tls?: boolean;
  query?: string;
  watermark?: string;
  key?: string;
  url?: string;
  items?: string;
  paging?: string;
  param?: string;
  cursorPath?: string;
  auth?: string;
  headerName?: string;
  tokenUrl?: string;
  clientId?: string;
  path?: string;
  suffix?: string;
  endpoint?: string;
  bucket?: string;
  region?: string;
  prefix?: string;
  accessKeyId?: string;
  hostStyle?: boolean;
}

/** Whether it reads files, each of which is an import. */
export const readsFiles = (kind: ConnectorKind): kind is 'FOLDER' | 'S3' => kind === 'FOLDER' || kind === 'S3';

interface HttpSettings {
  url: string;
  items?: string;
  paging: { kind: string; param?: string; path?: string };
  auth: { kind: string; name?: string; user?: string; tokenUrl?: string; clientId?: string };
}

/** What a connector reads, as the server takes it. */
export function settingsOf(fields: Fields): object {
  if (readsFiles(fields.kind)) return fileSettingsOf(fields);
  if (fields.kind !== 'HTTP') {
    const { host, port, database, user, tls, query, watermark, key } = fields;
    return { host, ...(port && { port }), database, user, tls: tls ?? false, query, watermark, key };
  }
  const {
    url,
    items,
    paging = 'NONE',
    param,
    cursorPath,
    auth = 'NONE',
    headerName,
    user,
    tokenUrl,
    clientId,
  } = fields;
  const paged = paging !== 'NONE' && paging !== 'LINK';
  return {
    url,
    ...(items && { items }),
    paging: { kind: paging, ...(paged && { param }), ...(paging === 'CURSOR' && { path: cursorPath }) },
    auth: {
      kind: auth,
      ...(auth === 'HEADER' && { name: headerName }),
      ...(auth === 'BASIC' && { user }),
      ...(auth === 'OAUTH2' && { tokenUrl, clientId }),
    },
  };
}

function fileSettingsOf(fields: Fields): object {
  const { kind, path, suffix, endpoint, bucket, region, prefix, accessKeyId, hostStyle } = fields;
  const ending = suffix ? { suffix } : {};
  if (kind === 'FOLDER') return { path, ...ending };
  return { endpoint, bucket, region, ...(prefix && { prefix }), ...ending, accessKeyId, pathStyle: !hostStyle };
}

/** The form of a connector there is, or of a new one. */
export function fieldsOf(connector: Connector | undefined): Partial<Fields> {
  if (!connector) return { kind: 'POSTGRES', every: 15, tls: false, paging: 'NONE', auth: 'NONE' };
  const { name, kind, source, every } = connector;
  if (kind === 'S3') {
    const { pathStyle, ...rest } = connector.settings as Partial<Fields> & { pathStyle?: boolean };
    return { name, kind, source, every, ...rest, hostStyle: pathStyle === false };
  }
  if (kind !== 'HTTP') return { name, kind, source, every, ...(connector.settings as Partial<Fields>) };
  const { url, items, paging, auth } = connector.settings as HttpSettings;
  return {
    ...{ name, kind, source, every, url, items },
    ...{ paging: paging.kind, param: paging.param, cursorPath: paging.path },
    ...{ auth: auth.kind, headerName: auth.name, user: auth.user, tokenUrl: auth.tokenUrl, clientId: auth.clientId },
  };
}
