import ReloadOutlined from '@ant-design/icons/ReloadOutlined';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { errorCode, refusedBy } from '../api/client';
import type { Permission } from '../graphql/graphql';
import { useFormat } from '../format/use-format';
import { Face } from './face';
import { NotAllowed } from './not-allowed';
import { usePartWords } from './words';

const SURPRISE = 'INTERNAL';
/** The page is of another version than its server, which was upgraded while it was open. */
const OUTDATED = 'UNTRUSTED_DOCUMENT';
/** A segment that limits roles and API keys, changed by somebody who could not give them. */
const DECIDES = 'DECIDES_WHAT_OTHERS_SEE';

/** What happened, in one sentence: a refusal says its reason, a surprise says that nothing was lost. */
export function useFailureText(error: unknown): string {
  return useFailureWords()(error);
}

/** The same for an error that is at hand only later, as one that was caught. */
export function useFailureWords(): (error: unknown) => string {
  const say = usePartWords();
  const format = useFormat();
  return (error) => {
    const refused = refusedBy(error);
    if (!refused) return say('unreachable');
    const { code, message, requestId, details } = refused;
    if (code === OUTDATED) return say('outdatedWhat');
    if (code === DECIDES) return say('decides', { names: format.list(namesIn(details['dependents'])) });
    if (code !== undefined && !code.startsWith(SURPRISE)) return say('refused', { message });
    return requestId === undefined ? say('broken') : say('brokenUnder', { requestId });
  };
}

const namesIn = (dependents: unknown): string[] =>
  Array.isArray(dependents) ? (dependents as { name: string }[]).map(({ name }) => name) : [];

interface FailureProps {
  title: string;
  error: unknown;
  onRetry: () => void;
  /** Seconds until it tries again by itself. */
  retryAfter?: number;
}

/** The failed face: what happened, what is safe, retry. */
export function Failure({ title, error, onRetry, retryAfter }: FailureProps): ReactNode {
  const say = usePartWords();
  const text = useFailureText(error);
  const code = errorCode(error);
  const [left, setLeft] = useState(retryAfter ?? 0);

  const isRefused = code === 'FORBIDDEN';
  useEffect(() => {
    if (!retryAfter || isRefused) return;
    const until = Date.now() + retryAfter * 1_000;
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - Date.now()) / 1_000);
      setLeft(Math.max(seconds, 0));
      if (seconds > 0) return;
      clearInterval(timer);
      onRetry();
    }, 1_000);
    return () => clearInterval(timer);
  }, [retryAfter, isRefused, onRetry, error]);

  if (isRefused) return <NotAllowed takes={missingOf(error)} />;
  if (code === 'UNAUTHENTICATED') return <SignedOut />;
  if (code === OUTDATED) return <Outdated />;
  return (
    <Face
      role="alert"
      title={title}
      text={
        <>
          {text}
          {retryAfter ? <span className="face-countdown">{say('retryIn', { seconds: left })}</span> : null}
        </>
      }
      actions={
        <Button icon={<ReloadOutlined />} onClick={onRetry}>
          {say(retryAfter ? 'retryNow' : 'retry')}
        </Button>
      }
    />
  );
}

function Outdated(): ReactNode {
  const say = usePartWords();
  return (
    <Face
      role="alert"
      title={say('outdated')}
      text={say('outdatedWhat')}
      actions={
        <Button type="primary" icon={<ReloadOutlined />} onClick={() => window.location.reload()}>
          {say('reload')}
        </Button>
      }
    />
  );
}

/** The permission that a refusal names, as the schema writes it. */
function missingOf(error: unknown): Permission[] {
  const named = refusedBy(error)?.details['permission'];
  return typeof named === 'string' ? [named.toUpperCase().replace('.', '_') as Permission] : [];
}

/** Nobody is signed in any more: the way back to where they are leads over the sign-in. */
export function SignedOut(): ReactNode {
  const say = usePartWords();
  const back = `${window.location.pathname}${window.location.search}`;
  return (
    <Face
      role="status"
      title={say('signedOut')}
      text={say('signedOutWhy')}
      actions={
        <Button type="primary" href={`/sign-in?to=${encodeURIComponent(back)}`}>
          {say('signIn')}
        </Button>
      }
    />
  );
}
