import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, App, AutoComplete, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ChangeConnectorInput } from '../../../graphql/graphql';
import { SOURCES } from '../cleaning/documents';
import { holds } from '../mapping/holds';
import { finished, isWhole, NEW_MAPPING, pathsOf, PROBE } from '../mapping/mapping';
import type { Mapping } from '../mapping/mapping';
import { MappingEditor } from '../mapping/mapping-editor';
import { TriedRecords } from '../mapping/tried-records';
import type { TriedRecord } from '../mapping/tried-records';
import type { Connector } from './connectors-tab';
import { CHANGE_CONNECTOR, CONNECTORS, CREATE_CONNECTOR, TEST_CONNECTOR } from './documents';
import { useRefusal } from './faults';
import { FileFields } from './file-fields';
import { HttpFields } from './http-fields';
import { fieldsOf, readsFiles, settingsOf } from './settings';
import type { Fields } from './settings';
import { SqlFields } from './sql-fields';
import { useConnectorWords } from './words';

const KINDS = ['POSTGRES', 'MYSQL', 'HTTP', 'FOLDER', 'S3'] as const;
const USUAL_PORT = { POSTGRES: '5432', MYSQL: '3306' } as const;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

interface Tried {
  records: TriedRecord[];
  /** Absent where it was only looked at. */
  mapping?: Mapping;
  of: string;
}

/** What is read and what it becomes. It is tested before it can be saved: what would be stored is seen first. */
export function ConnectorForm({ connector, onClose }: { connector?: Connector; onClose: () => void }): ReactNode {
  const say = useConnectorWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [initial] = useState(() => fieldsOf(connector));
  const [mappingBefore] = useState<Mapping>(() => (connector?.mapping as Mapping | undefined) ?? NEW_MAPPING);
  const [mapping, setMapping] = useState(mappingBefore);
  const [tried, setTried] = useState<Tried>();
  const { data } = useQuery(SOURCES);
  const kind = Form.useWatch('kind', form) ?? connector?.kind ?? 'POSTGRES';
  const [test, testing] = useMutation(TEST_CONNECTOR);
  const [create, creating] = useMutation(CREATE_CONNECTOR);
  const [change, changing] = useMutation(CHANGE_CONNECTOR);
  const refusal = useRefusal(testing.error ?? creating.error ?? changing.error);
  Form.useWatch([], form);
  const all = form.getFieldsValue(true) as Partial<Fields>;
  const settings = settingsOf({ kind, settings: all.settings ?? initial.settings ?? {} });
  const current = JSON.stringify([kind, settings, all.secret, finished(mapping)]);
  const untouched =
    connector !== undefined &&
    same(settings, settingsOf({ kind: connector.kind, settings: initial.settings ?? {} })) &&
    same(finished(mapping), finished(mappingBefore)) &&
    !all.secret;
  const seen = untouched || (tried?.of === current && tried.mapping !== undefined);

  const inputOf = (fields: Fields, fitting: Mapping) => ({
    name: fields.name,
    kind: fields.kind,
    source: fields.source,
    every: fields.every,
    settings,
    mapping: fitting,
    secret: fields.secret ? fields.secret : null,
  });
  const runTest = async (): Promise<void> => {
    const fields = await form.validateFields().catch(() => undefined);
    if (!fields) return;
    creating.reset();
    changing.reset();
    const whole = isWhole(mapping) ? finished(mapping) : undefined;
    const input = inputOf({ ...fields, kind }, whole ?? PROBE);
    const answer = await test({ variables: { input, key: connector?.key ?? null }, errorPolicy: 'all' });
    const records = answer.data?.testConnector.records as TriedRecord[] | undefined;
    setTried(records && { records, of: current, ...(whole && { mapping: whole }) });
  };
  const save = async (fields: Fields): Promise<void> => {
    testing.reset();
    const { settings: read, mapping: fitting, name, every, secret, ...rest } = inputOf(fields, finished(mapping));
    // What stays is not sent: the place where a connector stands is kept with it.
    const changed: ChangeConnectorInput | undefined = connector && {
      key: connector.key,
      name,
      every,
      ...(!untouched && { settings: read, mapping: fitting, secret }),
    };
    const input = { ...rest, name, every, settings: read, mapping: fitting, secret };
    const saved = changed
      ? (await change({ variables: { input: changed }, errorPolicy: 'all' })).data?.changeConnector
      : (await create({ variables: { input }, errorPolicy: 'all' })).data?.createConnector;
    if (!saved) return;
    void message.success(say('saved', { name: saved.name }));
    onClose();
    await client.refetchQueries({ include: [CONNECTORS] });
  };
  const sources = (data?.sources ?? []).map(({ key, name }) => ({
    value: key,
    label: name === key ? key : `${name} · ${key}`,
  }));
  return (
    <Form<Fields> form={form} layout="vertical" initialValues={initial} onFinish={(fields) => void save(fields)}>
      <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={256} />
      </Form.Item>
      <div className="data-pair">
        <Form.Item name="kind" label={say('kind')}>
          <Select disabled={connector !== undefined} options={KINDS.map((value) => ({ value, label: say(value) }))} />
        </Form.Item>
        <Form.Item name="every" label={say('every')} rules={[{ required: true }]}>
          <InputNumber min={1} max={10_080} precision={0} suffix={say('minutes')} />
        </Form.Item>
      </div>
      <Form.Item name="source" label={say('source')} extra={say('sourceHint')} rules={[{ required: true }]}>
        <AutoComplete
          disabled={connector !== undefined}
          options={sources}
          showSearch={{ filterOption: holds }}
          maxLength={64}
        />
      </Form.Item>
      {readsFiles(kind) ? (
        <FileFields kind={kind} />
      ) : kind === 'HTTP' ? (
        <HttpFields form={form} />
      ) : (
        <SqlFields usualPort={USUAL_PORT[kind]} />
      )}
      {kind !== 'FOLDER' && (
        <Form.Item
          name="secret"
          label={say(kind === 'S3' ? 'secretKey' : kind === 'HTTP' ? 'secret' : 'password')}
          extra={say(connector ? 'secretKept' : 'secretHint')}
        >
          <Input.Password
            autoComplete="new-password"
            maxLength={4_096}
            {...(connector && { placeholder: say('secretStays') })}
          />
        </Form.Item>
      )}
      <h2 className="data-heading">{say('mapping')}</h2>
      <MappingEditor
        mapping={mapping}
        onChange={setMapping}
        paths={[...new Set(tried?.records.flatMap(({ record }) => pathsOf(record)) ?? [])]}
      />
      {tried && <TriedRecords records={tried.records} mapping={tried.mapping} />}
      {connector && !untouched && <Alert type="info" showIcon className="data-alert" title={say('readsAnew')} />}
      <div className="data-foot">
        {refusal && (
          <Alert type="error" showIcon className="data-alert" title={refusal.title} description={refusal.detail} />
        )}
        <div className="data-buttons">
          <Button onClick={() => void runTest()} loading={testing.loading}>
            {say('test')}
          </Button>
          <Button type="primary" htmlType="submit" disabled={!seen} loading={creating.loading || changing.loading}>
            {say('save')}
          </Button>
          {!seen && <span className="data-quiet">{say('testFirst')}</span>}
        </div>
      </div>
    </Form>
  );
}
