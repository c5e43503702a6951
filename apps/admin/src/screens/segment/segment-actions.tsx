import DownOutlined from '@ant-design/icons/DownOutlined';
import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { useMutation } from '@apollo/client/react';
import { App, Button, Dropdown } from 'antd';
import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SegmentQuery } from '../../graphql/graphql';
import { useMay, useMayDo } from '../../api/viewer';
import { SCREEN_TAKES } from '../../screens';
import { useFailureWords } from '../../parts/failure';
import { useWidth } from '../../theme/theme-provider';
import { AskErasure, AskExport } from '../approvals';
import { ARCHIVE, MATERIALIZE, UNARCHIVE, WATCH } from './documents';
import { useSegmentWords } from './words';

interface SegmentActionsProps {
  segment: NonNullable<SegmentQuery['segment']>;
  onChanged: () => void;
}

const exportPath = (key: string, format: 'csv' | 'ndjson'): string =>
  `/v1/segments/${encodeURIComponent(key)}/members?format=${format}`;

/** What can be done with a segment: edit, snapshot, export, archive. On a phone: read, and take the link along. */
export function SegmentActions({ segment, onChanged }: SegmentActionsProps): ReactNode {
  const say = useSegmentWords();
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const phone = useWidth() === 'phone';
  const [materialize, materializing] = useMutation(MATERIALIZE);
  const [archive] = useMutation(ARCHIVE);
  const [watch] = useMutation(WATCH);
  const [unarchive] = useMutation(UNARCHIVE);
  const failureOf = useFailureWords();
  const may = useMay();
  const mayDo = useMayDo();
  const archives = mayDo('archiveSegment', 'unarchiveSegment');
  const [asking, setAsking] = useState<'export' | 'erasure'>();
  const mayErase = mayDo('eraseUsers') && !segment.archivedAt;
  const { key, name } = segment;

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      onChanged();
    } catch (error) {
      void modal.error({ title: failureOf(error), okText: say('understood') });
    }
  };
  const tryArchive = (): Promise<void> =>
    attempt(async () => {
      const answer = (await archive({ variables: { key } })).data?.archiveSegment;
      if (answer?.__typename !== 'SegmentInUse') {
        void message.success(say('archivedNow', { name }));
        return;
      }
      void modal.warning({
        title: say('inUse', { name, count: answer.dependents.length }),
        okText: say('understood'),
        content: (
          <>
            <p>{say('inUseText')}</p>
            <ul>
              {answer.dependents.map((dependent) => (
                <li key={`${dependent.kind} ${dependent.key}`}>
                  {dependent.kind === 'SEGMENT' ? (
                    <a href={`/segments/${encodeURIComponent(dependent.key)}`}>{dependent.name}</a>
                  ) : (
                    dependent.name
                  )}
                </li>
              ))}
            </ul>
          </>
        ),
      });
    });
  const tryWatch = (watched: boolean): Promise<void> =>
    attempt(async () => {
      await watch({ variables: { key, watched } });
      void message.success(say(watched ? 'watchedNow' : 'unwatchedNow', { name }));
    });
  const tryUnarchive = (): Promise<void> =>
    attempt(async () => {
      await unarchive({ variables: { key } });
      void message.success(say('unarchivedNow', { name }));
    });
  const copyLink = (): void => {
    void navigator.clipboard.writeText(window.location.href).then(() => message.success(say('linkCopied')));
  };

  const rest = [
    {
      key: 'overlap',
      label: <Link to={`/overlap?keys=${encodeURIComponent(key)}`}>{say('overlap')}</Link>,
      may: may(...SCREEN_TAKES['/overlap']),
    },
    {
      key: 'watch',
      label: say(segment.watched ? 'unwatch' : 'watch'),
      onClick: () => void tryWatch(!segment.watched),
      may: mayDo('updateSegment') && !segment.archivedAt,
    },
    { key: 'link', label: say('copyLink'), onClick: copyLink, may: true },
    { key: 'erase', label: say('eraseMembers'), danger: true, onClick: () => setAsking('erasure'), may: mayErase },
    segment.archivedAt
      ? { key: 'unarchive', label: say('unarchive'), onClick: () => void tryUnarchive(), may: archives }
      : { key: 'archive', label: say('archive'), onClick: () => void tryArchive(), may: archives },
  ].flatMap(({ may: shown, ...item }) => (shown ? [item] : []));
  const done = (): void => setAsking(undefined);
  const drawer = asking && (
    <Suspense>
      {asking === 'export' ? (
        <AskExport segment={key} onClose={done} />
      ) : (
        <AskErasure rule={{ segment: { key } }} onClose={done} />
      )}
    </Suspense>
  );
  if (phone)
    return (
      <>
        <Dropdown menu={{ items: rest }} trigger={['click']}>
          <Button type="text" icon={<MoreOutlined />} aria-label={say('more')} />
        </Dropdown>
        {drawer}
      </>
    );
  return (
    <>
      {mayDo('exportMembers') && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'csv', label: <a href={exportPath(key, 'csv')}>{say('exportCsv')}</a> },
              { key: 'ndjson', label: <a href={exportPath(key, 'ndjson')}>{say('exportNdjson')}</a> },
              ...(mayDo('askExport') && may('PROFILE_SENSITIVE')
                ? [{ key: 'sensitive', label: say('exportSensitive'), onClick: () => setAsking('export') }]
                : []),
            ],
          }}
        >
          <Button type="text">
            {say('export')} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      {!segment.archivedAt && mayDo('materializeSegment') && (
        <>
          <Button
            loading={materializing.loading}
            onClick={() =>
              void attempt(async () => {
                await materialize({ variables: { key } });
              })
            }
          >
            {say('materialize')}
          </Button>
          {may(...SCREEN_TAKES['/segments/:key/edit']) && mayDo('updateSegment', 'saveSegmentDraft') && (
            <Button type="primary" onClick={() => void navigate(`/segments/${encodeURIComponent(key)}/edit`)}>
              {say('edit')}
            </Button>
          )}
        </>
      )}
      <Dropdown menu={{ items: rest }} trigger={['click']}>
        <Button type="text" icon={<MoreOutlined />} aria-label={say('more')} />
      </Dropdown>
      {drawer}
    </>
  );
}
