import { Injectable } from '@nestjs/common';
import { parsePhone } from '@tanfang/domain';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { invalid } from '../../platform/errors.js';
import { Transactions } from '../../platform/tx.js';
import { RegionsService } from '../regions/regions.service.js';
import { DutyPhone } from './duty-phone.entity.js';
import type { ChangeDutyPhones, DutyPhones } from './emergencies.dto.js';

/** The numbers that are answered in an emergency, place by place. */
@Injectable()
export class DutyPhonesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly regions: RegionsService,
  ) {}

  /**
   * The numbers of a place and of the levels above it.
   * @throws Problem 404 `region.unknown` for a place outside the actor's
   */
  read(actor: Actor, regionCode?: string): Promise<DutyPhones> {
    const code = this.regions.getInScope(actor, regionCode ?? actor.regionCode ?? '').code;
    return this.of(this.dataSource.manager, code);
  }

  /**
   * Replaces the numbers of a place; those of before stay in the log.
   * @throws Problem 404 `region.unknown`, 422 `duty_phone.number`
   */
  change(actor: Actor, regionCode: string, body: ChangeDutyPhones): Promise<DutyPhones> {
    const { code } = this.regions.getInScope(actor, regionCode);
    const phones = body.phones.map(({ label, phone }, index) => ({
      label: label.trim(),
      phone: dialled(phone, index),
    }));
    return this.transactions.run(async (tx) => {
      const before = await tx.find(DutyPhone, { where: { regionCode: code }, order: { ordinal: 'ASC' } });
      await tx.delete(DutyPhone, { regionCode: code });
      const updated = { regionCode: code, updatedAt: this.clock.now(), updatedBy: actor.accountId };
      if (phones.length > 0) {
        await tx.insert(
          DutyPhone,
          phones.map((phone, index) => ({ ...updated, ...phone, ordinal: index + 1 })),
        );
      }
      await this.audit.record(tx, actor, {
        action: 'duty_phone.change',
        subjectType: 'region',
        subjectId: code,
        regionCode: code,
        detail: { before: before.map(({ label, phone }) => `${label} ${phone}`) },
      });
      return this.of(tx, code);
    });
  }

  private async of(manager: EntityManager, code: string): Promise<DutyPhones> {
    const chain = [];
    for (let region = this.regions.find(code); region; region = this.regions.find(region.parentCode))
      chain.push(region);
    const codes = chain.map((region) => region.code);
    const rows = await manager.find(DutyPhone, { where: { regionCode: In(codes) }, order: { ordinal: 'ASC' } });
    return {
      items: chain.map((region) => ({
        regionCode: region.code,
        regionName: region.name,
        phones: rows.filter((row) => row.regionCode === region.code).map(({ label, phone }) => ({ label, phone })),
      })),
    };
  }
}

function dialled(phone: string, index: number): string {
  const { valid, normalized } = parsePhone(phone);
  if (valid && normalized !== null) return normalized;
  const code = 'duty_phone.number';
  const detail = '值班电话应为 11 位手机号或本地座机，请核对。';
  throw invalid(code, detail, [{ field: `phones.${index}.phone`, code, detail }]);
}
