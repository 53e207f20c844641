import { Injectable } from '@nestjs/common';
import { maskResidentId, parseResidentId, RESIDENT_ID_MESSAGES } from '@tanfang/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Problem } from '../../platform/errors.js';
import { FileIntakeService, type RehearsedDifference } from '../registry/file-intake.service.js';
import { FileMatchingService, type MatchedFile } from '../registry/file-matching.service.js';
import { nested, put, type ReadRow, type RowError } from './row-reading.js';
import { columnByHead, columnOf } from './template-columns.js';

/** Something sound for each field that a registration cannot do without. */
const SOUND: Readonly<Record<string, unknown>> = {
  idNumber: '999000194703050027',
  name: '某',
  phone: null,
  address: '某处',
  'firstContact.name': '某',
  'firstContact.relation': 'child',
  'firstContact.phone': '13800000004',
  'consent.regularVisits': true,
  'consent.homeVisit': false,
};

/** What is kept of a row, encrypted. */
export interface RowContent {
  name: string;
  maskedIdNumber: string | null;
  /** By the heads of the template, as typed; for the file with errors marked. */
  cells: Record<string, string>;
  /** The form of a registration or of a change; null where there are errors. */
  form: Record<string, unknown> | null;
  errors: RowError[];
  differences: RehearsedDifference[];
  /** Class that a registration would lead to; null: none, or not known before the household is together. */
  level: string | null;
}

/** The dry run's word on a row. */
export interface JudgedRow {
  outcome: 'new' | 'changed' | 'same' | 'error';
  content: RowContent;
  idNumberIndex: string | null;
  file: MatchedFile | null;
}

/** What the dry run knows of the other rows of the file. */
export interface OtherRows {
  /** Row with the same ID number further up. */
  sameIdAt: number | null;
  /** Row further up that opens the household of this one. */
  householdAt: number | null;
}

/** Makes forms of rows, and rehearses them as the register would take them. */
@Injectable()
export class ImportForms {
  constructor(
    private readonly clock: Clock,
    private readonly intake: FileIntakeService,
    private readonly matching: FileMatchingService,
  ) {}

  /** The fingerprint of a row's ID number; null where it cannot be read. */
  indexOf(read: ReadRow): string | null {
    const id = parseResidentId(String(read.fields.get('idNumber') ?? ''), this.clock.today());
    return id.valid ? this.matching.indexOf(id.normalized) : null;
  }

  /** @param file what the city has with the row's ID number */
  async judge(
    tx: EntityManager,
    actor: Actor,
    read: ReadRow,
    file: MatchedFile | null,
    others: OtherRows,
  ): Promise<JudgedRow> {
    const errors = [...read.errors];
    const id = parseResidentId(String(read.fields.get('idNumber') ?? ''), this.clock.today());
    const content: RowContent = {
      name: String(read.fields.get('name') ?? ''),
      maskedIdNumber: id.valid ? maskResidentId(id.normalized) : null,
      cells: read.cells,
      form: null,
      errors,
      differences: [],
      level: null,
    };
    const idNumberIndex = id.valid ? this.matching.indexOf(id.normalized) : null;
    const judged = (outcome: JudgedRow['outcome']): JudgedRow => ({
      outcome: errors.length > 0 ? 'error' : outcome,
      content: errors.length > 0 ? { ...content, form: null } : content,
      idNumberIndex,
      file,
    });

    if (others.sameIdAt !== null) {
      errors.push({ column: '身份证号', detail: `与第 ${others.sameIdAt} 行重复，一位老人只填一行` });
    }
    if (file && !file.inScope) errors.push({ column: '身份证号', detail: file.message });
    if (file?.inScope && file.status === 'closed') {
      errors.push({ column: '身份证号', detail: '这位老人的档案已退出，请先打开档案办理恢复' });
    }
    if (!id.valid && !errors.some(({ column }) => column === '身份证号') && read.fields.has('idNumber')) {
      errors.push({ column: '身份证号', detail: RESIDENT_ID_MESSAGES[id.error] });
    }
    if (file) {
      if (!file.inScope || file.status === 'closed') return judged('error');
      return judged(await this.rehearseChange(tx, actor, read, file, content));
    }
    await this.rehearseRegistration(tx, actor, read, others, content);
    return judged('new');
  }

  private async rehearseRegistration(
    tx: EntityManager,
    actor: Actor,
    read: ReadRow,
    { householdAt }: OtherRows,
    content: RowContent,
  ): Promise<void> {
    const fields = new Map(read.fields);
    if (!fields.has('villageCode') && actor.regionLevel === 'village') fields.set('villageCode', actor.regionCode);
    if (householdAt !== null) {
      const relation = fields.get('relationToHead');
      if (relation === undefined || relation === 'self') {
        content.errors.push({
          column: '与户主关系',
          detail: `第 ${householdAt} 行已是这一户的户主，请填写与户主的关系`,
        });
      }
      if (fields.get('facts.livesAlone') === true) {
        content.errors.push({ column: '独自居住', detail: `与第 ${householdAt} 行同住一户，不能填“是”` });
      }
    }
    content.form = { consent: {}, facts: {}, firstContact: {}, ...nested(fields) };
    const other = content.form.otherContacts as Record<string, unknown> | undefined;
    if (other) content.form.otherContacts = Object.values(other);
    const level = await this.refusals(content, () =>
      this.intake.rehearseRegistration(tx, actor, content.form as object),
    );
    content.level = householdAt === null ? (level ?? null) : null;
    if (content.errors.length > 0) await this.lookFurther(tx, actor, content);
  }

  /**
   * The form stops at the fields that are missing before it looks at what they say together. Here all is told at once:
   * what was refused is filled with something sound, and the rest is looked at again.
   */
  private async lookFurther(tx: EntityManager, actor: Actor, content: RowContent): Promise<void> {
    const wrong = content.errors.flatMap(({ column }) => columnByHead(column)?.field ?? []);
    const sound = wrong.flatMap((field): [string, unknown][] => (field in SOUND ? [[field, SOUND[field]]] : []));
    const form = structuredClone(content.form) as Record<string, unknown>;
    for (const [path, value] of sound) put(form, path, value);
    const further: RowContent = { ...content, errors: [...content.errors] };
    await this.refusals(further, () => this.intake.rehearseRegistration(tx, actor, form));
    content.errors.push(...further.errors.slice(content.errors.length).filter(({ column }) => column !== ''));
  }

  private async rehearseChange(
    tx: EntityManager,
    actor: Actor,
    read: ReadRow,
    file: MatchedFile,
    content: RowContent,
  ): Promise<JudgedRow['outcome']> {
    const fields = new Map(read.fields);
    const village = fields.get('villageCode');
    if (village !== undefined && village !== file.villageCode) {
      content.errors.push({
        column: '村（社区）',
        detail: '与档案里的村不同。居住地变动请在档案里办理搬迁，不能用导入更改',
      });
    }
    fields.delete('idNumber');
    fields.delete('villageCode');
    for (const field of ['address', 'gridName']) {
      if (fields.has(field)) fields.set(`household.${field}`, fields.get(field));
      fields.delete(field);
    }
    completeWish(fields, file);
    const form: Record<string, unknown> = nested(fields);
    const { contacts, places } = await this.contacts(tx, file, form);
    delete form.firstContact;
    delete form.otherContacts;
    if (contacts) form.contacts = contacts;
    content.form = form;

    const versions = { version: file.version, ...(form.household ? { householdVersion: file.householdVersion } : {}) };
    let same = false;
    const differences = await this.refusals(
      content,
      async () => {
        try {
          return await this.intake.rehearseChange(tx, actor, file.elderId, { ...form, ...versions });
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== 'elder.nothing_changed') throw error;
          same = true;
          return [];
        }
      },
      places,
    );
    content.differences = differences ?? [];
    return same ? 'same' : 'changed';
  }

  /**
   * The file's contacts with those of the sheet in their places: the same name is the same person.
   * @returns `places`: which contact of the sheet stands where in the list
   */
  private async contacts(tx: EntityManager, file: MatchedFile, form: Record<string, unknown>) {
    const first = form.firstContact as Record<string, unknown> | undefined;
    const second = (form.otherContacts as Record<string, Record<string, unknown>> | undefined)?.['0'];
    if (!first && !second) return { contacts: null, places: [] };
    const known: Record<string, unknown>[] = (await this.matching.contactsOf(tx, file.elderId)).map(
      ({ id, name, relation, sex }) => ({ id, name, relation, sex }),
    );
    const list = [...known];
    for (const [place, typed] of [first, second].entries()) {
      if (!typed) continue;
      const at = list.findIndex(({ name }) => name === typed.name);
      const same = at >= 0 ? list.splice(at, 1)[0] : undefined;
      // A blank name means whoever stands there now.
      const meant = same ?? (typed.name === undefined ? list.splice(place, 1)[0] : undefined);
      list.splice(Math.min(place, list.length), 0, { ...meant, ...typed });
    }
    const places = list.map((contact) =>
      first && contact.name === first.name
        ? 'firstContact'
        : second && contact.name === second.name
          ? 'otherContacts.0'
          : '',
    );
    return { contacts: list.slice(0, 10), places };
  }

  /** Does what may be refused, and puts each refusal to its column. */
  private async refusals<T>(content: RowContent, work: () => Promise<T>, places: string[] = []): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      content.errors.push(...errorsOf(error, content.errors, places));
      return null;
    }
  }
}

/** The columns at which a refusal is told; a column that has an error already keeps that one. */
export function errorsOf(problem: Problem, known: readonly RowError[] = [], places: string[] = []): RowError[] {
  const fields = problem.extra.errors ?? [];
  if (fields.length === 0) return [{ column: '', detail: problem.detail }];
  const taken = new Set(known.map(({ column }) => column));
  return fields
    .map(({ field, detail }) => {
      const typed = field.replace(/^contacts\.(\d+)/u, (whole, index: string) => places[Number(index)] || whole);
      return { column: columnOf(typed)?.head ?? '', detail };
    })
    .filter(({ column }) => column === '' || !taken.has(column));
}

/** A wish is declared whole: what the sheet leaves blank is what the elder said before. */
function completeWish(fields: Map<string, unknown>, { wish }: MatchedFile): void {
  const stated = ['consent.regularVisits', 'consent.homeVisit', 'consent.reason'].filter((field) => fields.has(field));
  if (stated.length === 0) return;
  const regularVisits = fields.get('consent.regularVisits') ?? wish.regularVisits;
  const homeVisit = fields.get('consent.homeVisit') ?? wish.homeVisit;
  const same = regularVisits === wish.regularVisits && homeVisit === wish.homeVisit;
  if (same && !fields.has('consent.reason')) {
    for (const field of stated) fields.delete(field);
    return;
  }
  fields.set('consent.regularVisits', regularVisits);
  fields.set('consent.homeVisit', homeVisit);
}
