/** The population that the tables hold, as plain objects: read row by row, by none of the SQL that rules use. */
import type { Database } from '@strata/db';
import { formatDate } from '@strata/rules';
import type { AttributeType, Channel, Definitions } from '@strata/rules';
import type { JsonValue, Population, PopulationTag, PopulationUser } from '@strata/rules/testing';

type Origin = [source: string, at: number, details?: { since?: number }];

interface UserRow {
  id: number;
  gone: boolean;
  values: Record<string, JsonValue> | null;
  origins: Record<string, Origin> | null;
}

interface TagRow {
  tag: string;
  weight: number | null;
  assigned_at: Date;
  expires_at: Date | null;
}

/** From how attributes are stored to how they arrive. */
const ARRIVING: Partial<Record<AttributeType, (stored: JsonValue) => JsonValue>> = {
  DATE: (stored) => formatDate(stored as number),
  DATETIME: (stored) => new Date(stored as number).toISOString(),
};

/** Kind and namespace of each channel's address. */
const CHANNEL_OF: Record<string, Channel> = { 'EMAIL/': 'EMAIL', 'PHONE/': 'SMS', 'IM/telegram': 'TELEGRAM' };

export async function readPopulation(database: Database, { attributes }: Definitions): Promise<Population> {
  const arriving = (key: string, stored: JsonValue): JsonValue =>
    ARRIVING[attributes.get(key)!.type]?.(stored) ?? stored;
  const users = await database.query<UserRow>(
    `SELECT id, erased_at IS NOT NULL OR merged_into IS NOT NULL OR restricted_at IS NOT NULL AS gone, "values", origins
     FROM users LEFT JOIN user_attributes a ON a.user_id = id LEFT JOIN user_attribute_origins o ON o.user_id = id ORDER BY id`,
  );
  const read = async <Row extends object>(sql: string): Promise<(user: number) => Row[]> => {
    const rows = await database.query<Row & { user_id: number }>(sql);
    return (user) => rows.filter(({ user_id }) => user_id === user);
  };
  const past = await read<{ key: string; value: JsonValue; valid_from: Date; valid_to: Date }>(
    'SELECT * FROM user_attribute_history WHERE value IS NOT NULL',
  );
  const tags = await read<TagRow & { changed_at: Date | null }>(
    'SELECT a.*, key AS tag FROM tag_assignments a JOIN tags ON id = tag_id',
  );
  const pastTags = await read<TagRow & { valid_from: Date; valid_to: Date }>(
    'SELECT h.*, key AS tag FROM tag_assignment_history h JOIN tags ON id = tag_id',
  );
  const consents = await read<{ purpose: string; channel: Channel | ''; state: string; given_by: string; at: Date }>(
    'SELECT * FROM consents',
  );
  const suppressions = await read<{ channel: Channel | ''; suppressed_at: Date; lifted_at: Date | null }>(
    'SELECT * FROM suppressions',
  );
  const identities = await read<{ kind: string; namespace: string }>('SELECT * FROM identities');
  const events = await database.query<{
    user_id: number;
    name: string;
    occurred_at: Date;
    properties: Record<string, JsonValue>;
  }>('SELECT user_id, name, occurred_at, properties FROM events ORDER BY id');
  return {
    users: users.map(({ id, gone, values, origins }): PopulationUser => {
      const held = Object.entries(values ?? {});
      return {
        id,
        ...(gone && { erased: true }),
        attributes: Object.fromEntries(held.map(([key, value]) => [key, arriving(key, value)])),
        since: Object.fromEntries(
          held.map(([key]) => [key, origins?.[key]?.[2]?.since ?? origins?.[key]?.[1] ?? 0] as const),
        ),
        past: past(id).map(({ key, value, valid_from, valid_to }) => {
          return { key, value: arriving(key, value), from: valid_from.getTime(), to: valid_to.getTime() };
        }),
        tags: tags(id).map((row) => ({
          ...assignment(row),
          ...(row.changed_at && { changedAt: row.changed_at.getTime() }),
        })),
        pastTags: pastTags(id).map((row) => {
          return { ...assignment(row), from: row.valid_from.getTime(), to: row.valid_to.getTime() };
        }),
        addresses: identities(id).flatMap(({ kind, namespace }) => CHANNEL_OF[`${kind}/${namespace}`] ?? []),
        consents: consents(id).map(({ purpose, channel, state, given_by, at }) => ({
          purpose,
          ...(channel !== '' && { channel }),
          granted: state === 'GRANTED',
          by: given_by === 'GUARDIAN' ? 'GUARDIAN' : 'SELF',
          at: at.getTime(),
        })),
        suppressions: suppressions(id).map(({ channel, suppressed_at, lifted_at }) => ({
          ...(channel !== '' && { channel }),
          from: suppressed_at.getTime(),
          ...(lifted_at && { to: lifted_at.getTime() }),
        })),
      };
    }),
    events: events.map(({ user_id, name, occurred_at, properties }) => {
      return { user: user_id, name, at: occurred_at.getTime(), properties };
    }),
  };
}

const assignment = ({ tag, weight, assigned_at, expires_at }: TagRow): PopulationTag => ({
  tag,
  ...(weight !== null && { weight }),
  assignedAt: assigned_at.getTime(),
  ...(expires_at && { expiresAt: expires_at.getTime() }),
});
