import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditEntry } from '@strata/access';
import { Refusal } from '@strata/db';
import type { JobContext, JobHandlers } from '@strata/jobs';
import { writtenDownJobs } from '../jobs.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.attributes.define({ key: 'city', type: 'TEXT' });
});
afterAll(() => server.close());

const context: JobContext = { attempt: 1, signal: new AbortController().signal };
/** What the queue would run. */
const run = (handlers: Partial<JobHandlers>, name: keyof JobHandlers, payload: object = {}): Promise<unknown> => {
  const jobs: Record<string, (payload: never, context: JobContext) => Promise<unknown>> = {
    ...writtenDownJobs(server.app, handlers),
  };
  return jobs[name]!(payload as never, context);
};
const entriesOf = (operation: string): Promise<AuditEntry[]> => server.app.auditReader.page({ operation }, 10);

describe('a job', () => {
  test('that changed something is an entry of this server, with how much', async () => {
    const { app } = server;
    await app.retentions.set('ATTRIBUTE', 'city', 'P1D');
    await run({ 'profile.expire': () => Promise.resolve(3) }, 'profile.expire');
    expect(await entriesOf('expireKept')).toMatchObject([
      { actorKind: 'system', actorId: 'profile.expire', object: 'retention', outcome: 'DONE', details: { count: 3 } },
    ]);
  });

  test('that found nothing to do is none', async () => {
    await run({ 'profile.forgetMerges': () => server.app.merges.forgetOld() }, 'profile.forgetMerges');
    expect(await entriesOf('forgetMerges')).toEqual([]);
    expect(await server.app.database.query('SELECT FROM audit_pending')).toEqual([]);
  });

  test('that was refused, or failed, is one', async () => {
    const refused = () => Promise.reject(new Refusal('RULE_INVALID', 'no longer'));
    const failed = () => Promise.reject(new Error('away'));
    const shop = { key: 'shop' };
    await expect(run({ 'collect.run_connector': refused }, 'collect.run_connector', shop)).rejects.toThrow('no longer');
    await expect(run({ 'collect.run_connector': failed }, 'collect.run_connector', shop)).rejects.toThrow('away');
    expect((await entriesOf('runConnector')).map(({ objectId, outcome, code }) => [objectId, outcome, code])).toEqual([
      ['shop', 'FAILED', ''],
      ['shop', 'REFUSED', 'RULE_INVALID'],
    ]);
  });
});
