import { randomUUID } from 'node:crypto';
import type { FamilySummary } from '../src/modules/family/family.dto.js';
import { Elder } from '../src/modules/registry/elder.entity.js';
import type { VisitAttachments } from '../src/modules/visits/visit-attachments.dto.js';
import type { VisitDetail, VisitDto, VisitPage } from '../src/modules/visits/visit.dto.js';
import { Visit } from '../src/modules/visits/visit.entity.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { StoredFile } from '../src/platform/files/stored-file.entity.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import { OTHER_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { jpegWithPlace, oggVoice, smallPng, uploadedPhoto } from './support/pictures.js';
import { registered } from './support/registry-factories.js';
import { answeredVisit, elderOnRegister, visitOf } from './support/visit-factories.js';

const NOW = '2026-11-25T01:00:00.000Z';

describe('photos and a voice note of a visit', () => {
  let t: TestApp;
  let visitor: Client;
  let manager: Client;
  let city: Client;

  beforeAll(async () => {
    t = await startApp({ now: NOW, settings: { FILE_MAX_MB: '3' } });
    visitor = await t.signIn('visitor', { name: '王探访' });
    manager = await t.signIn('village_manager');
    city = await t.signIn('city_officer');
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set(NOW));

  let pictures = 0;
  const photo = (by = visitor): Promise<string> => uploadedPhoto(by, smallPng(`photo ${++pictures}`));
  const record = async (body?: object): Promise<VisitDto> => {
    const elder = await elderOnRegister(t);
    return (await visitor.post('/visits', { ...visitOf(t, elder.id), ...body }).expect(201)).body as VisitDto;
  };
  const of = (visit: { clientId: string }, kind = 'photos') => `/visits/by-client-id/${visit.clientId}/${kind}`;
  const add = async (visit: { clientId: string }, fileId: string, by = visitor): Promise<VisitAttachments> =>
    (await by.post(of(visit), { fileId }).expect(200)).body as VisitAttachments;
  const read = async (id: number): Promise<VisitDetail> =>
    (await visitor.get(`/visits/${id}`).expect(200)).body as VisitDetail;

  it('follow the record, and are seen by who sees the visit, without the place where they were taken', async () => {
    const made = await record();
    expect(made).toMatchObject({ photoCount: 0, photos: [], voiceNoteCount: 0, voiceNotes: [] });
    const first = await uploadedPhoto(visitor, jpegWithPlace());
    const second = await photo();
    await add(made, first);
    expect(await add(made, second)).toEqual({
      visitId: made.id,
      photoCount: 2,
      photos: [first, second],
      voiceNoteCount: 0,
      voiceNotes: [],
    });
    expect(await read(made.id)).toMatchObject({ photoCount: 2, photos: [first, second] });
    const { items } = (await manager.get(`/elders/${made.elderId}/visits`).expect(200)).body as VisitPage;
    expect(items).toMatchObject([{ photoCount: 2, photos: [first, second] }]);
    for (const reader of [visitor, manager, city]) {
      const seen = await reader.get(`/visits/${made.id}/photos/${first}`).expect(200);
      expect(seen.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' });
      expect((seen.body as Buffer).includes('GPS')).toBe(false);
    }
    expect(await t.dataSource.manager.countBy(AuditEntry, { action: 'visit.attach', subjectId: `${made.id}` })).toBe(2);
  });

  it('that come twice are one', async () => {
    const made = await record();
    const fileId = await photo();
    const first = await add(made, fileId);
    expect(await add(made, fileId.toUpperCase())).toEqual(first);
    expect(first.photoCount).toBe(1);
  });

  it('are at most three, also when they come at once', async () => {
    const made = await record();
    const files = [await photo(), await photo(), await photo(), await photo(), await photo()];
    const answers = await Promise.all(files.map((fileId) => visitor.post(of(made), { fileId })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 422, 422]);
    const refused = answers.find(({ status }) => status === 422);
    expect(refused?.body).toMatchObject({ code: 'visit.photos_full' });
    expect((refused?.body as { detail: string }).detail).toContain('最多 3 张');
    const kept = await read(made.id);
    expect(kept.photoCount).toBe(3);
    expect(kept.photos).toHaveLength(3);
    expect(await t.dataSource.manager.countBy(StoredFile, { subjectType: 'visit', subjectId: made.id })).toBe(3);
  });

  it('are taken from who visited or typed the record, and from nobody else', async () => {
    const colleague = await t.signIn('visitor', { name: '李同事' });
    const elder = await elderOnRegister(t);
    const typed = { ...visitOf(t, elder.id), visitorId: visitor.account.id };
    const made = (await manager.post('/visits', typed).expect(201)).body as VisitDto;
    await add(made, await photo(manager), manager);
    await add(made, await photo());
    expectProblem(await colleague.post(of(made), { fileId: await photo(colleague) }), 403, 'visit.not_own');
    // A photo that somebody else uploaded is none of his.
    expectProblem(await visitor.post(of(made), { fileId: await photo(colleague) }), 422, 'file.unavailable');
    expect((await read(made.id)).photoCount).toBe(2);
  });

  it('need the permission and the place', async () => {
    const made = await record();
    const fileId = await photo();
    await add(made, fileId);
    const outsider = await t.signIn('visitor', { regionCode: OTHER_VILLAGE, name: '外人' });
    expectProblem(await outsider.post(of(made), { fileId: await photo(outsider) }), 404, 'visit.unknown');
    expectProblem(await outsider.get(`/visits/${made.id}/photos/${fileId}`), 404, 'visit.unknown');
    expectProblem(await visitor.post(of({ clientId: randomUUID() }), { fileId }), 404, 'visit.unknown');
    for (const role of ['town_officer', 'city_officer', 'family'] as const) {
      expect((await (await t.signIn(role)).post(of(made), { fileId })).status).toBe(403);
    }
    const other = await record();
    expectProblem(await visitor.get(`/visits/${other.id}/photos/${fileId}`), 404, 'file.unknown');
    expectProblem(await visitor.post(of(other), { fileId }), 422, 'file.unavailable');
    expectProblem(await visitor.post(of(made), { fileId: 'x' }), 400, 'request.invalid');
  });

  it('still arrive from a phone whose elder moved away meanwhile', async () => {
    const made = await record();
    await t.dataSource.manager.update(Elder, { id: made.elderId }, { villageCode: OTHER_VILLAGE });
    expect((await add(made, await photo())).photoCount).toBe(1);
  });

  it('are taken as long as a visit of that day could be recorded', async () => {
    const made = await record();
    t.clock.set('2026-12-09T01:00:00.000Z');
    await add(made, await photo());
    t.clock.set('2026-12-10T01:00:00.000Z');
    expectProblem(await visitor.post(of(made), { fileId: await photo() }), 422, 'visit.too_old');
  });

  it('are not taken by a void record', async () => {
    const made = await record();
    const kept = await photo();
    await add(made, kept);
    await visitor.post(`/visits/${made.id}/withdrawal`, { clientId: randomUUID(), reason: '记错了人' }).expect(201);
    expectProblem(await visitor.post(of(made), { fileId: await photo() }), 409, 'visit.void');
    // The phone that did not hear the answer sends again.
    expect((await add(made, kept)).photoCount).toBe(1);
    expect(await read(made.id)).toMatchObject({ photoCount: 1, photos: [kept] });
  });

  it('go over to the record that takes the place of a wrong one', async () => {
    const made = await record();
    const [first, second] = [await photo(), await photo()];
    await add(made, first);
    await add(made, second);
    const correct = async (old: VisitDto): Promise<VisitDto> => {
      const body = { ...visitOf(t, old.elderId), method: 'phone', reason: '选错了方式' };
      return (await visitor.post(`/visits/${old.id}/corrections`, body).expect(201)).body as VisitDto;
    };
    const corrected = await correct(made);
    expect(corrected).toMatchObject({ photoCount: 2, photos: [first, second], correctsId: made.id });
    const again = await correct(corrected);
    expect(await read(again.id)).toMatchObject({ photoCount: 2, photos: [first, second] });
    expect(await read(made.id)).toMatchObject({ photoCount: 2, photos: [] });
    await visitor.get(`/visits/${again.id}/photos/${first}`).expect(200);
    // Sent again for the old record, it is where it belongs.
    expect(await add(made, second)).toMatchObject({ visitId: again.id, photoCount: 2 });
    expectProblem(await visitor.post(of(made), { fileId: await photo() }), 409, 'visit.void');
  });

  it('stay with one record when it is corrected while a photo arrives', async () => {
    const made = await record();
    const fileId = await photo();
    const correction = { ...visitOf(t, made.elderId), reason: '填错了时间' };
    const [attached, corrected] = await Promise.all([
      visitor.post(of(made), { fileId }),
      visitor.post(`/visits/${made.id}/corrections`, correction),
    ]);
    const replacement = await read((corrected.body as VisitDto).id);
    expect(replacement.photos).toEqual(attached.status === 200 ? [fileId] : []);
    expect(replacement.photoCount).toBe(replacement.photos.length);
  });

  it('are pictures, whole, and not too large', async () => {
    const made = await record();
    const text = await visitor.upload('/files', { clientId: randomUUID() }, Buffer.from('MZ not a picture'));
    expectProblem(text, 415, 'file.type_refused');
    const large = Buffer.concat([smallPng(), Buffer.alloc(3 * 1024 * 1024)]);
    expectProblem(await visitor.upload('/files', { clientId: randomUUID() }, large), 413, 'file.too_large');
    const voice = await uploadedPhoto(visitor, oggVoice());
    expectProblem(await visitor.post(of(made), { fileId: voice }), 422, 'file.unavailable');
  });

  it('are not shown to the family', async () => {
    const mother = await registered(visitor, { name: '王秀英' });
    const daughter = await t.signIn('family', { name: '王芳' });
    const { loginName } = daughter.account;
    const binding = { clientId: randomUUID(), loginName, relation: 'child', consented: true };
    await manager.post(`/elders/${mother.id}/family-bindings`, binding).expect(201);
    const made = (await visitor.post('/visits', visitOf(t, mother.id)).expect(201)).body as VisitDto;
    const fileId = await photo();
    await add(made, fileId);
    const summary = (await daughter.get(`/family/elders/${mother.id}`).expect(200)).body as FamilySummary;
    expect(summary.visits).toHaveLength(1);
    expect(JSON.stringify(summary)).not.toMatch(new RegExp(`${fileId}|photo`, 'i'));
    expect((await daughter.get(`/visits/${made.id}/photos/${fileId}`)).status).toBe(403);
  });

  describe('a voice note', () => {
    it('is heard by who sees the visit, one a visit', async () => {
      const made = await record();
      const fileId = await uploadedPhoto(visitor, oggVoice('1'));
      const answer = await visitor.post(of(made, 'voice-notes'), { fileId }).expect(200);
      expect(answer.body).toMatchObject({ voiceNoteCount: 1, voiceNotes: [fileId], photoCount: 0, photos: [] });
      await visitor.post(of(made, 'voice-notes'), { fileId }).expect(200);
      const heard = await manager.get(`/visits/${made.id}/voice-notes/${fileId}`).expect(200);
      expect(heard.headers['content-type']).toBe('audio/ogg');
      const second = await uploadedPhoto(visitor, oggVoice('2'));
      expectProblem(await visitor.post(of(made, 'voice-notes'), { fileId: second }), 422, 'visit.voice_note_full');
      expect(await read(made.id)).toMatchObject({ voiceNoteCount: 1, voiceNotes: [fileId] });
    });

    it('is a recording, and no longer than a minute takes', async () => {
      const made = await record();
      expectProblem(await visitor.post(of(made, 'voice-notes'), { fileId: await photo() }), 422, 'file.unavailable');
      const long = await uploadedPhoto(visitor, Buffer.concat([oggVoice('long'), Buffer.alloc(2_000_000)]));
      const refused = await visitor.post(of(made, 'voice-notes'), { fileId: long });
      expectProblem(refused, 422, 'visit.voice_note_too_large');
      expect((refused.body as { detail: string }).detail).toContain('最长 60 秒');
      expect(await t.dataSource.manager.findOneByOrFail(Visit, { id: made.id })).toMatchObject({ voiceNoteCount: 0 });
      expect(await t.dataSource.manager.findOneByOrFail(StoredFile, { clientId: long })).toMatchObject({
        subjectId: null,
      });
    });
  });

  it('of a visit that found something stay with the visit', async () => {
    const elder = await elderOnRegister(t);
    const handlings = [{ itemKey: 'gasSafety' as const, handling: 'reported_town' as const }];
    const found = answeredVisit(t, elder.id, { gasSafety: 'unsafe' }, { handlings });
    const made = (await visitor.post('/visits', found).expect(201)).body as VisitDto;
    const fileId = await photo();
    await add(made, fileId);
    const followUpId = made.followUps[0]?.id ?? 0;
    expectProblem(await visitor.get(`/follow-ups/${followUpId}/photos/${fileId}`), 404, 'file.unknown');
  });

  // The last one: the sessions of the others end meanwhile.
  it('are erased when their time is over; the record keeps how many there were', async () => {
    const made = await record();
    const fileId = await photo();
    await add(made, fileId);
    await visitor.post(of(made, 'voice-notes'), { fileId: await uploadedPhoto(visitor, oggVoice('kept')) }).expect(200);
    t.clock.set('2027-11-25T01:00:00.000Z');
    await t.app.get(HourlyJobs).runAll();
    const then = await t.signIn('visitor', { name: '次年' });
    await then.get(`/visits/${made.id}/photos/${fileId}`).expect(200);
    t.clock.set('2027-11-26T01:00:00.000Z');
    await t.app.get(HourlyJobs).runAll();
    await t.app.get(HourlyJobs).runAll();
    expectProblem(await then.get(`/visits/${made.id}/photos/${fileId}`), 404, 'file.unknown');
    expect(await t.dataSource.manager.countBy(StoredFile, { subjectType: 'visit', subjectId: made.id })).toBe(0);
    const kept = (await then.get(`/visits/${made.id}`).expect(200)).body as VisitDetail;
    expect(kept).toMatchObject({ photoCount: 1, photos: [], voiceNoteCount: 1, voiceNotes: [] });
  });
});
