import type { ReactNode } from 'react';
import type { RuleProps } from 'react-querybuilder';
import { useComposition } from '../composition';
import { ConditionIcon } from '../sentence/condition-icon';
import { Sentence } from '../sentence/sentence';
import { useConditionText } from '../sentence/condition-text';
import type { Row } from '../tree';
import { isGroup } from '../tree';
import { nodeAt, setCondition } from '../tree-edit';
import { useConjunction } from './conjunction';
import { RowFrame } from './row-frame';

/** A condition as the query builder draws a rule. */
export function RuleRow(props: RuleProps): ReactNode {
  const { path, parentMuted, isDragging, dndRef, dragRef } = props;
  const row = props.rule as Row;
  const { tree, edit } = useComposition();
  const conjunction = useConjunction();
  const parent = nodeAt(tree, path.slice(0, -1));
  const text = useConditionText()(row.value);
  if (!parent || !isGroup(parent)) return null;
  const at = path.at(-1) ?? 0;
  return (
    <RowFrame
      id={row.id}
      level={path.length + 1}
      at={at + 1}
      of={parent.rules.length}
      conjunction={at > 0 ? conjunction(parent.combinator) : undefined}
      muted={row.muted === true || parentMuted === true}
      excluded={parent.combinator === 'none'}
      dragging={isDragging === true}
      label={text}
      frameRef={dndRef ?? null}
      handleRef={dragRef ?? null}
    >
      <ConditionIcon form={row.field} />
      <Sentence
        id={row.id}
        condition={row.value}
        onChange={(condition, kind) =>
          edit(setCondition(tree, row.id, condition), { kind: kind && `${row.id} ${kind}` })
        }
      />
    </RowFrame>
  );
}
