import { getMetadataArgsStorage } from 'typeorm';
import { VISIT_ITEMS } from '@tanfang/domain';
import { annexRows, fieldsIn, propertiesOf, schemaAt } from '../../../test/support/annexes.js';
import type { Inline, Sheet } from '../../platform/documents/index.js';
import { VisitSignature } from '../visits/visit-signature.entity.js';
import type { VisitDetail } from '../visits/visit.dto.js';
import { Visit } from '../visits/visit.entity.js';
import { visitRecordForm } from './visit-record-form.js';

const boxes = annexRows('annex-4.md').map(([box = '', printed = '', recorded, read, kept]) => ({
  box,
  printed,
  recorded: fieldsIn(recorded),
  read: fieldsIn(read),
  kept: fieldsIn(kept),
}));

const columns = getMetadataArgsStorage()
  .columns.filter(({ target }) => target === Visit || target === VisitSignature)
  .map(({ target, propertyName }) => `${(target as typeof Visit).name}.${propertyName}`);

const SOMEBODY = { accountId: 1, displayName: '' };
const BLANK: VisitDetail = {
  id: 1,
  clientId: '',
  elderId: 1,
  elderName: '',
  ordinal: null,
  method: '' as 'home',
  outcome: 'completed',
  visitedOn: '2026-11-23',
  week: '2026-W48',
  startedAt: '2026-11-23T01:00:00.000Z',
  durationMinutes: null,
  level: 'B',
  allUnchangedChecked: false,
  items: null,
  illnessName: null,
  populationChangeCount: null,
  handlings: [],
  serviceNeeds: null,
  suggestions: null,
  companions: null,
  visitedPerson: { name: null, relation: null, signed: false, absentReason: null },
  evidence: { doorCode: 'not_scanned', proximity: 'unknown' },
  visitor: SOMEBODY,
  recordedBy: SOMEBODY,
  recordedAt: '2026-11-23T01:30:00.000Z',
  photoCount: 0,
  photos: [],
  voiceNoteCount: 0,
  voiceNotes: [],
  late: false,
  lateReason: null,
  change: null,
  correctsId: null,
  followUps: [],
  weekProgress: null,
  replaced: [],
  signature: null,
  mayChange: false,
};

const formOf = (visit: Partial<VisitDetail>): Sheet =>
  visitRecordForm(
    { ...BLANK, ...visit },
    { cityName: '如皋市', villageName: '', printed: '', dateOf: (instant) => instant.slice(0, 10) },
  );

const textOf = ({ blocks }: Sheet): string =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'title') return block.text;
      if (block.kind === 'note') return block.line.inlines.map(words);
      if (block.kind !== 'table') return [];
      return block.rows.flatMap(({ cells }) =>
        cells.flatMap(({ lines }) => lines.flatMap(({ inlines }) => inlines.map(words))),
      );
    })
    .join('')
    .replace(/\s/g, '');

const words = (inline: Inline): string =>
  typeof inline === 'string'
    ? inline
    : inline.kind === 'tick'
      ? `${inline.ticked ? '☑' : '□'}${inline.label}`
      : inline.text;

describe('Annex 4, field by field', () => {
  it.each(boxes)('$box is recorded, kept, shown and printed', ({ printed, recorded, read, kept }) => {
    expect(recorded.filter((field) => schemaAt('RecordVisit', field) === undefined)).toEqual([]);
    expect(read.filter((field) => schemaAt('VisitDetail', field) === undefined)).toEqual([]);
    expect(kept.filter((column) => !columns.includes(column))).toEqual([]);
    // The date stands in the cell of the 信息录入员, filled in.
    expect(textOf(formOf({})).replace(/\d/g, '')).toContain(printed);
  });

  it('has a row for each item, answer and part of the form', () => {
    const items = VISIT_ITEMS.map(({ key }) => `items.${key}`);
    expect(boxes.flatMap(({ recorded }) => recorded.filter((field) => field.startsWith('items.')))).toEqual(
      expect.arrayContaining([...items]),
    );
    expect(boxes.map(({ printed }) => printed)).toEqual(
      expect.arrayContaining([
        '老年人服务需求：',
        '实施关爱服务建议：',
        '探访人员（签字）',
        '被探访人（签字）',
        '信息录入员（签字）',
      ]),
    );
  });

  it('knows every field that recording takes: on the form, or said to be none of it', () => {
    // What recording needs besides the form: whose it is, how it went, the light evidence, the one tap for all items.
    const besides = ['clientId', 'elderId', 'outcome', 'durationMinutes', 'evidence', 'allUnchangedChecked'];
    const told = new Set(boxes.flatMap(({ recorded }) => recorded.map((field) => field.split(/[.[]/)[0])));
    expect(propertiesOf('RecordVisit').filter((field) => !told.has(field) && !besides.includes(field))).toEqual([]);
  });

  it('prints in the order of the form', () => {
    const text = textOf(formOf({})).replace(/\d/g, '');
    const places = boxes.map(({ printed }) => text.indexOf(printed));
    expect(places.filter((place) => place < 0)).toEqual([]);
    const inOrder = boxes.filter(({ box }) => box !== '年月日').map(({ printed }) => text.indexOf(printed));
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    expect(text.startsWith('如皋市特殊困难老年人探访关爱服务记录表一、服务情况')).toBe(true);
    expect(text.endsWith('备注：此表一式两份，市民政局、乡镇（街道）各存档一份。')).toBe(true);
  });
});

describe('what stands on Annex 4 besides its boxes', () => {
  const said = (visit: Partial<VisitDetail>): string => textOf(formOf(visit));

  it('says what was done at once about an answer of concern', () => {
    const items = { gasSafety: 'unsafe' } as const;
    const handlings = [{ itemKey: 'gasSafety', handling: 'reminded_resolved', note: '换了软管' } as const];
    expect(said({ items, handlings, suggestions: '装报警器' })).toContain(
      '实施关爱服务建议：装报警器燃气安全不安全：提醒已消除（换了软管）',
    );
  });

  it('names whoever was visited beside the signature, else why nobody signed', () => {
    const person = { name: '王大明', relation: '儿子', signed: true, absentReason: null };
    const signature = 'data:image/png;base64,AAAA';
    expect(said({ visitedPerson: person, signature })).toContain('被探访人（签字）王大明（儿子）信息录入员');
    expect(said({ elderName: '赵老人', signature })).toContain('被探访人（签字）赵老人信息录入员');
    const unsigned = { ...person, signed: false, absentReason: '不识字' };
    expect(said({ visitedPerson: unsigned })).toContain('王大明（儿子）未签字：不识字');
    expect(said({ elderName: '赵老人', method: 'phone' })).toContain('赵老人未签字：电话探访，不当面');
    // On paper it may still be signed by hand.
    expect(said({ elderName: '赵老人', method: 'home' })).toContain('赵老人信息录入员');
  });

  it('names who came along, and the clerk where another typed it', () => {
    const text = said({
      visitor: { accountId: 1, displayName: '李探访' },
      companions: '张医生',
      recordedBy: { accountId: 2, displayName: '周录入' },
    });
    expect(text).toContain('探访人员（签字）李探访同行：张医生被探访人');
    expect(text).toContain('信息录入员（签字）周录入2026年11月23日');
  });

  it('says that it was recorded late, and how often, of which day, by whom and why it was corrected', () => {
    const replaced = [
      { visitId: 8, visitedOn: '2026-11-22', reason: '日期写错了', changedAt: '2026-11-24T01:00:00.000Z' },
      { visitId: 7, visitedOn: '2026-11-21', reason: '选错了方式', changedAt: '2026-11-23T01:00:00.000Z' },
    ].map((entry) => ({ ...entry, changedBy: { accountId: 3, displayName: '陈村长' } }));
    const text = said({ late: true, lateReason: '没有信号', recordedAt: '2026-11-25T01:00:00.000Z', replaced });
    expect(text).toContain('补录：2026年11月25日录入，原因：没有信号。');
    expect(text).toContain('更正2次：2026年11月24日由陈村长更正2026年11月22日的记录，原因：日期写错了。');
    expect(said({})).not.toMatch(/补录|更正/);
  });

  it('says how many photos belong to it', () => {
    expect(said({ photoCount: 3 })).toContain('照片3张。');
    expect(said({})).not.toContain('照片');
  });
});
