import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
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

/** In the order in which they stand; the first one is shown when the address names none. */
const TABS = [
  { key: 'events', body: <EventsTab /> },
  { key: 'attributes', body: <AttributesTab /> },
  { key: 'imports', body: <ImportsTab /> },
  { key: 'sources', body: <SourcesTab /> },
  { key: 'connectors', body: <ConnectorsTab /> },
  { key: 'cleaning', body: <CleaningTab /> },
] as const;

/** What is kept of people and what they did, and the ways by which it comes. The tab is in the address. */
export function DataScreen(): ReactNode {
  const say = useDataWords();
  const [params, setParams] = useSearchParams();
  const tab = TABS.find(({ key }) => key === params.get('tab')) ?? TABS[0];
  return (
    <Page bare title={say('title')}>
      <Tabs
        className="data-tabs"
        activeKey={tab.key}
        onChange={(key) => setParams(key === TABS[0].key ? {} : { tab: key }, { replace: true })}
        destroyOnHidden
        items={TABS.map(({ key, body }) => ({
          key,
          label: say(key),
          children: <Suspense fallback={<Skeleton table rows={10} />}>{body}</Suspense>,
        }))}
      />
    </Page>
  );
}
