import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow, ReadsOnly } from '../../platform/allow.decorator.js';
import { PageQuery } from '../../platform/paging.js';
import {
  AssignedElderPage,
  AssignedEldersQuery,
  AssignmentHistory,
  Coverage,
  HandOver,
  HandOverDone,
  HandOverPreview,
  PreviewHandOver,
  VisitorPage,
  VisitorsQuery,
} from './assignments.dto.js';
import { AssignmentListsService } from './assignment-lists.service.js';
import { FilingPage, FilingsDone, FilingView, FileVisitors, WithdrawFiling } from './filings.dto.js';
import { FilingsService } from './filings.service.js';
import { HandOversService } from './hand-overs.service.js';
import { ArrangeLeave, CoverProposal, EndLeave, LeavePage, LeaveView, ProposeCovers } from './leaves.dto.js';
import { LeavesService } from './leaves.service.js';

@ApiTags('assignments')
@Controller()
export class AssignmentsController {
  constructor(
    private readonly lists: AssignmentListsService,
    private readonly handOvers: HandOversService,
    private readonly leaves: LeavesService,
    private readonly filings: FilingsService,
  ) {}

  /** Elders with their 探访关爱联系人, to choose from. */
  @Get('assignments/elders')
  @Allow('assignment.read')
  elders(@CurrentActor() actor: Actor, @Query() query: AssignedEldersQuery): Promise<AssignedElderPage> {
    return this.lists.elders(actor, query);
  }

  /** Visitors with what each has to do this week, and whether they are filed with the bureau. */
  @Get('assignments/visitors')
  @Allow('assignment.read')
  visitors(@CurrentActor() actor: Actor, @Query() query: VisitorsQuery): Promise<VisitorPage> {
    return this.lists.visitors(actor, query);
  }

  /** How many elders have no named visitor. */
  @Get('assignments/coverage')
  @Allow('assignment.read')
  coverage(@CurrentActor() actor: Actor): Promise<Coverage> {
    return this.lists.coverage(actor);
  }

  /** What a hand-over comes to. Nothing is saved. */
  @Post('assignments/hand-over/preview')
  @HttpCode(200)
  @Allow('assignment.hand_over')
  @ReadsOnly()
  preview(@CurrentActor() actor: Actor, @Body() body: PreviewHandOver): Promise<HandOverPreview> {
    return this.handOvers.preview(actor, body);
  }

  /** 交接: gives elders another visitor, for good or for a period. */
  @Post('assignments/hand-over')
  @HttpCode(200)
  @Allow('assignment.hand_over')
  handOver(@CurrentActor() actor: Actor, @Body() body: HandOver): Promise<HandOverDone> {
    return this.handOvers.handOver(actor, body);
  }

  /** Who visited an elder, latest first. */
  @Get('elders/:id/assignments')
  @Allow('elder.read')
  history(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<AssignmentHistory> {
    return this.lists.historyOf(actor, id);
  }

  /** Days of leave, latest first. */
  @Get('leaves')
  @Allow('assignment.read')
  listLeaves(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<LeavePage> {
    return this.leaves.list(actor, query);
  }

  /** How a visitor's elders could be shared out over colleagues. Nothing is saved. */
  @Post('leaves/proposal')
  @HttpCode(200)
  @Allow('leave.arrange')
  @ReadsOnly()
  propose(@CurrentActor() actor: Actor, @Body() body: ProposeCovers): Promise<CoverProposal> {
    return this.leaves.propose(actor, body);
  }

  /** 请假代班: colleagues stand in for a visitor on these days. */
  @Post('leaves')
  @Allow('leave.arrange')
  arrange(@CurrentActor() actor: Actor, @Body() body: ArrangeLeave): Promise<LeaveView> {
    return this.leaves.arrange(actor, body);
  }

  /** The visitor is back before the last day. */
  @Post('leaves/:id/end')
  @HttpCode(200)
  @Allow('leave.arrange')
  end(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number, @Body() body: EndLeave): Promise<LeaveView> {
    return this.leaves.end(actor, id, body);
  }

  /** 报送备案: filings of visitors with the bureau, latest first. */
  @Get('visitor-filings')
  @Allow('assignment.read')
  listFilings(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<FilingPage> {
    return this.filings.list(actor, query);
  }

  /** Files visitors with the bureau; who is filed already stays so. */
  @Post('visitor-filings')
  @Allow('visitor.file')
  file(@CurrentActor() actor: Actor, @Body() body: FileVisitors): Promise<FilingsDone> {
    return this.filings.file(actor, body);
  }

  /** Withdraws a filing. */
  @Post('visitor-filings/:id/withdrawal')
  @HttpCode(200)
  @Allow('visitor.file')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: WithdrawFiling,
  ): Promise<FilingView> {
    return this.filings.withdraw(actor, id, body);
  }
}
