import type { ReactNode } from 'react';
import './parts.css';

interface SparklineProps {
  values: readonly number[];
  width?: number;
  height?: number;
  /** What the line shows, for readers. */
  label: string;
  quiet?: boolean;
}

/** A small line with a dot on its last value; plain SVG, so that lists and the builder need no chart library. */
export function Sparkline({ values, width = 110, height = 34, label, quiet }: SparklineProps): ReactNode {
  if (values.length < 2) return <svg className="sparkline" width={width} height={height} aria-hidden="true" />;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const inset = 3;
  const x = (at: number): number => (at / (values.length - 1)) * (width - 2 * inset) + inset;
  const y = (value: number): number =>
    high === low ? height / 2 : height - inset - ((value - low) / (high - low)) * (height - 2 * inset);
  const points = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
  const last = values.length - 1;
  return (
    <svg
      className={quiet ? 'sparkline sparkline-quiet' : 'sparkline'}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <polygon points={`${x(0)},${height} ${points.join(' ')} ${x(last)},${height}`} />
      <polyline points={points.join(' ')} />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r="2" />
    </svg>
  );
}
