import PartitionOutlined from '@ant-design/icons/PartitionOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../format/use-format';
import type { UserQuery } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Bar } from '../../parts/bar';
import { useUserWords } from './words';

interface HoldingsProps {
  user: NonNullable<UserQuery['user']>;
  why: string | null;
  onWhy: (segmentKey: string) => void;
}

/** The tags that someone holds, and the segments that hold her now. */
export function Holdings({ user, why, onWhy }: HoldingsProps): ReactNode {
  const say = useUserWords();
  return (
    <div className="user-column">
      <section aria-label={say('tags')}>
        <h3>
          {say('tags')} <span className="figure">{user.tags.length}</span>
        </h3>
        {user.tags.length === 0 ? <p className="user-missing">{say('noTags')}</p> : <Tags user={user} />}
      </section>
      <section aria-label={say('segments')}>
        <h3>
          {say('segments')} <span>{say('segmentsAside', { count: user.segments.length })}</span>
        </h3>
        {user.segments.length === 0 && <p className="user-missing">{say('noSegments')}</p>}
        <ul className="user-segments">
          {user.segments.map(({ key, name }) => (
            <li key={key} className={key === why ? 'user-chosen' : ''}>
              <PartitionOutlined />
              <Link to={`/segments/${encodeURIComponent(key)}`}>{name}</Link>
              <Button size="small" type="link" onClick={() => onWhy(key)} aria-label={`${say('whyIn')} ${name}`}>
                {say('why')}
              </Button>
            </li>
          ))}
        </ul>
        <Button type="link" size="small" className="user-other" onClick={() => onWhy('-')}>
          {say('whyOther')}
        </Button>
      </section>
    </div>
  );
}

/** `interest/baby` reads "兴趣 / 母婴" where the parent is known by a held tag, else by its key. */
function Tags({ user }: { user: HoldingsProps['user'] }): ReactNode {
  const say = useUserWords();
  const format = useFormat();
  const { nameOf } = useNames();
  return (
    <table className="user-tags">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{say('tags')}</span>
          </th>
          <th scope="col" colSpan={2}>
            {say('weight')}
          </th>
          <th scope="col">{say('expires')}</th>
        </tr>
      </thead>
      <tbody>
        {user.tags.map(({ tag, weight, expiresAt, source, assignedAt }) => (
          <tr key={tag.key} title={`${tag.key} · ${source} · ${format.dateTime(assignedAt)}`}>
            <th scope="row">
              <Link to={`/tags?key=${encodeURIComponent(tag.key)}`}>{nameOf(tag.key, tag.name)}</Link>
            </th>
            <td>{typeof weight === 'number' && <Bar share={weight} className="user-weight" />}</td>
            <td className="figure">{typeof weight === 'number' ? weight.toFixed(2) : '—'}</td>
            <td className="figure">{expiresAt ? format.relative(expiresAt) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
