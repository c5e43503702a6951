import type { Socket } from 'node:net';
import { Client } from 'pg';
import type { Pool, PoolClient } from 'pg';

export interface Patience {
  lookEveryMs: number;
  /** A connection that waits for an answer, and on which nothing came or went for so long, is asked about. */
  silentMs: number;
  answerMs: number;
}
const PATIENCE: Patience = { lookEveryMs: 2_000, silentMs: 5_000, answerMs: 4_000 };

/** What pg's client has beyond its types. */
interface Wire {
  processID: number;
  readyForQuery: boolean;
  connection: { stream: Socket };
}

/**
 * Ends the connections of a pool on which an answer is waited for that will never come: a firewall forgot them, a proxy hangs, the
 * machine at the other end is gone without a word. A time limit cannot tell them from a statement that takes minutes; PostgreSQL
 * can. So it is asked, over a connection of its own, which of the silent ones it works for. Where it does not answer either, all
 * of them are lost. Whoever waited gets an error that `isLost` knows.
 */
export function endSilentConnections(pool: Pool, url: string, patience: Patience = PATIENCE): void {
  const inUse = new Map<PoolClient, { bytes: number; since: number }>();
  pool.on('acquire', (client) => inUse.set(client, { bytes: -1, since: 0 }));
  pool.on('release', (_error, client) => inUse.delete(client));
  pool.on('remove', (client) => inUse.delete(client));

  const isSilent = (client: PoolClient): boolean => {
    const known = inUse.get(client);
    if (!known) return false;
    const { readyForQuery, connection } = wireOf(client);
    const bytes = readyForQuery ? -1 : connection.stream.bytesRead + connection.stream.bytesWritten;
    if (bytes !== known.bytes || bytes === -1) inUse.set(client, { bytes, since: performance.now() });
    return bytes !== -1 && bytes === known.bytes && performance.now() - known.since >= patience.silentMs;
  };

  let looking = false;
  const look = async (): Promise<void> => {
    const silent = [...inUse.keys()].filter(isSilent);
    if (silent.length === 0) return;
    const working = await workingFor(
      url,
      silent.map((client) => wireOf(client).processID),
      patience.answerMs,
    );
    for (const client of silent) {
      // Its answer may have come meanwhile.
      if (!isSilent(client) || working?.has(wireOf(client).processID)) continue;
      wireOf(client).connection.stream.destroy(new Error('Connection terminated: PostgreSQL does not answer on it'));
    }
  };
  const timer = setInterval(() => {
    if (pool.ending) {
      clearInterval(timer);
    } else if (!looking) {
      looking = true;
      void look().finally(() => (looking = false));
    }
  }, patience.lookEveryMs);
  timer.unref();
}

const wireOf = (client: PoolClient): Wire => client as unknown as Wire;

/** Those of the processes that have something to do; nothing where PostgreSQL does not answer. */
async function workingFor(
  url: string,
  processes: readonly number[],
  answerMs: number,
): Promise<ReadonlySet<number> | undefined> {
  const client = new Client({
    connectionString: url,
    application_name: 'strata-silence',
    connectionTimeoutMillis: answerMs,
    query_timeout: answerMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number; state: string }>(
      `SELECT pid, state FROM pg_stat_activity WHERE pid = ANY($1) OR pid = pg_backend_pid()`,
      [processes],
    );
    // A pooler in between gives numbers of its own, by which nothing can be told.
    const { processID } = client as unknown as Wire;
    if (!rows.some(({ pid }) => pid === processID)) return new Set(processes);
    return new Set(rows.filter(({ state }) => !state.startsWith('idle')).map(({ pid }) => pid));
  } catch (error) {
    // It refused the connection, and so it is there.
    return (error as { severity?: unknown }).severity === undefined ? undefined : new Set(processes);
  } finally {
    (client as unknown as Wire).connection.stream.destroy();
  }
}
