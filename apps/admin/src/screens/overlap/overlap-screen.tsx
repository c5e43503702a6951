import LeftOutlined from '@ant-design/icons/LeftOutlined';
import { useQuery } from '@apollo/client/react';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useFormat } from '../../format/use-format';
import { graphql } from '../../graphql';
import type { OverlapsQuery } from '../../graphql/graphql';
import { Bar } from '../../parts/bar';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { crowdPath } from '../users/crowd';
import { useOverlapWords } from './words';
import './overlap.css';

const MOST = 6;

const CHOICES = graphql(`
  query OverlapChoices {
    segments(first: 100) {
      edges {
        node {
          key
          name
        }
      }
    }
  }
`);

const OVERLAPS = graphql(`
  query Overlaps($keys: [String!]!) {
    segmentOverlaps(keys: $keys) {
      asOf
      total
      sizes {
        key
        count
      }
      overlaps {
        keys
        count
      }
    }
  }
`);

/** Two to six segments against each other as an UpSet: which people are in exactly which of them. The choice is in the address. */
export function OverlapScreen(): ReactNode {
  const say = useOverlapWords();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const keys = (params.get('keys') ?? '').split(',').filter(Boolean).slice(0, MOST);
  const choices = useQuery(CHOICES).data?.segments.edges.map(({ node }) => node) ?? [];
  const names = new Map(choices.map(({ key, name }) => [key, name]));
  const enough = keys.length >= 2;
  const { data, previousData, error, refetch } = useQuery(OVERLAPS, {
    variables: { keys },
    skip: !enough,
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.segmentOverlaps;

  const body = (): ReactNode => {
    if (!enough) return <Empty title={say('empty')} text={say('emptyText')} />;
    if (error) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
    if (!shown) return <Skeleton rows={8} />;
    if (shown.overlaps.every(({ count }) => count === 0)) return <Empty title={say('nobody')} />;
    return <UpSet overlaps={shown} names={names} />;
  };

  return (
    <Page
      title={say('title')}
      aside={say('aside')}
      back={
        <Button
          type="text"
          icon={<LeftOutlined />}
          aria-label={say('back')}
          onClick={() => void navigate('/segments')}
        />
      }
    >
      <Select
        mode="multiple"
        className="overlap-choose"
        placeholder={say('choose')}
        aria-label={say('choose')}
        maxCount={MOST}
        showSearch={{ optionFilterProp: 'label' }}
        value={keys}
        onChange={(chosen) => setParams(chosen.length > 0 ? { keys: chosen.join(',') } : {}, { replace: true })}
        options={choices.map(({ key, name }) => ({ value: key, label: name }))}
      />
      {body()}
    </Page>
  );
}

/** Rows of exact combinations, the largest first; a column of dots for each segment. */
function UpSet({
  overlaps,
  names,
}: {
  overlaps: OverlapsQuery['segmentOverlaps'];
  names: Map<string, string>;
}): ReactNode {
  const say = useOverlapWords();
  const format = useFormat();
  const { sizes, total } = overlaps;
  const cells = overlaps.overlaps.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const nameOf = (key: string): string => names.get(key) ?? key;
  return (
    <>
      <table className="overlap-table" aria-label={say('title')}>
        <thead>
          <tr>
            {sizes.map(({ key, count }) => (
              <th key={key} scope="col">
                <Link to={`/segments/${encodeURIComponent(key)}`}>{nameOf(key)}</Link>
                <span className="figure">{format.count(count)}</span>
              </th>
            ))}
            <th scope="col" colSpan={2} className="overlap-figure">
              {say('people')}
            </th>
            <th scope="col" className="overlap-figure">
              {say('share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ keys, count }) => (
            <tr key={keys.join(' ')}>
              {sizes.map(({ key }) => (
                <td key={key} className="overlap-cell">
                  <span className={keys.includes(key) ? 'overlap-dot overlap-in' : 'overlap-dot'} aria-hidden="true" />
                  <span className="visually-hidden">{keys.includes(key) ? '✓' : '✗'}</span>
                </td>
              ))}
              <td className="overlap-bar">
                <Bar share={count / most} />
              </td>
              <td className="overlap-figure figure">
                <Link
                  to={crowdPath(
                    exactly(
                      keys,
                      sizes.map(({ key }) => key),
                    ),
                  )}
                  aria-label={`${say('exactly', { names: keys.map(nameOf).join('、') })} ${format.count(count)}`}
                >
                  {format.count(count)}
                </Link>
              </td>
              <td className="overlap-figure figure">{format.share(count, total, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="overlap-note figure">{say('asOf', { time: format.dateTime(overlaps.asOf) })}</p>
    </>
  );
}

/** The rule of one row: in these, and in none of the others. */
function exactly(inside: readonly string[], all: readonly string[]): object {
  const segment = (key: string): object => ({ segment: { key } });
  const outside = all.filter((key) => !inside.includes(key));
  return { all: [...inside.map(segment), ...outside.map((key) => ({ not: segment(key) }))] };
}
