import { useQuery } from '@apollo/client/react';
import { lazy, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Rule } from '@strata/rules';
import { useLocation, useParams } from 'react-router';
import { Failure } from '../../parts/failure';
import { Face } from '../../parts/face';
import { Skeleton } from '../../parts/skeleton';
import { useWidth } from '../../theme/theme-provider';
import { Builder } from './builder';
import { CompositionProvider } from './composition';
import { useDefinitions } from './definitions';
import type { BuilderDefinitions } from './definitions';
import { localDraft } from './draft';
import { SEGMENT } from './segment';
import type { Segment } from './segment';
import { groupOf, readDraft, treeFromDraft, treeFromRule } from './tree';
import type { Group } from './tree';
import { useBuilderWords } from './words';

// Phones read and wide screens compose: neither loads the other.
const ReadingView = lazy(() => import('./reading-view'));

/** A rule that another screen hands over to start from: `navigate('/segments/~new', { state: { rule } })`. */
function handedOver(state: unknown): Rule | undefined {
  if (typeof state !== 'object' || state === null || !('rule' in state)) return undefined;
  return state.rule as Rule;
}

/** What the canvas begins with: the newest draft, what another screen handed over, the published rule, or nothing. */
function begin(segment: Segment | undefined, state: unknown): Group {
  const rule = handedOver(state);
  if (!segment && rule) return treeFromRule(rule);
  const here = localDraft(segment?.key);
  const draft = here === undefined ? readDraft(segment?.draft) : here;
  if (draft) return treeFromDraft(draft);
  return segment ? treeFromRule(segment.rule as Rule) : groupOf('all', []);
}

export function Component(): ReactNode {
  const { key } = useParams();
  const say = useBuilderWords();
  const { definitions, error, refetch } = useDefinitions();
  const found = useQuery(SEGMENT, {
    variables: { key: key ?? '' },
    skip: key === undefined,
    fetchPolicy: 'network-only',
  });
  const problem = error ?? found.error;
  if (problem !== undefined && !definitions) {
    const retry = (): void => {
      refetch();
      if (key !== undefined) void found.refetch();
    };
    return <Failure title={say('loadFailed')} error={problem} onRetry={retry} />;
  }
  if (found.error)
    return <Failure title={say('loadFailed')} error={found.error} onRetry={() => void found.refetch()} />;
  if (!definitions || (key !== undefined && !found.data)) return <Skeleton rows={9} />;
  const segment = found.data?.segment ?? undefined;
  if (key !== undefined && !segment) return <Face title={say('notFoundTitle')} text={say('notFoundText')} />;
  return (
    <Screen key={key ?? 'new'} definitions={definitions} segment={segment} onPublished={() => void found.refetch()} />
  );
}

interface ScreenProps {
  definitions: BuilderDefinitions;
  segment?: Segment;
  onPublished: () => void;
}

function Screen({ definitions, segment, onPublished }: ScreenProps): ReactNode {
  const { state } = useLocation() as { state: unknown };
  const phone = useWidth() === 'phone';
  const [initial] = useState(() => (phone && segment ? treeFromRule(segment.rule as Rule) : begin(segment, state)));
  const body = useMemo(
    () => (phone ? <ReadingView segment={segment} /> : <Builder segment={segment} onPublished={onPublished} />),
    [phone, segment, onPublished],
  );
  return (
    <CompositionProvider definitions={definitions} segmentKey={segment?.key} initial={initial}>
      {body}
    </CompositionProvider>
  );
}
