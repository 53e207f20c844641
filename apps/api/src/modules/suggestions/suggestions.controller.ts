import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import {
  DecidedSuggestion,
  DecideSuggestion,
  ReportChange,
  ReportedChange,
  SuggestionPage,
} from './suggestions.dto.js';
import { SuggestionsService } from './suggestions.service.js';

@ApiTags('registry')
@Controller()
export class SuggestionsController {
  constructor(private readonly suggestions: SuggestionsService) {}

  /** "情况有变化": a family member says so; the village looks at it. */
  @Post('family/elders/:id/changes')
  @Allow('suggestion.send')
  report(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ReportChange,
  ): Promise<ReportedChange> {
    return this.suggestions.report(actor, id, body);
  }

  /** What family and visits said that may belong into the file. */
  @Get('elders/:id/suggestions')
  @Allow('suggestion.decide')
  list(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<SuggestionPage> {
    return this.suggestions.list(actor, id);
  }

  /** Takes a suggestion over, or dismisses it. */
  @Post('elders/:id/suggestions/decisions')
  @HttpCode(200)
  @Allow('suggestion.decide')
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: DecideSuggestion,
  ): Promise<DecidedSuggestion> {
    return this.suggestions.decide(actor, id, body);
  }
}
