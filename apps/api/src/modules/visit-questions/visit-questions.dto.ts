import { ApiSchema } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { VisitMethod } from '@tanfang/domain';
import { PageQuery } from '../../platform/paging.js';
import { Trimmed } from '../../platform/presence.js';
import { ODDITY_KINDS, type OddityKind } from './oddities.js';

export class VisitQuestionsQuery extends PageQuery {
  /** `open` (the default) or `answered`. */
  @IsOptional()
  @IsIn(['open', 'answered'], { message: '只能看待说明的或已说明的' })
  state?: 'open' | 'answered';

  @IsOptional()
  @IsIn(Object.keys(ODDITY_KINDS), { message: '没有这一类' })
  kind?: OddityKind;
}

/** A visit that a question is about. */
export class AskedVisit {
  visitId: number;
  elderId: number;
  elderName: string;
  address: string;
  method: VisitMethod;
  /** Instant, ISO 8601 UTC. */
  startedAt: string;
}

/** A question about recorded visits: light evidence, never a verdict. */
@ApiSchema({ name: 'VisitQuestion' })
export class VisitQuestionView {
  id: number;
  kind: OddityKind;
  visitorId: number;
  visitorName: string;
  villageCode: string;
  villageName: string;
  /** Local date, YYYY-MM-DD. */
  on: string;
  sentence: string;
  visits: AskedVisit[];
  foundAt: string;
  answer: string | null;
  /** Null while it is open, and where the records were put right. */
  answeredByName: string | null;
  answeredAt: string | null;
}

export class VisitQuestionPage {
  items: VisitQuestionView[];
  nextCursor: string | null;
}

export class AnswerVisitQuestion {
  @IsUUID(undefined, { message: '记录编号不正确' })
  clientId: string;

  /** How it came about, in words. */
  @Trimmed()
  @IsString({ message: '请写下是怎么回事' })
  @IsNotEmpty({ message: '请写下是怎么回事' })
  @MaxLength(500, { message: '说明最多 500 字' })
  answer: string;
}
