import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../api/viewer';
import type { RetentionsQuery } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Instant } from '../../parts/instant';
import { Skeleton } from '../../parts/skeleton';
import { Table } from '../../parts/table';
import { useWidth } from '../../theme/theme-provider';
import { RETENTIONS } from './documents';
import type { PrivacyTabProps } from './privacy-screen';
import { SetRetention } from './set-retention';
import { usePeriodText, usePrivacyWords } from './words';

export type Retention = RetentionsQuery['retentions'][number];

/** What is not kept for good, and for how long it is. */
export function RetentionTab({ actions }: PrivacyTabProps): ReactNode {
  const say = usePrivacyWords();
  const periodText = usePeriodText();
  const { nameOf, eventName } = useNames();
  const phone = useWidth() === 'phone';
  const sets = useMayDo()('setRetention');
  const [setting, setSetting] = useState<Retention | 'new'>();
  const { data, error, refetch } = useQuery(RETENTIONS, { fetchPolicy: 'cache-and-network' });
  useEffect(() => {
    actions(
      !phone && sets && (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setSetting('new')}>
          {say('setRetention')}
        </Button>
      ),
    );
    return () => actions(undefined);
  }, [actions, phone, sets, say]);
  if (error && !data) return <Failure title={say('retentionFailed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={6} />;
  const names = new Map(data.attributes.map(({ key, name }) => [key, name]));
  const named = ({ kind, name }: Retention): string =>
    kind === 'EVENT' ? eventName(name) : nameOf(name, names.get(name));
  return (
    <section aria-label={say('retention')}>
      <p className="privacy-intro">{say('retentionIntro')}</p>
      {data.retentions.length === 0 ? (
        <Empty
          title={say('noRetention')}
          text={say('noRetentionText')}
          actions={!phone && sets && <Button onClick={() => setSetting('new')}>{say('setRetention')}</Button>}
        />
      ) : (
        <Table
          label={say('retention')}
          rows={data.retentions}
          rowKey={({ kind, name }) => `${kind} ${name}`}
          columns={[
            {
              key: 'name',
              title: say('what'),
              render: (retention) => (
                <div className="table-two">
                  <span>{named(retention)}</span>
                  <span>{say(retention.kind)}</span>
                </div>
              ),
            },
            { key: 'period', title: say('period'), align: 'right', render: ({ period }) => periodText(period) },
            {
              key: 'set',
              title: say('setAt'),
              align: 'right',
              wideOnly: true,
              render: ({ setAt }) => <Instant at={setAt} />,
            },
            {
              key: 'change',
              title: <span className="visually-hidden">{say('change')}</span>,
              align: 'right',
              wideOnly: true,
              render: (retention) =>
                sets && (
                  <Button
                    size="small"
                    type="link"
                    aria-label={say('changeOf', { name: named(retention) })}
                    onClick={() => setSetting(retention)}
                  >
                    {say('change')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {setting && (
        <SetRetention
          {...(setting !== 'new' && { retention: setting })}
          attributes={data.attributes}
          events={data.eventTypes.map(({ name }) => name)}
          onClose={() => setSetting(undefined)}
        />
      )}
    </section>
  );
}
