import type { INestApplicationContext } from '@nestjs/common';
import ExcelJS from 'exceljs';
import { DataSource } from 'typeorm';
import { AccountsService, DEMO_VILLAGE_CODE } from '../modules/accounts/accounts.service.js';
import { SharedListsService } from '../modules/imports/shared-lists.service.js';
import { FieldCrypto } from '../platform/crypto.js';
import { inventedResidentId } from './names.js';

/** Somebody whom no household of the demonstration has. */
const MISSING = { birthDate: '1949-07-12', serial: 499 };

/**
 * A list of 残联 that names somebody who is not on the register, and an elder whose certificate nobody entered; it is
 * matched in the background like any other.
 */
export async function shareList(app: INestApplicationContext): Promise<void> {
  const city = await app.get(AccountsService).findByLoginName('city');
  const [elder] = await app.get(DataSource).query<{ name: string; id_number_enc: string }[]>(
    `SELECT name, id_number_enc FROM elder
      WHERE village_code = ? AND closed_on IS NULL AND facts NOT LIKE '%"disabilityGrade":_,%' AND level = 'C'
      ORDER BY id LIMIT 1`,
    [DEMO_VILLAGE_CODE],
  );
  if (!city || !elder) return;
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('名单');
  sheet.addRow(['身份证号', '姓名', '镇（街道）', '村（社区）', '住址', '残疾等级']);
  sheet.addRow([app.get(FieldCrypto).decrypt(elder.id_number_enc), elder.name, '', DEMO_VILLAGE_CODE, '', '二级']);
  sheet.addRow([
    inventedResidentId(MISSING.birthDate, 'female', MISSING.serial),
    '冒桂珍',
    '',
    DEMO_VILLAGE_CODE,
    '12组6号',
    '一级',
  ]);
  const actor = {
    accountId: city.id,
    role: city.role,
    regionCode: city.regionCode,
    regionLevel: 'city' as const,
    displayName: city.displayName,
    sessionId: 'demo',
  };
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
  const file = { fileName: '残疾人证名单（示例）.xlsx', bytes, fields: {} };
  await app.get(SharedListsService, { strict: false }).upload(actor, 'disability', false, file);
}
