import type { Table } from './documents';

/** Periods of which any cohort has something to say. */
export const periodsOf = ({ cohorts }: Table): number[] =>
  (cohorts[0]?.cells ?? []).flatMap((_, period) => (cohorts.some(({ cells }) => cells[period]) ? [period] : []));
