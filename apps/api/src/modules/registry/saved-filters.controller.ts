import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { PageQuery } from '../../platform/paging.js';
import { RemovedFilter, SavedFilterPage, SavedFilterView, SaveFilter } from './saved-filters.dto.js';
import { SavedFiltersService } from './saved-filters.service.js';

@ApiTags('registry')
@Controller('saved-filters')
export class SavedFiltersController {
  constructor(private readonly filters: SavedFiltersService) {}

  /** Filters of the register: one's own, and those shared in one's place. */
  @Get()
  @Allow('saved_filter.keep')
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<SavedFilterPage> {
    return this.filters.list(actor, query);
  }

  /** Keeps a filter; the same name again replaces it. */
  @Post()
  @Allow('saved_filter.keep')
  save(@CurrentActor() actor: Actor, @Body() body: SaveFilter): Promise<SavedFilterView> {
    return this.filters.save(actor, body);
  }

  /** Removes one's own filter. */
  @Post(':id/removal')
  @HttpCode(200)
  @Allow('saved_filter.keep')
  remove(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<RemovedFilter> {
    return this.filters.remove(actor, id);
  }
}
