import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { WeekPeople, WeekPeopleQuery, WeekPlaces, WeekPlacesQuery } from './week-places.dto.js';
import { WeekPlacesService } from './week-places.service.js';

@ApiTags('planning')
@Controller('week-places')
export class WeekPlacesController {
  constructor(private readonly weekPlaces: WeekPlacesService) {}

  /** How far a village, town or the city has come this week, by the places below it or by who is to go there. */
  @Get()
  @Allow('week_place.read')
  read(@CurrentActor() actor: Actor, @Query() query: WeekPlacesQuery): Promise<WeekPlaces> {
    return this.weekPlaces.read(actor, query);
  }

  /** The people behind the numbers, most pressing first. */
  @Get('people')
  @Allow('week_place.read')
  people(@CurrentActor() actor: Actor, @Query() query: WeekPeopleQuery): Promise<WeekPeople> {
    return this.weekPlaces.people(actor, query);
  }
}
