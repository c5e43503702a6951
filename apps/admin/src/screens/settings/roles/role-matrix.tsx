import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { Permission, RolesQuery } from '../../../graphql/graphql';
import { usePermissionWords } from '../../../parts/permission-words';
import { useRoleName } from '../../../parts/role-words';
import { byArea } from './areas';
import { useAreaName } from './permission-list';
import { useRoleWords } from './words';
import './roles.css';

/** All roles side by side: what each may do, by area. */
export function RoleMatrix({ roles, all }: { roles: RolesQuery['roles']; all: readonly Permission[] }): ReactNode {
  const say = useRoleWords();
  const name = usePermissionWords();
  const areaName = useAreaName();
  const roleName = useRoleName();
  return (
    <div className="role-matrix" role="region" aria-label={say('matrix')} tabIndex={0}>
      <table className="table table-dense" aria-label={say('matrix')}>
        <thead>
          <tr>
            <th scope="col">{say('permissions')}</th>
            {roles.map((role) => (
              <th key={role.key} scope="col">
                {roleName(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byArea(all).map(({ area, permissions }) => (
            <Fragment key={area}>
              <tr className="role-matrix-area">
                <th scope="rowgroup" colSpan={roles.length + 1}>
                  {areaName(area)}
                </th>
              </tr>
              {permissions.map((one) => (
                <tr key={one}>
                  <th scope="row">{name(one)}</th>
                  {roles.map((role) => (
                    <td key={role.key}>
                      {role.permissions.includes(one) ? (
                        <span role="img" aria-label={say('has')}>
                          ●
                        </span>
                      ) : (
                        <span className="visually-hidden">{say('hasNot')}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
