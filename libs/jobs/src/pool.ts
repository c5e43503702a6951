import { Pool } from 'pg';
import { endSilentConnections } from '@strata/db';

const CONNECTION_TIMEOUT = 10_000;

/** Errors of lost connections are told, never thrown where nobody can catch them: a backend that dies must not end the process. */
export function openPool(url: string, size: number, onError: (error: Error) => void): Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    application_name: 'strata-jobs',
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    keepAlive: true,
  });
  endSilentConnections(pool, url);
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}
