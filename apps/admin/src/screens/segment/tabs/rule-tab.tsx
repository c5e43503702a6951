import { useQuery } from '@apollo/client/react';
import type { Rule } from '@strata/rules';
import type { ReactNode } from 'react';
import { useMay } from '../../../api/viewer';
import type { RuleInput } from '../../../graphql/graphql';
import { RuleOutline } from '../../../parts/rule-outline';
import { Sentence } from '../../../parts/sentence';
import { Skeleton } from '../../../parts/skeleton';
import { useDefinitions } from '../../segment-builder/definitions';
import { SEGMENT_NODES } from '../documents';
import { useSegmentWords } from '../words';

/** The published rule to read, with the exact count of every condition. */
export function RuleTab({ rule, sentence }: { rule: unknown; sentence: string }): ReactNode {
  const say = useSegmentWords();
  const definitions = useDefinitions().definitions?.forRules;
  const may = useMay();
  const { data } = useQuery(SEGMENT_NODES, {
    variables: { rule: rule as RuleInput },
    fetchPolicy: 'network-only',
    skip: !may('AUDIENCE_COUNT'),
  });
  const preview = data?.previewRule;
  return (
    <div className="segment-pad">
      <p className="segment-sentence">
        <span>{say('readsAs')}</span>
        <span>{definitions ? <Sentence rule={rule as Rule} definitions={definitions} /> : sentence}</span>
      </p>
      {definitions ? (
        <RuleOutline
          rule={rule as Rule}
          definitions={definitions}
          total={preview?.total ?? 0}
          {...(preview && { counts: new Map(preview.nodes.map(({ path, count }) => [path, count])) })}
        />
      ) : (
        <Skeleton rows={6} />
      )}
    </div>
  );
}
