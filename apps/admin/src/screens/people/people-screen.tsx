import type { ReactNode } from 'react';
import { AddressTabs } from '../../parts/address-tabs';
import { Page } from '../../parts/page';
import { DuplicatesTab } from './duplicates-tab';
import { MergesTab } from './merges-tab';
import { NoticesTab } from './notices-tab';
import { PoliciesTab } from './policies-tab';
import { usePeopleWords } from './words';
import './people.css';

const TABS = [
  { key: 'duplicates', body: <DuplicatesTab /> },
  { key: 'merges', body: <MergesTab /> },
  { key: 'notices', body: <NoticesTab /> },
  { key: 'policies', body: <PoliciesTab /> },
] as const;

/** Who may be one person, who was made one, what stands in the way, and by which rules. */
export function PeopleScreen(): ReactNode {
  const say = usePeopleWords();
  return (
    <Page bare title={say('title')}>
      <AddressTabs tabs={TABS.map(({ key, body }) => ({ key, body, label: say(key) }))} />
    </Page>
  );
}
