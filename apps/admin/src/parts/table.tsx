import type { ReactNode } from 'react';
import './table.css';

export interface TableColumn<Row> {
  key: string;
  title: ReactNode;
  render: (row: Row) => ReactNode;
  align?: 'right';
  width?: number | string;
  /** Left out on a phone, where a row becomes a list entry of two lines. */
  wideOnly?: boolean;
}

interface TableProps<Row> {
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Rows of 36 px, inside panels. */
  dense?: boolean;
}

/** A table of hairlines. The first column is the row's head and bears the link; the whole row lights up under the pointer. */
export function Table<Row>({ label, columns, rows, rowKey, dense }: TableProps<Row>): ReactNode {
  const className = (column: TableColumn<Row>): string =>
    [column.align === 'right' ? 'table-right figure' : '', column.wideOnly ? 'table-wide' : ''].join(' ').trim();
  return (
    <table className={dense ? 'table table-dense' : 'table'} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={className(column)} style={{ width: column.width }}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, at) =>
              at === 0 ? (
                <th key={column.key} scope="row" className={className(column)}>
                  {column.render(row)}
                </th>
              ) : (
                <td key={column.key} className={className(column)}>
                  {column.render(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
