import { Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useKnownSegments } from '../../api/known-segments';
import { useNames } from '../../i18n/names';
import { ANY, SHOWN } from './question';
import type { Question } from './question';
import { useCohortsWords } from './words';

interface ControlsProps {
  question: Question;
  events: readonly { name: string; properties: readonly { name: string; types: readonly string[] }[] }[];
  /** Changes one part of the address; empty takes it out. */
  onChange: (part: keyof Question, value: string) => void;
}

/** What is asked, in one row of small controls; all of it is in the address. */
export function Controls({ question, events, onChange }: ControlsProps): ReactNode {
  const say = useCohortsWords();
  const { eventName, nameOf } = useNames();
  const segments = useKnownSegments().nodes ?? [];
  const names = [
    { value: ANY, label: say('anyEvent') },
    ...events.map(({ name }) => ({ value: name, label: eventName(name) })),
  ];
  // Of any event every property could be meant: those of all.
  const bearing = events.filter(({ name }) => question.returning === ANY || name === question.returning);
  const numbers = [
    ...new Set(
      bearing.flatMap(({ properties }) =>
        properties.filter(({ types }) => types.includes('NUMBER')).map(({ name }) => name),
      ),
    ),
  ];
  const choose = (
    part: 'first' | 'returning' | 'segment' | 'amount',
    options: { value: string; label: string }[],
  ): ReactNode => (
    <label className="cohorts-control">
      <span>{say(part === 'segment' ? 'among' : part)}</span>
      <Select
        aria-label={say(part === 'segment' ? 'among' : part)}
        value={question[part]}
        onChange={(value) => onChange(part, value)}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={options}
      />
    </label>
  );
  return (
    <div className="cohorts-controls">
      {choose('first', names)}
      {choose('returning', names)}
      {choose('segment', [
        { value: '', label: say('everyone') },
        ...segments.map(({ key, name }) => ({ value: key, label: nameOf(key, name) })),
      ])}
      {choose('amount', [
        { value: '', label: say('noAmount') },
        ...numbers.map((name) => ({ value: name, label: eventName(name) })),
      ])}
      {(['from', 'to'] as const).map((part) => (
        <label key={part} className="cohorts-control">
          <span>{say(part)}</span>
          <Input
            type="date"
            aria-label={say(part)}
            value={question[part]}
            onChange={({ target }) => onChange(part, target.value)}
          />
        </label>
      ))}
      <div className="cohorts-control cohorts-choice">
        <span>{say('unit')}</span>
        <Segmented
          aria-label={say('unit')}
          value={question.unit}
          onChange={(value) => onChange('unit', value)}
          options={[
            { value: 'WEEK', label: say('week') },
            { value: 'MONTH', label: say('month') },
          ]}
        />
      </div>
      <div className="cohorts-control cohorts-choice">
        <span>{say('show')}</span>
        <Segmented
          aria-label={say('show')}
          value={question.show}
          onChange={(value) => onChange('show', value)}
          options={SHOWN.map((value) => ({
            value,
            label: say(value === 'users' ? 'showUsers' : value === 'events' ? 'showEvents' : 'showAmount'),
            disabled: value === 'amount' && question.amount === '',
          }))}
        />
      </div>
    </div>
  );
}
