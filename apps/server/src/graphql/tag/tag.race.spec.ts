import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  for (const key of ['first', 'second']) {
    await server.app.segments.service.create({ key, name: key, rule: { everyone: true } });
  }
});
afterAll(() => server.close());

interface Archived {
  archiveSegment: { segment?: { key: string }; dependents?: { key: string }[] };
}
const archive = (key: string) =>
  server.ask<Archived>(
    `mutation ($key: String!) { archiveSegment(input: { key: $key }) {
      ... on SegmentArchived { segment { key } } ... on SegmentInUse { dependents { key } }
    } }`,
    { key },
  );
const createTag = (key: string, segment: string) =>
  server.ask('mutation ($input: CreateTagInput!) { createTag(input: $input) { key } }', {
    input: { key, class: 'VALUE', rule: { segment: { key: segment } } },
  });

async function untilWaiting(count: number): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(10)) {
    const waiting = await server.app.database.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting.length >= count) return;
  }
  throw new Error(`no ${count} waited for a lock`);
}

/** Runs both with the first held up before its commit, when all its work is done, until the second waits for it. */
async function interleaved<First, Second>(
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<[First, Second]> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let locked = (): void => undefined;
  const isLocked = new Promise<void>((resolve) => (locked = resolve));
  // Whoever changes a definition raises this version last.
  const holding = server.app.database.transaction(async (transaction) => {
    await transaction.query('SELECT FROM definitions_version FOR UPDATE');
    locked();
    await released;
  });
  await isLocked;
  const one = first();
  await untilWaiting(1);
  const other = second();
  await untilWaiting(2);
  release();
  await holding;
  return [await one, await other];
}

describe('a tag by a rule and the archiving of the segment that the rule names, at once', () => {
  test('where the tag came first the segment stays, and names it', async () => {
    const [tag, { data }] = await interleaved(
      () => createTag('by-first', 'first'),
      () => archive('first'),
    );
    expect(tag.errors).toBeUndefined();
    expect(data.archiveSegment).toEqual({ dependents: [{ key: 'by-first' }] });
  });

  test('where the archiving came first the tag is refused', async () => {
    const [{ data }, tag] = await interleaved(
      () => archive('second'),
      () => createTag('by-second', 'second'),
    );
    expect(data.archiveSegment).toEqual({ segment: { key: 'second' } });
    expect(tag.errors?.[0]?.extensions.code).toBe('RULE_INVALID');
    expect(await server.app.tags.byKey('by-second')).toBeNull();
  });
});
