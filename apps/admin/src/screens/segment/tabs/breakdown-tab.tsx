import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../../../api/viewer';
import { useNames } from '../../../i18n/names';
import { useDefinitions } from '../../segment-builder/definitions';
import { Breakdown } from '../../../parts/breakdown';
import type { BreakdownBucket } from '../../../parts/breakdown';
import { Empty } from '../../../parts/empty';
import { Failure } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { usePartWords } from '../../../parts/words';
import { crowdPath } from '../../users/crowd';
import { SEGMENT_BREAKDOWN } from '../documents';
import { useSegmentWords } from '../words';

interface BreakdownTabProps {
  segmentKey: string;
  rule: unknown;
}

/** The members by any attribute or by the tags below any tag. Each bar opens that part of the audience. */
export function BreakdownTab({ segmentKey, rule }: BreakdownTabProps): ReactNode {
  const say = useSegmentWords();
  const sayPart = usePartWords();
  const { nameOf } = useNames();
  const may = useMay();
  const known = useDefinitions().definitions;
  const definitions = known?.forRules;
  const [params, setParams] = useSearchParams();
  // Bars name values: what is masked is not offered.
  const shown = known?.attributes.filter(({ sensitive }) => !sensitive || may('PROFILE_SENSITIVE')) ?? [];
  const attributes = [...(definitions?.attributes ?? [])].filter(([key]) => shown.some((one) => one.key === key));
  const tags = [...(definitions?.tags ?? [])].filter(([key]) =>
    [...(definitions?.tags.keys() ?? [])].some((other) => other.startsWith(`${key}/`)),
  );
  const preferred = attributes.find(([, { options }]) => options)?.[0] ?? attributes[0]?.[0];
  const by = params.get('by') ?? (preferred ? `attribute:${preferred}` : undefined);
  const chosen = by?.startsWith('tag:') ? { tagUnder: by.slice(4) } : { attribute: by?.slice('attribute:'.length) };
  const { data, error, refetch } = useQuery(SEGMENT_BREAKDOWN, {
    variables: { key: segmentKey, ...chosen },
    skip: !by,
  });
  if (!definitions) return <Skeleton rows={8} />;
  if (!by) return <Empty title={say('noAttributes')} />;
  const buckets = data?.segment?.breakdown;

  const type = chosen.attribute === undefined ? undefined : definitions.attributes.get(chosen.attribute)?.type;
  const partOf = (bucket: BreakdownBucket): string | undefined => {
    const part = condition(bucket);
    return part && crowdPath({ all: [rule, part] });
  };
  function condition(bucket: BreakdownBucket): object | undefined {
    if (bucket.other) return undefined;
    if (chosen.attribute === undefined) return bucket.value ? { tag: { in: [bucket.value] } } : undefined;
    const key = chosen.attribute;
    if (bucket.missing) return { attribute: { key, is: { exists: false } } };
    if (type === 'TEXT') return { attribute: { key, is: { eq: bucket.value } } };
    if (type === 'TEXT_LIST') return { attribute: { key, is: { has: bucket.value } } };
    if (type === 'BOOLEAN') return { attribute: { key, is: { eq: bucket.value === 'true' } } };
    return { attribute: { key, is: { gte: bucket.from, lt: bucket.to } } };
  }
  const labelOf = ({ value, label }: BreakdownBucket): string | null | undefined => {
    if (type === 'BOOLEAN' && value) return sayPart(value === 'true' ? 'yes' : 'no');
    return chosen.attribute === undefined && value ? nameOf(value, label) : label;
  };
  return (
    <div className="segment-pad segment-breakdown">
      <Select
        aria-label={say('chooseBy')}
        showSearch={{ optionFilterProp: 'label' }}
        value={by}
        onChange={(value) => setParams({ tab: 'breakdown', by: value }, { replace: true })}
        options={[
          {
            label: say('byAttribute'),
            options: attributes.map(([key, { name }]) => ({ value: `attribute:${key}`, label: name ?? key })),
          },
          {
            label: say('byTag'),
            options: tags.map(([key, { name }]) => ({ value: `tag:${key}`, label: name ?? key })),
          },
        ]}
      />
      {error ? (
        <Failure title={say('partFailed')} error={error} onRetry={() => void refetch()} />
      ) : !buckets ? (
        <Skeleton rows={8} />
      ) : (
        <Breakdown
          label={say('breakdown')}
          buckets={buckets.map((bucket) => ({ ...bucket, label: labelOf(bucket) }))}
          linkTo={partOf}
        />
      )}
    </div>
  );
}
