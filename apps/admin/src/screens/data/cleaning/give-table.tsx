import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import type { InferenceTableKind } from '../../../graphql/graphql';
import { Drawer } from '../../../parts/drawer';
import { Table } from '../../../parts/table';
import { INFERENCE_TABLES } from './documents';
import { sendTable } from './send-table';
import type { SentTable, TableFault } from './send-table';
import { useTableWords } from './table-words';

/** The beginning of a table of each kind. */
const EXAMPLES: Readonly<Record<InferenceTableKind, string>> = {
  POSTAL_CODE: 'postal_code,division\n518057,440305\n5180,440300',
  PHONE_PREFIX: 'prefix,division\n1380013,110100\n0755,440300',
  IP: 'range,division\n203.0.113.0/24,440300\n2001:db8::/32,310100',
};
const REFUSALS = ['INVALID_HEADER', 'TOO_LARGE', 'EMPTY_FILE', 'UNSUPPORTED_FORMAT'] as const;

interface GiveTableProps {
  kind: InferenceTableKind;
  onClose: () => void;
}

/** A table is chosen, said where it comes from, and taken whole, or each wrong row is shown by its line. */
export function GiveTable({ kind, onClose }: GiveTableProps): ReactNode {
  const say = useTableWords();
  const { count } = useFormat();
  const client = useApolloClient();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [note, setNote] = useState('');
  const [sending, setSending] = useState(false);
  const [answer, setAnswer] = useState<Exclude<SentTable, { rows: number }> | 'unreachable'>();
  const name = say(kind);

  const send = async (): Promise<void> => {
    if (!file) return;
    setSending(true);
    setAnswer(undefined);
    const sent = await sendTable(kind, file, note).catch(() => 'unreachable' as const);
    setSending(false);
    if (sent === 'unreachable' || !('rows' in sent)) return setAnswer(sent);
    void message.success(say('sent', { name, count: count(sent.rows) }));
    onClose();
    await client.refetchQueries({ include: [INFERENCE_TABLES] });
  };
  const refusal = ({ code, message: text }: { code: string; message: string }): string => {
    const known = REFUSALS.find((one) => one === code);
    const [columns = ''] = EXAMPLES[kind].split('\n');
    return known ? say(known, { columns }) : say('OTHER', { message: text });
  };
  return (
    <Drawer title={say('giveTitle', { name })} size={480} onClose={onClose}>
      <Form layout="vertical" onFinish={() => void send()}>
        <p className="cleaning-table-about">{say(`about_${kind}`)}</p>
        <pre className="cleaning-table-example">{EXAMPLES[kind]}</pre>
        <p className="cleaning-table-about">{say('columns')}</p>
        <Form.Item>
          <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
            {say('choose')}
          </Button>{' '}
          <span className="cleaning-table-file">{file?.name}</span>
          <input
            ref={input}
            hidden
            type="file"
            accept=".csv,.tsv,.txt,.gz"
            aria-label={say('choose')}
            onChange={({ target }) => {
              setFile(target.files?.[0]);
              setAnswer(undefined);
              // The same file may be chosen again, mended.
              target.value = '';
            }}
          />
        </Form.Item>
        <Form.Item label={say('note')} extra={say('noteHint')} htmlFor="inference-table-note">
          <Input
            id="inference-table-note"
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </Form.Item>
        {answer === 'unreachable' && (
          <Alert type="error" title={say('unreachable')} showIcon className="cleaning-table-answer" />
        )}
        {typeof answer === 'object' && 'refused' in answer && (
          <Alert
            type="error"
            title={say('refused')}
            description={refusal(answer.refused)}
            showIcon
            className="cleaning-table-answer"
          />
        )}
        {typeof answer === 'object' && 'faults' in answer && <Faults kind={kind} {...answer} />}
        <Button type="primary" htmlType="submit" loading={sending} disabled={!file}>
          {say('send')}
        </Button>
      </Form>
    </Drawer>
  );
}

interface FaultsProps {
  kind: InferenceTableKind;
  faulty: number;
  faults: readonly TableFault[];
}

function Faults({ kind, faulty, faults }: FaultsProps): ReactNode {
  const say = useTableWords();
  const { count } = useFormat();
  const textOf = ({ code, text, other }: TableFault): string =>
    say(code === 'INVALID_KEY' ? `INVALID_KEY_${kind}` : code, { text: text ?? '', other: other ?? '' });
  return (
    <div className="cleaning-table-answer">
      <Alert
        type="error"
        title={say('faulty', { count: count(faulty) })}
        description={faulty > faults.length && say('faultyFirst', { count: count(faults.length) })}
        showIcon
      />
      <Table
        dense
        label={say('fault')}
        rows={faults.map((fault, at) => ({ ...fault, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          { key: 'line', title: say('line'), width: 80, render: ({ line }) => count(line) },
          { key: 'fault', title: say('fault'), render: (fault) => textOf(fault) },
        ]}
      />
    </div>
  );
}
