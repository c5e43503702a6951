import { measureName, measureProperty, measureType } from '@strata/rules';
import type { EventCondition, Measure, Predicate } from '@strata/rules';
import type { ReactNode } from 'react';
import { useNames } from '../../../i18n/names';
import { useComposition } from '../composition';
import { useConditionText } from './condition-text';
import { WordSelect } from './controls';
import { AddFilter, Filters } from './filters';
import { JsonValue } from './json-value';
import { keyOf, measuresOf, withMeasure } from './measures';
import { PredicateEditor } from './predicate-editor';
import type { SentenceProps } from './sentence';
import { WindowEditor } from './window-editor';
import { useSentenceWords } from './words';

const MONEY = /amount|price|spent|revenue/;

/** "金额合计", "total amount". */
export function useMeasureText(): (measure: Measure | undefined) => string {
  const say = useSentenceWords();
  const { eventName } = useNames();
  return (measure) => {
    const property = measureProperty(measure);
    const name = measureName(measure);
    if (property === undefined) return say(name);
    const text = eventName(property);
    // English has the word in mid-sentence.
    return say(name, { property: /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text });
  };
}

/** 近 365 天 完成订单 的金额合计 ≥ ¥1,000: window, name, filters, measure, operator, value. */
export function EventSentence({ condition, onChange, wrong }: SentenceProps<{ event: EventCondition }>): ReactNode {
  const { definitions } = useComposition();
  const say = useSentenceWords();
  const { eventName } = useNames();
  const measureText = useMeasureText();
  const text = useConditionText();
  const { event } = condition;
  const set = (next: EventCondition, kind?: string): void => onChange({ event: next }, kind);

  if (event.sequence || event.name === undefined) {
    return (
      <JsonValue
        value={event}
        shown={<span className="readable">{text(condition)}</span>}
        label={`${say('editJson')}: ${say('sequence')}`}
        wrong={wrong('sequence') || wrong('name')}
        onChange={(next) => set(next as EventCondition)}
      />
    );
  }
  const info = definitions.event(event.name);
  // Without a predicate a count means at least once, and is shown so.
  const is: Predicate = event.is ?? { gte: 1 };
  const type = measureType(event.measure, is);
  const property = measureProperty(event.measure);
  const money = property !== undefined && MONEY.test(property) && measureName(event.measure) !== 'distinct';
  return (
    <>
      <WindowEditor
        during={event.during}
        wrong={wrong('during')}
        onChange={(during) => {
          const next = { ...event };
          delete next.during;
          set(during ? { ...next, during } : next);
        }}
      />
      <strong className="noun">{eventName(event.name)}</strong>
      <Filters event={event} info={info} onChange={set} wrong={wrong} />
      {/* Merely "did it" is said by the name alone; what else could be measured shows on hover and focus. */}
      <span className={event.measure || event.is ? 'clause' : 'clause clause-quiet'}>
        <WordSelect
          value={keyOf(event.measure)}
          options={measuresOf(info, event.measure).map((measure) => ({
            key: keyOf(measure),
            label: measureText(measure),
          }))}
          label={say('measure')}
          onChange={(key) => {
            const measure = measuresOf(info, event.measure).find((known) => keyOf(known) === key);
            if (measure) set(withMeasure(event, measure));
          }}
        />
        <PredicateEditor
          subject={{ name: measureText(event.measure), type, unit: money ? '¥' : undefined }}
          is={is}
          onChange={(next, kind) => set({ ...event, is: next }, kind)}
          wrong={(operator) => wrong(operator === '' ? 'is' : `is.${operator}`)}
        />
      </span>
      <AddFilter event={event} info={info} onChange={set} />
    </>
  );
}
