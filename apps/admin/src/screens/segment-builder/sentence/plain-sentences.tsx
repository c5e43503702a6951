import type { SampleCondition } from '@strata/rules';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useComposition } from '../composition';
import { NumberBox } from './controls';
import { OptionsEditor } from './options-editor';
import type { SentenceProps } from './sentence';
import { useSentenceWords } from './words';

/** 人群 是 勿扰名单. */
export function SegmentSentence({
  condition,
  onChange,
  wrong,
}: SentenceProps<{ segment: { key: string } }>): ReactNode {
  const { definitions, coverage, segmentKey } = useComposition();
  const say = useSentenceWords();
  return (
    <>
      <strong className="noun">{say('segment')}</strong>
      <span className="verb">{say('is')}</span>
      <OptionsEditor
        single
        values={condition.segment.key === '' ? [] : [condition.segment.key]}
        options={definitions.segments
          .filter(({ key }) => key !== segmentKey)
          .map(({ key, name }) => ({ value: key, label: name, count: coverage.of('segments', key) }))}
        onChange={([key]) => onChange({ segment: { key: key ?? '' } })}
        label={say('segment')}
        wrong={wrong('key')}
      />
    </>
  );
}

/** 抽样 组 a 从 0% 到 10%: a fixed, random part of everyone. */
export function SampleSentence({ condition, onChange, wrong }: SentenceProps<{ sample: SampleCondition }>): ReactNode {
  const say = useSentenceWords();
  const { sample } = condition;
  const set = (part: Partial<SampleCondition>, kind: string): void =>
    onChange({ sample: { ...sample, ...part } }, kind);
  const bound = (end: 'from' | 'to', label: string): ReactNode => (
    <>
      <span className="verb">{label}</span>
      <NumberBox
        value={sample[end]}
        min={0}
        label={label}
        wrong={wrong(end)}
        onChange={(next) => set({ [end]: next }, end)}
      />
      <span className="unit">%</span>
    </>
  );
  return (
    <>
      <strong className="noun">{say('sample')}</strong>
      {bound('from', say('sampleFrom'))}
      {bound('to', say('sampleTo'))}
      <span className="verb">{say('salt')}</span>
      <Input
        size="small"
        className="text-box"
        value={sample.salt}
        status={wrong('salt') ? 'error' : undefined}
        aria-label={say('salt')}
        onChange={(event) => set({ salt: event.target.value }, 'salt')}
      />
    </>
  );
}
