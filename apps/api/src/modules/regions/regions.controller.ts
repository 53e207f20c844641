import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../../platform/allow.decorator.js';
import { decodeCursor, pageOf } from '../../platform/paging.js';
import { RegionPage, RegionsQuery } from './regions.dto.js';
import { RegionsService } from './regions.service.js';

/** The tree of places, for pickers. It is public knowledge and not bounded by scope. */
@Controller('regions')
export class RegionsController {
  constructor(private readonly regions: RegionsService) {}

  /** Regions directly below a region, in order of their codes. */
  @Allow('region.read')
  @Get()
  list(@Query() query: RegionsQuery): RegionPage {
    const after = decodeCursor(query.cursor, ['string'])?.[0] ?? '';
    const rows = this.regions
      .childrenOf(query.parent ?? null)
      .filter(({ code }) => code > after)
      .slice(0, query.limit + 1)
      .map(({ code, name, level, kind, parentCode }) => ({ code, name, level, kind, parentCode }));
    return pageOf(rows, query.limit, ({ code }) => [code]);
  }
}
