import type { Literal, Operator, Predicate, PredicateType } from '@strata/rules';
import { Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../format/numbers';
import { useUnitText } from '../../../format/values';
import { Histogram } from '../../../parts/histogram';
import { NumberBox, ValuePopover, WordSelect } from './controls';
import { useNumberDistribution, useOptionCounts } from './distribution';
import { DurationEditor } from './duration-editor';
import { useDurationText } from './durations';
import { InstantEditor } from './instant-editor';
import type { InstantKind } from './instant-editor';
import { JsonValue } from './json-value';
import { OptionsEditor } from './options-editor';
import type { Option } from './options-editor';
import { FORMS, formOf, formsFor, reform, textsOf, withTexts } from './predicate-forms';
import type { EditorKind } from './predicate-forms';
import { byProvince } from './provinces';
import { useSentenceWords } from './words';

/** What the value belongs to, for editors that show how it is spread. */
export interface Subject {
  name: string;
  type: PredicateType;
  /** The types it may have, where no declaration says which: those of an event's property. */
  offered?: readonly PredicateType[];
  /** Of an attribute: its values can be counted. */
  attribute?: string;
  options?: readonly string[];
  unit?: string;
}

interface PredicateEditorProps {
  subject: Subject;
  is: Predicate;
  onChange: (is: Predicate, kind?: string) => void;
  /** Operators at fault. */
  wrong: (operator: string) => boolean;
}

const MONEY_UNITS = new Set(['元', '¥', '$', '€', '£']);

/** The operator, a word without a frame, and the value in one. */
export function PredicateEditor(props: PredicateEditorProps): ReactNode {
  const { subject, is, onChange } = props;
  const say = useSentenceWords();
  const form = formOf(is, subject.type);
  if (form === undefined)
    return <JsonValue value={is} onChange={(next) => onChange(next as Predicate)} label={say('unusual')} />;
  const names = [...new Set([subject.type, ...(subject.offered ?? [])].flatMap(formsFor))];
  const Editor = EDITORS[FORMS[form].editor];
  return (
    <>
      <WordSelect
        value={form}
        options={names.map((key) => ({ key, label: say(`form-${key}`) }))}
        label={say('operator')}
        onChange={(next) => onChange(reform(is, next, subject.type))}
      />
      <Editor {...props} />
    </>
  );
}

type Editor = (props: PredicateEditorProps) => ReactNode;

const EDITORS: Record<EditorKind, Editor> = {
  texts: TextsEditor,
  text: TextEditor,
  number: NumberEditor,
  numbers: NumbersEditor,
  duration: DurationValue,
  days: DurationValue,
  instant: InstantsValue,
  instants: InstantsValue,
  none: () => null,
};

const operatorsOf = (is: Predicate): Operator[] => Object.keys(is) as Operator[];

function TextsEditor({ subject, is, onChange, wrong }: PredicateEditorProps): ReactNode {
  const [opened, setOpened] = useState(false);
  const counts = useOptionCounts(subject.attribute ?? '', opened && subject.attribute !== undefined);
  const values = subject.options?.length ? subject.options : [...counts.keys()];
  return (
    <OptionsEditor
      values={textsOf(is)}
      options={optionsOf(values, counts)}
      onChange={(texts) => onChange(withTexts(is, texts))}
      label={subject.name}
      wrong={operatorsOf(is).some(wrong)}
      free
      onOpen={opened ? null : <Opened onOpen={() => setOpened(true)} />}
    />
  );
}

/** The values with their counts; cities stand under their provinces, each of which chooses all of its own. */
function optionsOf(values: readonly string[], counts: ReadonlyMap<string, number>): Option[] {
  const option = (value: string, depth = 0): Option => ({ value, label: value, count: counts.get(value), depth });
  const provinces = byProvince(values);
  if (!provinces) return values.map((value) => option(value));
  const grouped = [...provinces].flatMap(([province, cities]) =>
    cities.length === 1
      ? cities.map((city) => option(city))
      : [{ value: province, label: province, holds: cities }, ...cities.map((city) => option(city, 1))],
  );
  const placed = new Set([...provinces.values()].flat());
  return [...grouped, ...values.filter((value) => !placed.has(value)).map((value) => option(value))];
}

/** Tells that the editor it stands in is open. */
function Opened({ onOpen }: { onOpen: () => void }): ReactNode {
  return <span ref={(element) => void (element && onOpen())} hidden />;
}

function TextEditor({ subject, is, onChange, wrong }: PredicateEditorProps): ReactNode {
  const [operator] = operatorsOf(is);
  if (operator === undefined) return null;
  const value = is[operator];
  return (
    <Input
      size="small"
      className="text-box"
      value={typeof value === 'string' ? value : ''}
      status={wrong(operator) ? 'error' : undefined}
      aria-label={subject.name}
      onChange={(event) => onChange({ [operator]: event.target.value }, operator)}
    />
  );
}

function NumberEditor({ subject, is, onChange, wrong }: PredicateEditorProps): ReactNode {
  const unitOf = useUnitText();
  const [operator] = operatorsOf(is);
  if (operator === undefined) return null;
  const value = is[operator];
  const money = subject.unit !== undefined && MONEY_UNITS.has(subject.unit);
  return (
    <>
      <NumberBox
        value={typeof value === 'number' ? value : undefined}
        onChange={(next) => onChange({ [operator]: next }, operator)}
        label={subject.name}
        wrong={wrong(operator)}
        prefix={money ? '¥' : undefined}
      />
      {subject.unit && !money && <span className="unit">{unitOf(subject.unit)}</span>}
      {subject.attribute && <RangeValue subject={subject} is={is} onChange={onChange} attribute={subject.attribute} />}
    </>
  );
}

function NumbersEditor({ subject, is, onChange, wrong }: PredicateEditorProps): ReactNode {
  const unitOf = useUnitText();
  const say = useSentenceWords();
  const upper: Operator = is.lt === undefined ? 'lte' : 'lt';
  const high = is[upper];
  const money = subject.unit !== undefined && MONEY_UNITS.has(subject.unit);
  const prefix = money ? '¥' : undefined;
  return (
    <>
      <NumberBox
        value={typeof is.gte === 'number' ? is.gte : undefined}
        onChange={(gte) => onChange({ ...is, gte }, 'gte')}
        label={`${subject.name} ${say('lower')}`}
        wrong={wrong('gte') || wrong('')}
        prefix={prefix}
      />
      <span className="dash">–</span>
      <NumberBox
        value={typeof high === 'number' ? high : undefined}
        onChange={(next) => onChange({ ...is, [upper]: next }, upper)}
        label={`${subject.name} ${say('upper')}`}
        wrong={wrong(upper) || wrong('')}
        prefix={prefix}
      />
      {subject.unit && !money && <span className="unit">{unitOf(subject.unit)}</span>}
      {subject.attribute && <RangeValue subject={subject} is={is} onChange={onChange} attribute={subject.attribute} />}
    </>
  );
}

interface RangeValueProps {
  subject: Subject;
  attribute: string;
  is: Predicate;
  onChange: (is: Predicate, kind?: string) => void;
}

/** The range as a slider over how the value is really spread among all users. */
function RangeValue({ subject, attribute, is, onChange }: RangeValueProps): ReactNode {
  const say = useSentenceWords();
  return (
    <ValuePopover
      frameless
      shown={<span className="spread" aria-hidden="true" />}
      label={say('histogram', { name: subject.name })}
    >
      {() => <RangeSlider subject={subject} attribute={attribute} is={is} onChange={onChange} />}
    </ValuePopover>
  );
}

const asNumber = (literal: Literal | undefined): number | undefined =>
  typeof literal === 'number' ? literal : undefined;

/** The bounds of a predicate that is a range of numbers, and the predicate with other bounds. */
export function rangeOf(is: Predicate): { low?: number; high?: number } {
  return { low: asNumber(is.gte ?? is.gt), high: asNumber(is.lte ?? is.lt) };
}

export function withRange(is: Predicate, { low, high }: { low?: number; high?: number }): Predicate {
  return {
    ...(low === undefined ? {} : is.gt === undefined ? { gte: low } : { gt: low }),
    ...(high === undefined ? {} : is.lt === undefined ? { lte: high } : { lt: high }),
  };
}

function RangeSlider({ subject, attribute, is, onChange }: RangeValueProps): ReactNode {
  const say = useSentenceWords();
  const buckets = useNumberDistribution(attribute);
  const range = rangeOf(is);
  return (
    <div className="range-slider">
      <Histogram
        buckets={buckets.map((bucket) => ({ ...bucket, count: bucket.of }))}
        label={say('histogram', { name: subject.name })}
        range={range}
        onRange={(next) => onChange(withRange(is, next), 'range')}
        lowLabel={say('lower')}
        highLabel={say('upper')}
        whole={buckets.every(({ from }) => Number.isInteger(from)) || subject.unit === '岁'}
        height={64}
      />
      <div className="range-figures figure">
        {range.low !== undefined && `≥ ${formatNumber(range.low)} `}
        {range.high !== undefined && `≤ ${formatNumber(range.high)}`}
      </div>
    </div>
  );
}

function DurationValue({ subject, is, onChange, wrong }: PredicateEditorProps): ReactNode {
  const text = useDurationText();
  const [operator] = operatorsOf(is);
  if (operator === undefined) return null;
  const value = is[operator];
  const duration = typeof value === 'string' ? value : 'P30D';
  const wholeDays = operator === 'anniversaryInNext';
  return (
    <ValuePopover shown={text(duration)} label={`${subject.name}: ${text(duration)}`} wrong={wrong(operator)}>
      {() => (
        <DurationEditor
          value={duration}
          units={wholeDays ? ['day', 'week'] : undefined}
          onChange={(next) => onChange({ [operator]: next }, operator)}
        />
      )}
    </ValuePopover>
  );
}

function InstantsValue({ subject, is, onChange, wrong }: PredicateEditorProps): ReactNode {
  const say = useSentenceWords();
  const kind: InstantKind = subject.type === 'DATE' ? 'DATE' : 'DATETIME';
  return operatorsOf(is).map((operator, at) => {
    const value = is[operator];
    return (
      <span key={operator} className="instants">
        {at > 0 && <span className="dash">{say('within')}</span>}
        <InstantEditor
          value={typeof value === 'string' ? value : ''}
          kind={kind}
          label={subject.name}
          wrong={wrong(operator) || wrong('')}
          onChange={(next) => onChange({ ...is, [operator]: next }, operator)}
        />
      </span>
    );
  });
}
