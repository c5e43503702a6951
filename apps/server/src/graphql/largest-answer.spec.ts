import { expect, test } from '@jest/globals';

test('the largest answer that is allowed keeps the process from all else for less than a second', async () => {
  // As `npm start` does: else graphql-js checks each value of each field for a second copy of itself, at thrice the time.
  process.env.NODE_ENV = 'production';
  const { startTestServer } = await import('../testing/test-server.js');
  const server = await startTestServer();
  await server.app.database.query(
    `INSERT INTO tags (key, name, class) SELECT 'largest' || n, 't', 'BASIC' FROM generate_series(1, 10000) n`,
  );
  const ask = (aliases: number): ReturnType<typeof server.ask> =>
    server.ask(`{ tags { ${Array.from({ length: aliases }, (_, n) => `a${n}: key`).join(' ')} } }`);
  expect((await ask(20)).errors?.[0]?.extensions.code).toBe('TOO_LARGE');

  /** The longest stretch without a turn for others; in processor time, as others may use the machine too. */
  async function stall(): Promise<number> {
    const used = (): number => process.cpuUsage().user / 1_000;
    let longest = 0;
    let last = used();
    const timer = setInterval(() => {
      longest = Math.max(longest, used() - last);
      last = used();
    }, 5);
    const { errors } = await ask(19);
    clearInterval(timer);
    expect(errors).toBeUndefined();
    return longest;
  }
  const stalls = [await stall(), await stall(), await stall()];
  await server.close();
  expect(Math.min(...stalls)).toBeLessThan(1_000);
});
