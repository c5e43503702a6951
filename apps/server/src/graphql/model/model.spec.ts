import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signedIn } from '../../testing/signed-in.js';
import type { SignedIn } from '../../testing/signed-in.js';
import { startTestServer } from '../../testing/test-server.js';
import type { TestServer } from '../../testing/test-server.js';

const DAY = 86_400_000;
const BUYERS = 100;
const FIGURES = `__typename
  ... on NotEnoughData { found needed }
  ... on RfmFigures {
    all { users revenue } means { recency frequency monetary } limits { recency frequency monetary }
    grid { recency frequency segment users revenue } cells { key users } segments { key users revenue } }`;
const CREATE = `mutation ($input: CreateModelInput!) { createModel(input: $input) {
  key name kind runHour settings { ... on RfmSettings { event where amount classes scoring segments { key zh recency { from to } } } } } }`;
const UPDATE =
  'mutation ($input: UpdateModelInput!) { updateModel(input: $input) { name runHour settings { ... on RfmSettings { classes } } } }';
const PREVIEW = `query ($settings: ModelSettingsInput!) { previewModel(settings: $settings) { ${FIGURES} } }`;
const MODEL = `query ($key: String!) { model(key: $key) { key archivedAt runs(first: 5) { id state askedBy error figures { ${FIGURES} } } } }`;
const RFM = { event: 'bought', amount: 'amount' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.app.trackEvents(
    Array.from({ length: BUYERS }, (_none, at) => ({
      externalId: `u${at}`,
      name: 'bought',
      occurredAt: new Date(Date.now() - (at + 1) * DAY).toISOString(),
      properties: { amount: BUYERS - at, shop: at < 60 ? 'a' : 'b' },
    })),
  );
});
afterAll(() => server.close());

interface Figures {
  __typename: string;
  found?: number;
  needed?: number;
  all: { users: number; revenue: number | null };
  grid: { recency: number; frequency: number; segment: string; users: number; revenue: number | null }[];
  segments: { key: string; users: number; revenue: number | null }[];
}
interface Run {
  id: string;
  state: string;
  askedBy: string;
  figures: Figures | null;
}

const create = (key: string, rfm: object = RFM) =>
  server.ask(CREATE, { input: { key, name: key.toUpperCase(), settings: { rfm } } });

async function preview(rfm: object, headers?: SignedIn): Promise<Figures> {
  const { data, errors } = await server.ask(PREVIEW, { settings: { rfm } }, headers);
  if (errors) throw new Error(JSON.stringify(errors));
  return (data as { previewModel: Figures }).previewModel;
}

async function runsOf(key: string): Promise<Run[]> {
  const { model } = await server.get<{ model: { runs: Run[] } }>(MODEL, { key });
  return model.runs;
}

test('a model is made, run, and tells what it found, which is what its preview told', async () => {
  const { createModel } = (await create('rfm')).data as { createModel: unknown };
  expect(createModel).toMatchObject({
    key: 'rfm',
    kind: 'RFM',
    runHour: null,
    settings: {
      event: 'bought',
      where: [],
      classes: 5,
      scoring: 'QUANTILE',
      segments: [{ key: 'champions' }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    },
  });
  const seen = await preview(RFM);
  expect(seen).toMatchObject({
    __typename: 'RfmFigures',
    all: { users: BUYERS, revenue: (BUYERS * (BUYERS + 1)) / 2 },
  });
  const { runModel } = await server.get<{ runModel: Run }>(
    'mutation { runModel(input: { key: "rfm" }) { id state askedBy } }',
  );
  expect(runModel.state).toBe('RUNNING');
  await server.app.modelRuns.run(runModel.id);
  expect(await runsOf('rfm')).toMatchObject([{ id: runModel.id, state: 'DONE', figures: seen }]);
  expect(seen.grid.reduce((sum, { users }) => sum + users, 0)).toBe(BUYERS);
  expect(seen.segments.reduce((sum, { users }) => sum + users, 0)).toBe(BUYERS);
});

test('who moved between two instants is who is in another segment at the one than at the other', async () => {
  const ask = (from: string, to?: string) =>
    server.get<{ rfmMovement: { moves: { from: string | null; to: string | null; users: number }[] } }>(
      `query ($from: DateTime!, $to: DateTime) { rfmMovement(model: "rfm", from: $from, to: $to) {
         ... on RfmMoves { moves { from to users } } ... on NotEnoughData { found needed } } }`,
      { from, to },
    );
  const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();
  const { moves } = (await ask(daysAgo(30.5))).rfmMovement;
  const sum = (some: typeof moves): number => some.reduce((total, { users }) => total + users, 0);
  expect(sum(moves)).toBe(BUYERS);
  // Thirty have bought since: each was scored for the first time.
  expect(sum(moves.filter(({ from }) => from === null))).toBe(30);
  const now = await preview(RFM);
  for (const { key, users } of now.segments)
    expect([key, sum(moves.filter(({ to }) => to === key))]).toEqual([key, users]);
  expect((await ask(daysAgo(60.5))).rfmMovement).toEqual({ found: 40, needed: 50 });
  const { errors } = await server.ask('{ rfmMovement(model: "rfm", from: "2100-01-01T00:00:00Z") { __typename } }');
  expect(errors?.[0]?.extensions?.['code']).toBe('INVALID_INPUT');
});

test('a preview asks only for the events that the settings name, and says where they are too few', async () => {
  const where = [{ property: 'shop', is: { eq: 'a' } }];
  expect((await preview({ ...RFM, where })).all.users).toBe(60);
  expect(await preview({ ...RFM, where: [{ property: 'shop', is: { eq: 'c' } }] })).toEqual({
    __typename: 'NotEnoughData',
    found: 0,
    needed: 50,
  });
});

test.each<[string, object, string]>([
  ['one class', { ...RFM, classes: 1 }, 'INVALID_INPUT'],
  ['fixed scoring without limits', { ...RFM, scoring: 'FIXED' }, 'INVALID_INPUT'],
  ['a filter that is none', { ...RFM, where: [{ property: 'shop', is: {} }] }, 'RULE_INVALID'],
  ['two segments of one key', { ...RFM, segments: ['a', 'a'].map(segment) }, 'INVALID_INPUT'],
])('%s is refused', async (_what, rfm, code) => {
  const { errors } = await server.ask(PREVIEW, { settings: { rfm } });
  expect(errors?.[0]?.extensions?.['code']).toBe(code);
  expect((await create('refused', rfm)).errors?.[0]?.extensions?.['code']).toBe(code);
});

function segment(key: string): object {
  const every = { from: 1, to: 5 };
  return { key, zh: key, en: key, recency: every, frequency: every, monetary: every };
}

test('a model takes no name that tags or attributes of others have', async () => {
  await server.app.attributes.define({ key: 'ours.segment', type: 'TEXT' });
  await server.ask('mutation { createTag(input: { key: "vip/gold", class: VALUE }) { key } }');
  for (const key of ['ours', 'vip'])
    expect((await create(key)).errors?.[0]?.extensions?.['code']).toBe('ALREADY_EXISTS');
});

test('settings change whole, the rest alone; archived it is no more in the list', async () => {
  await create('changing');
  const update = async (change: object): Promise<unknown> =>
    (await server.get<{ updateModel: unknown }>(UPDATE, { input: { key: 'changing', ...change } })).updateModel;
  expect(await update({ runHour: 3 })).toEqual({ name: 'CHANGING', runHour: 3, settings: { classes: 5 } });
  expect(await update({ settings: { rfm: { ...RFM, classes: 3 } } })).toMatchObject({
    runHour: 3,
    settings: { classes: 3 },
  });
  expect(await update({ runHour: null, name: 'Other' })).toEqual({
    name: 'Other',
    runHour: null,
    settings: { classes: 3 },
  });
  await server.ask('mutation { archiveModel(input: { key: "changing" }) { key } }');
  const { models } = await server.get<{ models: { key: string }[] }>('{ models { key } }');
  expect(models.map(({ key }) => key)).not.toContain('changing');
  const { model } = await server.get<{ model: { archivedAt: string } }>(MODEL, { key: 'changing' });
  expect(model.archivedAt).not.toBeNull();
});

test('who may not give a limit changes no model that it rests on', async () => {
  await create('deciding');
  const { id } = await server.app.modelRuns.request('deciding', 'somebody');
  await server.app.modelRuns.run(id);
  await server.app.segments.service.create({
    key: 'best',
    name: 'Best',
    rule: { attribute: { key: 'deciding.segment', is: { eq: 'champions' } } },
  });
  await signedIn(server, ['profile.read'], { segment: { key: 'best' } });
  const definer = await signedIn(server, ['tag.read', 'tag.define']);
  const change = { key: 'deciding', settings: { rfm: { ...RFM, classes: 2 } } };
  const { errors } = await server.ask(UPDATE, { input: change }, definer);
  expect(errors?.[0]?.extensions?.['code']).toBe('DECIDES_WHAT_OTHERS_SEE');
  expect((await server.ask(UPDATE, { input: { key: 'deciding', name: 'Renamed' } }, definer)).errors).toBeUndefined();
  expect((await server.ask(UPDATE, { input: change })).errors).toBeUndefined();
});

test('whoever may not see sensitive values is told no group of a few', async () => {
  const counting = await signedIn(server, ['audience.count', 'tag.read']);
  const every = { from: 1, to: 2 };
  const lately = {
    key: 'lately',
    zh: '近',
    en: 'Lately',
    recency: { from: 2, to: 2 },
    frequency: every,
    monetary: every,
  };
  const limits = { recency: [3], frequency: [2], monetary: [50] };
  const asked = { ...RFM, classes: 2, scoring: 'FIXED', limits, segments: [lately] };
  const of = ({ segments }: Figures, key: string) => segments.find((one) => one.key === key);
  const [full, told] = [await preview(asked), await preview(asked, counting)];
  expect(of(full, 'lately')).toEqual({ key: 'lately', users: 2, revenue: 199 });
  expect(of(told, 'lately')).toEqual({ key: 'lately', users: 0, revenue: null });
  // All but two are told as all: the two would be the difference.
  expect(of(told, 'others')).toEqual({ ...full.all, key: 'others' });
  expect(told.all).toEqual(full.all);
});
