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
/** Items taken in one transaction: few enough to hold in memory, many enough to share a commit. */
const BATCH = 1000;
/** The answer names every rejected item, and is held in memory. */
const MOST_REJECTED = 10_000;

/**
 * `POST /v1/events` and `/v1/users`, for systems without a GraphQL client: `{ "events": […] }` as JSON, or one item a line
 * as NDJSON, which is read as it arrives. Both are taken in batches, each durable by itself; the answer is their sum.
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
  const sum = new Sum(take);
  for (const value of items as unknown[]) {
    await sum.add({ value });
    if (sum.flooded) break;
  }
  await answer(response, sum, false);
}

/** A body without a length is stopped where it passes the limit; what was taken before stands, and the answer says so. */
async function takeLines(request: Request, response: Response, take: Ingest): Promise<void> {
  let tooLarge = Number(request.get('content-length') ?? 0) > LARGEST_BODY;
  if (tooLarge) {
    refuse(response, 413, 'TOO_LARGE', `The body is larger than ${LARGEST_BODY} bytes.`);
    return;
  }
  let bytes = 0;
  async function* upToLimit(): AsyncGenerator<Buffer> {
    // Destroying the request when it is left early would take the answer with it.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      tooLarge = bytes > LARGEST_BODY;
      if (tooLarge) return;
      yield chunk;
    }
  }
  const sum = new Sum(take);
  for await (const line of readLines(upToLimit())) {
    await sum.add(line);
    if (sum.flooded) break;
  }
  await answer(response, sum, tooLarge);
}

async function answer(response: Response, sum: Sum, tooLarge: boolean): Promise<void> {
  const sums = await sum.finish();
  if (sum.flooded) {
    refuse(
      response,
      400,
      'TOO_MANY_REJECTED',
      `More than ${MOST_REJECTED} items are rejected; no more was read.`,
      sums,
    );
  } else if (tooLarge) {
    refuse(
      response,
      413,
      'TOO_LARGE',
      `The body is larger than ${LARGEST_BODY} bytes; the lines before are taken.`,
      sums,
    );
  } else response.json(sums);
}

/** Adds up the answers of batches, with each item's place in the whole. */
class Sum {
  private readonly answer: IngestAnswer = { accepted: 0, duplicates: 0, rejected: [], freshness: '' };
  private batch: { index: number; value: unknown }[] = [];
  private lines = 0;

  constructor(private readonly take: Ingest) {}

  get flooded(): boolean {
    return this.answer.rejected.length > MOST_REJECTED;
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
