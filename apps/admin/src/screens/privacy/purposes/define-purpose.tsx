import { useApolloClient, useMutation } from '@apollo/client/react';
import { channelName, CHANNELS } from '@strata/rules';
import type { Channel } from '@strata/rules';
import { Alert, App, Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { LegalBasis } from '../../../graphql/graphql';
import { useLanguage } from '../../../i18n/language';
import { Drawer } from '../../../parts/drawer';
import { useFailureText } from '../../../parts/failure';
import { DEFINE_PURPOSE } from './documents';
import type { Purpose } from './purposes-tab';
import { usePurposeWords } from './words';

const BASES: readonly LegalBasis[] = [
  'CONSENT',
  'CONTRACT',
  'LEGAL_OBLIGATION',
  'VITAL_INTERESTS',
  'PUBLIC_TASK',
  'LEGITIMATE_INTERESTS',
];

interface Fields {
  key: string;
  nameZh: string;
  nameEn: string;
  descriptionZh?: string;
  descriptionEn?: string;
  basis: LegalBasis;
  channels?: Channel[];
  textZh: string;
  textEn: string;
}

/** A new purpose, or what is known of one. Another text becomes a new version. */
export function DefinePurpose({ purpose, onClose }: { purpose?: Purpose; onClose: () => void }): ReactNode {
  const say = usePurposeWords();
  const { language } = useLanguage();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [define, { error, loading }] = useMutation(DEFINE_PURPOSE);
  const failure = useFailureText(error);
  const wording = purpose?.wordings.at(-1);
  const initial: Partial<Fields> = purpose
    ? {
        key: purpose.key,
        nameZh: purpose.name.zh,
        nameEn: purpose.name.en,
        descriptionZh: purpose.description.zh,
        descriptionEn: purpose.description.en,
        basis: purpose.basis,
        channels: purpose.channels,
        textZh: wording?.text.zh ?? '',
        textEn: wording?.text.en ?? '',
      }
    : { basis: 'CONSENT', channels: [] };

  const save = async (fields: Fields): Promise<void> => {
    const { data } = await define({
      variables: {
        input: {
          key: fields.key.trim(),
          name: { zh: fields.nameZh.trim(), en: fields.nameEn.trim() },
          description: { zh: fields.descriptionZh?.trim() ?? '', en: fields.descriptionEn?.trim() ?? '' },
          basis: fields.basis,
          channels: fields.channels ?? [],
          wording: { text: { zh: fields.textZh.trim(), en: fields.textEn.trim() } },
        },
      },
      errorPolicy: 'all',
    });
    if (!data) return;
    void message.success(say('saved', { name: language === 'zh' ? fields.nameZh : fields.nameEn }));
    onClose();
    await client.refetchQueries({ include: 'active' });
  };
  const needed = [{ required: true, whitespace: true }];
  return (
    <Drawer title={say(purpose ? 'change' : 'define')} size={420} onClose={onClose}>
      <Form<Fields> layout="vertical" initialValues={initial} onFinish={(fields) => void save(fields)}>
        <Form.Item name="key" label={say('key')} extra={say('keyHint')} rules={[{ required: true }]}>
          <Input maxLength={64} disabled={purpose !== undefined} />
        </Form.Item>
        <Form.Item name="nameZh" label={say('nameZh')} rules={needed}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="nameEn" label={say('nameEn')} rules={needed}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="descriptionZh" label={say('descriptionZh')}>
          <Input maxLength={4000} />
        </Form.Item>
        <Form.Item name="descriptionEn" label={say('descriptionEn')}>
          <Input maxLength={4000} />
        </Form.Item>
        <Form.Item name="basis" label={say('basis')}>
          <Select options={BASES.map((value) => ({ value, label: say(value) }))} />
        </Form.Item>
        <Form.Item name="channels" label={say('channels')} extra={say('channelsHint')}>
          <Select mode="multiple" options={CHANNELS.map((value) => ({ value, label: channelName(value, language) }))} />
        </Form.Item>
        <Form.Item name="textZh" label={say('textZh')} rules={needed}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        <Form.Item name="textEn" label={say('textEn')} extra={say('textHint')} rules={needed}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="purposes-alert" />}
        <Button type="primary" htmlType="submit" loading={loading}>
          {say('save')}
        </Button>
      </Form>
    </Drawer>
  );
}
