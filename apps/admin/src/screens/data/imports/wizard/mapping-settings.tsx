import { standardEventNames } from '@strata/rules';
import { AutoComplete, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../../../api/workspace';
import { useNames } from '../../../../i18n/names';
import { withTimeZone } from '../mapping-draft';
import { useSourceName } from '../source-name';
import { useImportsWords } from '../words';
import type { StepProps, Targets } from './steps';

const ZONES = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));

/** What is the same for every row: the event, where the data comes from, the zone of its times. */
export function MappingSettings({ draft, setDraft, targets }: StepProps & { targets: Targets }): ReactNode {
  const say = useImportsWords();
  const { eventName } = useNames();
  const sourceName = useSourceName();
  const { timeZone } = useWorkspace();
  const [typed, setTyped] = useState('');
  const events = useMemo(
    () => standardEventNames().map((name) => ({ value: name, label: `${eventName(name)} · ${name}` })),
    [eventName],
  );
  const named = draft.fields.some(({ target }) => target === 'name');
  const sources = [
    ...targets.sources.map(({ key, name }) => ({ value: key, label: sourceName(key, name) })),
    ...[draft.source, sourceKey(typed)]
      .filter(
        (key, at, all) => key !== '' && all.indexOf(key) === at && !targets.sources.some((one) => one.key === key),
      )
      .map((key) => ({ value: key, label: say(key === 'file' ? 'usualSource' : 'newSource', { key }) })),
  ];
  const field = (label: string, control: ReactNode): ReactNode => (
    <label className="imports-inline">
      <span>{label}</span>
      {control}
    </label>
  );
  return (
    <>
      {draft.kind === 'EVENTS' &&
        !named &&
        field(
          say('event'),
          <AutoComplete
            className="imports-event"
            aria-label={say('event')}
            value={draft.name}
            options={events}
            placeholder={say('eventHint')}
            showSearch={{
              filterOption: (text, option) =>
                `${String(option?.label)} ${String(option?.value)}`.toLowerCase().includes(text.toLowerCase()),
            }}
            onChange={(name) => setDraft({ ...draft, name })}
          />,
        )}
      {field(
        say('source'),
        <Select
          className="imports-source"
          aria-label={say('source')}
          value={draft.source}
          options={sources}
          showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
          onChange={(source) => setDraft({ ...draft, source })}
        />,
      )}
      {field(
        say('timeZone'),
        <Select
          className="imports-zone"
          aria-label={say('timeZone')}
          value={draft.timeZone ?? timeZone}
          options={ZONES}
          showSearch
          onChange={(zone) => setDraft(withTimeZone(draft, zone === timeZone ? undefined : zone))}
        />,
      )}
      {field(
        say('noValue'),
        <Select
          className="imports-missing"
          aria-label={say('noValue')}
          mode="tags"
          open={false}
          suffixIcon={null}
          maxCount={20}
          placeholder={say('noValueHint')}
          value={[...draft.missing]}
          onChange={(missing: string[]) => setDraft({ ...draft, missing })}
        />,
      )}
    </>
  );
}

/** Letters of any script, digits, `_`, `-` and `.`, as keys are. */
const sourceKey = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_.-]+/gu, '_')
    .slice(0, 64);
