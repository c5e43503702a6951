import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import { useFormat } from '../../../format/use-format';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { FilterBar } from '../../../parts/filter-bar';
import { useRoleName } from '../../../parts/role-words';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import { useAddress } from '../../../parts/use-address';
import { ROLES } from './documents';
import { RoleDrawer } from './role-drawer';
import { RoleMatrix } from './role-matrix';
import { useRoleWords } from './words';

/** What members can be: built-in roles and those of the company's own, one by one or side by side. */
export function RolesTab(): ReactNode {
  const say = useRoleWords();
  const format = useFormat();
  const roleName = useRoleName();
  const manages = useMayDo()('createRole', 'changeRole', 'removeRole');
  const [text, setText] = useState('');
  const [params, setParam] = useAddress();
  const { data, error, refetch } = useQuery(ROLES, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={7} />;
  const { roles } = data;
  const held = data.viewer.permissions;
  const wanted = text.trim().toLowerCase();
  const rows = roles.filter((role) => `${roleName(role)} ${role.key}`.toLowerCase().includes(wanted));
  const asked = params.get('open');
  const open = roles.find(({ key }) => key === asked);
  const compares = params.get('view') === 'matrix';
  const drawer = {
    // The owner, who is the first, holds every permission.
    all: roles[0]?.permissions ?? [],
    held,
    manages,
    taken: roles.map(({ key }) => key),
    onClose: () => setParam('open', ''),
  };
  return (
    <>
      <p className="settings-intro">{say('intro')}</p>
      <FilterBar search={say('search')} text={text} onText={setText}>
        <span className="filter-end settings-buttons">
          <Button onClick={() => setParam('view', compares ? '' : 'matrix')}>
            {say(compares ? 'back' : 'compare')}
          </Button>
          {manages && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setParam('open', '~new')}>
              {say('add')}
            </Button>
          )}
        </span>
      </FilterBar>
      {rows.length === 0 ? (
        <Empty
          title={say('noneFound', { text })}
          actions={<Button onClick={() => setText('')}>{say('clear')}</Button>}
        />
      ) : compares ? (
        <RoleMatrix roles={rows} all={drawer.all} />
      ) : (
        <Table
          label={say('list')}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              title: say('name'),
              width: 320,
              render: (role) => (
                <div className="table-two">
                  <button
                    type="button"
                    className="name-link table-target"
                    aria-label={say('open', { name: roleName(role) })}
                    onClick={() => setParam('open', role.key)}
                  >
                    {roleName(role)}
                  </button>
                  <span>{role.description || role.key}</span>
                </div>
              ),
            },
            {
              key: 'kind',
              title: say('kind'),
              wideOnly: true,
              render: ({ isBuiltIn }) => <span className="chip">{say(isBuiltIn ? 'builtIn' : 'own')}</span>,
            },
            {
              key: 'permissions',
              title: say('permissions'),
              wideOnly: true,
              render: ({ permissions }) => say('many', { count: permissions.length }),
            },
            {
              key: 'scope',
              title: say('scope'),
              wideOnly: true,
              render: ({ scope }) => say(scope == null ? 'everybody' : 'some'),
            },
            {
              key: 'members',
              title: say('members'),
              align: 'right',
              render: ({ members }) => format.count(members),
            },
          ]}
        />
      )}
      {asked === '~new' && manages && <RoleDrawer {...drawer} />}
      {open && <RoleDrawer key={open.key} of={open} {...drawer} />}
    </>
  );
}
