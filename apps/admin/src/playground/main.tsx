import '../shell/nonce';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';

import './playground.css';
import { GraphiQL } from 'graphiql';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { createClient } from 'graphql-ws';
import { StrictMode, useMemo, useState } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { useLanguage } from '../i18n/language';
import { examples } from './examples';
import { usePlaygroundWords } from './words';

type Fetcher = ComponentProps<typeof GraphiQL>['fetcher'];

const socket = createClient({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  lazy: true,
});

/**
 * Queries and mutations by POST, subscriptions over the socket; both to our own server and to no other host. `onClosed` is told
 * where whoever asks may ask only what the app does.
 */
const fetcherOf =
  (onClosed: () => void): Fetcher =>
  async (request, options) => {
    const operation = getOperationAST(parse(request.query), request.operationName)?.operation;
    if (operation === OperationTypeNode.SUBSCRIPTION) return socket.iterate(request) as AsyncIterable<ExecutionResult>;
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...options?.headers },
      body: JSON.stringify(request),
    });
    const result = (await answer.json()) as ExecutionResult;
    if (result.errors?.[0]?.extensions?.['code'] === 'UNTRUSTED_DOCUMENT') onClosed();
    return result;
  };

function Playground(): ReactNode {
  const say = usePlaygroundWords();
  const { language, speak } = useLanguage();
  const [closed, setClosed] = useState(false);
  const fetcher = useMemo(() => fetcherOf(() => setClosed(true)), []);
  return (
    <div className="playground">
      <header>
        <a href="/">← {say('back')}</a>
        <strong>{say('title')}</strong>
        <span>{say('what')}</span>
        <button type="button" onClick={() => speak(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
      </header>
      <main>
        {closed ? (
          <p role="status">{say('closed')}</p>
        ) : (
          <GraphiQL fetcher={fetcher} defaultTabs={examples} defaultEditorToolsVisibility="variables" />
        )}
      </main>
    </div>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('playground.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Playground />
  </StrictMode>,
);
