import CopyOutlined from '@ant-design/icons/CopyOutlined';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Rule } from '@strata/rules';
import { checkRule } from '@strata/rules';
import { useComposition } from '../composition';
import { JsonEditor } from '../sentence/json-value';
import { useSentenceWords } from '../sentence/words';
import { treeFromRule } from '../tree';
import { useBuilderWords } from '../words';

const SHAPES = new Set(['UNKNOWN_KEY', 'MISSING_KEY', 'CONFLICTING_KEYS', 'WRONG_TYPE']);

/** The rule as the API takes it: copied from here, or pasted and applied. */
export default function JsonDrawer({ onClose }: { onClose: () => void }): ReactNode {
  const { written, edit, definitions, segmentKey } = useComposition();
  const say = useBuilderWords();
  const sayFault = useSentenceWords();
  const [copied, setCopied] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(JSON.stringify(written.rule ?? null, null, 2));
    setCopied(true);
  };
  const apply = (value: unknown): void => {
    const checked = checkRule(value, definitions.forRules, { segment: segmentKey });
    // What the rows can show as a fault is let in; what is no rule at all has no row to be shown on.
    const shapeless = (checked.faults ?? []).filter(({ code }) => SHAPES.has(code));
    setRefused(shapeless.map(({ path, code }) => `${path}: ${sayFault(`fault-${code}`)}`));
    if (shapeless.length > 0) return;
    const tree = treeFromRule(value as Rule);
    edit(tree, { focus: tree.id });
    onClose();
  };
  return (
    <Drawer
      open
      title={say('jsonTitle')}
      onClose={onClose}
      size={480}
      extra={
        <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
          {say(copied ? 'jsonCopied' : 'jsonCopy')}
        </Button>
      }
    >
      <p className="drawer-note">
        {say('jsonWhat')} <a href="/playground">{say('jsonPlayground')}</a>
      </p>
      <JsonEditor value={written.rule ?? null} label={say('jsonTitle')} onApply={apply} />
      {refused.map((text) => (
        <p key={text} role="alert" className="note note-fault">
          {text}
        </p>
      ))}
    </Drawer>
  );
}
