/** @jest-config-loader-options {"transpileOnly": true, "compilerOptions": {"module":"CommonJS","moduleResolution":"node10","ignoreDeprecations":"6.0"}} */
import type { Config } from 'jest';

const swc = (parser: Record<string, unknown>): [string, object] => [
  '@swc/jest',
  { jsc: { parser, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
];

const project = (displayName: string): Config => ({
  displayName,
  rootDir: '.',
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['/dist/', '/\\.stryker-tmp/'],
  testMatch: [`<rootDir>/test/e2e/${displayName}/**/*.e2e-spec.ts`],
  transform: { '^.+\\.ts$': swc({ syntax: 'typescript' }), '^.+\\.m?js$': swc({ syntax: 'ecmascript' }) },
  moduleNameMapper: {
    '^@tanfang/domain$': '<rootDir>/libs/domain/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
});

/** End-to-end runs against built apps; `npm run check -- e2e-web e2e-weapp` builds them first. */
const config: Config = {
  rootDir: '../..',
  projects: [project('web'), project('weapp')],
  maxWorkers: 1,
  testTimeout: 60_000,
};

export default config;
