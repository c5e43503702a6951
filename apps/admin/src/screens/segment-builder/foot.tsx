import ExclamationCircleOutlined from '@ant-design/icons/ExclamationCircleOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useComposition } from './composition';
import { openPalette } from './palette/open-palette';
import { sizeOf } from './tree-edit';
import { useBuilderWords } from './words';

interface FootProps {
  onKeys: () => void;
  /** On narrower screens the palette is a drawer, opened from here. */
  paletteDrawer: boolean;
}

/** Under the canvas: what is wrong, what to know, how large the rule is, and the four keys worth knowing. */
export function Foot({ onKeys, paletteDrawer }: FootProps): ReactNode {
  const { tree, faultCount, warningCount } = useComposition();
  const say = useBuilderWords();
  const { conditions, levels } = sizeOf(tree);
  return (
    <footer className="foot">
      {paletteDrawer && (
        <Button size="small" icon={<PlusOutlined />} onClick={openPalette}>
          {say('openPalette')} <kbd>/</kbd>
        </Button>
      )}
      {faultCount > 0 && (
        <span className="foot-faults">
          <ExclamationCircleOutlined /> {say('faults', { count: faultCount })}
        </span>
      )}
      {warningCount > 0 && (
        <span className="foot-warnings">
          <WarningOutlined /> {say('warnings', { count: warningCount })}
        </span>
      )}
      <span className="figure">{say('size', { conditions, levels })}</span>
      <span className="foot-keys">
        <span>
          <kbd>Enter</kbd> {say('keyAdd')}
        </span>
        <span>
          <kbd>Alt ↑↓</kbd> {say('keyMove')}
        </span>
        <span>
          <kbd>Alt ←→</kbd> {say('keyInOut')}
        </span>
        <button type="button" onClick={onKeys}>
          <kbd>?</kbd> {say('keyAll')}
        </button>
      </span>
    </footer>
  );
}
