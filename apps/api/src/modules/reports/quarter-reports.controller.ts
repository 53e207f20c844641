import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { sendDocument } from '../../platform/documents/index.js';
import { QuarterDocuments } from './quarter-documents.service.js';
import { QuarterReportViews } from './quarter-report-views.service.js';
import {
  CorrectReport,
  DecideReport,
  QuarterQuery,
  QuarterReportDto,
  QuarterTable,
  ReportDocumentQuery,
  SubmitReport,
  WriteReportTexts,
} from './quarter-reports.dto.js';
import { QuarterReportsService } from './quarter-reports.service.js';

/** 按季调度: the towns' reports of a quarter. */
@ApiTags('reports')
@Controller('quarter-reports')
export class QuarterReportsController {
  constructor(
    private readonly reports: QuarterReportsService,
    private readonly views: QuarterReportViews,
    private readonly documents: QuarterDocuments,
  ) {}

  /** 季度调度表: one row a town. */
  @Get()
  @Allow('report.read')
  table(@CurrentActor() actor: Actor, @Query() { quarter }: QuarterQuery): Promise<QuarterTable> {
    return this.views.table(actor, quarter);
  }

  /** 季度调度表 as a workbook. */
  @Get('table.xlsx')
  @Allow('report.read')
  async tableDocument(
    @CurrentActor() actor: Actor,
    @Query() { quarter }: QuarterQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void sendDocument(reply, await this.documents.table(actor, quarter));
  }

  /** A report as a file: an official document, pages, a workbook, or rows for programs. */
  @Get(':place/:quarter/document')
  @Allow('report.read')
  async document(
    @CurrentActor() actor: Actor,
    @Param('place') place: string,
    @Param('quarter') quarter: string,
    @Query() { format }: ReportDocumentQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void sendDocument(reply, await this.documents.report(actor, place, quarter, format));
  }

  /** A town's report, or the city's own summary. */
  @Get(':place/:quarter')
  @Allow('report.read')
  read(
    @CurrentActor() actor: Actor,
    @Param('place') place: string,
    @Param('quarter') quarter: string,
  ): Promise<QuarterReportDto> {
    return this.views.read(actor, place, quarter);
  }

  /** Saves 存在困难 and 下季度打算. */
  @Post(':place/:quarter/texts')
  @HttpCode(200)
  @Allow('report.write')
  async write(
    @CurrentActor() actor: Actor,
    @Param('place') place: string,
    @Param('quarter') quarter: string,
    @Body() body: WriteReportTexts,
  ): Promise<QuarterReportDto> {
    await this.reports.write(actor, place, quarter, body);
    return this.views.read(actor, place, quarter);
  }

  /** Submits the report; its figures are frozen. */
  @Post(':place/:quarter/submission')
  @HttpCode(200)
  @Allow('report.submit')
  async submit(
    @CurrentActor() actor: Actor,
    @Param('place') place: string,
    @Param('quarter') quarter: string,
    @Body() body: SubmitReport,
  ): Promise<QuarterReportDto> {
    await this.reports.submit(actor, place, quarter, body);
    return this.views.read(actor, place, quarter);
  }

  /** Takes a submitted report back. */
  @Post(':place/:quarter/withdrawal')
  @HttpCode(200)
  @Allow('report.submit')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('place') place: string,
    @Param('quarter') quarter: string,
    @Body() body: SubmitReport,
  ): Promise<QuarterReportDto> {
    await this.reports.withdraw(actor, place, quarter, body);
    return this.views.read(actor, place, quarter);
  }

  /** Returns the report with remarks at its lines. */
  @Post(':place/:quarter/return')
  @HttpCode(200)
  @Allow('report.decide')
  async giveBack(
    @CurrentActor() actor: Actor,
    @Param('place') place: string,
    @Param('quarter') quarter: string,
    @Body() body: DecideReport,
  ): Promise<QuarterReportDto> {
    await this.reports.decide(actor, place, quarter, 'return', body);
    return this.views.read(actor, place, quarter);
  }

  /** Accepts the report. */
  @Post(':place/:quarter/acceptance')
  @HttpCode(200)
  @Allow('report.decide')
  async accept(
    @CurrentActor() actor: Actor,
    @Param('place') place: string,
    @Param('quarter') quarter: string,
    @Body() body: DecideReport,
  ): Promise<QuarterReportDto> {
    await this.reports.decide(actor, place, quarter, 'accept', body);
    return this.views.read(actor, place, quarter);
  }

  /** Puts a figure of an accepted report right, beside what was accepted. */
  @Post(':place/:quarter/corrections')
  @HttpCode(200)
  @Allow('report.decide')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('place') place: string,
    @Param('quarter') quarter: string,
    @Body() body: CorrectReport,
  ): Promise<QuarterReportDto> {
    await this.reports.correct(actor, place, quarter, body);
    return this.views.read(actor, place, quarter);
  }
}
