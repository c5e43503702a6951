import { Pool } from 'pg';

/** Errors of lost connections are told, never thrown where nobody can catch them: a backend that dies must not end the process. */
export function openPool(url: string, size: number, onError: (error: Error) => void): Pool {
  const pool = new Pool({ connectionString: url, max: size, application_name: 'strata-jobs', keepAlive: true });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}
