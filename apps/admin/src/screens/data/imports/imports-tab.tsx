import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { Pager, usePages } from '../../../parts/pager';
import { Skeleton } from '../../../parts/skeleton';
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

const PAGE = 50;
const POLL = 1_000;

/** Every file that was brought in, and the way to bring another: chosen, or dropped anywhere. */
export function ImportsTab(): ReactNode {
  const say = useImportsWords();
  const navigate = useNavigate();
  const phone = useWidth() === 'phone';
  const pages = usePages();
  const uploads = useUploads();
  const { data, previousData, error, refetch, startPolling, stopPolling } = useQuery(IMPORTS, {
    variables: { first: PAGE, after: pages.after },
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

  const choose = (
    <Button type="primary" icon={<UploadOutlined />} onClick={picker.open}>
      {say('choose')}
    </Button>
  );
  const body = (): ReactNode => {
    if (error && !shown) return <Failure title={say('listFailed')} error={error} onRetry={() => void refetch()} />;
    if (!shown) return <Skeleton table rows={10} />;
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
    <DropZone onFiles={take} disabled={phone}>
      {!phone && imports.length > 0 && (
        <div className="filter imports-bar">
          {choose}
          <span className="imports-hint">{say('takes')}</span>
        </div>
      )}
      <UploadsStrip uploads={uploads} />
      {body()}
      {picker.input}
    </DropZone>
  );
}
