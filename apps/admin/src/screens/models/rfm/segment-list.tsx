import ArrowDownOutlined from '@ant-design/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/ArrowUpOutlined';
import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { Button, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../../../i18n/language';
import type { RfmSegment } from '../documents';
import { useModelWords } from '../words';

interface SegmentListProps {
  segments: readonly RfmSegment[];
  classes: number;
  onChange: (segments: RfmSegment[]) => void;
}

const SCORES = [
  { part: 'recency', letter: 'R' },
  { part: 'frequency', letter: 'F' },
  { part: 'monetary', letter: 'M' },
] as const;

/** The named segments in the order in which they are tried. */
export function SegmentList({ segments, classes, onChange }: SegmentListProps): ReactNode {
  const say = useModelWords();
  const { language } = useLanguage();
  const change = (at: number, one: Partial<RfmSegment>): void =>
    onChange(segments.map((segment, place) => (place === at ? { ...segment, ...one } : segment)));
  const swap = (at: number, with_: number): void => {
    const moved = [...segments];
    [moved[at], moved[with_]] = [moved[with_]!, moved[at]!];
    onChange(moved);
  };
  const add = (): void => {
    const all = { from: 1, to: classes };
    const number = segments.length + 1;
    const key = `segment_${number}`;
    onChange([
      ...segments,
      { key, zh: `分层 ${number}`, en: `Segment ${number}`, recency: all, frequency: all, monetary: all },
    ]);
  };
  return (
    <div className="rfm-named">
      <ol>
        {segments.map((segment, at) => {
          const name = segment[language];
          return (
            <li key={at}>
              <div className="rfm-named-line">
                <Input
                  aria-label={say('zhName')}
                  value={segment.zh}
                  maxLength={64}
                  onChange={({ target }) => change(at, { zh: target.value })}
                />
                <Input
                  aria-label={say('enName')}
                  value={segment.en}
                  maxLength={64}
                  onChange={({ target }) => change(at, { en: target.value })}
                />
                <Input
                  aria-label={say('segmentKey')}
                  value={segment.key}
                  maxLength={40}
                  onChange={({ target }) => change(at, { key: target.value })}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowUpOutlined />}
                  aria-label={say('up', { name })}
                  disabled={at === 0}
                  onClick={() => swap(at, at - 1)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowDownOutlined />}
                  aria-label={say('down', { name })}
                  disabled={at === segments.length - 1}
                  onClick={() => swap(at, at + 1)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('remove', { name })}
                  onClick={() => onChange(segments.filter((_one, place) => place !== at))}
                />
              </div>
              <div className="rfm-named-line">
                {SCORES.map(({ part, letter }) => (
                  <span key={part} className="rfm-range">
                    <span>{letter}</span>
                    <InputNumber
                      aria-label={say('from', { score: letter })}
                      min={1}
                      max={classes}
                      value={segment[part].from}
                      onChange={(from) => change(at, { [part]: { ...segment[part], from: from ?? 1 } })}
                    />
                    –
                    <InputNumber
                      aria-label={say('to', { score: letter })}
                      min={1}
                      max={classes}
                      value={segment[part].to}
                      onChange={(to) => change(at, { [part]: { ...segment[part], to: to ?? classes } })}
                    />
                  </span>
                ))}
              </div>
            </li>
          );
        })}
      </ol>
      <Button size="small" onClick={add}>
        {say('addSegment')}
      </Button>
    </div>
  );
}
