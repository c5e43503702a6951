import DownOutlined from '@ant-design/icons/DownOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Dropdown } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Path, RuleGroupProps } from 'react-querybuilder';
import { useComposition } from '../composition';
import { groupOf, isGroup, QUANTIFIERS } from '../tree';
import type { Group, Quantifier } from '../tree';
import { insertAt, nodeAt, setQuantifier } from '../tree-edit';
import { useBuilderWords } from '../words';
import { useConjunction } from './conjunction';
import { makeDropPlace } from './drag';
import { openPalette } from '../palette/open-palette';
import { RowFrame } from './row-frame';

/** A group as the query builder draws it: a head, its children on a rail, and at its end what can be added. */
export function GroupRow(props: RuleGroupProps): ReactNode {
  const { path, schema, actions, parentMuted, isDragging, previewRef, dragRef } = props;
  const group = props.ruleGroup as Group;
  const { tree, edit } = useComposition();
  const say = useBuilderWords();
  const conjunction = useConjunction();
  const root = path.length === 0;
  const parent = root ? undefined : nodeAt(tree, path.slice(0, -1));
  const inside = parent && isGroup(parent) ? parent : undefined;
  const at = path.at(-1) ?? 0;
  const muted = group.muted === true || parentMuted === true;
  const { rule: Rule, ruleGroup: RuleGroup } = schema.controls;
  return (
    <div
      className={root ? 'group group-root' : 'group'}
      {...(root ? { role: 'treegrid', 'aria-label': say('compose') } : {})}
    >
      {root && <Columns />}
      <RowFrame
        id={group.id}
        level={path.length + 1}
        at={at + 1}
        of={inside?.rules.length ?? 1}
        conjunction={inside && at > 0 ? conjunction(inside.combinator) : undefined}
        muted={muted}
        excluded={!root && (group.combinator === 'none' || inside?.combinator === 'none')}
        dragging={isDragging === true}
        root={root}
        group
        label={`${say(group.combinator)} · ${say('ofThese', { count: group.rules.length })}`}
        frameRef={previewRef ?? null}
        handleRef={dragRef ?? null}
      >
        <QuantifierPill
          quantifier={group.combinator}
          onChange={(quantifier) => edit(setQuantifier(tree, group.id, quantifier))}
        />
        <span className="group-size">{say('ofThese', { count: group.rules.length })}</span>
      </RowFrame>
      <div className={`group-children rail-${group.combinator}`}>
        {group.rules.map((child, index) => {
          const common = {
            key: child.id,
            id: child.id,
            path: [...path, index],
            schema,
            actions,
            parentMuted: muted,
            disabled: false,
            parentDisabled: false,
            context: props.context as unknown,
            translations: props.translations,
          };
          return isGroup(child) ? (
            <RuleGroup
              {...common}
              key={child.id}
              ruleGroup={child}
              rules={child.rules}
              combinator={child.combinator}
              not={false}
            />
          ) : (
            <Rule
              {...common}
              key={child.id}
              rule={child}
              field={child.field}
              operator={child.operator}
              value={child.value}
            />
          );
        })}
        <AddLine group={group} path={path} always={root} />
      </div>
    </div>
  );
}

/** The heads of the columns stand above the root, inside the treegrid. */
function Columns(): ReactNode {
  const say = useBuilderWords();
  return (
    <div role="row" className="canvas-columns">
      <div role="columnheader">
        <strong>{say('compose')}</strong> {say('exactNow')}
      </div>
      <div role="columnheader">
        <span className="visually-hidden">{say('more')}</span>
      </div>
      <div role="columnheader">{say('ofAll')}</div>
      <div role="columnheader">{say('people')}</div>
    </div>
  );
}

function QuantifierPill({
  quantifier,
  onChange,
}: {
  quantifier: Quantifier;
  onChange: (next: Quantifier) => void;
}): ReactNode {
  const say = useBuilderWords();
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        selectable: true,
        selectedKeys: [quantifier],
        items: QUANTIFIERS.map((key) => ({ key, label: say(key) })),
        onClick: ({ key }) => onChange(QUANTIFIERS.find((known) => known === key) ?? quantifier),
      }}
    >
      <button type="button" className={`pill pill-${quantifier}`} aria-haspopup="menu">
        {say(quantifier)}
        <DownOutlined />
      </button>
    </Dropdown>
  );
}

/** Closes the root always, other groups while they hold the focus or the pointer. */
function AddLine({ group, path, always }: { group: Group; path: Path; always: boolean }): ReactNode {
  const { tree, edit, focus } = useComposition();
  const say = useBuilderWords();
  const element = useRef<HTMLDivElement>(null);
  const place = path.join('.');
  useEffect(() => {
    if (!element.current) return;
    return makeDropPlace(element.current, () => ({
      on: 'end',
      path: place === '' ? [] : place.split('.').map(Number),
    }));
  }, [place]);

  const addGroup = (): void => {
    const next = insertAt(tree, groupOf(group.combinator === 'any' ? 'all' : 'any', []), [...path, group.rules.length]);
    edit(next.tree, { focus: next.focus });
  };
  return (
    <div
      ref={element}
      role="row"
      aria-level={path.length + 2}
      className={always ? 'add-line add-line-always' : 'add-line'}
    >
      <div role="gridcell">
        <button
          type="button"
          onClick={() => {
            focus(group.id);
            openPalette();
          }}
        >
          <PlusOutlined /> {say('addCondition')}
        </button>
        <button type="button" onClick={addGroup}>
          <PlusOutlined /> {say('addGroup')}
        </button>
      </div>
    </div>
  );
}
