import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Offered } from '../../../parts/offered';
import { useFormat } from '../../../format/use-format';
import { ConfirmedButton } from '../../../parts/confirmed-button';
import { useFailureText } from '../../../parts/failure';
import { useWidth } from '../../../theme/theme-provider';
import { Copyable } from './copyable';
import { INBOUND, REVOKE_WRITE_KEY } from './documents';
import { SdkSnippets } from './sdk-snippets';
import { useSourceWords } from './words';

interface WriteKeyDrawerProps {
  writeKey: string;
  source: string;
  usedAt: string | null;
  onClose: () => void;
}

/** A write key, and the snippets that bear it. */
export function WriteKeyDrawer({ writeKey, source, usedAt, onClose }: WriteKeyDrawerProps): ReactNode {
  const say = useSourceWords();
  const format = useFormat();
  const phone = useWidth() === 'phone';
  const client = useApolloClient();
  const { message } = App.useApp();
  const [revoke, { error, loading }] = useMutation(REVOKE_WRITE_KEY);
  const failure = useFailureText(error);
  const end = async (): Promise<void> => {
    const { data } = await revoke({ variables: { input: { key: writeKey } }, errorPolicy: 'all' });
    if (!data) return;
    void message.success(say('revoked'));
    onClose();
    await client.refetchQueries({ include: [INBOUND] });
  };
  const used = usedAt ? say('lastCame', { time: format.relative(usedAt) }) : say('neverUsed');
  return (
    <Drawer open title={source} size={phone ? '100%' : 640} onClose={onClose}>
      <Copyable label={say('writeKey')} hint={`${say('writeKeyText')}${used}`} text={writeKey} />
      <SdkSnippets writeKey={writeKey} />
      {error && <Alert type="error" showIcon className="data-alert" title={failure} />}
      <Offered to={['revokeWriteKey']}>
        <ConfirmedButton
          label={say('revoke')}
          question={say('revokeTitle')}
          text={`${used}${say('revokeText')}`}
          keep={say('cancel')}
          danger
          loading={loading}
          onConfirm={() => void end()}
        />
      </Offered>
    </Drawer>
  );
}
