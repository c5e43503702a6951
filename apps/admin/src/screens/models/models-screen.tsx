import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import ReloadOutlined from '@ant-design/icons/ReloadOutlined';
import SettingOutlined from '@ant-design/icons/SettingOutlined';
import { App, Button, Select } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useMayDo } from '../../api/viewer';
import { Empty } from '../../parts/empty';
import { Failure, useFailureText } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { useAddress } from '../../parts/use-address';
import { useWidth } from '../../theme/theme-provider';
import { MODEL, MODELS, RUN_MODEL } from './documents';
import { RfmDrawer } from './rfm/rfm-drawer';
import { RfmView } from './rfm/rfm-view';
import { useModelWords } from './words';
import './models.css';

/** A run is under way for seconds. */
const POLL = 1_000;

/** The models that layer people, and what each found. Which is open is in the address. */
export function ModelsScreen(): ReactNode {
  const say = useModelWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const phone = useWidth() === 'phone';
  const mayDo = useMayDo();
  const defines = mayDo('createModel', 'updateModel', 'previewModel') && !phone;
  const navigate = useNavigate();
  const [params, set] = useAddress();
  const { data, error, refetch } = useQuery(MODELS, { fetchPolicy: 'cache-and-network' });
  const models = data?.models ?? [];
  const chosen = models.find(({ key }) => key === params.get('model')) ?? models[0];
  const one = useQuery(MODEL, {
    variables: { key: chosen?.key ?? '' },
    skip: !chosen,
    fetchPolicy: 'cache-and-network',
  });
  const { startPolling, stopPolling } = one;
  const model = one.data?.model;
  const [run, running] = useMutation(RUN_MODEL);
  const failure = useFailureText(running.error);
  const runs = model?.runs[0]?.state === 'RUNNING';
  useEffect(() => {
    if (!runs) return;
    startPolling(POLL);
    return stopPolling;
  }, [runs, startPolling, stopPolling]);

  const drawer = params.get('open');
  const close = (): void => set('open', '');
  const again = (): Promise<unknown> => client.refetchQueries({ include: [MODELS, MODEL] });
  const runNow = async (key: string): Promise<void> => {
    const { data: begun } = await run({ variables: { input: { key } }, errorPolicy: 'all' });
    if (!begun) return;
    void message.success(say('started'));
    await again();
  };
  const made = async (key: string): Promise<void> => {
    await navigate(`/models?model=${encodeURIComponent(key)}`, { replace: true });
    await again();
  };

  const body = (): ReactNode => {
    if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton rows={12} />;
    if (!chosen)
      return (
        <Empty
          title={say('none')}
          text={
            <>
              {say('noneText')}
              {!defines && <> {say('noneReader')}</>}
            </>
          }
          actions={
            defines && (
              <Button type="primary" onClick={() => set('open', 'new')}>
                {say('create')}
              </Button>
            )
          }
        />
      );
    if (one.error && !model)
      return <Failure title={say('failed')} error={one.error} onRetry={() => void one.refetch()} />;
    return model ? <RfmView key={model.key} model={model} /> : <Skeleton rows={12} />;
  };
  return (
    <Page
      title={say('title')}
      aside={
        models.length > 1 &&
        chosen && (
          <Select
            aria-label={say('model')}
            value={chosen.key}
            onChange={(key) => set('model', key)}
            popupMatchSelectWidth={false}
            options={models.map(({ key, name }) => ({ value: key, label: name }))}
          />
        )
      }
      actions={
        model && (
          <>
            {defines && (
              <Button icon={<SettingOutlined />} type="text" onClick={() => set('open', 'settings')}>
                {say('settings')}
              </Button>
            )}
            {mayDo('runModel') && (
              <Button
                icon={<ReloadOutlined />}
                loading={runs || running.loading}
                onClick={() => void runNow(model.key)}
              >
                {say(runs ? 'running' : 'run')}
              </Button>
            )}
          </>
        )
      }
    >
      {running.error && (
        <p role="alert" className="models-problem">
          {failure}
        </p>
      )}
      {body()}
      {drawer === 'new' && defines && <RfmDrawer onClose={close} onSaved={(key) => void made(key)} />}
      {drawer === 'settings' && defines && model && (
        <RfmDrawer key={model.key} of={model} onClose={close} onSaved={(key) => void made(key)} />
      )}
    </Page>
  );
}
