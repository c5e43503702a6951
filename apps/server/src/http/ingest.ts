import { Router } from 'express';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Actor } from '@strata/access';
import { ItemRejected } from '@strata/profile';
import type { IngestAnswer, WriteScope } from '@strata/profile';
import type { App } from '../composition.js';
import { actorOf, allow } from './actors.js';
import { audited } from './audit.js';
import { refuse } from './answer.js';
import { consentItem, eventItem, unknownKey, userItem } from '../items.js';
import { unseenBy } from '../naming.js';
import { jsonBody } from './json-body.js';
import { readLines } from './ndjson.js';
import type { Line } from './ndjson.js';

/** What one door takes. */
interface Intake<Item> {
  /** The key of the list in a JSON body. */
  list: string;
  /** Who may use it: the operation of the same name in GraphQL. */
  operation: string;
  /** Throws an `ItemRejected`. */
  read: (value: unknown) => Item;
  take: (items: readonly Item[], actor: Actor, scope: WriteScope | undefined) => Promise<IngestAnswer>;
}

/** Of NDJSON, which is held a line at a time. */
const LARGEST_BODY = 20 * 1024 * 1024;
/** Of JSON, which is parsed in one go while nobody else is answered: 20 MB took 372 ms. Some 20,000 usual events fit. */
const LARGEST_JSON = 5 * 1024 * 1024;
const NDJSON = 'application/x-ndjson';
/** Items taken in one transaction: few enough to hold in memory, many enough to share a commit. */
const BATCH = 1000;
/** The answer names every rejected item, and is held in memory. */
const MOST_REJECTED = 10_000;

/**
 * `POST /v1/events`, `/v1/users` and `/v1/consents`, for systems without a GraphQL client: `{ "events": […] }` as JSON, or one item a line
 * as NDJSON, which is read as it arrives. All are taken in batches, each durable by itself; the answer is their sum.
 */
export function ingest(app: App): Router {
  const router = Router();
  const door = <Item>(path: string, intake: Intake<Item>): void => {
    router.post(path, allow(app, intake.operation), jsonBody(LARGEST_JSON), async (request, response) => {
      const take = request.is(NDJSON) ? takeLines : request.is('application/json') ? takeJson : undefined;
      const { operation } = intake;
      const actor = actorOf(response);
      const scope = await app.rules.writeScope(actor);
      const sum = new Sum(intake.read, (items) => intake.take(items, actor, scope));
      if (take) await audited(app, response, { operation }, () => take(request, response, intake.list, sum));
      else refuse(response, 415, 'UNSUPPORTED_MEDIA_TYPE', `Send application/json or ${NDJSON}.`);
    });
    router.use(path, pointToLines);
  };
  door('/v1/events', {
    list: 'events',
    operation: 'trackEvents',
    read: eventItem,
    take: async (items, actor, scope) => app.trackEvents(items, { scope, unseen: await unseenBy(app, actor) }),
  });
  door('/v1/users', {
    list: 'users',
    operation: 'upsertUsers',
    read: userItem,
    take: async (items, actor, scope) =>
      app.upsertUsers(items, undefined, { scope, unseen: await unseenBy(app, actor) }),
  });
  door('/v1/consents', {
    list: 'consents',
    operation: 'recordConsents',
    read: consentItem,
    take: (items, _actor, scope) => app.consenting.record(items, scope),
  });
  return router;
}

/** Tells whoever sends too much JSON how more is sent. */
const pointToLines: ErrorRequestHandler = (error: { status?: unknown }, _request, response, next) => {
  if (error.status !== 413) next(error);
  else
    refuse(
      response,
      413,
      'TOO_LARGE',
      `JSON may have ${LARGEST_JSON} bytes; send ${NDJSON} for up to ${LARGEST_BODY}.`,
    );
};

async function takeJson<Item>(request: Request, response: Response, list: string, sum: Sum<Item>): Promise<void> {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const items = body[list];
  if (!Array.isArray(items)) {
    refuse(response, 400, 'BAD_REQUEST', `Expected an object with a list of ${list}.`);
    return;
  }
  const fault = unknownKey(body, [list]);
  if (fault !== undefined) {
    refuse(response, 400, 'UNKNOWN_KEY', fault);
    return;
  }
  for (const value of items as unknown[]) {
    await sum.add({ value });
    if (sum.flooded) break;
  }
  await answer(response, sum, false);
}

/** A body without a length is stopped where it passes the limit; what was taken before stands, and the answer says so. */
async function takeLines<Item>(request: Request, response: Response, _list: string, sum: Sum<Item>): Promise<void> {
  if ((request.get('content-encoding') ?? 'identity').toLowerCase() !== 'identity') {
    refuse(response, 415, 'UNSUPPORTED_MEDIA_TYPE', `Send ${NDJSON} as it is, without a Content-Encoding.`);
    return;
  }
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
  for await (const line of readLines(upToLimit())) {
    await sum.add(line);
    if (sum.flooded) break;
  }
  await answer(response, sum, tooLarge);
}

async function answer<Item>(response: Response, sum: Sum<Item>, tooLarge: boolean): Promise<void> {
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
class Sum<Item> {
  private readonly answer: IngestAnswer = { accepted: 0, duplicates: 0, rejected: [], freshness: '' };
  private batch: { index: number; item: Item }[] = [];
  private lines = 0;

  constructor(
    private readonly read: Intake<Item>['read'],
    private readonly take: (items: readonly Item[]) => Promise<IngestAnswer>,
  ) {}

  get flooded(): boolean {
    return this.answer.rejected.length > MOST_REJECTED;
  }

  async add(line: Line): Promise<void> {
    const index = this.lines++;
    if ('fault' in line) {
      this.reject(index, line.code, line.fault);
      return;
    }
    try {
      this.batch.push({ index, item: this.read(line.value) });
    } catch (error) {
      if (!(error instanceof ItemRejected)) throw error;
      this.reject(index, error.code, error.message);
    }
    if (this.batch.length >= BATCH) await this.flush();
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
    const { accepted, duplicates, rejected, freshness } = await this.take(batch.map(({ item }) => item));
    this.answer.accepted += accepted;
    this.answer.duplicates += duplicates;
    this.answer.freshness = freshness;
    for (const { index, code, message } of rejected) this.reject(batch[index]?.index ?? index, code, message);
  }
}
