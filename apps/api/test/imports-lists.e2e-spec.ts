import { ListEntry } from '../src/modules/imports/list-entry.entity.js';
import { ListItem } from '../src/modules/imports/list-item.entity.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import { expectProblem, OTHER_VILLAGE, startApp, type TestApp } from './support/app.js';
import type { Client } from './support/client.js';
import { sendFile } from './support/import-factories.js';
import { itemsFor, listedPerson, matchedList } from './support/list-factories.js';
import { changeOf, fileOf, inventedIdNumber, registered } from './support/registry-factories.js';
import { workbookOf } from './support/workbooks.js';

describe('lists that other bureaus share', () => {
  let t: TestApp;
  let manager: Client;
  let colleague: Client;
  let other: Client;
  let city: Client;

  beforeEach(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager');
    colleague = await t.signIn('town_officer');
    other = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
    city = await t.signIn('city_officer');
  });
  afterEach(() => t.close());

  it('names who is missing, whose fact differs, and says nothing of who agrees', async () => {
    const [differs, agrees, young] = [inventedIdNumber(), inventedIdNumber(), inventedIdNumber('1990-01-01')];
    await registered(manager, { idNumber: differs, name: '顾秀兰' });
    await registered(manager, {
      idNumber: agrees,
      facts: { livesAlone: true, partnerInCity: false, childInCity: false, benefits: ['destitute_scattered'] },
    });
    const list = await matchedList(t, 'destitute_scattered', [
      listedPerson(),
      listedPerson({ 身份证号: differs }),
      listedPerson({ 身份证号: agrees }),
      listedPerson({ 身份证号: young }),
      listedPerson({ 身份证号: '123' }),
    ]);
    expect(list).toMatchObject({ state: 'checked', rowsRead: 4, rowsUnreadable: 1, items: { open: 2 } });
    expect(list.unreadable).toEqual([{ rowNumber: 6, detail: expect.stringContaining('18') }]);
    expect(await itemsFor(manager)).toMatchObject([
      { finding: 'missing', name: '丁桂芳', elderId: null, listSays: '分散供养特困人员', registerSays: null },
      { finding: 'differs', name: '顾秀兰', listSays: '分散供养特困人员', registerSays: '救助类别没有填写' },
    ]);
    expect(await itemsFor(other)).toEqual([]);
    expect(await itemsFor(city)).toHaveLength(2);
  });

  it('takes the list’s word over, judges the elder anew, and takes it back', async () => {
    const idNumber = inventedIdNumber('1960-01-01');
    const facts = { livesAlone: false, partnerInCity: true, childInCity: true, benefits: [] };
    const elder = await registered(manager, { idNumber, facts });
    await matchedList(t, 'destitute_scattered', [listedPerson({ 身份证号: idNumber })]);
    const [item] = await itemsFor(manager);
    const accept = () => manager.post(`/list-items/${item?.id}/acceptance`);
    expect((await accept().expect(200)).body).toMatchObject({ state: 'accepted', elderId: elder.id });
    await accept().expect(200);
    expectProblem(await colleague.post(`/list-items/${item?.id}/acceptance`), 409, 'list_item.decided');
    const changed = await fileOf(manager, elder.id);
    expect(changed.facts.benefits).toEqual(['destitute_scattered']);
    expect(changed.classification.targetTypes).toContain('destitute_scattered');
    expect(await itemsFor(manager)).toEqual([]);

    await manager.post(`/list-items/${item?.id}/reopening`).expect(200);
    const restored = await fileOf(manager, elder.id);
    expect(restored.facts.benefits).toEqual([]);
    expect(await itemsFor(manager)).toHaveLength(1);
  });

  it('does not take back what was changed since', async () => {
    const idNumber = inventedIdNumber();
    const elder = await registered(manager, { idNumber });
    await matchedList(t, 'disability', [listedPerson({ 身份证号: idNumber, 残疾等级: '二级' })]);
    const [item] = await itemsFor(manager);
    await manager.post(`/list-items/${item?.id}/acceptance`).expect(200);
    const file = await fileOf(manager, elder.id);
    expect(file.facts.disabilityGrade).toBe(2);
    await manager.post(`/elders/${elder.id}/changes`, changeOf(file, { phone: '13800000077' })).expect(200);
    expectProblem(await manager.post(`/list-items/${item?.id}/reopening`), 409, 'list_item.moved_on');
    expect((await fileOf(manager, elder.id)).facts.disabilityGrade).toBe(2);
  });

  it('tells the same list once, and what was dismissed not again until it says something else', async () => {
    const idNumber = inventedIdNumber();
    await registered(manager, { idNumber });
    const rows = (grade: string) => [listedPerson({ 身份证号: idNumber, 残疾等级: grade })];
    await matchedList(t, 'disability', rows('二级'));
    await matchedList(t, 'disability', rows('二级'));
    const [item, ...more] = await itemsFor(manager);
    expect(more).toEqual([]);
    expectProblem(await manager.post(`/list-items/${item?.id}/dismissal`, { reason: ' ' }), 400, 'request.invalid');
    await manager.post(`/list-items/${item?.id}/dismissal`, { reason: '证件已过期，本人正在换证' }).expect(200);
    await matchedList(t, 'disability', rows('二级'));
    expect(await itemsFor(manager)).toEqual([]);
    await matchedList(t, 'disability', rows('一级'));
    expect(await itemsFor(manager)).toMatchObject([{ listSays: '残疾一级' }]);
  });

  it('settles an open item when a later list agrees', async () => {
    const idNumber = inventedIdNumber();
    const elder = await registered(manager, { idNumber });
    await matchedList(t, 'disability', [listedPerson({ 身份证号: idNumber, 残疾等级: '二级' })]);
    const file = await fileOf(manager, elder.id);
    await manager.post(`/elders/${elder.id}/changes`, changeOf(file, { facts: { disabilityGrade: 2 } })).expect(200);
    await matchedList(t, 'disability', [listedPerson({ 身份证号: idNumber, 残疾等级: '二级' })]);
    expect(await itemsFor(manager)).toEqual([]);
    expect(await itemsFor(manager, { state: 'settled' })).toHaveLength(1);
  });

  it('finds who is gone from a complete list, and only from a complete one', async () => {
    const [stays, goes] = [inventedIdNumber(), inventedIdNumber()];
    const facts = { livesAlone: true, partnerInCity: false, childInCity: false, specialFamilyPlanning: true };
    for (const idNumber of [stays, goes]) await registered(manager, { idNumber, facts });
    const row = (idNumber: string) => listedPerson({ 身份证号: idNumber });
    await matchedList(t, 'special_family_planning', [row(stays), row(goes)], true);
    await matchedList(t, 'special_family_planning', [row(stays)], false);
    expect(await itemsFor(manager)).toEqual([]);
    await matchedList(t, 'special_family_planning', [row(stays)], true);
    const [item, ...more] = await itemsFor(manager);
    expect(more).toEqual([]);
    expect(item).toMatchObject({ finding: 'gone', listSays: '已不在名单上', registerSays: '计划生育特殊家庭' });
    expect(await t.dataSource.manager.countBy(ListEntry, { source: 'special_family_planning' })).toBe(1);
    await manager.post(`/list-items/${item?.id}/acceptance`).expect(200);
    expect((await fileOf(manager, item?.elderId ?? 0)).facts.specialFamilyPlanning).toBe(false);
  });

  it('gives the number of somebody missing to whoever opens the file, settles when it is open, and forgets', async () => {
    const idNumber = inventedIdNumber();
    await matchedList(t, 'destitute_scattered', [listedPerson({ 身份证号: idNumber })]);
    const [item] = await itemsFor(manager);
    expectProblem(await manager.post(`/list-items/${item?.id}/acceptance`), 422, 'list_item.no_file');
    expectProblem(await other.post(`/list-items/${item?.id}/person`), 404, 'list_item.not_found');
    const person = (await manager.post(`/list-items/${item?.id}/person`).expect(200)).body;
    expect(person).toMatchObject({ idNumber, name: '丁桂芳' });
    await registered(manager, { idNumber });
    await t.app.get(HourlyJobs).runAll();
    expect(await itemsFor(manager)).toEqual([]);
    expect(await t.dataSource.manager.findOneByOrFail(ListItem, { id: item?.id })).toMatchObject({
      state: 'settled',
      personEnc: null,
    });
  });

  it('refuses in words', async () => {
    const file = await workbookOf([listedPerson()]);
    const path = '/shared-lists?source=destitute_scattered&complete=true';
    expectProblem(await sendFile(t, manager, path, file), 403, 'permission.denied');
    expectProblem(await sendFile(t, city, '/shared-lists?source=nobody&complete=true', file), 400, 'request.invalid');
    expectProblem(
      await sendFile(t, city, '/shared-lists?source=destitute_scattered&complete=maybe', file),
      400,
      'request.invalid',
    );
    const failed = await matchedList(t, 'disability', [{ 身份证号: inventedIdNumber(), 姓名: '甲' }]);
    expect(failed).toMatchObject({ state: 'failed', error: expect.stringContaining('残疾等级') });
    await sendFile(t, city, path, file).expect(201);
    expectProblem(await sendFile(t, city, path, file), 409, 'shared_list.busy');
  });

  it('lets one of two decide who decide at once', async () => {
    const idNumber = inventedIdNumber();
    await registered(manager, { idNumber });
    await matchedList(t, 'disability', [listedPerson({ 身份证号: idNumber, 残疾等级: '二级' })]);
    const [item] = await itemsFor(manager);
    const answers = await Promise.all([
      manager.post(`/list-items/${item?.id}/acceptance`),
      colleague.post(`/list-items/${item?.id}/dismissal`, { reason: '核实不符' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
