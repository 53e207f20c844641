import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { sendFile } from '../../platform/files/send-file.js';
import { FollowUpOwnersService } from './follow-up-owners.service.js';
import { FollowUpPhotosService } from './follow-up-photos.service.js';
import { FollowUpStepsService } from './follow-up-steps.service.js';
import {
  AdvanceFollowUp,
  FollowUpCounts,
  FollowUpDetail,
  FollowUpOwners,
  FollowUpPage,
  FollowUpQuery,
  HandOverFollowUp,
  OpenFollowUp,
  RemarkFollowUp,
  RevisitFollowUp,
} from './follow-ups.dto.js';
import { FollowUpsService } from './follow-ups.service.js';

@ApiTags('follow-ups')
@Controller('follow-ups')
export class FollowUpsController {
  constructor(
    private readonly followUps: FollowUpsService,
    private readonly steps: FollowUpStepsService,
    private readonly owners: FollowUpOwnersService,
    private readonly photos: FollowUpPhotosService,
  ) {}

  /** What visits found and is not finished, the earliest due first. */
  @Get()
  @Allow('follow_up.read')
  list(@CurrentActor() actor: Actor, @Query() query: FollowUpQuery): Promise<FollowUpPage> {
    return this.followUps.list(actor, query);
  }

  /** How many unfinished ones there are, by status. */
  @Get('counts')
  @Allow('follow_up.read')
  counts(@CurrentActor() actor: Actor): Promise<FollowUpCounts> {
    return this.followUps.counts(actor);
  }

  /** Opens one by hand. */
  @Post()
  @Allow('follow_up.open')
  open(@CurrentActor() actor: Actor, @Body() body: OpenFollowUp): Promise<FollowUpDetail> {
    return this.steps.open(actor, body);
  }

  /** One follow-up with its steps. */
  @Get(':id')
  @Allow('follow_up.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<FollowUpDetail> {
    return this.followUps.read(actor, id);
  }

  /** A photo of one of its steps. */
  @Get(':id/photos/:fileId')
  @Allow('follow_up.read')
  @ApiProduces('image/jpeg', 'image/png', 'image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('Cache-Control', 'no-store')
  async photo(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.photos.open(actor, id, fileId));
  }

  /** Takes the next step with a follow-up. */
  @Post(':id/transitions')
  @HttpCode(200)
  @Allow('follow_up.advance')
  advance(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AdvanceFollowUp,
  ): Promise<FollowUpDetail> {
    return this.steps.advance(actor, id, body);
  }

  /** A look at the spot (回访): settled, or not. */
  @Post(':id/revisits')
  @HttpCode(200)
  @Allow('follow_up.advance')
  revisit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RevisitFollowUp,
  ): Promise<FollowUpDetail> {
    return this.steps.revisit(actor, id, body);
  }

  /** Brings it a level up before its time. */
  @Post(':id/reports')
  @HttpCode(200)
  @Allow('follow_up.advance')
  report(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RemarkFollowUp,
  ): Promise<FollowUpDetail> {
    return this.steps.report(actor, id, body);
  }

  /** Who can see to it. */
  @Get(':id/owners')
  @Allow('follow_up.read')
  async possibleOwners(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<FollowUpOwners> {
    return { items: await this.owners.list(actor, id) };
  }

  /** Hands it to somebody else. */
  @Post(':id/owner')
  @HttpCode(200)
  @Allow('follow_up.hand_over')
  handOver(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: HandOverFollowUp,
  ): Promise<FollowUpDetail> {
    return this.steps.handOver(actor, id, body);
  }

  /** Words for the time line. */
  @Post(':id/remarks')
  @HttpCode(200)
  @Allow('follow_up.remark')
  remark(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RemarkFollowUp,
  ): Promise<FollowUpDetail> {
    return this.steps.remark(actor, id, body);
  }
}
