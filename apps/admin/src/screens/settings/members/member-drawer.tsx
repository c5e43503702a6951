import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { App, Checkbox, Button, Descriptions } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import { ConfirmedButton } from '../../../parts/confirmed-button';
import { Drawer } from '../../../parts/drawer';
import { usePermissionWords } from '../../../parts/permission-words';
import { useRoleName } from '../../../parts/role-words';
import { useWidth } from '../../../theme/theme-provider';
import { SessionList } from '../account/session-list';
import { Refusal } from '../refusal';
import { CHANGE_MEMBER, KEYS_TOLD, MEMBERS, REMOVE_MEMBER, RESET_MEMBER } from './documents';
import { LinkOnce } from './link-once';
import type { OnceLink } from './link-once';
import { missingFor } from './may-give';
import type { Hand, MemberRow, RoleChoice } from './may-give';
import { RoleSelect } from './role-select';
import { useMemberWords } from './words';

interface MemberDrawerProps {
  of: MemberRow;
  roles: readonly RoleChoice[];
  hand: Hand;
  manages: boolean;
  onClose: () => void;
}

/** One member: what is known of them, and with the right to it another role, their way in, and their end. */
export function MemberDrawer({ of, roles, hand, manages, onClose }: MemberDrawerProps): ReactNode {
  const say = useMemberWords();
  const format = useFormat();
  const roleName = useRoleName();
  const permission = usePermissionWords();
  const client = useApolloClient();
  const phone = useWidth() === 'phone';
  const { message } = App.useApp();
  const [role, setRole] = useState(of.role);
  const [alsoFactor, setAlsoFactor] = useState(false);
  const [link, setLink] = useState<OnceLink>();
  const [change, changed] = useMutation(CHANGE_MEMBER);
  const [reset, wasReset] = useMutation(RESET_MEMBER);
  const [remove, removed] = useMutation(REMOVE_MEMBER);
  const error = changed.error ?? wasReset.error ?? removed.error;
  const again = (): Promise<unknown> => client.refetchQueries({ include: [MEMBERS] });

  const held = roles.find(({ key }) => key === of.role);
  const missing = held ? missingFor(hand, held) : [];
  const isOwn = of.id === hand.id;
  const isOutOfReach = of.role === 'owner' && !hand.isOwner;
  const reaches = manages && !isOwn && !isOutOfReach;
  const inHand = reaches && missing.length === 0;

  const alter = async (input: { role?: string; state?: 'ACTIVE' | 'SUSPENDED' }, said: string): Promise<void> => {
    const { data } = await change({ variables: { input: { id: of.id, ...input } }, errorPolicy: 'all' });
    if (!data?.changeMember) return;
    void message.success(said);
    await again();
  };
  const makeLink = async (): Promise<void> => {
    const { data } = await reset({
      variables: { input: { id: of.id, secondFactor: alsoFactor } },
      errorPolicy: 'all',
    });
    if (!data?.resetMember) return;
    setLink(data.resetMember);
    await again();
  };
  const goAway = async (): Promise<void> => {
    const { data } = await remove({ variables: { input: { id: of.id } }, errorPolicy: 'all' });
    if (!data?.removeMember) return;
    void message.success(say('removed'));
    onClose();
    await again();
  };
  const items = [
    { key: 'email', label: say('email'), children: of.email },
    { key: 'role', label: say('role'), children: roleName(held ?? { key: of.role }) },
    { key: 'state', label: say('state'), children: say(of.state) },
    {
      key: 'factor',
      label: say('factor'),
      children: say(of.hasSecondFactor ? 'factorYes' : of.hasOpenId ? 'openId' : 'factorNo'),
    },
    { key: 'invited', label: say('invited'), children: format.relative(of.createdAt) },
    { key: 'seen', label: say('seen'), children: of.lastSeenAt ? format.relative(of.lastSeenAt) : say('never') },
  ];
  return (
    <Drawer title={of.name} size={phone ? '100%' : 560} onClose={onClose} mask={{ closable: link === undefined }}>
      {link ? (
        <LinkOnce of={link} name={of.name} onDone={() => setLink(undefined)} />
      ) : (
        <>
          <Descriptions column={1} size="small" items={items} />
          <Refusal error={error} />
          {manages && isOwn && <p className="settings-note">{say('own')}</p>}
          {manages && isOutOfReach && <p className="settings-note">{say('ownersOnly')}</p>}
          {reaches && missing.length > 0 && (
            <p className="settings-note">
              {say('above', { missing: format.list(missing.map((one) => permission(one))) })}
            </p>
          )}
          {reaches && (
            <>
              <div className="settings-steps">
                <RoleSelect label={say('role')} value={role} onChange={setRole} roles={roles} hand={hand} />
                <Button
                  disabled={role === of.role}
                  loading={changed.loading}
                  onClick={() => void alter({ role }, say('changed'))}
                >
                  {say('change')}
                </Button>
              </div>
              {inHand && of.state !== 'SUSPENDED' && (
                <section>
                  <div className="settings-steps">
                    <Button loading={wasReset.loading} onClick={() => void makeLink()}>
                      {say(of.state === 'INVITED' ? 'link' : 'reset')}
                    </Button>
                  </div>
                  {of.state === 'ACTIVE' && <p className="settings-note settings-below">{say('resetWhy')}</p>}
                  {of.hasSecondFactor && (
                    <Checkbox checked={alsoFactor} onChange={({ target }) => setAlsoFactor(target.checked)}>
                      {say('alsoFactor')}
                    </Checkbox>
                  )}
                </section>
              )}
              <KeysTold member={of.id} />
              <div className="settings-steps">
                {of.state === 'SUSPENDED' ? (
                  inHand && (
                    <Button loading={changed.loading} onClick={() => void alter({ state: 'ACTIVE' }, say('resumed'))}>
                      {say('resume')}
                    </Button>
                  )
                ) : (
                  <ConfirmedButton
                    label={say('suspend')}
                    question={say('suspendTitle', { name: of.name })}
                    text={say('suspendText')}
                    keep={say('cancel')}
                    loading={changed.loading}
                    onConfirm={() => void alter({ state: 'SUSPENDED' }, say('suspended'))}
                  />
                )}
                <ConfirmedButton
                  danger
                  label={say('remove')}
                  question={say('removeTitle', { name: of.name })}
                  text={say('removeText')}
                  keep={say('cancel')}
                  loading={removed.loading}
                  onConfirm={() => void goAway()}
                />
              </div>
              {of.state === 'ACTIVE' && (
                <section className="settings-inside">
                  <h2>{say('sessions')}</h2>
                  <SessionList member={of.id} />
                </section>
              )}
            </>
          )}
        </>
      )}
    </Drawer>
  );
}

/** The API keys that they know: these work on when they are gone. */
function KeysTold({ member }: { member: string }): ReactNode {
  const say = useMemberWords();
  const format = useFormat();
  const may = useMay();
  const { data } = useQuery(KEYS_TOLD, {
    variables: { member },
    skip: !may('KEY_READ'),
    fetchPolicy: 'cache-and-network',
  });
  const working = (data?.apiKeys ?? []).filter(({ state }) => state === 'ACTIVE' || state === 'ROTATING');
  if (working.length === 0) return null;
  return (
    <p className="settings-note settings-below">
      {say('keysTold', { keys: format.list(working.map(({ name }) => name)) })}{' '}
      <Link to="/settings?tab=apiKeys">{say('keysSee')}</Link>
    </p>
  );
}
