import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Copyable } from './copyable';
import { useReachable } from './reachable';
import { CALLS_SNIPPET, nodeSnippet, pageSnippet } from './snippet';
import { useSourceWords } from './words';

/** What is pasted into a site and into a service; each bears the key and the address. */
export function SdkSnippets({ writeKey }: { writeKey: string }): ReactNode {
  const say = useSourceWords();
  const { origin } = useReachable();
  return (
    <>
      <OnlyHere />
      <Copyable label={say('snippet')} hint={say('snippetText')} text={pageSnippet(origin, writeKey)} />
      <Copyable label={say('calls')} hint={say('callsText')} text={CALLS_SNIPPET} />
      <Copyable label={say('nodeSnippet')} hint={say('nodeText')} text={nodeSnippet(origin, writeKey)} />
    </>
  );
}

/** An address that nobody else reaches is no use to anyone. */
export function OnlyHere(): ReactNode {
  const say = useSourceWords();
  const { onlyHere } = useReachable();
  return onlyHere && <Alert type="warning" showIcon className="data-alert" title={say('onlyHere')} />;
}
