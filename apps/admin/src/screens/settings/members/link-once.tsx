import { Alert, Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { useMemberWords } from './words';

export interface OnceLink {
  url: string;
  expiresAt: string;
}

/** A link by which somebody sets their password, as it is told once. */
export function LinkOnce({ of, name, onDone }: { of: OnceLink; name: string; onDone: () => void }): ReactNode {
  const say = useMemberWords();
  const format = useFormat();
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={say('once')}
        description={say('onceText', { name, time: format.dateTime(of.expiresAt) })}
      />
      <Typography.Paragraph
        copyable={{ tooltips: [say('copy'), say('copied')] }}
        className="settings-secret"
        aria-label={say('theLink')}
      >
        {of.url}
      </Typography.Paragraph>
      <Button type="primary" onClick={onDone}>
        {say('done')}
      </Button>
    </>
  );
}
