import type { ElderFacts } from '@tanfang/domain';
import { childName, elderName, inventedPhone, inventedResidentId, type Sex } from './names.js';
import type { Rng } from './rng.js';

type Cohabitant = ElderFacts['cohabitants'][number];

/** Somebody under the roof who is not on the register. */
export interface DemoMember {
  name: string;
  sex: Sex;
  relation: Cohabitant['relation'];
  birthDate: string;
  abilityScore: number | null;
  disabilityGrade: Cohabitant['disabilityGrade'];
  seriousIllnessVerified: boolean;
}

export interface DemoElder {
  name: string;
  sex: Sex;
  birthDate: string;
  idNumber: string;
  phone: string | null;
  /** Facts of this person; `cohabitants` and `birthDate` are filled in by `demoHousehold`. */
  facts: ElderFacts;
  illnessHistory: string | null;
  monthlyIncomeYuan: number;
  firstContact: { name: string; sex: Sex; relation: 'child' | 'relative'; phone: string; livesAway: boolean };
}

export interface DemoHousehold {
  elders: DemoElder[];
  members: DemoMember[];
  houseNumber: number;
  group: number;
}

/** Kinds of households, with their share among registered households. Every target type of Annex 1 and 3 occurs. */
const KINDS = [
  ['alone', 34],
  ['empty_nest_couple', 22],
  ['alone_frail', 7],
  ['couple_one_frail', 8],
  ['left_behind', 7],
  ['with_child', 9],
  ['destitute', 4],
  ['special_family', 3],
  ['cares_for_child', 3],
  ['poor_and_impaired', 2],
  ['other', 1],
] as const;
type Kind = (typeof KINDS)[number][0];

const ILLNESSES = [
  '高血压',
  '2型糖尿病',
  '冠心病',
  '慢性支气管炎',
  '脑梗死后遗症',
  '腰椎间盘突出',
  '白内障',
  '骨关节炎',
  '类风湿关节炎',
];

/** Hands out numbers that are not yet used in this city. */
export class DemoNumbers {
  private people = 0;
  private readonly usedIds = new Set<string>();

  nextPhone(): string {
    return inventedPhone(++this.people);
  }

  nextId(birthDate: string, sex: Sex): string {
    for (let serial = 0; serial < 500; serial++) {
      const id = inventedResidentId(birthDate, sex, serial);
      if (!this.usedIds.has(id)) {
        this.usedIds.add(id);
        return id;
      }
    }
    throw new RangeError(`no free ID number for ${birthDate}`);
  }
}

/**
 * One believable household of the register.
 * @param year the calendar year of the demonstration, from which ages are counted
 */
export function demoHousehold(rng: Rng, numbers: DemoNumbers, rural: boolean, year: number): DemoHousehold {
  const kind: Kind = rng.weighted(KINDS);
  const { first, partner, members } = compose(kind, rng, numbers, rural && kind !== 'other', year);
  const elders = partner ? [first, partner] : [first];
  for (const elder of elders) {
    const cohabitants = [
      ...elders.filter((other) => other !== elder).map((other) => asCohabitant(other, 'partner')),
      ...members.map((member) => asMemberCohabitant(member)),
    ];
    elder.facts = { ...elder.facts, cohabitants };
  }
  return { elders, members, houseNumber: rng.int(1, 120), group: rng.int(1, 24) };
}

function compose(kind: Kind, rng: Rng, numbers: DemoNumbers, rural: boolean, year: number) {
  const person = (minAge: number, maxAge: number, sex: Sex, facts: Partial<ElderFacts> = {}) =>
    demoElder(rng, numbers, { minAge, maxAge, sex, rural, year }, facts);
  const anySex = (): Sex => (rng.chance(0.58) ? 'female' : 'male');
  const members: DemoMember[] = [];
  let partner: DemoElder | null = null;
  let first: DemoElder;
  switch (kind) {
    case 'alone':
      first = person(62, 94, anySex(), { livesAlone: true, childInCity: rng.chance(0.12) });
      break;
    case 'alone_frail':
      first = person(61, 79, anySex(), {
        livesAlone: true,
        ...(rng.chance(0.6) ? { disabilityGrade: rng.pick([1, 2] as const) } : { seriousIllnessVerified: true }),
      });
      break;
    case 'empty_nest_couple':
    case 'couple_one_frail': {
      const frail = kind === 'couple_one_frail';
      const husbandAge = rng.int(frail ? 64 : 63, 90);
      first = person(husbandAge, husbandAge, 'male', { livesAlone: false, partnerInCity: true });
      const wifeAge = Math.max(60, husbandAge - rng.int(0, 5));
      partner = person(wifeAge, wifeAge, 'female', { livesAlone: false, partnerInCity: true });
      if (frail) Object.assign(rng.pick([first, partner]).facts, frailty(rng));
      break;
    }
    case 'left_behind':
      first = person(63, 84, anySex(), { livesAlone: false, childrenAwayMonths: rng.int(8, 36), ruralVillage: true });
      members.push(member(rng, year, 'grandchild', 6, 15));
      break;
    case 'with_child':
      first = person(80, 95, anySex(), { livesAlone: false, childInCity: true, hasCarerNearby: true });
      members.push(member(rng, year, 'child', 48, 60));
      break;
    case 'destitute':
      first = person(62, 88, 'male', { livesAlone: true, benefits: ['destitute_scattered'] });
      break;
    case 'special_family':
      first = person(70, 86, anySex(), {
        livesAlone: true,
        specialFamilyPlanning: true,
        ...(rng.chance(0.4) ? { abilityScore: rng.int(40, 85) } : {}),
      });
      break;
    case 'cares_for_child': {
      first = person(61, 82, 'female', {
        livesAlone: false,
        childInCity: true,
        caresForImpairedChildMonths: rng.int(12, 200),
      });
      members.push({ ...member(rng, year, 'child', 30, 55), abilityScore: rng.int(10, 40), disabilityGrade: 1 });
      break;
    }
    case 'poor_and_impaired':
      first = person(66, 88, anySex(), {
        livesAlone: true,
        benefits: ['minimum_living'],
        abilityScore: rng.int(35, 85),
      });
      break;
    case 'other':
      first = person(60, 70, anySex(), {
        livesAlone: false,
        childInCity: true,
        hasCarerNearby: true,
        otherTargetNote: '近期丧偶，村（居）建议关注',
      });
      members.push(member(rng, year, 'child', 35, 48));
      break;
  }
  return { first, partner, members };
}

function frailty(rng: Rng): Partial<ElderFacts> {
  return rng.pick([
    { abilityScore: rng.int(20, 65) },
    { dementiaDiagnosed: true },
    { disabilityGrade: rng.pick([1, 2, 3] as const) },
    { seriousIllnessVerified: true },
  ]);
}

function demoElder(
  rng: Rng,
  numbers: DemoNumbers,
  who: { minAge: number; maxAge: number; sex: Sex; rural: boolean; year: number },
  facts: Partial<ElderFacts>,
): DemoElder {
  const birthDate = birthday(rng, who.year - rng.int(who.minAge, who.maxAge) - 1);
  const name = elderName(rng, who.sex);
  const childSex: Sex = rng.chance(0.5) ? 'female' : 'male';
  const childless = facts.benefits?.includes('destitute_scattered') === true || facts.specialFamilyPlanning === true;
  return {
    name,
    sex: who.sex,
    birthDate,
    idNumber: numbers.nextId(birthDate, who.sex),
    phone: rng.chance(0.93) ? numbers.nextPhone() : null,
    facts: {
      birthDate,
      alive: true,
      livesInCity: true,
      livingIn: 'home',
      ruralVillage: who.rural,
      livesAlone: false,
      partnerInCity: false,
      childInCity: false,
      cohabitants: [],
      childrenAwayMonths: null,
      hasCarerNearby: false,
      abilityScore: null,
      dementiaDiagnosed: false,
      disabilityGrade: null,
      seriousIllnessVerified: false,
      benefits: [],
      specialFamilyPlanning: false,
      caresForImpairedChildMonths: null,
      otherTargetNote: null,
      ...facts,
    },
    illnessHistory: rng.chance(0.7) ? rng.pick(ILLNESSES) : null,
    monthlyIncomeYuan: rng.weighted([
      [rng.int(220, 420), 6],
      [rng.int(800, 1500), 2],
      [rng.int(2200, 5200), 2],
    ]),
    firstContact: {
      name: childName(rng, childSex, childless ? undefined : name.slice(0, 1)),
      sex: childSex,
      relation: childless ? 'relative' : 'child',
      phone: numbers.nextPhone(),
      livesAway: facts.childInCity !== true,
    },
  };
}

function member(rng: Rng, year: number, relation: DemoMember['relation'], minAge: number, maxAge: number): DemoMember {
  const sex: Sex = rng.chance(0.5) ? 'female' : 'male';
  return {
    name: childName(rng, sex),
    sex,
    relation,
    birthDate: birthday(rng, year - rng.int(minAge, maxAge) - 1),
    abilityScore: null,
    disabilityGrade: null,
    seriousIllnessVerified: false,
  };
}

function birthday(rng: Rng, year: number): string {
  return `${year}-${String(rng.int(1, 12)).padStart(2, '0')}-${String(rng.int(1, 28)).padStart(2, '0')}`;
}

function asCohabitant(elder: DemoElder, relation: Cohabitant['relation']): Cohabitant {
  const { abilityScore, dementiaDiagnosed, disabilityGrade, seriousIllnessVerified } = elder.facts;
  return {
    relation,
    birthDate: elder.birthDate,
    abilityScore,
    dementiaDiagnosed,
    disabilityGrade,
    seriousIllnessVerified,
  };
}

function asMemberCohabitant(m: DemoMember): Cohabitant {
  return {
    relation: m.relation,
    birthDate: m.birthDate,
    abilityScore: m.abilityScore,
    dementiaDiagnosed: false,
    disabilityGrade: m.disabilityGrade,
    seriousIllnessVerified: m.seriousIllnessVerified,
  };
}
