import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { CorrectAddress, HouseholdDetail, MovedPeople, MovePeople, PlacesLived } from './household-moves.dto.js';
import { HouseholdMovesService } from './household-moves.service.js';
import { HouseholdPagesService } from './household-pages.service.js';

@ApiTags('registry')
@Controller()
export class HouseholdsController {
  constructor(
    private readonly pages: HouseholdPagesService,
    private readonly moves: HouseholdMovesService,
  ) {}

  /** A household: who lives here, and who did. */
  @Get('households/:id')
  @Allow('elder.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<HouseholdDetail> {
    return this.pages.read(actor, id);
  }

  /** 迁出、迁入、分户: people leave this household for another one, or for a new one anywhere in the city. */
  @Post('households/:id/moves')
  @HttpCode(200)
  @Allow('household.move')
  move(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: MovePeople,
  ): Promise<MovedPeople> {
    return this.moves.move(actor, id, body);
  }

  /** 更正地址: puts right where the household is; nobody moves. */
  @Post('households/:id/corrections')
  @HttpCode(200)
  @Allow('household.move')
  correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: CorrectAddress,
  ): Promise<HouseholdDetail> {
    return this.pages.correctAddress(actor, id, body);
  }

  /** The households an elder has lived in, latest first. */
  @Get('elders/:id/households')
  @Allow('elder.read')
  places(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<PlacesLived> {
    return this.pages.placesOf(actor, id);
  }
}
