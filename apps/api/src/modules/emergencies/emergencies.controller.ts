import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { DutyPhonesService } from './duty-phones.service.js';
import {
  ArchiveEmergency,
  ChangeDutyPhones,
  DutyPhoneQuery,
  DutyPhones,
  EmergencyDetail,
  EmergencyPage,
  EmergencyQuery,
  ReportEmergency,
  SettleEmergency,
} from './emergencies.dto.js';
import { EmergenciesService } from './emergencies.service.js';

@ApiTags('emergencies')
@Controller()
export class EmergenciesController {
  constructor(
    private readonly emergencies: EmergenciesService,
    private readonly dutyPhones: DutyPhonesService,
  ) {}

  /** Adds an entry to an emergency's time line; the first makes its record. Sent again, it gets the first answer. */
  @Post('emergencies')
  @HttpCode(200)
  @Allow('emergency.report')
  report(@CurrentActor() actor: Actor, @Body() body: ReportEmergency): Promise<EmergencyDetail> {
    return this.emergencies.report(actor, body);
  }

  /** Emergencies, latest first. */
  @Get('emergencies')
  @Allow('emergency.read')
  list(@CurrentActor() actor: Actor, @Query() query: EmergencyQuery): Promise<EmergencyPage> {
    return this.emergencies.list(actor, query);
  }

  /** One with its time line. */
  @Get('emergencies/:id')
  @Allow('emergency.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<EmergencyDetail> {
    return this.emergencies.read(actor, id);
  }

  /** Records what it came to, or corrects it by a new entry. */
  @Post('emergencies/:id/outcomes')
  @HttpCode(200)
  @Allow('emergency.settle')
  settle(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SettleEmergency,
  ): Promise<EmergencyDetail> {
    return this.emergencies.settle(actor, id, body);
  }

  /** Archives it (处置情况记录归档). */
  @Post('emergencies/:id/archive')
  @HttpCode(200)
  @Allow('emergency.archive')
  archive(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ArchiveEmergency,
  ): Promise<EmergencyDetail> {
    return this.emergencies.archive(actor, id, body);
  }

  /** Numbers on duty of a place and of the levels above it. */
  @Get('duty-phones')
  @Allow('duty_phone.read')
  phones(@CurrentActor() actor: Actor, @Query() query: DutyPhoneQuery): Promise<DutyPhones> {
    return this.dutyPhones.read(actor, query.regionCode);
  }

  /** Replaces the numbers on duty of a place. */
  @Put('duty-phones/:regionCode')
  @Allow('duty_phone.change')
  changePhones(
    @CurrentActor() actor: Actor,
    @Param('regionCode') regionCode: string,
    @Body() body: ChangeDutyPhones,
  ): Promise<DutyPhones> {
    return this.dutyPhones.change(actor, regionCode, body);
  }
}
