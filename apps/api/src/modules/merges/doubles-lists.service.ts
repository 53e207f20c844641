import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import {
  ageOn,
  ELDER_STATUSES,
  maskPhone,
  maskResidentId,
  parseLocalDate,
  RELATIONS,
  RELATIONS_TO_HEAD,
  SEXES,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { FieldCrypto } from '../../platform/crypto.js';
import { notFound } from '../../platform/errors.js';
import { decodeCursor, encodeCursor } from '../../platform/paging.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { LikelyDouble } from '../doubles/doubles.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { RegistryService } from '../registry/registry.service.js';
import { FileMerge } from './file-merge.entity.js';
import type {
  ComparedField,
  DoubleDetail,
  DoubleFile,
  DoublePage,
  DoubleRow,
  DoublesQuery,
  MergedFile,
  MergedFiles,
} from './merges.dto.js';
import { type FileRecord, MergesRepository } from './merges.repository.js';

/** 疑似重复, read: the list, two files side by side, and the other files of a person. */
@Injectable()
export class DoublesListsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly crypto: FieldCrypto,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly registry: RegistryService,
    private readonly repository: MergesRepository,
  ) {}

  /** Pairs of which the actor sees both files, latest first. */
  async list(actor: Actor, query: DoublesQuery): Promise<DoublePage> {
    const tx = this.dataSource.manager;
    const beforeId = decodeCursor(query.cursor, ['number'])?.[0];
    const limit = query.limit + 1;
    const ids = await this.repository.pairIds(tx, actor, { status: query.status ?? 'open', beforeId, limit });
    const shown = ids.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: await this.rows(tx, shown),
      nextCursor: ids.length > query.limit && last !== undefined ? encodeCursor([last]) : null,
    };
  }

  /** @throws Problem 404 `double.not_found`, also where one of the files is out of scope */
  async read(actor: Actor, id: number): Promise<DoubleDetail> {
    const tx = this.dataSource.manager;
    const [row] = await this.rows(tx, await this.repository.pairIds(tx, actor, { id, limit: 1 }));
    if (!row) throw notFound('没有这一对档案，或有一份不在您负责的范围内。', 'double.not_found');
    const ids = row.files.map(({ elderId }) => elderId);
    const files = await this.repository.files(tx, ids);
    const [a, b] = ids.map((elderId) => files.get(elderId)) as [FileRecord, FileRecord];
    const merge = await tx.findOneBy(FileMerge, {
      survivorId: In(ids),
      activeGoneId: In(ids),
    });
    return { ...row, fields: this.compare(a, b), mergeId: merge?.id ?? null };
  }

  /** The other files of the same person. @throws Problem 404 `elder.not_found`, also out of scope */
  async filesOf(actor: Actor, elderId: number): Promise<MergedFiles> {
    const tx = this.dataSource.manager;
    await this.registry.getInScope(tx, actor, elderId);
    const into = await tx.findOneBy(FileMerge, { activeGoneId: elderId });
    const merges = await tx.find(FileMerge, {
      where: { survivorId: elderId, undoneAt: IsNull() },
      order: { id: 'DESC' },
      take: 20,
    });
    const shown = [...(into ? [into] : []), ...merges];
    const names = await this.accounts.namesOf(shown.map(({ mergedBy }) => mergedBy));
    const others = shown.map((merge) => (merge.goneId === elderId ? merge.survivorId : merge.goneId));
    const files = await this.repository.files(tx, others);
    const view = (merge: FileMerge): MergedFile => {
      const other = files.get(merge.goneId === elderId ? merge.survivorId : merge.goneId) as FileRecord;
      return {
        mergeId: merge.id,
        elderId: other.id,
        name: other.name,
        registeredOn: other.registered_on,
        visitCount: other.visit_count,
        reason: merge.reason,
        mergedAt: merge.mergedAt.toISOString(),
        mergedByName: names.get(merge.mergedBy) ?? '',
      };
    };
    return {
      into: into && view(into),
      files: merges.map(view),
      likelyDoubles: await this.repository.pairIds(tx, actor, { elderId, status: 'open', limit: 20 }),
    };
  }

  private async rows(tx: EntityManager, ids: number[]): Promise<DoubleRow[]> {
    if (ids.length === 0) return [];
    const pairs = await tx.find(LikelyDouble, { where: { id: In(ids) }, order: { id: 'DESC' } });
    const files = await this.repository.files(
      tx,
      pairs.flatMap(({ elderAId, elderBId }) => [elderAId, elderBId]),
    );
    const names = await this.accounts.namesOf(pairs.map(({ decidedBy }) => decidedBy).filter((id) => id !== null));
    return pairs.map((pair) => ({
      id: pair.id,
      reasons: pair.reasons,
      status: pair.status,
      foundAt: pair.foundAt.toISOString(),
      decidedAt: pair.decidedAt?.toISOString() ?? null,
      decidedByName: pair.decidedBy === null ? null : (names.get(pair.decidedBy) ?? ''),
      note: pair.note,
      files: [pair.elderAId, pair.elderBId].map((id) => this.fileView(files.get(id) as FileRecord)),
    }));
  }

  private fileView(file: FileRecord): DoubleFile {
    return {
      elderId: file.id,
      version: file.version,
      name: file.name,
      sex: file.sex,
      age: this.ageOf(file),
      level: file.level,
      status: file.status,
      villageName: this.regions.nameOf(file.village_code) ?? '',
      townName: this.regions.nameOf(file.town_code) ?? '',
      address: file.address,
      registeredOn: file.registered_on,
      visitCount: file.visit_count,
    };
  }

  private compare(a: FileRecord, b: FileRecord): ComparedField[] {
    const field = (
      label: string,
      shown: (file: FileRecord) => string | null,
      key: (file: FileRecord) => string | null = shown,
      hint: string | null = null,
    ): ComparedField => ({ label, a: shown(a), b: shown(b), same: key(a) === key(b), hint });
    const idOf = (file: FileRecord): string => this.crypto.decrypt(file.id_number_enc);
    const phoneOf = (file: FileRecord): string | null => file.phone_enc && this.crypto.decrypt(file.phone_enc);
    const maskedPhone = (file: FileRecord): string | null => {
      const phone = phoneOf(file);
      return phone === null ? null : maskPhone(phone);
    };
    return [
      field('姓名', ({ name }) => name),
      field('身份证号', (file) => maskResidentId(idOf(file)), idOf, differingPlaces(idOf(a), idOf(b))),
      field('性别', ({ sex }) => SEXES[sex]),
      // Birthdays are not shown: with the masked number they would give the number away.
      field(
        '年龄',
        (file) => `${this.ageOf(file)}岁`,
        ({ birth_date }) => birth_date,
        a.birth_date === b.birth_date ? '出生日期相同' : '出生日期不同',
      ),
      field('联系电话', maskedPhone, phoneOf),
      field('村（居）', ({ village_code }) => this.regions.nameOf(village_code)),
      field('居住地址', ({ address }) => address),
      field('户籍地址', ({ hukou_address }) => hukou_address),
      field('与户主关系', ({ relation_to_head }) => RELATIONS_TO_HEAD[relation_to_head]),
      field(
        '第一联系人',
        ({ contact_name, contact_relation }) =>
          contact_name && `${contact_name}（${contact_relation ? RELATIONS[contact_relation] : ''}）`,
      ),
      field('档案状态', ({ status }) => ELDER_STATUSES[status]),
      field('登记日期', ({ registered_on }) => registered_on),
      field('探访关爱联系人', ({ visitor_name }) => visitor_name),
      field('探访次数', ({ visit_count }) => `${visit_count} 次`),
      field('最近探访', ({ last_visit }) => last_visit),
    ];
  }

  private ageOf({ birth_date }: FileRecord): number {
    return ageOn(parseLocalDate(birth_date), this.clock.today());
  }
}

/** “第 13、18 位不同”: which digits of two masked numbers differ. */
function differingPlaces(a: string, b: string): string | null {
  const places = [...a].flatMap((digit, i) => (digit === b.charAt(i) ? [] : [i + 1]));
  return places.length === 0 ? null : `第 ${places.join('、')} 位不同`;
}
