import { predicateMoves } from '@strata/rules';
import type { AttributeType, Predicate } from '@strata/rules';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ValuePopover } from './controls';
import { DurationEditor } from './duration-editor';
import { useDurationText } from './durations';
import { useSentenceWords } from './words';

const USUAL = 'P30D';

interface HeldForProps {
  value: string | undefined;
  is: Predicate;
  type: AttributeType;
  onChange: (value: string | undefined) => void;
  wrong: boolean;
}

/** For how long the condition has held without a break; offered where it can have, and small until it is wanted. */
export function HeldFor({ value, is, type, onChange, wrong }: HeldForProps): ReactNode {
  const say = useSentenceWords();
  const text = useDurationText();
  if (value === undefined) {
    if (predicateMoves(is, type)) return null;
    return (
      <button type="button" className="word held-for" onClick={() => onChange(USUAL)}>
        {say('addHeldFor')}
      </button>
    );
  }
  return (
    <>
      <span className="verb">{say('heldFor')}</span>
      <ValuePopover shown={text(value)} label={`${say('heldFor')}: ${text(value)}`} wrong={wrong}>
        {(close) => (
          <div className="window-editor">
            <DurationEditor value={value} onChange={onChange} />
            <Button
              size="small"
              type="text"
              onClick={() => {
                onChange(undefined);
                close();
              }}
            >
              {say('noHeldFor')}
            </Button>
          </div>
        )}
      </ValuePopover>
    </>
  );
}
