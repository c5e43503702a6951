import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useRouteError } from 'react-router';
import { Face } from '../parts/face';
import { useShellWords } from './words';

/** A screen that threw: what happened, what is safe, what to do. */
export function RouteFailure(): ReactNode {
  const say = useShellWords();
  const error = useRouteError();
  return (
    <Face
      role="alert"
      title={say('crashed')}
      text={say('crashedWhat')}
      detail={error instanceof Error ? error.message : undefined}
      actions={<Button onClick={() => window.location.reload()}>{say('reload')}</Button>}
    />
  );
}

export function NotFound(): ReactNode {
  const say = useShellWords();
  const navigate = useNavigate();
  return (
    <Face
      title={say('notFound')}
      text={say('notFoundWhat')}
      actions={<Button onClick={() => void navigate('/')}>{say('toOverview')}</Button>}
    />
  );
}
