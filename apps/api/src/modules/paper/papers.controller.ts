import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow, Public } from '../../platform/allow.decorator.js';
import { sendDocument } from '../../platform/documents/index.js';
import { DoorLabelsMaker } from './door-labels.maker.js';
import {
  ExportRegister,
  ExportVisitorFiling,
  IssuedPaper,
  PrintDoorLabels,
  PrintRegistrationForms,
  PrintVisitRecords,
} from './paper.dto.js';
import { PapersService } from './papers.service.js';

/** What is printed and exported: each is asked for with a session, and fetched once with the ticket that comes back. */
@ApiTags('papers')
@Controller('papers')
export class PapersController {
  constructor(
    private readonly papers: PapersService,
    private readonly doorLabels: DoorLabelsMaker,
  ) {}

  /** Annex 3 (信息登记表) of an elder, a household or a village. */
  @Post('registration-forms')
  @HttpCode(200)
  @Allow('elder.print')
  registrationForms(@CurrentActor() actor: Actor, @Body() body: PrintRegistrationForms): Promise<IssuedPaper> {
    return this.papers.issue(actor, 'registration_form', body);
  }

  /** Annex 4 (探访关爱服务记录表) of a visit, or of an elder's visits in a period. */
  @Post('visit-records')
  @HttpCode(200)
  @Allow('visit.print')
  visitRecords(@CurrentActor() actor: Actor, @Body() body: PrintVisitRecords): Promise<IssuedPaper> {
    return this.papers.issue(actor, 'visit_record', body);
  }

  /** Sheets of labels for the doors of a village; issues codes where there are none, if asked to. */
  @Post('door-labels')
  @HttpCode(200)
  @Allow('door_code.print')
  labels(
    @CurrentActor() actor: Actor,
    @Body() body: PrintDoorLabels,
    @Req() request: FastifyRequest,
  ): Promise<IssuedPaper> {
    const origin = `${request.protocol}://${request.host}`;
    return this.papers.issue(actor, 'door_labels', this.doorLabels.request(body, origin));
  }

  /** 报送备案: who visits whom in a village, a town or the city. */
  @Post('visitor-filings')
  @HttpCode(200)
  @Allow('visitor_filing.export')
  visitorFiling(@CurrentActor() actor: Actor, @Body() body: ExportVisitorFiling): Promise<IssuedPaper> {
    return this.papers.issue(actor, 'visitor_filing', body);
  }

  /** The register as a workbook, with the filters of its list and chosen columns. */
  @Post('register-exports')
  @HttpCode(200)
  @Allow('register.export')
  registerExport(@CurrentActor() actor: Actor, @Body() body: ExportRegister): Promise<IssuedPaper> {
    return this.papers.issue(actor, 'register_export', body);
  }

  /** The document itself. The ticket stands for the session: a download of a browser or of WeChat carries no header. */
  @Get(':ticket')
  @Public()
  @ApiProduces('application/pdf', 'application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async fetch(@Param('ticket') ticket: string, @Res() reply: FastifyReply): Promise<void> {
    await sendDocument(reply, await this.papers.fetch(ticket));
  }
}
