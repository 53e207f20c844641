import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { sendDocument } from '../../platform/documents/index.js';
import { FigureDocuments } from './figure-documents.service.js';
import { FigureForecastService } from './figure-forecast.service.js';
import { FigureForecast, FigureForecastQuery, FigureMonth, FigureMonthQuery } from './figure-months.dto.js';
import { FigureMonthsService } from './figure-months.service.js';
import { FigureRecordsService } from './figure-records.service.js';
import { FigureTablesService } from './figure-tables.service.js';
import { FigureWeeks, FigureWeeksQuery } from './figure-weeks.dto.js';
import { FigureWeeksService } from './figure-weeks.service.js';
import {
  FigureExportQuery,
  FigureRecordPage,
  FigureRecordsQuery,
  FigureTable,
  FigureTableQuery,
  MeasureDto,
} from './figures.dto.js';

/** Figures of places and periods. */
@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  constructor(
    private readonly tables: FigureTablesService,
    private readonly records: FigureRecordsService,
    private readonly documents: FigureDocuments,
    private readonly weekly: FigureWeeksService,
    private readonly months: FigureMonthsService,
    private readonly forecasts: FigureForecastService,
  ) {}

  /** Figures by two of place, period, class, kind and measure. */
  @Get()
  @Allow('figure.read')
  read(@CurrentActor() actor: Actor, @Query() query: FigureTableQuery): Promise<FigureTable> {
    return this.tables.read(actor, query);
  }

  /** The same table as a workbook with totals by formula, or as rows for programs. */
  @Get('export')
  @Allow('figure.read')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: FigureExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void sendDocument(reply, await this.documents.table(actor, query));
  }

  /** A measure for each week of a quarter, by place and class: small charts side by side. */
  @Get('weeks')
  @Allow('figure.read')
  weeks(@CurrentActor() actor: Actor, @Query() query: FigureWeeksQuery): Promise<FigureWeeks> {
    return this.weekly.read(actor, query);
  }

  /** A month of a place and of those below it, with last month and the same month last year. */
  @Get('month')
  @Allow('figure.read')
  month(@CurrentActor() actor: Actor, @Query() query: FigureMonthQuery): Promise<FigureMonth> {
    return this.months.read(actor, query);
  }

  /** Who will be missed by Sunday. */
  @Get('forecast')
  @Allow('figure.read')
  forecast(@CurrentActor() actor: Actor, @Query() query: FigureForecastQuery): Promise<FigureForecast> {
    return this.forecasts.read(actor, query);
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
