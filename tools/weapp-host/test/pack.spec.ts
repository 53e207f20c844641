import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BUILTIN_TAGS } from '../src/builtin-tags.mjs';
import { packApp } from '../src/index.mjs';
import { wxssToCss } from '../src/node/wxss.mjs';
import { FIXTURE } from './support.js';

const folders: string[] = [];

/** A copy of the fixture with some files replaced (or, with null, taken away). */
function fixtureWith(changes: Record<string, string | null>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-host-'));
  folders.push(folder);
  fs.cpSync(FIXTURE, folder, { recursive: true });
  for (const [file, text] of Object.entries(changes)) {
    if (text === null) fs.rmSync(path.join(folder, file));
    else fs.writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

const problemsWith = (changes: Record<string, string | null>): string[] =>
  packApp(fixtureWith(changes)).problems.map(({ where, message }) => `${where}: ${message}`);

afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true })));

test('the fixture has no problems', () => {
  expect(packApp(FIXTURE).problems).toEqual([]);
});

test('a folder without app.json is no mini-program', () => {
  expect(() => packApp(path.join(FIXTURE, 'pages'))).toThrow('it has no app.json');
  expect(() => packApp(fixtureWith({ 'app.json': '{' }))).toThrow('app.json cannot be read');
});

test('finds pages, tabs, components and imports that are not there', () => {
  expect(problemsWith({ 'pages/detail/index.js': null, 'components/counter-card/index.wxml': null })).toEqual([
    'app.json: page "pages/detail/index" has no pages/detail/index.js',
    'pages/home/index.json: component "counter-card" "components/counter-card/index" has no components/counter-card/index.wxml',
  ]);
  const appJson = JSON.parse(fs.readFileSync(path.join(FIXTURE, 'app.json'), 'utf8'));
  appJson.tabBar.list = [{ pagePath: 'pages/gone/index', text: '无' }];
  expect(problemsWith({ 'app.json': JSON.stringify(appJson) })).toEqual([
    'app.json: tab page "pages/gone/index" is no page',
    'app.json: tabBar has 1 entries, WeChat allows 2 to 5',
  ]);
  expect(problemsWith({ 'styles/base.wxss': null })).toEqual([
    'app.wxss: @import "styles/base.wxss" is not in the package',
  ]);
});

test('finds broken WXML, WXSS and JSON', () => {
  expect(problemsWith({ 'pages/detail/index.wxml': '<view>{{name</view>' })).toEqual([
    'pages/detail/index.wxml:1: unexpected character inside expression',
    'pages/detail/index.wxml:1: missing expression end',
    'pages/detail/index.wxml:1: missing end tag',
  ]);
  expect(problemsWith({ 'pages/list/index.wxss': '.row { height: 1rpx' })).toEqual([
    expect.stringMatching(/^pages\/list\/index\.wxss: .*Unclosed block/),
  ]);
  expect(problemsWith({ 'pages/home/index.json': '{' })[0]).toMatch(/^pages\/home\/index\.json: /);
  expect(problemsWith({ 'components/counter-card/index.wxss': 'view { color: red }' })).toEqual([
    'components/counter-card/index.wxss: tag selector "wx-view" is not allowed in a component\'s WXSS',
  ]);
});

describe('WXSS', () => {
  const css = (text: string, scope: string | null = null): string => {
    const files: Record<string, string> = { 'a/index.wxss': text, 'a/b.wxss': '.b { top: -1.5rpx }' };
    return wxssToCss('a/index.wxss', {
      scope,
      read: (file) => files[file] ?? null,
      onProblem: (where, message) => {
        throw new Error(`${where}: ${message}`);
      },
    });
  };

  test('rpx, tags and the page become CSS', () => {
    expect(css('page, button.x > view::after { width: 10rpx }')).toBe(
      '.wx-page-root, wx-button.x > wx-view::after { width: calc(10 * var(--rpx)) }',
    );
  });

  test('imports are put in place once', () => {
    expect(css("@import './b.wxss'; @import '/a/b.wxss'; .c { left: 0 }").match(/\.b/g)).toHaveLength(1);
  });

  test('an isolated component’s classes get its prefix', () => {
    expect(css(':host .box.on { left: 0 }', 'card')).toBe('[data-wx-host=card] .card--box.card--on { left: 0 }');
  });

  test('keyframes are left alone', () => {
    expect(css('@keyframes x { from { left: 1rpx } to { left: 0 } }')).toContain('from { left: calc(1 * var(--rpx)) }');
  });
});

test('every built-in component is known once', () => {
  expect(new Set(BUILTIN_TAGS).size).toBe(BUILTIN_TAGS.length);
});
