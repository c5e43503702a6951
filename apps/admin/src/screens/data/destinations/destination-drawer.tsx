import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import { ConfirmedButton } from '../../../parts/confirmed-button';
import { Drawer } from '../../../parts/drawer';
import { useFailureText } from '../../../parts/failure';
import { useWidth } from '../../../theme/theme-provider';
import { Copyable } from '../sources/copyable';
import { DestinationForm } from './destination-form';
import type { DestinationFields } from './destination-form';
import type { Destination } from './destinations-tab';
import {
  CHANGE_DESTINATION,
  CREATE_DESTINATION,
  DESTINATIONS,
  REMOVE_DESTINATION,
  ROTATE_DESTINATION,
} from './documents';
import { useDestinationWords } from './words';

const NEW: DestinationFields = { name: '', url: '', kinds: [], objects: [] };

/** A destination: what it is told of, how it goes, and its end; or a new one, whose secret is shown once. */
export function DestinationDrawer({ of, onClose }: { of?: Destination; onClose: () => void }): ReactNode {
  const say = useDestinationWords();
  const format = useFormat();
  const client = useApolloClient();
  const { message } = App.useApp();
  const phone = useWidth() === 'phone';
  const manages = useMayDo()('changeDestination', 'rotateDestinationSecret', 'removeDestination') && !phone;
  const [secret, setSecret] = useState<string>();
  const [create, creating] = useMutation(CREATE_DESTINATION);
  const [change, changing] = useMutation(CHANGE_DESTINATION);
  const [rotate, rotating] = useMutation(ROTATE_DESTINATION);
  const [remove, removing] = useMutation(REMOVE_DESTINATION);
  const error = creating.error ?? changing.error ?? rotating.error ?? removing.error;
  const failure = useFailureText(error);
  const again = (): Promise<unknown> => client.refetchQueries({ include: [DESTINATIONS] });

  const save = async (fields: DestinationFields): Promise<void> => {
    if (!of) {
      const { data } = await create({ variables: { input: fields }, errorPolicy: 'all' });
      if (data?.createDestination) setSecret(data.createDestination.secret);
    } else {
      const { data } = await change({ variables: { input: { key: of.key, ...fields } }, errorPolicy: 'all' });
      if (data?.changeDestination) void message.success(say('saved', { name: fields.name }));
    }
    await again();
  };
  const pause = async ({ key, paused }: Destination): Promise<void> => {
    await change({ variables: { input: { key, paused: !paused } }, errorPolicy: 'all' });
    await again();
  };
  const renew = async ({ key }: Destination): Promise<void> => {
    const { data } = await rotate({ variables: { input: { key } }, errorPolicy: 'all' });
    if (data?.rotateDestinationSecret) setSecret(data.rotateDestinationSecret.secret);
  };
  const end = async ({ key, name }: Destination): Promise<void> => {
    const { data } = await remove({ variables: { input: { key } }, errorPolicy: 'all' });
    if (!data) return;
    void message.success(say('removed', { name }));
    onClose();
    await again();
  };

  const told = of && (
    <p className="data-quiet">
      {say('made', { time: format.relative(of.createdAt) })} · {say('last')}{' '}
      {of.arrivedAt ? format.relative(of.arrivedAt) : say('never')}
    </p>
  );
  return (
    <Drawer
      title={of?.name ?? say('add')}
      size={phone ? '100%' : 560}
      onClose={onClose}
      mask={{ closable: secret === undefined }}
    >
      {error && <Alert type="error" showIcon className="data-alert" title={failure} />}
      {secret !== undefined ? (
        <>
          <Alert type="warning" showIcon className="data-alert" title={say('once')} description={say('onceText')} />
          <Copyable label={say('secret')} text={secret} />
          <Button type="primary" onClick={of ? () => setSecret(undefined) : onClose}>
            {say('done')}
          </Button>
        </>
      ) : (
        <>
          {of?.fault && (
            <Alert
              type="warning"
              showIcon
              className="data-alert"
              title={say('faultTitle', { count: of.failures })}
              description={say('faultText', { fault: of.fault })}
            />
          )}
          {told}
          {(!of || manages) && (
            <DestinationForm
              of={of ?? NEW}
              action={say(of ? 'save' : 'create')}
              loading={creating.loading || changing.loading}
              onSave={(fields) => void save(fields)}
            />
          )}
          {of && manages && (
            <>
              <div className="data-buttons">
                <Button loading={changing.loading} onClick={() => void pause(of)}>
                  {say(of.paused ? 'resume' : 'pause')}
                </Button>
                <ConfirmedButton
                  label={say('rotate')}
                  question={say('rotateTitle')}
                  text={say('rotateText')}
                  keep={say('cancel')}
                  loading={rotating.loading}
                  onConfirm={() => void renew(of)}
                />
                <ConfirmedButton
                  danger
                  label={say('remove')}
                  question={say('removeTitle', { name: of.name })}
                  text={say('removeText')}
                  keep={say('cancel')}
                  loading={removing.loading}
                  onConfirm={() => void end(of)}
                />
              </div>
              <p className="data-quiet">{say('pauseText')}</p>
            </>
          )}
        </>
      )}
    </Drawer>
  );
}
