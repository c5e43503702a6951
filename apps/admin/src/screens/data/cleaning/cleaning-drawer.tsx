import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Radio, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import type {
  CleaningRule,
  DateOrder,
  InferenceMethod,
  InferenceTableKind,
  SourceKind,
  Unreadable,
} from '../../../graphql/graphql';
import { Drawer } from '../../../parts/drawer';
import { useFailureText } from '../../../parts/failure';
import { DEFINE_SOURCE, INFERENCE_TABLES } from './documents';
import { EXAMPLES, RULES } from './examples';
import type { Source } from './cleaning-tab';
import { useCleaningWords } from './words';

const KINDS: readonly SourceKind[] = ['FILE', 'CONNECTOR', 'WEBHOOK', 'SDK', 'API'];
const ORDERS: readonly DateOrder[] = ['DMY', 'MDY', 'YMD'];

interface Fields {
  key: string;
  name: string;
  kind: SourceKind;
  rank: number;
  on: Partial<Record<CleaningRule, boolean>>;
  dateOrder: DateOrder | null;
  pivotYear: number | null;
  unreadable: Unreadable;
  infer: InferenceMethod[];
}

/** A new source, or what is known of one: its rank, and each rule of cleaning with an example of what it does. */
export function CleaningDrawer({ source, onClose }: { source?: Source; onClose: () => void }): ReactNode {
  const say = useCleaningWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [define, { error, loading }] = useMutation(DEFINE_SOURCE);
  const failure = useFailureText(error);
  const { off = [], infer = [], dateOrder = null, pivotYear = null, unreadable = 'REJECT' } = source?.cleaning ?? {};
  const initial: Partial<Fields> = {
    key: source?.key,
    name: source?.name,
    kind: source?.kind ?? 'FILE',
    rank: source?.rank ?? 100,
    on: Object.fromEntries(RULES.map((rule) => [rule, !off.includes(rule)])),
    dateOrder,
    pivotYear,
    unreadable,
    infer,
  };

  const save = async ({ key, name, kind, rank, on, ...settings }: Fields): Promise<void> => {
    const cleaning = { ...settings, off: RULES.filter((rule) => on[rule] === false) };
    const { data } = await define({
      variables: { input: { key: key.trim(), name: name.trim(), rank, cleaning, ...(!source && { kind }) } },
      errorPolicy: 'all',
    });
    if (!data?.defineSource) return;
    void message.success(say('saved', { name: data.defineSource.name }));
    onClose();
    await client.refetchQueries({ include: 'active' });
  };
  const tables = useQuery(INFERENCE_TABLES).data?.inferenceTables;
  const byTable = (kind: InferenceTableKind): { value: InferenceMethod; label: string } => ({
    value: kind,
    label: tables && !tables.some((table) => table.kind === kind) ? `${say(kind)} · ${say('noTable')}` : say(kind),
  });
  const methods: { value: InferenceMethod; label: string }[] = [
    byTable('POSTAL_CODE'),
    { value: 'RESIDENT_NUMBER', label: say('RESIDENT_NUMBER_METHOD') },
    byTable('PHONE_PREFIX'),
    byTable('IP'),
  ];
  return (
    <Drawer title={say(source ? 'changeTitle' : 'define')} size={480} onClose={onClose}>
      <Form<Fields> layout="vertical" initialValues={initial} onFinish={(fields) => void save(fields)}>
        <Form.Item name="key" label={say('key')} extra={say('keyHint')} rules={[{ required: true }]}>
          <Input maxLength={64} disabled={source !== undefined} />
        </Form.Item>
        <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        {!source && (
          <Form.Item name="kind" label={say('kind')}>
            <Select options={KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="rank" label={say('rank')} extra={say('rankHint')}>
          <InputNumber min={0} max={1000} precision={0} />
        </Form.Item>
        <fieldset className="cleaning-rules">
          <legend>{say('rules')}</legend>
          <p>{say('rulesHint')}</p>
          {RULES.map((rule) => (
            <div key={rule} className="cleaning-rule">
              <Form.Item name={['on', rule]} valuePropName="checked" noStyle>
                <Switch size="small" aria-label={say(`rule.${rule}`)} />
              </Form.Item>
              <span>{say(`rule.${rule}`)}</span>
              <span className="cleaning-example">
                <s>{EXAMPLES[rule][0]}</s> <span className="visually-hidden">{say('becomes')}</span>
                <b>{EXAMPLES[rule][1]}</b>
              </span>
            </div>
          ))}
        </fieldset>
        <Form.Item name="dateOrder" label={say('dateOrder')} extra={say('dateOrderHint')}>
          <Select
            options={[{ value: null, label: say('none') }, ...ORDERS.map((value) => ({ value, label: say(value) }))]}
          />
        </Form.Item>
        <Form.Item name="pivotYear" label={say('pivotYear')} extra={say('pivotHint')}>
          <InputNumber min={0} max={99} precision={0} />
        </Form.Item>
        <Form.Item name="unreadable" label={say('unreadable')}>
          <Radio.Group
            options={[
              { value: 'REJECT', label: say('REJECT') },
              { value: 'DROP', label: say('DROP') },
            ]}
          />
        </Form.Item>
        <Form.Item name="infer" label={say('infer')} extra={say('inferHint')}>
          <Checkbox.Group className="cleaning-infer" options={methods} />
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="data-alert" />}
        <Button type="primary" htmlType="submit" loading={loading}>
          {say('save')}
        </Button>
      </Form>
    </Drawer>
  );
}
