import { userSet } from '@strata/audience';
import { storeReachability } from '@strata/profile/testing';
import type { Definitions } from '@strata/rules';
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
  for (const key of definitions.purposes?.keys() ?? []) {
    await database.query(
      `INSERT INTO consent_purposes (key, name_zh, name_en) VALUES ($1, $1, $1) ON CONFLICT DO NOTHING`,
      [key],
    );
  }
  for (const user of users) await storeReachability(database, user);
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
