import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../format/use-format';
import type { OverlapsQuery } from '../../graphql/graphql';
import { Bar } from '../../parts/bar';
import { crowdPath } from '../users/crowd';
import { useOverlapWords } from './words';

interface UpSetProps {
  overlaps: OverlapsQuery['segmentOverlaps'];
  names: Map<string, string>;
}

/** Exact combinations that hold anybody, the largest first. */
function useCells({ overlaps: { overlaps, sizes }, names }: UpSetProps): {
  keys: readonly string[];
  count: number;
  share: number;
  text: string;
  path: string;
}[] {
  const say = useOverlapWords();
  const cells = overlaps.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const all = sizes.map(({ key }) => key);
  return cells.map(({ keys, count }) => ({
    keys,
    count,
    share: count / most,
    text: keys.map((key) => names.get(key) ?? key).join(say('and')),
    path: crowdPath(exactly(keys, all)),
  }));
}

/** Rows of exact combinations, the largest first; a column of dots for each segment. */
export function UpSet(props: UpSetProps): ReactNode {
  const say = useOverlapWords();
  const format = useFormat();
  const { sizes, total } = props.overlaps;
  const cells = useCells(props);
  return (
    <>
      <table className="overlap-table" aria-label={say('title')}>
        <thead>
          <tr>
            {sizes.map(({ key, count }) => (
              <th key={key} scope="col">
                <Link to={`/segments/${encodeURIComponent(key)}`}>{props.names.get(key) ?? key}</Link>
                <span className="figure">{format.people(count)}</span>
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
          {cells.map(({ keys, count, share, text, path }) => (
            <tr key={keys.join(' ')}>
              {sizes.map(({ key }) => (
                <td key={key} className="overlap-cell">
                  <span className={keys.includes(key) ? 'overlap-dot overlap-in' : 'overlap-dot'} aria-hidden="true" />
                  <span className="visually-hidden">{keys.includes(key) ? '✓' : '✗'}</span>
                </td>
              ))}
              <td className="overlap-bar">
                <Bar share={share} />
              </td>
              <td className="overlap-figure figure">
                <Link to={path} aria-label={`${format.people(count)} ${say('exactly', { names: text })}`}>
                  {format.people(count)}
                </Link>
              </td>
              <td className="overlap-figure figure">{format.shareOfPeople(count, total, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="overlap-note figure">{say('asOf', { time: format.dateTime(props.overlaps.asOf) })}</p>
    </>
  );
}

/** The same on a phone: each combination in words, with its figure at the end and its bar below. */
export function OverlapList(props: UpSetProps): ReactNode {
  const say = useOverlapWords();
  const format = useFormat();
  const { total, asOf } = props.overlaps;
  return (
    <>
      <ul className="overlap-list" aria-label={say('title')}>
        {useCells(props).map(({ keys, count, share, text, path }) => (
          <li key={keys.join(' ')}>
            <Link to={path}>
              <span>{say('exactly', { names: text })}</span>
              <strong className="figure">{format.people(count)}</strong>
              <Bar share={share} />
              <span className="figure">{format.shareOfPeople(count, total, 1)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="overlap-note figure">{say('asOf', { time: format.dateTime(asOf) })}</p>
    </>
  );
}

/** The rule of one row: in these, and in none of the others. */
function exactly(inside: readonly string[], all: readonly string[]): object {
  const segment = (key: string): object => ({ segment: { key } });
  const outside = all.filter((key) => !inside.includes(key));
  return { all: [...inside.map(segment), ...outside.map((key) => ({ not: segment(key) }))] };
}
