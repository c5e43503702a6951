import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFailureText } from '../../../parts/failure';
import { finished, NEW_MAPPING, pathsOf } from '../mapping/mapping';
import type { Mapping } from '../mapping/mapping';
import { MappingEditor } from '../mapping/mapping-editor';
import { TriedRecords } from '../mapping/tried-records';
import type { TriedRecord } from '../mapping/tried-records';
import type { Connector } from './connectors-tab';
import { ConnectorFiles } from './connector-files';
import { CHANGE_CONNECTOR, CONNECTORS, CREATE_CONNECTOR, TEST_CONNECTOR } from './documents';
import { FileFields } from './file-fields';
import { HttpFields } from './http-fields';
import { fieldsOf, readsFiles, settingsOf } from './settings';
import type { Fields } from './settings';
import { SqlFields } from './sql-fields';
import { useConnectorWords } from './words';

const KINDS = ['POSTGRES', 'MYSQL', 'HTTP', 'FOLDER', 'S3'] as const;

/** A new connector, or one there is: what is read, how it is mapped; tested before it can be saved. */
export function ConnectorDrawer({ connector, onClose }: { connector?: Connector; onClose: () => void }): ReactNode {
  const say = useConnectorWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? connector?.kind ?? 'POSTGRES';
  const [mapping, setMapping] = useState<Mapping>((connector?.mapping as Mapping | undefined) ?? NEW_MAPPING);
  const [tried, setTried] = useState<{ records: TriedRecord[]; of: string }>();
  const [test, testing] = useMutation(TEST_CONNECTOR);
  const [create, creating] = useMutation(CREATE_CONNECTOR);
  const [change, changing] = useMutation(CHANGE_CONNECTOR);
  const error = testing.error ?? creating.error ?? changing.error;
  const failure = useFailureText(error);
  const values = Form.useWatch([], form) as Fields | undefined;
  const current = JSON.stringify([values, mapping]);

  const inputOf = (fields: Fields) => ({
    name: fields.name,
    kind: fields.kind,
    source: fields.source,
    every: fields.every,
    settings: settingsOf(fields),
    mapping: finished(mapping),
    secret: fields.secret ? fields.secret : null,
  });
  const runTest = async (): Promise<void> => {
    const fields = await form.validateFields();
    const variables = { input: inputOf(fields), key: connector?.key ?? null };
    const { data } = await test({ variables, errorPolicy: 'all' });
    setTried(data?.testConnector ? { records: data.testConnector.records as TriedRecord[], of: current } : undefined);
  };
  const save = async (fields: Fields): Promise<void> => {
    const { name, every, settings, mapping: fitting, secret } = inputOf(fields);
    const input = { name, every, settings, mapping: fitting, secret };
    const saved = connector
      ? (await change({ variables: { input: { key: connector.key, ...input } }, errorPolicy: 'all' })).data
          ?.changeConnector
      : (await create({ variables: { input: inputOf(fields) }, errorPolicy: 'all' })).data?.createConnector;
    if (!saved) return;
    void message.success(say('saved', { name: saved.name }));
    onClose();
    await client.refetchQueries({ include: [CONNECTORS] });
  };
  return (
    <Drawer open title={connector ? connector.name : say('add')} size={640} onClose={onClose}>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={fieldsOf(connector)}
        onFinish={(fields) => void save(fields)}
      >
        <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={256} />
        </Form.Item>
        <div className="data-pair">
          <Form.Item name="kind" label={say('kind')}>
            <Select disabled={connector !== undefined} options={KINDS.map((value) => ({ value, label: say(value) }))} />
          </Form.Item>
          <Form.Item name="every" label={say('every')} rules={[{ required: true }]}>
            <InputNumber min={1} max={10_080} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name="source" label={say('source')} extra={say('sourceHint')} rules={[{ required: true }]}>
          <Input maxLength={64} disabled={connector !== undefined} />
        </Form.Item>
        {readsFiles(kind) ? <FileFields kind={kind} /> : kind === 'HTTP' ? <HttpFields form={form} /> : <SqlFields />}
        {kind !== 'FOLDER' && (
          <Form.Item name="secret" label={say(kind === 'S3' ? 'secretKey' : 'secret')} extra={say('secretHint')}>
            <Input.Password autoComplete="new-password" maxLength={4_096} />
          </Form.Item>
        )}
        <MappingEditor
          mapping={mapping}
          onChange={setMapping}
          paths={[...new Set(tried?.records.flatMap(({ record }) => pathsOf(record)) ?? [])]}
        />
        {error && <Alert type="error" title={failure} showIcon className="data-alert" />}
        {connector && readsFiles(connector.kind) && <ConnectorFiles files={connector.files} />}
        {tried && <TriedRecords records={tried.records} />}
        <div className="data-buttons">
          <Button onClick={() => void runTest()} loading={testing.loading}>
            {say('test')}
          </Button>
          <Button
            type="primary"
            htmlType="submit"
            disabled={!connector && tried?.of !== current}
            loading={creating.loading || changing.loading}
          >
            {say('save')}
          </Button>
          {!connector && tried?.of !== current && <span className="data-type">{say('testFirst')}</span>}
        </div>
      </Form>
    </Drawer>
  );
}
