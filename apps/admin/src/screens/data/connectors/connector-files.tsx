import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../../format/use-format';
import { Table } from '../../../parts/table';
import { useSizes } from '../imports/sizes';
import type { Connector } from './connectors-tab';
import { useConnectorFault } from './faults';
import { useConnectorWords } from './words';

/** The files of a connector: faulty ones first, then the newest. */
export function ConnectorFiles({ files }: { files: Connector['files'] }): ReactNode {
  const say = useConnectorWords();
  const format = useFormat();
  const sizes = useSizes();
  const faultText = useConnectorFault();
  if (files.length === 0) return <p className="data-quiet">{say('noFiles')}</p>;
  return (
    <Table
      dense
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
              {fault && (
                <span className="data-problem" title={fault.message}>
                  {faultText(fault)}
                </span>
              )}
            </div>
          ),
        },
        { key: 'bytes', title: say('size'), align: 'right', wideOnly: true, render: ({ bytes }) => sizes.bytes(bytes) },
        {
          key: 'taken',
          title: say('taken'),
          render: ({ takenAt, fault }) => (
            <span className="figure data-time">
              {takenAt ? format.relative(takenAt) : say(fault ? 'notTaken' : 'waits')}
            </span>
          ),
        },
      ]}
    />
  );
}
