import { useQuery } from '@apollo/client/react';
import type { Rule } from '@strata/rules';
import { Button, Drawer, Tag } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { Failure } from '../../../parts/failure';
import { Sentence } from '../../../parts/sentence';
import { Skeleton } from '../../../parts/skeleton';
import { useComposition } from '../composition';
import type { DraftKeeper } from '../draft-keeper';
import { VERSIONS } from '../segment';
import { treeFromRule } from '../tree';
import { useBuilderWords } from '../words';
import RestoreDrawer from './restore-drawer';

const SHOWN = 50;

interface VersionsDrawerProps {
  segmentKey: string;
  drafts: DraftKeeper;
  onClose: () => void;
}

/** Every version: look at one on the canvas, or restore it as a new one. */
export default function VersionsDrawer({ segmentKey, drafts, onClose }: VersionsDrawerProps): ReactNode {
  const { edit, definitions } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const { data, error, refetch } = useQuery(VERSIONS, {
    variables: { key: segmentKey, first: SHOWN },
    fetchPolicy: 'cache-and-network',
  });
  const [restoring, setRestoring] = useState<{ version: number; rule: unknown }>();
  const put = (rule: unknown): void => {
    const tree = treeFromRule(rule as Rule);
    edit(tree, { focus: tree.id });
    onClose();
  };
  return (
    <Drawer open title={say('versionsTitle')} onClose={onClose} size={440}>
      <p className="drawer-note">{say('restoreWhat')}</p>
      {error && <Failure title={say('loadFailed')} error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} />}
      <ul className="versions">
        {data?.segment?.versions.edges.map(({ node }) => (
          <li key={node.version}>
            <header>
              <strong>v{node.version}</strong>
              {node.version === data.segment?.version && <Tag color="success">{say('versionNow')}</Tag>}
              <span className="figure">{say('versionBy', { time: format.relative(node.publishedAt) })}</span>
            </header>
            {node.note && <p className="version-note">{node.note}</p>}
            <p>
              <Sentence rule={node.rule as Rule} definitions={definitions.forRules} />
            </p>
            <div className="version-actions">
              <Button size="small" onClick={() => put(node.rule)}>
                {say('showVersion')}
              </Button>
              {node.version !== data.segment?.version && (
                <Button size="small" onClick={() => setRestoring(node)}>
                  {say('restore')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {restoring && data?.segment && (
        <RestoreDrawer
          segmentKey={segmentKey}
          now={data.segment.rule}
          {...restoring}
          around={(publish) => drafts.publishing(publish)}
          onClose={() => setRestoring(undefined)}
          onRestored={() => put(restoring.rule)}
        />
      )}
    </Drawer>
  );
}
