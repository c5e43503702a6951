import { skipToken, useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNames } from '../../i18n/names';
import { Breakdown } from '../../parts/breakdown';
import { Failure } from '../../parts/failure';
import { Skeleton } from '../../parts/skeleton';
import { crowdPath } from '../users/crowd';
import { LAYERS, LAYER_TAGS } from './documents';
import { useOverviewWords } from './words';

/** Everyone by the tags below one tag: stages of the lifecycle, tiers of value, interests. Each bar opens its people. */
export function Layers(): ReactNode {
  const say = useOverviewWords();
  const { nameOf } = useNames();
  const [chosen, setChosen] = useState<string>();
  const known = useQuery(LAYER_TAGS).data?.tags;
  const tags = known ?? [];
  const roots = tags.filter(({ key }) => !key.includes('/') && tags.some((tag) => tag.key.startsWith(`${key}/`)));
  const root = roots.find(({ key }) => key === (chosen ?? 'lifecycle')) ?? roots[0];
  const { data, previousData, error, refetch } = useQuery(
    LAYERS,
    root ? { variables: { under: root.key } } : skipToken,
  );
  const buckets = (data ?? previousData)?.previewRule?.breakdown;
  if (known && !root) return null;
  return (
    <section className="overview-layers" aria-label={say('layers')}>
      <h2>
        {say('layers')}
        <Select
          size="small"
          variant="borderless"
          aria-label={say('layers')}
          value={root?.key}
          onChange={setChosen}
          options={roots.map(({ key, name }) => ({ value: key, label: nameOf(key, name) }))}
          popupMatchSelectWidth={false}
        />
      </h2>
      {!buckets && !error && <Skeleton rows={7} />}
      {!buckets && error && <Failure title={say('layersFailed')} error={error} onRetry={() => void refetch()} />}
      {buckets && (
        <Breakdown
          label={say('layers')}
          buckets={buckets.map((bucket) => ({
            ...bucket,
            label: bucket.value ? nameOf(bucket.value, bucket.label) : bucket.label,
          }))}
          linkTo={({ value }) => (value ? crowdPath({ tag: { in: [value] } }) : undefined)}
        />
      )}
    </section>
  );
}
