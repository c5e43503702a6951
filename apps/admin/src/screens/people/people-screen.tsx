import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../parts/page';
import { DuplicatesTab } from './duplicates-tab';
import { MergesTab } from './merges-tab';
import { NoticesTab } from './notices-tab';
import { PoliciesTab } from './policies-tab';
import { usePeopleWords } from './words';
import './people.css';

const TABS = { duplicates: DuplicatesTab, merges: MergesTab, notices: NoticesTab, policies: PoliciesTab };
type Tab = keyof typeof TABS;
const NAMES = Object.keys(TABS) as Tab[];

/** Who may be one person, who was made one, what stands in the way, and by which rules. The tab is in the address. */
export function PeopleScreen(): ReactNode {
  const say = usePeopleWords();
  const [params, setParams] = useSearchParams();
  const tab = NAMES.find((name) => name === params.get('tab')) ?? 'duplicates';
  const Body = TABS[tab];
  return (
    <Page bare title={say('title')}>
      <div className="people-tabs">
        <Segmented<Tab>
          aria-label={say('title')}
          value={tab}
          onChange={(value) => setParams(value === 'duplicates' ? {} : { tab: value }, { replace: true })}
          options={NAMES.map((value) => ({ value, label: say(value) }))}
        />
      </div>
      <Body />
    </Page>
  );
}
