import { useLazyQuery, useQuery } from '@apollo/client/react';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { TryCleaningQuery } from '../../../graphql/graphql';
import { useNames } from '../../../i18n/names';
import { Failure } from '../../../parts/failure';
import { Table } from '../../../parts/table';
import { ATTRIBUTES } from '../documents';
import { TRY_CLEANING } from './documents';
import type { Source } from './cleaning-tab';
import { useSourceLabel } from '../sources/words';
import { useCleaningWords } from './words';

type Tried = TryCleaningQuery['tryCleaning'][number];

const MOST = 100;

/** Values that somebody pastes, and what cleaning makes of them, by which rule. Nothing is stored. */
export function TryCleaning({ sources }: { sources: readonly Source[] }): ReactNode {
  const say = useCleaningWords();
  const { nameOf } = useNames();
  const sourceLabel = useSourceLabel();
  const [text, setText] = useState('');
  const [source, setSource] = useState<string>();
  const [attribute, setAttribute] = useState<string>();
  const attributes = useQuery(ATTRIBUTES).data?.attributes ?? [];
  const [run, { data, error, loading }] = useLazyQuery(TRY_CLEANING, { fetchPolicy: 'network-only' });
  const chosen = attribute ?? attributes.find(({ key }) => key === 'city')?.key ?? attributes[0]?.key;
  const values = text
    .split('\n')
    .filter((line) => line !== '')
    .slice(0, MOST);
  const go = (): void => {
    if (chosen === undefined || values.length === 0) return;
    void run({ variables: { input: { attribute: chosen, values, source: source ?? sources[0]?.key ?? null } } });
  };
  const labelOf = (key: string): string => nameOf(key, attributes.find((one) => one.key === key)?.name ?? key);
  return (
    <section className="cleaning-try" aria-label={say('try')}>
      <h2>{say('try')}</h2>
      <p>{say('tryHint')}</p>
      <div className="cleaning-try-choice">
        <Select
          aria-label={say('source')}
          value={source ?? sources[0]?.key}
          onChange={setSource}
          options={sources.map((one) => ({ value: one.key, label: sourceLabel(one) }))}
        />
        <Select
          aria-label={say('tryAttribute')}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen}
          onChange={setAttribute}
          options={attributes.map(({ key, name }) => ({ value: key, label: nameOf(key, name) }))}
        />
      </div>
      <Input.TextArea
        aria-label={say('tryValues')}
        rows={4}
        value={text}
        onChange={({ target }) => setText(target.value)}
        placeholder={'北京朝阳\n广东深圳南山区'}
      />
      <Button onClick={go} loading={loading} disabled={values.length === 0}>
        {say('tryRun')}
      </Button>
      {error && <Failure title={say('tryFailed')} error={error} onRetry={go} />}
      {data && !error && <TriedValues tried={data.tryCleaning} labelOf={labelOf} />}
    </section>
  );
}

function TriedValues({ tried, labelOf }: { tried: readonly Tried[]; labelOf: (key: string) => string }): ReactNode {
  const say = useCleaningWords();
  const rows = tried.map((one, at) => ({ ...one, at }));
  return (
    <Table
      label={say('try')}
      dense
      rows={rows}
      rowKey={({ at }) => String(at)}
      columns={[
        { key: 'value', title: say('tryValues'), render: ({ value }) => value },
        {
          key: 'stored',
          title: say('stored'),
          render: ({ stored, fault }) =>
            fault ? (
              <span className="cleaning-fault">{fault}</span>
            ) : stored.length === 0 ? (
              say('noValue')
            ) : (
              <ul className="cleaning-stored">
                {stored.map(({ attribute, value, inferred }) => (
                  <li key={attribute}>
                    <span>{labelOf(attribute)}</span> <b>{String(value)}</b>
                    {inferred && ` (${say(`rule.INFERRED_${inferred}`)})`}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: 'repairs',
          title: say('rules'),
          wideOnly: true,
          render: ({ repairs, fault }) =>
            repairs.length > 0
              ? [...new Set(repairs)].map((rule) => say(`rule.${rule}`)).join(' · ')
              : fault
                ? '—'
                : say('asItIs'),
        },
      ]}
    />
  );
}
