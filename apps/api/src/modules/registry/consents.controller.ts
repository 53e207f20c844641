import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { PageQuery } from '../../platform/paging.js';
import {
  ConsentRecord,
  ConsentRecordPage,
  ConsentTextPage,
  FileSignaturePage,
  FileSignatureView,
  RecordConsent,
  SignFile,
} from './consents.dto.js';
import { ConsentsService } from './consents.service.js';
import { HomePlaceView, PlaceHome } from './home-place.dto.js';
import { HomePlacesService } from './home-places.service.js';
import { LookPage } from './reveal.dto.js';
import { RevealsService } from './reveals.service.js';

@ApiTags('registry')
@Controller()
export class ConsentsController {
  constructor(
    private readonly consents: ConsentsService,
    private readonly places: HomePlacesService,
    private readonly reveals: RevealsService,
  ) {}

  /** The words that elders are asked to agree to, as they are read out today. */
  @Get('consent-texts')
  @Allow('elder.read')
  texts(): ConsentTextPage {
    return this.consents.texts();
  }

  /** What the elder declared, latest first. */
  @Get('elders/:id/consents')
  @Allow('elder.read')
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<ConsentRecordPage> {
    return this.consents.list(actor, id, query);
  }

  /** Records what the elder now wishes; taken back, it ends at once. */
  @Post('elders/:id/consents')
  @Allow('consent.record')
  record(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RecordConsent,
  ): Promise<ConsentRecord> {
    return this.consents.record(actor, id, body);
  }

  /** Signatures under the form of Annex 3, latest first. */
  @Get('elders/:id/signatures')
  @Allow('elder.read')
  signatures(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<FileSignaturePage> {
    return this.consents.signatures(actor, id, query);
  }

  /** Keeps a signature under the form. */
  @Post('elders/:id/signatures')
  @Allow('elder.change')
  sign(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SignFile,
  ): Promise<FileSignatureView> {
    return this.consents.sign(actor, id, body);
  }

  /** Sets or corrects where a home is. */
  @Post('households/:id/place')
  @HttpCode(200)
  @Allow('household.place')
  place(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: PlaceHome,
  ): Promise<HomePlaceView> {
    return this.places.place(actor, id, body);
  }

  /** Who looked at the elder's masked numbers, when and what for; latest first. */
  @Get('elders/:id/looks')
  @Allow('look.read')
  looks(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<LookPage> {
    return this.reveals.looks(actor, id, query);
  }
}
