import { expect, test } from '@jest/globals';
import { startTestServer } from '../testing/test-server.js';

test('a stop answers the requests under way, takes no new ones and leaves nothing open', async () => {
  const server = await startTestServer({ jobs: true });
  const { database } = server.app;
  let answered = 0;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let waiting = 0;
  const query = database.query.bind(database);
  database.query = async <Row>(text: string, values?: readonly unknown[]) => {
    if (text.includes('FROM workspace')) {
      waiting += 1;
      await held;
    }
    return query<Row>(text, values);
  };

  const underWay = Array.from({ length: 5 }, async () => {
    const { status, data } = await server.ask('{ workspace { name } }');
    answered += 1;
    return [status, data];
  });
  while (waiting < 5) await new Promise((resolve) => setImmediate(resolve));

  const stopped = server.close();
  await expect(refusal(server.url)).resolves.toBe('refused');
  expect(answered).toBe(0);
  release();
  expect(await Promise.all(underWay)).toEqual(Array(5).fill([200, { workspace: { name: 'Strata' } }]));
  // Fails if a connection to the database is still open.
  await stopped;
});

async function refusal(url: string): Promise<string> {
  for (;;) {
    const answer = await fetch(`${url}/healthz`, { headers: { connection: 'close' } }).then(
      () => 'answered',
      () => 'refused',
    );
    if (answer === 'refused') return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
