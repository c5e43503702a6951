import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useFormat } from '../../format/use-format';
import type { UserQuery } from '../../graphql/graphql';
import { Drawer } from '../../parts/drawer';
import { useFailureText } from '../../parts/failure';
import type { Erasure } from '../privacy/erasures-tab';
import { Receipt } from '../privacy/receipt';
import { ERASE_USER } from './rights-documents';
import { useRightsWords } from './rights-words';

interface ForgetPersonProps {
  user: NonNullable<UserQuery['user']>;
  onClose: () => void;
}

/** Says what will be deleted, asks for the id, deletes, and gives the receipt. */
export function ForgetPerson({ user, onClose }: ForgetPersonProps): ReactNode {
  const say = useRightsWords();
  const format = useFormat();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [receipt, setReceipt] = useState<Erasure>();
  const [erase, { error, loading }] = useMutation(ERASE_USER);
  const failure = useFailureText(error);
  const id = user.externalId ?? user.id;
  const forget = async (): Promise<void> => {
    const { data } = await erase({ variables: { input: { id: user.id } }, errorPolicy: 'all' });
    if (data?.eraseUser) setReceipt(data.eraseUser);
  };
  const leave = async (): Promise<void> => {
    await navigate('/users');
    // What is remembered of this person goes from here, too.
    await client.clearStore();
  };
  if (receipt) return <Receipt erasure={receipt} onClose={() => void leave()} />;
  return (
    <Drawer title={say('forgetTitle')} size={420} onClose={onClose}>
      <p>{say('forgetText')}</p>
      <ul className="user-forget figure">
        <li>
          {say('forgetProfile', {
            identities: format.count(user.identities.length),
            attributes: format.count(user.attributes.length),
          })}
        </li>
        <li>{say('forgetEvents', { count: user.latest.totalCount })}</li>
        <li>
          {say('forgetTags', {
            tags: format.count(user.tags.length),
            consents: format.count(user.consents.totalCount),
          })}
        </li>
        {user.segments.length > 0 && <li>{say('forgetSegments', { count: user.segments.length })}</li>}
        {(user.merges?.length ?? 0) > 0 && <li>{say('forgetMerges', { count: user.merges?.length ?? 0 })}</li>}
        <li>{say('forgetFiles')}</li>
      </ul>
      <p>{say('forgetBack')}</p>
      <p>{say('forgetExport')}</p>
      <Form layout="vertical" onFinish={() => void forget()}>
        <Form.Item label={say('typeId', { id })} htmlFor="forget-id">
          <Input id="forget-id" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Form.Item>
        {error && <Alert type="error" title={failure} showIcon className="user-alert" />}
        <Button type="primary" danger htmlType="submit" disabled={typed.trim() !== id} loading={loading}>
          {say('confirmForget')}
        </Button>
      </Form>
    </Drawer>
  );
}
