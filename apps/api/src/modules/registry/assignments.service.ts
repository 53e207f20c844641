import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Role } from '@tanfang/domain';
import type { Faults } from './faults.js';

const MAY_BE_ASSIGNED: readonly Role[] = ['visitor', 'village_manager'];

/** Who may be the 探访关爱联系人 of an elder, 三（二）6. */
@Injectable()
export class AssignmentsService {
  /** Adds a fault unless the account visits people of this village. */
  async check(tx: EntityManager, accountId: number, villageCode: string, faults: Faults): Promise<void> {
    const [account] = await tx.query<{ role: Role; region_code: string | null; disabled_at: unknown }[]>(
      'SELECT role, region_code, disabled_at FROM account WHERE id = ?',
      [accountId],
    );
    const fits = account && MAY_BE_ASSIGNED.includes(account.role) && account.region_code === villageCode;
    if (!fits || account.disabled_at !== null) {
      faults.add('assignedVisitorId', 'assigned_visitor.unknown', '请选择本村（社区）的探访员');
    }
  }
}
