import { useApolloClient, useMutation } from '@apollo/client/react';
import { channelName, CHANNELS } from '@strata/rules';
import type { Channel } from '@strata/rules';
import { Alert, App, Button, Form, Input, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import type { ConsentGiver, ConsentQuery, ConsentState } from '../../../graphql/graphql';
import { useLanguage } from '../../../i18n/language';
import { useFailureText } from '../../../parts/failure';
import { RECORD_CONSENT } from './documents';
import { useConsentWords } from './words';

const CalendarPicker = lazy(() => import('../../../parts/calendar-picker'));

interface Fields {
  purpose: string;
  channel?: Channel;
  state: ConsentState;
  givenBy: ConsentGiver;
  wording?: string;
  /** Empty: now. */
  at?: string;
  proof?: string;
}

interface RecordConsentProps {
  externalId: string;
  purposes: ConsentQuery['consentPurposes'];
  purpose: string;
}

/** What someone said by another way than the page: on paper, on the phone. Opens when it is wanted. */
export function RecordConsent({ externalId, purposes, purpose }: RecordConsentProps): ReactNode {
  const say = useConsentWords();
  const { language } = useLanguage();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Fields>();
  const chosen = Form.useWatch('purpose', form) ?? purpose;
  const [record, { data, error, loading }] = useMutation(RECORD_CONSENT);
  const failure = useFailureText(error);
  const rejected = data?.recordConsents.rejected[0]?.message;
  const versions = purposes.find(({ key }) => key === chosen)?.wordings ?? [];

  const save = async ({ at, proof, channel, wording, ...fields }: Fields): Promise<void> => {
    const consent = {
      ...fields,
      externalId,
      channel: channel ?? null,
      wording: wording ?? null,
      source: 'manual',
      at: at ? at : null,
      proof: proof?.trim() ? { note: proof.trim() } : null,
    };
    const answer = await record({ variables: { input: { consents: [consent] } }, errorPolicy: 'all' });
    if (answer.data?.recordConsents.accepted !== 1) return;
    void message.success(say('recorded'));
    form.resetFields();
    setOpen(false);
    await client.refetchQueries({ include: 'active' });
  };
  if (!open)
    return (
      <Button type="primary" onClick={() => setOpen(true)}>
        {say('record')}
      </Button>
    );
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={{ purpose, state: 'GRANTED', givenBy: 'SELF', wording: versions.at(-1)?.version }}
      onFinish={(fields) => void save(fields)}
    >
      <Form.Item name="purpose" label={say('purpose')}>
        <Select options={purposes.map(({ key, name }) => ({ value: key, label: name[language] }))} />
      </Form.Item>
      <Form.Item name="channel" label={say('channel')}>
        <Select
          allowClear
          placeholder={say('everyChannel')}
          options={CHANNELS.map((value) => ({ value, label: channelName(value, language) }))}
        />
      </Form.Item>
      <Form.Item name="state" label={say('state')}>
        <Select options={(['GRANTED', 'WITHDRAWN'] as const).map((value) => ({ value, label: say(value) }))} />
      </Form.Item>
      <Form.Item name="givenBy" label={say('givenBy')}>
        <Select options={(['SELF', 'GUARDIAN'] as const).map((value) => ({ value, label: say(value) }))} />
      </Form.Item>
      <Form.Item name="wording" label={say('wording')}>
        <Select allowClear options={versions.map(({ version }) => ({ value: version, label: version }))} />
      </Form.Item>
      <Suspense fallback={null}>
        <Form.Item name="at" label={say('at')} extra={say('atHint')}>
          <CalendarPicker kind="DATETIME" label={say('at')} allowClear past />
        </Form.Item>
      </Suspense>
      <Form.Item name="proof" label={say('proof')} extra={say('proofHint')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      {(error ?? rejected) && <Alert type="error" title={rejected ?? failure} showIcon className="consent-alert" />}
      <Button type="primary" htmlType="submit" loading={loading}>
        {say('save')}
      </Button>
    </Form>
  );
}
