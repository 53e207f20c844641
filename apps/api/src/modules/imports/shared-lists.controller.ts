import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { LIST_SOURCES } from '@tanfang/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { sendDocument } from '../../platform/documents/index.js';
import { PageQuery } from '../../platform/paging.js';
import { ListItemsService } from './list-items.service.js';
import { receiveWorkbook } from './received-file.js';
import {
  DismissListItem,
  ListedPersonView,
  ListItemPage,
  ListItemQuery,
  ListItemView,
  ListTemplateQuery,
  SharedListPage,
  SharedListView,
  UploadListQuery,
} from './shared-lists.dto.js';
import { SharedListsService } from './shared-lists.service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Lists that other bureaus share (三（三）9). */
@ApiTags('imports')
@Controller('shared-lists')
export class SharedListsController {
  constructor(private readonly lists: SharedListsService) {}

  /** The template for the list of a bureau. */
  @Get('template')
  @Allow('shared_list.upload')
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async template(@Query() { source }: ListTemplateQuery, @Res() reply: FastifyReply): Promise<void> {
    const name = `${LIST_SOURCES[source].replace('：', '-')}名单模板`;
    await sendDocument(reply, { name, format: 'xlsx', body: await this.lists.template(source) });
  }

  /** Lists, newest first. */
  @Get()
  @Allow('shared_list.read')
  list(@Query() query: PageQuery): Promise<SharedListPage> {
    return this.lists.list(query);
  }

  /** Uploads a list; it is matched with the register in the background, which itself does not change. */
  @Post()
  @Allow('shared_list.upload')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  async upload(
    @CurrentActor() actor: Actor,
    @Query() { source, complete }: UploadListQuery,
    @Req() request: FastifyRequest,
  ): Promise<SharedListView> {
    return this.lists.upload(actor, source, complete, await receiveWorkbook(request));
  }

  @Get(':id')
  @Allow('shared_list.read')
  read(@Param('id', ParseIntPipe) id: number): Promise<SharedListView> {
    return this.lists.read(id);
  }
}

/** The review queue of what lists and the register disagree about. */
@ApiTags('imports')
@Controller('list-items')
export class ListItemsController {
  constructor(private readonly items: ListItemsService) {}

  /** Items of the place, oldest first. */
  @Get()
  @Allow('list_item.read')
  list(@CurrentActor() actor: Actor, @Query() query: ListItemQuery): Promise<ListItemPage> {
    return this.items.list(actor, query);
  }

  /** Takes the list's word over into the file. */
  @Post(':id/acceptance')
  @HttpCode(200)
  @Allow('list_item.accept')
  accept(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<ListItemView> {
    return this.items.accept(actor, id);
  }

  /** The register stays as it is, with a reason. */
  @Post(':id/dismissal')
  @HttpCode(200)
  @Allow('list_item.dismiss')
  dismiss(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: DismissListItem,
  ): Promise<ListItemView> {
    return this.items.dismiss(actor, id, reason);
  }

  /** Takes a decision back. */
  @Post(':id/reopening')
  @HttpCode(200)
  @Allow('list_item.reopen')
  reopen(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<ListItemView> {
    return this.items.reopen(actor, id);
  }

  /** Who it is that has no file, with the number, to open one. */
  @Post(':id/person')
  @HttpCode(200)
  @Allow('list_item.reveal')
  person(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<ListedPersonView> {
    return this.items.person(actor, id);
  }
}
