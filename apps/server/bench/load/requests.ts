import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Rule } from '@strata/rules';
import { preview } from '../preview.js';
import { FIXED_CASES, randomCases } from '../rules/index.js';
import type { Server } from '../server.js';

/** Of the population that `strata seed` makes. */
const FIRST_USER = 80_000_001;
const EVENTS_A_BATCH = 100;
const RANDOM_RULES = 20;
const SEED = 20_261_122;
const SEGMENT = 'load_recent_buyers';
const SNAPSHOT_PATIENCE = 60_000;
/** What the first reading of millions of events from a cold disk may take. */
const COLD = 300_000;

const LOOK_UP = `query ($externalId: String!) {
  user(externalId: $externalId) {
    id externalId attributes { attribute { key } value } identities { kind value } tags { tag { key } weight }
  }
}`;
const TRACK = `mutation ($input: TrackEventsInput!) { trackEvents(input: $input) { accepted duplicates rejected { code message } } }`;
const CREATE = `mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { key } }`;
const MATERIALIZE = `mutation ($input: MaterializeSegmentInput!) { materializeSegment(input: $input) { id } }`;
const STATE = `query ($key: String!) { segment(key: $key) { snapshots(first: 1) { edges { node { id state } } } } }`;

export const RULES = [...FIXED_CASES, ...randomCases(RANDOM_RULES, SEED)].map(({ rule }) => rule);

/** What partners, marketers and senders ask. */
export class Requests {
  private rules = 0;

  constructor(
    private readonly server: Server,
    private readonly users: number,
  ) {}

  /** Everything that a first question costs is over: columns are loaded, code is compiled. */
  async warmUp(): Promise<void> {
    for (const rule of RULES) await this.loaded(rule);
    for (let times = 0; times < 200; times++) await this.lookUp();
    const rule = { event: { name: 'order_completed', during: { last: 'P90D' } } };
    await this.server.ask(CREATE, { input: { key: SEGMENT, name: SEGMENT, rule } }).catch(() => undefined);
    await this.materialize();
  }

  /** A column that is longer in loading than a request may take goes on being loaded: whoever asks again gets its answer. */
  private async loaded(rule: Rule): Promise<void> {
    for (const end = performance.now() + COLD; ;) {
      try {
        await preview(this.server, rule);
        return;
      } catch (error) {
        if (performance.now() > end || !String(error).includes('"TIMEOUT"')) throw error;
      }
    }
  }

  async lookUp(): Promise<void> {
    const { user } = await this.server.ask<{ user: unknown }>(LOOK_UP, { externalId: this.someone() });
    if (!user) throw new Error('no such user');
  }

  async preview(): Promise<void> {
    await preview(this.server, RULES[this.rules++ % RULES.length]!);
  }

  async track(): Promise<void> {
    const events = Array.from({ length: EVENTS_A_BATCH }, () => this.event());
    const { trackEvents } = await this.server.ask<{ trackEvents: { accepted: number; rejected: unknown[] } }>(TRACK, {
      input: { events },
    });
    if (trackEvents.accepted !== EVENTS_A_BATCH)
      throw new Error(`rejected: ${JSON.stringify(trackEvents.rejected[0])}`);
  }

  async materialize(): Promise<void> {
    const { materializeSegment } = await this.server.ask<{ materializeSegment: { id: string } }>(MATERIALIZE, {
      input: { key: SEGMENT },
    });
    for (const end = performance.now() + SNAPSHOT_PATIENCE; performance.now() < end; await sleep(50)) {
      const { segment } = await this.server.ask<{
        segment: { snapshots: { edges: { node: { id: string; state: string } }[] } };
      }>(STATE, { key: SEGMENT });
      const newest = segment.snapshots.edges[0]?.node;
      if (newest?.id === materializeSegment.id && newest.state === 'DONE') return;
    }
    throw new Error('the snapshot was not made');
  }

  static readonly eventsABatch = EVENTS_A_BATCH;

  private someone(): string {
    return String(FIRST_USER + randomInt(this.users));
  }

  /** Mostly visits, some orders, as a shop has them. */
  private event(): object {
    const order = randomInt(10) === 0;
    return {
      messageId: randomUUID(),
      externalId: this.someone(),
      name: order ? 'order_completed' : 'session_started',
      occurredAt: new Date(Date.now() - randomInt(2_000)).toISOString(),
      properties: order
        ? { amount: randomInt(1, 100_000) / 100, channel: 'app' }
        : { channel: 'app', duration: randomInt(600) },
    };
  }
}
