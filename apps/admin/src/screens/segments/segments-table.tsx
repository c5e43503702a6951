import PartitionOutlined from '@ant-design/icons/PartitionOutlined';
import { useQuery } from '@apollo/client/react';
import { describeRuleAsText } from '@strata/rules';
import type { Definitions, Rule } from '@strata/rules';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../format/use-format';
import type { SegmentsQuery } from '../../graphql/graphql';
import { useLanguage } from '../../i18n/language';
import { Masked } from '../../parts/masked';
import { Sparkline } from '../../parts/sparkline';
import { Counted } from '../../parts/counted';
import { Table } from '../../parts/table';
import { useDefinitions } from '../segment-builder/definitions';
import { SEGMENT_TREND } from './documents';
import { useSegmentsWords } from './words';

type Segment = SegmentsQuery['segments']['edges'][number]['node'];

const pathOf = (segment: { key: string }): string => `/segments/${encodeURIComponent(segment.key)}`;

/** A row a segment; on a phone its name and its count. */
export function SegmentsTable({
  segments,
  total,
}: {
  segments: readonly Segment[];
  total: number | undefined;
}): ReactNode {
  const say = useSegmentsWords();
  const format = useFormat();
  const definitions = useDefinitions().definitions?.forRules;
  return (
    <Table
      label={say('title')}
      rows={segments}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          title: say('segment'),
          render: (segment) => <Name segment={segment} definitions={definitions} />,
        },
        {
          key: 'count',
          title: say('people'),
          align: 'right',
          width: 110,
          render: ({ count }) => (
            <>
              <span className="table-strong">{format.people(count)}</span>
              <span className="table-under">{total !== undefined && format.shareOfPeople(count, total, 1)}</span>
            </>
          ),
        },
        {
          key: 'share',
          title: say('share'),
          align: 'right',
          width: 80,
          wideOnly: true,
          render: ({ count }) => total !== undefined && format.shareOfPeople(count, total, 1),
        },
        {
          key: 'trend',
          title: say('trend'),
          width: 150,
          wideOnly: true,
          render: (segment) => <Trend segment={segment} />,
        },
        {
          key: 'change',
          title: say('change'),
          align: 'right',
          width: 96,
          wideOnly: true,
          render: (segment) => <Change segment={segment} />,
        },
        {
          key: 'freshness',
          title: say('freshness'),
          width: 150,
          wideOnly: true,
          render: (segment) => <Freshness segment={segment} />,
        },
        {
          key: 'used',
          title: say('usedIn'),
          width: 150,
          wideOnly: true,
          render: (segment) => <UsedIn segment={segment} />,
        },
      ]}
    />
  );
}

function Name({ segment, definitions }: { segment: Segment; definitions: Definitions | undefined }): ReactNode {
  const say = useSegmentsWords();
  const { language } = useLanguage();
  // In the browser, which knows the names of what was named in Chinese in English too.
  const sentence = definitions && describeRuleAsText(segment.rule as Rule, definitions, language);
  return (
    <div className="table-two">
      <Link to={pathOf(segment)}>
        {segment.name}
        {segment.draftAt && (
          <span className="segments-draft">
            v{segment.version + 1} {say('draft')}
          </span>
        )}
      </Link>
      <span title={sentence}>{segment.description || sentence}</span>
    </div>
  );
}

/** Undefined until it is there; null where it rests on what the viewer may not see. */
function useTrend({ key }: Segment): readonly number[] | null | undefined {
  const { data } = useQuery(SEGMENT_TREND, { variables: { key } });
  return data?.segment?.trend === null ? null : data?.segment?.trend?.map(({ count }) => count);
}

function Trend({ segment }: { segment: Segment }): ReactNode {
  const say = useSegmentsWords();
  const counts = useTrend(segment);
  if (counts === null) return <Masked />;
  const shown = counts ?? [];
  const still = shown.every((count) => count === shown[0]);
  return (
    <Sparkline values={shown} width={126} height={30} quiet={still} label={say('trendOf', { name: segment.name })} />
  );
}

/** The last point of the trend against the one a week before. */
function Change({ segment }: { segment: Segment }): ReactNode {
  const format = useFormat();
  const counts = useTrend(segment);
  if (counts === null) return '—';
  const [before, now] = (counts ?? []).slice(-2);
  if (before === undefined || now === undefined) return <Counted count={undefined}>{() => null}</Counted>;
  return <Tooltip title={format.delta(now - before)}>{format.change(before, now)}</Tooltip>;
}

function Freshness({ segment }: { segment: Segment }): ReactNode {
  const say = useSegmentsWords();
  const format = useFormat();
  if (segment.archivedAt)
    return (
      <span className="segments-quiet">
        {say('archivedSince')} {format.relative(segment.archivedAt)}
      </span>
    );
  return (
    <span className="segments-quiet">
      <span className="segments-dot" aria-hidden="true" /> {say('live')} {format.relative(segment.asOf)}
    </span>
  );
}

function UsedIn({ segment }: { segment: Segment }): ReactNode {
  const format = useFormat();
  const say = useSegmentsWords();
  if (segment.usedIn.length === 0) return '—';
  return (
    <Tooltip title={format.list(segment.usedIn.map(({ name }) => name))}>
      <span className="segments-quiet">
        <PartitionOutlined /> {say('inSegments', { count: segment.usedIn.length })}
      </span>
    </Tooltip>
  );
}
