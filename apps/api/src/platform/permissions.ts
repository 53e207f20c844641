import type { Role } from '@tanfang/domain';

const EVERYBODY: readonly Role[] = [
  'visitor',
  'village_manager',
  'town_officer',
  'city_officer',
  'service_org',
  'family',
  'elder',
  'auditor',
  'administrator',
];
const FIELD_STAFF: readonly Role[] = ['visitor', 'village_manager'];
const VILLAGE_AND_TOWN: readonly Role[] = ['visitor', 'village_manager', 'town_officer'];
const GOVERNMENT: readonly Role[] = ['visitor', 'village_manager', 'town_officer', 'city_officer'];
const OFFICIALS: readonly Role[] = ['village_manager', 'town_officer', 'city_officer'];

/**
 * Who may do what, `noun.verb`. The same words are used as audit actions. What of it a person sees is decided by scope, not here.
 */
export const PERMISSIONS = {
  'session.use': EVERYBODY,
  'region.read': EVERYBODY,
  'delivery.read': ['city_officer'],
  'delivery.revive': ['city_officer'],
  'notification.read': EVERYBODY,
  'account.manage': ['administrator'],
  'file.upload': GOVERNMENT,
  'audit.read': ['auditor', 'administrator'],

  'elder.read': GOVERNMENT,
  'elder.register': VILLAGE_AND_TOWN,
  'elder.classify': GOVERNMENT,
  'elder.change': VILLAGE_AND_TOWN,
  'elder.confirm': VILLAGE_AND_TOWN,
  'elder.reveal': GOVERNMENT,
  'class_raise.read': OFFICIALS,
  'class_raise.propose': ['village_manager', 'town_officer'],
  'class_raise.decide': ['town_officer', 'city_officer'],
  'class_raise.end': OFFICIALS,
  'coming_change.read': GOVERNMENT,
  'elder.suspend': VILLAGE_AND_TOWN,
  'elder.ask': VILLAGE_AND_TOWN,
  'elder.close': VILLAGE_AND_TOWN,
  'elder.reopen': ['village_manager', 'town_officer'],
  'household.move': ['village_manager', 'town_officer'],
  'assignment.read': OFFICIALS,
  'assignment.hand_over': ['village_manager', 'town_officer'],
  'leave.arrange': ['village_manager', 'town_officer'],
  'visitor.file': ['village_manager', 'town_officer'],
  'double.read': OFFICIALS,
  'double.decide': OFFICIALS,
  'saved_filter.keep': GOVERNMENT,
  'consent.record': VILLAGE_AND_TOWN,
  'household.place': ['village_manager', 'town_officer'],
  'household.photo': VILLAGE_AND_TOWN,
  'household.photo_see': GOVERNMENT,
  'look.read': OFFICIALS,
  'suggestion.decide': VILLAGE_AND_TOWN,
  'suggestion.send': ['family'],
  'door_code.resolve': VILLAGE_AND_TOWN,
  'door_code.issue': ['village_manager', 'town_officer'],
  'family.read': ['family', 'elder'],
  'family.bind': ['village_manager', 'town_officer'],

  'boost.read': ['town_officer', 'city_officer'],
  'boost.propose': ['town_officer', 'city_officer'],
  'boost.decide': ['town_officer', 'city_officer'],
  'boost.end': ['town_officer', 'city_officer'],
  'weather_warning.read': ['town_officer', 'city_officer'],
  'weather_warning.enter': ['town_officer', 'city_officer'],
  'weather_warning.end': ['town_officer', 'city_officer'],

  'week_list.read': FIELD_STAFF,
  'week_place.read': OFFICIALS,
  'phone.report': FIELD_STAFF,
  'phone.read': OFFICIALS,
  'phone.settle': ['village_manager', 'town_officer'],
  'visit_question.read': ['village_manager', 'town_officer'],
  'visit_question.answer': ['village_manager', 'town_officer'],
  'visit.record': FIELD_STAFF,
  'visit.record_for': ['village_manager'],
  'visit.attach': FIELD_STAFF,
  'visit.correct': VILLAGE_AND_TOWN,
  'visit.withdraw': VILLAGE_AND_TOWN,
  'visit.read': GOVERNMENT,
  'follow_up.read': GOVERNMENT,
  'follow_up.advance': VILLAGE_AND_TOWN,
  'follow_up.open': VILLAGE_AND_TOWN,
  'follow_up.hand_over': VILLAGE_AND_TOWN,
  'follow_up.remark': GOVERNMENT,
  'family.report_done': ['family', 'elder'],
  'emergency.report': VILLAGE_AND_TOWN,
  'emergency.read': GOVERNMENT,
  'emergency.settle': VILLAGE_AND_TOWN,
  'emergency.archive': ['town_officer', 'city_officer'],
  'duty_phone.read': GOVERNMENT,
  'duty_phone.change': OFFICIALS,
  'elder.print': OFFICIALS,
  'visit.print': GOVERNMENT,
  'door_code.print': ['village_manager', 'town_officer'],
  'visitor_filing.export': OFFICIALS,
  'register.export': OFFICIALS,
  'overview.read': OFFICIALS,
  'reminder.read': ['town_officer', 'city_officer'],
  'reminder.send': ['town_officer'],

  'import.read': ['village_manager', 'town_officer'],
  'import.upload': ['village_manager', 'town_officer'],
  'import.apply': ['village_manager', 'town_officer'],
  'import.undo': ['village_manager', 'town_officer'],
  'shared_list.read': ['city_officer'],
  'shared_list.upload': ['city_officer'],
  'list_item.read': OFFICIALS,
  'list_item.accept': ['village_manager', 'town_officer'],
  'list_item.dismiss': OFFICIALS,
  'list_item.reopen': OFFICIALS,
  'list_item.reveal': ['village_manager', 'town_officer'],
  'task.read': OFFICIALS,
  'task.cancel': OFFICIALS,
  'figure.read': OFFICIALS,
  'report.read': ['town_officer', 'city_officer'],
  'report.write': ['town_officer', 'city_officer'],
  'report.submit': ['town_officer'],
  'report.decide': ['city_officer'],
  'machine_account.manage': ['city_officer'],
} as const satisfies Record<string, readonly Role[]>;

/** A permission's name, e.g. `visit.record`. */
export type Permission = keyof typeof PERMISSIONS;

/** Tells whether the role holds the permission. */
export function may(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

/** All permissions of a role, in the order of the table; the front ends hide what is not in it. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(role, permission));
}
