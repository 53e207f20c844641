import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { FigureRecordsService } from './figure-records.service.js';
import { FigureTablesService } from './figure-tables.service.js';
import { FigureRecordPage, FigureRecordsQuery, FigureTable, FigureTableQuery, MeasureDto } from './figures.dto.js';

/** Figures of places and periods. */
@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  constructor(
    private readonly tables: FigureTablesService,
    private readonly records: FigureRecordsService,
  ) {}

  /** Figures by two of place, period, class, kind and measure. */
  @Get()
  @Allow('figure.read')
  read(@CurrentActor() actor: Actor, @Query() query: FigureTableQuery): Promise<FigureTable> {
    return this.tables.read(actor, query);
  }

  /** What every measure means: numerator, denominator, source, place in the plan. */
  @Get('measures')
  @Allow('figure.read')
  measures(): MeasureDto[] {
    return this.tables.measures();
  }

  /** The records behind one number of a village or town. */
  @Get('records')
  @Allow('figure.read')
  list(@CurrentActor() actor: Actor, @Query() query: FigureRecordsQuery): Promise<FigureRecordPage> {
    return this.records.list(actor, query);
  }
}
