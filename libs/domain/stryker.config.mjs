/**
 * Mutation testing of one area, named by the environment variable AREA; `tools/mutate.mjs` runs one after the other.
 * Only the area's own tests count: what they leave alive is not excused by a test elsewhere.
 */
const AREA = process.env.AREA ?? 'classification';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // A machine that does other work beside it is slow; a mutant that never ends is still caught.
  timeoutMS: 30_000,
  mutate: [`src/${AREA}/*.ts`, '!src/**/index.ts', '!src/**/*.spec.ts'],
  ignorePatterns: ['dist', 'reports'],
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: `reports/mutation-${AREA}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
  tempDirName: `.stryker-tmp/${AREA}`,
  warnings: { slow: false },
  jest: {
    projectType: 'custom',
    enableFindRelatedTests: false,
    config: {
      testEnvironment: 'node',
      setupFiles: ['<rootDir>/tools/few-runs.cjs'],
      testMatch: [`<rootDir>/src/${AREA}/*.spec.ts`],
      transform: {
        '^.+\\.ts$': [
          '@swc/jest',
          { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
        ],
      },
      moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    },
  },
};
