import { useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useMay } from '../../../api/viewer';
import type { MovementKind } from '../../../graphql/graphql';
import { WHAT_MOVES } from './documents';
import { useDestinationWords } from './words';

export interface DestinationFields {
  name: string;
  url: string;
  kinds: MovementKind[];
  objects: string[];
}

const KINDS: readonly MovementKind[] = ['segment_entered', 'segment_left', 'tag_added', 'tag_removed', 'stage_changed'];

/** Where to, and of what. */
export function DestinationForm({
  of,
  action,
  loading,
  onSave,
}: {
  of: DestinationFields;
  action: string;
  loading: boolean;
  onSave: (fields: DestinationFields) => void;
}): ReactNode {
  const say = useDestinationWords();
  const { data } = useQuery(WHAT_MOVES, { skip: !useMay()('SEGMENT_READ', 'TAG_READ') });
  const moving = [
    ...(data?.segments.edges ?? []).flatMap(({ node }) => (node.watched ? [node] : [])),
    ...(data?.tags ?? []).filter(({ rule }) => rule !== null),
  ];
  return (
    <Form<DestinationFields> layout="vertical" aria-label={action} initialValues={of} onFinish={onSave}>
      <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} placeholder={say('namePlaceholder')} />
      </Form.Item>
      <Form.Item name="url" label={say('url')} extra={say('urlHint')} rules={[{ required: true, type: 'url' }]}>
        <Input maxLength={2000} type="url" placeholder="https://example.com/movements" />
      </Form.Item>
      <Form.Item name="kinds" label={say('kinds')}>
        <Select
          mode="multiple"
          placeholder={say('allKinds')}
          options={KINDS.map((value) => ({ value, label: say(value) }))}
        />
      </Form.Item>
      <Form.Item name="objects" label={say('objects')} extra={say('objectsHint')}>
        <Select
          mode="tags"
          placeholder={say('allObjects')}
          showSearch={{ optionFilterProp: 'label' }}
          options={moving.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={loading}>
        {action}
      </Button>
    </Form>
  );
}
