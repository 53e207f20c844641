import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { parseResidentId } from '@tanfang/domain';
import { AccountsService, DEMO_VILLAGE_CODE } from '../modules/accounts/accounts.service.js';
import { RegistrationService } from '../modules/registry/registration.service.js';
import { Clock } from '../platform/clock.js';
import { FieldCrypto } from '../platform/crypto.js';
import { STORY } from './demo-city.js';

/** Somebody who was registered a second time with one digit wrong, so that the list of likely doubles has a pair. */
export async function registerDouble(app: INestApplicationContext): Promise<void> {
  const manager = await app.get(AccountsService).findByLoginName('village');
  const [elder] = await app.get(DataSource).query<{ name: string; id_number_enc: string; address: string }[]>(
    `SELECT e.name, e.id_number_enc, h.address FROM elder e JOIN household h ON h.id = e.household_id
     WHERE e.village_code = ? AND e.level = 'A' AND e.closed_on IS NULL AND e.name <> ?
       AND e.facts LIKE '%"livesAlone":true%'
     ORDER BY e.id LIMIT 1`,
    [DEMO_VILLAGE_CODE, STORY.mother],
  );
  if (!manager || !elder) return;
  const idNumber = slipped(app.get(FieldCrypto).decrypt(elder.id_number_enc), app.get(Clock));
  if (idNumber === null) return;
  const actor = {
    accountId: manager.id,
    role: manager.role,
    regionCode: manager.regionCode,
    regionLevel: 'village' as const,
    displayName: manager.displayName,
    sessionId: 'demo',
  };
  await app.get(RegistrationService, { strict: false }).register(actor, {
    clientId: randomUUID(),
    idNumber,
    name: elder.name,
    phone: null,
    villageCode: DEMO_VILLAGE_CODE,
    address: elder.address,
    facts: { livesAlone: true, partnerInCity: false, childInCity: false },
    firstContact: { name: '王芳', relation: 'child', phone: '13800000099' },
    consent: { regularVisits: true, homeVisit: true },
  });
}

/** The number with its 16th digit wrong and a check digit that fits; null where none does. */
function slipped(idNumber: string, clock: Clock): string | null {
  const digit = (Number(idNumber.charAt(15)) + 3) % 10;
  const body = `${idNumber.slice(0, 15)}${digit}${idNumber.charAt(16)}`;
  const fits = [...'0123456789X'].find((check) => parseResidentId(body + check, clock.today()).valid);
  return fits === undefined ? null : body + fits;
}
