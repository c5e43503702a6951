import { useQuery } from '@apollo/client/react';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { Failure } from '../../../parts/failure';
import { LineChart } from '../../../parts/line-chart';
import { NotAllowed } from '../../../parts/not-allowed';
import { Skeleton } from '../../../parts/skeleton';
import { SEGMENT_SIZE } from '../documents';
import { useSegmentWords } from '../words';

/** Days shown, and at how many instants the rule is evaluated for them. */
const SPANS = [
  { days: 7, points: 15 },
  { days: 30, points: 31 },
  { days: 90, points: 31 },
] as const;

/** The rule's count at past instants. */
export function TrendTab({ segmentKey, name }: { segmentKey: string; name: string }): ReactNode {
  const say = useSegmentWords();
  const format = useFormat();
  const [days, setDays] = useState<number>(90);
  const span = SPANS.find((one) => one.days === days) ?? SPANS[2];
  const { data, previousData, error, refetch } = useQuery(SEGMENT_SIZE, { variables: { key: segmentKey, ...span } });
  const trend = (data ?? previousData)?.segment?.trend;
  const points = useMemo(() => (trend ?? []).map(({ at, count }) => ({ at, value: count })), [trend]);
  return (
    <div className="segment-pad">
      <Segmented
        value={days}
        onChange={setDays}
        options={SPANS.map((one) => ({ value: one.days, label: say('days', { count: one.days }) }))}
      />
      {error && !trend ? (
        <Failure title={say('partFailed')} error={error} onRetry={() => void refetch()} />
      ) : trend === null ? (
        // By the day on which it begins to hold somebody it would tell what it rests on.
        <NotAllowed takes={['PROFILE_SENSITIVE']} />
      ) : !trend ? (
        <Skeleton rows={6} />
      ) : (
        <LineChart
          points={points}
          height={320}
          label={`${say('trendOf', { name })} ${format.count(points.at(-1)?.value ?? 0)}`}
        />
      )}
      <p className="segment-meta">{say('history')}</p>
    </div>
  );
}
