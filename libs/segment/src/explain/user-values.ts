import type { Database } from '@strata/db';
import { columnKey, columnMoves, sourceOf, SqlParameters } from '@strata/rules';
import type { Catalogue, Column, Moment, Value } from '@strata/rules';

/** Columns in one statement. Each takes a few placeholders, of which PostgreSQL allows 65,535. */
const COLUMNS_A_STATEMENT = 60;

/**
 * What one user's columns hold at one moment, or at several. Columns that time does not move are read once, at the first:
 * what comes of time alone is asked of values as they were then.
 */
export class UserValues {
  private readonly read = new Map<string, Value | undefined>();

  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly user: number,
    private readonly signal?: AbortSignal,
  ) {}

  /** The value of a column that was loaded; what a missing one counts as. */
  of(column: Column, moment: Moment): Value | undefined {
    return this.read.get(nameOf(column, moment)) ?? sourceOf(this.catalogue, column).missing(column);
  }

  /** When the values of columns change by what was written down with a time of its own, before or after. */
  async turns(columns: readonly Column[]): Promise<number[]> {
    const parameters = new SqlParameters();
    const users = parameters.add([this.user], 'int[]');
    const texts = columns.flatMap(
      (column) => sourceOf(this.catalogue, column).turns?.(column, parameters, users) ?? [],
    );
    if (texts.length === 0) return [];
    const rows = await this.database.query<{ at: number }>(texts.join(' UNION ALL '), parameters.values, this.signal);
    return rows.map(({ at }) => at);
  }

  async load(columns: readonly Column[], moments: readonly Moment[]): Promise<void> {
    const wanted = new Map<string, { column: Column; moment: Moment }>();
    for (const moment of moments) {
      for (const column of columns) {
        const name = nameOf(column, moment);
        if (!this.read.has(name)) wanted.set(name, { column, moment });
      }
    }
    const all = [...wanted];
    for (let start = 0; start < all.length; start += COLUMNS_A_STATEMENT) {
      await this.loadSome(all.slice(start, start + COLUMNS_A_STATEMENT));
    }
  }

  private async loadSome(some: readonly [string, { column: Column; moment: Moment }][]): Promise<void> {
    const parameters = new SqlParameters();
    const users = parameters.add([this.user], 'int[]');
    const texts = some.map(([, { column, moment }], place) => {
      const rows = sourceOf(this.catalogue, column).rows(column, moment, parameters, users);
      return `SELECT ${place} AS place, to_jsonb(c.value) AS value FROM (${rows}) c`;
    });
    const found = await this.database.query<{ place: number; value: Value }>(
      texts.join(' UNION ALL '),
      parameters.values,
      this.signal,
    );
    for (const [name] of some) this.read.set(name, undefined);
    for (const { place, value } of found) {
      const name = some[place]?.[0];
      if (name !== undefined) this.read.set(name, value);
    }
  }
}

const nameOf = (column: Column, { asOf }: Moment): string =>
  columnMoves(column) ? `${asOf} ${columnKey(column)}` : columnKey(column);
