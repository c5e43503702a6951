import { totalmem } from 'node:os';
import type { Binaries } from './binaries.js';

const MB = 1024 * 1024;

/**
 * Server settings for a machine that PostgreSQL shares with the Node process: two cores and 8 GB or more. `durable: false`
 * is for tests alone: a power cut would cost the whole database.
 */
export function settings(durable: boolean, { prewarms }: Pick<Binaries, 'prewarms'>): Record<string, string> {
  // A container may have less than its machine; without a limit the number is beyond any machine's, or 0.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity) / MB;
  const share = (part: number, least: number, most: number): string =>
    `${Math.round(Math.min(Math.max(memory * part, least), most))}MB`;
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    // What look-ups touch at random is to be here, not in the system's cache: of a million users it is some 5 GB, and where the system
    // gives pages back that were idle for seconds, 2 GB made look-ups wait 0.5 to 5 s for the disk.
    shared_buffers: durable ? share(3 / 8, 128, 16_384) : '256MB',
    // After a start they are read back in the order of the disk, in the place of one by one as somebody asks.
    shared_preload_libraries: durable && prewarms ? 'pg_prewarm' : '',
    effective_cache_size: share(1 / 2, 512, 16_384),
    work_mem: '32MB',
    maintenance_work_mem: share(1 / 32, 64, 512),
    // A bulk load of 20 million events writes some 6 GB of log; fewer checkpoints write each page fewer times.
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',
    // These binaries know only pglz, which took three quarters of an import's processor time in the database.
    wal_compression: 'off',
    random_page_cost: '1.1',
    max_parallel_workers_per_gather: '2',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // An erasure does not reach the log, so it tells of nobody: no errors of statements, whose message may quote a value and whose
    // DETAIL shows the row (whoever asked logs its code), and of what is worse no DETAIL, statement or parameters.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
  };
}
