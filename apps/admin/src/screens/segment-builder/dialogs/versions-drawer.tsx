import { useMutation, useQuery } from '@apollo/client/react';
import type { Rule } from '@strata/rules';
import { Button, Drawer, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { useLanguage } from '../../../i18n/language';
import { Failure } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { useComposition } from '../composition';
import type { DraftKeeper } from '../draft-keeper';
import { RESTORE, VERSIONS } from '../segment';
import { treeFromRule } from '../tree';
import { useBuilderWords } from '../words';

const SHOWN = 50;

interface VersionsDrawerProps {
  segmentKey: string;
  drafts: DraftKeeper;
  onClose: () => void;
}

/** Every version: look at one on the canvas, or restore it as a new one. */
export default function VersionsDrawer({ segmentKey, drafts, onClose }: VersionsDrawerProps): ReactNode {
  const { edit } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(VERSIONS, {
    variables: { key: segmentKey, first: SHOWN, locale: language },
    fetchPolicy: 'cache-and-network',
  });
  const [restore, restoring] = useMutation(RESTORE);
  const put = (rule: unknown): void => {
    const tree = treeFromRule(rule as Rule);
    edit(tree, { focus: tree.id });
    onClose();
  };
  const restored = async (version: number, rule: unknown): Promise<void> => {
    await drafts.publishing(async () => {
      const { error } = await restore({ variables: { input: { key: segmentKey, version } }, errorPolicy: 'all' });
      if (!error) put(rule);
      return !error;
    });
  };
  return (
    <Drawer open title={say('versionsTitle')} onClose={onClose} size={440}>
      <p className="drawer-note">{say('restoreWhat')}</p>
      {error && <Failure title={say('loadFailed')} error={error} onRetry={() => void refetch()} />}
      {restoring.error && <Failure title={say('restore')} error={restoring.error} onRetry={() => restoring.reset()} />}
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
            <p>{node.sentence}</p>
            <div className="version-actions">
              <Button size="small" onClick={() => put(node.rule)}>
                {say('showVersion')}
              </Button>
              {node.version !== data.segment?.version && (
                <Button size="small" loading={restoring.loading} onClick={() => void restored(node.version, node.rule)}>
                  {say('restore')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
