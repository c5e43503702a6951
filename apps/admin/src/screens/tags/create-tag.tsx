import { useMutation } from '@apollo/client/react';
import { Alert, App, Button, Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { TagClass } from '../../graphql/graphql';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import { CREATE_TAG } from './documents';
import { useTagsWords } from './words';

const CLASSES: readonly TagClass[] = ['BASIC', 'BEHAVIOUR', 'INTEREST', 'VALUE'];

interface Fields {
  key: string;
  name: string;
  class: TagClass;
  definition?: string;
  exclusive?: boolean;
}

/** A drawer, so that the tree stays in sight. What the server refuses is said beside the fields, which keep their content. */
export function CreateTag({ onClose }: { onClose: (created: boolean) => void }): ReactNode {
  const say = useTagsWords();
  const { message } = App.useApp();
  const [create, { error, loading }] = useMutation(CREATE_TAG);
  const failure = useFailureText(error);

  const submit = async (fields: Fields): Promise<void> => {
    const { data } = await create({ variables: { input: fields }, errorPolicy: 'all' });
    if (!data?.createTag) return;
    void message.success(say('created', { name: fields.name }));
    onClose(true);
  };
  return (
    <Drawer title={say('create')} onClose={() => onClose(false)} size={380}>
      <Form<Fields> layout="vertical" initialValues={{ class: 'BASIC' }} onFinish={(fields) => void submit(fields)}>
        <Form.Item name="key" label={say('key')} extra={say('keyHint')} rules={[{ required: true }]}>
          <Input autoFocus maxLength={520} />
        </Form.Item>
        <Form.Item name="name" label={say('name')} rules={[{ required: true }]}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="class" label={say('class')}>
          <Select options={CLASSES.map((value) => ({ value, label: say(value) }))} />
        </Form.Item>
        <Form.Item name="definition" label={say('definition')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item name="exclusive" valuePropName="checked" extra={say('exclusiveHint')}>
          <Checkbox>{say('exclusive')}</Checkbox>
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="tags-alert" />}
        <Button type="primary" htmlType="submit" loading={loading}>
          {say('save')}
        </Button>
      </Form>
    </Drawer>
  );
}
