import type { App } from './composition.js';
import { loadDoors } from './demo.doors.js';
import {
  ALLERGIES,
  CORRECTED_PLACE,
  FORGOTTEN,
  life,
  PURPOSES,
  RECORDS,
  RESTRICTED_PLACE,
  RETENTIONS,
  STORE_FILE,
} from './seed/index.js';

interface Shop {
  users: number;
  seed: number;
  now: number;
}

/**
 * What people ask of a company that keeps their data, and what becomes of it: consents to several purposes, someone whose
 * data is not used, one who was forgotten, a value put right, a file from a branch with its report, and records that an
 * officer has begun to fill in. All of it comes by the doors that everybody's data comes through.
 */
export async function loadLife(app: App, shop: Shop): Promise<void> {
  for (const purpose of PURPOSES) await app.purposes.define(purpose);
  await app.attributes.define(ALLERGIES);
  for (const record of RECORDS) await app.processing.set(record);
  for (const [kind, name, period] of RETENTIONS) await app.retentions.set(kind, name, period);
  const { members, consents, users, events } = life(shop);
  // Nobody consents before they are known, and values that need a consent come after it.
  await app.upsertUsers(
    users.map(({ externalId }) => ({ externalId })),
    '会员系统',
  );
  await app.consenting.record(consents);
  await app.upsertUsers(users, '会员系统');
  await app.trackEvents(events);
  await app.erasures.erase({ externalId: FORGOTTEN });
  await app.rights.restrict(await idOf(app, members[RESTRICTED_PLACE]), '本人对数据准确性有异议，核实期间不使用');
  await app.rights.correct(
    await idOf(app, members[CORRECTED_PLACE]),
    { occupation: '教师' },
    '本人来电更正，工单 3021',
  );
  await loadStoreFile(app, shop);
  await loadDoors(app, members, Date.now());
}

async function idOf(app: App, externalId: string | undefined): Promise<number> {
  const user = externalId === undefined ? null : await app.profiles.byExternalId(externalId);
  if (!user) throw new Error(`the demo has no ${externalId}`);
  return user.id;
}

/** A file as a branch sends it, mapped by the guess and run to its end. */
async function loadStoreFile({ imports }: App, shop: Shop): Promise<void> {
  const content = STORE_FILE.content(shop);
  const { id } = await imports.uploads.begin(STORE_FILE.name, content.length);
  await imports.uploads.take(id, 0, asStream(content), 'CALLER');
  await imports.examine(id);
  const { kind, fields, missing } = await imports.guess(id, 'users');
  const mapping = {
    kind,
    missing,
    fields: fields.flatMap(({ source, target, format }) =>
      target ? [{ source, target, ...(format && { format }) }] : [],
    ),
  };
  await imports.run(id, { mapping, source: '徐汇店' }, 'CALLER');
  await imports.work(id, new AbortController().signal);
}

async function* asStream(content: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(content);
}
