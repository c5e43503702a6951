import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useValueText } from '../../format/values';
import type { UserRowFragment, UsersQuery } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Instant } from '../../parts/instant';
import { Table } from '../../parts/table';
import type { TableColumn } from '../../parts/table';
import { useUsersWords } from './words';
import './users.css';

/** How many attributes stand in the list: the first declared ones that are neither the name nor sensitive nor lists. */
const ATTRIBUTES_SHOWN = 4;
const TAGS_SHOWN = 3;

interface UsersTableProps {
  users: readonly UserRowFragment[];
  attributes: UsersQuery['attributes'];
}

/** People as rows: who they are, a few attributes, their tags. */
export function UsersTable({ users, attributes }: UsersTableProps): ReactNode {
  const say = useUsersWords();
  const valueText = useValueText();
  const { nameOf } = useNames();
  const shown = attributes
    .filter(({ key, sensitive, type }) => key !== 'name' && !sensitive && type !== 'TEXT_LIST')
    .slice(0, ATTRIBUTES_SHOWN);
  const columns: TableColumn<UserRowFragment>[] = [
    {
      key: 'user',
      title: say('user'),
      render: (user) => (
        <div className="table-two">
          <Link to={`/users/${user.id}`}>{user.name ?? user.externalId ?? user.id}</Link>
          <span className="figure">{user.externalId ?? user.id}</span>
        </div>
      ),
    },
    ...shown.map((attribute): TableColumn<UserRowFragment> => ({
      key: attribute.key,
      title: nameOf(attribute.key, attribute.name),
      wideOnly: attribute !== shown[0],
      ...(attribute.type === 'NUMBER' && { align: 'right' as const }),
      render: (user) => {
        const held = user.attributes.find(({ attribute: { key } }) => key === attribute.key);
        return held ? valueText(held.value, attribute) : '—';
      },
    })),
    { key: 'tags', title: say('tags'), wideOnly: true, render: (user) => <UserTags user={user} /> },
    {
      key: 'joined',
      title: say('joined'),
      wideOnly: true,
      align: 'right',
      render: (user) => <Instant at={user.createdAt} as="day" />,
    },
  ];
  return <Table label={say('title')} rows={users} rowKey={({ id }) => id} columns={columns} />;
}

function UserTags({ user }: { user: UserRowFragment }): ReactNode {
  const say = useUsersWords();
  const { nameOf } = useNames();
  const more = user.tags.length - TAGS_SHOWN;
  return (
    <span className="users-tags">
      {user.tags.slice(0, TAGS_SHOWN).map(({ tag }) => (
        <span key={tag.key} className="chip">
          {nameOf(tag.key, tag.name)}
        </span>
      ))}
      {more > 0 && <span className="users-more">{say('more', { count: more })}</span>}
    </span>
  );
}
