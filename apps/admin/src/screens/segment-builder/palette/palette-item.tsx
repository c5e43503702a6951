import CaretDownOutlined from '@ant-design/icons/CaretDownOutlined';
import CaretRightOutlined from '@ant-design/icons/CaretRightOutlined';
import LockOutlined from '@ant-design/icons/LockOutlined';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { makeDraggable } from '../canvas/drag';
import { ConditionIcon } from '../sentence/condition-icon';
import { useBuilderWords } from '../words';
import { rememberUse } from './frequent';
import type { PaletteItem } from './items';

interface ItemProps {
  item: PaletteItem;
  used: boolean;
  open: boolean;
  common: object;
  onAdd: () => void;
  onFold: () => void;
  children: ReactNode;
}

/** One thing that a condition can be made of: dragged in, double-clicked, or added with Enter. */
export function Item({ item, used, open, common, onAdd, onFold, children }: ItemProps): ReactNode {
  const say = useBuilderWords();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = element.current;
    if (!node || item.locked) return;
    return makeDraggable(
      node,
      undefined,
      () => ({ from: 'palette', condition: item.condition }),
      () => item.label,
      () => rememberUse(item.id),
    );
  }, [item]);
  return (
    <div
      ref={element}
      {...common}
      aria-level={item.depth + 2}
      aria-expanded={item.branch ? open : undefined}
      className={item.locked ? 'palette-item palette-locked' : 'palette-item'}
      aria-disabled={item.locked}
      title={item.locked ? say('locked') : undefined}
      style={{ paddingLeft: 6 + item.depth * 20 }}
      onDoubleClick={onAdd}
      data-palette={item.id}
    >
      {item.branch ? (
        <button type="button" tabIndex={-1} aria-hidden="true" className="palette-fold" onClick={onFold}>
          {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
        </button>
      ) : (
        <ConditionIcon form={item.form} />
      )}
      <span className="palette-label">{item.label}</span>
      {item.locked && <LockOutlined aria-hidden="true" />}
      {item.locked && <span className="visually-hidden">{say('locked')}</span>}
      {used && <i className="palette-used" title={say('inUse')} />}
      {item.stale && <i className="palette-stale" title={say('stale')} />}
      {used && <span className="visually-hidden">{say('inUse')}</span>}
      {item.stale && <span className="visually-hidden">{say('stale')}</span>}
      {children}
    </div>
  );
}
