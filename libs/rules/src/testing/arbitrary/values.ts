/** Small pools, so that values meet, and edges that are likely to be met: instants a millisecond apart, texts that fold oddly. */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { AttributeType } from '../../rule.js';
import type { JsonValue } from '../json.js';
import { DAY, HOUR } from '../cases/case-group.js';

/** asOf of random tests: an hour after New York skipped one, on the first day after a leap February's last week. */
export const ARBITRARY_NOW = Date.parse('2024-03-10T08:00:00Z');
export const TIME_ZONES = ['Asia/Shanghai', 'America/New_York', 'UTC', 'Asia/Kathmandu'] as const;

const MINUTE = 60_000;
const OFFSETS = [0, HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 29 * DAY, 30 * DAY, 31 * DAY, 60 * DAY, 366 * DAY];

/** Around the edges of windows; at most four minutes ahead of now, as events may be. */
export const arbitraryPast: Arbitrary<number> = fc
  .tuple(fc.constantFrom(...OFFSETS), fc.constantFrom(-1, 0, 1, -MINUTE, MINUTE))
  .map(([offset, nudge]) => ARBITRARY_NOW - offset + nudge);

const arbitraryInstant: Arbitrary<number> = fc.oneof(
  { weight: 4, arbitrary: arbitraryPast },
  { weight: 1, arbitrary: fc.constantFrom(...OFFSETS).map((offset) => ARBITRARY_NOW + offset) },
);

export const arbitraryNumber: Arbitrary<number> = fc.oneof(
  fc.constantFrom(-1, 0, 0.1, 0.2, 0.3, 1, 2, 2.5, 3, 10, 1e-9, 9007199254740991),
  fc.integer({ min: -5, max: 5 }),
);

export const arbitraryText: Arbitrary<string> = fc.constantFrom(
  ...[
    '',
    'a',
    'A',
    'ab',
    'aB',
    'b',
    'é',
    'e\u0301',
    'É',
    'İ',
    'i',
    'ΟΔΟΣ',
    'οδος',
    'σ',
    'ß',
    'ẞ',
    '北京',
    '北京市',
    '1',
  ],
  ...['%', '_', '\\', "'", '"', '😀', '\ufb01', '\u212b', 'Å', 'null', '2024-03-10', '2024-03-10T08:00:00Z'],
);

export const arbitraryDate: Arbitrary<string> = fc.oneof(
  fc.constantFrom('1996-02-29', '2000-02-28', '2001-03-01', '1999-12-31', '0001-01-01', '9999-12-31'),
  fc.integer({ min: -40, max: 40 }).map((days) => new Date(ARBITRARY_NOW + days * DAY).toISOString().slice(0, 10)),
);

/** A date-time as people write it: any offset, more digits than we keep, or no seconds. */
export const arbitraryDateTime: Arbitrary<string> = fc
  .tuple(arbitraryInstant, fc.constantFrom('Z', '+08:00', '-03:30', '+14:59'), fc.constantFrom('', '9', '000001'))
  .map(([instant, offset, digits]) => {
    const minutes = offset === 'Z' ? 0 : Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
    const local = new Date(instant + (offset.startsWith('-') ? -1 : 1) * minutes * MINUTE).toISOString().slice(0, -1);
    return `${local}${digits}${offset}`;
  });

export const arbitraryDuration: Arbitrary<string> = fc.constantFrom(
  ...['PT0.001S', 'PT1M', 'PT1H', 'PT12H', 'P1D', 'P2D', 'P1W', 'P30D', 'P1M', 'P2M', 'P1Y', 'P1M1D', 'P1DT1S', 'P60D'],
);

/** A time from now, past or to come. */
export const arbitraryRelative: Arbitrary<string> = fc
  .tuple(fc.constantFrom('-', '-', '-', ''), fc.oneof(arbitraryDuration, fc.constant('P0D')))
  .map(([sign, duration]) => `${sign}${duration}`);

/** What the property of an event may be: anything. */
export const arbitraryProperty: Arbitrary<JsonValue> = fc.oneof(
  { weight: 3, arbitrary: arbitraryNumber },
  { weight: 3, arbitrary: arbitraryText },
  { weight: 2, arbitrary: arbitraryDateTime },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.array(arbitraryText, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<JsonValue>(
      ...[null, [], {}, [1, 'a'], ['a', null], [['a']], { a: 1, b: ['é'] }, { b: ['e\u0301'], a: 1 }],
      ...['2024-02-30T00:00:00Z', '2024-03-10T08:00:00', '2024-03-10T24:00:00Z', '2024-03-10T08:00:00+15:00', '1e400'],
    ),
  },
);

/** A value that an attribute of a type may have, as it arrives. */
export const ARBITRARY_VALUES: Record<AttributeType, Arbitrary<JsonValue>> = {
  TEXT: arbitraryText,
  NUMBER: arbitraryNumber,
  BOOLEAN: fc.boolean(),
  DATE: arbitraryDate,
  DATETIME: arbitraryDateTime,
  TEXT_LIST: fc.array(arbitraryText, { maxLength: 3 }),
};
