import { useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import type { RuleInput } from '../../graphql/graphql';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import { useWidth } from '../../theme/theme-provider';
import { Asked } from './asked';
import { ASK_ERASURE } from './documents';
import { useAskingWords } from './words';

interface Fields {
  ids?: string;
  reason: string;
}

const idsIn = (text = ''): string[] => [...new Set(text.split(/[\r\n,，;；]+/u).flatMap((one) => one.trim() || []))];

/** Asks for the erasure of many: how many it would be first, then why; somebody else decides. Without a rule their ids are typed in. */
export function AskErasure({ rule, onClose }: { rule?: RuleInput; onClose: () => void }): ReactNode {
  const say = useAskingWords();
  const format = useFormat();
  const phone = useWidth() === 'phone';
  const [form] = Form.useForm<Fields>();
  const [found, setFound] = useState<{ people: number; unknown: number }>();
  const [asked, setAsked] = useState<string>();
  const [ask, { error, loading }] = useMutation(ASK_ERASURE);
  const failure = useFailureText(error);
  const send = async (reason?: string): Promise<void> => {
    const whom = rule ? { rule } : { externalIds: idsIn(form.getFieldValue('ids') as string | undefined) };
    const { data } = await ask({ variables: { input: { ...whom, reason: reason ?? null } }, errorPolicy: 'all' });
    const outcome = data?.eraseUsers;
    if (outcome?.__typename === 'Approval') setAsked(outcome.id);
    else setFound(outcome);
  };
  return (
    <Drawer title={say('eraseTitle')} size={phone ? '100%' : 480} onClose={onClose}>
      {asked !== undefined ? (
        <Asked id={asked} />
      ) : (
        <Form<Fields>
          form={form}
          layout="vertical"
          aria-label={say('eraseTitle')}
          onFinish={({ reason }) => void send(found ? reason : undefined)}
        >
          <p>{say('eraseText')}</p>
          {!rule && (
            <Form.Item
              name="ids"
              label={say('ids')}
              rules={[
                {
                  validator: (_field, text: string | undefined) =>
                    idsIn(text).length > 1 ? Promise.resolve() : Promise.reject(new Error(say('idsNeeded'))),
                },
              ]}
            >
              <Input.TextArea rows={6} onChange={() => setFound(undefined)} />
            </Form.Item>
          )}
          {found && (
            <Alert
              type="warning"
              showIcon
              className="settings-alert"
              title={say('found', { people: format.count(found.people) })}
              description={
                <>
                  {found.unknown > 0 && <p>{say('unknown', { count: found.unknown })}</p>}
                  <p>{say('frozen')}</p>
                </>
              }
            />
          )}
          {found && (
            <Form.Item
              name="reason"
              label={say('reason')}
              extra={say('reasonWhy')}
              rules={[{ required: true, whitespace: true, message: say('reasonNeeded') }]}
            >
              <Input.TextArea rows={3} maxLength={500} />
            </Form.Item>
          )}
          {error && <Alert type="error" showIcon className="settings-alert" title={failure} />}
          <Button type="primary" danger={found !== undefined} htmlType="submit" loading={loading}>
            {say(found ? 'ask' : 'find')}
          </Button>
        </Form>
      )}
    </Drawer>
  );
}
