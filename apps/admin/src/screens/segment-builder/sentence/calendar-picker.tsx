import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { InstantKind } from './instant-editor';

interface CalendarPickerProps {
  value: string;
  kind: InstantKind;
  label: string;
  onChange: (value: string) => void;
}

/** A fixed date, or a fixed instant written with the zone of the browser that chose it. */
export default function CalendarPicker({ value, kind, label, onChange }: CalendarPickerProps): ReactNode {
  const chosen = dayjs(value);
  return (
    <DatePicker
      size="small"
      allowClear={false}
      showTime={kind === 'DATETIME' ? { format: 'HH:mm' } : false}
      value={chosen.isValid() ? chosen : null}
      aria-label={label}
      onChange={(next) => {
        const day = dayjs.isDayjs(next) ? next : undefined;
        if (day) onChange(kind === 'DATE' ? day.format('YYYY-MM-DD') : day.format());
      }}
    />
  );
}
