import type { FileErrors } from './checks';
import type { FileValues } from './values';

/** Where the API's name of a field stands in the form. Fields of lists are found by their position. */
const PLACES: Readonly<Record<string, string>> = {
  'facts.abilityScore': 'abilityScore',
  'facts.benefits': 'benefits',
  'facts.caresForImpairedChildMonths': 'caresForImpairedChildMonths',
  'facts.childInCity': 'childInCity',
  'facts.childrenAwayMonths': 'childrenAwayMonths',
  'facts.dementiaDiagnosed': 'dementiaDiagnosed',
  'facts.disabilityGrade': 'disabilityGrade',
  'facts.hasCarerNearby': 'hasCarerNearby',
  'facts.livesAlone': 'livesAlone',
  'facts.livingIn': 'livingIn',
  'facts.otherTargetNote': 'otherTargetNote',
  'facts.partnerInCity': 'partnerInCity',
  'facts.seriousIllnessVerified': 'seriousIllnessVerified',
  'facts.specialFamilyPlanning': 'specialFamilyPlanning',
  'health.abilityTick': 'abilityTick',
  'health.illnessHistory': 'illnessHistory',
  'economy.pensionKinds': 'pensionKinds',
  'economy.monthlyIncomeCents': 'monthlyIncome',
  'economy.incomeSources': 'incomeSources',
  'help.providers': 'helpProviders',
  'help.responsiblePerson': 'helpResponsible',
  'help.measures': 'helpMeasures',
  'consent.regularVisits': 'regularVisits',
  'consent.homeVisit': 'homeVisit',
  'consent.reason': 'refusalReason',
  'household.address': 'address',
  'household.gridName': 'gridName',
  'household.livingConditions.waterSafe': 'waterSafe',
  'household.livingConditions.electricitySafe': 'electricitySafe',
  'household.livingConditions.housingSafe': 'housingSafe',
  'household.livingConditions.ageFriendly': 'ageFriendly',
  'household.familyIncome.receivesPension': 'receivesPension',
  'household.familyIncome.pensionMonthlyCents': 'pensionMonthly',
};

/** The refused fields of a problem document, at their places in the form. */
export function errorsOf(refused: Readonly<Record<string, string>>, values: FileValues): FileErrors {
  return Object.fromEntries(Object.entries(refused).map(([field, detail]) => [placeOf(field, values), detail]));
}

/** The place in the form of a field of the API, e.g. `otherContacts.0.phone` → `contacts.<key>.phone`. */
export function placeOf(field: string, values: FileValues): string {
  const known = PLACES[field];
  if (known) return known;
  const [, list, index, name] =
    /^(contacts|otherContacts|household\.members|household\.familyIncome\.subsidies)\.(\d+)\.(\w+)$/.exec(field) ?? [];
  if (list && index && name) return inList(list, Number(index), name, values);
  const first = /^firstContact\.(\w+)$/.exec(field)?.[1];
  if (first) return inList('contacts', 0, first, values);
  return field;
}

function inList(list: string, index: number, name: string, values: FileValues): string {
  if (list === 'household.members') return `members.${values.members[index]?.key ?? index}.${name}`;
  if (list === 'household.familyIncome.subsidies')
    return `subsidies.${values.subsidies[index]?.key ?? index}.${name === 'monthlyCents' ? 'monthly' : name}`;
  const contact = values.contacts[list === 'otherContacts' ? index + 1 : index];
  return `contacts.${contact?.key ?? index}.${name}`;
}
