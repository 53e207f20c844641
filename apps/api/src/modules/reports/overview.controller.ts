import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { Overview, OverviewPeople, OverviewQuery, PeopleQuery } from './overview.dto.js';
import { OverviewService } from './overview.service.js';

@ApiTags('reports')
@Controller('overview')
export class OverviewController {
  constructor(private readonly overviews: OverviewService) {}

  /** A region's month and week, child region by child region. */
  @Get()
  @Allow('overview.read')
  read(@CurrentActor() actor: Actor, @Query() query: OverviewQuery): Promise<Overview> {
    return this.overviews.read(actor, query);
  }

  /** The people behind one number of the overview. */
  @Get('people')
  @Allow('overview.read')
  people(@CurrentActor() actor: Actor, @Query() query: PeopleQuery): Promise<OverviewPeople> {
    return this.overviews.people(actor, query);
  }
}
