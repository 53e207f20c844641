import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import {
  AnswerVisitQuestion,
  VisitQuestionPage,
  VisitQuestionsQuery,
  VisitQuestionView,
} from './visit-questions.dto.js';
import { VisitQuestionsService } from './visit-questions.service.js';

@ApiTags('visits')
@Controller('visit-questions')
export class VisitQuestionsController {
  constructor(private readonly questions: VisitQuestionsService) {}

  /** What in the recorded visits is worth a question, latest first. */
  @Get()
  @Allow('visit_question.read')
  list(@CurrentActor() actor: Actor, @Query() query: VisitQuestionsQuery): Promise<VisitQuestionPage> {
    return this.questions.list(actor, query);
  }

  /** Answers a question, which closes it. */
  @Post(':id/answer')
  @HttpCode(200)
  @Allow('visit_question.answer')
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AnswerVisitQuestion,
  ): Promise<VisitQuestionView> {
    return this.questions.answer(actor, id, body);
  }
}
