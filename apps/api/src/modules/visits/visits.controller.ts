import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { PageQuery } from '../../platform/paging.js';
import { CorrectVisit, RecordVisit, WithdrawVisit } from './record-visit.dto.js';
import { VisitDetail, VisitDto, VisitPage } from './visit.dto.js';
import { VisitChangesService } from './visit-changes.service.js';
import { VisitRecordsService } from './visit-records.service.js';
import { VisitsService } from './visits.service.js';

@ApiTags('visits')
@Controller()
export class VisitsController {
  constructor(
    private readonly visits: VisitsService,
    private readonly changes: VisitChangesService,
    private readonly records: VisitRecordsService,
  ) {}

  /** Records a visit or an attempt. The same record sent again gets the first answer. */
  @Post('visits')
  @Allow('visit.record')
  record(@CurrentActor() actor: Actor, @Body() body: RecordVisit): Promise<VisitDto> {
    return this.visits.record(actor, body);
  }

  /** One record, with its signature. */
  @Get('visits/:id')
  @Allow('visit.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<VisitDetail> {
    return this.records.read(actor, id);
  }

  /** 更正: a new record takes the place of this one, which is kept and no longer counts. */
  @Post('visits/:id/corrections')
  @Allow('visit.correct')
  correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: CorrectVisit,
  ): Promise<VisitDto> {
    return this.changes.correct(actor, id, body);
  }

  /** 撤回: the record is kept and no longer counts. */
  @Post('visits/:id/withdrawal')
  @Allow('visit.withdraw')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: WithdrawVisit,
  ): Promise<VisitDetail> {
    return this.changes.withdraw(actor, id, body);
  }

  /** An elder's records, latest first. */
  @Get('elders/:elderId/visits')
  @Allow('visit.read')
  ofElder(
    @CurrentActor() actor: Actor,
    @Param('elderId', ParseIntPipe) elderId: number,
    @Query() query: PageQuery,
  ): Promise<VisitPage> {
    return this.records.ofElder(actor, elderId, query);
  }
}
