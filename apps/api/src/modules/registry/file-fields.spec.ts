import { FACT_LABELS, type OwnFacts } from '@tanfang/domain';
import { elderDifferences, factDifferences, householdDifferences, labelOf } from './file-fields.js';
import {
  type ContactState,
  type ElderState,
  type HouseholdState,
  type MemberState,
  NO_ECONOMY,
  NO_FAMILY_INCOME,
  NO_HELP,
  NO_LIVING_CONDITIONS,
} from './file-state.js';

const contact: ContactState = { id: 1, name: '王芳', relation: 'child', sex: null, phone: '13800000004' };
const elder: ElderState = {
  name: '王秀英',
  phone: null,
  hukouAddress: null,
  relationToHead: 'self',
  facts: {},
  targetTypesTicked: [],
  contacts: [contact],
  health: { illnessHistory: null, abilityTick: null },
  economy: NO_ECONOMY,
  help: NO_HELP,
  wish: { regularVisits: true, homeVisit: true, reason: null },
  assignedVisitorId: 1,
};
const member: MemberState = {
  id: 1,
  name: '王强',
  sex: 'male',
  relationToHead: 'child',
  livesHere: false,
  idNumber: '320622197003050012',
  birthDate: '1970-03-05',
  healthStatus: '良好',
  visitsOften: true,
  abilityScore: null,
  dementiaDiagnosed: null,
  disabilityGrade: null,
  seriousIllnessVerified: null,
};
const household: HouseholdState = {
  address: '3组18号',
  gridName: null,
  members: [member],
  livingConditions: NO_LIVING_CONDITIONS,
  familyIncome: NO_FAMILY_INCOME,
};
const nameOf = (id: number): string => ['', '甲', '乙'][id] ?? '';

describe('the differences of a file', () => {
  it('are none between equal files', () => {
    expect(elderDifferences(elder, structuredClone(elder), nameOf)).toEqual([]);
    expect(householdDifferences(household, structuredClone(household))).toEqual([]);
  });

  it('tell a known "none" from what is unknown', () => {
    expect(factDifferences({}, { abilityScore: null })).toEqual([
      { field: 'facts.abilityScore', before: null, after: '无' },
    ]);
    expect(factDifferences({ abilityScore: null }, { abilityScore: 0 })).toEqual([
      { field: 'facts.abilityScore', before: '无', after: '0分' },
    ]);
    expect(factDifferences({ benefits: [] }, { benefits: ['minimum_living_marginal'] })).toEqual([
      { field: 'facts.benefits', before: '无', after: '低保边缘' },
    ]);
  });

  it('speak of every fact by its name', () => {
    const facts: Required<OwnFacts> = {
      alive: true,
      livesInCity: true,
      livingIn: 'home',
      livesAlone: false,
      partnerInCity: false,
      childInCity: false,
      childrenAwayMonths: 6,
      hasCarerNearby: false,
      abilityScore: 90,
      dementiaDiagnosed: false,
      disabilityGrade: 1,
      seriousIllnessVerified: false,
      benefits: ['minimum_living'],
      specialFamilyPlanning: false,
      caresForImpairedChildMonths: 7,
      otherTargetNote: '丧偶',
    };
    const found = factDifferences({}, facts);
    expect(found.map(({ field }) => field).sort()).toEqual(
      Object.keys(facts)
        .map((name) => `facts.${name}`)
        .sort(),
    );
    expect(
      found.every(({ field, after }) => after !== null && Object.values(FACT_LABELS).includes(labelOf(field))),
    ).toBe(true);
  });

  it('show numbers masked, and notice what the mask hides', () => {
    const moved = { ...elder, contacts: [{ ...contact, phone: '13811110004' }] };
    expect(elderDifferences(elder, moved, nameOf)).toEqual([
      { field: 'contacts', before: '1.王芳（子女）138****0004', after: '1.王芳（子女）138****0004' },
    ]);
    const mended = { ...household, members: [{ ...member, idNumber: '320622197004050015' }] };
    const [difference] = householdDifferences(household, mended);
    expect(difference).toMatchObject({
      field: 'household.members',
      after: '王强（子女，不同住，良好，320622********0015）',
    });
  });

  it('name the visitor, and money in yuan', () => {
    const changed = { ...elder, assignedVisitorId: 2, economy: { ...NO_ECONOMY, monthlyIncomeCents: 5 } };
    expect(elderDifferences(elder, changed, nameOf)).toEqual([
      { field: 'economy.monthlyIncomeCents', before: null, after: '0.05元' },
      { field: 'assignedVisitorId', before: '甲', after: '乙' },
    ]);
  });
});
