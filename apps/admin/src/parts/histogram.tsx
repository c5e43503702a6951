import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { formatNumber } from '../format/numbers';
import './histogram.css';

export interface HistogramBucket {
  from: number;
  to: number;
  /** Within the audience. */
  count: number;
  /** Among all users. */
  of: number;
}

interface HistogramProps {
  buckets: readonly HistogramBucket[];
  label: string;
  /** The chosen range, with handles to drag. An absent bound has its handle at the end. */
  range?: { low?: number; high?: number };
  onRange?: (range: { low?: number; high?: number }) => void;
  lowLabel?: string;
  highLabel?: string;
  /** Whole numbers alone. */
  whole?: boolean;
  height?: number;
}

const TICKS = 5;

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/**
 * A small histogram in HTML, so that its handles can be focused: accent for how the audience is spread, grey for how all
 * users are, each as shares of its own whole. Few dozen bars need no chart library.
 */
export function Histogram({
  buckets,
  label,
  range,
  onRange,
  lowLabel,
  highLabel,
  whole,
  height = 42,
}: HistogramProps): ReactNode {
  const track = useRef<HTMLDivElement>(null);
  const first = buckets[0];
  const last = buckets.at(-1);
  if (!first || !last) return null;
  const from = first.from;
  const to = last.to;
  // Each by its own whole: 234 people among 43,570 would be a line of one pixel below the grey.
  const all = Math.max(1, total(buckets.map(({ of }) => of)));
  const audience = Math.max(1, total(buckets.map(({ count }) => count)));
  const tallest = Math.max(...buckets.map(({ of, count }) => Math.max(of / all, count / audience))) || 1;
  const place = (value: number): number =>
    to > from ? Math.min(Math.max((value - from) / (to - from), 0), 1) * 100 : 0;
  const low = range?.low ?? from;
  const high = range?.high ?? to;
  const inside = (bucket: HistogramBucket): boolean => !range || (bucket.to > low && bucket.from <= high);
  const round = (value: number): number => {
    const step = whole ? 1 : niceStep((to - from) / 100);
    return Number((Math.round(value / step) * step).toFixed(6));
  };
  const move = (end: 'low' | 'high', value: number): void => {
    const rounded = round(Math.min(Math.max(value, from), to));
    if (end === 'low') onRange?.({ low: Math.min(rounded, high), high: range?.high });
    else onRange?.({ low: range?.low, high: Math.max(rounded, low) });
  };
  const handle = (end: 'low' | 'high'): ReactNode => {
    const value = end === 'low' ? low : high;
    const step = whole ? 1 : niceStep((to - from) / 100);
    const onKeyDown = (event: KeyboardEvent): void => {
      const by = {
        ArrowLeft: -step,
        ArrowDown: -step,
        ArrowRight: step,
        ArrowUp: step,
        PageUp: 10 * step,
        PageDown: -10 * step,
      }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      move(end, value + by);
    };
    const onPointerMove = (event: PointerEvent): void => {
      const box = track.current?.getBoundingClientRect();
      if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
      move(end, from + ((event.clientX - box.left) / box.width) * (to - from));
    };
    return (
      <div
        key={end}
        role="slider"
        tabIndex={0}
        className="histogram-handle"
        style={{ left: `${place(value)}%` }}
        aria-label={end === 'low' ? lowLabel : highLabel}
        aria-valuemin={from}
        aria-valuemax={to}
        aria-valuenow={value}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
      />
    );
  };
  const ticks = Array.from({ length: TICKS }, (_, at) => from + ((to - from) * at) / (TICKS - 1));
  return (
    <div className="histogram" role="group" aria-label={label}>
      <div ref={track} className="histogram-bars" style={{ height }}>
        {buckets.map((bucket) => (
          <span
            key={bucket.from}
            className="histogram-bar"
            title={`${formatNumber(bucket.from)}–${formatNumber(bucket.to)}: ${formatNumber(bucket.count)} / ${formatNumber(bucket.of)}`}
          >
            <i style={{ height: `${(bucket.of / all / tallest) * 100}%` }} />
            <b
              className={inside(bucket) ? undefined : 'histogram-outside'}
              style={{ height: `${(bucket.count / audience / tallest) * 100}%` }}
            />
          </span>
        ))}
        {onRange && (
          <>
            {handle('low')}
            {handle('high')}
          </>
        )}
      </div>
      <div className="histogram-axis figure" aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick}>{formatNumber(Math.round(tick))}</span>
        ))}
      </div>
    </div>
  );
}

/** 1, 2 or 5 times a power of ten, at most the wanted size. */
function niceStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(wanted, 1e-6)));
  const scaled = wanted / power;
  return power * (scaled >= 5 ? 5 : scaled >= 2 ? 2 : 1);
}
