import { PLAN } from '../testing/plan.js';
import { CLAUSES, EXCLUSIONS } from './clauses.js';
import { CLAUSE_CODES, FACT_LABELS } from './facts.js';
import { PLAN_DATE, PLAN_PARAMETERS } from './parameters.js';
import { DEFAULT_POLICY, type OwnParameters, parametersOn, policyOn, withOptions } from './policy.js';
import { parseLocalDate } from '../periods/dates.js';

const own = (...entries: readonly [since: string, value: number][]): OwnParameters => ({
  entries: entries.map(([since, value]) => ({
    key: 'advancedAge',
    value,
    since: parseLocalDate(since),
    clause: '附件1第6项',
    source: 'reading',
    note: '试点',
  })),
});

describe('the plan’s sentences', () => {
  it.each(Object.entries({ ...CLAUSES, ...EXCLUSIONS }))('%s is quoted word for word', (_code, sentence) => {
    expect(PLAN).toContain(sentence.quote);
  });

  it('stand in the order of precedence, each with the level of its letter', () => {
    expect(Object.keys(CLAUSES)).toEqual([...CLAUSE_CODES]);
    for (const [code, { level }] of Object.entries(CLAUSES)) expect(code.startsWith(level)).toBe(true);
  });

  it('say where they stand', () => {
    for (const { source } of Object.values(CLAUSES)) expect(source).toBe('三（一）1');
    expect(Object.values(EXCLUSIONS).map(({ source, label }) => `${source} ${label}`)).toEqual([
      '三（一）1 未满60周岁',
      '一 不是居家老年人（机构含集中供养）',
      '三（一）2 已去世',
      '三（一）2 不在本市居住（不论户籍）',
      '三（一）1 不属于任何对象类型',
    ]);
    for (const { quote } of [...Object.values(CLAUSES), ...Object.values(EXCLUSIONS)]) expect(quote).not.toBe('');
  });

  it('name the parameters that change what they do', () => {
    expect(
      Object.fromEntries(
        Object.entries({ ...CLAUSES, ...EXCLUSIONS }).map(([code, { parameters }]) => [code, parameters.join(' ')]),
      ),
    ).toEqual({
      A1: 'advancedAge emptyNestCountsAsAlone kinshipTest',
      A2: 'minimumLivingBenefits disabledScoreMax halfDisabledScoreMax emptyNestCountsAsAlone kinshipTest',
      A3: 'specialFamilyAge disabledScoreMax halfDisabledScoreMax kinshipTest',
      B1: 'advancedAge severeGradeMax seriousIllnesses kinshipTest',
      'B1*': 'loneDisabledIsB disabledScoreMax kinshipTest',
      B2: 'householdElders adultAge disabledScoreMax householdDisabilityGradeMax',
      B3: 'longCareMonths',
      C: '',
      S1: 'elderAge',
      S2: '',
      S3: '',
      S4: '',
      S5: '',
    });
  });

  it('name parameters that exist', () => {
    for (const { parameters } of [...Object.values(CLAUSES), ...Object.values(EXCLUSIONS)]) {
      for (const key of parameters) expect(DEFAULT_POLICY).toHaveProperty(key);
    }
  });
});

describe('the facts', () => {
  it('have a name each', () => {
    const names = Object.values(FACT_LABELS);
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(19);
  });
});

describe('the plan’s parameters', () => {
  it('have one value each, a date, a clause and a note', () => {
    const keys = PLAN_PARAMETERS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { since, clause, note } of PLAN_PARAMETERS) {
      expect(since).toBe('2023-11-27');
      expect(clause).not.toBe('');
      expect(note).not.toBe('');
    }
  });

  it('hold the values of the plan', () => {
    expect(DEFAULT_POLICY).toMatchInlineSnapshot(`
      {
        "adultAge": 18,
        "advancedAge": 80,
        "attainmentFloor": 90,
        "boostFestivals": [
          "除夕",
          "春节",
          "元宵",
          "清明",
          "端午",
          "中秋",
          "重阳",
          "冬至",
        ],
        "childrenAwayMonths": 6,
        "comingChangesNoticeDays": 7,
        "disabledScoreMax": 65,
        "elderAge": 60,
        "emptyNestCountsAsAlone": true,
        "exportRowsCity": 100000,
        "exportRowsTown": 20000,
        "exportRowsVillage": 2000,
        "festivalContacts": {
          "home": 0,
          "remote": 1,
        },
        "festivalNoticeDays": 7,
        "followUpNormalDays": 7,
        "followUpTownDays": 7,
        "followUpUrgentDays": 1,
        "frequencyA": {
          "home": 2,
          "remote": 2,
        },
        "frequencyB": {
          "home": 1,
          "remote": 1,
        },
        "frequencyC": {
          "home": 0,
          "remote": 1,
        },
        "halfDisabledScoreMax": 89,
        "householdDisabilityGradeMax": 4,
        "householdElders": 2,
        "kinshipTest": "strict",
        "loneDisabledIsB": true,
        "longCareMonths": 6,
        "minimumLivingBenefits": [
          "minimum_living",
        ],
        "monthlyDeadlineDay": 25,
        "monthlyReminderDays": 3,
        "monthlyUpdateFloor": 95,
        "monthlyVisitFloor": 95,
        "newWeekMinimum": 1,
        "nobodyHomeTimes": 2,
        "quarterlyDeadlineDays": 10,
        "quarterlyReminderDays": 3,
        "recordWithinDays": 14,
        "refusalAskMonths": 3,
        "reportAttachmentsMost": 20,
        "seriousIllnesses": [
          "恶性肿瘤",
          "脑卒中后遗症",
          "急性心肌梗死",
          "终末期肾病",
          "慢性肝衰竭",
          "严重帕金森病",
        ],
        "severeGradeMax": 2,
        "specialFamilyAge": 70,
        "surplusHomeForRemote": true,
        "unansweredDays": 2,
        "unreachableHours": 24,
        "visitFileDays": 365,
        "visitPhotosMost": 3,
        "visitVoiceSeconds": 60,
        "visitorHomeADay": 12,
        "visitorRemoteADay": 30,
      }
    `);
  });
});

describe('the policy of a day', () => {
  it('is the plan’s, also before the plan began', () => {
    expect(policyOn('2026-06-30')).toEqual(DEFAULT_POLICY);
    expect(policyOn('2020-01-01')).toEqual(DEFAULT_POLICY);
    expect(policyOn(PLAN_DATE)).toEqual(DEFAULT_POLICY);
  });

  it('takes a city’s value from its day on', () => {
    const set = own(['2026-01-01', 78], ['2027-01-01', 75]);
    expect(policyOn('2025-12-31', set).advancedAge).toBe(80);
    expect(policyOn('2026-01-01', set).advancedAge).toBe(78);
    expect(policyOn('2026-12-31', set).advancedAge).toBe(78);
    expect(policyOn('2027-01-01', set).advancedAge).toBe(75);
    expect(policyOn('2027-01-01', set)).toEqual({ ...DEFAULT_POLICY, advancedAge: 75 });
  });

  it('does not care about the order in which entries are listed', () => {
    const set = own(['2027-01-01', 75], ['2026-01-01', 78]);
    expect(policyOn('2026-06-30', set).advancedAge).toBe(78);
    expect(policyOn('2027-06-30', set).advancedAge).toBe(75);
    expect(parametersOn('2027-06-30', set).advancedAge.note).toBe('试点');
  });

  it('needs a date', () => {
    expect(() => policyOn('2026-13-01')).toThrow('2026-13-01');
  });

  it('takes options over its own readings, undefined ones left out', () => {
    expect(withOptions(DEFAULT_POLICY, { kinshipTest: 'lenient' })).toEqual({
      ...DEFAULT_POLICY,
      kinshipTest: 'lenient',
    });
    expect(withOptions(DEFAULT_POLICY, { kinshipTest: undefined })).toEqual(DEFAULT_POLICY);
  });
});
