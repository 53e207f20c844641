import { COUPLE, LONE_ELDER, PARTNER, TODAY, without } from '../testing/facts.js';
import { classify } from './classify.js';
import type { ElderFacts } from './facts.js';
import type { PolicyOptions } from './parameters.js';
import type { OwnParameters } from './policy.js';

const explain = (facts: Partial<ElderFacts>, options: Partial<PolicyOptions> = {}, set?: OwnParameters) =>
  classify(facts, TODAY, options, set).explanation;

describe('explanations', () => {
  it('quote the deciding sentence, the reading, the circumstances and the types', () => {
    expect(explain({ ...LONE_ELDER, birthDate: '1944-02-06' })).toBe(
      '依据实施方案三（一）1“80周岁以上高龄的空巢独居老年人”，判为A类（A1）。理解：80周岁以上含80周岁。' +
        '情况：判定日82周岁，独居。对象类型：独居老人、高龄老人。',
    );
  });

  it('name every circumstance that counts, and the other matches', () => {
    const facts: ElderFacts = {
      ...LONE_ELDER,
      abilityScore: 60,
      disabilityGrade: 2,
      seriousIllnessVerified: true,
      benefits: ['minimum_living'],
      specialFamilyPlanning: true,
      caresForImpairedChildMonths: 7,
    };
    expect(explain(facts)).toContain(
      '情况：判定日70周岁，独居，失能（评估60分），重残，重病已核实，计划生育特殊家庭，低保，照料子女7个月。',
    );
    expect(explain(facts)).toContain('同时符合A3、B1、B3。');
    expect(explain({ ...LONE_ELDER, abilityScore: 70 })).toContain('半失能（评估70分）');
    expect(explain({ ...LONE_ELDER, abilityScore: 70, dementiaDiagnosed: true })).toContain('确诊失智');
    expect(explain({ ...COUPLE, cohabitants: [{ ...PARTNER, disabilityGrade: 4 }] })).toContain(
      '空巢，同住者均为老年人（未成年人除外），有人失能失智、残疾或重病。',
    );
  });

  it('say nothing of what is not so', () => {
    expect(explain(LONE_ELDER)).toBe(
      '依据实施方案三（一）1“其他特殊困难老年人”，判为C类（C）。情况：判定日70周岁，独居。对象类型：独居老人。',
    );
  });

  it('say which option decided, and what the other would have given', () => {
    const oldCouple: ElderFacts = { ...COUPLE, birthDate: '1940-01-01' };
    expect(explain(oldCouple)).toContain('口径：“空巢独居”按空巢或独居；如改口径则按C为C类。');
    expect(explain(oldCouple, { emptyNestCountsAsAlone: false })).toContain(
      '口径：“空巢独居”只认独居；如改口径则按A1为A类。',
    );
    const daughterInTown: ElderFacts = { ...LONE_ELDER, childInCity: true };
    expect(explain(daughterInTown)).toContain('口径：独居、空巢从严，子女（伴侣）在本市的不算；如改口径则按C为C类。');
    expect(explain(daughterInTown, { kinshipTest: 'lenient' })).toContain(
      '口径：独居、空巢从宽，不看子女（伴侣）是否在本市；如改口径则为不列入。',
    );
    const impaired: ElderFacts = { ...LONE_ELDER, abilityScore: 50 };
    expect(explain(impaired)).toContain('口径：独居失能失智而未达B1的列入B类；如改口径则按C为C类。');
    expect(explain(impaired, { loneDisabledIsB: false })).toContain(
      '口径：独居失能失智不另列B类；如改口径则按B1*为B类。',
    );
  });

  it('say why somebody is left out', () => {
    expect(explain({ ...LONE_ELDER, birthDate: '1970-01-01' })).toBe(
      '依据实施方案三（一）1“60周岁以上老年人”，未满60周岁，不列入。理解：60周岁以上含60周岁。情况：判定日56周岁，独居。',
    );
    expect(explain({ ...LONE_ELDER, alive: false })).toContain('“定期动态更新，精准到户、到人”，已去世，不列入。');
    expect(explain({ ...LONE_ELDER, livesInCity: false })).toContain('不在本市居住（不论户籍），不列入。');
    expect(explain({ ...LONE_ELDER, livingIn: 'institution' })).toContain('不是居家老年人（机构含集中供养），不列入。');
  });

  it('leave open what is unknown, and say to what it could lead', () => {
    expect(explain(without(LONE_ELDER, 'livesAlone', 'alive'))).toBe(
      '依据实施方案三（一）1“独居、空巢、留守、失能、重残、高龄、分散供养特困人员、计划生育特殊家庭等60周岁以上老年人”，' +
        '不属于任何对象类型，按已知情况暂不列入。情况：判定日70周岁。尚不清楚：是否一人居住（可能C类）。',
    );
    expect(explain(without(LONE_ELDER, 'alive'))).toContain('尚不清楚：是否健在（可能不列入）。');
    expect(explain({})).not.toContain('情况：判定日');
  });

  it('speak with the notes of a city’s own parameters', () => {
    const set: OwnParameters = {
      entries: [
        {
          key: 'longCareMonths',
          value: 3,
          since: TODAY,
          clause: '三（一）1',
          source: 'reading',
          note: '本市按3个月以上',
        },
      ],
    };
    const facts: ElderFacts = { ...LONE_ELDER, caresForImpairedChildMonths: 4 };
    expect(explain(facts, {}, set)).toContain('判为B类（B3）。理解：本市按3个月以上。');
    expect(explain(facts)).toContain('判为C类');
  });
});
