import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import type { RuleInput } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import { ASSIGN_TAGS, REMOVE_TAGS, TAG_NAMES } from './documents';
import { useTagsWords } from './words';

const DAY = 86_400_000;
const UNKNOWN_SHOWN = 5;

interface Fields {
  tag: string;
  ids?: string;
  weight?: number | null;
  days?: number | null;
}

interface GiveTagProps {
  /** The people of a rule, one person, or whoever is typed in. */
  to: { rule: RuleInput; count?: number } | { externalId: string; name: string } | 'ids';
  tag?: string;
  onClose: () => void;
}

const idsIn = (text = ''): string[] => [...new Set(text.split(/[\s,，;；]+/u).filter(Boolean))];

/** Gives a tag to people or takes it from them, in a drawer beside those it is about. */
export function GiveTag({ to, tag, onClose }: GiveTagProps): ReactNode {
  const say = useTagsWords();
  const format = useFormat();
  const { nameOf } = useNames();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const tags = useQuery(TAG_NAMES).data?.tags ?? [];
  const [assign, assigning] = useMutation(ASSIGN_TAGS);
  const [remove, removing] = useMutation(REMOVE_TAGS);
  const error = assigning.error ?? removing.error;
  const failure = useFailureText(error);

  const whom = (ids?: string): { rule: RuleInput } | { externalIds: string[] } =>
    to === 'ids' ? { externalIds: idsIn(ids) } : 'rule' in to ? { rule: to.rule } : { externalIds: [to.externalId] };

  const done = async (
    what: 'assigned' | 'removed',
    key: string,
    count: number,
    unknown: readonly string[],
  ): Promise<void> => {
    const name = nameOf(key, tags.find((one) => one.key === key)?.name);
    void message.success(say(what, { name, count: format.count(count) }));
    if (unknown.length > 0) {
      const more = unknown.length > UNKNOWN_SHOWN ? ' …' : '';
      form.setFields([
        { name: 'ids', errors: [say('unknownIds', { ids: unknown.slice(0, UNKNOWN_SHOWN).join(', ') + more })] },
      ]);
    } else onClose();
    await client.refetchQueries({ include: 'active' });
  };
  const give = async ({ tag: key, ids, weight, days }: Fields): Promise<void> => {
    removing.reset();
    const expiresAt = typeof days === 'number' ? new Date(Date.now() + days * DAY).toISOString() : null;
    const { data } = await assign({
      variables: { input: { tag: key, ...whom(ids), weight: weight ?? null, expiresAt } },
      errorPolicy: 'all',
    });
    if (data?.assignTags) await done('assigned', key, data.assignTags.assigned, data.assignTags.unknown);
  };
  const take = async (): Promise<void> => {
    const fields = await form.validateFields().catch(() => undefined);
    if (!fields) return;
    assigning.reset();
    const { data } = await remove({
      variables: { input: { tag: fields.tag, ...whom(fields.ids) } },
      errorPolicy: 'all',
    });
    if (data?.removeTags) await done('removed', fields.tag, data.removeTags.removed, data.removeTags.unknown);
  };

  return (
    <Drawer title={say('give')} onClose={onClose} size={380}>
      <Form<Fields> form={form} layout="vertical" onFinish={(fields) => void give(fields)}>
        {to !== 'ids' && (
          <p>
            {'rule' in to
              ? say('theseRule', { count: to.count === undefined ? '…' : format.people(to.count) })
              : `${to.name} · ${to.externalId}`}
          </p>
        )}
        <Form.Item name="tag" label={say('tag')} rules={[{ required: true }]} {...(tag && { initialValue: tag })}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say('chooseTag')}
            options={tags
              .filter(({ rule }) => rule === null)
              .map(({ key, name }) => ({ value: key, label: `${nameOf(key, name)} · ${key}` }))}
          />
        </Form.Item>
        {to === 'ids' && (
          <Form.Item name="ids" label={say('ids')} extra={say('idsHint')} rules={[{ required: true }]}>
            <Input.TextArea rows={5} />
          </Form.Item>
        )}
        <Form.Item name="weight" label={say('weight')} extra={say('weightHint')}>
          <InputNumber step={0.1} />
        </Form.Item>
        <Form.Item name="days" label={say('expires')} extra={say('expiresHint')}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="tags-alert" />}
        <div className="tags-buttons">
          <Button type="primary" htmlType="submit" loading={assigning.loading}>
            {say('assign')}
          </Button>
          <Button onClick={() => void take()} loading={removing.loading}>
            {say('remove')}
          </Button>
        </div>
      </Form>
    </Drawer>
  );
}
