import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ExportFormat } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import { useWidth } from '../../theme/theme-provider';
import { Asked } from './asked';
import { ASK_EXPORT, EXPORT_ATTRIBUTES } from './documents';
import { useAskingWords } from './words';

interface Fields {
  attributes: string[];
  format: ExportFormat;
  reason: string;
}

/** Asks for the members of a segment with sensitive values: which, and why; somebody else decides. */
export function AskExport({ segment, onClose }: { segment: string; onClose: () => void }): ReactNode {
  const say = useAskingWords();
  const { nameOf } = useNames();
  const phone = useWidth() === 'phone';
  const defined = useQuery(EXPORT_ATTRIBUTES);
  const [asked, setAsked] = useState<string>();
  const [ask, { error, loading }] = useMutation(ASK_EXPORT);
  const failure = useFailureText(error ?? defined.error);
  const send = async (fields: Fields): Promise<void> => {
    const { data } = await ask({ variables: { input: { segment, ...fields } }, errorPolicy: 'all' });
    if (data?.askExport.__typename === 'Approval') setAsked(data.askExport.id);
  };
  const options = (defined.data?.attributes ?? []).map(({ key, name, sensitive }) => {
    const label = nameOf(key, name);
    return { value: key, label: sensitive ? say('sensitive', { name: label }) : label };
  });
  return (
    <Drawer title={say('exportTitle')} size={phone ? '100%' : 480} onClose={onClose}>
      {asked !== undefined ? (
        <Asked id={asked} />
      ) : (
        <Form<Fields>
          layout="vertical"
          aria-label={say('exportTitle')}
          initialValues={{ format: 'CSV' }}
          onFinish={(fields) => void send(fields)}
        >
          <p>{say('exportText')}</p>
          <Form.Item
            name="attributes"
            label={say('attributes')}
            rules={[{ required: true, message: say('attributesNeeded') }]}
          >
            <Select
              mode="multiple"
              loading={defined.loading}
              options={options}
              showSearch={{ optionFilterProp: 'label' }}
            />
          </Form.Item>
          <Form.Item name="format" label={say('format')}>
            <Select
              options={[
                { value: 'CSV', label: 'CSV' },
                { value: 'NDJSON', label: 'NDJSON' },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="reason"
            label={say('reason')}
            extra={say('reasonWhy')}
            rules={[{ required: true, whitespace: true, message: say('reasonNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          {(error ?? defined.error) && <Alert type="error" showIcon className="settings-alert" title={failure} />}
          <Button type="primary" htmlType="submit" loading={loading}>
            {say('ask')}
          </Button>
        </Form>
      )}
    </Drawer>
  );
}
