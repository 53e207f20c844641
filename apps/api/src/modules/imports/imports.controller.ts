import { Controller, Get, Header, HttpCode, Param, ParseIntPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { sendDocument } from '../../platform/documents/index.js';
import { PageQuery } from '../../platform/paging.js';
import { ImportPage, ImportRowPage, ImportRowQuery, ImportView } from './imports.dto.js';
import { ImportsService } from './imports.service.js';
import { receiveWorkbook } from './received-file.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FILE = { schema: { type: 'string' as const, format: 'binary' } };

/** Whole workbooks into the register (摸排). */
@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  /** The template to fill, with drop-down lists and instructions. */
  @Get('template')
  @Allow('import.read')
  @ApiProduces(XLSX)
  @ApiOkResponse(FILE)
  async template(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const body = await this.imports.template(actor);
    await sendDocument(reply, { name: '特殊困难老年人信息登记模板', format: 'xlsx', body });
  }

  /** Imports of the place, newest first. */
  @Get()
  @Allow('import.read')
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<ImportPage> {
    return this.imports.list(actor, query);
  }

  /** Uploads a workbook; the dry run begins in the background. Nothing is in the register before it is applied. */
  @Post()
  @Allow('import.upload')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  async upload(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<ImportView> {
    return this.imports.upload(actor, await receiveWorkbook(request));
  }

  @Get(':id')
  @Allow('import.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<ImportView> {
    return this.imports.read(actor, id);
  }

  /** What the dry run says, row by row, and what became of each. */
  @Get(':id/rows')
  @Allow('import.read')
  @Header('cache-control', 'no-store')
  rows(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: ImportRowQuery,
  ): Promise<ImportRowPage> {
    return this.imports.rowPage(actor, id, query);
  }

  /** The rows that were not taken, with what is wrong marked, to be put right and uploaded again. */
  @Get(':id/marked')
  @Allow('import.read')
  @ApiProduces(XLSX)
  @ApiOkResponse(FILE)
  async marked(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendDocument(reply, { ...(await this.imports.marked(actor, id)), format: 'xlsx' });
  }

  /** Takes the checked rows into the register, in the background. */
  @Post(':id/apply')
  @HttpCode(200)
  @Allow('import.apply')
  apply(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<ImportView> {
    return this.imports.apply(actor, id);
  }

  /** Takes the whole import back, in the background; what was touched since stays. */
  @Post(':id/undo')
  @HttpCode(200)
  @Allow('import.undo')
  undo(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<ImportView> {
    return this.imports.undo(actor, id);
  }
}
