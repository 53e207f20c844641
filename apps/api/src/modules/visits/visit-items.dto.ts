import { IsIn, IsOptional } from 'class-validator';

const POPULATION = ['unchanged', 'increased', 'decreased'] as const;
const CHANGE = ['unchanged', 'better', 'worse'] as const;
const ILLNESS = ['unchanged', 'severe', 'improved'] as const;
const SAFETY = ['safe', 'fairly_safe', 'unsafe'] as const;

/** Answers to the items of Annex 4, part one. Null or left out: not answered. */
export class VisitAnswers {
  /** 家庭状况 · 人口变化 */
  @IsOptional()
  @IsIn(POPULATION, { message: '人口变化请选：无变化、增加或减少' })
  populationChange?: 'unchanged' | 'increased' | 'decreased' | null;

  /** 健康状况 · 表达能力 */
  @IsOptional()
  @IsIn(CHANGE, { message: '表达能力请选：无变化、较好或较差' })
  expression?: 'unchanged' | 'better' | 'worse' | null;

  /** 健康状况 · 行动能力 */
  @IsOptional()
  @IsIn(CHANGE, { message: '行动能力请选：无变化、较好或较差' })
  mobility?: 'unchanged' | 'better' | 'worse' | null;

  /** 健康状况 · 疾病状况 */
  @IsOptional()
  @IsIn(ILLNESS, { message: '疾病状况请选：无变、严重或转好' })
  illness?: 'unchanged' | 'severe' | 'improved' | null;

  /** 精神状态 · 情绪状态 */
  @IsOptional()
  @IsIn(CHANGE, { message: '情绪状态请选：无变化、较好或较差' })
  mood?: 'unchanged' | 'better' | 'worse' | null;

  /** 安全情况 · 燃气安全 */
  @IsOptional()
  @IsIn(SAFETY, { message: '燃气安全请选：安全、较安全或不安全' })
  gasSafety?: 'safe' | 'fairly_safe' | 'unsafe' | null;

  /** 安全情况 · 水暖安全 */
  @IsOptional()
  @IsIn(SAFETY, { message: '水暖安全请选：安全、较安全或不安全' })
  waterHeatingSafety?: 'safe' | 'fairly_safe' | 'unsafe' | null;

  /** 安全情况 · 用电安全 */
  @IsOptional()
  @IsIn(SAFETY, { message: '用电安全请选：安全、较安全或不安全' })
  electricitySafety?: 'safe' | 'fairly_safe' | 'unsafe' | null;

  /** 卫生状况 · 个人卫生 */
  @IsOptional()
  @IsIn(CHANGE, { message: '个人卫生请选：无变化、较好或较差' })
  personalHygiene?: 'unchanged' | 'better' | 'worse' | null;

  /** 卫生状况 · 家庭卫生 */
  @IsOptional()
  @IsIn(CHANGE, { message: '家庭卫生请选：无变化、较好或较差' })
  homeHygiene?: 'unchanged' | 'better' | 'worse' | null;

  /** 居住环境 · 室内环境 */
  @IsOptional()
  @IsIn(CHANGE, { message: '室内环境请选：无变化、较好或较差' })
  indoorEnvironment?: 'unchanged' | 'better' | 'worse' | null;
}
