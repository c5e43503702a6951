import { userSet } from '@strata/audience';
import type { Channel, Definitions } from '@strata/rules';
import { assignmentsOf, sayingsOf } from '@strata/rules/testing';
import type { Population } from '@strata/rules/testing';
import type { World } from './compose.js';

const externalIdOf = (id: number): string => `user-${id}`;
/** Populations have events far in the future, which the door of events would refuse. */
const AHEAD = 40_000 * 86_400_000;

/** Stores a population through the doors that everything comes through, but for the keys of users, which it sets. */
export async function store(world: World, { users, events }: Population, definitions: Definitions): Promise<void> {
  const { database, attributes, tags, clock } = world;
  await database.query(
    `TRUNCATE consents, suppressions, users, identities, user_attributes, user_attribute_origins, user_attribute_history,
       attribute_definitions, tags, tag_assignments, tag_assignment_history, events, accepted_messages, event_types,
       event_properties, changes`,
  );
  for (const [key, { type }] of definitions.attributes) await attributes.define({ key, type });
  await database.query(
    `INSERT INTO users (id, external_id) SELECT id, 'user-' || id FROM unnest($1::int[]) AS known (id)`,
    [users.map(({ id }) => id)],
  );
  await database.query(
    `INSERT INTO identities (value, kind, user_id) SELECT external_id, 'EXTERNAL_ID', id FROM users`,
  );
  await world.users.upsertUsers(
    users.flatMap((user) =>
      sayingsOf(user).map(([at, attributes]) => ({
        externalId: externalIdOf(user.id),
        attributes,
        at: new Date(at).toISOString(),
      })),
    ),
    { source: 'test' },
  );
  const erased = users.filter((user) => user.erased).map(({ id }) => id);
  await database.query('UPDATE users SET erased_at = now() WHERE id = ANY($1::int[])', [erased]);
  await storeReachability(world, users, definitions);
  clock.now = Date.now() + AHEAD;
  const known = new Set(users.map(({ id }) => id));
  await world.events.track(
    events
      .filter(({ user }) => known.has(user))
      .map(({ user, name, at, properties }) => ({
        externalId: externalIdOf(user),
        name,
        occurredAt: new Date(at),
        properties,
      })),
  );
  for (const key of [...definitions.tags.keys()].sort()) {
    await tags.create({ key, class: 'BASIC' }).catch((error: { code?: string }) => {
      if (error.code !== 'ALREADY_EXISTS') throw error;
    });
  }
  for (const user of users) {
    const holders = { users: userSet([user.id]) };
    for (const [at, one] of assignmentsOf(user)) {
      clock.now = at;
      if ('ended' in one) await tags.remove(one.ended, holders);
      else
        await tags.assign(one.tag, holders, {
          source: 'test',
          weight: one.weight ?? null,
          expiresAt: one.expiresAt ?? null,
        });
    }
  }
}

const ADDRESSES: Partial<Record<Channel, { kind: string; namespace?: string }>> = {
  EMAIL: { kind: 'EMAIL' },
  SMS: { kind: 'PHONE' },
  TELEGRAM: { kind: 'IM', namespace: 'telegram' },
};

/** Consents and suppressions have times of their own, which no door would take. */
async function storeReachability(
  { database }: World,
  users: Population['users'],
  { purposes }: Definitions,
): Promise<void> {
  for (const key of purposes?.keys() ?? []) {
    await database.query(
      `INSERT INTO consent_purposes (key, name_zh, name_en) VALUES ($1, $1, $1) ON CONFLICT DO NOTHING`,
      [key],
    );
  }
  for (const { id, addresses = [], consents = [], suppressions = [] } of users) {
    for (const channel of addresses) {
      const { kind, namespace = '' } = ADDRESSES[channel]!;
      await database.query('INSERT INTO identities (value, kind, namespace, user_id) VALUES ($1, $2, $3, $4)', [
        `${channel}-${id}`,
        kind,
        namespace,
        id,
      ]);
    }
    for (const { purpose, channel = '', granted, by = 'SELF', at } of consents) {
      await database.query(
        `INSERT INTO consents (user_id, purpose, channel, at, state, given_by, source) VALUES ($1, $2, $3, $4, $5, $6, 'test')`,
        [id, purpose, channel, new Date(at), granted ? 'GRANTED' : 'WITHDRAWN', by],
      );
    }
    for (const { channel = '', from, to } of suppressions) {
      await database.query(
        `INSERT INTO suppressions (user_id, channel, suppressed_at, reason, lifted_at) VALUES ($1, $2, $3, 'test', $4)`,
        [id, channel, new Date(from), to === undefined ? null : new Date(to)],
      );
    }
  }
}
