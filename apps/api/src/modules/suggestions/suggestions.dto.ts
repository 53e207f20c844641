import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { CHANGE_TOPICS, type ChangeTopic, type FileSection } from '@tanfang/domain';

/** A family member says that something about the elder changed. */
export class ReportChange {
  /** Made by the device; the same id again gives the first answer. */
  @IsUUID(undefined, { message: 'clientId 应为 UUID' })
  clientId: string;

  /** 哪方面 */
  @IsIn(Object.keys(CHANGE_TOPICS), { message: '请选择哪方面有变化' })
  topic: ChangeTopic;

  /** 说明 @example 母亲 12 月起住到我家，换了手机号 */
  @IsString({ message: '请说明有什么变化' })
  @IsNotEmpty({ message: '请说明有什么变化' })
  @Matches(/\S/, { message: '请说明有什么变化' })
  @MaxLength(300, { message: '说明不超过 300 字' })
  text: string;

  /** 新的电话；电话变了时可填 */
  @IsOptional()
  @IsString({ message: '新的电话应为文字' })
  @MaxLength(30, { message: '新的电话过长' })
  phone?: string | null;
}

export class ReportedChange {
  id: number;
  topic: ChangeTopic;
  /** Instant. */
  reportedAt: string;
}

/** What is offered at a section of the file. */
export class SuggestionView {
  /** To be sent back with the decision. */
  key: string;
  section: FileSection;
  source: 'family' | 'visit';
  text: string;
  byName: string;
  /** Instant. */
  reportedAt: string;
  /** The field that can be filled in as it is. */
  fills: 'phone' | 'illnessHistory' | null;
  value: string | null;
}

export class SuggestionPage {
  items: SuggestionView[];
  nextCursor: string | null;
}

/** What becomes of a suggestion. Taken over, the change itself is saved on the file. */
export class DecideSuggestion {
  @IsString({ message: '缺少建议的编号，请刷新后再试' })
  @Matches(/^(family|visit):[0-9A-Za-z:-]{1,70}$/, { message: '建议的编号不正确，请刷新后再试' })
  key: string;

  @IsIn(['taken', 'dismissed'], { message: '请选择采纳或不采纳' })
  decision: 'taken' | 'dismissed';
}

export class DecidedSuggestion {
  key: string;
  decision: 'taken' | 'dismissed';
}
