import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { Permission } from '../../../graphql/graphql';
import { usePermissionWords } from '../../../parts/permission-words';
import { byArea } from './areas';
import type { Area } from './areas';
import { useRoleWords } from './words';
import './roles.css';

/** What an area is called. */
export function useAreaName(): (area: Area) => string {
  const say = useRoleWords();
  return (area) => say(area === 'people' ? 'people_' : area);
}

interface PermissionListProps {
  all: readonly Permission[];
  value?: readonly Permission[];
  /** Absent: to read. */
  onChange?: (permissions: Permission[]) => void;
  /** What whoever looks holds, and so may give. */
  held: readonly Permission[];
}

/** Permissions by area, in plain words: to choose, or to read. */
export function PermissionList({ all, value = [], onChange, held }: PermissionListProps): ReactNode {
  const name = usePermissionWords();
  const areaName = useAreaName();
  return byArea(onChange ? all : all.filter((one) => value.includes(one))).map(({ area, permissions }) => (
    <fieldset key={area} className="role-area">
      <legend>{areaName(area)}</legend>
      {onChange ? (
        permissions.map((one) => (
          <Checkbox
            key={one}
            checked={value.includes(one)}
            disabled={!held.includes(one)}
            onChange={({ target }) =>
              onChange(target.checked ? [...value, one] : value.filter((other) => other !== one))
            }
          >
            {name(one)}
          </Checkbox>
        ))
      ) : (
        <ul>
          {permissions.map((one) => (
            <li key={one}>{name(one)}</li>
          ))}
        </ul>
      )}
    </fieldset>
  ));
}
