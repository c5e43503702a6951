import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { Sparkline } from '../../../parts/sparkline';
import { useComposition } from '../composition';
import { useLatest } from '../preview';
import { useBuilderWords } from '../words';
import { TREND } from './documents';
import { useSettledInput } from './rule-input';

const DAYS = 90;
/** Every third day: each past instant costs the engine a column of its own the first time. */
const POINTS = 31;
/** Rows, charts and people come first: a trend evaluates the rule at each of its instants. */
const AFTER_ALL_ELSE = 500;
const SPOKEN_EVERY = 1_000;

/** The number: exact, of whom, as of when, and how it went over 90 days. */
export function Count(): ReactNode {
  const { preview, written, sound } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const { data, pending, error } = preview;
  const stale = pending || error !== undefined || !sound;
  // Nothing composed, or all of it switched off.
  const empty = written.rule === undefined;
  return (
    <section className="live-count" aria-label={say('exactCount')}>
      {preview.slow && <div className="live-slow" />}
      <header>
        <span>{say('exactCount')}</span>
        {data && !empty && (
          <span className={error === undefined ? 'figure' : 'figure live-until'}>
            {error === undefined
              ? say('asOf', { time: format.time(data.asOf, true), ms: Math.round(data.tookMs) })
              : say('until', { time: format.time(data.asOf, true) })}
          </span>
        )}
      </header>
      <div className="live-figure">
        <strong className={stale ? 'figure live-stale' : 'figure'} data-count>
          {data && !empty ? format.people(data.count) : '—'}
        </strong>
        <Trend />
      </div>
      <div className="live-share">
        {data && !empty && (
          <span className="figure">
            <Share share={format.shareOfPeople(data.count, data.total)} total={format.count(data.total)} />
          </span>
        )}
        {!empty && <span className="live-days">{say('last90')}</span>}
      </div>
      <Spoken />
    </section>
  );
}

/** "占全部 1,280,446 人的 1.43%", "1.43% of 1,280,446 users". */
export function Share({ share, total }: { share: string; total: string }): ReactNode {
  const say = useBuilderWords();
  const rest = say('ofUsers', { total });
  return rest.startsWith('of') ? (
    <>
      <strong>{share}</strong> {rest}
    </>
  ) : (
    <>
      {rest} <strong>{share}</strong>
    </>
  );
}

function Trend(): ReactNode {
  const { sound, written, preview } = useComposition();
  const rule = useSettledInput();
  const say = useBuilderWords();
  const variables = useMemo(() => rule && { rule, points: POINTS, days: DAYS }, [rule]);
  const trend = useLatest(
    TREND,
    variables,
    (result) => result.previewRule.trend.map(({ count }) => count),
    AFTER_ALL_ELSE,
    AFTER_ALL_ELSE,
  );
  if (sound && !trend.data && trend.error === undefined)
    return <span className="counted-later live-trend-later" aria-hidden="true" />;
  return (
    <Sparkline
      values={written.rule ? (trend.data ?? []) : []}
      width={108}
      height={36}
      label={say('last90')}
      quiet={!sound || trend.pending || trend.error !== undefined || preview.pending}
    />
  );
}

/** What a screen reader hears of the count: politely, at most once a second. */
function Spoken(): ReactNode {
  const { preview } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const [text, setText] = useState('');
  const spokenAt = useRef(0);
  const { data, pending } = preview;
  const next =
    data && !pending
      ? say('announceCount', { count: format.people(data.count), share: format.shareOfPeople(data.count, data.total) })
      : undefined;
  useEffect(() => {
    if (next === undefined) return;
    const wait = Math.max(0, spokenAt.current + SPOKEN_EVERY - Date.now());
    const timer = setTimeout(() => {
      spokenAt.current = Date.now();
      setText(next);
    }, wait);
    return () => clearTimeout(timer);
  }, [next]);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {text}
    </div>
  );
}
