/** What a rule may ask of tags: who holds one, and each assignment's weight, time and expiry, now or at a past moment. */
import type { ColumnOf, ColumnSource, Parameters } from '@strata/rules';

type TagColumn = ColumnOf<'tag'>;

/** Instants are written as whole milliseconds, so rounding only takes off what the division by 1,000 left behind. */
const milliseconds = (instant: string): string => `round(date_part('epoch', ${instant}) * 1000)`;

interface Facet {
  value: (since: string) => string;
  where: string;
}

const facets: Record<Exclude<TagColumn['facet'], 'spent'>, Facet> = {
  held: { value: () => '1::float8', where: '' },
  weight: { value: () => 'weight', where: ' AND weight IS NOT NULL' },
  assigned: { value: () => milliseconds('assigned_at'), where: '' },
  expires: { value: () => milliseconds('expires_at'), where: ' AND expires_at IS NOT NULL' },
};

/** When a weight is 1 (libs/rules/src/decay.ts). The logarithm is never asked of zero or less, whatever is looked at first. */
function facetOf(column: TagColumn, parameters: Parameters): Facet {
  if (column.facet !== 'spent') return facets[column.facet];
  const lead = `floor(${parameters.add(column.halfLife, 'float8')} * ln(nullif(greatest(weight, 0), 0)) / ln(2::float8) + 0.5)`;
  return { value: (since) => `${milliseconds(since)} + ${lead}`, where: ' AND weight > 0' };
}

const tagColumn: ColumnSource<TagColumn> = {
  valueKind: () => 'number',
  missing: () => undefined,
  // The key is looked up by an uncorrelated subquery, run once: the scan of assignments stays one index range, and on
  // Citus `tags`, a reference table, is at hand on every worker.
  rows(column, { asOf, past }, parameters, users) {
    const { key } = column;
    const { value, where } = facetOf(column, parameters);
    const tag = `(SELECT id FROM tags WHERE key = ${parameters.add(key, 'text')})`;
    const only = users ? ` AND user_id = ANY(${users})` : '';
    const rows = (table: string, since: string, when: string): string =>
      `SELECT user_id, ${value(since)} AS value FROM ${table} WHERE tag_id = ${tag}${where}${when}${only}`;
    const begun = 'coalesce(changed_at, assigned_at)';
    if (!past) return rows('tag_assignments', begun, '');
    const at = parameters.add(new Date(asOf).toISOString(), 'timestamptz');
    const present = rows('tag_assignments', begun, ` AND ${begun} <= ${at}`);
    return `${present} UNION ALL ${rows('tag_assignment_history', 'valid_from', ` AND valid_from <= ${at} AND valid_to > ${at}`)}`;
  },
  topics: ({ key }) => [`tag:${key}`],
  moved: () => 'nobody',
  intervals(column, from, to, parameters) {
    const { key } = column;
    const { value, where } = facetOf(column, parameters);
    const tag = `(SELECT id FROM tags WHERE key = ${parameters.add(key, 'text')})`;
    const instant = (at: number): string => parameters.add(new Date(at).toISOString(), 'timestamptz');
    const rows = (table: string, since: string, until: string, when: string): string =>
      `SELECT user_id, ${value(since)} AS value, ${milliseconds(since)} AS since, ${until} AS until FROM ${table}` +
      ` WHERE tag_id = ${tag}${where}${when}`;
    const begun = 'coalesce(changed_at, assigned_at)';
    const present = rows('tag_assignments', begun, `'infinity'::float8`, ` AND ${begun} <= ${instant(to)}`);
    const during = ` AND valid_from <= ${instant(to)} AND valid_to > ${instant(from)}`;
    return `${present} UNION ALL ${rows('tag_assignment_history', 'valid_from', milliseconds('valid_to'), during)}`;
  },
};

/** The columns of this folder, by kind, for the server's catalogue. */
export const tagColumns = { tag: tagColumn };
