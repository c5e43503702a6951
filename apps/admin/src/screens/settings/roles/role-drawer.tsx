import { useApolloClient, useMutation } from '@apollo/client/react';
import { App, Button, Descriptions } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMay } from '../../../api/viewer';
import type { Permission, RolesQuery } from '../../../graphql/graphql';
import { ConfirmedButton } from '../../../parts/confirmed-button';
import { Drawer } from '../../../parts/drawer';
import { useRoleName } from '../../../parts/role-words';
import { useWidth } from '../../../theme/theme-provider';
import { Refusal } from '../refusal';
import { REMOVE_ROLE, ROLES } from './documents';
import { PermissionList } from './permission-list';
import { RoleForm } from './role-form';
import type { RoleStart } from './role-form';
import { WhomItSelects } from './scope-field';
import { useRoleWords } from './words';

export type RoleRow = RolesQuery['roles'][number];

interface RoleDrawerProps {
  /** Absent: a new one. */
  of?: RoleRow;
  all: readonly Permission[];
  held: readonly Permission[];
  manages: boolean;
  /** The keys that are taken. */
  taken: readonly string[];
  onClose: () => void;
}

/** A key that nobody has yet. */
function freeKey(wanted: string, taken: readonly string[]): string {
  let key = wanted;
  for (let n = 2; taken.includes(key); n++) key = `${wanted}_${n}`;
  return key;
}

/** A role to read; one's own to edit and to remove; each to duplicate. */
export function RoleDrawer({ of, all, held, manages, taken, onClose }: RoleDrawerProps): ReactNode {
  const say = useRoleWords();
  const roleName = useRoleName();
  const phone = useWidth() === 'phone';
  const client = useApolloClient();
  const may = useMay();
  const { message } = App.useApp();
  const [copied, setCopied] = useState<RoleStart>();
  const [edits, setEdits] = useState(false);
  const [remove, removed] = useMutation(REMOVE_ROLE);
  const blank: RoleStart = {
    key: freeKey('custom_role', taken),
    name: '',
    description: '',
    permissions: [],
    scope: null,
  };
  const start = copied ?? (of ? edits && of : blank);
  const size = phone ? '100%' : 640;
  if (start) {
    const isNew = copied !== undefined || of === undefined;
    return (
      <Drawer title={isNew ? say('add') : start.name} size={size} onClose={onClose} mask={{ closable: false }}>
        <RoleForm start={start} isNew={isNew} all={all} held={held} onDone={onClose} />
      </Drawer>
    );
  }
  if (!of) return null;
  const name = roleName(of);
  const isAbove = of.permissions.some((one) => !held.includes(one));
  const duplicate = (): void =>
    setCopied({
      key: freeKey(`${of.key.slice(0, 50)}_copy`, taken),
      name: say('copyOf', { name }),
      description: of.description,
      // What cannot be given is left out.
      permissions: of.permissions.filter((one) => held.includes(one)),
      scope: of.scope,
    });
  const goAway = async (): Promise<void> => {
    const { data } = await remove({ variables: { input: { key: of.key } }, errorPolicy: 'all' });
    if (!data?.removeRole) return;
    void message.success(say('removed'));
    onClose();
    await client.refetchQueries({ include: [ROLES] });
  };
  const items = [
    { key: 'kind', label: say('kind'), children: say(of.isBuiltIn ? 'builtIn' : 'own') },
    { key: 'key', label: say('key'), children: <code>{of.key}</code> },
    { key: 'members', label: say('members'), children: say('people', { count: of.members }) },
    { key: 'scope', label: say('scope'), children: say(of.scope == null ? 'everybody' : 'some') },
  ];
  return (
    <Drawer title={name} size={size} onClose={onClose}>
      {of.description !== '' && <p className="settings-note">{of.description}</p>}
      <Descriptions column={1} size="small" items={items} />
      {of.scope != null && may('AUDIENCE_COUNT') && <WhomItSelects rule={of.scope} />}
      <Refusal error={removed.error} />
      {manages && !of.isBuiltIn && isAbove && <p className="settings-note">{say('aboveYou')}</p>}
      {manages && (
        <div className="settings-steps">
          {!of.isBuiltIn && !isAbove && <Button onClick={() => setEdits(true)}>{say('edit')}</Button>}
          <Button onClick={duplicate}>{say('duplicate')}</Button>
          {!of.isBuiltIn && !isAbove && (
            <ConfirmedButton
              danger
              label={say('remove')}
              question={say('removeTitle', { name })}
              text={say('removeText')}
              keep={say('cancel')}
              loading={removed.loading}
              onConfirm={() => void goAway()}
            />
          )}
        </div>
      )}
      <PermissionList all={all} value={of.permissions} held={held} />
    </Drawer>
  );
}
