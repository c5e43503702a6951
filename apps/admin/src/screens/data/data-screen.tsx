import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { FilterBar } from '../../parts/filter-bar';
import { Page } from '../../parts/page';
import { useWidth } from '../../theme/theme-provider';
import { AttributesTab } from './attributes-tab';
import { DefineAttribute } from './define-attribute';
import type { Attribute } from './define-attribute';
import { EventsTab } from './events-tab';
import { useDataWords } from './words';
import './data.css';

/** What is kept of people and what they did: the attributes, and the learned catalogue of events. The tab is in the address. */
export function DataScreen(): ReactNode {
  const say = useDataWords();
  const phone = useWidth() === 'phone';
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState('');
  const [defining, setDefining] = useState<Attribute | 'new'>();
  const tab = params.get('tab') === 'attributes' ? 'attributes' : 'events';
  const search = { text, onClear: () => setText('') };
  return (
    <Page
      bare
      title={say('title')}
      actions={
        !phone && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setDefining('new')}>
            {say('define')}
          </Button>
        )
      }
    >
      <FilterBar
        search={say(tab === 'events' ? 'searchEvents' : 'searchAttributes')}
        text={text}
        onText={setText}
        before={
          <Segmented
            aria-label={say('title')}
            value={tab}
            onChange={(value) => setParams(value === 'events' ? {} : { tab: value }, { replace: true })}
            options={[
              { value: 'events', label: say('events') },
              { value: 'attributes', label: say('attributes') },
            ]}
          />
        }
      />
      {tab === 'events' ? (
        <EventsTab {...search} />
      ) : (
        <AttributesTab {...search} onDefine={(attribute) => setDefining(attribute ?? 'new')} />
      )}
      {defining && (
        <DefineAttribute {...(defining !== 'new' && { attribute: defining })} onClose={() => setDefining(undefined)} />
      )}
    </Page>
  );
}
