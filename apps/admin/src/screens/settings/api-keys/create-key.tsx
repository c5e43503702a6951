import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Permission } from '../../../graphql/graphql';
import { Drawer } from '../../../parts/drawer';
import { useFailureText } from '../../../parts/failure';
import { useWidth } from '../../../theme/theme-provider';
import { API_KEYS, CREATE_API_KEY, SCOPES } from './documents';
import { ShownOnce } from './shown-once';
import { permissionCode, useApiKeyWords } from './words';

interface Fields {
  name: string;
  permissions: Permission[];
  segment?: string;
  addresses?: string[];
  ratePerMinute: number;
  expiresAt?: Dayjs | null;
}

/** Rights over who may do what stay with people. */
const MEMBERS_ONLY: readonly string[] = ['KEY_MANAGE', 'MEMBER_MANAGE', 'APPROVAL_DECIDE'];

/** A new key: what it may do, for whom, from where, how fast and until when; then the key, once. */
export function CreateKey({ held, onClose }: { held: readonly Permission[]; onClose: () => void }): ReactNode {
  const say = useApiKeyWords();
  const client = useApolloClient();
  const phone = useWidth() === 'phone';
  const [secret, setSecret] = useState<string>();
  const segments = useQuery(SCOPES, { skip: !held.includes('SEGMENT_READ') });
  const [create, { error, loading }] = useMutation(CREATE_API_KEY);
  const failure = useFailureText(error);
  const save = async ({ segment, expiresAt, ...fields }: Fields): Promise<void> => {
    const scope = segment === undefined ? null : { segment: { key: segment } };
    const input = { ...fields, scope, expiresAt: expiresAt?.toISOString() ?? null };
    const { data } = await create({ variables: { input }, errorPolicy: 'all' });
    if (!data?.createApiKey) return;
    setSecret(data.createApiKey.secret);
    await client.refetchQueries({ include: [API_KEYS] });
  };
  return (
    <Drawer title={say('add')} size={phone ? '100%' : 520} onClose={onClose} mask={{ closable: secret === undefined }}>
      {secret !== undefined ? (
        <ShownOnce secret={secret} onDone={onClose} />
      ) : (
        <Form<Fields>
          layout="vertical"
          aria-label={say('add')}
          initialValues={{ ratePerMinute: 6000 }}
          onFinish={(fields) => void save(fields)}
        >
          <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={100} placeholder={say('namePlaceholder')} />
          </Form.Item>
          <Form.Item
            name="permissions"
            label={say('permissions')}
            extra={say('permissionsWhy')}
            rules={[{ required: true }]}
          >
            <Select
              mode="multiple"
              options={held
                .filter((one) => !MEMBERS_ONLY.includes(one))
                .map((value) => ({ value, label: permissionCode(value) }))}
            />
          </Form.Item>
          <Form.Item name="segment" label={say('scope')} extra={say('scopeWhy')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={say('scopeAll')}
              options={segments.data?.segments.edges.map(({ node }) => ({ value: node.key, label: node.name })) ?? []}
            />
          </Form.Item>
          <Form.Item name="addresses" label={say('addresses')} extra={say('addressesWhy')}>
            <Select mode="tags" tokenSeparators={[',', ' ']} open={false} placeholder={say('addressesAny')} />
          </Form.Item>
          <Form.Item name="ratePerMinute" label={say('rate')} rules={[{ required: true }]}>
            <InputNumber min={1} max={1_000_000} />
          </Form.Item>
          <Form.Item name="expiresAt" label={say('expiresAt')}>
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" placeholder={say('expiresNever')} />
          </Form.Item>
          {error && <Alert type="error" showIcon className="settings-alert" title={failure} />}
          <Button type="primary" htmlType="submit" loading={loading}>
            {say('create')}
          </Button>
        </Form>
      )}
    </Drawer>
  );
}
