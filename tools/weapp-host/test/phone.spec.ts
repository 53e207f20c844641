import { closeAll, loadFixture } from './support.js';

afterEach(closeAll);

test('device functions answer what the test sets, and fail without', async () => {
  const app = await loadFixture({ mocks: { getLocation: { latitude: 32.39, longitude: 120.56 } } });
  await app.tap('#scan');
  expect(app.text('#message')).toBe('scanCode:fail no answer was set for it in this host');
  app.host.mock('scanCode', { errMsg: 'scanCode:fail cancel' });
  await app.tap('#scan');
  expect(app.text('#message')).toBe('scanCode:fail cancel');
  app.host.mock('scanCode', { result: 'TF-320682-7K3M9QXW2A-5' });
  await app.tap('#scan');
  expect(app.text('#message')).toBe('TF-320682-7K3M9QXW2A-5');
  await app.tap('#locate');
  expect(app.text('#message')).toBe('32.39');
  expect(app.host.mocks.calls.filter(({ name }) => name === 'scanCode')).toHaveLength(3);
  app.assertNoProblems();
});

test('location functions must be declared in app.json', async () => {
  const app = await loadFixture({ mocks: { chooseLocation: {} } });
  await app.tap('#choose');
  expect(app.text('#message')).toMatch(/need to be declared in the requiredPrivateInfos/);
});

test('private functions need the user’s agreement: WeChat asks, or the app in its own way', async () => {
  const app = await loadFixture({ mocks: { getLocation: { latitude: 1 } } });
  app.host.privacy.given = false;
  await app.tap('#locate');
  expect(await app.answer('拒绝')).toContain('用户隐私保护提示');
  expect(app.text('#message')).toBe('getLocation:fail privacy permission is not authorized');
  await app.tap('#ask-privacy');
  await app.tap('#locate');
  await app.answer('取消');
  expect(app.text('#message')).toBe('getLocation:fail privacy permission is not authorized');
  await app.tap('#locate');
  await app.answer('确定');
  expect(app.text('#message')).toBe('1');
  await app.tap('#locate');
  await expect(app.answer('确定')).rejects.toThrow('no open dialog');
});

test('a phone number comes by a button’s code', async () => {
  const app = await loadFixture();
  await app.tap('#phone');
  expect(app.text('#message')).toMatch(/getPhoneNumber:fail/);
  app.host.mock('button:getPhoneNumber', { errMsg: 'getPhoneNumber:ok', code: 'CODE1' });
  await app.tap('#phone');
  expect(app.text('#message')).toBe('CODE1');
});

test('modal, action sheet and toast', async () => {
  const app = await loadFixture();
  await app.tap('#modal');
  expect(await app.answer('确定')).toContain('保存吗<b>');
  expect(app.text('#message')).toBe('已确定');
  await app.tap('#sheet');
  await app.answer('电话');
  expect(app.text('#message')).toBe('第1项');
  await app.tap('#sheet');
  await app.answer('取消');
  expect(app.text('#message')).toBe('showActionSheet:fail cancel');
  await app.tap('#toast');
  expect(app.toast).toBe('已保存');
});

test('subscribing needs a tap', async () => {
  const app = await loadFixture({ mocks: { requestSubscribeMessage: { t1: 'accept' } } });
  await app.tap('#subscribe');
  expect(app.text('#message')).toBe('requestSubscribeMessage:ok');
  await app.tap('#subscribe-later');
  await app.settle(1400);
  expect(app.text('#message')).toBe('requestSubscribeMessage:fail can only be invoked by user TAP gesture');
});

test('storage: 1 MB a key, 10 MB in all', async () => {
  const app = await loadFixture({ storage: { draft: 'kept' } });
  const wx = app.host.wx as { getStorageSync(key: string): unknown };
  expect(wx.getStorageSync('draft')).toBe('kept');
  expect(wx.getStorageSync('nothing')).toBe('');
  await app.tap('#store');
  expect(app.text('#message')).toBe('存了1000');
  await app.tap('#store-much');
  expect(app.text('#message')).toBe('setStorage:fail entry size limit reached');
  expect(wx.getStorageSync('draft')).toHaveLength(1000);
  await app.tap('#fill-store');
  expect(app.text('#message')).toBe('10 setStorage:fail storage size limit reached');
});
