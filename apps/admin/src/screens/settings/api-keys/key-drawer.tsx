import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, App, Descriptions, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import type { ApiKeysQuery } from '../../../graphql/graphql';
import { ConfirmedButton } from '../../../parts/confirmed-button';
import { Drawer } from '../../../parts/drawer';
import { useFailureText } from '../../../parts/failure';
import { useWidth } from '../../../theme/theme-provider';
import { API_KEYS, REVOKE_API_KEY, ROTATE_API_KEY } from './documents';
import { ShownOnce } from './shown-once';
import { permissionCode, useApiKeyWords } from './words';

export type ApiKeyRow = ApiKeysQuery['apiKeys'][number];

const OVERLAPS = [0, 1, 7, 14, 30];
const DAY = 86_400_000;

/** What a key may do and how it is used; a second secret, and its end. */
export function KeyDrawer({
  of,
  manages,
  onClose,
}: {
  of: ApiKeyRow;
  manages: boolean;
  onClose: () => void;
}): ReactNode {
  const say = useApiKeyWords();
  const format = useFormat();
  const client = useApolloClient();
  const phone = useWidth() === 'phone';
  const { message } = App.useApp();
  const [days, setDays] = useState(7);
  const [secret, setSecret] = useState<string>();
  const [rotate, rotated] = useMutation(ROTATE_API_KEY);
  const [revoke, revoked] = useMutation(REVOKE_API_KEY);
  const error = rotated.error ?? revoked.error;
  const failure = useFailureText(error);
  const again = (): Promise<unknown> => client.refetchQueries({ include: [API_KEYS] });
  const renew = async (): Promise<void> => {
    // A minute less: the server counts 30 days from when it is asked.
    const oldUntil = new Date(Date.now() + days * DAY - 60_000).toISOString();
    const { data } = await rotate({ variables: { input: { id: of.id, oldUntil } }, errorPolicy: 'all' });
    if (!data?.rotateApiKey) return;
    setSecret(data.rotateApiKey.secret);
    await again();
  };
  const end = async (): Promise<void> => {
    const { data } = await revoke({ variables: { input: { id: of.id } }, errorPolicy: 'all' });
    if (!data?.revokeApiKey) return;
    void message.success(say('revoked'));
    onClose();
    await again();
  };
  const scope = of.scope as { segment?: { key: string } } | null;
  const items = [
    { key: 'state', label: say('state'), children: say(of.state) },
    { key: 'permissions', label: say('permissions'), children: format.list(of.permissions.map(permissionCode)) },
    {
      key: 'scope',
      label: say('scope'),
      children: scope === null ? say('scopeAll') : (scope.segment?.key ?? say('scopeRule')),
    },
    {
      key: 'addresses',
      label: say('addresses'),
      children: of.addresses.length > 0 ? format.list(of.addresses) : say('addressesAny'),
    },
    { key: 'rate', label: say('rate'), children: format.count(of.ratePerMinute) },
    {
      key: 'ends',
      label: say('expiresAt'),
      children: of.expiresAt ? format.dateTime(of.expiresAt) : say('expiresNever'),
    },
    ...of.secrets.map(({ createdAt, expiresAt, lastUsedAt, lastUsedFrom }, at) => ({
      key: createdAt,
      label: say('secret', { number: of.secrets.length - at }),
      children: `${lastUsedAt ? say('usedFrom', { time: format.relative(lastUsedAt), address: lastUsedFrom ?? '' }) : say('never')}${
        expiresAt ? ` · ${say('until', { time: format.dateTime(expiresAt) })}` : ''
      }`,
    })),
  ];
  return (
    <Drawer title={of.name} size={phone ? '100%' : 560} onClose={onClose} mask={{ closable: secret === undefined }}>
      {secret !== undefined ? (
        <ShownOnce secret={secret} onDone={() => setSecret(undefined)} />
      ) : (
        <>
          <p className="settings-note">
            <code>strata_{of.prefix}_…</code>{' '}
            {say('made', { name: of.createdByName, time: format.relative(of.createdAt) })}
          </p>
          <Descriptions column={1} size="small" items={items} />
          {error && <Alert type="error" showIcon className="settings-alert" title={failure} />}
          {manages && of.state !== 'REVOKED' && (
            <div className="settings-steps">
              <Select
                aria-label={say('overlap')}
                value={days}
                onChange={setDays}
                options={OVERLAPS.map((value) => ({
                  value,
                  label: value === 0 ? say('now') : say('days', { count: value }),
                }))}
              />
              <ConfirmedButton
                label={say('rotate')}
                question={say('rotateTitle')}
                text={say('rotateText')}
                keep={say('cancel')}
                loading={rotated.loading}
                onConfirm={() => void renew()}
              />
              <ConfirmedButton
                danger
                label={say('revoke')}
                question={say('revokeTitle')}
                text={say('revokeText')}
                keep={say('cancel')}
                loading={revoked.loading}
                onConfirm={() => void end()}
              />
            </div>
          )}
        </>
      )}
    </Drawer>
  );
}
