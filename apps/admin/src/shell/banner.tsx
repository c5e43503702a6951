import DisconnectOutlined from '@ant-design/icons/DisconnectOutlined';
import { useApolloClient } from '@apollo/client/react';
import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { connectionFound, connectionLost, useConnectionLost } from '../api/connection';
import { useFormat } from '../format/use-format';
import { useShellWords } from './words';

const RETRY_EVERY = 5_000;

/** Stands above everything while the server does not answer, tries again by itself, and fetches anew once it does. */
export function ConnectionBanner(): ReactNode {
  const since = useConnectionLost();
  const say = useShellWords();
  const format = useFormat();
  const client = useApolloClient();
  const [trying, setTrying] = useState(false);

  const retry = useCallback(async () => {
    setTrying(true);
    try {
      const answer = await fetch('/healthz');
      if (!answer.ok) return;
      connectionFound();
      await client.refetchQueries({ include: 'active' });
    } catch {
      connectionLost();
    } finally {
      setTrying(false);
    }
  }, [client]);

  useEffect(() => {
    const lost = (): void => connectionLost();
    const found = (): void => void retry();
    window.addEventListener('offline', lost);
    window.addEventListener('online', found);
    return () => {
      window.removeEventListener('offline', lost);
      window.removeEventListener('online', found);
    };
  }, [retry]);

  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => void retry(), RETRY_EVERY);
    return () => clearInterval(timer);
  }, [since, retry]);

  if (since === null) return null;
  return (
    <div className="banner" role="alert">
      <DisconnectOutlined />
      <span>{say(navigator.onLine ? 'lost' : 'offline', { time: format.time(since, true) })}</span>
      <Button type="text" size="small" danger loading={trying} onClick={() => void retry()}>
        {say('retry')}
      </Button>
    </div>
  );
}
