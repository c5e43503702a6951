import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Button, Form, Input, InputNumber, Segmented, Select } from 'antd';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useUnitText } from '../../format/values';
import type { UserQuery } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { ConfirmedButton } from '../../parts/confirmed-button';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import { CORRECT_USER } from './rights-documents';
import { useRightsWords } from './rights-words';

const CalendarPicker = lazy(() => import('../../parts/calendar-picker'));

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
  const { message } = App.useApp();
  const { key } = definition;
  const name = nameOf(key, definition.name);
  const save = async (corrected: unknown): Promise<void> => {
    const note = form.getFieldValue('note') as string | undefined;
    const { data } = await correct({
      variables: { input: { id: userId, attributes: { [key]: corrected }, note: note ?? null } },
      errorPolicy: 'all',
    });
    if (!data?.correctUser) return;
    void message.success(say('corrected', { name }));
    onClose();
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <Drawer title={say('correctTitle', { name })} size={380} onClose={onClose}>
      <p>{say('correctText')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ value: value ?? (definition.type === 'BOOLEAN' ? true : undefined) }}
        onFinish={(fields) => void save(fields.value)}
      >
        <Suspense fallback={null}>
          <Form.Item name="value" label={say('value')} rules={[{ required: true }]}>
            {useEditor(definition)}
          </Form.Item>
        </Suspense>
        <Form.Item name="note" label={say('note')} extra={say('noteHint')}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="user-alert" />}
        <div className="user-buttons">
          <Button type="primary" htmlType="submit" loading={loading}>
            {say('saveCorrection')}
          </Button>
          {value !== undefined && (
            <ConfirmedButton
              label={say('removeValue')}
              question={say('removeTitle', { name })}
              text={<div className="user-question">{say('removeText')}</div>}
              onConfirm={() => void save(null)}
            />
          )}
        </div>
      </Form>
    </Drawer>
  );
}

function useEditor({ type, unit }: UserQuery['attributes'][number]): ReactNode {
  const say = useRightsWords();
  const unitText = useUnitText();
  switch (type) {
    case 'NUMBER':
      return <InputNumber className="user-editor" suffix={unit ? unitText(unit) : null} />;
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
    case 'DATE':
    case 'DATETIME':
      return <CalendarPicker kind={type} label={say('value')} />;
    case 'TEXT':
      return <Input />;
  }
}
