import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { LegalBasis } from '../../graphql/graphql';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import { SET_PROCESSING_RECORD } from './documents';
import { useRecordName } from './record-name';
import type { ProcessingRecord } from './record-name';
import { usePrivacyWords } from './words';

const BASES: readonly LegalBasis[] = [
  'CONSENT',
  'CONTRACT',
  'LEGAL_OBLIGATION',
  'VITAL_INTERESTS',
  'PUBLIC_TASK',
  'LEGITIMATE_INTERESTS',
];

interface Fields {
  purpose: string;
  basis?: LegalBasis | null;
  recipients: string;
}

/** Why something is collected, by which right, and who else is given it. */
export function RecordDrawer({ record, onClose }: { record: ProcessingRecord; onClose: () => void }): ReactNode {
  const say = usePrivacyWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const nameOf = useRecordName();
  const [set, { error, loading }] = useMutation(SET_PROCESSING_RECORD);
  const failure = useFailureText(error);
  const { kind, name, purpose, basis, recipients } = record;
  const save = async (fields: Fields): Promise<void> => {
    const { data } = await set({
      variables: { input: { kind, name, ...fields, basis: fields.basis ?? null } },
      errorPolicy: 'all',
    });
    if (!data?.setProcessingRecord) return;
    void message.success(say('saved'));
    onClose();
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <Drawer title={`${say(kind)} · ${nameOf(record)}`} size={380} onClose={onClose}>
      <Form<Fields>
        layout="vertical"
        initialValues={{ purpose, basis: basis ?? null, recipients }}
        onFinish={(fields) => void save(fields)}
      >
        <Form.Item name="purpose" label={say('purpose')} extra={say('purposeHint')}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
        <Form.Item name="basis" label={say('basis')}>
          <Select options={BASES.map((value) => ({ value, label: say(value) }))} />
        </Form.Item>
        <Form.Item name="recipients" label={say('recipients')} extra={say('recipientsHint')}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="privacy-alert" />}
        <Button type="primary" htmlType="submit" loading={loading}>
          {say('save')}
        </Button>
      </Form>
    </Drawer>
  );
}
