import { randomUUID } from 'node:crypto';
import { DoublesService } from '../src/modules/doubles/doubles.service.js';
import type { DoubleDetail, DoublePage, MergeDone, MergedFiles } from '../src/modules/merges/merges.dto.js';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { IdNumberCheck } from '../src/modules/registry/id-check.dto.js';
import { likelyDouble } from './mutations/homes.js';
import { FAR_VILLAGE, OTHER_VILLAGE, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { fileOf, inventedIdNumber, joiningForm, registered, registrationForm } from './support/registry-factories.js';
import { elderOnRegister, visitOf } from './support/visit-factories.js';

describe('two files of one person', () => {
  let t: TestApp;
  let manager: Client;
  let visitor: Client;

  beforeAll(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager');
    visitor = await t.signIn('visitor');
  });
  afterAll(() => t.close());

  const waiting = async (client: Client = manager): Promise<DoublePage> =>
    (await client.get('/likely-doubles?limit=100').expect(200)).body as DoublePage;
  const pairOf = async (...ids: number[]) =>
    (await waiting(await t.signIn('city_officer'))).items.find(({ files }) =>
      files.every(({ elderId }) => ids.includes(elderId)),
    );

  it('with one ID number: told at once, to strangers only that it is there and whom to ask', async () => {
    const file = await registered(manager, { idNumber: '320622194403150024', name: '王秀英' });
    const form = registrationForm({ idNumber: '320622194403150024', villageCode: TEST_VILLAGE });
    expectProblem(await manager.post('/elders', form), 409, 'elder.duplicate');
    const far = await t.signIn('village_manager', { regionCode: FAR_VILLAGE });
    const check = (await far.post('/elders/id-check', { idNumber: form.idNumber }).expect(200)).body as IdNumberCheck;
    expect(check.duplicate).toMatchObject({ inScope: false, elderId: null });
    expect(check.duplicate?.message).toContain('请联系');
    expect(JSON.stringify(check)).not.toContain(file.name);
  });

  it.each<[string, Parameters<typeof registered>[1], string[]]>([
    ['name, birthday and village', { name: '李同名', phone: null }, ['same_person']],
    [
      'name and phone',
      { name: '李同名', phone: '13800007777', idNumber: inventedIdNumber('1950-02-02') },
      ['same_phone'],
    ],
  ])('are found when the second one is opened: %s', async (_, changes, reasons) => {
    const other = changes?.phone ? { phone: changes.phone, idNumber: inventedIdNumber('1941-01-01') } : { phone: null };
    const name = `${changes?.name}${changes?.phone ? '电' : '日'}`;
    const [one, two] = [await registered(manager, { ...other, name }), await registered(manager, { ...changes, name })];
    expect(await pairOf(one.id, two.id)).toMatchObject({ reasons, status: 'open' });
  });

  it('are found by an ID number one digit off', async () => {
    const one = await registered(manager, { idNumber: '320622193903150026', name: '张一位', phone: null });
    const two = await registered(manager, { idNumber: '320622193903150042', name: '张一味', phone: null });
    expect(await pairOf(one.id, two.id)).toMatchObject({ reasons: ['id_near'] });
    const stranger = await registered(manager, { idNumber: '320622193903150069', name: '陈桂芳', phone: null });
    expect(await pairOf(one.id, stranger.id)).toBeUndefined();
  });

  it('are found by the job where files came otherwise, once each, and again only what changed', async () => {
    const [one, two] = [await elderOnRegister(t, { name: '周导入' }), await elderOnRegister(t, { name: '周导入' })];
    expect(await pairOf(one.id, two.id)).toBeUndefined();
    t.clock.advance({ minutes: 5 });
    const doubles = t.app.get(DoublesService);
    expect((await doubles.scan()).found).toBeGreaterThan(0);
    expect(await pairOf(one.id, two.id)).toMatchObject({ reasons: ['same_person'] });
    expect(await doubles.scan()).toEqual({ files: 0, found: 0 });
    t.clock.set('2026-11-23T01:00:00.000Z');
  });

  it('are shown only to who sees both', async () => {
    const { pair } = await likelyDouble(t);
    const elsewhere = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
    expect((await waiting(elsewhere)).items).toEqual([]);
    const across = { name: '赵两村', phone: '13800008888' };
    const here = await registered(manager, { ...across, idNumber: inventedIdNumber('1940-05-05') });
    const there = await registered(elsewhere, { ...across, idNumber: inventedIdNumber('1942-06-06') });
    const ids = (page: DoublePage) => page.items.map(({ files }) => files.map(({ elderId }) => elderId));
    expect(ids(await waiting(manager))).not.toContainEqual([here.id, there.id]);
    expect(ids(await waiting(await t.signIn('town_officer')))).toContainEqual([here.id, there.id]);
    expectProblem(await visitor.get(`/likely-doubles/${pair.id}`), 403, 'permission.denied');
  });

  it('stand side by side, numbers masked, with what differs in them', async () => {
    const { pair, first } = await likelyDouble(t);
    const detail = (await manager.get(`/likely-doubles/${pair.id}`).expect(200)).body as DoubleDetail;
    const of = (label: string) => detail.fields.find((field) => field.label === label);
    expect(of('身份证号')).toMatchObject({ same: false, a: first.maskedIdNumber });
    expect(of('身份证号')?.hint).toMatch(/^第 .+ 位不同$/);
    expect(of('联系电话')).toMatchObject({ same: true });
    expect(of('年龄')).toMatchObject({ same: true, hint: '出生日期相同' });
    expect(JSON.stringify(detail)).not.toMatch(/1944-03-15|13800010/);
  });

  it('are two people after all: dismissed with a reason, and not found again', async () => {
    const { pair, second } = await likelyDouble(t);
    const body = { clientId: randomUUID(), reason: '同名不同人' };
    const path = `/likely-doubles/${pair.id}/dismissal`;
    expectProblem(await manager.post(path, { ...body, reason: '' }), 400, 'request.invalid');
    const detail = (await manager.post(path, body).expect(200)).body as DoubleDetail;
    expect(detail).toMatchObject({
      status: 'dismissed',
      note: '同名不同人',
      decidedByName: manager.account.displayName,
    });
    expect((await manager.post(path, body).expect(200)).body).toEqual(detail);
    expectProblem(await manager.post(path, { ...body, clientId: randomUUID() }), 409, 'double.decided');
    const tx = t.dataSource.manager;
    expect(await t.app.get(DoublesService).lookFor(tx, [second.id])).toBe(0);
  });

  describe('merged', () => {
    it('one stays; the other is closed, its visits keep their numbers and are reached from the one that stays', async () => {
      const { pair, merging, first, second } = await likelyDouble(t);
      for (const file of [first, first, second]) {
        t.clock.advance({ hours: 1 });
        await visitor.post('/visits', visitOf(t, file.id)).expect(201);
      }
      const path = `/likely-doubles/${pair.id}/merge`;
      const done = (await manager.post(path, merging).expect(200)).body as MergeDone;
      expect((await manager.post(path, merging).expect(200)).body).toEqual(done);
      const gone = await fileOf(manager, second.id);
      expect(gone).toMatchObject({ status: 'closed', closeReason: 'merged', closedOn: '2026-11-23', visitCount: 1 });
      expect((await fileOf(manager, first.id)).household.otherElders).toEqual([]);
      const merged = (await manager.get(`/elders/${first.id}/merged-files`).expect(200)).body as MergedFiles;
      expect(merged).toMatchObject({ into: null, files: [{ elderId: second.id, visitCount: 1 }], likelyDoubles: [] });
      const back = (await manager.get(`/elders/${second.id}/merged-files`).expect(200)).body as MergedFiles;
      expect(back.into).toMatchObject({ elderId: first.id, mergeId: done.mergeId });
      const visits = (await manager.get(`/elders/${second.id}/visits`).expect(200)).body as {
        items: { ordinal: number }[];
      };
      expect(visits.items.map(({ ordinal }) => ordinal)).toEqual([1]);
      // The survivor's numbers go on; the person's week is counted once.
      const next = await visitor.post('/visits', visitOf(t, first.id)).expect(201);
      expect(next.body).toMatchObject({ ordinal: 3 });
      expect(await weeksOf(second.id)).toEqual([]);
      // Whoever types the wrong number is led to the file that stays.
      const message = (await manager.post('/elders', registrationForm({ idNumber: await numberOf(second.id) })))
        .body as { duplicate: { elderId: number } };
      expect(message.duplicate.elderId).toBe(first.id);
      t.clock.set('2026-11-23T01:00:00.000Z');
    });

    it('and split again: every row as it was', async () => {
      const { merging, pair, first, second } = await likelyDouble(t);
      const assigned = {
        clientId: randomUUID(),
        elders: [{ elderId: second.id, visitorId: null }],
        toVisitorId: visitor.account.id,
        reason: '指定',
      };
      await manager.post('/assignments/hand-over', assigned).expect(200);
      await visitor.post('/visits', visitOf(t, second.id)).expect(201);
      await t.dataSource.query(
        "UPDATE monthly_update SET state = 'pending', kind = NULL, updated_at = NULL, updated_by = NULL WHERE elder_id = ?",
        [second.id],
      );
      const before = [await snapshot(first.id), await snapshot(second.id)];
      const body = { ...merging, goneVersion: (await fileOf(manager, second.id)).version };
      const done = (await manager.post(`/likely-doubles/${pair.id}/merge`, body).expect(200)).body as MergeDone;
      expect(await snapshot(second.id)).not.toEqual(before[1]);
      const undo = { clientId: randomUUID(), reason: '不是同一人' };
      const path = `/file-merges/${done.mergeId}/undo`;
      await manager.post(path, undo).expect(200);
      await manager.post(path, undo).expect(200);
      expect([await snapshot(first.id), await snapshot(second.id)]).toEqual(before);
      expectProblem(await manager.post(path, { ...undo, clientId: randomUUID() }), 409, 'merge.undone');
      expect(await pairOf(first.id, second.id)).toMatchObject({ status: 'open', note: '撤销合并：不是同一人' });
      const { files } = (await manager.get(`/elders/${first.id}/merged-files`)).body as MergedFiles;
      expect(files).toEqual([]);
    });

    it('under one roof: who lived with both is alone with one no longer counted twice, and back', async () => {
      const mother = await registered(manager, { name: '同户重复', phone: '13800009911' });
      const form = joiningForm(mother.household.id, {
        name: '同户重复',
        phone: '13800009911',
        relationToHead: 'other',
      });
      const again = (await manager.post('/elders', form).expect(201)).body as ElderFile;
      await t.dataSource.query('UPDATE elder SET facts = ? WHERE id = ?', [
        JSON.stringify({ ...mother.facts, livesAlone: false }),
        mother.id,
      ]);
      const pair = await pairOf(mother.id, again.id);
      const merging = {
        clientId: randomUUID(),
        survivorId: mother.id,
        survivorVersion: (await fileOf(manager, mother.id)).version,
        goneVersion: again.version,
        reason: '重复登记',
      };
      const before = await snapshot(mother.id);
      const done = (await manager.post(`/likely-doubles/${pair?.id}/merge`, merging).expect(200)).body as MergeDone;
      const alone = await fileOf(manager, mother.id);
      expect(alone.household.otherElders).toEqual([]);
      expect(alone.facts.livesAlone).toBe(true);
      expect(alone.classification.clause).toBe('A1');
      await manager.post(`/file-merges/${done.mergeId}/undo`, { clientId: randomUUID(), reason: '看错了' }).expect(200);
      const { elder, ...rest } = await snapshot(mother.id);
      const factsOf = (row: Record<string, unknown> | undefined): unknown => JSON.parse(String(row?.facts));
      expect(factsOf(elder)).toEqual(factsOf(before.elder));
      expect(rest.stays).toEqual(before.stays);
    });

    it('not by two at once, not on a file that changed, not into a closed one', async () => {
      const { pair, merging, first, second } = await likelyDouble(t);
      const path = `/likely-doubles/${pair.id}/merge`;
      expectProblem(
        await manager.post(path, { ...merging, clientId: randomUUID(), survivorId: 1 }),
        400,
        'request.invalid',
      );
      expectProblem(
        await manager.post(path, { ...merging, clientId: randomUUID(), goneVersion: 9 }),
        409,
        'double.file_changed',
      );
      const town = await t.signIn('town_officer');
      const other = { ...merging, clientId: randomUUID(), survivorId: second.id };
      const answers = await Promise.all([manager.post(path, merging), town.post(path, other)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const statuses = [await fileOf(manager, first.id), await fileOf(manager, second.id)].map(({ status }) => status);
      expect(statuses.filter((status) => status === 'closed')).toHaveLength(1);
      const closed = await likelyDouble(t);
      await t.dataSource.query(
        "UPDATE elder SET status = 'closed', closed_on = '2026-11-01', close_reason = 'died' WHERE id = ?",
        [closed.first.id],
      );
      expectProblem(
        await manager.post(`/likely-doubles/${closed.pair.id}/merge`, closed.merging),
        422,
        'double.survivor_closed',
      );
    });
  });

  const rows = (sql: string, id: number): Promise<Record<string, unknown>[]> => t.dataSource.query(sql, [id]);
  const weeksOf = (id: number) =>
    rows(
      'SELECT week, level, village_code, visitor_id, due_home, due_remote, done_home, done_remote, met, refused, unreachable FROM weekly_due WHERE elder_id = ? ORDER BY week',
      id,
    );
  const numberOf = async (id: number): Promise<string> => {
    const { FieldCrypto } = await import('../src/platform/crypto.js');
    const [row] = await rows('SELECT id_number_enc FROM elder WHERE id = ?', id);
    return t.app.get(FieldCrypto).decrypt(String(row?.id_number_enc));
  };
  /** Everything that hangs on a file, but the stamps of its latest save. */
  const snapshot = async (id: number) => {
    const [elder] = await rows('SELECT * FROM elder WHERE id = ?', id);
    for (const stamp of ['version', 'updated_at', 'updated_by']) delete elder?.[stamp];
    return {
      elder,
      stays: await rows('SELECT * FROM household_stay WHERE elder_id = ? ORDER BY id', id),
      assignments: await rows('SELECT * FROM assignment WHERE elder_id = ? ORDER BY id', id),
      weeks: await weeksOf(id),
      months: await rows(
        'SELECT month, village_code, town_code, expected_since, state, kind FROM monthly_update WHERE elder_id = ?',
        id,
      ),
      contacts: await rows('SELECT * FROM contact WHERE elder_id = ? ORDER BY id', id),
      consents: await rows('SELECT * FROM consent WHERE elder_id = ? ORDER BY id', id),
      visits: await rows('SELECT * FROM visit WHERE elder_id = ? ORDER BY id', id),
      classes: await rows(
        'SELECT level, clause, from_date, to_date FROM class_period WHERE elder_id = ? ORDER BY id',
        id,
      ),
    };
  };
});
