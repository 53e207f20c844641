import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { PageQuery } from '../../platform/paging.js';
import { RecordVisit } from './record-visit.dto.js';
import { VisitDetail, VisitDto, VisitPage } from './visit.dto.js';
import { VisitRecordsService } from './visit-records.service.js';
import { VisitsService } from './visits.service.js';

@ApiTags('visits')
@Controller()
export class VisitsController {
  constructor(
    private readonly visits: VisitsService,
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
