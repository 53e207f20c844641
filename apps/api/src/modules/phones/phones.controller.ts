import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { PhoneHeard, PhonePage, PhonesQuery, ReportPhone, SettlePhone } from './phones.dto.js';
import { PhonesService } from './phones.service.js';

/** When the phones of those who visit were last heard, and what still waits on them. */
@ApiTags('phones')
@Controller('phones')
export class PhonesController {
  constructor(private readonly phones: PhonesService) {}

  /** A phone says that it is there, and how much waits on it. */
  @Post('report')
  @HttpCode(200)
  @Allow('phone.report')
  report(@CurrentActor() actor: Actor, @Body() body: ReportPhone): Promise<PhoneHeard> {
    return this.phones.report(actor, body);
  }

  /** Those of the place to call, village by village. */
  @Get()
  @Allow('phone.read')
  list(@CurrentActor() actor: Actor, @Query() query: PhonesQuery): Promise<PhonePage> {
    return this.phones.list(actor, query);
  }

  /** A lost or broken phone: what was on it was seen to. It counts again once it is heard. */
  @Post(':id/settlement')
  @HttpCode(204)
  @Allow('phone.settle')
  settle(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SettlePhone,
  ): Promise<void> {
    return this.phones.settle(actor, id, body);
  }
}
