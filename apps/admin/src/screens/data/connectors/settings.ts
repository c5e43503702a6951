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
}

interface HttpSettings {
  url: string;
  items?: string;
  paging: { kind: string; param?: string; path?: string };
  auth: { kind: string; name?: string; user?: string; tokenUrl?: string; clientId?: string };
}

/** What a connector reads, as the server takes it. */
export function settingsOf(fields: Fields): object {
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

/** The form of a connector there is, or of a new one. */
export function fieldsOf(connector: Connector | undefined): Partial<Fields> {
  if (!connector) return { kind: 'POSTGRES', every: 15, tls: false, paging: 'NONE', auth: 'NONE' };
  const { name, kind, source, every } = connector;
  if (kind !== 'HTTP') return { name, kind, source, every, ...(connector.settings as Partial<Fields>) };
  const { url, items, paging, auth } = connector.settings as HttpSettings;
  return {
    ...{ name, kind, source, every, url, items },
    ...{ paging: paging.kind, param: paging.param, cursorPath: paging.path },
    ...{ auth: auth.kind, headerName: auth.name, user: auth.user, tokenUrl: auth.tokenUrl, clientId: auth.clientId },
  };
}
