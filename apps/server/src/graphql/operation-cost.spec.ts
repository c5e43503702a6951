import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery, Kind, parse, validate } from 'graphql';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { operationSize, sizeFault } from './operation-cost.js';
import { createSchema } from './schema.js';

const schema = createSchema();

function operationsOf(document: DocumentNode): OperationDefinitionNode[] {
  return document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
}

function faultOf(query: string, variables = {}): { message?: string; code?: unknown } {
  const document = parse(query);
  const [operation] = operationsOf(document);
  if (!operation) throw new Error('no operation');
  const fault = sizeFault(operationSize(schema, document, operation, variables));
  return { message: fault?.message, code: fault?.extensions.code };
}

const times = (count: number, field: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => field(n)).join(' ');
const ALL = 'rule: { everyone: true }';

describe('what an operation may have to answer', () => {
  test('is counted through fragments and pages before it runs', () => {
    const bomb = times(30, (n) => `fragment f${n} on User { ...f${n + 1} ...f${n + 1} }`);
    expect(faultOf(`{ user(id: 1) { ...f0 } } ${bomb} fragment f30 on User { id }`).message).toMatch(/could have/);
    const pages = `query ($n: Int!) { segments(first: $n) { edges { node {
      members(first: $n) { edges { node { events(first: $n) { edges { node { id } } } } } } } } } }`;
    expect(faultOf(pages, { n: 10 }).message).toBeUndefined();
    expect(faultOf(pages, { n: 100 }).message).toMatch(/could have/);
    expect(faultOf(`{ user(id: 1) ${'{ a '.repeat(25)} ${'}'.repeat(25)} }`).message).toMatch(/levels deep/);
  });

  test.each([
    ['previews', times(101, (n) => `a${n}: previewRule(${ALL}) { count }`)],
    [
      'breakdowns of one preview',
      `previewRule(${ALL}) { ${times(50, (n) => `a${n}: breakdown(tagUnder: "") { count }`)} }`,
    ],
    ['trends of one segment', `segment(key: "k") { ${times(11, (n) => `a${n}: trend(points: 100) { count }`)} }`],
    ['lists of users', times(101, (n) => `a${n}: users(first: 1) { totalCount }`)],
    ['figures of the past', times(30, (n) => `a${n}: overview(days: ${n + 1}) { newUsers active { count } }`)],
    [
      'events of a page',
      `users(first: 100) { edges { node { ${times(11, (n) => `a${n}: events(first: 1, name: "${n}") { totalCount }`)} } } }`,
    ],
    ['small fields', times(201, (n) => `a${n}: workspace { name }`)],
    ['segments that name a tag', `tags { usedIn { count } }`],
    ['segments of users', `users(first: 100) { edges { node { ${times(2, (n) => `a${n}: segments { key }`)} } } }`],
    [
      'events of the usual sample',
      `previewRule(${ALL}) { sample { ${times(101, (n) => `a${n}: events(first: 1) { totalCount }`)} } }`,
    ],
    [
      'memberships',
      `segments(first: 100) { edges { node { ${times(11, (n) => `a${n}: contains(externalId: "${n}")`)} } } }`,
    ],
  ])('%s under many aliases are refused', (_name, fields) => {
    expect(faultOf(`{ ${fields} }`)).toMatchObject({ code: 'TOO_LARGE', message: expect.stringMatching(/costs/) });
  });

  test.each([
    ['tags', `tags { ${times(20, (n) => `a${n}: key`)} }`],
    ['event names', `eventTypes { ${times(100, (n) => `a${n}: name`)} }`],
    ['attributes', `attributes { ${times(200, (n) => `a${n}: key`)} }`],
    ['values in lists', `attributes { ${times(20, (n) => `a${n}: options`)} }`],
    ['segments that name a tag', `tags { usedIn { ${times(10, (n) => `a${n}: key`)} } }`],
    ['types of the schema', `__schema { types { fields { ${times(2_000, (n) => `a${n}: name`)} } } }`],
  ])('%s multiply what is below them, although no argument counts them', (_name, fields) => {
    expect(faultOf(`{ ${fields} }`)).toMatchObject({ code: 'TOO_LARGE', message: expect.stringMatching(/could have/) });
  });

  test('an absent argument counts as its default, a page counts its edges once, and what stands beside a list not at all', () => {
    const sizeOf = (query: string): { fields: number; cost: number } => {
      const document = parse(query);
      const [operation] = operationsOf(document);
      if (!operation) throw new Error('no operation');
      const { fields, cost } = operationSize(schema, document, operation, {});
      return { fields, cost };
    };
    const preview = (fields: string, sample = ''): string => `{ previewRule(${ALL}${sample}) { ${fields} } }`;
    expect(sizeOf(preview('sample { id }')).fields).toBe(2 + 10);
    expect(sizeOf(preview('...f', ', sample: 3') + ' fragment f on RulePreview { sample { id } }').fields).toBe(2 + 3);
    expect(sizeOf(preview('breakdown(tagUnder: "") { count }', ', sample: 100'))).toEqual({ fields: 2 + 12, cost: 30 });
    expect(sizeOf('{ users(first: 5) { totalCount edges { node { id } } } }').fields).toBe(3 + 5 * 2);
    expect(sizeOf(getIntrospectionQuery()).fields).toBeLessThan(100_000);
  });

  test('mutations under many aliases are refused, and so is what a fragment repeats', () => {
    expect(
      faultOf(`mutation { ${times(101, (n) => `a${n}: materializeSegment(input: { key: "k" }) { id }`)} }`).code,
    ).toBe('TOO_LARGE');
    const repeated = `{ ${times(101, (n) => `a${n}: previewRule(${ALL}) { ...f }`)} } fragment f on RulePreview { count }`;
    expect(faultOf(repeated).code).toBe('TOO_LARGE');
    expect(
      faultOf(`query ($p: Int!) { ${times(11, (n) => `a${n}: segment(key: "k") { trend(points: $p) { count } }`)} }`, {
        p: 100,
      }).code,
    ).toBe('TOO_LARGE');
  });
});

/** Every document that the admin app sends, with its fragments, and every example of the playground. */
function known(): { name: string; document: DocumentNode }[] {
  const admin = new URL('../../../admin/src/', import.meta.url);
  const files = readdirSync(admin, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.tsx?$/.test(path) && !path.startsWith('graphql/'),
  );
  const texts = files.flatMap((path) =>
    [...readFileSync(new URL(path, admin), 'utf8').matchAll(/graphql\(`([^`]*)`\)/g)].map(([, text]) => text ?? ''),
  );
  const examples = new URL('../playground/', import.meta.url);
  const others = readdirSync(examples).filter((path) => path.endsWith('.graphql'));
  return [
    { name: 'the admin app', document: parse(texts.join('\n')) },
    ...others.map((name) => ({ name, document: parse(readFileSync(new URL(name, examples), 'utf8')) })),
  ];
}

test('what the admin app and the playground ask for is far below the limit, with the longest pages', () => {
  const variables = { first: 100, points: 31, sample: 100, size: 100, buckets: 100 };
  const costs = known().flatMap(({ document }) => {
    expect(validate(schema, document)).toEqual([]);
    return operationsOf(document).map((operation) => {
      const size = operationSize(schema, document, operation, variables);
      expect(sizeFault(size)).toBeUndefined();
      return size.cost;
    });
  });
  expect(costs.length).toBeGreaterThan(40);
  expect(Math.max(...costs)).toBeLessThanOrEqual(250);
});
