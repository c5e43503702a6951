import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { AddressTabs } from '../../parts/address-tabs';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { AttributesTab } from './attributes-tab';
import { EventsTab } from './events-tab';
import { useDataWords } from './words';
import './data.css';

const ConnectorsTab = lazy(() =>
  import('./connectors/connectors-tab').then(({ ConnectorsTab: Tab }) => ({ default: Tab })),
);
const SourcesTab = lazy(() => import('./sources/sources-tab').then(({ SourcesTab: Tab }) => ({ default: Tab })));
const ImportsTab = lazy(() => import('./imports/imports-tab').then(({ ImportsTab: Tab }) => ({ default: Tab })));

const CleaningTab = lazy(() => import('./cleaning/cleaning-tab').then(({ CleaningTab: Tab }) => ({ default: Tab })));

const TABS = [
  { key: 'events', body: <EventsTab /> },
  { key: 'attributes', body: <AttributesTab /> },
  { key: 'imports', body: <ImportsTab /> },
  { key: 'sources', body: <SourcesTab /> },
  { key: 'connectors', body: <ConnectorsTab /> },
  { key: 'cleaning', body: <CleaningTab /> },
] as const;

/** What is kept of people and what they did, and the ways by which it comes. */
export function DataScreen(): ReactNode {
  const say = useDataWords();
  return (
    <Page bare title={say('title')}>
      <AddressTabs
        tabs={TABS.map(({ key, body }) => ({
          key,
          label: say(key),
          body: <Suspense fallback={<Skeleton table rows={10} />}>{body}</Suspense>,
        }))}
      />
    </Page>
  );
}
