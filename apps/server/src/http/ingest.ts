import { json, Router } from 'express';
import type { Request, Response } from 'express';
import type { EventItem } from '@strata/collect';
import type { IngestAnswer } from '@strata/profile';
import type { TaggedUserItem } from '@strata/tag';
import type { App } from '../composition.js';
import { refuse } from './answer.js';
import { readLines } from './ndjson.js';
import type { Line } from './ndjson.js';

type Ingest = (items: readonly unknown[]) => Promise<IngestAnswer>;

const LARGEST_BODY = 20 * 1024 * 1024;
const NDJSON = 'application/x-ndjson';
/** Lines taken in one transaction: few enough to hold in memory, many enough that a commit is shared. */
const BATCH = 1000;
/** The answer names every rejected line, and is held in memory. */
const MOST_REJECTED = 10_000;

/**
 * `POST /v1/events` and `/v1/users`, for systems without a GraphQL client: `{ "events": […] }` as JSON, or one item a line
 * as NDJSON. NDJSON is taken in batches as it arrives, each durable by itself, so the answer is the sum of them.
 */
export function ingest(app: App): Router {
  const router = Router();
  const door = (path: string, list: string, take: Ingest): void => {
    router.post(path, json({ limit: LARGEST_BODY, strict: true }), async (request, response) => {
      if (request.is(NDJSON)) await takeLines(request, response, take);
      else if (request.is('application/json')) await takeJson(request, response, list, take);
      else refuse(response, 415, 'UNSUPPORTED_MEDIA_TYPE', `Send application/json or ${NDJSON}.`);
    });
  };
  door('/v1/events', 'events', (items) => app.trackEvents(items.map((item) => asObject<EventItem>(item))));
  door('/v1/users', 'users', (items) =>
    app.upsertUsers(
      items.map((item) => asObject<TaggedUserItem>(item)),
      undefined,
    ),
  );
  return router;
}

async function takeJson(request: Request, response: Response, list: string, take: Ingest): Promise<void> {
  const body: unknown = request.body;
  const items = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[list] : undefined;
  if (!Array.isArray(items)) {
    refuse(response, 400, 'BAD_REQUEST', `Expected an object with a list of ${list}.`);
    return;
  }
  response.json(await take(items as readonly unknown[]));
}

/** A body without a length is stopped where it passes the limit; what was taken before stands, and the answer says so. */
async function takeLines(request: Request, response: Response, take: Ingest): Promise<void> {
  if (Number(request.get('content-length') ?? 0) > LARGEST_BODY) {
    refuse(response, 413, 'TOO_LARGE', `The body is larger than ${LARGEST_BODY} bytes.`);
    return;
  }
  const sum = new Sum(take);
  let bytes = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    // Destroying the request when it is left early would take the answer with it.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > LARGEST_BODY) return;
      yield chunk;
    }
  }
  for await (const line of readLines(counted())) {
    await sum.add(line);
    if (sum.rejected > MOST_REJECTED) break;
  }
  const answer = await sum.finish();
  if (sum.rejected > MOST_REJECTED) {
    refuse(
      response,
      400,
      'TOO_MANY_REJECTED',
      `More than ${MOST_REJECTED} lines are rejected; the rest was not read.`,
      answer,
    );
  } else if (bytes > LARGEST_BODY) {
    refuse(
      response,
      413,
      'TOO_LARGE',
      `The body is larger than ${LARGEST_BODY} bytes; the lines before are taken.`,
      answer,
    );
  } else response.json(answer);
}

/** Adds up the answers of batches, with each item's place in the whole. */
class Sum {
  private readonly answer: IngestAnswer = { accepted: 0, duplicates: 0, rejected: [], freshness: '' };
  private batch: { index: number; value: unknown }[] = [];
  private lines = 0;

  constructor(private readonly take: Ingest) {}

  get rejected(): number {
    return this.answer.rejected.length;
  }

  async add(line: Line): Promise<void> {
    const index = this.lines++;
    if ('fault' in line) this.reject(index, 'INVALID_JSON', line.fault);
    else if (this.batch.push({ index, value: line.value }) >= BATCH) await this.flush();
  }

  async finish(): Promise<IngestAnswer> {
    if (this.batch.length > 0 || this.answer.freshness === '') await this.flush();
    this.answer.rejected.sort((a, b) => a.index - b.index);
    return this.answer;
  }

  private reject(index: number, code: string, message: string): void {
    this.answer.rejected.push({ index, code, message });
  }

  private async flush(): Promise<void> {
    const batch = this.batch;
    this.batch = [];
    const { accepted, duplicates, rejected, freshness } = await this.take(batch.map(({ value }) => value));
    this.answer.accepted += accepted;
    this.answer.duplicates += duplicates;
    this.answer.freshness = freshness;
    for (const { index, code, message } of rejected) this.reject(batch[index]?.index ?? index, code, message);
  }
}

/** Services judge what an item holds, field by field; one that is no object at all holds nothing. */
function asObject<Item extends object>(item: unknown): Item {
  return (typeof item === 'object' && item !== null ? item : {}) as Item;
}
