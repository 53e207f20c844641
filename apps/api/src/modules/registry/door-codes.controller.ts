import { Body, Controller, HttpCode, Param, ParseIntPipe, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow, ReadsOnly } from '../../platform/allow.decorator.js';
import { Config } from '../../platform/config.js';
import { DoorCodeTarget, IssuedDoorCode, ResolveDoorCode } from './door-code.dto.js';
import { DoorCodesService } from './door-codes.service.js';

@ApiTags('registry')
@Controller()
export class DoorCodesController {
  constructor(
    private readonly doorCodes: DoorCodesService,
    private readonly config: Config,
  ) {}

  /** The household behind a scanned or typed code. */
  @Post('door-codes/resolve')
  @HttpCode(200)
  @Allow('door_code.resolve')
  @ReadsOnly()
  resolve(@CurrentActor() actor: Actor, @Body() body: ResolveDoorCode): Promise<DoorCodeTarget> {
    return this.doorCodes.resolve(actor, body.code);
  }

  /** Issues a code for the household's door. The one before, if any, is revoked. */
  @Post('households/:id/door-code')
  @Allow('door_code.issue')
  issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseIntPipe) id: number,
    @Req() request: FastifyRequest,
  ): Promise<IssuedDoorCode> {
    return this.doorCodes.issue(actor, id, this.config.get('publicUrl') || `${request.protocol}://${request.host}`);
  }
}
