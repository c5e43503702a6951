import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { useLanguage } from '../../../i18n/language';
import { Bar } from '../../../parts/bar';
import { Failure } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { Table } from '../../../parts/table';
import type { RfmFigures, RfmSettings } from '../documents';
import { useModelWords } from '../words';
import { flowsOf, meanOf, peopleOf, segmentKeys, segmentName } from './reading';
import type { Move } from './reading';

/** Who moved: still asked for, not comparable, or the moves. */
export type Moves = 'waiting' | 'too-few' | { error: Error; again: () => void } | readonly Move[];

interface RfmSegmentsProps {
  figures: RfmFigures;
  settings: RfmSettings;
  moves: Moves;
  picked: string | undefined;
  onPick: (segment: string) => void;
}

const isMoves = (moves: Moves): moves is readonly Move[] => Array.isArray(moves);

/** The named segments in their order, with who came and went. */
export function RfmSegments({ figures, settings, moves, picked, onPick }: RfmSegmentsProps): ReactNode {
  const say = useModelWords();
  const format = useFormat();
  const { language } = useLanguage();
  const rows = segmentKeys(settings)
    .map((key) => figures.segments.find((one) => one.key === key) ?? { key, users: 0, revenue: 0 })
    .filter(({ key, users }) => key !== 'others' || users > 0);
  const flow = (key: string, value: (flows: ReturnType<typeof flowsOf>) => number): string =>
    isMoves(moves) ? format.delta(value(flowsOf(moves, key))) : '—';
  return (
    <Table
      dense
      label={say('segments')}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'segment',
          title: say('segment'),
          render: ({ key }) => (
            <button
              type="button"
              className="name-link table-target"
              aria-pressed={key === picked}
              onClick={() => onPick(key)}
            >
              {segmentName(settings.segments, key, language, say('others'))}
            </button>
          ),
        },
        { key: 'users', title: say('count'), align: 'right', render: ({ users }) => format.people(users) },
        {
          key: 'share',
          title: say('share'),
          align: 'right',
          wideOnly: true,
          render: ({ users }) => (
            <>
              <Bar share={figures.all.users === 0 ? 0 : users / figures.all.users} />{' '}
              <span className="rfm-share">{format.shareOfPeople(users, figures.all.users, 1)}</span>
            </>
          ),
        },
        {
          key: 'mean',
          title: say('mean'),
          align: 'right',
          wideOnly: true,
          render: (row) => {
            const mean = meanOf(row);
            return mean === undefined ? '—' : format.money(mean, '');
          },
        },
        {
          key: 'entered',
          title: say('entered'),
          align: 'right',
          wideOnly: true,
          render: ({ key }) => flow(key, ({ came }) => peopleOf(came)),
        },
        {
          key: 'left',
          title: say('left'),
          align: 'right',
          wideOnly: true,
          render: ({ key }) => flow(key, ({ went }) => -peopleOf(went)),
        },
        {
          key: 'net',
          title: say('net'),
          align: 'right',
          render: ({ key }) => <strong>{flow(key, ({ came, went }) => peopleOf(came) - peopleOf(went))}</strong>,
        },
      ]}
    />
  );
}

/** Where the people of one segment came from and went to. */
export function RfmFlow({
  moves,
  settings,
  segment,
}: {
  moves: Moves;
  settings: RfmSettings;
  segment: string;
}): ReactNode {
  const say = useModelWords();
  const { language } = useLanguage();
  const nameOf = (key: string | null | undefined): string =>
    key === null || key === undefined ? say('unscored') : segmentName(settings.segments, key, language, say('others'));
  const body = (): ReactNode => {
    if (moves === 'waiting') return <Skeleton rows={3} />;
    if (moves === 'too-few') return <p className="models-quiet">{say('flowTooFew')}</p>;
    if (!isMoves(moves)) return <Failure title={say('flowFailed')} error={moves.error} onRetry={moves.again} />;
    const { came, went, stayed } = flowsOf(moves, segment);
    const most = Math.max(1, ...[...came, ...went].map(({ users }) => users));
    return (
      <div className="rfm-flow">
        <FlowList
          title={say('cameFrom')}
          sign={1}
          most={most}
          lines={came.map(({ from, users }) => [nameOf(from), users])}
        />
        <Stayed count={stayed} />
        <FlowList
          title={say('wentTo')}
          sign={-1}
          most={most}
          lines={went.map(({ to, users }) => [nameOf(to), users])}
        />
      </div>
    );
  };
  return (
    <section className="rfm-flow-section" aria-label={say('flow', { segment: nameOf(segment) })}>
      <h2>{say('flow', { segment: nameOf(segment) })}</h2>
      {body()}
    </section>
  );
}

function Stayed({ count }: { count: number }): ReactNode {
  const say = useModelWords();
  const format = useFormat();
  return (
    <div className="rfm-stayed">
      <span>{say('stayed')}</span>
      <strong className="figure">{format.people(count)}</strong>
    </div>
  );
}

function FlowList({
  title,
  sign,
  most,
  lines,
}: {
  title: string;
  sign: 1 | -1;
  most: number;
  lines: readonly (readonly [name: string, users: number])[];
}): ReactNode {
  const say = useModelWords();
  const format = useFormat();
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 && <p className="models-quiet">{say('nobody')}</p>}
      <ul>
        {lines.map(([name, users]) => (
          <li key={name}>
            <span>{name}</span>
            <Bar share={users / most} tone={sign === 1 ? 'accent' : 'excluded'} />
            <span className="figure">{format.delta(sign * users)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
