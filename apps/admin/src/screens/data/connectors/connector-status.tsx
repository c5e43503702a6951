import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import { useWidth } from '../../../theme/theme-provider';
import { ConfirmedButton } from '../../../parts/confirmed-button';
import { ConnectorFiles } from './connector-files';
import { ConnectorRuns } from './connector-runs';
import type { Connector } from './connectors-tab';
import { CHANGE_CONNECTOR, CONNECTORS, REMOVE_CONNECTOR, RESTART_CONNECTOR, RUN_CONNECTOR } from './documents';
import { useRefusal } from './faults';
import { readsFiles } from './settings';
import { useConnectorWords } from './words';

interface ConnectorStatusProps {
  connector: Connector;
  onClose: () => void;
}

/** How a connector is doing: how far behind it is, its last runs, and what can be done about it. */
export function ConnectorStatus({ connector, onClose }: ConnectorStatusProps): ReactNode {
  const say = useConnectorWords();
  const format = useFormat();
  const phone = useWidth() === 'phone';
  const manages = useMayDo()('runConnector', 'changeConnector', 'restartConnector', 'removeConnector') && !phone;
  const client = useApolloClient();
  const { message } = App.useApp();
  const [run, running] = useMutation(RUN_CONNECTOR);
  const [change, changing] = useMutation(CHANGE_CONNECTOR);
  const [restart, restarting] = useMutation(RESTART_CONNECTOR);
  const [remove, removing] = useMutation(REMOVE_CONNECTOR);
  const refusal = useRefusal(running.error ?? changing.error ?? restarting.error ?? removing.error);
  const { key, name, paused, caughtUpAt, nextRunAt, every, failures, runs, kind, files } = connector;
  const [last] = runs;
  const variables = { input: { key } };
  const done = async (text: string): Promise<void> => {
    void message.success(text);
    await client.refetchQueries({ include: [CONNECTORS] });
  };
  const runNow = async (): Promise<void> => {
    const { data } = await run({ variables, errorPolicy: 'all' });
    if (data?.runConnector) await done(say('started', { name }));
  };
  const begin = async (): Promise<void> => {
    const { data } = await restart({ variables, errorPolicy: 'all' });
    if (data?.restartConnector) await done(say('restarted', { name }));
  };
  const pause = async (): Promise<void> => {
    const { data } = await change({ variables: { input: { key, paused: !paused } }, errorPolicy: 'all' });
    if (data?.changeConnector) await done(say(paused ? 'resumedText' : 'pausedText', { name }));
  };
  const end = async (): Promise<void> => {
    const { data } = await remove({ variables, errorPolicy: 'all' });
    if (!data) return;
    onClose();
    await done(say('removed', { name }));
  };
  const facts = [
    [say('lag'), caughtUpAt ? format.relative(caughtUpAt) : say('never')],
    [say('lastRun'), !last ? '—' : last.endedAt ? format.relative(last.startedAt) : say('running')],
    [say('rows'), last ? format.count(last.rows) : '—'],
    [
      say('next'),
      paused ? say('paused') : Date.parse(nextRunAt) > Date.now() ? format.relative(nextRunAt) : say('soon'),
    ],
  ] as const;
  return (
    <>
      <dl className="data-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      {failures > 1 && (
        <Alert type="warning" showIcon className="data-alert" title={say('failedTimes', { count: failures })} />
      )}
      {refusal && (
        <Alert type="error" showIcon className="data-alert" title={refusal.title} description={refusal.detail} />
      )}
      {manages && (
        <div className="data-buttons data-alert">
          <Button type="primary" loading={running.loading} onClick={() => void runNow()}>
            {say('run')}
          </Button>
          <Button loading={changing.loading} onClick={() => void pause()}>
            {say(paused ? 'resume' : 'pause')}
          </Button>
          <ConfirmedButton
            label={say('restart')}
            question={say('restartTitle')}
            text={say('restartText')}
            keep={say('cancel')}
            loading={restarting.loading}
            onConfirm={() => void begin()}
          />
          <ConfirmedButton
            label={say('remove')}
            question={say('removeTitle', { name })}
            text={say('removeText', { every, runs: runs.length })}
            keep={say('cancel')}
            danger
            loading={removing.loading}
            onConfirm={() => void end()}
          />
        </div>
      )}
      <h2 className="data-heading">{say('lastRuns')}</h2>
      <ConnectorRuns runs={runs} files={readsFiles(kind)} />
      {readsFiles(kind) && (
        <>
          <h2 className="data-heading">{say('files')}</h2>
          <ConnectorFiles files={files} />
        </>
      )}
    </>
  );
}
