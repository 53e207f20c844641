import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { AddAttachment, RemoveAttachment } from './quarter-attachments.dto.js';
import { QuarterAttachments } from './quarter-attachments.service.js';
import { QuarterReportViews } from './quarter-report-views.service.js';
import { QuarterReportDto } from './quarter-reports.dto.js';

/** Papers and pictures of a quarter's report. */
@ApiTags('reports')
@Controller('quarter-reports/:place/:quarter/attachments')
export class QuarterAttachmentsController {
  constructor(
    private readonly attachments: QuarterAttachments,
    private readonly views: QuarterReportViews,
  ) {}

  /** Adds an uploaded file to the own report. */
  @Post()
  @HttpCode(200)
  @Allow('report.write')
  async add(
    @CurrentActor() actor: Actor,
    @Param('place') place: string,
    @Param('quarter') quarter: string,
    @Body() body: AddAttachment,
  ): Promise<QuarterReportDto> {
    await this.attachments.add(actor, place, quarter, body);
    return this.views.read(actor, place, quarter);
  }

  /** The file. */
  @Get(':id')
  @Allow('report.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('Cache-Control', 'no-store')
  async open(
    @CurrentActor() actor: Actor,
    @Param('place') place: string,
    @Param('quarter') quarter: string,
    @Param('id', ParseIntPipe) id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, mediaType, content } = await this.attachments.open(actor, place, quarter, id);
    await reply
      .header('content-type', mediaType)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('x-content-type-options', 'nosniff')
      .send(content);
  }

  /** Takes it off again. */
  @Post(':id/removal')
  @HttpCode(200)
  @Allow('report.write')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('place') place: string,
    @Param('quarter') quarter: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RemoveAttachment,
  ): Promise<QuarterReportDto> {
    await this.attachments.remove(actor, place, quarter, id, body);
    return this.views.read(actor, place, quarter);
  }
}
