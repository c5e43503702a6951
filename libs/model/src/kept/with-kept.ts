import type { ColumnOf, ColumnSource } from '@strata/rules';
import { MODEL_KINDS } from '../models/kinds.js';
import type { KeptAttribute, KeptTable } from './kept-table.js';

type AttributeSource = ColumnSource<ColumnOf<'attribute'>>;

/**
 * The columns of attributes, where a model keeps some: those are read from the table of its kind. They are of the present alone, so that a
 * past moment is answered by what is so now.
 */
export function withKept(written: AttributeSource): AttributeSource {
  return {
    ...written,
    rows(column, moment, parameters, users) {
      const kept = column.keptBy === undefined ? undefined : keptAt(column.key, column.keptBy);
      if (!kept) return written.rows(column, moment, parameters, users);
      const { attribute, table } = kept;
      const model = parameters.add(column.keptBy, 'text');
      const only = users ? ` AND user_id = ANY(${users})` : '';
      const folded = attribute.type === 'TEXT' ? `, ${attribute.value} AS folded` : '';
      return (
        `SELECT user_id, ${attribute.value} AS value${folded} FROM ${table}` +
        ` WHERE model_id IN (SELECT id FROM models WHERE key = ${model}) AND ${attribute.value} IS NOT NULL${only}`
      );
    },
  };
}

function keptAt(key: string, model: string): { table: string; attribute: KeptAttribute } | undefined {
  for (const kind of Object.values(MODEL_KINDS)) {
    const { table, attributes }: KeptTable = kind.kept;
    const attribute = attributes.find(({ name }) => key === `${model}.${name}`);
    if (attribute) return { table, attribute };
  }
  return undefined;
}
