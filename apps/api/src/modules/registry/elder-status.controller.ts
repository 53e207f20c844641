import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { PageQuery } from '../../platform/paging.js';
import { ElderFile } from './elder-file.dto.js';
import {
  CloseFile,
  DeclareWish,
  ElderStatusNow,
  RefusalPage,
  ReopenFile,
  ResumeVisits,
  StatusChanged,
  StatusEventPage,
  SuspendVisits,
} from './elder-status.dto.js';
import { RefusalQuery } from './elder-status-query.dto.js';
import { ElderStatusService } from './elder-status.service.js';
import { ElderStatusViewsService } from './elder-status-views.service.js';
import { FileClosingService } from './file-closing.service.js';

/** Status over time: away, declined, closed, opened again. */
@ApiTags('registry')
@Controller()
export class ElderStatusController {
  constructor(
    private readonly statuses: ElderStatusService,
    private readonly closing: FileClosingService,
    private readonly views: ElderStatusViewsService,
  ) {}

  /** What happened to the status of a file, latest first. */
  @Get('elders/:id/status-events')
  @Allow('elder.read')
  timeline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<StatusEventPage> {
    return this.views.timeline(actor, id, query);
  }

  /** Days away, and whether the wish is to be asked again. */
  @Get('elders/:id/status')
  @Allow('elder.read')
  now(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<ElderStatusNow> {
    return this.views.now(actor, id);
  }

  /** Who declined visits: 本季度再问一次意愿. */
  @Get('refusals')
  @Allow('elder.read')
  refusals(@CurrentActor() actor: Actor, @Query() query: RefusalQuery): Promise<RefusalPage> {
    return this.views.refusals(actor, query.show ?? 'to_ask', query);
  }

  /** In hospital or away: home visits become remote contacts. */
  @Post('elders/:id/suspensions')
  @HttpCode(200)
  @Allow('elder.suspend')
  suspend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SuspendVisits,
  ): Promise<ElderFile> {
    return this.statuses.suspend(actor, id, body);
  }

  /** At home again. */
  @Post('elders/:id/absences/:absenceId/end')
  @HttpCode(200)
  @Allow('elder.suspend')
  resume(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('absenceId', ParseIntPipe) absenceId: number,
    @Body() body: ResumeVisits,
  ): Promise<ElderFile> {
    return this.statuses.resume(actor, id, absenceId, body);
  }

  /** What the elder said when asked whether visits are welcome. */
  @Post('elders/:id/wishes')
  @HttpCode(200)
  @Allow('elder.ask')
  declareWish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: DeclareWish,
  ): Promise<ElderFile> {
    return this.statuses.declareWish(actor, id, body);
  }

  /** Closes a file. */
  @Post('elders/:id/closing')
  @HttpCode(200)
  @Allow('elder.close')
  close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: CloseFile,
  ): Promise<StatusChanged> {
    return this.closing.close(actor, id, body);
  }

  /** Opens a closed file again. */
  @Post('elders/:id/reopening')
  @HttpCode(200)
  @Allow('elder.reopen')
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ReopenFile,
  ): Promise<StatusChanged> {
    return this.closing.reopen(actor, id, body);
  }
}
