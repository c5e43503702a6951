import type { App } from './composition.js';
import type { Shutdown } from './process.js';

/** What the look-up of one user reads: with the indexes 2.4 GB of a million users, in places that follow no order. */
const LOOKED_UP = ['users', 'identities', 'user_attributes', 'user_attribute_origins', 'tag_assignments'];
/** Of the buffers, what is left to all else. */
const SHARE = 0.6;
/** 32 MB: so long nobody who stops it waits. */
const PAGES_AT_ONCE = 4_096;

interface Part {
  relation: string;
  pages: number;
}

/**
 * Reads what look-ups touch into the buffers of the embedded database, in the order of the disk and beside all else: page by page, as
 * somebody asks, a slow disk took 0.4 s for one in a hundred look-ups for as long as there were users who had not been asked about.
 * What does not fit is left out, and failing is no fault: it is only slower then. Nobody has to wait for it.
 */
export function warmLookUps({ database, log }: Pick<App, 'database' | 'log'>, shutdown: Shutdown): Promise<void> {
  let stopped = false;
  const warming = warm().catch((error: unknown) => log.info({ err: error }, 'the buffers were not filled'));
  shutdown.add('filling of the buffers', async () => {
    stopped = true;
    await warming;
  });
  return warming;

  async function warm(): Promise<void> {
    const began = performance.now();
    const [available] = await database.query("SELECT FROM pg_available_extensions WHERE name = 'pg_prewarm'");
    if (!available) return;
    await database.query('CREATE EXTENSION IF NOT EXISTS pg_prewarm');
    let pages = 0;
    try {
      for (const part of await parts()) {
        if (stopped) return;
        pages += await readWhole(part);
      }
    } finally {
      // Left behind it would be asked for wherever a dump of this database is restored.
      await database.query('DROP EXTENSION pg_prewarm');
    }
    log.info({ pages, tookMs: Math.round(performance.now() - began) }, 'what look-ups read is in the buffers');
  }

  async function readWhole({ relation, pages }: Part): Promise<number> {
    let read = 0;
    while (read < pages && !stopped) {
      const last = Math.min(read + PAGES_AT_ONCE, pages) - 1;
      await database.query("SELECT pg_prewarm($1::regclass, 'buffer', 'main', $2, $3)", [relation, read, last]);
      read = last + 1;
    }
    return read;
  }

  /** The tables with their indexes, the smaller first, as far as they fit. */
  function parts(): Promise<Part[]> {
    return database.query<Part>(
      `WITH parts AS (
         SELECT c.oid, pg_relation_size(c.oid) / current_setting('block_size')::integer AS pages
         FROM pg_class c
         WHERE c.oid = ANY($1::regclass[])
           OR c.oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = ANY($1::regclass[]))
       )
       SELECT relation, pages::integer FROM (
         SELECT oid::regclass::text AS relation, pages, sum(pages) OVER (ORDER BY pages, oid) AS together FROM parts
       ) ordered
       WHERE together <= $2::float8 * (SELECT setting::bigint FROM pg_settings WHERE name = 'shared_buffers')
       ORDER BY pages`,
      [LOOKED_UP, SHARE],
    );
  }
}
