/** The settings of an RFM model as fields of a form, and back. */
import type { RfmScoring, RfmSettingsInput } from '../../../graphql/graphql';
import type { RfmSegment, RfmSettings } from '../documents';

export interface RfmFields {
  event: string;
  amount: string;
  /** '' where each event counts. */
  distinct: string;
  /** ISO 8601; '' is all time. */
  period: string;
  classes: number;
  scoring: RfmScoring;
  /** With commas between. */
  recency: string;
  frequency: string;
  monetary: string;
  middle: RfmSettings['middle'];
  /** Absent: those of a new model. */
  segments: RfmSegment[] | undefined;
}

export const fieldsOf = (settings: RfmSettings): RfmFields => ({
  event: settings.event,
  amount: settings.amount,
  distinct: settings.distinct ?? '',
  period: settings.period ?? '',
  classes: settings.classes,
  scoring: settings.scoring,
  recency: (settings.limits?.recency ?? []).join(', '),
  frequency: (settings.limits?.frequency ?? []).join(', '),
  monetary: (settings.limits?.monetary ?? []).join(', '),
  middle: settings.middle,
  segments: settings.segments.map(plain),
});

export const newFields = (event: string, amount: string): RfmFields => ({
  event,
  amount,
  distinct: '',
  period: '',
  classes: 5,
  scoring: 'QUANTILE',
  recency: '',
  frequency: '',
  monetary: '',
  middle: 'MEAN',
  segments: undefined,
});

/** Without what only the cache knows. */
const plain = ({ key, zh, en, recency, frequency, monetary }: RfmSegment): RfmSegment => {
  const range = ({ from, to }: RfmSegment['recency']): RfmSegment['recency'] => ({ from, to });
  return { key, zh, en, recency: range(recency), frequency: range(frequency), monetary: range(monetary) };
};

/** Whatever is no number stays in, so that the server says what is wrong with it. */
const numbersOf = (text: string): number[] =>
  text
    .split(/[,，、\s]+/)
    .filter((part) => part !== '')
    .map(Number);

/** `where` of a model that is changed stays as it is: nothing on the screen changes it. */
export function settingsOf(fields: RfmFields, where: unknown): RfmSettingsInput {
  const { event, amount, distinct, period, classes, scoring, middle, segments } = fields;
  return {
    event,
    amount,
    distinct: distinct === '' ? null : distinct,
    period: period === '' ? null : period,
    classes,
    scoring,
    middle,
    ...(Array.isArray(where) && where.length > 0 && { where: where as NonNullable<RfmSettingsInput['where']> }),
    ...(scoring === 'FIXED' && {
      limits: {
        recency: numbersOf(fields.recency),
        frequency: numbersOf(fields.frequency),
        monetary: numbersOf(fields.monetary),
      },
    }),
    ...(segments && { segments }),
  };
}

/** Limits can be read, and are as many as the classes take: what cannot be sent is not previewed. */
export const areLimitsWhole = ({ scoring, classes, recency, frequency, monetary }: RfmFields): boolean =>
  scoring !== 'FIXED' ||
  [recency, frequency, monetary].every((text) => {
    const numbers = numbersOf(text);
    return numbers.length === classes - 1 && numbers.every(Number.isFinite);
  });
