import type { TargetType } from '../vocabulary/annex3.js';
import type { CareLevel } from '../vocabulary/programme.js';
import type { ClauseCode, ExclusionCode } from './facts.js';

/** A sentence of the plan and how it is read. */
export interface PlanSentence {
  /** Word for word. */
  readonly quote: string;
  /** Where it stands. */
  readonly source: string;
  /** How this project reads it; empty where the sentence leaves nothing open. */
  readonly reading: string;
}

const TASK_1 = '三（一）1';

export const CLAUSES: Readonly<Record<ClauseCode, PlanSentence & { readonly level: CareLevel }>> = {
  A1: {
    level: 'A',
    quote: '80周岁以上高龄的空巢独居老年人',
    source: TASK_1,
    reading: '“以上”含本数，生日当天即算',
  },
  A2: {
    level: 'A',
    quote: '低保家庭中失能、半失能的空巢独居老年人',
    source: TASK_1,
    reading: '低保不含低保边缘；失能、半失能看本人',
  },
  A3: {
    level: 'A',
    quote: '计划生育特殊家庭中独居、失能、半失能老年人',
    source: TASK_1,
    reading: '此处计划生育特殊家庭指家庭身份，不要求满70周岁',
  },
  B1: {
    level: 'B',
    quote: '年龄未到80周岁高龄但身体有重残、重病的独居老人',
    source: TASK_1,
    reading: '重病须有诊断证明',
  },
  'B1*': {
    level: 'B',
    quote: '两位老年人共同居住且其中一方失能失智、残疾、重病',
    source: TASK_1,
    reading: '两位老年人同住有一方失能即为B类，一人独居而失能失智的不应更低，未达B1的参照列入',
  },
  B2: {
    level: 'B',
    quote: '两位老年人共同居住且其中一方失能失智、残疾、重病',
    source: TASK_1,
    reading: '同住老年人为两位以上且无18至59周岁成员；残疾不分等级；同住老年人均列入',
  },
  B3: {
    level: 'B',
    quote: '老年人长期照料失能失智、患重大疾病的子女',
    source: TASK_1,
    reading: '“长期”按6个月以上；子女不同住也算',
  },
  C: { level: 'C', quote: '其他特殊困难老年人', source: TASK_1, reading: '属于任一对象类型而未达A类、B类' },
};

const SCOPE =
  '探访关爱服务对象范围原则上界定为城乡独居、空巢、留守、失能、重残、高龄、分散供养特困人员、计划生育特殊家庭等60周岁以上老年人';

export const EXCLUSIONS: Readonly<Record<ExclusionCode, PlanSentence & { readonly label: string }>> = {
  S1: { label: '未满60周岁', quote: '60周岁以上老年人', source: TASK_1, reading: '满60周岁当天起列入' },
  S2: {
    label: '已入住机构',
    quote: '稳妥化解特殊困难老年人居家养老安全风险',
    source: '一',
    reading: '探访关爱针对居家老年人，机构含集中供养',
  },
  S3: { label: '已去世', quote: '定期动态更新，精准到户、到人', source: '三（一）2', reading: '' },
  S4: {
    label: '不在本市居住',
    quote: '全面掌握属地特殊困难老年人基本信息',
    source: '三（一）2',
    reading: '按居住地，不按户籍',
  },
  S5: { label: '不属于任何对象类型', quote: SCOPE, source: TASK_1, reading: '' },
};

/** Annex 1 and, for the last two, the boxes of Annex 3. */
export const TARGET_TYPE_SENTENCES: Readonly<Record<TargetType, PlanSentence>> = {
  living_alone: {
    quote: '独居老年人：指没有伴侣、子女，或与伴侣、子女不在同一设区市主城区、同一县（市）居住，单独居住的老年人。',
    source: '附件1第1项',
    reading: '一人居住，且（从严）伴侣、子女均不在本市；有保姆、孙辈同住的不算',
  },
  empty_nest: {
    quote: '空巢老年人：指没有子女，或与子女不在同一设区市主城区、同一县（市）居住的“双老”家庭老年人。',
    source: '附件1第2项',
    reading: '夫妻（伴侣）二人均满60周岁、家中无他人，且（从严）无子女在本市',
  },
  left_behind: {
    quote:
      '农村留守老年人：子女长期（半年以上）离开户籍地进入城镇务工或从事其他生产经营活动，在农村留守的、身边没有赡养人或者赡养人无赡养能力的老年人。',
    source: '附件1第3项',
    reading: '村委会辖区，子女外出6个月以上，身边无有能力的赡养人',
  },
  disabled_elderly: {
    quote:
      '失能（失智）老年人：根据《老年人能力评估规范》国家标准（GB/T42195-2022），由专业评估人员根据评估指标评价在65分以下的老年人。',
    source: '附件1第4项',
    reading: '“以下”含65分；确诊失智的即算；仅勾选而无专业评分的为待评估，不算',
  },
  advanced_age: { quote: '高龄老年人：年龄在80周岁以上的老年人。', source: '附件1第6项', reading: '含80周岁' },
  severe_disability: {
    quote: '重残老年人：持有第二代《中华人民共和国残疾人证》，残疾程度为一级、二级的残疾老年人。',
    source: '附件1第5项',
    reading: '',
  },
  destitute_scattered: {
    quote:
      '分散供养特困老年人：无生活来源，无法定赡养、抚养、扶养义务人或者其法定义务人无履行义务能力，选择分散供养方式的60周岁以上特困供养对象。',
    source: '附件1第7项',
    reading: '以民政部门认定为准',
  },
  special_family_planning: {
    quote:
      '计划生育特殊家庭老年人：独生子女发生伤残(被依法鉴定为三级以上伤残)或死亡、未再生育或收养子女的家庭中失能或70周岁以上的老年人。',
    source: '附件1第8项',
    reading: '家庭身份以卫健部门认定为准；作为对象类型须本人失能或满70周岁',
  },
  cares_for_impaired_child: {
    quote: '长期与无生活自理能力子女共同居住老年人',
    source: '附件3',
    reading: '按三（一）1“长期照料”认定：6个月以上，不同住也算',
  },
  other: { quote: '其他对象（请具体说明）', source: '附件3', reading: '须写明具体情况' },
};
