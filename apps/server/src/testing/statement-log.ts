import type { EventEmitter } from 'node:events';
import type { Database } from '@strata/db';

/** A connection of the pool, as far as it takes to have its log. */
interface Connection extends EventEmitter {
  query(text: string): Promise<unknown>;
}

const LOGGED = /^(?:statement|execute [^:]*): /;
const BEGIN_LOG = "SET client_min_messages = 'log'; SET log_statement = 'all'";

/**
 * Every statement that arrives at the database, by what the database itself logs and sends to the client: whoever sent
 * it, and whatever stands between. Give it to `startTestServer` as `wrap`; the user of the tests is a superuser.
 */
export class StatementLog {
  private readonly statements: string[] = [];

  readonly wrap = (database: Database): Database => {
    const { master: pool } = database.dataSource.driver as unknown as { master: EventEmitter };
    const logging = new WeakSet<Connection>();
    pool.on('acquire', (connection: Connection) => {
      if (logging.has(connection)) return;
      logging.add(connection);
      // Sent before the statement for which the connection was acquired.
      void connection.query(BEGIN_LOG);
      connection.on('notice', ({ message }: { message?: string }) => {
        if (message && LOGGED.test(message))
          this.statements.push(message.replace(LOGGED, '').replace(/\s+/g, ' ').trim());
      });
    });
    return database;
  };

  /** What arrived while something ran. Stop the engine before: its ticks are statements, too. */
  async during(run: () => Promise<unknown>): Promise<string[]> {
    this.statements.length = 0;
    await run();
    return [...this.statements];
  }
}
