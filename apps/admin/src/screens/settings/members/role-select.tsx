import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { usePermissionWords } from '../../../parts/permission-words';
import { useRoleName } from '../../../parts/role-words';
import { mayGive, missingFor } from './may-give';
import type { Hand, RoleChoice } from './may-give';
import { useMemberWords } from './words';

interface RoleSelectProps {
  id?: string;
  value?: string;
  onChange?: (role: string) => void;
  label: string;
  roles: readonly RoleChoice[];
  hand: Hand;
}

/** The roles, of which those can be chosen that whoever looks may give. */
export function RoleSelect({ roles, hand, label, ...field }: RoleSelectProps): ReactNode {
  const roleName = useRoleName();
  return (
    <Select
      {...field}
      aria-label={label}
      className="settings-select"
      options={roles.map((role) => ({
        value: role.key,
        label: roleName(role),
        disabled: !mayGive(hand, role) && role.key !== field.value,
      }))}
    />
  );
}

/** Which roles they may give, and why not the others; nothing where they may give all. */
export function WhoMayBeGiven({
  roles,
  hand,
  owners,
}: {
  roles: readonly RoleChoice[];
  hand: Hand;
  owners: readonly string[];
}): ReactNode {
  const say = useMemberWords();
  const format = useFormat();
  const permission = usePermissionWords();
  const roleName = useRoleName();
  const above = roles.filter((role) => role.key !== 'owner' && !mayGive(hand, role));
  const missing = new Set(above.flatMap((role) => missingFor(hand, role)));
  if (hand.isOwner) return null;
  return (
    <p className="settings-note">
      {say('give')}{' '}
      {above.length > 0 &&
        say('giveNot', {
          roles: format.list(above.map(roleName)),
          missing: format.list([...missing].map((one) => permission(one))),
        })}{' '}
      {say('giveOwner')} {owners.length > 0 && say('owners', { names: format.list(owners) })}
    </p>
  );
}
