import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { PageQuery } from '../../platform/paging.js';
import { DecideRaise, EndRaise, ProposeRaise, RaisePage, RaiseQuery, RaiseView } from './raises.dto.js';
import { RaisesService } from './raises.service.js';

/** 人工提级. */
@ApiTags('raises')
@Controller()
export class RaisesController {
  constructor(private readonly raises: RaisesService) {}

  /** Raises of the account's place: those that wait for it, those that hold, or all. */
  @Get('class-raises')
  @Allow('class_raise.read')
  list(@CurrentActor() actor: Actor, @Query() query: RaiseQuery): Promise<RaisePage> {
    return this.raises.list(actor, query);
  }

  /** The raises of one elder, latest first. */
  @Get('elders/:id/class-raises')
  @Allow('class_raise.read')
  ofElder(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<RaisePage> {
    return this.raises.ofElder(actor, id, query);
  }

  /** Proposes a class above the judged one. */
  @Post('elders/:id/class-raises')
  @Allow('class_raise.propose')
  propose(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ProposeRaise,
  ): Promise<RaiseView> {
    return this.raises.propose(actor, id, body);
  }

  /** Approves or refuses a proposal. */
  @Post('class-raises/:id/decision')
  @HttpCode(200)
  @Allow('class_raise.decide')
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: DecideRaise,
  ): Promise<RaiseView> {
    return this.raises.decide(actor, id, body);
  }

  /** Ends a raise, or takes a proposal back. */
  @Post('class-raises/:id/end')
  @HttpCode(200)
  @Allow('class_raise.end')
  end(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number, @Body() body: EndRaise): Promise<RaiseView> {
    return this.raises.end(actor, id, body);
  }
}
