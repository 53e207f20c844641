/**
 * The walls of docs/architecture.md, each as an error. A rule's comment is what somebody reads who ran into it.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */

const TEST = '\\.(e2e-)?spec\\.tsx?$|^libs/domain/src/testing/';
const API = '^apps/api/src/';
const MINI = '^apps/miniprogram/src/';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment:
        'Two files that need each other are one file, or hide a third. (Type-only circles between entities are fine.)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'Name the npm package in the package.json of the workspace that imports it.',
      severity: 'error',
      from: { pathNot: TEST },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-package',
      comment: 'What runs in production is under "dependencies".',
      severity: 'error',
      from: { path: ['^apps/api/src/', '^libs/[^/]+/src/'], pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-sources',
      comment: 'Sources do not lean on specs or on test support.',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: TEST },
      to: { path: [TEST, '^(apps|libs)/[^/]+/test/', '^test/'] },
    },
    {
      name: 'apps-stand-alone',
      comment: 'An app imports libraries, never another app.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },

    // libs
    {
      name: 'domain-imports-nothing',
      comment: 'libs/domain is pure: no npm, no node, no other package.',
      severity: 'error',
      from: { path: '^libs/domain/src/', pathNot: TEST },
      to: { pathNot: '^libs/domain/src/' },
    },
    {
      name: 'contracts-are-types',
      comment: 'libs/contracts holds generated types and their aliases, nothing that runs.',
      severity: 'error',
      from: { path: '^libs/contracts/src/' },
      to: { pathNot: '^libs/contracts/src/' },
    },

    // apps/api
    {
      name: 'platform-below-modules',
      comment: 'platform/ imports libs only; its data source also reads the list of migrations.',
      severity: 'error',
      from: { path: `${API}platform/`, pathNot: TEST },
      to: { path: '^apps/', pathNot: [`${API}platform/`, `${API}migrations/index\\.ts$`] },
    },
    {
      name: 'modules-by-service',
      comment: "A module reaches another module's *.module or *.service, nothing deeper.",
      severity: 'error',
      from: { path: `${API}modules/([^/]+)/`, pathNot: TEST },
      to: {
        path: `${API}modules/`,
        pathNot: [`${API}modules/$1/`, `${API}modules/[^/]+/[^/]+\\.(module|service)\\.ts$`],
      },
    },
    {
      name: 'modules-below-app',
      comment:
        'A module imports its own files, platform, libs and other modules; not the app, the demo data or the migrations.',
      severity: 'error',
      from: { path: `${API}modules/`, pathNot: TEST },
      to: { path: API, pathNot: `${API}(modules|platform)/` },
    },
    {
      name: 'controllers-route',
      comment: 'A controller calls its service; rows and queries are not its business.',
      severity: 'error',
      from: { path: `${API}modules/.*\\.controller\\.ts$` },
      to: { path: ['\\.(repository|entity)\\.ts$', '^node_modules/typeorm/'] },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration says what the schema was on its day: it imports typeorm, never today’s entities.',
      severity: 'error',
      from: { path: `${API}migrations/`, pathNot: TEST },
      to: { pathNot: [`${API}migrations/`, '^node_modules/typeorm/'] },
    },

    // apps/miniprogram
    {
      name: 'pages-compose',
      comment: 'A page composes features; another page is reached by navigation, not by import.',
      severity: 'error',
      from: { path: `${MINI}(pages|packages)/([^/]+)/`, pathNot: TEST },
      to: { path: `${MINI}(pages|packages)/`, pathNot: `${MINI}$1/$2/` },
    },
    {
      name: 'features-apart',
      comment: 'A feature imports ui, platform, offline and libs; never another feature, never a page.',
      severity: 'error',
      from: { path: `${MINI}features/([^/]+)/`, pathNot: TEST },
      to: { path: MINI, pathNot: [`${MINI}features/$1/`, `${MINI}(ui|platform|offline)/`] },
    },
    {
      name: 'ui-without-business',
      comment: 'ui/ knows no feature, no queue and no contract.',
      severity: 'error',
      from: { path: `${MINI}ui/`, pathNot: TEST },
      to: { path: [`${MINI}(features|offline|pages|packages)/`, '^libs/contracts/'] },
    },
    {
      name: 'offline-below-features',
      comment: 'The queue and its drain know platform and libs only.',
      severity: 'error',
      from: { path: `${MINI}offline/`, pathNot: TEST },
      to: { path: MINI, pathNot: `${MINI}(offline|platform)/` },
    },
    {
      name: 'phone-platform-below-all',
      comment: 'platform/ wraps the device and knows nothing above it.',
      severity: 'error',
      from: { path: `${MINI}platform/`, pathNot: TEST },
      to: { path: MINI, pathNot: `${MINI}platform/` },
    },
    {
      name: 'device-through-platform',
      comment: 'Taro’s and wx’s APIs are called in platform/ only, so that a missing one is handled once.',
      severity: 'error',
      from: { path: MINI, pathNot: [`${MINI}platform/`, TEST] },
      to: { path: '^node_modules/@tarojs/taro/' },
    },
    {
      name: 'elements-through-ui',
      comment: 'Taro’s elements are wrapped once for WeChat; on the web they are plain HTML.',
      severity: 'error',
      from: { path: MINI, pathNot: [`${MINI}ui/primitives\\.weapp\\.tsx$`, TEST] },
      to: { path: '^node_modules/@tarojs/components/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '\\.(scss|css|png|svg)$'] },
    tsPreCompilationDeps: true,
    webpackConfig: { fileName: 'tools/support/import-aliases.cjs' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: [
        '.ts',
        '.tsx',
        '.weapp.ts',
        '.h5.ts',
        '.weapp.tsx',
        '.h5.tsx',
        '.js',
        '.mjs',
        '.cjs',
        '.d.ts',
        '.json',
      ],
    },
  },
};
