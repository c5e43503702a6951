import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { checkRule } from '../../check/check-rule.js';
import { CALENDAR_WINDOWS } from '../../rule.js';
import type {
  AttributeType,
  Definitions,
  During,
  EventCondition,
  Measure,
  Predicate,
  PropertyFilter,
  Rule,
  Sequence,
} from '../../rule.js';
import { define } from '../cases/case-group.js';
import { CONSENT_CHANNELS, CONSENT_PURPOSES, EVENT_NAMES, PROPERTIES } from './population.js';
import { arbitraryPredicate, arbitraryPropertyPredicate } from './predicate.js';
import { ARBITRARY_NOW, arbitraryDateTime, arbitraryDuration, arbitraryRelative } from './values.js';

const ATTRIBUTES: Record<string, AttributeType> = {
  age: 'NUMBER',
  city: 'TEXT',
  paid: 'BOOLEAN',
  born: 'DATE',
  seen: 'DATETIME',
  likes: 'TEXT_LIST',
};

/** An attribute of each type, a small tree of tags, segments two deep: enough for every form of rule. */
export function arbitraryDefinitions(timeZone: string): Definitions {
  return define({
    timeZone,
    attributes: ATTRIBUTES,
    tags: ['a', 'a/b', 'a/b/c', 'ab', 'd'],
    halfLives: { 'a/b': 'P10D', d: 'PT1M' },
    purposes: CONSENT_PURPOSES,
    birthDates: ['born'],
    segments: {
      known: { any: [{ attribute: { key: 'age', is: { gte: 1 } } }, { tag: { in: ['d'] } }] },
      sleeping: {
        all: [{ segment: { key: 'known' } }, { not: { event: { name: 'visit', during: { last: 'P30D' } } } }],
      },
    },
  });
}

/** A checked rule of any form, at most four levels deep. */
export function arbitraryRule(definitions: Definitions): Arbitrary<Rule> {
  const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 4, arbitrary: arbitraryLeaf(definitions) },
      { weight: 1, arbitrary: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
      { weight: 1, arbitrary: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
      { weight: 1, arbitrary: tie('rule').map((not) => ({ not })) },
    ),
  }));
  return rule;
}

/** One condition, in the form that checking gives it; those with faults (reversed ranges, say) are passed over. */
export function arbitraryLeaf(definitions: Definitions): Arbitrary<Rule> {
  const leaves: [number, Arbitrary<Rule>][] = [
    [1, fc.constant({ everyone: true })],
    [8, arbitraryAttribute(definitions)],
    [4, arbitraryTagCondition(definitions)],
    [10, arbitraryEventCondition.map((event) => ({ event }))],
    [
      3,
      fc
        .record({ sequence: arbitrarySequence, during: arbitraryDuring }, { requiredKeys: ['sequence'] })
        .map((event) => ({ event })),
    ],
    [1, fc.constantFrom(...definitions.segments.keys()).map((key) => ({ segment: { key } }))],
    [
      1,
      fc
        .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 51, max: 100 }))
        .map(([from, to]) => ({ sample: { salt: 's', from, to } })),
    ],
    [
      3,
      fc
        .record({ channel: fc.constantFrom(...CONSENT_CHANNELS), purpose: fc.constantFrom(...CONSENT_PURPOSES) })
        .map((reachable) => ({ reachable })),
    ],
  ];
  return fc
    .oneof(...leaves.map(([weight, arbitrary]) => ({ weight, arbitrary })))
    .map((rule) => checkRule(rule, definitions))
    .filter((checked) => checked.faults === undefined)
    .map((checked) => {
      if (checked.faults) throw new Error('filtered before');
      return checked.rule;
    });
}

function arbitraryAttribute({ attributes }: Definitions): Arbitrary<Rule> {
  return fc
    .constantFrom(...attributes)
    .chain(([key, { type }]) =>
      fc
        .tuple(arbitraryPredicate(type), fc.option(arbitraryDuration, { freq: 3, nil: undefined }))
        .map(([is, heldFor]) => ({ attribute: { key, is, ...(heldFor !== undefined && { heldFor }) } })),
    );
}

function arbitraryTagCondition({ tags }: Definitions): Arbitrary<Rule> {
  const condition = fc.record(
    {
      in: fc.uniqueArray(fc.constantFrom(...tags.keys()), { minLength: 1, maxLength: 2 }),
      weight: arbitraryPredicate('NUMBER'),
      assigned: arbitraryPredicate('DATETIME'),
    },
    { requiredKeys: ['in'] },
  );
  return condition.map((tag) => ({ tag }));
}

const arbitraryFilters: Arbitrary<PropertyFilter[]> = fc.array(
  fc.record({ property: fc.constantFrom(...PROPERTIES), is: arbitraryPropertyPredicate }),
  { minLength: 1, maxLength: 2 },
);

const arbitraryBound = fc.oneof(arbitraryRelative, arbitraryDateTime);
const arbitraryDuring: Arbitrary<During> = fc.oneof(
  fc.record({ last: arbitraryDuration }),
  fc.record({ calendar: fc.constantFrom(...CALENDAR_WINDOWS) }),
  fc.record({ from: arbitraryBound, to: arbitraryBound }),
  fc.record({ from: arbitraryBound }),
  fc.record({ to: arbitraryBound }),
);

const property = fc.constantFrom(...PROPERTIES);
const number = arbitraryPredicate('NUMBER');
const instant = arbitraryPredicate('DATETIME');
const measured = (
  measure: Arbitrary<Measure>,
  is: Arbitrary<Predicate>,
): Arbitrary<Pick<EventCondition, 'measure' | 'is'>> => fc.record({ measure, is });
const arbitraryMeasure: Arbitrary<Pick<EventCondition, 'measure' | 'is'>> = fc.oneof(
  fc.constant({}),
  fc.record({ is: number }),
  measured(fc.constant({ count: true }), number),
  measured(fc.constant({ days: true }), number),
  measured(fc.record({ sum: property }), number),
  measured(fc.record({ avg: property }), number),
  measured(fc.record({ min: property }), number),
  measured(fc.record({ max: property }), number),
  measured(fc.record({ distinct: property }), number),
  measured(fc.constant({ first: true }), instant),
  measured(fc.constant({ last: true }), instant),
  measured(fc.record({ lastValue: property }), arbitraryPropertyPredicate),
);

const arbitraryEventCondition: Arbitrary<EventCondition> = fc
  .tuple(
    fc.record(
      { name: fc.constantFrom(...EVENT_NAMES), where: arbitraryFilters, during: arbitraryDuring },
      { requiredKeys: ['name'] },
    ),
    arbitraryMeasure,
  )
  .map(([such, asked]) => ({ ...such, ...asked }));

const step = fc.record({ name: fc.constantFrom(...EVENT_NAMES), where: arbitraryFilters }, { requiredKeys: ['name'] });
const arbitrarySequence: Arbitrary<Sequence> = fc.record(
  {
    steps: fc.array(step, { minLength: 1, maxLength: 3 }),
    within: arbitraryDuration,
    notFollowedBy: fc
      .tuple(step, fc.option(arbitraryDuration, { nil: undefined }))
      .map(([of, within]) => ({ ...of, ...(within !== undefined && { within }) })),
  },
  { requiredKeys: ['steps'] },
);

/** Seconds either side of now, so that the same rule is asked at instants between which little may have changed. */
export const arbitraryAsOf: Arbitrary<number> = fc
  .constantFrom(...[0, 1, -1, 1000, -60_000], ...[1, -1, -7, -29, -31, -60, 366].map((days) => days * 86_400_000))
  .map((offset) => ARBITRARY_NOW + offset);
