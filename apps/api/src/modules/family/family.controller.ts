import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { PageQuery } from '../../platform/paging.js';
import {
  AskVisitorPhone,
  BindFamily,
  FamilyBindingPage,
  FamilyBindingView,
  FamilyElderPage,
  FamilyLookPage,
  FamilySummary,
  RecordFamilyConsent,
  ReportDone,
  RevealedVisitorPhone,
} from './family.dto.js';
import { FamilyBindingsService } from './family-bindings.service.js';
import { FamilyService } from './family.service.js';

@ApiTags('family')
@Controller()
export class FamilyController {
  constructor(
    private readonly family: FamilyService,
    private readonly bindings: FamilyBindingsService,
  ) {}

  /** The elders who agreed that the signed-in family member may see their visits. */
  @Get('family/elders')
  @Allow('family.read')
  elders(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<FamilyElderPage> {
    return this.family.elders(actor, query);
  }

  /** Calm summary of one of them. */
  @Get('family/elders/:id')
  @Allow('family.read')
  summary(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<FamilySummary> {
    return this.family.summary(actor, id);
  }

  /** Who looked at the elder's masked numbers, when and what for; latest first. */
  @Get('family/elders/:id/looks')
  @Allow('family.read')
  looks(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<FamilyLookPage> {
    return this.family.looks(actor, id, query);
  }

  /** The number of the elder's visitor, for a call; who asked is kept. */
  @Post('family/elders/:id/visitor-phone')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Allow('family.read')
  visitorPhone(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AskVisitorPhone,
  ): Promise<RevealedVisitorPhone> {
    return this.family.visitorPhone(actor, id, body.reason);
  }

  /** The family says that something a visit found is done: a suggestion to whoever sees to it, not a closing. */
  @Post('family/elders/:id/follow-ups/:followUpId/done')
  @HttpCode(200)
  @Allow('family.report_done')
  reportDone(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('followUpId', ParseIntPipe) followUpId: number,
    @Body() body: ReportDone,
  ): Promise<FamilySummary> {
    return this.family.reportDone(actor, id, followUpId, body);
  }

  /** The family accounts bound to an elder. */
  @Get('elders/:id/family-bindings')
  @Allow('family.bind')
  bound(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<FamilyBindingPage> {
    return this.bindings.list(actor, id, query);
  }

  /** Binds a family account to an elder, with the elder's wish about it. */
  @Post('elders/:id/family-bindings')
  @Allow('family.bind')
  bind(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: BindFamily,
  ): Promise<FamilyBindingView> {
    return this.bindings.bind(actor, id, body);
  }

  /** Records the elder's new wish about one family member. */
  @Post('elders/:id/family-bindings/:bindingId/consents')
  @HttpCode(200)
  @Allow('family.bind')
  recordConsent(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Param('bindingId', ParseIntPipe) bindingId: number,
    @Body() body: RecordFamilyConsent,
  ): Promise<FamilyBindingView> {
    return this.bindings.recordConsent(actor, id, bindingId, body);
  }
}
