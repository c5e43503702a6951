/** What a rule may ask of tags: who holds one, and each assignment's weight, time and expiry, now or at a past moment. */
import type { ColumnOf, ColumnSource } from '@strata/rules';

type TagColumn = ColumnOf<'tag'>;

/** Instants are written as whole milliseconds, so rounding only takes off what the division by 1,000 left behind. */
const milliseconds = (instant: string): string => `round(date_part('epoch', ${instant}) * 1000)`;

const facets: Record<TagColumn['facet'], { value: string; where: string }> = {
  held: { value: '1::float8', where: '' },
  weight: { value: 'weight', where: ' AND weight IS NOT NULL' },
  assigned: { value: milliseconds('assigned_at'), where: '' },
  expires: { value: milliseconds('expires_at'), where: ' AND expires_at IS NOT NULL' },
};

const tagColumn: ColumnSource<TagColumn> = {
  valueKind: () => 'number',
  missing: () => undefined,
  // The key is looked up by an uncorrelated subquery, run once: the scan of assignments stays one index range, and on
  // Citus `tags`, a reference table, is at hand on every worker.
  rows({ key, facet }, { asOf, past }, parameters, users) {
    const { value, where } = facets[facet];
    const tag = `(SELECT id FROM tags WHERE key = ${parameters.add(key, 'text')})`;
    const only = users ? ` AND user_id = ANY(${users})` : '';
    const rows = (table: string, when: string): string =>
      `SELECT user_id, ${value} AS value FROM ${table} WHERE tag_id = ${tag}${where}${when}${only}`;
    if (!past) return rows('tag_assignments', '');
    const at = parameters.add(new Date(asOf).toISOString(), 'timestamptz');
    const begun = rows('tag_assignments', ` AND coalesce(changed_at, assigned_at) <= ${at}`);
    return `${begun} UNION ALL ${rows('tag_assignment_history', ` AND valid_from <= ${at} AND valid_to > ${at}`)}`;
  },
  topics: ({ key }) => [`tag:${key}`],
  moved: () => 'nobody',
  intervals({ key, facet }, from, to, parameters) {
    const { value, where } = facets[facet];
    const tag = `(SELECT id FROM tags WHERE key = ${parameters.add(key, 'text')})`;
    const instant = (at: number): string => parameters.add(new Date(at).toISOString(), 'timestamptz');
    const rows = (table: string, since: string, until: string, when: string): string =>
      `SELECT user_id, ${value} AS value, ${milliseconds(since)} AS since, ${until} AS until FROM ${table}` +
      ` WHERE tag_id = ${tag}${where}${when}`;
    const begun = 'coalesce(changed_at, assigned_at)';
    const present = rows('tag_assignments', begun, `'infinity'::float8`, ` AND ${begun} <= ${instant(to)}`);
    const during = ` AND valid_from <= ${instant(to)} AND valid_to > ${instant(from)}`;
    return `${present} UNION ALL ${rows('tag_assignment_history', 'valid_from', milliseconds('valid_to'), during)}`;
  },
};

/** The columns of this folder, by kind, for the server's catalogue. */
export const tagColumns = { tag: tagColumn };
