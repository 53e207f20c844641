import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ageOn, maskResidentId, parseResidentId, RESIDENT_ID_MESSAGES } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { RegionsService } from '../regions/regions.service.js';
import type { Elder } from './elder.entity.js';
import { FileRecords } from './file-records.js';
import type { DuplicateFile, IdNumberCheck } from './id-check.dto.js';
import { RegistryRepository } from './registry.repository.js';

/** What an ID number says, and who has it already. */
@Injectable()
export class IdNumbersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: RegistryRepository,
    private readonly records: FileRecords,
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  /** Reads an ID number as typed; a wrong one is an answer, not an error. */
  async check(actor: Actor, input: string): Promise<IdNumberCheck> {
    const today = this.clock.today();
    const id = parseResidentId(input, today);
    if (!id.valid) {
      return {
        valid: false,
        error: id.error,
        message: RESIDENT_ID_MESSAGES[id.error],
        birthDate: null,
        sex: null,
        age: null,
        maskedIdNumber: null,
        duplicate: null,
      };
    }
    return {
      valid: true,
      error: null,
      message: null,
      birthDate: id.birthDate,
      sex: id.sex,
      age: ageOn(id.birthDate, today),
      maskedIdNumber: maskResidentId(id.normalized),
      duplicate: await this.duplicateOf(this.dataSource.manager, actor, id.normalized),
    };
  }

  /**
   * The file that the city has with an ID number, told as far as the actor may know.
   * @param normalized the number in its normal form
   */
  async duplicateOf(tx: EntityManager, actor: Actor, normalized: string): Promise<DuplicateFile | null> {
    const elder = await this.repository.findByIdNumber(tx, this.records.idNumberIndex(normalized));
    if (!elder) return null;
    const inScope = (await this.repository.findInScope(tx, actor, elder.id)) !== null;
    return { inScope, elderId: inScope ? elder.id : null, message: this.duplicateMessage(elder, inScope) };
  }

  /** What somebody may be told of a file that has the number already; nobody out of scope learns more than the town. */
  duplicateMessage(elder: Elder, inScope: boolean): string {
    const town = this.regions.nameOf(elder.townCode) ?? '';
    if (!inScope) return `该身份证号在本市已有档案，请联系${town}民政工作人员办理迁移或核对。`;
    const village = this.regions.nameOf(elder.villageCode) ?? '';
    const closed = elder.status === 'closed' ? '（已退出）' : '';
    return `该身份证号已有档案：${elder.name}，${town}${village}${closed}。请打开已有档案，不要重复登记。`;
  }
}
