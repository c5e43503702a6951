import { Refusal } from '@strata/db';
import type { IngestAnswer } from '@strata/profile';
import { itemsOfBatch, readClientBatch } from './client-batch.js';
import type { Placed } from './client-batch.js';
import type { Intake, RoadAnswer } from './record-road.js';
import type { WriteKeys } from './write-keys.js';

/** Takes what browsers and apps send by the SDK. */
export class ClientDoor {
  constructor(
    private readonly keys: WriteKeys,
    private readonly intake: Intake,
    private readonly clock: () => number = Date.now,
  ) {}

  /**
   * Takes a batch by its write key. Users first, so that what someone did just before they were known goes to them at once.
   * It dies in between: the client sends all of it again, and nothing counts twice.
   */
  async take(body: unknown): Promise<RoadAnswer> {
    const batch = readClientBatch(body);
    const source = await this.keys.sourceOf(batch.writeKey);
    if (source === undefined) throw new Refusal('UNKNOWN_WRITE_KEY', 'There is no such write key.');
    const { users, events, rejected } = itemsOfBatch(batch, source, this.clock());
    const answer: RoadAnswer = { accepted: 0, duplicates: 0, rejected };
    if (users.length > 0) add(answer, users, await this.intake.users(users.map(itemOf), source));
    if (events.length > 0) {
      const { sentAt } = batch;
      add(answer, events, await this.intake.events(events.map(itemOf), source, { sentAt }));
    }
    answer.rejected.sort((a, b) => a.index - b.index);
    return answer;
  }
}

const itemOf = <Item>({ item }: Placed<Item>): Item => item;

function add(answer: RoadAnswer, placed: readonly Placed<unknown>[], part: IngestAnswer): void {
  answer.accepted += part.accepted;
  answer.duplicates += part.duplicates;
  for (const { index, ...why } of part.rejected) answer.rejected.push({ ...why, index: placed[index]?.index ?? index });
}
