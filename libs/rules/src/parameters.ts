import type { Parameters } from './column.js';

/** The values of one SQL text, in the order in which they were asked for. */
export class SqlParameters implements Parameters {
  readonly values: unknown[] = [];

  add(value: unknown, type?: string): string {
    this.values.push(value);
    return `$${this.values.length}${type === undefined ? '' : `::${type}`}`;
  }
}
