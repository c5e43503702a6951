import { Segmented } from 'antd';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../../api/workspace';
import { useFormat } from '../../../format/use-format';
import { instantOf, todayIn } from '../../../format/wall-time';
import { ValuePopover } from './controls';
import { DurationEditor } from './duration-editor';
import { useDurationText } from './durations';
import { useSentenceWords } from './words';

// The calendar is large, and needed only once somebody sets a fixed date.
const CalendarPicker = lazy(() => import('../../../parts/calendar-picker'));

/** What the attribute's type takes: a date, or an instant with its zone. */
export type InstantKind = 'DATE' | 'DATETIME';

const relative = /^([+-])?(P.+)$/;

/** "60 天前", or the date. */
export function useInstantText(): (text: string, kind: InstantKind) => string {
  const say = useSentenceWords();
  const duration = useDurationText();
  const format = useFormat();
  return (text, kind) => {
    const match = relative.exec(text);
    if (match) return say(match[1] === '-' ? 'relativeAgo' : 'relativeAhead', { duration: duration(match[2] ?? '') });
    if (kind === 'DATE' || Number.isNaN(Date.parse(text))) return text;
    return format.dateTime(text);
  };
}

interface InstantEditorProps {
  value: string;
  kind: InstantKind;
  label: string;
  wrong?: boolean;
  onChange: (value: string) => void;
}

/** A moment: so long ago (or ahead), or a fixed one. */
export function InstantEditor({ value, kind, label, wrong, onChange }: InstantEditorProps): ReactNode {
  const say = useSentenceWords();
  const text = useInstantText();
  const { timeZone } = useWorkspace();
  const match = relative.exec(value);
  const sign = match?.[1] === '-' || !match ? '-' : '';
  return (
    <ValuePopover shown={text(value, kind)} label={`${label}: ${text(value, kind)}`} wrong={wrong}>
      {() => (
        <div className="instant-editor">
          <Segmented
            size="small"
            value={match ? 'relative' : 'absolute'}
            options={[
              { value: 'relative', label: say('relative') },
              { value: 'absolute', label: say('absolute') },
            ]}
            onChange={(next) => onChange(next === 'relative' ? '-P30D' : today(kind, timeZone))}
          />
          {match ? (
            <>
              <DurationEditor value={match[2] ?? 'P30D'} onChange={(duration) => onChange(`${sign}${duration}`)} />
              <Segmented
                size="small"
                value={sign === '-' ? 'ago' : 'ahead'}
                options={[
                  { value: 'ago', label: say('ago') },
                  { value: 'ahead', label: say('ahead') },
                ]}
                onChange={(next) => onChange(`${next === 'ago' ? '-' : ''}${match[2] ?? 'P30D'}`)}
              />
            </>
          ) : (
            <Suspense fallback={null}>
              <CalendarPicker small value={value} kind={kind} label={label} onChange={onChange} />
            </Suspense>
          )}
        </div>
      )}
    </ValuePopover>
  );
}

/** The day that has begun where the workspace is. */
const today = (kind: InstantKind, timeZone: string): string => {
  const day = todayIn(timeZone);
  return kind === 'DATE' ? day : instantOf(`${day}T00:00:00`, timeZone);
};
