import { randomUUID } from 'node:crypto';
import { FILE_SECTIONS } from '@tanfang/domain';
import type { ChangeElder, ConfirmUnchanged } from '../../src/modules/registry/change-elder.dto.js';
import type { ElderFile } from '../../src/modules/registry/elder-file.dto.js';
import type { RegisterElder } from '../../src/modules/registry/register-elder.dto.js';
import type { Client } from './client.js';
import { inventedIdNumber } from './invented-id.js';
import { TEST_VILLAGE } from './places.js';

export { inventedIdNumber };

/** The form of a woman of 82 who lives alone in a village and agrees to visits; class A by A1. */
export function registrationForm(changes: Partial<RegisterElder> = {}): RegisterElder {
  return {
    clientId: randomUUID(),
    idNumber: inventedIdNumber(),
    name: '王秀英',
    phone: '13800000021',
    villageCode: TEST_VILLAGE,
    address: '3组18号',
    gridName: '第一网格',
    facts: { livesAlone: true, partnerInCity: false, childInCity: false },
    firstContact: { name: '王芳', relation: 'child', phone: '13800000004' },
    consent: { regularVisits: true, homeVisit: true },
    ...changes,
  };
}

/** The form of somebody who joins a household. */
export function joiningForm(householdId: number, changes: Partial<RegisterElder> = {}): RegisterElder {
  const { villageCode, address, gridName, ...form } = registrationForm();
  void [villageCode, address, gridName];
  return { ...form, householdId, relationToHead: 'partner', facts: {}, ...changes };
}

/** Registers somebody through the API, in the client's village. */
export async function registered(client: Client, changes: Partial<RegisterElder> = {}): Promise<ElderFile> {
  const { regionCode, role } = client.account;
  const villageCode = role === 'town_officer' || regionCode === null ? TEST_VILLAGE : regionCode;
  const answer = await client.post('/elders', registrationForm({ villageCode, ...changes })).expect(201);
  return answer.body as ElderFile;
}

/** A couple of 75 and 78 in one household, both of class C (空巢). @returns their files, the wife second */
export async function registeredCouple(client: Client): Promise<[ElderFile, ElderFile]> {
  const husband = await registered(client, {
    name: '张建国',
    idNumber: inventedIdNumber('1948-02-01', 'male'),
    facts: { livesAlone: false, childInCity: false },
    household: { members: [{ name: '李桂兰', relationToHead: 'partner', livesHere: true, birthDate: '1951-06-01' }] },
  });
  const form = joiningForm(husband.household.id, {
    name: '李桂兰',
    idNumber: inventedIdNumber('1951-06-01'),
    facts: { childInCity: false },
  });
  const wife = (await client.post('/elders', form).expect(201)).body as ElderFile;
  return [await fileOf(client, husband.id), wife];
}

/** A file as the API gives it. */
export async function fileOf(client: Client, elderId: number): Promise<ElderFile> {
  return (await client.get(`/elders/${elderId}`).expect(200)).body as ElderFile;
}

/** A change made on the file as it was read. */
export function changeOf(file: ElderFile, changes: Partial<ChangeElder>): ChangeElder {
  return {
    clientId: randomUUID(),
    version: file.version,
    ...(changes.household ? { householdVersion: file.household.version } : {}),
    ...changes,
  };
}

/** "本月无变化" after every section was looked at. */
export function confirmationOf(file: ElderFile, changes: Partial<ConfirmUnchanged> = {}): ConfirmUnchanged {
  return {
    clientId: randomUUID(),
    month: '2026-11',
    version: file.version,
    householdVersion: file.household.version,
    sectionsChecked: Object.keys(FILE_SECTIONS) as ConfirmUnchanged['sectionsChecked'],
    ...changes,
  };
}
