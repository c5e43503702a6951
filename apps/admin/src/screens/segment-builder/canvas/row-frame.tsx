import CopyOutlined from '@ant-design/icons/CopyOutlined';
import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import EyeInvisibleOutlined from '@ant-design/icons/EyeInvisibleOutlined';
import EyeOutlined from '@ant-design/icons/EyeOutlined';
import HolderOutlined from '@ant-design/icons/HolderOutlined';
import { Tooltip } from 'antd';
import { useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { useFormat } from '../../../format/use-format';
import { rowElementId, useComposition } from '../composition';
import { copy, drop, toggle } from '../tree-edit';
import { useBuilderWords } from '../words';
import { Figures } from './figures';
import { RowNotes } from './row-notes';

interface RowFrameProps {
  id: string;
  /** From the root's 1. */
  level: number;
  at: number;
  of: number;
  /** 且 / 或 before it, from its group; none on the first row. */
  conjunction?: string;
  muted: boolean;
  excluded: boolean;
  dragging: boolean;
  root?: boolean;
  group?: boolean;
  label: string;
  frameRef: Ref<HTMLDivElement>;
  handleRef: Ref<HTMLSpanElement>;
  children: ReactNode;
}

/** Whether a row's sentence reaches as far as where its actions show. */
const reachesActions = (row: HTMLElement): boolean => {
  const edge = (name: string): DOMRect | undefined => row.querySelector(name)?.getBoundingClientRect();
  return (edge('[data-sentence]')?.right ?? 0) > (edge('.row-actions')?.left ?? Infinity);
};

/** The anatomy that every row shares: handle, conjunction, sentence, actions, figures, and notes below. */
export function RowFrame(props: RowFrameProps): ReactNode {
  const {
    id,
    level,
    at,
    of,
    conjunction,
    muted,
    excluded,
    dragging,
    root,
    group,
    label,
    frameRef,
    handleRef,
    children,
  } = props;
  const { focused, focus, faults, counts, tree } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const [long, setLong] = useState(false);
  const current = focused === id || (focused === undefined && id === tree.id);
  const count = counts.get(id)?.count;
  const className = [
    'row',
    group && 'row-head',
    root && 'row-root',
    muted && 'row-off',
    dragging && 'row-dragging',
    faults.has(id) && 'row-faulty',
    long && 'row-long',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <>
      <div
        ref={frameRef}
        id={rowElementId(id)}
        data-row={id}
        role="row"
        className={className}
        tabIndex={current ? 0 : -1}
        aria-level={level}
        aria-posinset={at}
        aria-setsize={of}
        aria-expanded={group ? true : undefined}
        aria-selected={current}
        aria-label={[
          label,
          muted ? say('isOff') : count === undefined ? '' : `${format.people(count)} ${say('people')}`,
        ]
          .filter(Boolean)
          .join(' · ')}
        onPointerEnter={(event) => setLong(reachesActions(event.currentTarget))}
        onFocus={(event) => {
          focus(id);
          setLong(reachesActions(event.currentTarget));
        }}
      >
        <div role="gridcell" className="row-sentence">
          {!root && (
            <span ref={handleRef} className="row-handle" title={say('drag')} aria-hidden="true">
              <HolderOutlined />
            </span>
          )}
          {!root && <span className="row-conjunction">{conjunction}</span>}
          <div className="row-words" data-sentence>
            {children}
          </div>
        </div>
        <div role="gridcell" className="row-actions">
          {!root && <RowActions id={id} muted={muted} label={label} />}
        </div>
        <Figures id={id} muted={muted} excluded={excluded} strong={group} root={root} />
      </div>
      <RowNotes id={id} level={level} />
    </>
  );
}

function RowActions({ id, muted, label }: { id: string; muted: boolean; label: string }): ReactNode {
  const { tree, edit } = useComposition();
  const say = useBuilderWords();
  const copied = (): void => {
    const next = copy(tree, id);
    edit(next.tree, { focus: next.focus });
  };
  const actions = [
    { key: 'copy', text: say('copy'), icon: <CopyOutlined />, act: copied },
    {
      key: 'off',
      text: say(muted ? 'on' : 'off'),
      icon: muted ? <EyeOutlined /> : <EyeInvisibleOutlined />,
      act: () => edit(toggle(tree, id), { say: say(muted ? 'announceOn' : 'announceOff') }),
    },
    {
      key: 'remove',
      text: say('remove'),
      icon: <DeleteOutlined />,
      act: () => edit(drop(tree, id), { say: say('announceRemoved') }),
    },
  ];
  return actions.map(({ key, text, icon, act }) => (
    <Tooltip key={key} title={text}>
      <button type="button" className="icon-button" aria-label={`${text}: ${label}`} onClick={act}>
        {icon}
      </button>
    </Tooltip>
  ));
}
