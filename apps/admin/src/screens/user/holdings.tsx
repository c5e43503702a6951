import PartitionOutlined from '@ant-design/icons/PartitionOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../format/use-format';
import { useMayDo } from '../../api/viewer';
import type { UserQuery } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Bar } from '../../parts/bar';
import { Instant } from '../../parts/instant';
import { GiveTag } from '../tags/give-tag';
import { KnownBy } from './known-by';
import { useUserWords } from './words';

interface HoldingsProps {
  user: NonNullable<UserQuery['user']>;
  /** The whole tree, for the names of what a tag lies below. */
  tags: UserQuery['tags'];
  why: string | null;
  onWhy: (segmentKey: string) => void;
}

/** The tags that someone holds, the segments that hold her now, and by what she is known. */
export function Holdings({ user, tags, why, onWhy }: HoldingsProps): ReactNode {
  const say = useUserWords();
  const mayDo = useMayDo();
  const [giving, setGiving] = useState(false);
  const { externalId, name } = user;
  return (
    <div className="user-column">
      <section aria-label={say('tags')}>
        <h3>
          {say('tags')} <span className="figure">{user.tags.length}</span>
          {externalId && mayDo('assignTags', 'removeTags') && (
            <Button size="small" type="link" className="user-give" onClick={() => setGiving(true)}>
              {say('giveTag')}
            </Button>
          )}
        </h3>
        {user.tags.length === 0 ? <p className="user-missing">{say('noTags')}</p> : <Tags user={user} tags={tags} />}
        {giving && externalId && <GiveTag to={{ externalId, name: name ?? '' }} onClose={() => setGiving(false)} />}
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
      <KnownBy id={user.id} />
    </div>
  );
}

/** `interest/baby` reads "兴趣 / 母婴". */
function Tags({ user, tags }: Pick<HoldingsProps, 'user' | 'tags'>): ReactNode {
  const say = useUserWords();
  const format = useFormat();
  const { nameOf } = useNames();
  const names = new Map(tags.map(({ key, name }) => [key, name]));
  const above = (key: string): string =>
    key
      .split('/')
      .slice(0, -1)
      .map((_, at, levels) => levels.slice(0, at + 1).join('/'))
      .map((parent) => `${nameOf(parent, names.get(parent))} / `)
      .join('');
  /** What a weight was that is less now. */
  const givenOf = (halfLife: string | null | undefined, given: number | null | undefined): string[] =>
    halfLife && typeof given === 'number' ? [say('weightDecayed', { given })] : [];
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
        {user.tags.map(({ tag, weight, weightGiven, expiresAt, source, assignedAt }) => (
          <tr
            key={tag.key}
            title={[tag.key, source, format.exact(assignedAt), ...givenOf(tag.halfLife, weightGiven)].join(' · ')}
          >
            <th scope="row">
              <Link to={`/tags?key=${encodeURIComponent(tag.key)}`}>
                <span className="user-above">{above(tag.key)}</span>
                {nameOf(tag.key, tag.name)}
              </Link>
            </th>
            <td>{typeof weight === 'number' && <Bar share={weight} className="user-weight" />}</td>
            <td className="figure">
              {typeof weight === 'number' ? weight.toFixed(2) : '—'}
              {givenOf(tag.halfLife, weightGiven).map((given) => (
                <span key={given} className="visually-hidden">
                  {given}
                </span>
              ))}
            </td>
            <td className="figure">{expiresAt ? <Instant at={expiresAt} as="relative" /> : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
