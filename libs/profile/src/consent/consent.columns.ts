/** What a rule may ask of reachability: an address on a channel, the consent that counts, a suppression. */
import type { Channel, ColumnOf, ColumnSource, Moment, Parameters } from '@strata/rules';
import { bornRows, of14 } from './birth-dates.js';
import { ADDRESSES, consentTopic, identityTopic, SUPPRESSION_TOPIC } from './channels.js';

const onlyUsers = (users?: string): string => (users ? ` AND user_id = ANY(${users})` : '');
const instant = (at: number, parameters: Parameters): string => `to_timestamp(${parameters.add(at, 'float8')} / 1000)`;
/** Instants are written as whole milliseconds, so rounding only takes off what the division by 1,000 left behind. */
const milliseconds = (at: string): string => `round(date_part('epoch', ${at}) * 1000)`;

const addressColumn: ColumnSource<ColumnOf<'address'>> = {
  valueKind: () => 'number',
  missing: () => undefined,
  rows({ channel }, _moment, parameters, users) {
    const { kind, namespace } = ADDRESSES[channel];
    const within = namespace === undefined ? '' : ` AND namespace = ${parameters.add(namespace, 'text')}`;
    return (
      `SELECT user_id, 1::float8 AS value FROM identities` +
      ` WHERE kind = ${parameters.add(kind, 'text')}${within}${onlyUsers(users)} GROUP BY user_id`
    );
  },
  topics: ({ channel }) => ['users', identityTopic(ADDRESSES[channel].kind)],
  moved: () => 'nobody',
};

/**
 * Granted by who could not: for a person who was under 14 by their birth date nobody can but a guardian, and for all others, those of
 * whom no birth date is known among them, nobody but they themselves.
 */
function wasNotTheirs(birthDates: readonly string[], moment: Moment, parameters: Parameters): string {
  if (birthDates.length === 0) return `state = 'GRANTED' AND given_by = 'GUARDIAN'`;
  return `state = 'GRANTED' AND (given_by = 'GUARDIAN') <> coalesce(at < ${of14('born', moment, parameters)}, false)`;
}

/**
 * The best of a user's consents is found as one number, whose highest bit says that it is for the channel, whose lowest that
 * it was withdrawn, and between which lie the milliseconds: an aggregate of a hash, where sorting a million takes twice as long.
 */
const CHANNEL_BIT = '(1::bigint << 50)';

/** A consent column; with no channel, what was said for no channel in particular. */
export function consentRows(
  { purpose, channel, birthDates = [] }: { purpose: string; channel: Channel | ''; birthDates?: readonly string[] },
  moment: Moment,
  parameters: Parameters,
  users?: string,
): string {
  const born =
    birthDates.length === 0 ? '' : ` LEFT JOIN (${bornRows(birthDates, parameters, users)}) births USING (user_id)`;
  const counts = ` AND NOT (${wasNotTheirs(birthDates, moment, parameters)})`;
  const best =
    `SELECT user_id, max((channel <> '')::integer * ${CHANNEL_BIT}` +
    ` + ${milliseconds('at')}::bigint * 2 + (state = 'WITHDRAWN')::integer) AS best FROM consents${born}` +
    ` WHERE purpose = ${parameters.add(purpose, 'text')} AND channel IN ('', ${parameters.add(channel, 'text')})` +
    ` AND at <= ${instant(moment.asOf, parameters)}${counts}${onlyUsers(users)} GROUP BY user_id`;
  return `SELECT user_id, (1 - 2 * (best & 1)) * ((best & (${CHANNEL_BIT} - 1)) >> 1)::float8 AS value FROM (${best}) counting`;
}

const consentColumn: ColumnSource<ColumnOf<'consent'>> = {
  valueKind: () => 'number',
  missing: () => undefined,
  rows: consentRows,
  topics: ({ purpose, birthDates = [] }) => [consentTopic(purpose), ...birthDates.map((key) => `attribute:${key}`)],
  moved({ purpose, birthDates = [] }, from, to, parameters) {
    if (birthDates.length > 0 && from.timeZone !== to.timeZone) return 'everybody';
    const [first, last] = [Math.min(from.asOf, to.asOf), Math.max(from.asOf, to.asOf)];
    return {
      sql:
        `SELECT DISTINCT user_id FROM consents WHERE purpose = ${parameters.add(purpose, 'text')}` +
        ` AND at > ${instant(first, parameters)} AND at <= ${instant(last, parameters)}`,
    };
  },
  turns: ({ purpose }, parameters, users) =>
    `SELECT ${milliseconds('at')} AS at FROM consents WHERE purpose = ${parameters.add(purpose, 'text')} AND user_id = ANY(${users})`,
};

const suppressionColumn: ColumnSource<ColumnOf<'suppression'>> = {
  valueKind: () => 'number',
  missing: () => undefined,
  rows({ channel }, { asOf }, parameters, users) {
    const now = instant(asOf, parameters);
    return (
      `SELECT user_id, min(${milliseconds('suppressed_at')}) AS value FROM suppressions` +
      ` WHERE channel IN ('', ${parameters.add(channel, 'text')}) AND suppressed_at <= ${now}` +
      ` AND (lifted_at IS NULL OR lifted_at > ${now})${onlyUsers(users)} GROUP BY user_id`
    );
  },
  topics: () => [SUPPRESSION_TOPIC],
  moved({ channel }, from, to, parameters) {
    const [first, last] = [Math.min(from.asOf, to.asOf), Math.max(from.asOf, to.asOf)];
    const [after, until] = [instant(first, parameters), instant(last, parameters)];
    return {
      sql:
        `SELECT DISTINCT user_id FROM suppressions WHERE channel IN ('', ${parameters.add(channel, 'text')})` +
        ` AND (suppressed_at > ${after} AND suppressed_at <= ${until} OR lifted_at > ${after} AND lifted_at <= ${until})`,
    };
  },
  turns: (_column, parameters, users) =>
    `SELECT ${milliseconds('at')} AS at FROM (SELECT unnest(ARRAY[suppressed_at, lifted_at]) AS at FROM suppressions` +
    ` WHERE user_id = ANY(${users})) turning WHERE at IS NOT NULL`,
};

export const consentColumns = { address: addressColumn, consent: consentColumn, suppression: suppressionColumn };
