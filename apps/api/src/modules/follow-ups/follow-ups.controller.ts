import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { AdvanceFollowUp, FollowUpDetail, FollowUpPage, FollowUpQuery } from './follow-ups.dto.js';
import { FollowUpsService } from './follow-ups.service.js';

@ApiTags('follow-ups')
@Controller('follow-ups')
export class FollowUpsController {
  constructor(private readonly followUps: FollowUpsService) {}

  /** What visits found and is not finished, oldest first. */
  @Get()
  @Allow('follow_up.read')
  list(@CurrentActor() actor: Actor, @Query() query: FollowUpQuery): Promise<FollowUpPage> {
    return this.followUps.list(actor, query);
  }

  /** One follow-up with its steps. */
  @Get(':id')
  @Allow('follow_up.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<FollowUpDetail> {
    return this.followUps.read(actor, id);
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
    return this.followUps.advance(actor, id, body);
  }
}
