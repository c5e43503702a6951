import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Drawer, Form, Input, InputNumber, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import type { AttributeType, UserQuery } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { useFailureText } from '../../parts/failure';
import { CORRECT_USER } from './rights-documents';
import { useRightsWords } from './rights-words';

interface CorrectValueProps {
  userId: string;
  definition: UserQuery['attributes'][number];
  /** Absent where nothing is known. */
  value: unknown;
  onClose: () => void;
}

interface Fields {
  value?: unknown;
  note?: string;
}

/** Puts one value right; no import undoes it. */
export function CorrectValue({ userId, definition, value, onClose }: CorrectValueProps): ReactNode {
  const say = useRightsWords();
  const { nameOf } = useNames();
  const client = useApolloClient();
  const [form] = Form.useForm<Fields>();
  const [correct, { error, loading }] = useMutation(CORRECT_USER);
  const failure = useFailureText(error);
  const { key, type } = definition;
  const save = async (corrected: unknown): Promise<void> => {
    const note = form.getFieldValue('note') as string | undefined;
    const { data } = await correct({
      variables: { input: { id: userId, attributes: { [key]: corrected }, note: note ?? null } },
      errorPolicy: 'all',
    });
    if (!data?.correctUser) return;
    onClose();
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <Drawer open title={say('correctTitle', { name: nameOf(key, definition.name) })} size={380} onClose={onClose}>
      <p>{say('correctText')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ value: value ?? (type === 'BOOLEAN' ? true : undefined) }}
        onFinish={(fields) => void save(fields.value)}
      >
        <Form.Item name="value" label={say('value')} extra={useHint(type)} rules={[{ required: true }]}>
          {useEditor(type)}
        </Form.Item>
        <Form.Item name="note" label={say('note')} extra={say('noteHint')}>
          <Input.TextArea maxLength={500} autoSize />
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="user-alert" />}
        <div className="user-buttons">
          <Button type="primary" htmlType="submit" loading={loading}>
            {say('saveCorrection')}
          </Button>
          {value !== undefined && <Button onClick={() => void save(null)}>{say('removeValue')}</Button>}
        </div>
      </Form>
    </Drawer>
  );
}

function useHint(type: AttributeType): string | undefined {
  const say = useRightsWords();
  return type === 'DATE' ? say('dateHint') : type === 'DATETIME' ? say('instantHint') : undefined;
}

function useEditor(type: AttributeType): ReactNode {
  const say = useRightsWords();
  switch (type) {
    case 'NUMBER':
      return <InputNumber className="user-editor" />;
    case 'BOOLEAN':
      return (
        <Segmented
          options={[
            { value: true, label: say('yes') },
            { value: false, label: say('no') },
          ]}
        />
      );
    case 'TEXT_LIST':
      return <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，']} />;
    case 'TEXT':
    case 'DATE':
    case 'DATETIME':
      return <Input />;
  }
}
