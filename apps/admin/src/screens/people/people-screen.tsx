import type { ReactNode } from 'react';
import { useMay } from '../../api/viewer';
import type { Permission } from '../../graphql/graphql';
import { AddressTabs } from '../../parts/address-tabs';
import { Page } from '../../parts/page';
import { DuplicatesTab } from './duplicates-tab';
import { MergesTab } from './merges-tab';
import { NoticesTab } from './notices-tab';
import { PoliciesTab } from './policies-tab';
import { usePeopleWords } from './words';
import './people.css';

type PeopleTab = 'duplicates' | 'merges' | 'notices' | 'policies';

/** Each with what it takes beside the screen. */
const TABS: readonly { key: PeopleTab; body: ReactNode; takes?: Permission }[] = [
  { key: 'duplicates', body: <DuplicatesTab />, takes: 'PROFILE_SENSITIVE' },
  { key: 'merges', body: <MergesTab /> },
  { key: 'notices', body: <NoticesTab />, takes: 'PROFILE_SENSITIVE' },
  { key: 'policies', body: <PoliciesTab />, takes: 'DEFINITION_READ' },
];

/** Who may be one person, who was made one, what stands in the way, and by which rules. */
export function PeopleScreen(): ReactNode {
  const say = usePeopleWords();
  const may = useMay();
  return (
    <Page bare title={say('title')}>
      <AddressTabs
        tabs={TABS.filter(({ takes }) => takes === undefined || may(takes)).map(({ key, body }) => ({
          key,
          body,
          label: say(key),
        }))}
      />
    </Page>
  );
}
