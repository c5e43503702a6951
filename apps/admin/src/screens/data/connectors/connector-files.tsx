import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../../format/use-format';
import { Table } from '../../../parts/table';
import type { Connector } from './connectors-tab';
import { useConnectorWords } from './words';

/** The files of a connector: faulty ones first, then the newest. */
export function ConnectorFiles({ files }: { files: Connector['files'] }): ReactNode {
  const say = useConnectorWords();
  const format = useFormat();
  return (
    <Table
      label={say('files')}
      rows={files}
      rowKey={({ name }) => name}
      columns={[
        {
          key: 'name',
          title: say('file'),
          render: ({ name, fault, importId }) => (
            <div className="table-two">
              {importId ? <Link to={`/data/imports/${importId}`}>{name}</Link> : <span>{name}</span>}
              {fault && <span className="data-problem">{fault.message}</span>}
            </div>
          ),
        },
        {
          key: 'taken',
          title: say('taken'),
          render: ({ takenAt }) => (
            <span className="figure data-time">{takenAt ? format.relative(takenAt) : say('waits')}</span>
          ),
        },
      ]}
    />
  );
}
