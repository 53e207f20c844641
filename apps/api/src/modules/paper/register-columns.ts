import {
  ABILITY_TICKS,
  BENEFITS,
  CARE_LEVELS,
  ELDER_STATUSES,
  HELPING_BODIES,
  maskPhone,
  maskResidentId,
  PENSION_KINDS,
  REGISTER_COLUMNS,
  type RegisterColumn,
  RELATIONS,
  SEXES,
  TARGET_TYPES,
} from '@tanfang/domain';
import type { CellValue, Column } from '../../platform/documents/index.js';
import type { FullFile } from '../registry/full-files.service.js';

/** Widths that differ from the usual, in characters. */
const WIDTHS: Partial<Record<RegisterColumn, number>> = {
  sex: 6,
  age: 6,
  level: 8,
  id_number: 22,
  phone: 16,
  first_contact_phone: 18,
  target_types: 26,
  address: 28,
  hukou_address: 28,
  illness_history: 30,
  economy: 22,
  help_received: 30,
};
const USUAL_WIDTH = 14;
const DAY = 'yyyy-mm-dd';

export function columnOf(code: RegisterColumn): Column {
  const isDay = code === 'birth_date' || code === 'registered_on';
  return {
    header: REGISTER_COLUMNS[code],
    width: WIDTHS[code] ?? USUAL_WIDTH,
    ...(isDay ? { format: DAY } : code === 'monthly_income' ? { format: '0.00' } : {}),
  };
}

/**
 * A cell of the exported register.
 * @param full numbers as they are; otherwise masked, and without the birthday, which is part of the ID number
 */
export function valueOf(file: FullFile, code: RegisterColumn, full: boolean): CellValue {
  const [first] = file.contacts;
  switch (code) {
    case 'town':
      return file.townName;
    case 'village':
      return file.villageName;
    case 'grid':
      return file.gridName;
    case 'name':
      return file.name;
    case 'sex':
      return SEXES[file.sex];
    case 'age':
      return file.age;
    case 'birth_date':
      return full ? dayOf(file.birthDate) : null;
    case 'id_number':
      return full ? file.idNumber : maskResidentId(file.idNumber);
    case 'phone':
      return phoneOf(file.phone, full);
    case 'level':
      return file.level && CARE_LEVELS[file.level];
    case 'target_types':
      return file.targetTypes.map((type) => TARGET_TYPES[type]).join('、');
    case 'status':
      return ELDER_STATUSES[file.status];
    case 'address':
      return file.address;
    case 'hukou_address':
      return file.hukouAddress ?? '同居住地址';
    case 'first_contact':
      return first?.name ?? null;
    case 'first_contact_relation':
      return first ? RELATIONS[first.relation] : null;
    case 'first_contact_phone':
      return phoneOf(first?.phone ?? null, full);
    case 'assigned_visitor':
      return file.visitorName;
    case 'regular_visits':
      return yesNo(file.regularVisits);
    case 'home_visits':
      return yesNo(file.homeVisits);
    case 'ability':
      return abilityOf(file);
    case 'illness_history':
      return file.illnessHistory;
    case 'economy':
      return economyOf(file);
    case 'monthly_income':
      return file.economy.monthlyIncomeCents === null ? null : file.economy.monthlyIncomeCents / 100;
    case 'help_received':
      return helpOf(file);
    case 'registered_on':
      return dayOf(file.registeredOn);
    case 'visit_count':
      return file.visitCount;
  }
}

function phoneOf(phone: string | null, full: boolean): string | null {
  return phone && (full ? phone : maskPhone(phone));
}

function abilityOf({ assessedAbility, abilityTick }: FullFile): string | null {
  if (assessedAbility) return ABILITY_TICKS[assessedAbility];
  return abilityTick && `${ABILITY_TICKS[abilityTick]}（待评估）`;
}

function economyOf({ benefits, economy }: FullFile): string {
  return [
    ...benefits.map((benefit) => BENEFITS[benefit]),
    ...economy.pensionKinds.map((kind) => PENSION_KINDS[kind]),
  ].join('、');
}

function helpOf({ help }: FullFile): string {
  return [help.providers.map((body) => HELPING_BODIES[body]).join('、'), help.measures].filter(Boolean).join('：');
}

function yesNo(value: boolean): string {
  return value ? '是' : '否';
}

/** Excel's days have no time zone: midnight UTC is the day itself. */
function dayOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
