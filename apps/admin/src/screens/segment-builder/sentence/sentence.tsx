import type { Fault, Rule } from '@strata/rules';
import type { ReactNode } from 'react';
import { useComposition } from '../composition';
import type { Condition } from '../tree';
import { AttributeSentence } from './attribute-sentence';
import { EventSentence } from './event-sentence';
import { ReachableSentence, SampleSentence, SegmentSentence } from './plain-sentences';
import { TagSentence } from './tag-sentence';
import { useSentenceWords } from './words';
import './sentence.css';

export interface SentenceProps<C extends Rule = Rule> {
  condition: C;
  onChange: (condition: C, kind?: string) => void;
  /** Whether a fault lies at this path within the condition, or below it: `is.gte`. */
  wrong: (path: string) => boolean;
}

/** Whether one of a row's faults lies at a path below the condition's own. */
const wrongAt = (faults: readonly Fault[], base: string) => {
  const relative = faults.map((fault) => fault.path.slice(base.length).replace(/^\./, ''));
  return (path: string): boolean =>
    relative.some((at) => at === path || at.startsWith(`${path}.`) || at.startsWith(`${path}[`));
};

interface AnySentenceProps {
  id: string;
  condition: Condition;
  onChange: (condition: Condition, kind?: string) => void;
}

/** A condition as a sentence of small controls. */
export function Sentence({ id, condition, onChange }: AnySentenceProps): ReactNode {
  const { faults, written } = useComposition();
  const say = useSentenceWords();
  const form = Object.keys(condition)[0] ?? '';
  const wrong = wrongAt(faults.get(id) ?? [], `${written.paths.get(id) ?? ''}.${form}`);
  if ('everyone' in condition) return <strong className="noun">{say('everyone')}</strong>;
  if ('attribute' in condition) return <AttributeSentence condition={condition} onChange={onChange} wrong={wrong} />;
  if ('tag' in condition) return <TagSentence condition={condition} onChange={onChange} wrong={wrong} />;
  if ('event' in condition) return <EventSentence condition={condition} onChange={onChange} wrong={wrong} />;
  if ('segment' in condition) return <SegmentSentence condition={condition} onChange={onChange} wrong={wrong} />;
  if ('reachable' in condition) return <ReachableSentence condition={condition} onChange={onChange} wrong={wrong} />;
  return <SampleSentence condition={condition} onChange={onChange} wrong={wrong} />;
}
