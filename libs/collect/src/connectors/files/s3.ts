import { AwsClient } from 'aws4fetch';
import type { Response } from 'undici';
import { isStorableText } from '@strata/rules';
import { ForbiddenAddress } from '../../outgoing/outgoing.js';
import type { Outgoing } from '../../outgoing/outgoing.js';
import { faultOfAnswer } from '../pull/http-json.js';
import { forbidden, PullFault } from '../pull/puller.js';
import { byName, FileFault, MOST_FILES } from './file-store.js';
import type { FileStore, FoundFile } from './file-store.js';
import { readListing } from './s3-listing.js';
import type { Listing } from './s3-listing.js';
import type { S3Settings } from './s3-settings.js';

const BUSY = [429, 503];
/** A thousand files each, where they are full; an empty one may say as well that it goes on. */
const MOST_PAGES = 1_000;
const SHORT_ANSWER = 4_096;

interface Answer {
  response: Response;
  blocks: AsyncIterable<Buffer>;
}

/** Objects of a bucket: listed by name page by page, read as they were listed. */
export function s3Store(settings: S3Settings, secret: string | undefined, outgoing: Outgoing): FileStore {
  const { prefix = '', suffix = '' } = settings;
  const ask = asker(settings, secret, outgoing);
  return {
    // An object appears when it is whole.
    settles: 0,
    async *pages(signal) {
      const tokens = new Set<string>();
      let last: string | undefined;
      let files = 0;
      for (let token: string | undefined, page = 0; ; page += 1) {
        if (page >= MOST_PAGES) throw new PullFault('ENDLESS', `more than ${MOST_PAGES} pages of its listing`);
        const query = {
          'list-type': '2',
          'encoding-type': 'url',
          prefix,
          ...(token && { 'continuation-token': token }),
        };
        const listing: Listing = await readListing((await ask('', query, {}, signal)).blocks);
        for (const { key } of listing.objects) {
          if (!key.startsWith(prefix)) throw new PullFault('FOREIGN_FILE', 'it lists what lies outside the prefix');
          if (last !== undefined && byName(last, key) >= 0) throw repeats();
          last = key;
        }
        const found = listing.objects
          .filter(({ key }) => key.endsWith(suffix) && !key.endsWith('/') && isStorableText(key))
          .map(({ key, etag, bytes }) => ({ name: key.slice(prefix.length), version: `${etag} ${bytes}`, bytes }))
          .filter(({ name }) => name !== '');
        files += found.length;
        if (files > MOST_FILES) throw new PullFault('TOO_MANY_FILES', `more than ${MOST_FILES} files`);
        yield found;
        token = listing.token;
        if (token === undefined) return;
        if (tokens.has(token)) throw repeats();
        tokens.add(token);
      }
    },
    async *read(file, signal) {
      const key = prefix + file.name;
      // A URL would be resolved, and name another object.
      if (key.split('/').some((part) => part === '.' || part === '..'))
        throw new FileFault('BAD_NAME', `${file.name} cannot be asked for by its name`);
      const etag = file.version.slice(0, file.version.lastIndexOf(' '));
      const { response, blocks } = await ask(key, {}, { 'if-match': etag }, signal).catch(faultOfFile(file, signal));
      if (response.headers.get('etag') !== etag) {
        await response.body?.cancel();
        throw changed(file);
      }
      // One that the store says is packed has been opened on its way; another length is no fault then.
      const isPacked = response.headers.has('content-encoding');
      let bytes = 0;
      try {
        for await (const block of blocks) {
          bytes += block.length;
          if (!isPacked && bytes > file.bytes) throw changed(file);
          yield block;
        }
      } catch (error) {
        faultOfFile(file, signal)(error);
      }
      if (!isPacked && bytes !== file.bytes)
        throw new FileFault('CUT_OFF', `${file.name}: ${bytes} of ${file.bytes} bytes came`, true);
    },
  };
}

type Ask = (
  key: string,
  query: Record<string, string>,
  headers: Record<string, string>,
  signal: AbortSignal,
) => Promise<Answer>;

function asker(
  { endpoint, bucket, region, accessKeyId, pathStyle, timeout }: S3Settings,
  secret: string | undefined,
  outgoing: Outgoing,
): Ask {
  if (secret === undefined) throw new PullFault('NO_SECRET', 'the secret access key is missing');
  const client = new AwsClient({ accessKeyId, secretAccessKey: secret, region, service: 's3' });
  return async (key, query, headers, signal) => {
    const address = new URL(endpoint);
    if (!pathStyle) address.host = `${bucket}.${address.host}`;
    address.pathname = [...(pathStyle ? [bucket] : []), ...(key === '' ? [] : key.split('/'))].map(escaped).join('/');
    address.search = new URLSearchParams(query).toString().replaceAll('+', '%20');
    const silence = new Silence(timeout, signal);
    silence.begin();
    try {
      const signed = await client.sign(address.href, { headers });
      const response = await outgoing.fetch(signed.url, { headers: [...signed.headers], signal: silence.signal });
      const blocks = silence.over(response.body ?? []);
      if (!response.ok) throw await refused(response, blocks);
      return { response, blocks };
    } catch (error) {
      throw silence.faultOf(error);
    } finally {
      silence.end();
    }
  };
}

/** As S3 escapes: all but what RFC 3986 leaves alone. */
const escaped = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Ends what has been silent for too long; a large file may take as long as it likes while bytes come. */
class Silence {
  private readonly dead = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  readonly signal: AbortSignal;

  constructor(
    private readonly seconds: number,
    private readonly asked: AbortSignal,
  ) {
    this.signal = AbortSignal.any([asked, this.dead.signal]);
  }

  async *over(body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    this.begin();
    try {
      for await (const block of body) {
        // What whoever reads does with it may take its time.
        this.end();
        yield Buffer.from(block.buffer, block.byteOffset, block.byteLength);
        this.begin();
      }
    } catch (error) {
      throw this.faultOf(error);
    } finally {
      this.end();
    }
  }

  faultOf(error: unknown): unknown {
    if (error instanceof PullFault || error instanceof Refused || this.asked.aborted) return error;
    if (error instanceof ForbiddenAddress) return forbidden(error);
    if (this.dead.signal.aborted) return new PullFault('TIMEOUT', `no byte for ${this.seconds} seconds`);
    const { cause } = error as { cause?: { code?: string; message?: string } };
    return new PullFault('UNREACHABLE', `the connection broke: ${cause?.code ?? cause?.message ?? String(error)}`);
  }

  begin(): void {
    this.timer = setTimeout(() => this.dead.abort(), this.seconds * 1000);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

/** An answer that refuses, with its status: of one object it says something else than of the whole bucket. */
class Refused extends PullFault {
  constructor(
    override readonly status: number,
    { code, message, retryAfter }: PullFault,
    reason: string,
  ) {
    super(code, reason === '' ? message : `${message} (${reason})`, retryAfter);
  }
}

async function refused(response: Response, blocks: AsyncIterable<Buffer>): Promise<Refused> {
  let text = '';
  for await (const block of blocks) {
    text += block.toString('latin1');
    if (text.length >= SHORT_ANSWER) break;
  }
  return new Refused(response.status, faultOfAnswer(response), /<Code>([\w.]{1,64})<\/Code>/.exec(text)?.[1] ?? '');
}

/** A store that is busy ends the run; what is wrong with one object does not. */
const faultOfFile =
  (file: FoundFile, signal: AbortSignal) =>
  (error: unknown): never => {
    if (signal.aborted || !(error instanceof PullFault)) throw error;
    if (!(error instanceof Refused)) throw new FileFault(error.code, `${file.name}: ${error.message}`, true);
    if (BUSY.includes(error.status)) throw error;
    if (error.status === 412 || error.status === 404) throw changed(file);
    throw new FileFault(error.code, `${file.name}: ${error.message}`, error.status >= 500);
  };

const changed = ({ name }: FoundFile): FileFault => new FileFault('CHANGED', `${name} is another or gone by now`);

const repeats = (): PullFault => new PullFault('REPEATS', 'it lists the same files again, and would never end');
