import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useQuery } from '@apollo/client/react';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useMayDo } from '../../../api/viewer';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { Pager, usePages } from '../../../parts/pager';
import { Skeleton } from '../../../parts/skeleton';
import { useAddress } from '../../../parts/use-address';
import { useWidth } from '../../../theme/theme-provider';
import { IMPORTS } from './documents';
import { DropZone } from './drop-zone';
import { useFilePicker } from './file-picker';
import { ImportsTable } from './imports-table';
import { isMoving } from './states';
import { UploadsStrip } from './uploads-strip';
import { send, useUploads } from './uploads';
import { useImportsWords } from './words';
import './imports.css';

const STATES = {
  open: ['UPLOADING', 'READY'],
  moving: ['EXAMINING', 'RUNNING', 'UNDOING'],
  done: ['DONE'],
  faulty: ['FAILED', 'CANCELLED'],
  gone: ['UNDONE', 'DISCARDED'],
} as const;
const GROUPS = ['all', 'open', 'moving', 'done', 'faulty', 'gone'] as const;

const PAGE = 50;
const POLL = 1_000;

/** Every file that was brought in, and the way to bring another: chosen, or dropped anywhere. */
export function ImportsTab(): ReactNode {
  const say = useImportsWords();
  const navigate = useNavigate();
  const phone = useWidth() === 'phone';
  const [params, setParam] = useAddress();
  const group = GROUPS.find((one) => one === params.get('state')) ?? 'all';
  const pages = usePages(group);
  const uploads = useUploads();
  const mayDo = useMayDo();
  const { data, previousData, error, refetch, startPolling, stopPolling } = useQuery(IMPORTS, {
    variables: { first: PAGE, after: pages.after, states: group === 'all' ? null : [...STATES[group]] },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? (error ? undefined : previousData);
  const imports = shown?.imports.edges.map(({ node }) => node) ?? [];

  const take = (files: readonly File[]): void => {
    const keys = files.map((file) => send(file));
    // One file is what somebody is about; several are watched here.
    if (keys.length === 1) void navigate(`/data/imports/upload-${keys[0] ?? ''}`);
  };
  const picker = useFilePicker(take);

  const moving = imports.some(({ state }) => isMoving(state));
  useEffect(() => {
    if (moving) startPolling(POLL);
    else stopPolling();
  }, [moving, startPolling, stopPolling]);
  const sent = uploads.filter(({ state }) => state === 'SENT').length;
  useEffect(() => {
    if (sent > 0) void refetch();
  }, [sent, refetch]);

  const choose = mayDo('uploadImport') && (
    <Button type="primary" icon={<UploadOutlined />} onClick={picker.open}>
      {say('choose')}
    </Button>
  );
  const body = (): ReactNode => {
    if (error && !shown) return <Failure title={say('listFailed')} error={error} onRetry={() => void refetch()} />;
    if (!shown) return <Skeleton table rows={10} />;
    if (imports.length === 0 && pages.before === 0 && group !== 'all')
      return (
        <Empty
          title={say('noneSuch')}
          actions={<Button onClick={() => setParam('state', '')}>{say('showAll')}</Button>}
        />
      );
    if (imports.length === 0 && pages.before === 0)
      return <Empty title={say('empty')} text={say(phone ? 'emptyPhone' : 'emptyText')} actions={!phone && choose} />;
    return (
      <>
        <ImportsTable imports={imports} sources={shown.sources} onFiles={take} />
        <Pager
          pages={pages}
          loading={!data}
          size={PAGE}
          shown={imports.length}
          total={shown.imports.totalCount}
          {...shown.imports.pageInfo}
        />
      </>
    );
  };
  return (
    <DropZone onFiles={take} disabled={phone || !mayDo('uploadImport')}>
      {(imports.length > 0 || group !== 'all') && (
        <div className="filter imports-bar">
          <Select
            className="imports-group"
            aria-label={say('state')}
            value={group}
            options={GROUPS.map((value) => ({ value, label: say(`group.${value}`) }))}
            onChange={(value) => setParam('state', value === 'all' ? '' : value)}
          />
          {!phone && choose && (
            <>
              <span className="imports-hint">{say('takes')}</span>
              <span className="filter-end">{choose}</span>
            </>
          )}
        </div>
      )}
      <UploadsStrip uploads={uploads} />
      {body()}
      {picker.input}
    </DropZone>
  );
}
