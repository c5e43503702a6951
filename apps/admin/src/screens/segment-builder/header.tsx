import CodeOutlined from '@ant-design/icons/CodeOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import HistoryOutlined from '@ant-design/icons/HistoryOutlined';
import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RedoOutlined from '@ant-design/icons/RedoOutlined';
import UndoOutlined from '@ant-design/icons/UndoOutlined';
import { Button, Input, Popover, Tooltip } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../format/use-format';
import { useComposition } from './composition';
import type { DraftState } from './draft-keeper';
import { useBuilderWords } from './words';

export type Dialog = 'versions' | 'json' | 'moves' | 'publish' | 'create' | 'keys';

interface HeaderProps {
  name: string;
  onRename: (name: string) => void;
  version?: number;
  changes: number;
  draft: DraftState;
  onOpen: (dialog: Dialog) => void;
  onDiscard: () => void;
}

/** What is being composed, whether it is published, and the one primary button. */
export function Header({ name, onRename, version, changes, draft, onOpen, onDiscard }: HeaderProps): ReactNode {
  const { undo, redo, canUndo, canRedo, sound } = useComposition();
  const say = useBuilderWords();
  const isNew = version === undefined;
  return (
    <header className="page-header builder-header">
      <Link to="/segments" className="icon-button" aria-label={say('back')}>
        <LeftOutlined />
      </Link>
      <h1>{name || say('newTitle')}</h1>
      <Rename name={name} onRename={onRename} />
      {!isNew && (
        <span className="version-chip">
          {say(changes > 0 ? 'draft' : 'live', { version: changes > 0 ? version + 1 : version })}
        </span>
      )}
      <Progress isNew={isNew} changes={changes} draft={draft} />
      {!isNew && changes > 0 && (
        <Tooltip title={say('discardWhat', { version })}>
          <button type="button" className="link" onClick={onDiscard}>
            {say('discard')}
          </button>
        </Tooltip>
      )}
      <div className="page-actions">
        <Tooltip title={say('undo')}>
          <Button type="text" icon={<UndoOutlined />} aria-label={say('undo')} disabled={!canUndo} onClick={undo} />
        </Tooltip>
        <Tooltip title={say('redo')}>
          <Button type="text" icon={<RedoOutlined />} aria-label={say('redo')} disabled={!canRedo} onClick={redo} />
        </Tooltip>
        <span className="separator" aria-hidden="true" />
        {!isNew && (
          <Button type="text" icon={<HistoryOutlined />} onClick={() => onOpen('versions')}>
            {say('versions')}
          </Button>
        )}
        <Button type="text" icon={<CodeOutlined />} onClick={() => onOpen('json')}>
          {say('json')}
        </Button>
        {!isNew && (
          <Button onClick={() => onOpen('moves')} disabled={!sound}>
            {say('whoMoves')}
          </Button>
        )}
        <Button type="primary" disabled={!sound} onClick={() => onOpen(isNew ? 'create' : 'publish')}>
          {say(isNew ? 'publishNew' : 'publish')}
        </Button>
      </div>
    </header>
  );
}

function Progress({ isNew, changes, draft }: { isNew: boolean; changes: number; draft: DraftState }): ReactNode {
  const say = useBuilderWords();
  const format = useFormat();
  const kept =
    draft.state === 'kept'
      ? say('kept', { time: format.time(draft.at) })
      : draft.state === 'keeping'
        ? say('keeping')
        : draft.state === 'here'
          ? say('keptHere')
          : '';
  if (!isNew && changes === 0) return null;
  return (
    <span className="builder-progress figure" role="status">
      <i aria-hidden="true" />
      {isNew ? say('unsaved') : say(changes === 1 ? 'changedOne' : 'changedMany', { count: changes })}
      {kept && ` · ${kept}`}
    </span>
  );
}

function Rename({ name, onRename }: { name: string; onRename: (name: string) => void }): ReactNode {
  const say = useBuilderWords();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(name);
  const commit = (): void => {
    if (text.trim() !== '') onRename(text.trim());
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setText(name);
        setOpen(next);
      }}
      trigger="click"
      arrow={false}
      placement="bottomLeft"
      destroyOnHidden
      content={
        <Input
          autoFocus
          value={text}
          maxLength={200}
          aria-label={say('name')}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={commit}
          onBlur={commit}
        />
      }
    >
      <button type="button" className="icon-button" aria-label={say('rename')}>
        <EditOutlined />
      </button>
    </Popover>
  );
}
