import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const S3_SECRET = 'a/secret+access=key';

/** Answers in its own way, and says whether it did. */
export type Lie = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;

export interface S3Server {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** Keys that were asked for, in their order. */
  readonly asked: string[];
  lie: Lie | undefined;
  close(): Promise<void>;
}

const BUCKET = 'crm';
const PAGE = 2;

/** A bucket that speaks S3: checks every signature by the specification, and lies where a test says so. */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  const state: { lie: Lie | undefined } = { lie: undefined };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    if (!isSigned(request, url)) return refuse(response, 403, 'SignatureDoesNotMatch');
    if (state.lie?.(request, response, url)) return;
    if (url.pathname === `/${BUCKET}`) return list(objects, url, response);
    const key = decodeURIComponent(url.pathname.slice(BUCKET.length + 2));
    asked.push(key);
    const body = objects.get(key);
    if (!body) return refuse(response, 404, 'NoSuchKey');
    const etag = etagOf(body);
    if ((request.headers['if-match'] ?? etag) !== etag) return refuse(response, 412, 'PreconditionFailed');
    response.writeHead(200, { etag, 'content-length': body.length }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    asked,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

export const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}

function list(objects: ReadonlyMap<string, Buffer>, url: URL, response: ServerResponse): void {
  const prefix = url.searchParams.get('prefix') ?? '';
  const after = url.searchParams.get('continuation-token');
  const keys = [...objects.keys()]
    .filter(
      (key) => key.startsWith(prefix) && (after === null || Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0),
    )
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  response.end(
    listing(
      keys.slice(0, PAGE).map((key) => ({ key, body: objects.get(key)! })),
      keys.length > PAGE ? keys[PAGE - 1] : undefined,
    ),
  );
}

/** An answer to ListObjectsV2 with `encoding-type=url`. */
export function listing(files: readonly { key: string; body: Buffer }[], token: string | undefined): string {
  const contents = files.map(
    ({ key, body }) =>
      `<Contents><Key>${encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/')}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified>` +
      `<ETag>${etagOf(body).replaceAll('"', '&quot;')}</ETag><Size>${body.length}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const next = token === undefined ? '' : `<NextContinuationToken>${token}</NextContinuationToken>`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${BUCKET}</Name>` +
    `<IsTruncated>${token !== undefined}</IsTruncated><EncodingType>url</EncodingType>${contents.join('')}${next}</ListBucketResult>`
  );
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** AWS Signature Version 4 of the `Authorization` header. */
function isSigned(request: IncomingMessage, url: URL): boolean {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=ann\/(\d{8})\/([\w-]+)\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=(\w{64})$/;
  const [, day = '', region = '', signed = '', signature] = pattern.exec(request.headers.authorization ?? '') ?? [];
  if (!signed.split(';').includes('host') || region !== 'eu-central-1') return false;
  const query = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '')
    .sort()
    .join('&');
  const canonical = [
    request.method,
    (request.url ?? '').split('?')[0],
    query,
    ...signed.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    signed,
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const time = String(request.headers['x-amz-date']);
  const hash = createHash('sha256').update(canonical).digest('hex');
  const key = [region, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${S3_SECRET}`, day));
  return hmac(key, ['AWS4-HMAC-SHA256', time, scope, hash].join('\n')).toString('hex') === signature;
}
