import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { EndWarning, EnterWarning, WarningChoices, WarningPage, WarningQuery, WarningView } from './weather.dto.js';
import { WeatherWarningsService } from './weather-warnings.service.js';

/** 天气预警. */
@ApiTags('weather')
@Controller('weather-warnings')
export class WeatherController {
  constructor(private readonly warnings: WeatherWarningsService) {}

  /** Warnings that touch the account's place, latest first. */
  @Get()
  @Allow('weather_warning.read')
  list(@CurrentActor() actor: Actor, @Query() query: WarningQuery): Promise<WarningPage> {
    return this.warnings.list(actor, query);
  }

  /** What the form offers: weather, colours, and the places of the account. */
  @Get('choices')
  @Allow('weather_warning.enter')
  choices(@CurrentActor() actor: Actor): WarningChoices {
    return this.warnings.choices(actor);
  }

  /** Types a warning in. */
  @Post()
  @Allow('weather_warning.enter')
  enter(@CurrentActor() actor: Actor, @Body() body: EnterWarning): Promise<WarningView> {
    return this.warnings.enter(actor, body);
  }

  /** Ends a warning early. */
  @Post(':id/end')
  @HttpCode(200)
  @Allow('weather_warning.end')
  end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: EndWarning,
  ): Promise<WarningView> {
    return this.warnings.end(actor, id, body);
  }
}
