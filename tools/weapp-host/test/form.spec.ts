import { closeAll, loadFixture } from './support.js';

afterEach(closeAll);

const FORM = { path: 'pages/form/index' };

test('gathers what was typed, chosen and switched', async () => {
  const app = await loadFixture(FORM);
  await app.fill('#name', '张三');
  expect(app.text('#typed')).toBe('张三');
  await app.tap('#done');
  await app.tap('#refused');
  await app.tap('#bath');
  await app.tap('#consent');
  await app.tap('#submit');
  expect(JSON.parse(app.text('#sent'))).toEqual({
    name: '张三',
    note: '原话',
    outcome: 'refused',
    needs: ['meal', 'bath'],
    consent: true,
    score: 60,
    reason: 0,
  });
  app.assertNoProblems();
});

test('two-way binding and reset', async () => {
  const app = await loadFixture(FORM);
  await app.fill('#note', '新话');
  expect(app.text('#note-copy')).toBe('新话');
  await app.tap('#consent');
  await app.tap('#meal');
  await app.tap('#reset');
  await app.tap('#submit');
  expect(JSON.parse(app.text('#sent'))).toMatchObject({ note: '原话', consent: false, needs: ['meal'] });
});

test('a choice is told once; a tap on the control inside its label counts once', async () => {
  const app = await loadFixture(FORM);
  await app.tap('#done');
  await app.tap('#done');
  await app.tap('#refused wx-radio');
  expect(app.text('#outcomes')).toBe(' completed refused');
  await app.tap('#bath wx-checkbox');
  expect(app.element('#bath wx-checkbox').getAttribute('aria-checked')).toBe('true');
});

test('marks what is chosen for screen readers', async () => {
  const app = await loadFixture(FORM);
  const [done, refused] = app.all('wx-radio');
  await app.tap('#done');
  expect([done, refused].map((radio) => radio?.getAttribute('aria-checked'))).toEqual(['true', 'false']);
  expect(app.element('#outcome').getAttribute('role')).toBe('radiogroup');
  expect(app.element('#consent').getAttribute('role')).toBe('switch');
});

test('pickers: one column, several, a date', async () => {
  const app = await loadFixture(FORM);
  const set = (index: number, value: string) => {
    const field = [...app.window.document.querySelectorAll('.wx-sheet select, .wx-sheet input')][index];
    field.value = value;
    field.dispatchEvent(new app.window.Event('change'));
  };
  await app.tap('#reason');
  set(0, '1');
  await app.answer('确定');
  expect(app.text('#reason-label')).toBe('住院');

  await app.tap('#grid');
  set(0, '1');
  set(1, '1');
  await app.answer('确定');
  expect(app.text('#chosen')).toBe('[1,1]');

  await app.tap('#birthday');
  set(0, '1941-02-03');
  await app.answer('确定');
  expect(app.text('#birthday')).toBe('1941-02-03');

  await app.tap('#reason');
  await app.answer('取消');
  expect(app.text('#reason-label')).toBe('住院');
  app.assertNoProblems();
});

test('a long press is told after 350 ms', async () => {
  const app = await loadFixture(FORM);
  const hold = app.element('#hold');
  hold.dispatchEvent(new app.window.MouseEvent('mousedown', { bubbles: true, clientX: 1, clientY: 1 }));
  await app.settle(450);
  hold.dispatchEvent(new app.window.MouseEvent('mouseup', { bubbles: true, clientX: 1, clientY: 1 }));
  await app.settle();
  expect(app.text('#hold')).toBe('长按longpress');
});

test('limits what can be typed as WeChat does', async () => {
  const app = await loadFixture(FORM);
  const field = (selector: string): HTMLInputElement =>
    app.element(selector).shadowRoot.querySelector('input, textarea');
  expect([field('#name').maxLength, field('#note').maxLength]).toEqual([4, 140]);
  expect(field('#name').placeholder).toBe('姓名');
});
