import { useApolloClient, useMutation } from '@apollo/client/react';
import { channelName, CHANNELS } from '@strata/rules';
import type { Channel } from '@strata/rules';
import { Alert, App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import type { ConsentHistoryQuery } from '../../../graphql/graphql';
import { useLanguage } from '../../../i18n/language';
import { useFailureText } from '../../../parts/failure';
import { Instant } from '../../../parts/instant';
import { SUPPRESS, UNSUPPRESS } from './documents';
import { useConsentWords } from './words';

interface Fields {
  channel?: Channel;
  reason: string;
}

interface SuppressionsProps {
  externalId: string;
  suppressions: NonNullable<ConsentHistoryQuery['user']>['suppressions'];
}

/** What stops messages to someone and what did; a reason is needed for both ways. */
export function Suppressions({ externalId, suppressions }: SuppressionsProps): ReactNode {
  const say = useConsentWords();
  const format = useFormat();
  const { language } = useLanguage();
  const client = useApolloClient();
  const { message } = App.useApp();
  const mayDo = useMayDo();
  const [asking, setAsking] = useState<'suppress' | { channel: Channel | null }>();
  const [suppress, suppressing] = useMutation(SUPPRESS);
  const [unsuppress, lifting] = useMutation(UNSUPPRESS);
  const error = suppressing.error ?? lifting.error;
  const failure = useFailureText(error);
  const nameOf = (channel: Channel | null): string =>
    channel === null ? say('everyChannel') : channelName(channel, language);

  const save = async ({ channel, reason }: Fields): Promise<void> => {
    if (asking === 'suppress') {
      const input = { externalIds: [externalId], reason, channel: channel ?? null };
      const { data } = await suppress({ variables: { input }, errorPolicy: 'all' });
      if (!data) return;
      void message.success(say('suppressedDone'));
    } else {
      const input = { externalIds: [externalId], reason, channel: asking?.channel ?? null };
      const { data } = await unsuppress({ variables: { input }, errorPolicy: 'all' });
      if (!data) return;
      void message.success(say('lifted'));
    }
    setAsking(undefined);
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <>
      <h3>{say('suppression')}</h3>
      {mayDo('suppressUsers') && <p>{say('suppressHint')}</p>}
      {suppressions.length > 0 && (
        <ul className="consent-history">
          {suppressions.map(({ channel, reason, suppressedAt, liftedAt, liftReason }) => (
            <li key={`${channel} ${suppressedAt}`}>
              <strong>{nameOf(channel)}</strong> · {reason}
              <div className="figure">
                <Instant at={suppressedAt} /> ·{' '}
                {liftedAt ? say('liftedOn', { day: format.day(liftedAt), reason: liftReason ?? '' }) : say('open')}
                {!liftedAt && mayDo('unsuppressUsers') && (
                  <Button
                    size="small"
                    type="link"
                    aria-label={`${say('unsuppress')} ${nameOf(channel)}`}
                    onClick={() => setAsking({ channel })}
                  >
                    {say('unsuppress')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {!asking && mayDo('suppressUsers') && (
        <Button onClick={() => setAsking('suppress')}>{say('suppression')}…</Button>
      )}
      {asking && (
        <Form<Fields> layout="vertical" onFinish={(fields) => void save(fields)}>
          {asking === 'suppress' && (
            <Form.Item name="channel" label={say('channel')}>
              <Select
                allowClear
                placeholder={say('everyChannel')}
                options={CHANNELS.map((value) => ({ value, label: nameOf(value) }))}
              />
            </Form.Item>
          )}
          <Form.Item
            name="reason"
            label={asking === 'suppress' ? say('reason') : say('liftReason')}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input maxLength={512} />
          </Form.Item>
          {error && <Alert type="error" title={failure} showIcon className="consent-alert" />}
          <Button type="primary" htmlType="submit" loading={suppressing.loading || lifting.loading}>
            {asking === 'suppress' ? say('suppress') : say('unsuppress')}
          </Button>
        </Form>
      )}
    </>
  );
}
