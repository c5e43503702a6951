import HolderOutlined from '@ant-design/icons/HolderOutlined';
import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import type { DragEvent, KeyboardEvent, ReactNode } from 'react';
import { useMayDo } from '../../../api/viewer';
import { CleaningDrawer } from '../cleaning/cleaning-drawer';
import type { Source } from '../cleaning/cleaning-tab';
import { SOURCES } from '../cleaning/documents';
import { Failure, useFailureText } from '../../../parts/failure';
import { Skeleton } from '../../../parts/skeleton';
import { useWidth } from '../../../theme/theme-provider';
import { SET_RANK } from './documents';
import { moved, step, tiersOf } from './precedence';
import type { Place } from './precedence';
import { useSourceKind, useSourceLabel, useSourceWords } from './words';
import './sources.css';

const sameId = (one: Place | undefined, other: Place): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whose word counts when two sources say different things: dragged, or moved by Alt and an arrow. */
export function PrecedenceList(): ReactNode {
  const say = useSourceWords();
  const kindName = useSourceKind();
  const nameOf = useSourceLabel();
  const client = useApolloClient();
  const phone = useWidth() === 'phone';
  const ranks = useMayDo()('defineSource') && !phone;
  const { data, error, refetch } = useQuery(SOURCES, { fetchPolicy: 'cache-and-network' });
  const [define, defining] = useMutation(SET_RANK);
  const failure = useFailureText(defining.error);
  const [cleaning, setCleaning] = useState<Source>();
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<Place>();
  const [said, setSaid] = useState('');
  if (error && !data) return <Failure title={say('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton table rows={4} />;
  const tiers = tiersOf(data.sources);

  const put = async (key: string, to: Place | undefined): Promise<void> => {
    setDragged(undefined);
    setOver(undefined);
    const ranks = to ? moved(tiers, key, to) : new Map<string, number>();
    if (ranks.size === 0) return;
    for (const [source, rank] of ranks) {
      const { data: changed } = await define({ variables: { input: { key: source, rank } }, errorPolicy: 'all' });
      if (!changed?.defineSource) break;
    }
    const { data: fresh } = await client.query({ query: SOURCES, fetchPolicy: 'network-only' });
    const now = tiersOf(fresh?.sources ?? []);
    const at = now.findIndex((tier) => tier.some((one) => one.key === key));
    const found = now[at]?.find((one) => one.key === key);
    const name = found ? nameOf(found) : key;
    const shared = (now[at]?.length ?? 1) > 1;
    setSaid(say(shared ? 'movedBeside' : 'movedTo', { name, place: at + 1, total: now.length }));
  };
  const onKeyDown = (event: KeyboardEvent, key: string): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    void put(key, step(tiers, key, event.key === 'ArrowDown'));
  };
  const target = (to: Place) => ({
    onDragOver: (event: DragEvent) => {
      if (!dragged) return;
      event.preventDefault();
      if (!sameId(over, to)) setOver(to);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (dragged) void put(dragged, to);
    },
  });
  const gap = (before: number): ReactNode => (
    <li
      aria-hidden="true"
      className={sameId(over, { before }) ? 'precedence-gap precedence-here' : 'precedence-gap'}
      {...target({ before })}
    />
  );
  return (
    <section className="precedence" aria-label={say('precedence')}>
      <h2>
        {say('precedence')} <span>{say('precedenceText')}</span>
      </h2>
      {defining.error && (
        <p role="alert" className="data-problem">
          {failure}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <ol>
        {tiers.map((tier, at) => (
          <Fragment key={tier[0]?.rank}>
            {gap(at)}
            <li className={sameId(over, { into: at }) ? 'precedence-tier precedence-into' : 'precedence-tier'}>
              <span className="precedence-place figure">{at + 1}</span>
              <ul>
                {tier.map((source) => (
                  <li
                    key={source.key}
                    draggable={ranks}
                    className={dragged === source.key ? 'precedence-source precedence-lifted' : 'precedence-source'}
                    onDragStart={(event) => {
                      event.dataTransfer.effectAllowed = 'move';
                      event.dataTransfer.setData('text/plain', source.key);
                      setDragged(source.key);
                    }}
                    onDragEnd={() => {
                      setDragged(undefined);
                      setOver(undefined);
                    }}
                    {...target({ into: at })}
                  >
                    {ranks && (
                      <button
                        type="button"
                        className="precedence-handle"
                        aria-label={say('moveSource', { name: nameOf(source) })}
                        title={say('moveHint')}
                        onKeyDown={(event) => onKeyDown(event, source.key)}
                      >
                        <HolderOutlined />
                      </button>
                    )}
                    <span className="precedence-name">
                      <strong>{nameOf(source)}</strong>
                      <span>
                        {nameOf(source) === kindName(source.kind)
                          ? source.key
                          : `${kindName(source.kind)} · ${source.key}`}
                      </span>
                    </span>
                    {tier.length > 1 && <span className="precedence-note">{say('newerWins')}</span>}
                    {!ranks ? (
                      <span className="precedence-note">{cleaningLine(source)}</span>
                    ) : (
                      <Button
                        size="small"
                        type="link"
                        aria-label={say('cleaningOf', { name: nameOf(source) })}
                        onClick={() => setCleaning(source)}
                      >
                        {cleaningLine(source)}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          </Fragment>
        ))}
        {gap(tiers.length)}
      </ol>
      {cleaning && <CleaningDrawer source={cleaning} onClose={() => setCleaning(undefined)} />}
    </section>
  );
  function cleaningLine({ cleaning: { off } }: Source): string {
    return off.length === 0 ? say('allRules') : say('rulesOff', { count: off.length });
  }
}
