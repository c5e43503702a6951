import { Form, Input, InputNumber, Select } from 'antd';
import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import type { Fields } from './settings';
import { useConnectorWords } from './words';

const PAGING = ['NONE', 'PAGE', 'OFFSET', 'CURSOR', 'LINK'] as const;
const AUTH = ['NONE', 'HEADER', 'BASIC', 'BEARER', 'OAUTH2'] as const;

/** How an HTTP source is read: its pages, what has changed, and by what it is authorized. */
export function HttpFields({ form }: { form: FormInstance<Fields> }): ReactNode {
  const say = useConnectorWords();
  const paging = (Form.useWatch(['settings', 'paging', 'kind'], form) as string | undefined) ?? 'NONE';
  const auth = (Form.useWatch(['settings', 'auth', 'kind'], form) as string | undefined) ?? 'NONE';
  const since = Form.useWatch(['settings', 'since'], form) as { path?: string; param?: string } | undefined;
  const required = { required: true, whitespace: true };
  const text = (name: readonly string[], label: string, must = true, hint?: string): ReactNode => (
    <Form.Item
      name={['settings', ...name]}
      label={label}
      rules={must ? [required] : []}
      {...(hint !== undefined && { extra: hint })}
    >
      <Input autoComplete="off" />
    </Form.Item>
  );
  const paged = paging === 'PAGE' || paging === 'OFFSET' || paging === 'CURSOR';
  return (
    <>
      <Form.Item name={['settings', 'url']} label={say('url')} rules={[required]}>
        <Input placeholder="https://crm.example.com/api/customers" />
      </Form.Item>
      {text(['items'], say('items'), false, say('itemsHint'))}
      <div className="data-pair">
        {text(['since', 'param'], say('sinceParam'), Boolean(since?.path), say('sinceParamHint'))}
        {text(['since', 'path'], say('sincePath'), Boolean(since?.param), say('sincePathHint'))}
      </div>
      <div className="data-pair">
        <Form.Item name={['settings', 'paging', 'kind']} label={say('paging')}>
          <Select options={PAGING.map((value) => ({ value, label: say(value) }))} />
        </Form.Item>
        {paged && text(['paging', 'param'], say('param'))}
        {paging === 'CURSOR' && text(['paging', 'path'], say('cursorPath'))}
      </div>
      {paged && (
        <div className="data-pair">
          {paging === 'PAGE' && (
            <Form.Item name={['settings', 'paging', 'first']} label={say('firstPage')}>
              <InputNumber min={0} max={1} precision={0} placeholder="1" />
            </Form.Item>
          )}
          {text(['paging', 'sizeParam'], say('sizeParam'), false)}
          <Form.Item name={['settings', 'paging', 'size']} label={say('pageSize')}>
            <InputNumber min={1} max={10_000} precision={0} />
          </Form.Item>
        </div>
      )}
      <div className="data-pair">
        <Form.Item name={['settings', 'auth', 'kind']} label={say('auth')}>
          <Select options={AUTH.map((value) => ({ value, label: value === 'NONE' ? say('noAuth') : say(value) }))} />
        </Form.Item>
        {auth === 'HEADER' && text(['auth', 'name'], say('headerName'))}
        {auth === 'BASIC' && text(['auth', 'user'], say('user'))}
        {auth === 'OAUTH2' && text(['auth', 'clientId'], say('clientId'))}
      </div>
      {auth === 'OAUTH2' && (
        <div className="data-pair">
          {text(['auth', 'tokenUrl'], say('tokenUrl'))}
          {text(['auth', 'scope'], say('scope'), false)}
        </div>
      )}
    </>
  );
}
