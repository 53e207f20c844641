/** @jest-config-loader-options {"transpileOnly": true, "compilerOptions": {"module":"CommonJS","moduleResolution":"node10","ignoreDeprecations":"6.0"}} */
import type { Config } from 'jest';

/** ES modules of npm that Jest, which runs in CommonJS mode, has to transform as well. */
const ESM_PACKAGES = [
  '@nestjs',
  'cookie',
  'content-disposition',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'load-esm',
  'jose',
];

const swc = (parser: Record<string, unknown>, transform: Record<string, unknown> = {}): [string, object] => [
  '@swc/jest',
  {
    jsc: { parser, transform, target: 'es2022', keepClassNames: true },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

const typescript = swc(
  { syntax: 'typescript', tsx: true, decorators: true },
  { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, react: { runtime: 'automatic' } },
);

const shared = {
  testEnvironment: 'node',
  transform: { '^.+\\.tsx?$': typescript, '^.+\\.m?js$': swc({ syntax: 'ecmascript' }) },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_PACKAGES.join('|')})/)`],
  moduleNameMapper: {
    '^@tanfang/domain$': '<rootDir>/libs/domain/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['/dist/', '/\\.stryker-tmp/'],
};

const config: Config = {
  // A machine that builds beside the tests is slow, not wrong.
  // A whole service starts in a hook, on two cores beside another spec and a database.
  testTimeout: 90_000,
  projects: [
    { ...shared, displayName: 'domain', rootDir: '.', testMatch: ['<rootDir>/libs/domain/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'api',
      rootDir: '.',
      testMatch: ['<rootDir>/apps/api/src/**/*.spec.ts', '<rootDir>/apps/api/test/**/*.e2e-spec.ts'],
    },
    {
      ...shared,
      displayName: 'miniprogram',
      rootDir: '.',
      testEnvironment: 'jsdom',
      setupFiles: ['<rootDir>/apps/miniprogram/test/setup.ts'],
      testMatch: ['<rootDir>/apps/miniprogram/**/*.spec.{ts,tsx}'],
      // `./phone` is phone.h5.ts here: tests run on the web's siblings.
      moduleFileExtensions: ['h5.ts', 'h5.tsx', 'ts', 'tsx', 'js', 'mjs', 'json'],
      moduleNameMapper: {
        ...shared.moduleNameMapper,
        '^@/(.*)$': '<rootDir>/apps/miniprogram/src/$1',
        '^@tarojs/taro$': '<rootDir>/apps/miniprogram/test/doubles/taro.ts',
        '\\.(scss|css)$': '<rootDir>/apps/miniprogram/test/doubles/asset.js',
        '\\.(png|jpg|svg)$': '<rootDir>/apps/miniprogram/test/doubles/asset.js',
      },
    },
    {
      ...shared,
      displayName: 'weapp-host',
      rootDir: '.',
      testMatch: ['<rootDir>/tools/weapp-host/**/*.spec.{ts,js,mjs,cjs}'],
    },
    {
      ...shared,
      displayName: 'house',
      rootDir: '.',
      testMatch: ['<rootDir>/tools/**/*.spec.ts', '<rootDir>/test/house/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tools/weapp-host/'],
    },
  ],
};

export default config;
