import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useMay } from '../../api/viewer';
import type { Permission } from '../../graphql/graphql';
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
const DestinationsTab = lazy(() =>
  import('./destinations/destinations-tab').then(({ DestinationsTab: Tab }) => ({ default: Tab })),
);
const ImportsTab = lazy(() => import('./imports/imports-tab').then(({ ImportsTab: Tab }) => ({ default: Tab })));

const CleaningTab = lazy(() => import('./cleaning/cleaning-tab').then(({ CleaningTab: Tab }) => ({ default: Tab })));

type DataTab = 'events' | 'attributes' | 'imports' | 'sources' | 'connectors' | 'destinations' | 'cleaning';

/** The ways, each with what it takes beside the screen. */
const TABS: readonly { key: DataTab; body: ReactNode; takes?: Permission }[] = [
  { key: 'events', body: <EventsTab /> },
  { key: 'attributes', body: <AttributesTab /> },
  { key: 'imports', body: <ImportsTab />, takes: 'IMPORT_READ' },
  { key: 'sources', body: <SourcesTab />, takes: 'CONNECTION_READ' },
  { key: 'connectors', body: <ConnectorsTab />, takes: 'CONNECTION_READ' },
  { key: 'destinations', body: <DestinationsTab />, takes: 'CONNECTION_READ' },
  { key: 'cleaning', body: <CleaningTab /> },
];

/** What is kept of people and what they did, and the ways by which it comes. */
export function DataScreen(): ReactNode {
  const say = useDataWords();
  const may = useMay();
  return (
    <Page bare title={say('title')}>
      <AddressTabs
        tabs={TABS.filter(({ takes }) => takes === undefined || may(takes)).map(({ key, body }) => ({
          key,
          label: say(key),
          body: <Suspense fallback={<Skeleton table rows={10} />}>{body}</Suspense>,
        }))}
      />
    </Page>
  );
}
