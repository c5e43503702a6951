import type { Database } from '@strata/db';
import type { ProcessedKind } from './processing.service.js';
import { nameOfRecord } from './processing.service.js';

/** What says its source nowhere else: an attribute's value has its origin, a tag's assignment names who gave it. */
export type CollectedKind = Extract<ProcessedKind, 'EVENT' | 'IDENTITY'>;

/** Of one definition so many are read. */
const MOST_SOURCES = 100;
/** Texts kept in memory, each once, so that a batch that says nothing new writes nothing. */
const MOST_NOTED = 10_000;

/**
 * From where kinds of identities and of events have come: which source has ever sent one, and nothing of whom. A caller may name as its source
 * what is none, a text that may tell of a person: that counts as the API's.
 */
export class CollectedFrom {
  private readonly noted = new Set<string>();

  constructor(private readonly database: Database) {}

  /** Call it when a batch is stored: what was rolled back has come from nowhere. Never fails: what could not be noted is noted with the next batch. */
  async note(source: string, collected: Readonly<Record<CollectedKind, ReadonlySet<string>>>): Promise<void> {
    const news = (['EVENT', 'IDENTITY'] as const).flatMap((kind) =>
      [...collected[kind]].map((name) => ({ kind, name, key: `${nameOfRecord({ kind, name })} ${source}` })),
    );
    const fresh = news.filter(({ key }) => !this.noted.has(key));
    if (fresh.length === 0) return;
    try {
      await this.database.query(
        `INSERT INTO collected_from (kind, name, source)
         SELECT kind, name, coalesce((SELECT key FROM sources WHERE key = $3), 'api')
         FROM unnest($1::text[], $2::text[]) AS new (kind, name) ON CONFLICT DO NOTHING`,
        [fresh.map(({ kind }) => kind), fresh.map(({ name }) => name), source],
      );
    } catch {
      // What is stored is stored: a sender who is told of a failure sends it again.
      return;
    }
    if (this.noted.size + fresh.length > MOST_NOTED) this.noted.clear();
    for (const { key } of fresh) this.noted.add(key);
  }

  /** The sources of each, by the name of its record. */
  async sources(): Promise<Map<string, string[]>> {
    const rows = await this.database.query<{ kind: CollectedKind; name: string; sources: string[] }>(
      `SELECT kind, name, (array_agg(source ORDER BY source))[1:${MOST_SOURCES}] AS sources FROM collected_from
       GROUP BY kind, name ORDER BY kind, name`,
    );
    return new Map(rows.map((row) => [nameOfRecord(row), row.sources]));
  }
}
