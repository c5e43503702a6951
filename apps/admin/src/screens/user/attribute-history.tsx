import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../format/use-format';
import { useSourceText, useValueText } from '../../format/values';
import type { UserQuery } from '../../graphql/graphql';
import { useNames } from '../../i18n/names';
import { Drawer } from '../../parts/drawer';
import { Failure } from '../../parts/failure';
import { Masked } from '../../parts/masked';
import { Skeleton } from '../../parts/skeleton';
import { ATTRIBUTE_HISTORY } from './documents';
import { useMethodText, useUserWords } from './words';

const PAGE = 20;

interface AttributeHistoryProps {
  userId: string;
  definition: UserQuery['attributes'][number];
  onClose: () => void;
}

/** What one attribute is and has been: each value with its time, where it came from, and what cleaning made of it. */
export function AttributeHistory({ userId, definition, onClose }: AttributeHistoryProps): ReactNode {
  const say = useUserWords();
  const format = useFormat();
  const valueText = useValueText();
  const sourceText = useSourceText();
  const methodText = useMethodText();
  const { nameOf } = useNames();
  const { data, error, refetch, fetchMore } = useQuery(ATTRIBUTE_HISTORY, {
    variables: { id: userId, key: definition.key, first: PAGE },
    fetchPolicy: 'network-only',
  });
  const history = data?.user?.attributeHistory;
  const readMore = (): void => {
    void fetchMore({
      variables: { after: history?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: more }) =>
        before.user && more.user
          ? {
              user: {
                ...more.user,
                attributeHistory: {
                  ...more.user.attributeHistory,
                  edges: [...before.user.attributeHistory.edges, ...more.user.attributeHistory.edges],
                },
              },
            }
          : before,
    });
  };
  const title = say('historyOf', { name: nameOf(definition.key, definition.name) });
  return (
    <Drawer title={title} onClose={onClose} size={440}>
      {error && <Failure title={say('historyFailed')} error={error} onRetry={() => void refetch()} />}
      {!history && !error && <Skeleton rows={4} />}
      {history?.edges.length === 0 && <p className="user-missing">{say('historyNone')}</p>}
      <ol className="user-history">
        {history?.edges.map(({ node }) => (
          <li key={String(node.from)}>
            <p className="user-history-value">
              {node.masked ? <Masked /> : valueText(node.value, definition)}
              {node.inferred && (
                <span className="chip user-mark">{say('historyInferred', { method: methodText(node.inferred) })}</span>
              )}
            </p>
            <p className="user-origin-line figure" title={format.exact(node.from)}>
              {say('historySpan', {
                from: format.dateTime(node.from),
                to: node.to ? format.dateTime(node.to) : say('historyNow'),
              })}
              {node.source && ` · ${sourceText(node.source)}`}
            </p>
            {node.original && <p className="user-origin-line">{say('historyOriginal', { text: node.original })}</p>}
          </li>
        ))}
      </ol>
      {history?.pageInfo.hasNextPage && (
        <Button type="text" onClick={readMore}>
          {say('historyMore')}
        </Button>
      )}
    </Drawer>
  );
}
