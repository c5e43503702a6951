import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Door, Failure } from './door.js';
import { Unanswered } from './door.js';
import { that } from './fault.js';
import type { Finding } from './fault.js';

const EVENT = 'fault_written';
const ATTRIBUTE = 'fault_sequence';
const EVENTS_A_BATCH = 5;
const AGAIN_AFTER = 100;

const DEFINE = `mutation ($input: DefineAttributeInput!) { defineAttribute(input: $input) { key } }`;
const UPSERT = `mutation ($input: UpsertUsersInput!) { upsertUsers(input: $input) { accepted duplicates rejected { code } } }`;
const PAGE = `query ($externalId: String!, $after: String) {
  user(externalId: $externalId) {
    attribute(key: "${ATTRIBUTE}")
    events(first: 100, after: $after, name: "${EVENT}") { pageInfo { hasNextPage endCursor } edges { node { properties } } }
  }
}`;

interface Page {
  user: {
    attribute: number | null;
    events: {
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      edges: { node: { properties: { sequence: number } } }[];
    };
  } | null;
}

/** One sender as senders should be: what was not acknowledged is sent again, under the same ids. */
interface Writer {
  externalId: string;
  sent: number;
  acknowledged: number;
  value: number;
  acknowledgedValue: number;
}

/**
 * Clients that write without a break, each to a user of its own: batches of events over HTTP, and an attribute over GraphQL.
 * Afterwards everything that was acknowledged has to be there, once.
 */
export class Writers {
  readonly statuses = new Map<number | Failure, number>();
  /** Answers that tell the client neither success nor when to come again. */
  readonly unclean: string[] = [];
  slowestMs = 0;
  private readonly writers: Writer[];
  private stopped = false;
  private readonly running: Promise<unknown>;
  private lastSuccess = performance.now();

  private constructor(
    private door: Door,
    count: number,
  ) {
    const run = randomUUID().slice(0, 8);
    this.writers = Array.from({ length: count }, (_, at) => ({
      externalId: `writer-${run}-${at}`,
      sent: 0,
      acknowledged: 0,
      value: 0,
      acknowledgedValue: 0,
    }));
    this.running = Promise.all(this.writers.map((writer) => this.write(writer)));
  }

  static async start(door: Door, count: number): Promise<Writers> {
    await door
      .ask(DEFINE, { input: { key: ATTRIBUTE, name: 'written by faults', type: 'NUMBER' } })
      .catch(() => undefined);
    return new Writers(door, count);
  }

  /** Requests that were acknowledged. */
  get successes(): number {
    return this.statuses.get(200) ?? 0;
  }

  get summary(): string {
    return [...this.statuses].map(([status, times]) => `${times} × ${status}`).join(', ');
  }

  /** Goes on at another door, as behind a load balancer. */
  moveTo(door: Door): void {
    this.door = door;
  }

  /** How long until the next write is acknowledged; Infinity where none is in time. */
  async acknowledgedAgain(patience: number, since = performance.now()): Promise<number> {
    const from = performance.now();
    for (const end = from + patience; performance.now() < end; await sleep(10)) {
      if (this.lastSuccess > from) return this.lastSuccess - since;
    }
    return Infinity;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** Reads everything back through the graph. */
  async verify(): Promise<Finding> {
    let acknowledged = 0;
    let lost = 0;
    let twice = 0;
    for (const writer of this.writers) {
      const { times, value } = await this.read(writer.externalId);
      acknowledged += writer.acknowledged;
      for (let sequence = 1; sequence <= writer.acknowledged; sequence++) if (!times.has(sequence)) lost++;
      for (const count of times.values()) if (count > 1) twice++;
      if (writer.acknowledgedValue > 0 && (value < writer.acknowledgedValue || value > writer.value)) lost++;
    }
    const measured = `${acknowledged} events acknowledged, ${lost} lost, ${twice} twice`;
    return that('no acknowledged write lost, none twice', acknowledged > 0 && lost + twice === 0, measured);
  }

  /** Whatever failed said when to come again, in time. */
  clean(barMs: number): Finding {
    const slowest = `slowest ${(this.slowestMs / 1000).toFixed(1)} s`;
    const odd = this.unclean.length > 0 ? `; e.g. ${this.unclean[0]}` : '';
    return that(
      `who cannot be served gets 503 with Retry-After, everybody an answer within ${barMs / 1000} s`,
      this.unclean.length === 0 && this.slowestMs <= barMs,
      `${this.summary}; ${slowest}${odd}`,
    );
  }

  private async write(writer: Writer): Promise<void> {
    for (let turn = 0; !this.stopped; turn++) {
      if (turn % 3 === 2) {
        writer.value = Math.max(writer.value, writer.acknowledgedValue + 1);
        const users = [{ externalId: writer.externalId, attributes: { [ATTRIBUTE]: writer.value } }];
        if (await this.send('/graphql', { query: UPSERT, variables: { input: { users } } }))
          writer.acknowledgedValue = writer.value;
      } else {
        writer.sent = Math.max(writer.sent, writer.acknowledged + EVENTS_A_BATCH);
        const events = [];
        for (let sequence = writer.acknowledged + 1; sequence <= writer.sent; sequence++) {
          const { externalId } = writer;
          const messageId = `${externalId}-${sequence}`;
          const occurredAt = new Date(Date.now() - 1000).toISOString();
          events.push({ messageId, externalId, name: EVENT, occurredAt, properties: { sequence } });
        }
        if (await this.send('/v1/events', { events })) writer.acknowledged = writer.sent;
      }
    }
  }

  private async send(path: string, body: object): Promise<boolean> {
    const begun = performance.now();
    let outcome: number | Failure;
    try {
      const answer = await this.door.post(path, body);
      outcome = answer.status;
      if (isSuccess(answer)) {
        this.lastSuccess = performance.now();
        this.count(200);
        return true;
      }
      if (answer.status === 200) outcome = Number(codeOf(answer) === 'UNAVAILABLE' ? 503 : 500);
      if (answer.status !== 503 || answer.headers['retry-after'] === undefined)
        this.unclean.push(`${path} ${answer.status} ${answer.text.slice(0, 200)}`);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      outcome = error.failure;
      if (outcome !== 'refused') this.unclean.push(`${path} ${error.message}`);
    } finally {
      this.slowestMs = Math.max(this.slowestMs, performance.now() - begun);
    }
    await sleep(AGAIN_AFTER);
    this.count(outcome);
    return false;
  }

  private count(outcome: number | Failure): void {
    this.statuses.set(outcome, (this.statuses.get(outcome) ?? 0) + 1);
  }

  private async read(externalId: string): Promise<{ times: Map<number, number>; value: number }> {
    const times = new Map<number, number>();
    let value = 0;
    for (let after: string | null = null, more = true; more;) {
      const { user }: Page = await this.door.ask<Page>(PAGE, { externalId, after });
      value = user?.attribute ?? 0;
      for (const { node } of user?.events.edges ?? []) {
        const { sequence } = node.properties;
        times.set(sequence, (times.get(sequence) ?? 0) + 1);
      }
      more = user?.events.pageInfo.hasNextPage ?? false;
      after = user?.events.pageInfo.endCursor ?? null;
    }
    return { times, value };
  }
}

/** Everything was taken, or was there already. */
function isSuccess({ status, text }: Answer): boolean {
  if (status !== 200) return false;
  const body = JSON.parse(text) as { rejected?: unknown[]; data?: { upsertUsers?: { rejected: unknown[] } | null } };
  const rejected = body.rejected ?? body.data?.upsertUsers?.rejected;
  return rejected?.length === 0;
}

function codeOf({ text }: Answer): unknown {
  const { errors } = JSON.parse(text) as { errors?: { extensions?: { code?: unknown } }[] };
  return errors?.[0]?.extensions?.code;
}
