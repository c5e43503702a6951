import type { GenerateConfig } from '@rc-component/picker/generate';
import dayjsConfig from '@rc-component/picker/generate/dayjs';
import generatePicker from 'antd/es/date-picker/generatePicker';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useWorkspace } from '../api/workspace';
import { instantOf, wallTime } from '../format/wall-time';
import { usePartWords } from './words';
import './parts.css';

dayjs.extend(utc);

const WALL = 'YYYY-MM-DDTHH:mm:ss';

/**
 * A calendar whose "today" and "now" are those of a zone. Its dates are what clocks there show, held as UTC, which skips
 * no hour: the zone of the browser has no part in it.
 */
function calendarIn(timeZone: string): GenerateConfig<Dayjs> {
  return {
    ...dayjsConfig,
    getNow: () => dayjs.utc(wallTime(Date.now(), timeZone)),
    locale: {
      ...dayjsConfig.locale,
      parse: (locale, text, formats) => {
        const parsed = dayjsConfig.locale.parse(locale, text, formats);
        return parsed && dayjs.utc(parsed.format(WALL));
      },
    },
  };
}

interface CalendarPickerProps {
  /** A date or an instant, by the kind; absent or empty while none is chosen. */
  value?: string | undefined;
  kind: 'DATE' | 'DATETIME';
  label: string;
  /** Of the field, where a form names it. */
  id?: string;
  small?: boolean;
  /** Whether none may be chosen: then `onChange` gives the empty text. */
  allowClear?: boolean;
  /** Nothing that is yet to come. */
  past?: boolean;
  onChange?: (value: string) => void;
}

/** A fixed date, or a fixed instant, by the clocks of the workspace; it says whose they are. */
export default function CalendarPicker(props: CalendarPickerProps): ReactNode {
  const { value = '', kind, label, id, small = false, allowClear = false, past = false, onChange } = props;
  const { timeZone } = useWorkspace();
  const say = usePartWords();
  const Picker = useMemo(() => generatePicker<Dayjs>(calendarIn(timeZone)), [timeZone]);
  const known = !Number.isNaN(Date.parse(value));
  const chosen = known ? dayjs.utc(kind === 'DATE' ? value : wallTime(value, timeZone)) : null;
  return (
    <>
      <Picker
        {...(id && { id })}
        size={small ? 'small' : 'middle'}
        allowClear={allowClear}
        format={kind === 'DATE' ? 'YYYY-MM-DD' : 'YYYY-MM-DD HH:mm'}
        showTime={kind === 'DATETIME' ? { format: 'HH:mm' } : false}
        value={chosen}
        aria-label={label}
        {...(past && { maxDate: dayjs.utc(wallTime(Date.now(), timeZone)) })}
        onChange={(next) => {
          if (!dayjs.isDayjs(next)) onChange?.('');
          else onChange?.(kind === 'DATE' ? next.format('YYYY-MM-DD') : instantOf(next.format(WALL), timeZone));
        }}
      />
      {kind === 'DATETIME' && <p className="calendar-zone">{say('inZone', { zone: timeZone })}</p>}
    </>
  );
}
