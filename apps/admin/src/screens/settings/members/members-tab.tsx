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
import { useWidth } from '../../../theme/theme-provider';
import { AccessSettings } from './access-settings';
import { MEMBERS } from './documents';
import { InviteMember } from './invite-member';
import { handOf } from './may-give';
import { MemberDrawer } from './member-drawer';
import { useMemberWords } from './words';

/** Everybody who works here: as what, whether they get in, and when they were last seen. */
export function MembersTab(): ReactNode {
  const say = useMemberWords();
  const format = useFormat();
  const roleName = useRoleName();
  const manages = useMayDo()('inviteMember', 'changeMember', 'resetMember', 'removeMember');
  const phone = useWidth() === 'phone';
  const [text, setText] = useState('');
  const [params, setParam] = useAddress();
  const { data, error, refetch } = useQuery(MEMBERS, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={4} />;
  const { members, roles } = data;
  const hand = handOf(data);
  const wanted = text.trim().toLowerCase();
  const rows = members.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted));
  const asked = params.get('open');
  const open = members.find(({ id }) => id === asked);
  const close = (): void => setParam('open', '');
  const owners = members.filter(({ role, state }) => role === 'owner' && state === 'ACTIVE').map(({ name }) => name);
  const named = (key: string): string => roleName(roles.find((role) => role.key === key) ?? { key });
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setParam('open', 'new')}>
      {say('invite')}
    </Button>
  );
  return (
    <>
      <FilterBar search={say('search')} text={text} onText={setText}>
        {manages && (
          <span className="filter-end settings-buttons">
            <Button onClick={() => setParam('open', 'access')}>{say('access')}</Button>
            {add}
          </span>
        )}
      </FilterBar>
      {rows.length === 0 ? (
        <Empty
          title={say('noneFound', { text })}
          actions={<Button onClick={() => setText('')}>{say('clear')}</Button>}
        />
      ) : (
        <Table
          label={say('list')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: say('name'),
              width: 320,
              render: ({ id, name, email, state }) => (
                <div className="table-two">
                  <button
                    type="button"
                    className="name-link table-target"
                    aria-label={say('open', { name })}
                    onClick={() => setParam('open', id)}
                  >
                    {name} {id === hand.id && <span className="chip">{say('you')}</span>}
                    {phone && state !== 'ACTIVE' && <span className="chip">{say(state)}</span>}
                  </button>
                  <span className="settings-address">{email}</span>
                </div>
              ),
            },
            { key: 'role', title: say('role'), render: ({ role }) => named(role) },
            {
              key: 'state',
              title: say('state'),
              wideOnly: true,
              render: ({ state }) => <span className="chip">{say(state)}</span>,
            },
            {
              key: 'factor',
              title: say('factor'),
              wideOnly: true,
              render: ({ hasSecondFactor, hasOpenId }) =>
                say(hasSecondFactor ? 'factorYes' : hasOpenId ? 'openId' : 'factorNo'),
            },
            {
              key: 'seen',
              title: say('seen'),
              align: 'right',
              wideOnly: true,
              render: ({ lastSeenAt, state }) =>
                lastSeenAt ? format.relative(lastSeenAt) : say(state === 'INVITED' ? 'INVITED' : 'never'),
            },
          ]}
        />
      )}
      {members.length === 1 && manages && <Empty title={say('none')} text={say('noneText')} />}
      {asked === 'new' && manages && <InviteMember roles={roles} hand={hand} owners={owners} onClose={close} />}
      {asked === 'access' && manages && (
        <AccessSettings
          concernsOneself={data.account?.hasPassword === true && !data.account.hasSecondFactor}
          onClose={close}
        />
      )}
      {open && <MemberDrawer key={open.id} of={open} roles={roles} hand={hand} manages={manages} onClose={close} />}
    </>
  );
}
