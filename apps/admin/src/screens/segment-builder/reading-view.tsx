import LeftOutlined from '@ant-design/icons/LeftOutlined';
import LinkOutlined from '@ant-design/icons/LinkOutlined';
import MailOutlined from '@ant-design/icons/MailOutlined';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../api/viewer';
import { useFormat } from '../../format/use-format';
import { Bar } from '../../parts/bar';
import { Sentence } from '../../parts/sentence';
import { useConjunction } from './canvas/conjunction';
import { useComposition } from './composition';
import { Breakdown } from './live/breakdown';
import { Count } from './live/count';
import { Narrowing } from './live/narrowing';
import { Sample } from './live/sample';
import { ConditionIcon } from './sentence/condition-icon';
import { useConditionText } from './sentence/condition-text';
import type { Segment } from './segment';
import { isGroup } from './tree';
import type { Group, Node } from './tree';
import { useBuilderWords } from './words';
import './live/live.css';
import './reading.css';

/** On a phone a segment is looked at, not composed: its count, its sentence, its rule as text with counts, its people. */
export default function ReadingView({ segment }: { segment?: Segment }): ReactNode {
  const { tree, sound, definitions } = useComposition();
  const say = useBuilderWords();
  const may = useMay();
  const [copied, setCopied] = useState(false);
  const name = segment?.name ?? say('newTitle');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
  };
  const mail = `mailto:?subject=${encodeURIComponent(name)}&body=${encodeURIComponent(location.href)}`;
  return (
    <div className="reading">
      <header>
        <Link to="/segments" aria-label={say('back')}>
          <LeftOutlined />
        </Link>
        <h1>{name}</h1>
        {segment && <span className="reading-live">{say('live', { version: segment.version })}</span>}
      </header>
      <div className="reading-body">
        <div className="live reading-count">
          <Count />
        </div>
        <Tabs
          items={[
            {
              key: 'rule',
              label: say('tabRule'),
              children: (
                <>
                  {sound && (
                    <p className="reading-sentence">
                      <Sentence rule={sound} definitions={definitions.forRules} />
                    </p>
                  )}
                  <ReadingGroup group={tree} />
                </>
              ),
            },
            {
              key: 'members',
              label: say('tabMembers'),
              children: <div className="live">{may('PROFILE_READ') && <Sample />}</div>,
            },
            {
              key: 'trend',
              label: say('narrowing'),
              children: (
                <div className="live">
                  <Narrowing />
                  <Breakdown at={0} />
                  <Breakdown at={1} />
                </div>
              ),
            },
          ]}
        />
        <p className="reading-note">{say('reading')}</p>
      </div>
      <footer>
        <Button size="large" icon={<LinkOutlined />} onClick={() => void copy()}>
          {say(copied ? 'linkCopied' : 'copyLink')}
        </Button>
        <Button size="large" icon={<MailOutlined />} href={mail}>
          {say('sendToComputer')}
        </Button>
      </footer>
    </div>
  );
}

function ReadingGroup({ group, inside }: { group: Group; inside?: string }): ReactNode {
  const say = useBuilderWords();
  const conjunction = useConjunction();
  return (
    <>
      <div className="reading-head">
        {inside && <span>{inside}</span>}{' '}
        <strong className={`reading-${group.combinator}`}>{say(group.combinator)}</strong>{' '}
        <small>{say('items', { count: group.rules.length })}</small>
        <ReadingFigure node={group} excluded={group.combinator === 'none' && inside !== undefined} />
      </div>
      <div className={`reading-children rail-${group.combinator}`}>
        {group.rules.map((node, at) => {
          const word = at > 0 ? conjunction(group.combinator) : undefined;
          return isGroup(node) ? (
            <ReadingGroup key={node.id} group={node} inside={word ?? ' '} />
          ) : (
            <ReadingRow key={node.id} node={node} word={word} excluded={group.combinator === 'none'} />
          );
        })}
      </div>
    </>
  );
}

function ReadingRow({ node, word, excluded }: { node: Node; word?: string; excluded: boolean }): ReactNode {
  const { counts, preview, faults, definitions } = useComposition();
  const text = useConditionText();
  if (isGroup(node)) return null;
  const total = preview.data?.total ?? 0;
  const count = counts.get(node.id)?.count ?? 0;
  return (
    <div className="reading-row">
      <ConditionIcon form={node.field} />
      <div>
        <div className="reading-words">
          <span>
            {word && <span className="reading-conjunction">{word} </span>}
            {faults.has(node.id) ? (
              text(node.value)
            ) : (
              <Sentence bare rule={node.value} definitions={definitions.forRules} />
            )}
          </span>
          <ReadingFigure node={node} excluded={excluded} />
        </div>
        <Bar share={total > 0 ? count / total : 0} tone={excluded ? 'excluded' : 'accent'} />
      </div>
    </div>
  );
}

function ReadingFigure({ node, excluded }: { node: Node; excluded: boolean }): ReactNode {
  const { counts } = useComposition();
  const format = useFormat();
  const count = counts.get(node.id)?.count;
  return (
    <span className={excluded ? 'reading-figure reading-excluded figure' : 'reading-figure figure'}>
      {count === undefined ? '—' : format.people(excluded && count > 0 ? -count : count)}
    </span>
  );
}
