import { Segmented, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useMayDo } from '../../../../api/viewer';
import { useFormat } from '../../../../format/use-format';
import type { Unreadable } from '../../../../graphql/graphql';
import type { Cleaning } from '../mapping-draft';
import { CLEANING_RULES, useRuleName } from '../rules';
import { useImportsWords } from '../words';
import type { PreviewRow } from './preview-table';

interface CleaningRulesProps {
  rows: readonly PreviewRow[];
  cleaning: Cleaning;
  onChange: (cleaning: Cleaning) => void;
}

/** The rules of cleaning for this source, each with how often it repaired something of these rows; the rows answer a switch at once. */
export function CleaningRules({ rows, cleaning, onChange }: CleaningRulesProps): ReactNode {
  const say = useImportsWords();
  const format = useFormat();
  const ruleName = useRuleName();
  const { off, unreadable } = cleaning;
  // What is changed here is the source's from then on.
  const defines = useMayDo()('defineSource');
  const counts = new Map<string, number>();
  for (const { repairs } of rows) for (const rule of repairs) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const others = [...counts.keys()].filter((rule) => !CLEANING_RULES.some((known) => known === rule));
  return (
    <aside className="imports-rules" aria-label={say('cleaning')}>
      <h2>
        {say('cleaning')} <span>{say('cleaningText')}</span>
      </h2>
      <ul>
        {CLEANING_RULES.map((rule) => (
          <li key={rule}>
            <Switch
              size="small"
              disabled={!defines}
              checked={!off.includes(rule)}
              aria-label={ruleName(rule)}
              onChange={(on) => onChange({ ...cleaning, off: on ? off.filter((one) => one !== rule) : [...off, rule] })}
            />
            <span>
              {ruleName(rule)}
              <span className="imports-rule-hint">{say(`ruleHint.${rule}`)}</span>
            </span>
            <span className="figure">{counts.has(rule) ? format.count(counts.get(rule) ?? 0) : '—'}</span>
          </li>
        ))}
        {others.map((rule) => (
          <li key={rule}>
            <span />
            <span>{ruleName(rule)}</span>
            <span className="figure">{format.count(counts.get(rule) ?? 0)}</span>
          </li>
        ))}
      </ul>
      <div className="imports-unreadable">
        <span>{say('unreadableValues')}</span>
        <Segmented<Unreadable>
          size="small"
          disabled={!defines}
          aria-label={say('unreadableValues')}
          value={unreadable}
          onChange={(next) => onChange({ ...cleaning, unreadable: next })}
          options={[
            { value: 'REJECT', label: say('rejectRow') },
            { value: 'DROP', label: say('leaveEmpty') },
          ]}
        />
      </div>
      <p className="imports-hint">{say('cleaningKept')}</p>
    </aside>
  );
}
