import { Button, Drawer, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { AttributeType } from '../../../../graphql/graphql';
import { keyOf, typeOf } from '../mapping-draft';
import type { Column, NewAttribute } from '../mapping-draft';
import { useImportsWords } from '../words';

const TYPES: readonly AttributeType[] = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'DATETIME', 'TEXT_LIST'];

interface NewAttributeDrawerProps {
  column: Column;
  attribute?: NewAttribute;
  /** Keys of attributes that there are. */
  taken: readonly string[];
  onClose: () => void;
  onMake: (attribute: NewAttribute) => void;
}

/** An attribute that is made when the file is imported, filled in from the column. */
export function NewAttributeDrawer({ column, attribute, taken, onClose, onMake }: NewAttributeDrawerProps): ReactNode {
  const say = useImportsWords();
  const initial = attribute ?? { key: keyOf(column), name: column.name, type: typeOf(column) };
  return (
    <Drawer open title={say('newAttributeTitle', { name: column.name })} size={380} onClose={onClose}>
      <Form<NewAttribute>
        layout="vertical"
        initialValues={initial}
        onFinish={({ key, name, type }) => {
          // Another type has another form.
          const form =
            attribute?.standardForm !== undefined && type === attribute.type ? attribute.standardForm : undefined;
          onMake({ key: key.trim(), name: name.trim(), type, ...(form && { standardForm: form }) });
        }}
      >
        <Form.Item name="name" label={say('attributeName')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={64} autoFocus />
        </Form.Item>
        <Form.Item
          name="key"
          label={say('attributeKey')}
          extra={say('attributeKeyHint')}
          rules={[
            { required: true },
            { pattern: /^[\p{L}\p{N}_.-]{1,64}$/u, message: say('attributeKeyBad') },
            {
              validator: (_, key: string) =>
                taken.includes(key) ? Promise.reject(new Error(say('attributeTaken'))) : Promise.resolve(),
            },
          ]}
        >
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="type" label={say('attributeType')} extra={say('attributeTypeHint')}>
          <Select options={TYPES.map((value) => ({ value, label: say(value) }))} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {say('useAttribute')}
        </Button>
      </Form>
    </Drawer>
  );
}
