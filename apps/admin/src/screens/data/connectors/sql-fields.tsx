import { Checkbox, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useConnectorWords } from './words';

/** How a database is read. */
export function SqlFields(): ReactNode {
  const say = useConnectorWords();
  const required = [{ required: true, whitespace: true }];
  return (
    <>
      <div className="data-pair">
        <Form.Item name="host" label={say('host')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="port" label={say('port')}>
          <InputNumber min={1} max={65_535} precision={0} />
        </Form.Item>
      </div>
      <div className="data-pair">
        <Form.Item name="database" label={say('database')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="user" label={say('user')} rules={required}>
          <Input autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="tls" valuePropName="checked">
        <Checkbox>{say('tls')}</Checkbox>
      </Form.Item>
      <Form.Item name="query" label={say('query')} rules={required}>
        <Input.TextArea
          autoSize={{ minRows: 3, maxRows: 12 }}
          spellCheck={false}
          placeholder="SELECT * FROM customers"
        />
      </Form.Item>
      <div className="data-pair">
        <Form.Item name="watermark" label={say('watermark')} extra={say('watermarkHint')} rules={required}>
          <Input placeholder="updated_at" />
        </Form.Item>
        <Form.Item name="key" label={say('uniqueKey')} rules={required}>
          <Input placeholder="id" />
        </Form.Item>
      </div>
    </>
  );
}
