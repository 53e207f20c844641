import { Controller, Get, Headers, Param, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../platform/allow.decorator.js';
import { SignInRoute } from '../../platform/http/throttle.js';
import { type MachineAccount, MachineAccountsService } from './machine-accounts.service.js';
import { MachineFigures } from './machine-figures.dto.js';
import { MachineFiguresService } from './machine-figures.service.js';
import { CurrentMachine, MachineGuard, MachineScoped } from './machine.guard.js';

/** The quarter and the month for programs of other offices: no session, a token of their own. */
@ApiTags('machine')
@ApiBearerAuth()
@Public()
@UseGuards(MachineGuard)
@MachineScoped('figures.read')
@Controller('machine/figures')
export class MachineFiguresController {
  constructor(
    private readonly figures: MachineFiguresService,
    private readonly accounts: MachineAccountsService,
  ) {}

  /** A quarter (`2026-Q4`) of the city and its towns; 304 when `If-None-Match` names what it still is. */
  @Get('quarters/:quarter')
  @SignInRoute()
  async quarter(
    @CurrentMachine() machine: MachineAccount,
    @Param('quarter') quarter: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MachineFigures | undefined> {
    return this.answer(machine, await this.figures.quarter(machine.regionCode, quarter), known, reply);
  }

  /** A month (`2026-11`) of the city and its towns; 304 when `If-None-Match` names what it still is. */
  @Get('months/:month')
  @SignInRoute()
  async month(
    @CurrentMachine() machine: MachineAccount,
    @Param('month') month: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MachineFigures | undefined> {
    return this.answer(machine, await this.figures.month(machine.regionCode, month), known, reply);
  }

  private async answer(
    machine: MachineAccount,
    figures: MachineFigures,
    known: string | undefined,
    reply: FastifyReply,
  ): Promise<MachineFigures | undefined> {
    const tag = this.figures.tagOf(figures);
    const isKnown = known?.split(',').some((each) => each.trim().replace(/^W\//, '') === tag) ?? false;
    const { kind, period } = figures;
    await this.accounts.used(machine, { kind, period, status: isKnown ? 304 : 200 });
    void reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (!isKnown) return figures;
    void reply.status(304);
    return undefined;
  }
}
