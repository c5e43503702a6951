import { Client } from 'pg';
import type { Pool, PoolClient } from 'pg';

/** Longer than PostgreSQL takes to answer where it answers at all. */
const PATIENCE_MS = 4_000;

/**
 * Runs one statement, and has PostgreSQL end it when its signal aborts: a question that nobody waits for any more keeps no
 * connection and no processor.
 */
export async function queryUntil(
  { pool, url, signal }: { pool: Pool; url: string; signal: AbortSignal },
  text: string,
  values: readonly unknown[],
): Promise<unknown[]> {
  signal.throwIfAborted();
  const client = await pool.connect();
  let isSound = true;
  const lost = (): void => void (isSound = false);
  const cancelling = new Cancelling(url, client, signal);
  client.on('error', lost);
  try {
    signal.throwIfAborted();
    return (await client.query<Record<string, unknown>>(text, [...values])).rows;
  } catch (error) {
    isSound = false;
    throw signal.aborted ? signal.reason : error;
  } finally {
    await cancelling.over();
    client.off('error', lost);
    // One that is being cancelled runs nothing else, which would be cancelled in the place of this.
    client.release(!isSound || signal.aborted);
  }
}

/** Has PostgreSQL end what a connection runs, when a signal aborts. */
export class Cancelling {
  private asked: Promise<void> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly client: PoolClient,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', this.cancel);
  }

  /** From here on it ends nothing: PostgreSQL has been told all that it will be. */
  async over(): Promise<void> {
    this.signal.removeEventListener('abort', this.cancel);
    await this.asked;
  }

  private readonly cancel = (): void => void (this.asked = end(this.url, processOf(this.client)));
}

/** Where PostgreSQL cannot be asked, the statement ends by the limits of its session. */
async function end(url: string, process: number): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: 'strata-cancel',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    // A pooler in between gives numbers of its own, and the same one may be somebody else's.
    await client.query('SELECT pg_cancel_backend($1) WHERE pg_backend_pid() = $2', [process, processOf(client)]);
  } catch {
    return;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What pg's client has beyond its types. */
function processOf(client: Client | PoolClient): number {
  return (client as unknown as { processID: number }).processID;
}
