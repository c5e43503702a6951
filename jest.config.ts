/**
 * Loaded as CommonJS, so without import.meta; rootDir is this folder by default.
 *
 * @jest-config-loader ts-node
 * @jest-config-loader-options {"transpileOnly": true, "compilerOptions": {"module": "CommonJS", "moduleResolution": "bundler", "target": "es2022"}}
 */
import type { Config } from 'jest';

const swc = (module: 'es6' | 'commonjs', react: boolean): [string, object] => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true, tsx: react },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        ...(react ? { react: { runtime: 'automatic' } } : {}),
      },
    },
    module: { type: module },
  },
];

// One seed for all workers of a run, told so that the run can be repeated.
if (process.env['STRATA_TEST_SEED'] === 'random') {
  process.env['STRATA_TEST_SEED'] = String(Math.floor(Math.random() * 2 ** 31));
  process.stderr.write(`STRATA_TEST_SEED=${process.env['STRATA_TEST_SEED']}\n`);
}

const server: Config = {
  displayName: 'server',
  roots: ['<rootDir>/libs', '<rootDir>/apps/server', '<rootDir>/apps/sdk'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/dist/', '/node_modules/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc('es6', false) },
  // `metadata.json.js` of a package is a module, not the JSON beside it.
  moduleNameMapper: { '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@strata/source', 'node', 'node-addons'] },
  setupFiles: ['<rootDir>/libs/rules/src/testing/seed.ts'],
  globalSetup: '<rootDir>/libs/db/src/testing/global-setup.ts',
  globalTeardown: '<rootDir>/libs/db/src/testing/global-teardown.ts',
};

const admin: Config = {
  displayName: 'admin',
  roots: ['<rootDir>/apps/admin/src'],
  testMatch: ['**/*.spec.{ts,tsx}'],
  modulePathIgnorePatterns: ['/dist/'],
  testEnvironment: 'jsdom',
  setupFiles: ['<rootDir>/libs/rules/src/testing/seed.ts', '<rootDir>/apps/admin/src/testing/setup.ts'],
  transform: { '^.+\\.(ts|tsx|js|mjs)$': swc('commonjs', true) },
  // temporal-polyfill, for one, is published as ESM alone.
  transformIgnorePatterns: ['/node_modules/(?!(temporal-polyfill|temporal-utils)/)'],
  moduleNameMapper: {
    '\\.css$': '<rootDir>/apps/admin/src/testing/style.ts',
    '^(antd|@ant-design/[^/]+|@rc-component/[^/]+)/es/(.*)$': '$1/lib/$2',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testEnvironmentOptions: { customExportConditions: ['@strata/source', 'browser', 'require'] },
};

const browser: Config = {
  displayName: 'browser',
  roots: ['<rootDir>/apps/admin/browser'],
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc('es6', false) },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@strata/source', 'node', 'node-addons'] },
  globalSetup: '<rootDir>/apps/admin/browser/global-setup.ts',
  globalTeardown: '<rootDir>/apps/admin/browser/global-teardown.ts',
};

const config: Config = {
  projects: [server, admin, browser],
  testTimeout: 120_000,
  // Processes of their own: one alone keeps the modules of all 160 files, 1.5 GB after a third of them.
  maxWorkers: 2,
};
export default config;
