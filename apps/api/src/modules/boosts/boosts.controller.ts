import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { BoostRulesService } from './boost-rules.service.js';
import {
  BoostChoices,
  BoostPage,
  BoostPreview,
  BoostQuery,
  BoostRule,
  BoostView,
  DecideBoost,
  EndBoost,
  ProposeBoost,
} from './boosts.dto.js';
import { BoostsService } from './boosts.service.js';

/** 加密探访 and 远程替代. */
@ApiTags('boosts')
@Controller('boosts')
export class BoostsController {
  constructor(
    private readonly boosts: BoostsService,
    private readonly rules: BoostRulesService,
  ) {}

  /** Rules that touch the account's place, latest first. */
  @Get()
  @Allow('boost.read')
  list(@CurrentActor() actor: Actor, @Query() query: BoostQuery): Promise<BoostPage> {
    return this.boosts.list(actor, query);
  }

  /** What the form offers: kinds, causes, and the places of the account. */
  @Get('choices')
  @Allow('boost.propose')
  choices(@CurrentActor() actor: Actor): BoostChoices {
    return this.rules.choices(actor);
  }

  /** How many contacts a rule would add in a full week, by village. Writes nothing. */
  @Get('preview')
  @Allow('boost.propose')
  preview(@CurrentActor() actor: Actor, @Query() rule: BoostRule): Promise<BoostPreview> {
    return this.rules.preview(actor, rule);
  }

  /** Proposes a rule; it holds when a second person has approved it. */
  @Post()
  @Allow('boost.propose')
  propose(@CurrentActor() actor: Actor, @Body() body: ProposeBoost): Promise<BoostView> {
    return this.boosts.propose(actor, body);
  }

  /** Approves or refuses a proposal. */
  @Post(':id/decision')
  @HttpCode(200)
  @Allow('boost.decide')
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: DecideBoost,
  ): Promise<BoostView> {
    return this.boosts.decide(actor, id, body);
  }

  /** Ends a rule early, or takes a proposal back. */
  @Post(':id/end')
  @HttpCode(200)
  @Allow('boost.end')
  end(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number, @Body() body: EndBoost): Promise<BoostView> {
    return this.boosts.end(actor, id, body);
  }
}
