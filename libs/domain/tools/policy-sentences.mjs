/**
 * The plan's sentences that the code carries out, in the plan's order, each with the rule made of it, the parameters it
 * uses and the tests that hold it. `tools/policy-doc.mjs` proves that every quote is the plan's and that nothing is left out.
 */

/** Rules of classification, by clause and exclusion; quote, source and parameters stand in the code itself. */
export const CLAUSE_RULES = {
  A1: '满高龄年龄，且独居或空巢。80 or over, alone or an elder couple by itself.',
  A2: '享受低保，本人失能或半失能，且独居或空巢。On 低保, impaired or half impaired, alone or an elder couple by itself.',
  A3: '家庭为计划生育特殊家庭，且独居、失能或半失能之一。The family has the status; alone, impaired or half impaired.',
  B1: '未满高龄年龄，独居，且重残或重病（已核实）。Under 80, alone, severely disabled or seriously ill (verified).',
  'B1*':
    '未满高龄年龄，独居且失能（失智），而B1不成立。该句只说两位老年人；一人独居不应低于两人同住，故设此口径。Under 80, alone and impaired where B1 does not hold: the sentence speaks of two, and one alone cannot be less.',
  B2: '同住的老年人在两位以上，没有18周岁至未满60周岁的成员，其中一位失能失智、残疾或重病；每一位均为B类。Two elders or more under one roof, nobody from 18 to 59, one of them impaired, disabled or seriously ill: all are B.',
  B3: '长期照料失能失智或患重大疾病的子女，同住与否均可。Long care of an impaired or seriously ill child, under the same roof or not.',
  C: '属于任一对象类型，而未达A类、B类。Of any target type, and neither A nor B.',
  S1: '判定日未满年龄的不列入，满龄当天列入。Under age on the day of judgement.',
  S2: '入住机构（含集中供养）的不列入。Lives in an institution, 集中供养 included.',
  S3: '已去世的不列入。Dead.',
  S4: '不在本市居住的不列入，不论户籍；在本市居住的列入，不论户籍。Does not live in the city, wherever registered.',
  S5: '不属于任何对象类型、也不符合任何条款的不列入；有未知事实的，逐项列出可能的结果。Nothing matches; unknown facts are named with what they could lead to.',
};

/** Target types: the sentence of Annex 1 begins with `opening`; the last two are boxes of Annex 3. */
export const TARGET_TYPE_RULES = {
  living_alone: {
    opening: '独居老年人：',
    rule: '一人居住，且（从严）伴侣、子女均不在本市；有保姆、孙辈同住的不算独居。Nobody else under the roof and (strict) neither partner nor child in the city.',
    parameters: ['kinshipTest'],
  },
  empty_nest: {
    opening: '空巢老年人：',
    rule: '家中只有夫妻（伴侣）两人，均为老年人，且（从严）无子女在本市。Exactly two, partners, both elders, and (strict) no child in the city.',
    parameters: ['elderAge', 'kinshipTest'],
  },
  left_behind: {
    opening: '农村留守老年人：',
    rule: '属村委会，子女外出满期限，身边没有有能力的赡养人。Under a 村委会, children away long enough, no able supporter nearby.',
    parameters: ['childrenAwayMonths'],
  },
  disabled_elderly: {
    opening: '失能（失智）老年人：',
    rule: '专业评估达到失能，或确诊失智；仅勾选而无评分的为待评估，不算。By professional score, or dementia diagnosed; a tick without a score moves nobody.',
    parameters: ['disabledScoreMax'],
  },
  severe_disability: {
    opening: '重残老年人：',
    rule: '持证且达到等级。A certificate of such a grade.',
    parameters: ['severeGradeMax'],
  },
  advanced_age: { opening: '高龄老年人：', rule: '满高龄年龄。Old enough.', parameters: ['advancedAge'] },
  destitute_scattered: {
    opening: '分散供养特困老年人：',
    rule: '以民政部门认定的分散供养待遇为准。By the benefit granted.',
    parameters: [],
  },
  special_family_planning: {
    opening: '计划生育特殊家庭老年人：',
    rule: '家庭身份以卫健部门认定为准，且本人失能或达到年龄。The family’s status, and the elder impaired or old enough.',
    parameters: ['specialFamilyAge', 'disabledScoreMax'],
  },
  cares_for_impaired_child: {
    quote: '长期与无生活自理能力子女共同居住老年人',
    source: '附件3',
    rule: '按三（一）1“长期照料”认定。As B3.',
    parameters: ['longCareMonths'],
  },
  other: {
    quote: '其他对象（请具体说明）',
    source: '附件3',
    rule: '须写明具体情况。Needs a note that says what.',
    parameters: [],
  },
};

const DUES = 'libs/domain/src/visit-planning/dues.spec.ts';
const COUNTING = 'libs/domain/src/visit-planning/counting.spec.ts';
const SUGGESTION = 'libs/domain/src/visit-planning/suggestion.spec.ts';
const URGENCY = 'libs/domain/src/visit-planning/urgency.spec.ts';
const STATES = 'libs/domain/src/follow-ups/follow-ups.spec.ts';
const CLIMBING = 'libs/domain/src/follow-ups/climbing.spec.ts';
const FORECAST = 'libs/domain/src/visit-planning/forecast.spec.ts';
const VOCABULARY = 'libs/domain/src/vocabulary/vocabulary.spec.ts';

/** Sentences beyond the classification. `code` names the functions of libs/domain. */
export const OTHER_RULES = [
  {
    source: '二',
    quote: '2024 年起，按月更新，按季调度',
    rule: '每份在册档案每月由有权限的人逐项查看后确认或变更；过期限未更新的为逾期。季度报表：填报、报送、退回或审核，审核后不再改动，更正另记。Each active file is confirmed or changed once a month; the quarterly report is frozen once accepted.',
    parameters: [
      'monthlyDeadlineDay',
      'monthlyReminderDays',
      'comingChangesNoticeDays',
      'quarterlyDeadlineDays',
      'quarterlyReminderDays',
      'reportAttachmentsMost',
      'attainmentFloor',
      'monthlyVisitFloor',
      'monthlyUpdateFloor',
    ],
    code: [
      'monthlyDeadline',
      'monthlyReminderDay',
      'monthlyUpdateStatus',
      'MONTHLY_UPDATE_TRANSITIONS',
      'REPORT_TRANSITIONS',
    ],
    tests: [STATES],
  },
  {
    source: '三（一）3',
    quote: '探访关爱服务应以尊重老年人意愿为前提',
    rule: '不愿接受探访的不安排，类别不变，按期再征求意愿。Nothing is scheduled against the elder’s will; the class stays; the wish is asked again.',
    parameters: ['refusalAskMonths'],
    code: ['weekDues'],
    tests: [DUES],
  },
  {
    source: '三（一）3',
    quote: '如存在隐患，提醒其及时消除隐患，超出老年人家庭能力范畴的，及时报告镇（区、街道），在相关部门指导下妥善解决',
    rule: '附件4安全情况为“不安全”、室内环境为“较差”的，当场提醒消除，或报告镇（区、街道）；均留待回访。Unsafe answers of Annex 4 make a follow-up; what was settled on the spot only waits for the asking back.',
    parameters: [],
    code: ['concernsOf', 'followUpsFor', 'FOLLOW_UP_BY_ITEM'],
    tests: [STATES],
  },
  {
    source: '三（一）3',
    quote:
      '对缺失家人关爱、存在心理疏导、情绪抚慰、家庭关系调适等需求的老年人，及时与其子女亲属联系提醒，必要时转介给镇（街道）社会工作服务站的社会工作者',
    rule: '情绪状态“较差”的，联系提醒家属。A worse mood calls for a word with the family.',
    parameters: [],
    code: ['followUpsFor', 'FOLLOW_UP_BY_ITEM'],
    tests: [STATES],
  },
  {
    source: '三（一）3',
    quote:
      '了解老年人是否有助餐助浴、生活照料、康复护理、居家适老化改造等服务需求情况，如有相关需求，帮助对接专业养老服务组织和医疗健康等服务资源',
    rule: '表达、行动能力或卫生状况“较差”的转介服务；疾病“严重”的按急难困难处理。Worse abilities or hygiene are referred; a grave illness is a hardship.',
    parameters: [],
    code: ['followUpsFor', 'FOLLOW_UP_BY_ITEM'],
    tests: [STATES],
  },
  {
    source: '三（一）4',
    quote: '对于A类特殊困难老年人，每周至少上门探访2次、电话或视频问候不少于2次',
    rule: '一周为周一至周日；每天上门、远程各计一次。周内升级的其余天数按新类别，降级的下周一起；按天折算，四舍五入，服务周中终止的舍去尾数。A week runs Monday to Sunday; one home and one remote contact a day count; days carry sevenths.',
    parameters: ['frequencyA', 'newWeekMinimum', 'surplusHomeForRemote'],
    code: ['weekDues', 'countVisits'],
    tests: [DUES, COUNTING],
  },
  {
    source: '三（一）4',
    quote: '对于B类特殊困难老年人，每周至少上门探访1次、电话或视频问候不少于1次',
    rule: '同上。As above.',
    parameters: ['frequencyB', 'newWeekMinimum', 'surplusHomeForRemote'],
    code: ['weekDues', 'countVisits'],
    tests: [DUES, COUNTING],
  },
  {
    source: '三（一）4',
    quote: '对于C类特殊困难老年人，每周至少电话或视频问候不少于1次',
    rule: '同上。As above.',
    parameters: ['frequencyC', 'newWeekMinimum', 'surplusHomeForRemote'],
    code: ['weekDues', 'countVisits'],
    tests: [DUES, COUNTING],
  },
  {
    source: '三（一）4',
    quote: '每周至少',
    rule: '本周将漏掉的提前提示：余下天数已不够的、今天必须联系的、与其他老年人合计排不下的。一人一天的上限只用于预计，不用于考核。Who will fall out of the week is said beforehand; the limits of a day measure nobody.',
    parameters: ['visitorHomeADay', 'visitorRemoteADay', 'surplusHomeForRemote'],
    code: ['forecastWeek'],
    tests: [FORECAST],
  },
  {
    source: '三（一）4',
    quote: '上门探访和电话视频问候应交替开展',
    rule: '建议的下一次与上一次方式不同，分布在全周，且不晚到其余次数排不下。The next contact is of the other kind, spread over the week.',
    parameters: [],
    code: ['suggestNext'],
    tests: [SUGGESTION],
  },
  {
    source: '三（一）4',
    quote: '上门入户探访应事先征得老年人同意',
    rule: '没有记录在案的同意，不安排上门。No home visit is due without recorded consent.',
    parameters: [],
    code: ['weekDues', 'suggestNext'],
    tests: [DUES, SUGGESTION],
  },
  {
    source: '三（一）4',
    quote: '遇到恶劣天气、传统节日以及老年人疾病多发等时段，要增加探访频次',
    rule: '经批准、有起止日期的加密探访，在所涉各周增加次数；节日日期由外部历法给出。Dated, approved boosts add contacts in each week they touch.',
    parameters: ['boostFestivals', 'festivalContacts', 'festivalNoticeDays'],
    code: ['weekDues'],
    tests: [DUES],
  },
  {
    source: '三（三）8',
    quote: '当发现老年人出现紧急特殊情况时，探访人员应第一时间拨打紧急求助电话',
    rule: '联系不上视同紧急：多天无人接听，或多次上门无人在家，须限时上门查看。Nobody reached for too long counts as urgent.',
    parameters: ['unansweredDays', 'nobodyHomeTimes', 'unreachableHours'],
    code: ['isUnreachable', 'suggestNext', 'pressing'],
    tests: [URGENCY, SUGGESTION],
  },
  {
    source: '三（三）8',
    quote:
      '当发生疫情等公共卫生事件以及因各种原因无法上门探访的情况下，加大远程探频次，通过电话、视频、微信等方式加强沟通',
    rule: '远程替代期间、住院或外出期间，上门改为同样次数的电话或视频，期满自动恢复。Home visits of those days become as many remote contacts.',
    parameters: [],
    code: ['weekDues'],
    tests: [DUES],
  },
  {
    source: '三（三）8',
    quote: '镇（区、街道）要对风险隐患排查情况、急需困难缓解情况、转介服务落实情况跟踪回访',
    rule: '待处理、处理中、已处理待回访、已回访办结；未经回访不得办结；逾期的逐级报镇、报市，只升不降。Nothing is closed before somebody has asked back; an overdue one climbs and never comes down.',
    parameters: ['followUpUrgentDays', 'followUpNormalDays', 'followUpTownDays'],
    code: ['FOLLOW_UP_TRANSITIONS', 'transition', 'followUpDueOn', 'followUpReach', 'revisitSteps'],
    tests: [STATES, CLIMBING],
  },
  {
    source: '三（三）8',
    quote: '协助做好问题处置，防止冲击社会道德底线事件发生，事后做好处置情况记录归档',
    rule: '处置中、已处置、已归档；更正另记一条，不改原记录。Handled, recorded, archived; a correction is a new entry.',
    parameters: [],
    code: ['EMERGENCY_TRANSITIONS'],
    tests: [CLIMBING],
  },
  {
    source: '附件4',
    quote: '如皋市特殊困难老年人探访关爱服务记录表',
    rule: '十一个项目及选项按表上文字；补录有期限；照片、语音可不加，数量有限。The form’s items and answers word for word; a late record has its limit; photos and a voice note are optional and few.',
    parameters: ['recordWithinDays', 'visitPhotosMost', 'visitVoiceSeconds'],
    code: ['VISIT_ITEMS', 'unchangedVisitItems'],
    tests: [VOCABULARY],
  },
  {
    source: '四（三）',
    quote: '同时要注重保护特殊困难老年人隐私',
    rule: '导出台账须写明用途，一次导出的行数按职务限定，导出留有记录；探访的照片、语音到期删除。An export states its purpose, is bounded by role, and is logged; photos and voice notes of visits are erased in time.',
    parameters: ['exportRowsVillage', 'exportRowsTown', 'exportRowsCity', 'visitFileDays'],
    code: ['REGISTER_COLUMNS'],
    tests: [VOCABULARY],
  },
];
