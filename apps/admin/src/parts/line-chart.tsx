import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';

export interface LineChartProps {
  label: string;
  points: readonly { at: string; value: number }[];
  height?: number;
}

const Canvas = lazy(() => import('./line-chart-canvas'));

/** A line over time. The chart library is loaded with the first chart; the room is kept until then. */
export function LineChart(props: LineChartProps): ReactNode {
  const height = props.height ?? 180;
  return (
    <div style={{ height }} role="img" aria-label={props.label}>
      <Suspense fallback={null}>
        <Canvas {...props} height={height} />
      </Suspense>
    </div>
  );
}
