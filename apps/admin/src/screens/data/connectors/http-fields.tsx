import { Form, Input, Select } from 'antd';
import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import type { Fields } from './settings';
import { useConnectorWords } from './words';

const PAGING = ['NONE', 'PAGE', 'OFFSET', 'CURSOR', 'LINK'] as const;
const AUTH = ['NONE', 'HEADER', 'BASIC', 'BEARER', 'OAUTH2'] as const;

/** How an HTTP source is read: its pages, and by what it is authorized. */
export function HttpFields({ form }: { form: FormInstance<Fields> }): ReactNode {
  const say = useConnectorWords();
  const paging = Form.useWatch('paging', form) ?? 'NONE';
  const auth = Form.useWatch('auth', form) ?? 'NONE';
  const required = [{ required: true, whitespace: true }];
  const text = (name: keyof Fields, label: string): ReactNode => (
    <Form.Item name={name} label={label} rules={required}>
      <Input autoComplete="off" />
    </Form.Item>
  );
  return (
    <>
      <Form.Item name="url" label={say('url')} rules={required}>
        <Input placeholder="https://crm.example.com/api/customers" />
      </Form.Item>
      <Form.Item name="items" label={say('items')} extra={say('itemsHint')}>
        <Input />
      </Form.Item>
      <div className="data-pair">
        <Form.Item name="paging" label={say('paging')}>
          <Select options={PAGING.map((value) => ({ value, label: say(value) }))} />
        </Form.Item>
        {['PAGE', 'OFFSET', 'CURSOR'].includes(paging) && text('param', say('param'))}
        {paging === 'CURSOR' && text('cursorPath', say('cursorPath'))}
      </div>
      <div className="data-pair">
        <Form.Item name="auth" label={say('auth')}>
          <Select options={AUTH.map((value) => ({ value, label: value === 'NONE' ? say('noAuth') : say(value) }))} />
        </Form.Item>
        {auth === 'HEADER' && text('headerName', say('headerName'))}
        {auth === 'BASIC' && text('user', say('user'))}
        {auth === 'OAUTH2' && text('tokenUrl', say('tokenUrl'))}
        {auth === 'OAUTH2' && text('clientId', say('clientId'))}
      </div>
    </>
  );
}
