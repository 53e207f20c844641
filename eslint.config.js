import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const readonly = (names) => Object.fromEntries(names.split(' ').map((name) => [name, 'readonly']));
const NODE = readonly(
  'AbortController AbortSignal Blob Buffer FormData Headers Request Response TextDecoder TextEncoder URL URLSearchParams ' +
    'clearImmediate clearInterval clearTimeout console crypto fetch performance process queueMicrotask setImmediate setInterval ' +
    'setTimeout structuredClone',
);
const COMMON_JS = readonly('__dirname __filename exports module require');
const WECHAT = readonly('App Component Page getCurrentPages wx');
const BROWSER = readonly(
  'document getComputedStyle history localStorage location navigator requestAnimationFrame window',
);

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e-spec.ts', '**/test/**', '**/testing/**'];

/** Paths that resolve today and break tomorrow: another package's insides, or its build output. */
const PATH_TRAPS = [
  { group: ['@tanfang/*/*'], message: 'Import the package by its name; its index is what it offers.' },
  { regex: '^(\\.\\./)+(apps|libs)/', message: 'Import another package by its name, not by a relative path.' },
  { regex: '^(\\.|@tanfang/).*/dist/', message: 'Build output is not a source.' },
];

/** Tests that hide other tests, or themselves. */
const HIDDEN_TESTS = ['describe', 'it', 'test'].flatMap((object) =>
  ['only', 'skip', 'todo'].map((property) => ({ object, property, message: 'Each test runs, always.' })),
);

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/coverage/',
      'data/',
      'reports/',
      '.cache/',
      '**/.swc/',
      '**/.stryker-tmp/',
      'libs/contracts/src/schema.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  js.configs.recommended,
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: { ...NODE, ...BROWSER } },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
  { files: ['**/*.cjs', 'apps/miniprogram/**/*.js'], languageOptions: { globals: COMMON_JS } },
  {
    files: ['tools/weapp-host/test/fixture/**/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: { ...COMMON_JS, ...WECHAT } },
  },

  {
    // Mini-programs written for the tests of their host.
    files: ['tools/weapp-host/test/fixture/**/*.js'],
    languageOptions: {
      globals: { ...COMMON_JS, ...readonly('App Behavior Component Page getApp getCurrentPages wx') },
    },
  },

  ...tseslint.configs.recommended.map((config) => ({ ...config, files: TYPESCRIPT })),
  {
    files: TYPESCRIPT,
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['jest.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipJSXText: true }],
      'no-restricted-imports': ['error', { patterns: PATH_TRAPS }],
      'no-restricted-properties': ['error', ...HIDDEN_TESTS],
    },
  },

  {
    // The rules of the plan are pure: no clock, no chance, no I/O, nothing from outside the library.
    files: ['libs/domain/src/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'Dates are strings here; "today" is passed in by the caller.' },
        ...[
          'Intl',
          'process',
          'performance',
          'crypto',
          'fetch',
          'setTimeout',
          'setInterval',
          'window',
          'globalThis',
        ].map((name) => ({ name, message: 'libs/domain is pure: no clock, no environment, no I/O.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'libs/domain gives the same answer to the same facts.' },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[^.]', message: 'libs/domain imports nothing but its own files.' }, ...PATH_TRAPS] },
      ],
    },
  },

  {
    // One place knows the clock and the time zone, so that tests can set it.
    files: ['apps/api/src/**/*.ts'],
    // A log line carries the machine's time, whatever a test believes.
    ignores: ['apps/api/src/platform/{clock,log}.ts', ...TESTS],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "Literal[value='Asia/Shanghai']", message: 'The time zone lives in platform/clock.ts.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the injected Clock.' },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Ask the injected Clock.',
        },
        {
          selector:
            "CallExpression[callee.property.name='run'] CallExpression[callee.object.name='Promise'][callee.property.name='all']",
          message: 'One transaction is one connection: await in order inside it.',
        },
      ],
    },
  },

  {
    files: ['apps/miniprogram/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
);
