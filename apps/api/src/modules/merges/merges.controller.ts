import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { DoublesListsService } from './doubles-lists.service.js';
import {
  DismissDouble,
  DoubleDetail,
  DoublePage,
  DoublesQuery,
  MergeDone,
  MergedFiles,
  MergeFiles,
  UndoMerge,
} from './merges.dto.js';
import { MergesService } from './merges.service.js';

@ApiTags('merges')
@Controller()
export class MergesController {
  constructor(
    private readonly lists: DoublesListsService,
    private readonly merges: MergesService,
  ) {}

  /** 疑似重复: pairs of files that look like one person's. */
  @Get('likely-doubles')
  @Allow('double.read')
  list(@CurrentActor() actor: Actor, @Query() query: DoublesQuery): Promise<DoublePage> {
    return this.lists.list(actor, query);
  }

  /** Two files side by side. */
  @Get('likely-doubles/:id')
  @Allow('double.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<DoubleDetail> {
    return this.lists.read(actor, id);
  }

  /** 不是同一人. */
  @Post('likely-doubles/:id/dismissal')
  @HttpCode(200)
  @Allow('double.decide')
  async dismiss(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: DismissDouble,
  ): Promise<DoubleDetail> {
    await this.merges.dismiss(actor, id, body);
    return this.lists.read(actor, id);
  }

  /** 合并: one file stays, the other is closed into it. */
  @Post('likely-doubles/:id/merge')
  @HttpCode(200)
  @Allow('double.decide')
  merge(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: MergeFiles,
  ): Promise<MergeDone> {
    return this.merges.merge(actor, id, body);
  }

  /** 撤销合并: both files stand again as before. */
  @Post('file-merges/:id/undo')
  @HttpCode(200)
  @Allow('double.decide')
  undo(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: UndoMerge,
  ): Promise<MergeDone> {
    return this.merges.undo(actor, id, body);
  }

  /** The other files of the same person, and pairs that wait for a decision. */
  @Get('elders/:id/merged-files')
  @Allow('elder.read')
  filesOf(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<MergedFiles> {
    return this.lists.filesOf(actor, id);
  }
}
