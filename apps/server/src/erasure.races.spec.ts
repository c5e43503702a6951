import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventService } from '@strata/collect';
import type { Database, Transaction } from '@strata/db';
import { systemActor } from '@strata/access';
import type { ErasureReceipt } from '@strata/profile';
import { ProfileService } from '@strata/profile';
import { completed, dump, marker, tablesWith } from './testing/erasures.js';
import { startTestServer } from './testing/test-server.js';
import type { TestServer } from './testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ jobs: true });
  const { attributes, tagging } = server.app;
  for (const key of ['name', 'note']) await attributes.define({ key, type: 'TEXT' });
  await attributes.define({ key: 'age', type: 'NUMBER' });
  await tagging.create({ key: 'vip', class: 'VALUE' });
  await tagging.create({ key: 'adult', class: 'BASIC', rule: { attribute: { key: 'age', is: { gte: 18 } } } });
});
afterAll(() => server.close());

describe('what had begun before the erasure', () => {
  /** The database, where the first transaction stops before its statement that matches, until it is let go. */
  function stopping(at: RegExp): { database: Database; reached: Promise<void>; go: () => void } {
    let go = (): void => undefined;
    let arrive = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const reached = new Promise<void>((resolve) => (arrive = resolve));
    const { database } = server.app;
    const wrap = (transaction: Transaction): Transaction => {
      const stop = async (text: string): Promise<void> => {
        if (!at.test(text)) return;
        arrive();
        await gate;
      };
      return {
        manager: transaction.manager,
        query: async <Row>(text: string, values?: readonly unknown[]) => {
          await stop(text);
          return transaction.query<Row>(text, values);
        },
        copyFrom: async (text, source) => {
          await stop(text);
          return transaction.copyFrom(text, source);
        },
      };
    };
    const stopped: Database = {
      url: database.url,
      dataSource: database.dataSource,
      query: database.query.bind(database),
      transaction: (run, options) => database.transaction((transaction) => run(wrap(transaction)), options),
      close: () => Promise.resolve(),
    };
    return { database: stopped, reached, go };
  }

  test.each([
    [
      'an event',
      /^COPY events/,
      (database: Database, externalId: string, text: string) =>
        new EventService(database).track([{ externalId, name: 'visited', properties: { text } }]),
    ],
    [
      'an attribute',
      /user_attribute/,
      (database: Database, externalId: string, text: string) =>
        new ProfileService(database).upsertUsers([{ externalId, attributes: { note: text } }], { source: 'api' }),
    ],
    [
      'an identity',
      /(INSERT INTO|COPY) identities/,
      (database: Database, externalId: string, text: string) =>
        new ProfileService(database).upsertUsers([{ externalId, identities: [{ kind: 'DEVICE', value: text }] }], {
          source: 'api',
        }),
    ],
  ])('leaves nothing behind: %s', async (what, at, write) => {
    const externalId = `racing ${what}`;
    const text = marker('race');
    await server.app.upsertUsers([{ externalId, attributes: { name: 'Racer' } }], 'api');
    const { database, reached, go } = stopping(at);
    const writing = write(database, externalId, text);
    expect(await Promise.race([reached.then(() => 'about to write'), writing.then(() => 'written')])).toBe(
      'about to write',
    );
    const erasing = server.app.erasures.erase({ externalId });
    await sleep(100);
    go();
    expect(await writing).toMatchObject({ accepted: 1 });
    const { id } = await erasing;
    // The erasure itself keeps by what to search for the person, until it is complete.
    expect(tablesWith(await dump(server), [text]).filter((table) => table !== 'public.erasures')).toEqual([]);
    await completed(server, id);
    expect(tablesWith(await dump(server), [text])).toEqual([]);
    // What was added while the person went keeps them out, too.
    if (what === 'an identity')
      expect(
        (await server.app.upsertUsers([{ externalId: 'new', identities: [{ kind: 'DEVICE', value: text }] }], 'api'))
          .rejected,
      ).toMatchObject([{ code: 'ERASED' }]);
  });

  test('leaves nothing behind, although it waited for nobody and ended after the erasure', async () => {
    const text = marker('late');
    await server.app.upsertUsers([{ externalId: 'late', attributes: { name: 'Late' } }], 'api');
    const user = (await server.app.profiles.byExternalId('late'))?.id;
    let receipt: ErasureReceipt | undefined;
    await server.app.database.transaction(async (transaction) => {
      await transaction.query('SELECT 1');
      receipt = await server.app.erasures.erase({ externalId: 'late' });
      await transaction.query(
        `INSERT INTO events (user_id, occurred_at, id, name, properties) VALUES ($1, now(), 1, 'late', $2)`,
        [user, JSON.stringify({ text })],
      );
      await sleep(300);
      expect((await server.app.erasures.byId(receipt.id))?.completedAt).toBeNull();
    });
    const { rows } = await completed(server, receipt?.id ?? '');
    expect(rows.events).toBe(1);
    expect(tablesWith(await dump(server), [text])).toEqual([]);
  });

  test('a tag given to users who were found before is not given to one who went', async () => {
    await server.app.upsertUsers([{ externalId: 'tagged late', attributes: { age: 77 } }], 'api');
    await server.app.audience.tick();
    const { members } = await server.app.rules.evaluate(systemActor('test'), {
      given: { attribute: { key: 'age', is: { eq: 77 } } },
    });
    expect(members.size).toBe(1);
    await server.app.erasures.erase({ externalId: 'tagged late' });
    expect(await server.app.tagging.assign('vip', { users: members }, { source: 'api' })).toMatchObject({
      assigned: 0,
    });
    await server.app.database.transaction((transaction) =>
      server.app.tagging.settleWithin(transaction, 'adult', members, Date.now()),
    );
    const [id = 0] = members;
    await server.app.database.transaction((transaction) =>
      server.app.tagging.applyWithin(transaction, [{ key: 'adult', entered: [id], left: [] }], Date.now()),
    );
    expect(
      await server.app.database.query('SELECT FROM tag_assignments WHERE user_id = ANY($1)', [[...members]]),
    ).toEqual([]);
  });
});
