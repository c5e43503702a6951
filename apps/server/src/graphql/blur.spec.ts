import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isObjectType } from 'graphql';
import { signedIn } from '../testing/signed-in.js';
import { startTestServer } from '../testing/test-server.js';
import type { TestServer } from '../testing/test-server.js';
import { blurred, COUNTS_OF_PEOPLE } from './blur.js';
import { createSchema } from './schema.js';

describe('a count as it may be told', () => {
  test('none looks like few, and all like nearly all', () => {
    const told = [0, 1, 4, 5, 6, 94, 95, 96, 99, 100].map((count) => blurred(count, 100, 5));
    expect(told).toEqual([0, 0, 0, 5, 6, 94, 95, 100, 100, 100]);
  });

  test('of a whole that is small nothing is told', () => {
    for (const count of [0, 1, 3, 4]) expect(blurred(count, 4, 5)).toBe(0);
    for (const count of [5, 6, 7]) expect(blurred(count, 7, 5)).toBe(7);
  });
});

/** Numbers that are of something else than people, or of people whom the one who asks has brought or named. */
const OF_SOMETHING_ELSE: readonly string[] = [
  // Of lists whose items are told one by one, and are no people.
  ...['AttributeHistory', 'ConsentRecord', 'Duplicate', 'Erasure', 'IdentityNotice', 'Merge', 'Segment'].map(
    (list) => `${list}Connection.totalCount`,
  ),
  ...['SegmentVersion', 'Snapshot', 'UserEvent'].map((list) => `${list}Connection.totalCount`),
  // Of one user.
  'ChannelReach.addresses',
  'UserTag.weight',
  'UserTag.weightGiven',
  'Destination.failures',
  // More than 10,000 where there is one.
  'Movement.count',
  'Duplicate.score',
  // Profiles on one identity, of a notice that takes profile.sensitive.
  'IdentityNotice.profiles',
  // Events.
  'DayCount.count',
  'EventType.volume',
  'Overview.events',
  'CohortCell.events',
  // Of cohorts: which period, and shares of counts that are blurred before.
  'CohortCell.period',
  'CohortCell.share',
  'PeriodAverage.period',
  'PeriodAverage.share',
  // Of models: settings and scores, and what is blurred before against all who are scored.
  'Model.runHour',
  'ModelRun.progress',
  'NotEnoughData.found',
  'NotEnoughData.needed',
  'RfmSettings.classes',
  ...['from', 'to'].map((field) => `ScoreRange.${field}`),
  ...['recency', 'frequency', 'monetary'].flatMap((field) => [
    `RfmTriple.${field}`,
    `RfmLimits.${field}`,
    `RfmFixedLimits.${field}`,
  ]),
  ...['RfmGroup', 'RfmGridCell', 'RfmKeyGroup'].flatMap((group) => [`${group}.users`, `${group}.revenue`]),
  ...['recency', 'frequency'].map((field) => `RfmGridCell.${field}`),
  'RfmMove.users',
  // Of what was brought or named.
  ...['RecordConsentsPayload', 'TrackEventsPayload', 'UpsertUsersPayload'].flatMap((payload) => [
    `${payload}.accepted`,
    `${payload}.duplicates`,
  ]),
  'DeliveryAnswer.accepted',
  'DeliveryAnswer.duplicates',
  'RejectedItem.index',
  'SuppressUsersPayload.suppressed',
  'UnsuppressUsersPayload.lifted',
  'ErasedRows.rows',
  'ApprovalConnection.totalCount',
  'ApprovalNeeded.unknown',
  // Settings, versions, sizes, times, places.
  'Cleaning.pivotYear',
  'Connector.every',
  'Connector.failures',
  'IdentityPolicy.mostProfiles',
  'RulePreview.tookMs',
  'Segment.version',
  'SegmentSnapshot.progress',
  'SegmentSnapshot.ruleVersion',
  'SegmentVersion.version',
  'Source.rank',
];
/** Of files and of what systems send: the rows that somebody brought. */
const OF_WHAT_IS_BROUGHT = /^(Connector(File|Run)|CountByCode|Import\w*|GuessedImportField|InferenceTable\w*)\./;
/** Of those who work here, and of what they did and decided. */
const OF_THE_HOUSE = /^(AccessSettings|Account|ApiKey|Audit|Member|Role|Session|Viewer|Workspace)\w*\./;

test('every number of the schema is either a count of people, and blurred, or said to be of something else', () => {
  const numbers = Object.values(createSchema().getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => ['Int', 'Float'].includes(getNamedType(field.type).name))
        .map((field) => `${type.name}.${field.name}`),
    )
    .filter((name) => !OF_WHAT_IS_BROUGHT.test(name) && !OF_THE_HOUSE.test(name));
  expect(numbers.sort()).toEqual([...COUNTS_OF_PEOPLE, ...OF_SOMETHING_ELSE].sort());
});

describe('whoever may not see sensitive values', () => {
  let server: TestServer;
  let blind: object;
  /** Of 40 users 20 are of one city, 13 of another, 4 of a third, 2 of a fourth, and one of none. */
  const CITIES = [
    ...Array<string>(20).fill('a'),
    ...Array<string>(13).fill('b'),
    ...Array<string>(4).fill('c'),
    'd',
    'd',
  ];
  beforeAll(async () => {
    server = await startTestServer();
    const { app } = server;
    await app.attributes.define({ key: 'city', type: 'TEXT' });
    await app.attributes.define({ key: 'points', type: 'NUMBER' });
    await app.tagging.create({ key: 'first', class: 'VALUE' });
    const users = CITIES.map((city, points) => ({
      externalId: `u${points}`,
      attributes: { city, points },
      tags: points < 10 || points > 36 ? ['first'] : [],
    }));
    const { freshness } = await app.upsertUsers([...users, { externalId: 'nowhere' }], 'api');
    for (const city of ['a', 'c', 'nobody'])
      await app.segments.service.create({
        key: city,
        name: city,
        rule: { attribute: { key: 'city', is: { eq: city } } },
      });
    await server.ask('query ($f: String!) { previewRule(rule: { everyone: true }, minFreshness: $f) { count } }', {
      f: freshness,
    });
    const permissions = ['audience.count', 'profile.read', 'segment.read', 'tag.read', 'tag.assign'] as const;
    blind = await signedIn(server, [...permissions, 'definition.read']);
  });
  afterAll(() => server.close());

  const ask = async (query: string, variables: object = {}, as = blind) => {
    const { data, errors } = await server.ask(query, variables, as);
    expect(errors).toBeUndefined();
    return data as Record<string, Record<string, unknown>>;
  };
  const of = (...cities: string[]) => ({ rule: { attribute: { key: 'city', is: { in: cities } } } });

  const PREVIEW = `query ($rule: RuleInput!) { previewRule(rule: $rule) {
    count total nodes { count without running } trend(points: 2, days: 2) { count } } }`;

  test('is not told one from none in a preview, nor those who lack from all', async () => {
    const few = await ask(PREVIEW, of('d'));
    expect(few).toEqual(await ask(PREVIEW, of('c')));
    expect(few.previewRule).toMatchObject({ count: 0, total: 40 });
    expect(few).toEqual(await ask(PREVIEW, of('nobody')));
    // 37 and 39 of 40, and everybody.
    const most = await ask(PREVIEW, of('a', 'b', 'c'));
    expect(most).toEqual(await ask(PREVIEW, of('a', 'b', 'c', 'd')));
    expect(most.previewRule).toMatchObject({ count: 40 });
    expect((await ask(PREVIEW, of('a'))).previewRule).toMatchObject({ count: 20 });
  });

  test('sees in a chart no bar of few, and none that the others would tell', async () => {
    const chart =
      'query ($rule: RuleInput!) { previewRule(rule: $rule) { breakdown(attribute: "city") { value other count of } } }';
    const { previewRule: whole } = await ask(chart, of('a', 'b', 'c', 'd'));
    expect(whole?.breakdown).toEqual([
      { value: 'a', other: false, count: 20, of: 20 },
      { value: 'b', other: false, count: 13, of: 13 },
      { value: null, other: true, count: 6, of: 6 },
    ]);
    // Of 24 in the audience 20 are of a: that 4 are not is not told.
    expect((await ask(chart, of('a', 'c'))).previewRule).toEqual({
      breakdown: [
        { value: 'a', other: false, count: 24, of: 20 },
        { value: null, other: true, count: 0, of: 19 },
      ],
    });
  });

  test('sees in a chart of few what they would see in one of nobody', async () => {
    const chart = `query ($rule: RuleInput!) { previewRule(rule: $rule) {
      city: breakdown(attribute: "city") { value from to other missing count of }
      points: breakdown(attribute: "points") { value from to other missing count of }
      tags: breakdown(tagUnder: "") { value other missing count of }
    } }`;
    const ofFew = await ask(chart, of('d'));
    expect(ofFew).toEqual(await ask(chart, of('nobody')));
    expect(ofFew).toEqual(await ask(chart, of('c')));
    const { points } = ofFew.previewRule as unknown as { points: { from: number; to: number }[] };
    // Of everyone's points, 0 to 38, the four least and the four greatest decide nothing.
    expect([points[0]?.from, points.at(-1)?.to]).toEqual([0, 35]);
  });

  test('nor in segments, what they share, what changed, coverage and lists', async () => {
    const { segments, segmentOverlaps, compareRules, users, overview } = await ask(
      `query ($few: RuleInput!, $none: RuleInput!) {
         segments(first: 9) { edges { node { key count members(first: 1) { totalCount } } } }
         segmentOverlaps(keys: ["a", "c"]) { total sizes { key count } overlaps { keys count } }
         compareRules(before: $none, after: $few) { before after entered left }
         users(rule: $few, first: 1) { totalCount }
         overview(days: 1) { users newUsers attention { kind key count } } }`,
      { few: of('d').rule, none: of('nobody').rule },
    );
    const { edges } = segments as unknown as {
      edges: { node: { key: string; count: number; members: { totalCount: number } } }[];
    };
    expect(Object.fromEntries(edges.map(({ node }) => [node.key, [node.count, node.members.totalCount]]))).toEqual({
      a: [20, 20],
      c: [0, 0],
      nobody: [0, 0],
    });
    expect(segmentOverlaps).toEqual({
      total: 40,
      sizes: [
        { key: 'a', count: 20 },
        { key: 'c', count: 0 },
      ],
      overlaps: [{ keys: ['a'], count: 20 }],
    });
    expect(compareRules).toEqual({ before: 0, after: 0, entered: 0, left: 0 });
    expect(users).toEqual({ totalCount: 0 });
    expect(overview).toMatchObject({
      users: 40,
      newUsers: 40,
      attention: [
        { kind: 'EMPTY_SEGMENT', key: 'c', count: 0 },
        { kind: 'EMPTY_SEGMENT', key: 'nobody', count: 0 },
      ].sort((one, other) => (one.key < other.key ? -1 : 1)),
    });
  });

  test('nor how many of a rule were given a tag; whom they named they may count', async () => {
    await server.app.tagging.create({ key: 'mark', class: 'VALUE' });
    const assign = 'mutation ($input: AssignTagsInput!) { assignTags(input: $input) { assigned } }';
    const input = (who: object) => ({ input: { tag: 'mark', ...who } });
    expect((await ask(assign, input(of('d')))).assignTags).toEqual({ assigned: 0 });
    expect((await ask(assign, input({ externalIds: ['u0', 'u1'] }))).assignTags).toEqual({ assigned: 2 });
    expect((await ask('{ tags { key coverage } }')).tags).toContainEqual({ key: 'mark', coverage: 0 });
  });

  test('is told so', async () => {
    expect((await ask('{ viewer { smallCount } }')).viewer).toEqual({ smallCount: 5 });
    expect((await ask('{ viewer { smallCount } }', {}, {})).viewer).toEqual({ smallCount: 0 });
  });

  test('is told everything where the company says that nothing is small', async () => {
    const set = 'mutation ($n: Int!) { updateWorkspace(input: { smallCount: $n }) { smallCount } }';
    await ask(set, { n: 0 }, {});
    expect((await ask(PREVIEW, of('d'))).previewRule).toMatchObject({ count: 2 });
    await ask(set, { n: 14 }, {});
    expect((await ask(PREVIEW, of('b'))).previewRule).toMatchObject({ count: 0 });
    await ask(set, { n: 5 }, {});
  });
});

test('whoever may see sensitive values is told every count', async () => {
  const server = await startTestServer();
  try {
    await server.app.upsertUsers([{ externalId: 'only' }], 'api');
    await server.app.audience.tick();
    const all = await signedIn(server, ['audience.count', 'profile.sensitive']);
    const { data } = await server.ask('{ previewRule(rule: { everyone: true }) { count total } }', {}, all);
    expect(data).toEqual({ previewRule: { count: 1, total: 1 } });
  } finally {
    await server.close();
  }
});
