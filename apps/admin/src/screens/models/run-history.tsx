import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import { Table } from '../../parts/table';
import type { ModelRun } from './documents';
import { useModelWords } from './words';

/** The last runs: when, who asked, and what came of it. */
export function RunHistory({ runs }: { runs: readonly ModelRun[] }): ReactNode {
  const say = useModelWords();
  const format = useFormat();
  if (runs.length === 0) return null;
  const foundBy = ({ figures, error }: ModelRun): string => {
    if (!figures) return error ?? '—';
    if (figures.__typename === 'NotEnoughData') return say('tooFew');
    return format.people(figures.all.users);
  };
  return (
    <section className="models-history" aria-label={say('history')}>
      <h2>{say('history')}</h2>
      <Table
        dense
        label={say('history')}
        rows={runs}
        rowKey={({ id }) => id}
        columns={[
          { key: 'when', title: say('when'), render: ({ createdAt }) => format.dateTime(createdAt) },
          { key: 'state', title: say('state'), render: ({ state }) => <span className="chip">{say(state)}</span> },
          {
            key: 'by',
            title: say('askedBy'),
            wideOnly: true,
            render: ({ askedBy }) => (askedBy === 'schedule' ? say('schedule') : askedBy),
          },
          { key: 'found', title: say('scored'), align: 'right', render: foundBy },
        ]}
      />
    </section>
  );
}
