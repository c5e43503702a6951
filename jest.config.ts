/**
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

const server: Config = {
  displayName: 'server',
  roots: ['<rootDir>/libs', '<rootDir>/apps/server'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/dist/', '/node_modules/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc('es6', false) },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@strata/source', 'node', 'node-addons'] },
  globalSetup: '<rootDir>/libs/db/src/testing/global-setup.ts',
  globalTeardown: '<rootDir>/libs/db/src/testing/global-teardown.ts',
};

const config: Config = {
  projects: [server],
  testTimeout: 60_000,
};
export default config;
