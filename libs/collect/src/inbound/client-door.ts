import { Refusal } from '@strata/db';
import { ItemRejected } from '@strata/profile';
import type { IngestAnswer } from '@strata/profile';
import { checkEventName } from '@strata/rules';
import { prepareItems } from '../cleaning/prepare.js';
import type { PreparedItem, Preparing } from '../cleaning/prepare.js';
import type { RepairRule } from '../cleaning/rules.js';
import type { EventItem } from '../event-item.js';
import type { BoundItem, BoundUser } from '../mapping/bind.js';
import { itemsOfBatch, readClientBatch } from './client-batch.js';
import type { Placed } from './client-batch.js';
import type { Intake, RoadAnswer } from './record-road.js';
import type { WriteKeys } from './write-keys.js';

interface ClientAnswer extends RoadAnswer {
  repaired: Partial<Record<RepairRule, number>>;
  /** How often each attribute was left out, because it decides whom somebody may see. */
  withheld: Record<string, number>;
}

/** Attributes and events that decide whom somebody may see: a write key is open to everyone who can read a page, and writes none. */
export interface Decisive {
  attributes: ReadonlySet<string>;
  events: ReadonlySet<string>;
}

/** Takes what browsers and apps send by the SDK, cleaned as its source says. */
export class ClientDoor {
  constructor(
    private readonly keys: WriteKeys,
    private readonly preparing: (source: string) => Promise<Preparing>,
    private readonly intake: Intake,
    private readonly decisive: () => Promise<Decisive>,
    private readonly clock: () => number = Date.now,
  ) {}

  /**
   * Takes a batch by its write key. Users first, so that what someone did just before they were known goes to them at once.
   * It dies in between: the client sends all of it again, and nothing counts twice.
   */
  async take(body: unknown): Promise<ClientAnswer> {
    const batch = readClientBatch(body);
    const source = await this.keys.sourceOf(batch.writeKey);
    if (source === undefined) throw new Refusal('UNKNOWN_WRITE_KEY', 'There is no such write key.');
    const preparing = await this.preparing(source);
    const read = itemsOfBatch(batch, source, this.clock());
    const answer: ClientAnswer = { accepted: 0, duplicates: 0, rejected: read.rejected, repaired: {}, withheld: {} };
    const decisive = await this.decisive();
    const users = cleaned<BoundUser>(answer, read.users, prepareItems('users', preparing));
    for (const { item } of users) withhold(answer, item, decisive);
    const events = cleaned<EventItem>(answer, read.events, prepareItems('events', preparing)).filter((placed) =>
      decidesNobody(answer, placed, decisive),
    );
    if (users.length > 0) add(answer, users, await this.intake.users(users.map(itemOf), source));
    if (events.length > 0) {
      const { sentAt } = batch;
      add(answer, events, await this.intake.events(events.map(itemOf), source, { sentAt }));
    }
    answer.rejected.sort((a, b) => a.index - b.index);
    return answer;
  }
}

/** Leaves out what decides whom somebody may see, also what cleaning has made of other traits; the rest of the call stands. */
function withhold(answer: ClientAnswer, item: BoundUser, { attributes: decisive }: Decisive): void {
  const told = Object.entries(item.attributes ?? {});
  const left = told.filter(([key]) => !decisive.has(key.normalize('NFC')));
  if (left.length === told.length) return;
  item.attributes = Object.fromEntries(left);
  for (const [key] of told)
    if (decisive.has(key.normalize('NFC'))) answer.withheld[key] = (answer.withheld[key] ?? 0) + 1;
}

function decidesNobody(answer: ClientAnswer, { index, item }: Placed<EventItem>, { events }: Decisive): boolean {
  const check = checkEventName(item.name);
  if (check.problem !== undefined || !events.has(check.name)) return true;
  const message = `${check.name} decides whom somebody may see: it comes from your servers, with an API key`;
  answer.rejected.push({ index, code: 'FORBIDDEN', message });
  return false;
}

const itemOf = <Item>({ item }: Placed<Item>): Item => item;

/** Those that can be read, cleaned; the answer tells what was repaired and what is rejected. */
function cleaned<Item extends BoundItem>(
  answer: ClientAnswer,
  placed: readonly Placed<Item>[],
  prepare: (item: BoundItem) => PreparedItem,
): Placed<Item>[] {
  return placed.flatMap(({ index, item: sent }) => {
    try {
      const { item, repairs } = prepare(sent);
      for (const rule of repairs) answer.repaired[rule] = (answer.repaired[rule] ?? 0) + 1;
      return [{ index, item: item as Item }];
    } catch (error) {
      if (!(error instanceof ItemRejected)) throw error;
      answer.rejected.push({ index, code: error.code, message: error.message });
      return [];
    }
  });
}

function add(answer: RoadAnswer, placed: readonly Placed<unknown>[], part: IngestAnswer): void {
  answer.accepted += part.accepted;
  answer.duplicates += part.duplicates;
  for (const { index, ...why } of part.rejected) answer.rejected.push({ ...why, index: placed[index]?.index ?? index });
}
