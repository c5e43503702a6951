import { CALENDAR_WINDOWS } from '@strata/rules';
import type { During } from '@strata/rules';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { ValuePopover } from './controls';
import { DurationEditor } from './duration-editor';
import { useDurationText } from './durations';
import { InstantEditor, useInstantText } from './instant-editor';
import { useSentenceWords } from './words';

type WindowForm = 'last' | 'calendar' | 'fixed' | 'ever';

const formOf = (during: During | undefined): WindowForm => {
  if (!during) return 'ever';
  return during.last !== undefined ? 'last' : during.calendar !== undefined ? 'calendar' : 'fixed';
};

const START: Record<WindowForm, During | undefined> = {
  last: { last: 'P30D' },
  calendar: { calendar: 'THIS_MONTH' },
  fixed: { from: '-P60D', to: '-P30D' },
  ever: undefined,
};

/** "365 天", "本月", "60 天前 至 30 天前", "至今". */
export function useWindowText(): (during: During | undefined) => string {
  const say = useSentenceWords();
  const duration = useDurationText();
  const instant = useInstantText();
  return (during) => {
    if (!during) return say('allTime');
    if (during.last !== undefined) return duration(during.last);
    if (during.calendar !== undefined) return say(`cal-${during.calendar}`);
    const from = during.from === undefined ? '' : instant(during.from, 'DATETIME');
    const to = during.to === undefined ? '' : instant(during.to, 'DATETIME');
    return from === '' ? say('upTo', { to }) : to === '' ? say('since', { from }) : say('fromTo', { from, to });
  };
}

interface WindowEditorProps {
  during: During | undefined;
  onChange: (during: During | undefined) => void;
  wrong: boolean;
}

/** When the events happened: the last so many days, a part of the calendar, between two moments, or ever. */
export function WindowEditor({ during, onChange, wrong }: WindowEditorProps): ReactNode {
  const say = useSentenceWords();
  const text = useWindowText();
  const form = formOf(during);
  const shown = text(during);
  return (
    <>
      {form === 'last' && <span className="verb">{say('inLast', { duration: '' }).trim()}</span>}
      <ValuePopover shown={shown} label={`${say('window')}: ${shown}`} wrong={wrong}>
        {() => (
          <div className="window-editor">
            <Segmented<WindowForm>
              size="small"
              value={form}
              options={[
                { value: 'last', label: say('relative') },
                { value: 'calendar', label: say('calendar') },
                { value: 'fixed', label: say('fixed') },
                { value: 'ever', label: say('allTime') },
              ]}
              onChange={(next) => onChange(START[next])}
            />
            {form === 'last' && (
              <DurationEditor value={during?.last ?? 'P30D'} onChange={(last) => onChange({ last })} />
            )}
            {form === 'calendar' && (
              <div className="choices">
                {CALENDAR_WINDOWS.map((calendar) => (
                  <button
                    key={calendar}
                    type="button"
                    className={calendar === during?.calendar ? 'choice choice-on' : 'choice'}
                    aria-pressed={calendar === during?.calendar}
                    onClick={() => onChange({ calendar })}
                  >
                    {say(`cal-${calendar}`)}
                  </button>
                ))}
              </div>
            )}
            {form === 'fixed' && (
              <div className="window-bounds">
                {(['from', 'to'] as const).map((bound) => (
                  <InstantEditor
                    key={bound}
                    value={during?.[bound] ?? ''}
                    kind="DATETIME"
                    label={say(bound === 'from' ? 'lower' : 'upper')}
                    onChange={(next) => onChange({ ...during, [bound]: next })}
                  />
                ))}
              </div>
            )}
          </div>
        )}
      </ValuePopover>
    </>
  );
}
