import { Button, Result } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAskingWords } from './words';

/** It waits for a second person, and where to see how far it is. */
export function Asked({ id }: { id: string }): ReactNode {
  const say = useAskingWords();
  return (
    <Result
      status="success"
      title={say('asked')}
      subTitle={say('askedText')}
      extra={
        <Link to={`/settings?tab=approvals&open=${id}`}>
          <Button type="primary">{say('follow')}</Button>
        </Link>
      }
    />
  );
}
