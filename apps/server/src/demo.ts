import { findDuplicates } from '@strata/profile';
import type { App } from './composition.js';
import { loadLife } from './demo.life.js';
import { Calendar, doubles, seed } from './seed/index.js';
import type { SeedDoors } from './seed/index.js';

// A shop that is large enough for rules to be worth composing, and small enough to be there within half a minute.
const USERS = 20_000;
const EVENTS = 300_000;
const SEED = 1;
const SHOP = '青禾商城';

/** Fills an empty database with the demo shop; one that has users stays as it is. */
export async function loadDemo(app: App): Promise<void> {
  const [first] = await app.profiles.page(1);
  if (first) return;
  process.stdout.write(
    `  Making a demo shop of ${USERS.toLocaleString('en')} users and ${EVENTS.toLocaleString('en')} events …\n`,
  );
  const now = Date.now();
  // Before, not after: a start that is killed in between begins again, and then it has to be said still.
  await app.workspace.markAsDemo(new Calendar(now).start);
  await app.workspace.update({ name: SHOP });
  const { tookMs } = await seed(
    doorsOf(app),
    { users: USERS, events: EVENTS, seed: SEED, now, past: true },
    (users) => {
      if (users % 5000 === 0) process.stdout.write(`    ${users.toLocaleString('en')} users\n`);
    },
  );
  const shop = { users: USERS, seed: SEED, now };
  await loadDoubles(app, shop);
  await loadLife(app, shop);
  process.stdout.write(`  Done in ${(tookMs / 1000).toFixed(1)} s.\n`);
}

/** Beside the shop's users those of its branches, and who of them is probably one person. */
export async function loadDoubles(app: App, shop: { users: number; seed: number; now: number }): Promise<void> {
  await app.upsertUsers(doubles(shop), '会员系统');
  await findDuplicates(app.database);
}

export function doorsOf({ database, attributes, tagging, segments }: App): SeedDoors {
  return {
    database,
    defineAttribute: (attribute) => attributes.define(attribute),
    createTag: (tag) => tagging.create(tag),
    createSegment: (segment) => segments.service.create(segment),
  };
}
