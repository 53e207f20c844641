import { randomUUID } from 'node:crypto';
import { StoredFile } from '../src/platform/files/stored-file.entity.js';
import { expectProblem, OTHER_VILLAGE, startApp, type TestApp } from './support/app.js';
import type { Client } from './support/client.js';
import { smallPng, uploadedPhoto } from './support/pictures.js';
import { fileOf, registered } from './support/registry-factories.js';

describe('the photo of a door', () => {
  let t: TestApp;
  let visitor: Client;
  let manager: Client;
  let other: Client;
  let householdId: number;
  let elderId: number;

  beforeEach(async () => {
    t = await startApp();
    visitor = await t.signIn('visitor');
    manager = await t.signIn('village_manager');
    other = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
    const file = await registered(manager);
    householdId = file.household.id;
    elderId = file.id;
  });
  afterEach(() => t.close());

  const path = () => `/households/${householdId}/door-photo`;

  it('is shown to who works there, and taken in place of the one before', async () => {
    expect((await fileOf(manager, elderId)).household.doorPhoto).toBeNull();
    expectProblem(await visitor.get(path()), 404, 'household.no_photo');
    const first = await uploadedPhoto(visitor, smallPng('1'));
    await visitor.post(path(), { fileId: first }).expect(200);
    expect((await fileOf(manager, elderId)).household.doorPhoto).toMatchObject({ fileId: first });
    const seen = await manager.get(path()).expect(200);
    expect(seen.headers['content-type']).toBe('image/png');
    expect(seen.headers['cache-control']).toBe('no-store');

    const second = await uploadedPhoto(manager, smallPng('2'));
    await manager.post(path(), { fileId: second }).expect(200);
    await manager.post(path(), { fileId: second }).expect(200);
    expect((await fileOf(manager, elderId)).household.doorPhoto).toMatchObject({ fileId: second });
    expect(await t.dataSource.manager.findOneByOrFail(StoredFile, { clientId: first })).toMatchObject({
      state: 'erasing',
    });
  });

  it('is erased on request', async () => {
    await visitor.post(path(), { fileId: await uploadedPhoto(visitor) }).expect(200);
    await visitor.post(`${path()}/removal`).expect(204);
    await visitor.post(`${path()}/removal`).expect(204);
    expectProblem(await visitor.get(path()), 404, 'household.no_photo');
  });

  it('is nobody’s elsewhere, and no file of somebody else', async () => {
    await visitor.post(path(), { fileId: await uploadedPhoto(visitor) }).expect(200);
    expectProblem(await other.get(path()), 404, 'household.not_found');
    expectProblem(await other.post(path(), { fileId: randomUUID() }), 404, 'household.not_found');
    expectProblem(await other.post(`${path()}/removal`), 404, 'household.not_found');
    const theirs = await uploadedPhoto(manager, smallPng('theirs'));
    expectProblem(await visitor.post(path(), { fileId: theirs }), 422, 'file.unavailable');
    expectProblem(await visitor.post(path(), { fileId: 'x' }), 400, 'request.invalid');
    expectProblem(await (await t.signIn('family')).get(path()), 403, 'permission.denied');
    await visitor.get(path()).expect(200);
  });
});
