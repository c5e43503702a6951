import { Dropdown } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { Bar } from '../../../parts/bar';
import { Failure } from '../../../parts/failure';
import { Histogram } from '../../../parts/histogram';
import { usePartWords } from '../../../parts/words';
import { useComposition } from '../composition';
import { useLatest } from '../preview';
import { numberBuckets } from '../sentence/distribution';
import { rangeOf, withRange } from '../sentence/predicate-editor';
import { useSentenceWords } from '../sentence/words';
import { setCondition } from '../tree-edit';
import { useBuilderWords } from '../words';
import { breakdownChoices, conditionOn, firstChoices, withoutBounds } from './breakdown-choice';
import { BREAKDOWN } from './documents';
import { AFTER_THE_COUNT, useRuleInput, useSettledRule } from './rule-input';

const BARS = 40;
const TOP = 5;
/** Asked for, so that the caption can say of how many the shown ones are the top. */
const VALUES = 50;
const RETRY_AFTER = 15;

/** How the audience divides by an attribute or by the tags below one; the choice is the reader's. */
export function Breakdown({ at }: { at: 0 | 1 }): ReactNode {
  const { definitions, tree } = useComposition();
  const settled = useSettledRule();
  const say = useBuilderWords();
  const sayPart = usePartWords();
  const [chosen, setChosen] = useState<string>();
  const choices = useMemo(() => breakdownChoices(definitions), [definitions]);
  const usual = firstChoices(definitions, tree)[at];
  const choice = choices.find(({ id }) => id === (chosen ?? usual)) ?? choices[at];
  const attribute = choice?.attribute;
  // A number that the rule bounds is shown without that bound, so that one sees who would come in.
  const bounded = attribute === undefined ? undefined : conditionOn(tree, attribute);
  const rule = useRuleInput(
    settled && bounded && attribute !== undefined ? withoutBounds(settled, attribute) : settled,
  );
  const numeric = attribute !== undefined && definitions.attribute(attribute)?.type === 'NUMBER';
  const variables = useMemo(
    () =>
      rule &&
      choice && {
        rule,
        attribute: choice.attribute ?? null,
        tagUnder: choice.tagUnder ?? null,
        buckets: numeric ? BARS : VALUES,
      },
    [rule, choice, numeric],
  );
  const answer = useLatest(BREAKDOWN, variables, (result) => result.previewRule, AFTER_THE_COUNT);
  if (!choice) return null;
  // The last answer, unless it is of what was chosen before.
  const of = answer.of as typeof variables;
  const same = of?.attribute === (choice.attribute ?? null) && of?.tagUnder === (choice.tagUnder ?? null);
  const known = same ? answer.data : undefined;
  return (
    <section>
      <h2>
        {choice.label} <Caption bounded={bounded !== undefined} numeric={numeric} buckets={known?.breakdown} />
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          autoFocus
          menu={{
            style: { maxHeight: 320, overflow: 'auto' },
            selectable: true,
            selectedKeys: [choice.id],
            items: choices.map(({ id, label }) => ({ key: id, label })),
            onClick: ({ key }) => setChosen(key),
          }}
        >
          <button type="button" className="link" aria-label={`${say('change')}: ${choice.label}`}>
            {say('change')}
          </button>
        </Dropdown>
      </h2>
      {answer.error !== undefined && !known && (
        <Failure title={say('chartFailed')} error={answer.error} onRetry={answer.retry} retryAfter={RETRY_AFTER} />
      )}
      {answer.error !== undefined && known && (
        <p role="alert" className="live-none">
          {say('chartFailed')}{' '}
          <button type="button" className="link" onClick={answer.retry}>
            {sayPart('retry')}
          </button>
        </p>
      )}
      {(known || answer.error === undefined) && (
        <div className={answer.error === undefined ? undefined : 'live-old'}>
          {numeric ? (
            <Range attribute={attribute} buckets={numberBuckets(known?.breakdown ?? [])} name={choice.label} />
          ) : (
            <Top of={known?.count ?? 0} buckets={known?.breakdown ?? []} />
          )}
        </div>
      )}
    </section>
  );
}

type Buckets = readonly {
  value?: string | null;
  label?: string | null;
  count: number;
  of: number;
  other: boolean;
  missing: boolean;
}[];

function Caption({
  bounded,
  numeric,
  buckets,
}: {
  bounded: boolean;
  numeric: boolean;
  buckets: Buckets | undefined;
}): ReactNode {
  const say = useBuilderWords();
  if (numeric) return <small>{say(bounded ? 'widen' : 'wholeRange')}</small>;
  const named = buckets?.filter(({ other, missing }) => !other && !missing).length ?? 0;
  return named > 0 ? <small>{say('topOf', { shown: Math.min(TOP, named), all: named })}</small> : null;
}

function Range({
  attribute,
  buckets,
  name,
}: {
  attribute: string;
  buckets: ReturnType<typeof numberBuckets>;
  name: string;
}): ReactNode {
  const { tree, edit } = useComposition();
  const say = useSentenceWords();
  const row = conditionOn(tree, attribute);
  if (buckets.length === 0) return <div className="live-chart-room" />;
  const condition = row && 'attribute' in row.value ? row.value.attribute : undefined;
  return (
    <Histogram
      buckets={condition ? buckets.map((bucket) => ({ ...bucket, of: bucket.count })) : buckets}
      label={say('histogram', { name })}
      range={condition && rangeOf(condition.is)}
      onRange={
        row &&
        condition &&
        ((range) =>
          edit(setCondition(tree, row.id, { attribute: { ...condition, is: withRange(condition.is, range) } }), {
            kind: `${row.id} range`,
          }))
      }
      lowLabel={say('lower')}
      highLabel={say('upper')}
      whole={buckets.length > 0 && (buckets.at(-1)?.to ?? 0) - (buckets[0]?.from ?? 0) >= BARS}
    />
  );
}

function Top({ buckets, of }: { buckets: Buckets; of: number }): ReactNode {
  const { definitions } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const shown = buckets.filter(({ missing }) => !missing).slice(0, TOP);
  const tallest = Math.max(1, ...shown.map(({ count }) => count));
  if (shown.length === 0) return <div className="live-chart-room" />;
  return (
    <ul className="top figure">
      {shown.map(({ value, label, count, other }) => (
        <li key={value ?? String(other)}>
          <span className="top-label">
            {other ? say('otherValues') : (label ?? definitions.forRules.tags.get(value ?? '')?.name ?? value)}
          </span>
          <span className="top-bar" aria-hidden="true">
            <Bar share={count / tallest} tone={other ? 'rest' : 'accent'} />
          </span>
          <span>{format.people(count)}</span>
          <span className="top-share">{format.shareOfPeople(count, of, 1)}</span>
        </li>
      ))}
    </ul>
  );
}
