import { Injectable } from '@nestjs/common';
import { maskPhone } from '@tanfang/domain';
import { FieldCrypto } from '../../platform/crypto.js';
import { permissionsOf } from '../../platform/permissions.js';
import { RegionsService } from '../regions/regions.service.js';
import type { Account } from './account.entity.js';
import type { AccountRow, AccountView } from './accounts.dto.js';

/** Accounts as answers show them. */
@Injectable()
export class AccountViews {
  constructor(
    private readonly regions: RegionsService,
    private readonly crypto: FieldCrypto,
  ) {}

  /** For the person himself. */
  account(account: Account): AccountView {
    const region = this.regions.find(account.regionCode);
    return {
      id: account.id,
      loginName: account.loginName,
      displayName: account.displayName,
      role: account.role,
      regionCode: account.regionCode,
      regionName: region?.name ?? null,
      regionLevel: region?.level ?? null,
      permissions: permissionsOf(account.role),
    };
  }

  /** For the administrator. */
  row(account: Account): AccountRow {
    return {
      id: account.id,
      loginName: account.loginName,
      displayName: account.displayName,
      role: account.role,
      regionCode: account.regionCode,
      regionName: this.regions.nameOf(account.regionCode),
      maskedPhone: account.phoneEnc === null ? null : maskPhone(this.crypto.decrypt(account.phoneEnc)),
      disabledAt: account.disabledAt?.toISOString() ?? null,
    };
  }
}
