import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { DURATION_UNITS, readDuration, useDurationText, writeDuration } from './durations';
import type { DurationUnit } from './durations';
import { useSentenceWords } from './words';

const COMMON = ['P1D', 'P7D', 'P14D', 'P30D', 'P60D', 'P90D', 'P180D', 'P365D'];
const UNIT_WORDS = {
  minute: 'unitMinute',
  hour: 'unitHour',
  day: 'unitDay',
  week: 'unitWeek',
  month: 'unitMonth',
  year: 'unitYear',
} as const satisfies Record<DurationUnit, string>;

interface DurationEditorProps {
  value: string;
  onChange: (value: string) => void;
  units?: readonly DurationUnit[];
}

/** A length of time: the common ones one press away, any other typed. */
export function DurationEditor({ value, onChange, units = DURATION_UNITS }: DurationEditorProps): ReactNode {
  const say = useSentenceWords();
  const text = useDurationText();
  const { amount, unit } = readDuration(value) ?? { amount: 30, unit: 'day' as const };
  return (
    <div className="duration-editor">
      <div className="choices">
        {COMMON.map((common) => (
          <button
            key={common}
            type="button"
            className={common === value ? 'choice choice-on' : 'choice'}
            aria-pressed={common === value}
            onClick={() => onChange(common)}
          >
            {text(common)}
          </button>
        ))}
      </div>
      <div className="duration-custom">
        <InputNumber
          size="small"
          min={1}
          max={36_500}
          precision={0}
          value={amount}
          aria-label={say('amount')}
          onChange={(next) => {
            if (typeof next === 'number') onChange(writeDuration({ amount: next, unit }));
          }}
        />
        <Select
          size="small"
          value={unit}
          aria-label={say('unit')}
          style={{ width: 90 }}
          options={units.map((known) => ({ value: known, label: say(UNIT_WORDS[known]) }))}
          onChange={(next) => onChange(writeDuration({ amount, unit: next }))}
        />
      </div>
    </div>
  );
}
