import { Checkbox, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useConnectorWords } from './words';

/** How a database is read. */
export function SqlFields({ usualPort }: { usualPort: string }): ReactNode {
  const say = useConnectorWords();
  const required = [{ required: true, whitespace: true }];
  return (
    <>
      <div className="data-pair">
        <Form.Item name={['settings', 'host']} label={say('host')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name={['settings', 'port']} label={say('port')}>
          <InputNumber min={1} max={65_535} precision={0} placeholder={usualPort} />
        </Form.Item>
      </div>
      <div className="data-pair">
        <Form.Item name={['settings', 'database']} label={say('database')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name={['settings', 'user']} label={say('user')} rules={required}>
          <Input autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name={['settings', 'tls']} valuePropName="checked">
        <Checkbox>{say('tls')}</Checkbox>
      </Form.Item>
      <Form.Item name={['settings', 'query']} label={say('query')} rules={required}>
        <Input.TextArea rows={5} spellCheck={false} className="data-code" placeholder="SELECT * FROM customers" />
      </Form.Item>
      <div className="data-pair">
        <Form.Item
          name={['settings', 'watermark']}
          label={say('watermark')}
          extra={say('watermarkHint')}
          rules={required}
        >
          <Input placeholder="updated_at" />
        </Form.Item>
        <Form.Item name={['settings', 'key']} label={say('uniqueKey')} extra={say('uniqueKeyHint')} rules={required}>
          <Input placeholder="id" />
        </Form.Item>
      </div>
      <Form.Item name={['settings', 'overlap']} label={say('overlap')} extra={say('overlapHint')}>
        <InputNumber min={0} max={604_800} precision={0} placeholder="0" />
      </Form.Item>
    </>
  );
}
