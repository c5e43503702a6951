import type { Table } from './documents';

/** The whole table, a cell a line. All of it are figures and dates, which no spreadsheet takes for a formula. */
export function tableCsv({ cohorts, averages }: Table): string {
  const lines = cohorts.flatMap(({ begins, size, cells }) =>
    cells.flatMap((cell) =>
      cell
        ? [[begins, size, cell.period, cell.users, cell.events, cell.amount ?? '', cell.share ?? '', cell.ended]]
        : [],
    ),
  );
  const means = averages.map(({ period, share }) => ['', '', period, '', '', '', share ?? '', true]);
  const head = ['cohort', 'size', 'period', 'users', 'events', 'amount', 'share', 'ended'];
  return [head, ...lines, ...means].map((cells) => `${cells.join(',')}\r\n`).join('');
}
