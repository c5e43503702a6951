import ExclamationCircleOutlined from '@ant-design/icons/ExclamationCircleOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import type { ReactNode } from 'react';
import { useComposition } from '../composition';
import { useSentenceWords } from '../sentence/words';
import { isGroup } from '../tree';
import { drop, nodeAt, pathOf, setCondition } from '../tree-edit';
import { useBuilderWords } from '../words';
import { swapRange } from './repair';

/** Under a row: what is wrong with it and a repair, else what to know about it. */
export function RowNotes({ id, level }: { id: string; level: number }): ReactNode {
  const { faults, warnings, tree, edit } = useComposition();
  const say = useSentenceWords();
  const sayFrame = useBuilderWords();
  const path = pathOf(tree, id);
  const node = path && nodeAt(tree, path);
  const wrong = faults.get(id) ?? [];
  const notes = warnings.get(id) ?? [];
  if (!node || (wrong.length === 0 && notes.length === 0)) return null;
  const swapped = isGroup(node) ? undefined : swapRange(node.value);
  return (
    <div role="row" aria-level={level} className="row-notes">
      <div role="gridcell">
        {wrong.map((fault) => (
          <div
            key={`${fault.path} ${fault.code}`}
            className="note note-fault"
            title={`${fault.path}: ${fault.message}`}
          >
            <ExclamationCircleOutlined />
            <span>{isGroup(node) && fault.code === 'EMPTY' ? sayFrame('emptyGroup') : say(`fault-${fault.code}`)}</span>
            {fault.code === 'EMPTY_RANGE' && swapped && (
              <button type="button" onClick={() => edit(setCondition(tree, id, swapped))}>
                {say('swap')}
              </button>
            )}
            {(fault.code.startsWith('UNKNOWN_') || (isGroup(node) && fault.code === 'EMPTY')) && path.length > 0 && (
              <button type="button" onClick={() => edit(drop(tree, id))}>
                {isGroup(node) ? sayFrame('removeGroup') : say('removeIt')}
              </button>
            )}
            <code>{fault.path}</code>
          </div>
        ))}
        {wrong.length === 0 &&
          notes.map((note) => (
            <div key={note.code + note.message} className="note note-warning">
              <WarningOutlined />
              <span>{note.message}</span>
            </div>
          ))}
      </div>
    </div>
  );
}
