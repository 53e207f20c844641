import { Body, Controller, Headers, HttpCode, Post, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/allow.decorator.js';
import { Problem } from '../../platform/errors.js';
import { SignInRoute } from '../../platform/http/throttle.js';
import { XML_ROUTE, XML_TYPES } from '../../platform/http/xml-bodies.js';
import { CapWarnings } from '../weather/cap-warnings.service.js';
import { type MachineAccount, MachineAccountsService } from './machine-accounts.service.js';
import { MachineWarningAnswer } from './machine-warnings.dto.js';
import { CurrentMachine, MachineGuard, MachineScoped } from './machine.guard.js';

/** Weather warnings of programs of other offices: no session, a token of their own. */
@ApiTags('machine')
@ApiBearerAuth()
@Public()
@UseGuards(MachineGuard)
@MachineScoped('warnings.write')
@Controller('machine/warnings')
export class MachineWarningsController {
  constructor(
    private readonly warnings: CapWarnings,
    private readonly accounts: MachineAccountsService,
  ) {}

  /** A CAP 1.2 message. Only `Actual` ones act; the same message again gets the first answer. */
  @Post()
  @HttpCode(200)
  @SignInRoute()
  @RouteConfig(XML_ROUTE)
  @ApiConsumes(...XML_TYPES)
  @ApiBody({ schema: { type: 'string' } })
  async receive(
    @CurrentMachine() machine: MachineAccount,
    @Headers('content-type') type: string | undefined,
    @Body() xml: unknown,
  ): Promise<MachineWarningAnswer> {
    // Text of other types comes as a string as well.
    if (typeof xml !== 'string' || !XML_TYPES.some((taken) => type?.trim().toLowerCase().startsWith(taken))) {
      throw new Problem(415, 'request.media_type', `请以 ${XML_TYPES.join('、')} 格式提交 CAP 1.2 预警。`);
    }
    const answer = await this.warnings.receive(machine, xml);
    await this.accounts.seen(machine);
    return answer;
  }
}
