import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Config } from '../src/platform/config.js';
import { type FileOwner, Files } from '../src/platform/files/files.js';
import { StoredFile } from '../src/platform/files/stored-file.entity.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import { Transactions } from '../src/platform/tx.js';
import { type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { jpegWithPlace, smallPng } from './support/pictures.js';

const OWNER: FileOwner = { purpose: 'visit.photo', subjectType: 'visit', subjectId: 7 };

describe('uploaded files', () => {
  let t: TestApp;
  let visitor: Client;
  let files: Files;

  beforeAll(async () => {
    t = await startApp({ settings: { FILE_MAX_MB: '1', FILES_PER_DAY_MB: '1' } });
    visitor = await t.signIn('visitor');
    files = t.app.get(Files);
  });
  afterAll(() => t.close());

  const uploaded = async (bytes: Buffer, by = visitor): Promise<string> => {
    const clientId = randomUUID();
    await by.upload('/files', { clientId }, bytes).expect(201);
    return clientId;
  };
  const claim = (id: string, by = visitor, owner = OWNER): Promise<void> =>
    t.app.get(Transactions).run((tx) => files.claim(tx, by.actor, [id], owner));
  const contentOf = async (id: string, owner = OWNER): Promise<Buffer> => all((await files.open(id, owner)).content);
  const onDisk = async (id: string): Promise<string> => {
    const { storedName } = await t.dataSource.manager.findOneByOrFail(StoredFile, { clientId: id });
    return path.join(t.app.get(Config).get('dataDir'), 'files', storedName.slice(0, 2), storedName);
  };

  it('are kept encrypted, and come back as they were', async () => {
    // Three chunks, the last one short.
    const voice = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(150_000, 'voice')]);
    const id = await uploaded(voice);
    await t.app
      .get(Transactions)
      .run((tx) => files.claim(tx, visitor.actor, [id], { ...OWNER, purpose: 'visit.voice' }, ['audio']));
    expect((await readFile(await onDisk(id))).includes('voicevoice')).toBe(false);
    expect((await contentOf(id)).equals(voice)).toBe(true);
    expect((await files.open(id, OWNER)).mediaType).toBe('audio/amr');
  });

  it('do not open when a byte was altered or a chunk cut off', async () => {
    const id = await uploaded(Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(131_072 - 5, 'x')]));
    await t.app.get(Transactions).run((tx) => files.claim(tx, visitor.actor, [id], OWNER, ['document']));
    const file = await onDisk(id);
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - 65_536 - 16));
    await expect(contentOf(id)).rejects.toThrow();
    const altered = Buffer.from(whole);
    altered.writeUInt8(altered.readUInt8(200) ^ 1, 200);
    await writeFile(file, altered);
    await expect(contentOf(id)).rejects.toThrow();
    await writeFile(file, whole);
    expect((await contentOf(id)).length).toBe(131_072);
  });

  it('lose the place, the device and what hides behind the picture, and keep the way up', async () => {
    const id = await uploaded(jpegWithPlace());
    await claim(id);
    const kept = await contentOf(id);
    expect(kept.includes('GPS')).toBe(false);
    expect(kept.includes('Redmi')).toBe(false);
    expect(kept.subarray(-9).toString('hex')).toBe('12ff0034ffd056ffd9');
    expect(kept.subarray(2, 4).toString('hex')).toBe('ffe1');
    expect(kept.readUInt16BE(30)).toBe(6);

    const png = await uploaded(smallPng('GPS 32.38512'));
    await claim(png);
    expect((await contentOf(png)).equals(smallPng())).toBe(true);
  });

  it('that come twice are one, also at the same time', async () => {
    const clientId = randomUUID();
    const send = () => visitor.upload('/files', { clientId }, smallPng('twice'));
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(await t.dataSource.manager.countBy(StoredFile, { clientId })).toBe(1);
    expectProblem(await visitor.upload('/files', { clientId }, smallPng('other')), 409, 'client_id.reused');
    const manager = await t.signIn('village_manager');
    expectProblem(await manager.upload('/files', { clientId }, smallPng('twice')), 409, 'client_id.reused');
  });

  it('are written again when the process died before the bytes were on disk', async () => {
    const clientId = randomUUID();
    await visitor.upload('/files', { clientId }, smallPng()).expect(201);
    await t.dataSource.manager.update(StoredFile, { clientId }, { state: 'receiving' });
    await expect(claim(clientId)).rejects.toMatchObject({ code: 'file.unavailable' });
    await visitor.upload('/files', { clientId }, smallPng()).expect(201);
    await claim(clientId);
    expect((await contentOf(clientId)).equals(smallPng())).toBe(true);
  });

  it('are refused in words', async () => {
    const send = (fields: Record<string, string>, bytes?: Buffer) => visitor.upload('/files', fields, bytes);
    const clientId = randomUUID();
    expectProblem(await visitor.post('/files'), 400, 'request.invalid');
    expectProblem(await send({ clientId }), 400, 'request.invalid');
    expectProblem(await send({ clientId: '../../etc' }, smallPng()), 400, 'request.invalid');
    expectProblem(await send({ clientId }, Buffer.from('<html><script>')), 415, 'file.type_refused');
    expectProblem(await send({ clientId }, smallPng().subarray(0, 40)), 422, 'file.broken');
    expectProblem(await send({ clientId }, jpegWithPlace().subarray(0, 100)), 422, 'file.broken');
    expectProblem(await send({ clientId }, Buffer.alloc(1_100_000, '%PDF-')), 413, 'file.too_large');
    expect(await t.dataSource.manager.countBy(StoredFile, { clientId })).toBe(0);
  });

  it('belong to one record, and only of who sent them', async () => {
    const id = await uploaded(smallPng());
    await expect(claim(id, await t.signIn('village_manager'))).rejects.toMatchObject({ code: 'file.unavailable' });
    await expect(files.open(id, OWNER)).rejects.toMatchObject({ code: 'file.unknown' });
    await claim(id);
    await claim(id);
    await expect(claim(id, visitor, { ...OWNER, subjectId: 8 })).rejects.toMatchObject({ code: 'file.unavailable' });
    await expect(files.open(id, { ...OWNER, subjectId: 8 })).rejects.toMatchObject({ code: 'file.unknown' });
    const voice = await uploaded(Buffer.from('#!AMR\nvoice'));
    await expect(claim(voice)).rejects.toMatchObject({ code: 'file.unavailable' });
  });

  it('that nobody claims go after a day with their bytes; claimed ones stay until they are released', async () => {
    t.clock.set('2026-11-24T01:00:00.000Z');
    const [lone, claimed] = [await uploaded(smallPng()), await uploaded(smallPng())];
    const owner = { ...OWNER, subjectId: 99 };
    await claim(claimed, visitor, owner);
    const [loneFile, claimedFile] = [await onDisk(lone), await onDisk(claimed)];
    t.clock.set('2026-11-25T00:59:00.000Z');
    await t.app.get(HourlyJobs).runAll();
    expect(await exists(loneFile)).toBe(true);
    t.clock.set('2026-11-25T01:01:00.000Z');
    await t.app.get(HourlyJobs).runAll();
    expect([await exists(loneFile), await exists(claimedFile)]).toEqual([false, true]);
    expect(await t.dataSource.manager.countBy(StoredFile, { clientId: lone })).toBe(0);

    await t.app.get(Transactions).run((tx) => files.release(tx, owner.subjectType, owner.subjectId));
    await expect(files.open(claimed, owner)).rejects.toMatchObject({ code: 'file.unknown' });
    await t.app.get(HourlyJobs).runAll();
    expect(await exists(claimedFile)).toBe(false);
  });

  it('of one account end for the day at its limit, and go on tomorrow', async () => {
    t.clock.set('2026-11-27T01:00:00.000Z');
    const other = await t.signIn('visitor', { name: '顾强' });
    const half = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(600_000)]);
    await uploaded(half, other);
    const full = await other.upload('/files', { clientId: randomUUID() }, half);
    expectProblem(full, 429, 'file.quota');
    expect(full.headers['retry-after']).toBe(String(15 * 3600));
    t.clock.set('2026-11-28T01:00:00.000Z');
    await uploaded(half, other);
  });
});

async function all(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function exists(file: string): Promise<boolean> {
  return (await readdir(path.dirname(file)).catch(() => [] as string[])).includes(path.basename(file));
}
