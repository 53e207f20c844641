import { closeAll, loadFixture } from './support.js';

afterEach(closeAll);

test('opens the first page with its template, its WXS and its component', async () => {
  const app = await loadFixture();
  expect(app.route).toBe('pages/home/index');
  expect(app.text('#greeting')).toBe('你好，网格员');
  expect(app.text('#level')).toBe('A类');
  expect(app.text('h1')).toBe('样例');
  expect(app.element('#greeting').getAttribute('role')).toBe('heading');
  app.assertNoProblems();
});

test('a component gets properties, observers, a slot and the page’s show, and sends events', async () => {
  const app = await loadFixture();
  expect(app.text('#card')).toBe('卡片3/6 可见加二');
  await app.tap('#card wx-button');
  expect(app.text('#card')).toBe('卡片5/10 可见加二');
  expect(app.text('#counted')).toBe('5');
  app.assertNoProblems();
});

test('a component’s classes do not reach the page', async () => {
  const app = await loadFixture();
  const [inside, slotted] = [app.element('#card > wx-view'), app.element('#slotted')];
  expect(inside.className).not.toBe('box');
  expect(slotted.className).toBe('box');
  expect(app.element('#card').getAttribute('data-wx-host')).toBe('components_counter-card_index');
});

test('hides the browser from the app', async () => {
  const app = await loadFixture();
  expect(app.text('#globals')).toBe('undefined,undefined,undefined');
  await app.tap('#generate');
  expect(app.text('#message')).toBe('EvalError');
});

test('opens a page, talks to it, and comes back', async () => {
  const app = await loadFixture();
  await app.tap('#open-detail');
  expect(app.route).toBe('pages/detail/index');
  expect([app.text('#name'), app.text('#raw'), app.text('#heard')]).toEqual(['张', '%E5%BC%A0', '来自首页']);
  expect(app.text('h1')).toBe('老人详情');
  await app.tap('#choose');
  expect(app.route).toBe('pages/home/index');
  expect(app.text('#message')).toBe('选了张');
  app.assertNoProblems();
});

test('keeps at most ten pages', async () => {
  const app = await loadFixture({ path: 'pages/detail/index?name=x' });
  for (let depth = 1; depth < 10; depth += 1) await app.tap('#deeper');
  expect(app.text('#depth')).toBe('10');
  await app.tap('#deeper');
  expect(app.text('#heard')).toBe('navigateTo:fail webview count limit exceed');
});

test('keeps tab pages alive and closes what lies on them', async () => {
  const app = await loadFixture();
  const tab = (name: string) => {
    const tabs = [...app.window.document.querySelectorAll('[role=tab]')] as HTMLElement[];
    return app.tap(tabs.find((button) => button.textContent === name) as HTMLElement);
  };
  await app.tap('#card wx-button');
  await tab('列表');
  expect(app.text('#shows')).toBe('1 true');
  await tab('首页');
  expect(app.text('#counted')).toBe('5');
  await tab('列表');
  expect(app.text('#shows')).toBe('2 true');
  expect(app.host.routes).toEqual(['pages/list/index']);
  app.assertNoProblems();
});

test('loads a subpackage’s page, and lets nobody else require its modules', async () => {
  const app = await loadFixture();
  await app.tap('#require-other');
  expect(app.text('#message')).toMatch(/of subpackage 'packages\/extra' cannot be required/);
  await app.tap('#open-report');
  expect(app.text('#total')).toBe('本月探访 42 次');
  app.assertNoProblems();
});

test('refuses unknown pages, and tab pages by navigateTo, and says so', async () => {
  const app = await loadFixture();
  await app.tap('#open-tab');
  expect(app.text('#message')).toBe('navigateTo:fail can not navigateTo a tabbar page');
  await app.tap('#open-nowhere');
  expect(app.text('#message')).toBe('navigateTo:fail page "pages/nowhere/index" is not found');
  expect(() => app.assertNoProblems()).toThrow('page "pages/nowhere/index" is not found');
});

test('asks before the back button leaves a guarded page', async () => {
  const app = await loadFixture();
  await app.tap('#open-form');
  await app.tap('#guard');
  await app.tap('.wx-back');
  expect(await app.answer('取消')).toContain('还没有保存，确定离开吗');
  expect(app.route).toBe('pages/form/index');
  await app.tap('.wx-back');
  await app.answer('确定');
  expect(app.route).toBe('pages/home/index');
});

test('a navigator is a link', async () => {
  const app = await loadFixture({ path: 'pages/detail/index' });
  await app.tap('#link');
  expect(app.route).toBe('pages/form/index');
});

test('opens from a mini-program code, whose text WeChat limits', async () => {
  const app = await loadFixture({ codeScene: 'TF-320682-7K3M9QXW2A-5' });
  expect(app.text('#query')).toBe('{"scene":"TF-320682-7K3M9QXW2A-5"}');
  const { getLaunchOptionsSync } = app.host.wx as { getLaunchOptionsSync(): { scene: number } };
  expect(getLaunchOptionsSync().scene).toBe(1047);
  await expect(loadFixture({ codeScene: 'x'.repeat(33) })).rejects.toThrow("1 to 32 of WeChat's characters");
  await expect(loadFixture({ codeScene: '门牌' })).rejects.toThrow("1 to 32 of WeChat's characters");
});

test('pull-down, share, background and foreground reach the app', async () => {
  const app = await loadFixture();
  app.host.pullDown();
  await app.settle();
  expect(app.text('#refreshed')).toBe('1');
  expect(app.host.share()).toEqual({ title: '探访', path: '/pages/home/index' });
  app.host.hideApp();
  app.host.showApp();
  await app.tap('#read-globals');
  expect(JSON.parse(app.text('#message'))).toMatchObject({ shown: 2, hidden: 1, launch: { scene: 1001 } });
  app.assertNoProblems();
});

test('collects what the app throws, and data that is too big for WeChat', async () => {
  const app = await loadFixture();
  await app.tap('#crash');
  await app.tap('#big-data');
  expect(app.problems).toEqual([
    expect.stringContaining('Error: 按钮坏了'),
    expect.stringMatching(/setData of \d+ bytes exceeds 1 MB/),
  ]);
  expect(app.host.meter.statistics.largest).toBeGreaterThan(1_000_000);
});

test('a disabled button hears no tap', async () => {
  const app = await loadFixture();
  await app.tap('#disabled');
  app.assertNoProblems();
});

test('list data: WeChat’s key syntax, selector queries', async () => {
  const app = await loadFixture({ path: 'pages/list/index' });
  await app.tap('#rename');
  expect(app.text('#first')).toBe('改名');
  await app.tap('#measure');
  expect(app.text('#measured')).toBe('first 0 0');
  app.assertNoProblems();
});
