import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { Table } from './documents';

export interface CurvesProps {
  label: string;
  /** The name of the line of averages. */
  average: string;
  table: Table;
}

const HEIGHT = 260;
const Canvas = lazy(() => import('./curves-canvas'));

/** The share of each period as lines: some of the cohorts, from the latest to the earliest, and all of them together. */
export function Curves(props: CurvesProps): ReactNode {
  return (
    <div className="cohorts-curves" style={{ height: HEIGHT }} role="img" aria-label={props.label}>
      <Suspense fallback={null}>
        <Canvas {...props} height={HEIGHT} />
      </Suspense>
    </div>
  );
}
