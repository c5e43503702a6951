import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useConnectorWords } from './words';

/** Where files are read from: a folder of the server, or a bucket. */
export function FileFields({ kind }: { kind: 'FOLDER' | 'S3' }): ReactNode {
  const say = useConnectorWords();
  const required = [{ required: true, whitespace: true }];
  const suffix = (
    <Form.Item name={['settings', 'suffix']} label={say('suffix')} extra={say('suffixHint')}>
      <Input placeholder=".csv" />
    </Form.Item>
  );
  if (kind === 'FOLDER')
    return (
      <>
        <Form.Item name={['settings', 'path']} label={say('path')} extra={say('pathHint')} rules={required}>
          <Input placeholder="/srv/exports/crm" />
        </Form.Item>
        {suffix}
      </>
    );
  return (
    <>
      <Form.Item name={['settings', 'endpoint']} label={say('endpoint')} rules={required}>
        <Input placeholder="https://s3.cn-north-1.amazonaws.com.cn" />
      </Form.Item>
      <div className="data-pair">
        <Form.Item name={['settings', 'bucket']} label={say('bucket')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name={['settings', 'region']} label={say('region')} rules={required}>
          <Input placeholder="cn-north-1" />
        </Form.Item>
      </div>
      <div className="data-pair">
        <Form.Item name={['settings', 'prefix']} label={say('prefix')}>
          <Input placeholder="exports/" />
        </Form.Item>
        {suffix}
      </div>
      <Form.Item name={['settings', 'accessKeyId']} label={say('accessKeyId')} rules={required}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={['settings', 'pathStyle']}
        valuePropName="checked"
        getValueProps={(value: unknown) => ({ checked: value === false })}
        normalize={(inHost: unknown) => !inHost}
      >
        <Checkbox>{say('hostStyle')}</Checkbox>
      </Form.Item>
    </>
  );
}
