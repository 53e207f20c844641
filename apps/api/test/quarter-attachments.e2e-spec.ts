import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Document, Packer, Paragraph } from 'docx';
import ExcelJS from 'exceljs';
import type { QuarterReportDto } from '../src/modules/reports/quarter-reports.dto.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { StoredFile } from '../src/platform/files/stored-file.entity.js';
import { FAR_TOWN, TEST_TOWN, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { smallPng } from './support/pictures.js';

const reportOf = (quarter: string): string => `/quarter-reports/${TEST_TOWN}/${quarter}`;
const PATH = reportOf('2026-Q3');

describe('attachments of the quarter’s report', () => {
  let t: TestApp;
  let town: Client;
  let city: Client;

  beforeAll(async () => {
    t = await startApp();
    [town, city] = [await t.signIn('town_officer'), await t.signIn('city_officer')];
  });
  afterAll(() => t.close());

  const uploaded = async (bytes: Buffer, by = town): Promise<string> => {
    const clientId = randomUUID();
    await by.upload('/files', { clientId }, bytes).expect(201);
    return clientId;
  };
  const add = async (bytes: Buffer, name: string, path = PATH) =>
    town.post(`${path}/attachments`, { clientId: randomUUID(), fileId: await uploaded(bytes), name });
  const read = async (client = town, path = PATH): Promise<QuarterReportDto> =>
    (await client.get(path).expect(200)).body as QuarterReportDto;
  const idOf = async (name: string, path = PATH): Promise<number> =>
    (await read(town, path)).attachments.find((each) => each.name === name)?.id ?? 0;
  const remove = (id: number, path = PATH) =>
    town.post(`${path}/attachments/${id}/removal`, { clientId: randomUUID() });
  const contentOf = (client: Client, id: number) => client.get(`${PATH}/attachments/${id}`).buffer(true).parse(collect);

  it('takes pictures, PDF, Word and Excel, and gives them out as they came', async () => {
    const [word, sheet] = [await wordFile('季度小结'), await sheetFile()];
    const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
    await add(smallPng(), '走访照片.png');
    await add(pdf, '会议纪要.pdf');
    await add(word, '季度小结.docx');
    const last = await add(sheet, '人员名单.xlsx');
    const { attachments, attachmentsMost, version } = last.body as QuarterReportDto;
    expect(attachments.map(({ name, mediaType }) => [name, mediaType.split('.').at(-1)])).toEqual([
      ['走访照片.png', 'image/png'],
      ['会议纪要.pdf', 'application/pdf'],
      ['季度小结.docx', 'document'],
      ['人员名单.xlsx', 'sheet'],
    ]);
    expect(attachments[2]).toMatchObject({ byteSize: word.length, accountName: town.account.displayName });
    // Whoever writes the texts meanwhile is not told that somebody changed them.
    expect([attachmentsMost, version]).toEqual([20, 0]);
    const answer = await contentOf(city, attachments[2]?.id ?? 0).expect(200);
    expect((answer.body as Buffer).equals(word)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('季度小结.docx')}`,
      'x-content-type-options': 'nosniff',
    });
  });

  it('judges by the content, not by the name: other archives, macros and recordings are refused', async () => {
    const word = await wordFile('宏');
    const renamed = (from: string, to: string): Buffer =>
      Buffer.from(word.toString('latin1').replaceAll(from, to), 'latin1');
    for (const bytes of [
      renamed('word/document.xml', 'ppt/presenta.xml_'),
      renamed('docProps/core.xml', 'w/vbaProject.bin1'),
      word.subarray(0, word.length - 30),
      Buffer.from('PK\u0003\u0004 nothing else in here at all'),
      Buffer.from('<html>报表.docx</html>'),
    ]) {
      const refused = await town.upload('/files', { clientId: randomUUID() }, bytes);
      expectProblem(refused, 415, 'file.type_refused');
    }
    expectProblem(await add(Buffer.from('#!AMR\nvoice'), '录音.docx'), 422, 'file.unavailable');
    const fileId = await uploaded(smallPng('名'));
    for (const name of ['', '  ', 'a/b.png', 'x'.repeat(121)]) {
      const answer = await town.post(`${PATH}/attachments`, { clientId: randomUUID(), fileId, name });
      expectProblem(answer, 400, 'request.invalid');
    }
    expect((await read()).attachments).toHaveLength(4);
  });

  it('adds once what is sent twice, and refuses another file under the same id', async () => {
    const body = { clientId: randomUUID(), fileId: await uploaded(smallPng('两次')), name: '两次.png' };
    const [first, second] = await Promise.all([
      town.post(`${PATH}/attachments`, body),
      town.post(`${PATH}/attachments`, body),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await read()).attachments.filter(({ name }) => name === '两次.png')).toHaveLength(1);
    expectProblem(await town.post(`${PATH}/attachments`, { ...body, name: '别的.png' }), 409, 'client_id.reused');
    // A file belongs to one attachment.
    const again = await town.post(`${PATH}/attachments`, { ...body, clientId: randomUUID() });
    expectProblem(again, 422, 'file.unavailable');
  });

  it('are for the own place: another town finds nothing, the bureau reads, a visitor may not', async () => {
    const id = await idOf('会议纪要.pdf');
    const far = await t.signIn('town_officer', { regionCode: FAR_TOWN, name: '外镇' });
    const body = { clientId: randomUUID(), fileId: await uploaded(smallPng('外'), far), name: '外.png' };
    expect((await far.post(`${PATH}/attachments`, body)).status).toBe(404);
    expect((await contentOf(far, id)).status).toBe(404);
    const theirs = { clientId: randomUUID(), fileId: await uploaded(smallPng('市'), city), name: '市.png' };
    expectProblem(await city.post(`${PATH}/attachments`, theirs), 403, 'report.not_own');
    expectProblem(
      await city.post(`${PATH}/attachments/${id}/removal`, { clientId: randomUUID() }),
      403,
      'report.not_own',
    );
    expect((await contentOf(city, id)).status).toBe(200);
    const visitor = await t.signIn('visitor');
    expect((await visitor.post(`${PATH}/attachments`, body)).status).toBe(403);
    expect((await contentOf(visitor, id)).status).toBe(403);
    // An id of another quarter's report is none of this one's.
    await add(smallPng('前'), '上季.png', reportOf('2026-Q2'));
    const other = await idOf('上季.png', reportOf('2026-Q2'));
    expectProblem(await town.get(`${PATH}/attachments/${other}`), 404, 'report.no_attachment');
  });

  it('may be taken off while the report is open; the file is erased and both steps are in the trail', async () => {
    const id = await idOf('走访照片.png');
    await remove(id).expect(200);
    expectProblem(await remove(id), 404, 'report.no_attachment');
    expectProblem(await town.get(`${PATH}/attachments/${id}`), 404, 'report.no_attachment');
    const { manager } = t.dataSource;
    const file = await manager.findOneByOrFail(StoredFile, { subjectType: 'quarter_report_attachment', subjectId: id });
    expect(file.state).toBe('erasing');
    const trail = await manager.findBy(AuditEntry, {
      subjectType: 'quarter_report',
      subjectId: `${TEST_TOWN} 2026-Q3`,
    });
    const ofThis = trail.filter(
      ({ detail }) => (JSON.parse(detail ?? '{}') as { attachmentId?: number }).attachmentId === id,
    );
    expect(ofThis.map(({ action }) => action)).toEqual(['report.attach', 'report.detach']);
  });

  it('has at most as many as the parameter says, also for two at once', async () => {
    const path = reportOf('2026-Q1');
    for (let n = 0; n < 19; n += 1) await add(smallPng(`多${n}`), `${n}.png`, path);
    const answers = await Promise.all([add(smallPng('甲'), '甲.png', path), add(smallPng('乙'), '乙.png', path)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const refused = answers.find(({ status }) => status === 422);
    expect((refused?.body as { code: string }).code).toBe('report.attachments_full');
    expect((await read(town, path)).attachments).toHaveLength(20);
  });

  it('stay as they are once the report is handed in, and open again when it is returned', async () => {
    const texts = { difficulties: '路远', nextQuarter: '增配车辆' };
    const act = (client: Client, step: string, version: number, more: object = {}) =>
      client.post(`${PATH}/${step}`, { clientId: randomUUID(), version, ...more }).expect(200);
    await act(town, 'texts', 0, texts);
    await act(town, 'submission', 1);
    const id = await idOf('季度小结.docx');
    expectProblem(await add(smallPng('晚'), '晚.png'), 409, 'report.frozen');
    expectProblem(await remove(id), 409, 'report.frozen');
    await act(city, 'return', 2, { note: '请补充照片' });
    expect((await add(smallPng('补'), '补.png')).status).toBe(200);
    await act(town, 'submission', 3);
    await act(city, 'acceptance', 4);
    expectProblem(await add(smallPng('再'), '再.png'), 409, 'report.frozen');
    expectProblem(await remove(id), 409, 'report.frozen');
    expect((await read(city)).attachments.map(({ name }) => name)).toContain('补.png');
    expect((await contentOf(city, id)).status).toBe(200);
  });
});

function wordFile(text: string): Promise<Buffer> {
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
}

async function sheetFile(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('名单').addRow(['姓名']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function collect(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = response as Readable;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
