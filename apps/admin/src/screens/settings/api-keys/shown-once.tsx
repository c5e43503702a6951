import { Alert, Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useApiKeyWords } from './words';

/** A key as it is told once. */
export function ShownOnce({ secret, onDone }: { secret: string; onDone: () => void }): ReactNode {
  const say = useApiKeyWords();
  return (
    <>
      <Alert type="warning" showIcon title={say('once')} description={say('onceText')} />
      <Typography.Paragraph copyable className="settings-secret" aria-label={say('theKey')}>
        {secret}
      </Typography.Paragraph>
      <Button type="primary" onClick={onDone}>
        {say('done')}
      </Button>
    </>
  );
}
