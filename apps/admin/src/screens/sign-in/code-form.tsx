import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { askAuth } from '../../api/auth';
import { Door } from './door';
import { useRefusalText, useSignInWords } from './words';

/** The second step. Where the first has to be done again it says so there. */
export function CodeForm({
  ticket,
  onDone,
  onBack,
}: {
  ticket: string;
  onDone: () => void;
  onBack: (refusal?: string) => void;
}): ReactNode {
  const say = useSignInWords();
  const refusalText = useRefusalText();
  const [refusal, setRefusal] = useState<string>();
  const [asking, setAsking] = useState(false);
  const submit = async ({ code }: { code: string }): Promise<void> => {
    setAsking(true);
    const answer = await askAuth('second-factor', { ticket, code });
    setAsking(false);
    if (answer.next === 'DONE') onDone();
    else {
      const said = refusalText({ ...answer, code: answer.code ?? 'OTHER' });
      if (answer.code === 'TICKET_EXPIRED') onBack(said);
      else setRefusal(said);
    }
  };
  return (
    <Door title={say('title')} text={say('codeWhy')} refusal={refusal}>
      <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
        <Form.Item name="code" label={say('code')} rules={[{ required: true, message: say('code') }]}>
          <Input autoFocus autoComplete="one-time-code" inputMode="text" maxLength={40} />
        </Form.Item>
        <Button type="primary" block htmlType="submit" loading={asking}>
          {say('goOn')}
        </Button>
        <Button block type="text" onClick={() => onBack()}>
          {say('back')}
        </Button>
      </Form>
    </Door>
  );
}
