import type { Database } from '@strata/db';
import type { InferenceTables } from '../infer-region.js';
import type { InferenceMethod } from '../rules.js';
import { INFERENCE_TABLE_KINDS } from './inference-table.js';
import type { InferenceTable, InferenceTableKind } from './inference-table.js';
import { TABLE_LIMITS, tableFile } from './inference-tables.service.js';
import { readTable } from './read-table.js';
import type { ReadTable } from './read-table.js';

/**
 * The tables in memory. Each question costs one small read of their versions, and none where a source infers by no table; one is
 * read anew only when it has changed, which any process may have done, and those who ask meanwhile share the reading.
 *
 * 500,000 prefixes of telephones or networks of IPv4 take 6 MB at most, as many networks of IPv6 18 MB; three times that while
 * they are read.
 */
export class LoadedTables {
  private readonly held = new Map<InferenceTableKind, { version: string; table: Promise<ReadTable | undefined> }>();

  constructor(private readonly database: Database) {}

  /** Those that the methods need, as they are now; undefined where they need none. A batch keeps what it was given. */
  async current(methods: readonly InferenceMethod[] = []): Promise<InferenceTables | undefined> {
    const kinds = INFERENCE_TABLE_KINDS.filter((kind) => methods.includes(kind));
    if (kinds.length === 0) return undefined;
    const given = await this.database.query<{ kind: InferenceTableKind; version: string }>(
      'SELECT kind, version::text FROM inference_tables WHERE kind = ANY($1)',
      [kinds],
    );
    const versions = new Map(given.map(({ kind, version }) => [kind, version]));
    const tables = await Promise.all(
      kinds.map(async (kind) => [kind, await this.table(kind, versions.get(kind))] as const),
    );
    const find = new Map(tables);
    return { find: (kind, value) => find.get(kind)?.find(value) };
  }

  private table(kind: InferenceTableKind, version: string | undefined): Promise<ReadTable | undefined> {
    const held = this.held.get(kind);
    if (held && held.version === version) return held.table;
    this.held.delete(kind);
    if (version === undefined) return Promise.resolve(undefined);
    const entry = { version, table: this.read(kind) };
    this.held.set(kind, entry);
    entry.table.catch(() => {
      if (this.held.get(kind) === entry) this.held.delete(kind);
    });
    return entry.table;
  }

  /** In one snapshot, so that a table that is replaced meanwhile is read to its end. Rows of places that are no more are passed over. */
  private read(kind: InferenceTableKind): Promise<ReadTable | undefined> {
    return this.database.transaction(
      async (transaction) => {
        const [found] = await transaction.query<InferenceTable>(
          'SELECT version::text, file_name AS "fileName", bytes::float8 AS bytes FROM inference_tables WHERE kind = $1',
          [kind],
        );
        return found && readTable(kind, tableFile(transaction, found), TABLE_LIMITS);
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
  }
}
