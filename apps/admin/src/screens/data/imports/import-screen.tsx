import LeftOutlined from '@ant-design/icons/LeftOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { NotAllowed } from '../../../parts/not-allowed';
import { useMayDo } from '../../../api/viewer';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { Page } from '../../../parts/page';
import { Skeleton } from '../../../parts/skeleton';
import { IMPORT } from './documents';
import { Fault } from './fault';
import type { FrameProps } from './frame';
import { Report } from './report/report';
import { Running } from './report/running';
import { isMoving, State } from './states';
import { Uploading } from './uploading';
import { useUploads } from './uploads';
import { Wizard } from './wizard/wizard';
import { useImportsWords } from './words';
import './imports.css';

const POLL = 500;
const LIST = '/data?tab=imports';

/** One import, whatever it is at: on its way, being read, mapped, run, reported or taken back. It can be left at any time. */
export function ImportScreen(): ReactNode {
  const { id = '' } = useParams();
  const uploads = useUploads();
  const upload = uploads.find((one) => `upload-${one.key}` === id);
  if (upload?.id !== undefined && upload.state !== 'REFUSED')
    return <Navigate to={`/data/imports/${upload.id}`} replace />;
  if (upload)
    return (
      <Frame title={upload.name}>
        <Uploading upload={upload} />
      </Frame>
    );
  // A page that was loaded anew sends nothing.
  if (id.startsWith('upload-')) return <Navigate to={LIST} replace />;
  return <Found key={id} id={id} />;
}

function Found({ id }: { id: string }): ReactNode {
  const say = useImportsWords();
  const navigate = useNavigate();
  const runs = useMayDo()('runImport', 'examineImport', 'discardImport', 'renameImportMapping', 'deleteImportMapping');
  const upload = useUploads().find((one) => one.id === id && one.state !== 'SENT');
  const { data, error, refetch, startPolling, stopPolling } = useQuery(IMPORT, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.import;
  const moving = found !== undefined && found !== null && isMoving(found.state);
  useEffect(() => {
    if (moving) startPolling(POLL);
    else stopPolling();
  }, [moving, startPolling, stopPolling]);

  if (error && !data)
    return (
      <Frame title={say('import')}>
        <Failure title={say('importFailed')} error={error} onRetry={() => void refetch()} />
      </Frame>
    );
  if (!data)
    return (
      <Frame title={say('import')}>
        <Skeleton rows={10} />
      </Frame>
    );
  if (!found)
    return (
      <Frame title={say('import')}>
        <Empty
          title={say('unknown')}
          text={say('unknownText')}
          actions={<Button onClick={() => void navigate(LIST)}>{say('toList')}</Button>}
        />
      </Frame>
    );
  const again = (): void => void refetch();
  switch (found.state) {
    case 'UPLOADING':
      return (
        <Frame found={found}>
          <Uploading found={found} {...(upload && { upload })} />
        </Frame>
      );
    case 'READY':
      if (!runs)
        return (
          <Frame found={found}>
            <NotAllowed takes={['IMPORT_RUN']} />
          </Frame>
        );
      return found.examination ? (
        <Wizard found={found} examination={found.examination} onChanged={again} frame={Frame} />
      ) : null;
    case 'EXAMINING':
      return (
        <Frame found={found}>
          <p className="imports-reading" role="status">
            {say('examining')}
          </p>
          <Skeleton table rows={8} />
        </Frame>
      );
    case 'RUNNING':
      return (
        <Frame found={found}>
          <Running found={found} onChanged={again} />
        </Frame>
      );
    case 'FAILED':
    case 'DISCARDED':
      // What failed before its first row was read has nothing to report.
      return found.report.read === 0 ? (
        <Frame found={found}>
          <Fault found={found} onChanged={again} />
        </Frame>
      ) : (
        <Report found={found} onChanged={again} frame={Frame} />
      );
    case 'DONE':
    case 'CANCELLED':
    case 'UNDOING':
    case 'UNDONE':
      return <Report found={found} onChanged={again} frame={Frame} />;
  }
}

function Frame({ found, title, actions, children }: FrameProps): ReactNode {
  const say = useImportsWords();
  const navigate = useNavigate();
  return (
    <Page
      bare
      back={
        <Button type="text" icon={<LeftOutlined />} aria-label={say('toList')} onClick={() => void navigate(LIST)} />
      }
      title={title ?? found?.fileName ?? ''}
      aside={found && <State state={found.state} sameAs={found.sameAs} />}
      actions={actions}
    >
      {children}
    </Page>
  );
}
