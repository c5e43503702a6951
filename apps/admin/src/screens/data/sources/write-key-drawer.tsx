import { useApolloClient, useMutation } from '@apollo/client/react';
import { App, Button, Drawer, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { Copyable } from './copyable';
import { INBOUND, REVOKE_WRITE_KEY } from './documents';
import { nodeSnippet, pageSnippet } from './snippet';
import { useSourceWords } from './words';

/** A write key, and the snippets that bear it. */
export function WriteKeyDrawer({
  writeKey,
  source,
  onClose,
}: {
  writeKey: string;
  source: string;
  onClose: () => void;
}): ReactNode {
  const say = useSourceWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [revoke, { loading }] = useMutation(REVOKE_WRITE_KEY);
  const { origin } = window.location;
  const end = async (): Promise<void> => {
    await revoke({ variables: { input: { key: writeKey } } });
    void message.success(say('revoked'));
    onClose();
    await client.refetchQueries({ include: [INBOUND] });
  };
  return (
    <Drawer open title={source} size={560} onClose={onClose}>
      <Copyable label={say('writeKey')} hint={say('writeKeyText')} text={writeKey} />
      <Copyable label={say('snippet')} hint={say('snippetText')} text={pageSnippet(origin, writeKey)} />
      <Copyable label={say('nodeSnippet')} text={nodeSnippet(origin, writeKey)} />
      <Popconfirm
        title={say('revoke')}
        description={say('revokeText')}
        okText={say('revoke')}
        cancelText={say('cancel')}
        onConfirm={() => void end()}
      >
        <Button danger loading={loading}>
          {say('revoke')}
        </Button>
      </Popconfirm>
    </Drawer>
  );
}
