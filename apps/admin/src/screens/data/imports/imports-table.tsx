import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../../format/use-format';
import type { ImportRowFragment } from '../../../graphql/graphql';
import { useNames } from '../../../i18n/names';
import { Table } from '../../../parts/table';
import { useFilePicker } from './file-picker';
import { useSourceName } from './source-name';
import { State } from './states';
import { useUploads } from './uploads';
import { useImportsWords } from './words';

interface ImportsTableProps {
  imports: readonly ImportRowFragment[];
  sources: readonly { key: string; name: string }[];
  onFiles: (files: readonly File[]) => void;
}

/** Imports with where they stand and what they did. */
export function ImportsTable({ imports, sources, onFiles }: ImportsTableProps): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const { eventName } = useNames();
  const sourceName = useSourceName();
  const uploads = useUploads();
  const picker = useFilePicker(onFiles);
  const what = ({ mapping, examination }: ImportRowFragment): string => {
    const kind = mapping?.kind ?? examination?.guess.kind;
    if (!kind) return '';
    return kind === 'EVENTS' && mapping?.name ? `${say('EVENTS')} · ${eventName(mapping.name)}` : say(kind);
  };
  const from = ({ source }: ImportRowFragment): string => {
    if (source === null || source === undefined) return '';
    return sourceName(source, sources.find(({ key }) => key === source)?.name);
  };
  const begun = ({ state }: ImportRowFragment): boolean =>
    !(state === 'UPLOADING' || state === 'EXAMINING' || state === 'READY' || state === 'DISCARDED');
  const count =
    (of: (row: ImportRowFragment) => number) =>
    (row: ImportRowFragment): ReactNode =>
      begun(row) ? format.count(of(row)) : '—';
  const dropped = (row: ImportRowFragment): boolean =>
    row.state === 'UPLOADING' && !uploads.some(({ id }) => id === row.id);
  return (
    <>
      {picker.input}
      <Table
        label={say('imports')}
        rows={imports}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'file',
            title: say('file'),
            render: (row) => (
              <div className="table-two">
                <Link to={`/data/imports/${row.id}`}>{row.fileName}</Link>
                <span>{[what(row), from(row)].filter(Boolean).join(' · ') || '—'}</span>
              </div>
            ),
          },
          {
            key: 'state',
            title: say('state'),
            wideOnly: true,
            width: 220,
            render: (row) =>
              dropped(row) ? (
                <Button size="small" onClick={picker.open}>
                  {say('chooseAgain')}
                </Button>
              ) : (
                <State
                  state={row.state}
                  sameAs={row.sameAs}
                  progress={row.state === 'UPLOADING' ? row.received / Math.max(row.bytes ?? 0, 1) : row.progress}
                />
              ),
          },
          {
            key: 'read',
            title: say('rows'),
            align: 'right',
            render: (row) => (
              <>
                <span className="table-strong">{count(({ report }) => report.read)(row)}</span>
                <span className="table-under">
                  {row.report.rejected > 0
                    ? say('rejectedRows', { count: row.report.rejected })
                    : say(row.state === 'DONE' && row.sameAs ? 'SAME' : row.state)}
                </span>
              </>
            ),
          },
          {
            key: 'created',
            title: say('created'),
            align: 'right',
            wideOnly: true,
            render: count(({ report }) => report.created),
          },
          {
            key: 'updated',
            title: say('updatedOrStored'),
            align: 'right',
            wideOnly: true,
            render: count(({ mapping, report }) => (mapping?.kind === 'EVENTS' ? report.accepted : report.updated)),
          },
          {
            key: 'rejected',
            title: say('rejected'),
            align: 'right',
            wideOnly: true,
            render: (row) =>
              begun(row) && row.report.rejected > 0 ? (
                <Link
                  to={`/data/imports/${row.id}#rejected`}
                  aria-label={`${say('rejected')} ${format.count(row.report.rejected)} · ${row.fileName}`}
                >
                  {format.count(row.report.rejected)}
                </Link>
              ) : (
                count(({ report }) => report.rejected)(row)
              ),
          },
          {
            key: 'when',
            title: say('when'),
            wideOnly: true,
            render: ({ finishedAt, startedAt, createdAt }) => (
              <span className="figure data-time">{format.relative(finishedAt ?? startedAt ?? createdAt)}</span>
            ),
          },
        ]}
      />
    </>
  );
}
