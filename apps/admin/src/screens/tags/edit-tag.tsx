import { useMutation } from '@apollo/client/react';
import { Alert, App, Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useKnownSegments } from '../../api/known-segments';
import type { RuleInput, TagClass } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import { CREATE_TAG, UPDATE_TAG } from './documents';
import type { Tag } from './tree';
import { useTagsWords } from './words';

const CLASSES: readonly TagClass[] = ['BASIC', 'BEHAVIOUR', 'INTEREST', 'VALUE'];
/** How long an assignment lasts, in days. */
const LIFETIMES = [7, 30, 90, 180, 365] as const;
/** After how many days a weight is half as much. */
const HALF_LIVES = [1, 7, 14, 30, 90, 180] as const;
const FOREVER = '';

/** By whom a tag is given: somebody, a segment whose people it follows, or a rule of its own, as the API gives it. */
type By = 'hand' | 'segment' | 'rule';

interface Fields {
  key: string;
  name: string;
  class: TagClass;
  definition?: string;
  by: By;
  segment?: string;
  ttl: string;
  halfLife: string;
  exclusive: boolean;
}

/** The segment that a rule names and nothing besides. */
function segmentOf(rule: unknown): string | undefined {
  const { segment } = (rule ?? {}) as { segment?: { key: string } };
  return segment?.key;
}

const byOf = (tag: Tag | undefined): By => (tag?.rule == null ? 'hand' : segmentOf(tag.rule) ? 'segment' : 'rule');

interface EditTagProps {
  /** Absent: a new one. */
  tag?: Tag;
  onClose: (changed: boolean) => void;
}

/** Makes a tag or changes what one says, in a drawer, so that the tree stays in sight. What the server refuses is said beside the fields. */
export function EditTag({ tag, onClose }: EditTagProps): ReactNode {
  const say = useTagsWords();
  const { nameOf } = useNames();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [create, creating] = useMutation(CREATE_TAG);
  const [update, updating] = useMutation(UPDATE_TAG);
  const { error, loading } = tag ? updating : creating;
  const failure = useFailureText(error);
  const segments = useKnownSegments();
  const by = Form.useWatch('by', form) ?? byOf(tag);
  const daysOf = (known: readonly number[], given: string | null | undefined): { value: string; label: string }[] => {
    const options = known.map((days) => ({ value: `P${days}D`, label: say('days', { count: days }) }));
    const isOther = given && !options.some(({ value }) => value === given);
    return isOther ? [...options, { value: given, label: given }] : options;
  };

  const submit = async ({ by: giver, segment, ttl, halfLife, key, ...fields }: Fields): Promise<void> => {
    const rule: RuleInput | null = giver === 'segment' && segment ? { segment: { key: segment } } : null;
    const said = { ...fields, ttl: ttl || null, halfLife: halfLife || null };
    const changed = tag
      ? await update({
          // A rule of its own that stays is not sent: what it asks of sensitive values may be hidden here.
          variables: { input: { key: tag.key, ...said, ...(giver !== 'rule' && { rule }) } },
          errorPolicy: 'all',
        }).then(({ data }) => data?.updateTag)
      : await create({ variables: { input: { key, ...said, rule } }, errorPolicy: 'all' }).then(
          ({ data }) => data?.createTag,
        );
    if (!changed) return;
    void message.success(say(tag ? 'changed' : 'created', { name: fields.name }));
    onClose(true);
  };

  return (
    <Drawer title={tag ? nameOf(tag.key, tag.name) : say('create')} onClose={() => onClose(false)} size={420}>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          key: tag?.key,
          name: tag?.name,
          class: tag?.class ?? 'BASIC',
          definition: tag?.definition,
          by: byOf(tag),
          segment: segmentOf(tag?.rule),
          ttl: tag?.ttl ?? FOREVER,
          halfLife: tag?.halfLife ?? FOREVER,
          exclusive: tag?.exclusive ?? false,
        }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="key" label={say('key')} {...(!tag && { extra: say('keyHint') })} rules={[{ required: true }]}>
          <Input autoFocus={!tag} disabled={tag !== undefined} maxLength={520} />
        </Form.Item>
        <Form.Item name="name" label={say('name')} rules={[{ required: true }]}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="class" label={say('class')}>
          <Select options={CLASSES.map((value) => ({ value, label: say(value) }))} />
        </Form.Item>
        <Form.Item name="definition" label={say('definition')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item name="by" label={say('givenBy')} extra={say(`${by}Hint`)}>
          <Radio.Group
            options={[
              { value: 'hand', label: say('byHand') },
              { value: 'segment', label: say('bySegment') },
              ...(byOf(tag) === 'rule' ? [{ value: 'rule', label: say('byRule') }] : []),
            ]}
          />
        </Form.Item>
        {by === 'segment' && (
          <Form.Item name="segment" label={say('segment')} rules={[{ required: true }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              loading={!segments.whole}
              options={segments.nodes?.map(({ key, name }) => ({ value: key, label: nameOf(key, name) })) ?? []}
            />
          </Form.Item>
        )}
        <Form.Item name="ttl" label={say('ttl')} extra={say('ttlHint')}>
          <Select options={[{ value: FOREVER, label: say('forever') }, ...daysOf(LIFETIMES, tag?.ttl)]} />
        </Form.Item>
        <Form.Item name="halfLife" label={say('halfLife')} extra={say('halfLifeHint')}>
          <Select options={[{ value: FOREVER, label: say('noDecay') }, ...daysOf(HALF_LIVES, tag?.halfLife)]} />
        </Form.Item>
        <Form.Item name="exclusive" valuePropName="checked" extra={say('exclusiveHint')}>
          <Checkbox>{say('exclusive')}</Checkbox>
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="tags-alert" />}
        <Button type="primary" htmlType="submit" loading={loading}>
          {say(tag ? 'keep' : 'save')}
        </Button>
      </Form>
    </Drawer>
  );
}
