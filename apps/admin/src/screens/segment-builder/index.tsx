import type { ReactNode } from 'react';
import { Page } from '../../parts/page';
export function Component(): ReactNode {
  return <Page title="…">{null}</Page>;
}
