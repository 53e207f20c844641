import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { WeekList, WeekListQuery } from './week-list.dto.js';
import { WeekListService } from './week-list.service.js';

@ApiTags('planning')
@Controller('week-list')
export class WeekListController {
  constructor(private readonly weekLists: WeekListService) {}

  /** Who is due a contact this week, most pressing first, grouped by household. */
  @Get()
  @Allow('week_list.read')
  read(@CurrentActor() actor: Actor, @Query() query: WeekListQuery): Promise<WeekList> {
    return this.weekLists.read(actor, query);
  }
}
