import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { useLanguage } from '../../../i18n/language';
import { Bar } from '../../../parts/bar';
import { Table } from '../../../parts/table';
import type { RfmFigures } from '../documents';
import { useModelWords } from '../words';
import { cellName, CELLS } from './cell-names';
import { meanOf } from './reading';
import type { Pick } from './reading';

const LETTERS = ['R', 'F', 'M'] as const;

/** The eight cells: recency, frequency and amount high or low against the middle. */
export function RfmCells({
  figures,
  pick,
  onPick,
}: {
  figures: RfmFigures;
  pick: Pick | undefined;
  onPick: (cell: string) => void;
}): ReactNode {
  const say = useModelWords();
  const format = useFormat();
  const { language } = useLanguage();
  const rows = Object.entries(CELLS).map(([key, { high }]) => {
    const found = figures.cells.find((one) => one.key === key);
    return { key, high, users: found?.users ?? 0, revenue: found?.revenue ?? 0 };
  });
  return (
    <section className="rfm-cells" aria-label={say('cells')}>
      <header className="rfm-head">
        <h2>{say('cells')}</h2>
        <span className="models-quiet">{say('cellsHint')}</span>
      </header>
      <Table
        dense
        label={say('cells')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'cell',
            title: say('segment'),
            render: ({ key, high }) => (
              <>
                <button
                  type="button"
                  className="name-link table-target"
                  aria-pressed={pick !== undefined && 'cell' in pick && pick.cell === key}
                  onClick={() => onPick(key)}
                >
                  {cellName(key, language)}
                </button>{' '}
                <span className="models-quiet">
                  {LETTERS.map((letter) => `${letter}${high.includes(letter) ? '↑' : '↓'}`).join(' ')}
                </span>
              </>
            ),
          },
          { key: 'users', title: say('count'), align: 'right', render: ({ users }) => format.people(users) },
          {
            key: 'share',
            title: say('share'),
            align: 'right',
            wideOnly: true,
            render: ({ users }) => (
              <>
                <Bar share={figures.all.users === 0 ? 0 : users / figures.all.users} />{' '}
                <span className="rfm-share">{format.shareOfPeople(users, figures.all.users, 1)}</span>
              </>
            ),
          },
          {
            key: 'mean',
            title: say('mean'),
            align: 'right',
            render: (row) => {
              const mean = meanOf(row);
              return mean === undefined ? '—' : format.money(mean, '');
            },
          },
        ]}
      />
    </section>
  );
}
