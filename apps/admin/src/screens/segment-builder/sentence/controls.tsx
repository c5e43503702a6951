import DownOutlined from '@ant-design/icons/DownOutlined';
import { Dropdown, InputNumber, Popover } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';

interface WordSelectProps<Key extends string> {
  value: Key;
  options: readonly { key: Key; label: string }[];
  label: string;
  onChange: (key: Key) => void;
  wrong?: boolean;
  shown?: ReactNode;
}

/** A word of the sentence that opens: no frame, a small caret. */
export function WordSelect<Key extends string>({
  value,
  options,
  label,
  onChange,
  wrong,
  shown,
}: WordSelectProps<Key>): ReactNode {
  const chosen = options.find((option) => option.key === value);
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        selectable: true,
        selectedKeys: [value],
        style: { maxHeight: 320, overflow: 'auto' },
        items: options.map(({ key, label: text }) => ({ key, label: text })),
        onClick: ({ key }) => {
          const option = options.find((known) => known.key === key);
          if (option) onChange(option.key);
        },
      }}
    >
      <button
        type="button"
        className={wrong ? 'word word-wrong' : 'word'}
        aria-haspopup="menu"
        aria-label={`${label}: ${chosen?.label ?? ''}`}
      >
        {shown ?? chosen?.label}
        <DownOutlined />
      </button>
    </Dropdown>
  );
}

interface ValuePopoverProps {
  shown: ReactNode;
  label: string;
  wrong?: boolean;
  /** Opens by itself once, for a condition just added that has no value yet. */
  children: (close: () => void) => ReactNode;
  frameless?: boolean;
}

/** A framed value with a caret that opens an editor. */
export function ValuePopover({ shown, label, wrong, children, frameless }: ValuePopoverProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={
        <div
          className="value-editor"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setOpen(false);
          }}
        >
          {open && children(() => setOpen(false))}
        </div>
      }
    >
      <button
        type="button"
        className={[frameless ? 'word' : 'value', wrong && (frameless ? 'word-wrong' : 'value-wrong')]
          .filter(Boolean)
          .join(' ')}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={label}
      >
        <span className="value-text">{shown}</span>
        <DownOutlined />
      </button>
    </Popover>
  );
}

interface NumberBoxProps {
  value: number | undefined;
  onChange: (value: number) => void;
  label: string;
  wrong?: boolean;
  prefix?: ReactNode;
  min?: number;
}

/** With thousands commas, as people write counts and money: 1,000 and 0.5. */
const grouped = (value: number | string | undefined): string =>
  value === undefined || value === '' ? '' : Number(value).toLocaleString('en-US', { maximumFractionDigits: 9 });

/** A framed number as wide as what is in it. An emptied box keeps the last number until another is typed. */
export function NumberBox({ value, onChange, label, wrong, prefix, min }: NumberBoxProps): ReactNode {
  const width = Math.max(2, grouped(value).length) + (prefix ? 1.5 : 0);
  return (
    <InputNumber
      size="small"
      controls={false}
      className="number-box figure"
      style={{ width: `calc(${width}ch + 22px)` }}
      value={value}
      formatter={(next, { userTyping, input }) => (userTyping ? input : grouped(next))}
      parser={(text) => Number((text ?? '').replaceAll(',', ''))}
      min={min}
      prefix={prefix}
      status={wrong ? 'error' : undefined}
      aria-label={label}
      aria-invalid={wrong}
      onChange={(next) => {
        if (typeof next === 'number') onChange(next);
      }}
    />
  );
}
