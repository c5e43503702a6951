/**
 * The house rules of imports. The order of the libs is one list; a lib imports only those before it, and only through
 * their index.ts (or their `testing` door, in tests).
 */
const { order } = require('./house.json');

const upstreamOnly = order.map((lib, at) => ({
  name: `${lib}-imports-upstream-only`,
  severity: 'error',
  comment: 'Import upstream, never downstream: news travels downstream as a job.',
  from: { path: `^libs/${lib}/` },
  to: { path: `^(libs/(${order.slice(at + 1).join('|') || '-'})|apps)/` },
}));

module.exports = {
  forbidden: [
    ...upstreamOnly,
    {
      name: 'through-the-front-door',
      severity: 'error',
      comment: 'A folder is imported only through its index.ts or its testing door.',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/$2/', '^libs/[^/]+/src/(index|testing/index)\\.ts$'] },
    },
    {
      name: 'testing-only-in-tests',
      severity: 'error',
      from: { pathNot: ['\\.spec\\.tsx?$', '/testing/', '^apps/server/bench/', '^apps/server/src/equivalence/'] },
      to: { path: '/src/testing/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'No database, clock or network in rules.',
      from: { path: '^libs/rules/src', pathNot: ['\\.spec\\.ts$', '/testing/'] },
      to: { dependencyTypes: ['core', 'npm'], pathNot: 'temporal-polyfill' },
    },
    {
      name: 'no-http-in-libs',
      severity: 'error',
      comment: 'GraphQL and HTTP stay at the edge.',
      from: { path: '^libs/' },
      to: { path: '(^|/)node_modules/(graphql|@apollo|type-graphql|express|@types/express|ws)(/|$)|^(node:)?https?$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Types may name each other; code may not.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'apps-apart',
      severity: 'error',
      comment: 'A test of the server may be its client, too.',
      from: { path: '^apps/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['@strata/source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
