import { channelName, CHANNELS } from '@strata/rules';
import type { ReachableCondition, SampleCondition } from '@strata/rules';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useComposition } from '../composition';
import { useLanguage } from '../../../i18n/language';
import { NumberBox, WordSelect } from './controls';
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

/** 可触达 通过 短信 用于 营销信息: an address, a consent, and nothing that stops messages. */
export function ReachableSentence({
  condition,
  onChange,
  wrong,
}: SentenceProps<{ reachable: ReachableCondition }>): ReactNode {
  const { definitions } = useComposition();
  const { language } = useLanguage();
  const say = useSentenceWords();
  const { reachable } = condition;
  const set = (part: Partial<ReachableCondition>): void => onChange({ reachable: { ...reachable, ...part } });
  return (
    <>
      <strong className="noun">{say('reachable')}</strong>
      <span className="verb">{say('reachableBy')}</span>
      <WordSelect
        value={reachable.channel}
        options={CHANNELS.map((key) => ({ key, label: channelName(key, language) }))}
        label={say('channel')}
        wrong={wrong('channel')}
        onChange={(channel) => set({ channel })}
      />
      <span className="verb">{say('reachableFor')}</span>
      <WordSelect
        value={reachable.purpose}
        options={definitions.purposes.map(({ key, name }) => ({ key, label: name[language] }))}
        label={say('purpose')}
        wrong={wrong('purpose')}
        shown={definitions.purposes.find(({ key }) => key === reachable.purpose)?.name[language] ?? reachable.purpose}
        onChange={(purpose) => set({ purpose })}
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
