import { useApolloClient, useMutation } from '@apollo/client/react';
import { App, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useKnownSegments } from '../../../api/known-segments';
import type { Permission, RuleInput } from '../../../graphql/graphql';
import { Refusal } from '../refusal';
import { CHANGE_ROLE, CREATE_ROLE, ROLES } from './documents';
import { PermissionList } from './permission-list';
import { choiceOf, scopeOf } from './scope';
import type { ScopeChoice } from './scope';
import { ScopeField } from './scope-field';
import { useRoleWords } from './words';

/** What the form begins with: an own role, or a new one after another. */
export interface RoleStart {
  key: string;
  name: string;
  description: string;
  permissions: readonly Permission[];
  scope: unknown;
}

interface Fields extends Omit<RoleStart, 'scope'> {
  scope: ScopeChoice;
}

interface RoleFormProps {
  start: RoleStart;
  isNew: boolean;
  all: readonly Permission[];
  held: readonly Permission[];
  onDone: () => void;
}

/** A role of the company's own: its name, what it may do, and for whom. */
export function RoleForm({ start, isNew, all, held, onDone }: RoleFormProps): ReactNode {
  const say = useRoleWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const segments = useKnownSegments().nodes ?? [];
  const [create, created] = useMutation(CREATE_ROLE);
  const [change, changed] = useMutation(CHANGE_ROLE);
  const save = async ({ scope, permissions, ...fields }: Fields): Promise<void> => {
    const rule = scopeOf(scope, start.scope, segments);
    const input = { ...fields, permissions: [...permissions], scope: rule as RuleInput | null };
    const { data } = isNew
      ? await create({ variables: { input }, errorPolicy: 'all' })
      : await change({ variables: { input }, errorPolicy: 'all' });
    if (!data) return;
    void message.success(say(isNew ? 'created' : 'saved'));
    onDone();
    await client.refetchQueries({ include: [ROLES] });
  };
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      aria-label={say(isNew ? 'add' : 'edit')}
      initialValues={{ ...start, scope: choiceOf(start.scope) }}
      onFinish={(fields) => void save(fields)}
    >
      <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item
        name="key"
        label={say('key')}
        extra={say('keyWhy')}
        rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,63}$/, message: say('keyWhy') }]}
      >
        <Input readOnly={!isNew} maxLength={64} />
      </Form.Item>
      <Form.Item name="description" label={say('description')}>
        <Input.TextArea rows={2} maxLength={500} placeholder={say('descriptionWhy')} />
      </Form.Item>
      <Form.Item
        name="permissions"
        label={say('permissions')}
        rules={[{ required: true, type: 'array', min: 1, message: say('none') }]}
        {...(all.some((one) => !held.includes(one)) && { extra: say('notYours') })}
      >
        <PermissionList all={all} held={held} />
      </Form.Item>
      <Form.Item
        name="scope"
        label={say('scope')}
        rules={[
          {
            validator: (_, choice: ScopeChoice) =>
              scopeOf(choice, start.scope, segments) === undefined
                ? Promise.reject(new Error(say('segmentPick')))
                : Promise.resolve(),
          },
        ]}
      >
        <ScopeField kept={start.scope} segments={segments} />
      </Form.Item>
      <Refusal error={created.error ?? changed.error} />
      <Button type="primary" htmlType="submit" loading={created.loading || changed.loading}>
        {say('save')}
      </Button>
    </Form>
  );
}
